from __future__ import annotations

from kiosk.domain.recycled import Parcel, Recycled, Thing
from kiosk.domain.text import Text
from kiosk.services import recycling_errors as errors
from tests.support.store_samples import DECKS


def test_every_sentence_names_what_it_is_about_in_both_languages() -> None:
    recycled = Recycled(thing=Thing.DECK, name="d", title=Text(zh="历程", en="History"), discarded_us=0, parcel=Parcel())
    for error in (errors.taken(recycled), errors.homeless(recycled)):
        assert "演示文稿“历程”" in error.message.zh
        assert "deck 'History'" in (error.message.en or "")
    assert "播放列表“x”" in errors.not_there(Thing.PLAYLIST, "x").message.zh
    assert "西厅故事" in errors.last(DECKS[0]).message.zh
    assert errors.not_in_bin(7).where == "7"
