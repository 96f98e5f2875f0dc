from __future__ import annotations

from kiosk.domain.text import Text
from kiosk.services.calendar_names import Names, target_names
from tests.support.calendars import HeldDraft
from tests.support.exhibits import small_hall

NAMES = Names.of(
    [
        ("a", Text(zh="欢迎", en="Welcome")),
        ("b", Text(zh="同名")),
        ("c", Text(zh="同名")),
        ("d", Text(zh="b")),
        ("e", Text(zh="戊")),
    ]
)


def meant(written: str, said: str | None = None, wished: str | None = None, held: str | None = None) -> str | None:
    return NAMES.meant(said, written, wished, held).id


def test_a_name_in_either_language_whatever_its_case_width_and_spaces() -> None:
    assert [meant(text) for text in ("欢迎", "welcome", " ＷＥＬＣＯＭＥ ", "a", "nothing", "")] == ["a"] * 4 + [None, None]


def test_a_title_counts_before_an_id_that_is_spelt_like_it() -> None:
    assert meant("b") == "d"


def test_of_two_of_one_name_it_takes_more_to_choose() -> None:
    assert meant("同名") is None
    assert meant("同名", said="c") == "c"
    assert meant("同名", held="b") == "b"
    assert meant("同名", wished="b") == "b"


def test_an_entry_keeps_a_playlist_that_is_gone_as_long_as_nobody_says_otherwise() -> None:
    assert meant("gone", said="gone", held="gone") == "gone"
    assert meant("gone", said="gone") is None
    assert meant("欢迎", said="gone", held="gone") == "a"


def test_the_hall_its_sections_and_its_screens_have_names() -> None:
    names = target_names(HeldDraft(small_hall()))
    assert [names.meant(None, text, None, None).id for text in ("展厅", "全馆", "Hall", "west", "E1")] == [
        "hall", "hall", "hall", "west", "e1"
    ]  # fmt: skip
