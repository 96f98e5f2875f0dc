from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from kiosk.app.content import give_cue, what_counts
from kiosk.app.house import House, open_house
from kiosk.app.preview import Preview
from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.errors import BadInput
from kiosk.domain.resolve import resolve
from kiosk.domain.text import Language
from kiosk.panel.preview import Asked
from kiosk.services.conductor import Request
from kiosk.stage import stage as stage_module
from kiosk.stage.stage import CannotShow, draw
from tests.support.commands import published

pytestmark = pytest.mark.usefixtures("qapp")

HOUR_US = 3_600_000_000


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(published(tmp_path / "data")) as house:
        yield house


@pytest.fixture
def preview(house: House) -> Iterator[Preview]:
    made = Preview(house)
    yield made
    made.close()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The contents that have been drawn since."""
    contents: list[Any] = []

    def noting(programme: Any, content: Any, *rest: Any) -> QImage:
        contents.append(content)
        return draw(programme, content, *rest)

    monkeypatch.setattr(stage_module, "draw", noting)
    return contents


def asked(kind: CueKind, **more: Any) -> Asked:
    request = Request(kind=kind, targets=("w1",), hold_us=HOUR_US, **more)
    return Asked(request=request, screen="w1", box=(190, 107), revision=1)


def other_playlist(house: House) -> str:
    """One with slides that the screen does not play."""
    programme, cues = what_counts(house, house.clock.now_us(), None)
    plays = resolve(programme, cues, {}, "w1", house.clock.now_us()).playlist
    return next(each.id for each in programme.playlists if each.slides and each.id != plays)


async def test_a_take_is_drawn_as_it_would_come_and_nobody_hears_of_it(
    house: House, preview: Preview, drawn: list[Any]
) -> None:
    name = other_playlist(house)
    picture = await preview.picture(asked(CueKind.TAKE, playlist=name))
    assert picture.width() <= 190
    assert picture.height() <= 107
    assert house.store.read(lambda uow: uow.journal.since(0)) == ()
    cue = give_cue(house, asked(CueKind.TAKE, playlist=name).request).cue
    programme, cues = what_counts(house, cue.at_us, "w1")
    assert [content.word for content in drawn] == [resolve(programme, cues, {}, "w1", cue.at_us).content.word]


async def test_what_was_drawn_is_kept(preview: Preview, house: House, drawn: list[Any]) -> None:
    name = other_playlist(house)
    one = await preview.picture(asked(CueKind.TAKE, playlist=name))
    two = await preview.picture(asked(CueKind.TAKE, playlist=name))
    assert one == two
    assert len(drawn) == 1


async def test_a_language_is_drawn_in_it(preview: Preview, drawn: list[Any]) -> None:
    await preview.picture(asked(CueKind.LANGUAGE, language=Language.EN))
    assert [content.language for content in drawn] == [Language.EN]


async def test_an_emergency_stands_above_whatever_would_be_taken(house: House, preview: Preview, drawn: list[Any]) -> None:
    give_cue(house, Request(kind=CueKind.EMERGENCY, targets=("hall",), level=EmergencyLevel.NOTICE, hold_us=HOUR_US))
    await preview.picture(asked(CueKind.TAKE, playlist=other_playlist(house)))
    assert drawn[0].kind.value == "emergency"


async def test_what_could_not_be_given_is_refused_as_it_would_be(preview: Preview) -> None:
    with pytest.raises(BadInput) as refused:
        await preview.picture(asked(CueKind.TAKE, playlist="no-such"))
    assert refused.value.code == "E-CUE-PLAYLIST"


async def test_another_slide_stands_in_for_one_that_cannot_be_drawn(
    preview: Preview, house: House, monkeypatch: pytest.MonkeyPatch, drawn: list[Any]
) -> None:
    programme, _ = what_counts(house, house.clock.now_us(), None)
    name = next(each.id for each in programme.playlists if len(each.slides) > 1)
    first = programme.playlist_by_id[name].slides[0]
    noting = stage_module.draw

    def failing(programme: Any, content: Any, *rest: Any) -> QImage:
        if content.slide == first:
            raise CannotShow(first, "")
        return noting(programme, content, *rest)

    monkeypatch.setattr(stage_module, "draw", failing)
    assert not (await preview.picture(asked(CueKind.TAKE, playlist=name))).isNull()
    assert first not in {content.slide for content in drawn}
