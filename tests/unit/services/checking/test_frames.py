from __future__ import annotations

import pytest

from kiosk.domain.text import Language
from kiosk.services.checking import frames
from kiosk.services.checking.finding import Finding
from kiosk.services.checking.sheet import Sheet, Surface
from tests.support.checking import codes, inscription, sheet

EN = Language.EN
FOURTEEN, TEN = "东西南北中上下左右前后内外间", "one two three four five six seven eight nine ten"


def find(headline: str, language: Language = Language.ZH, surface: Surface = Surface.FRAME) -> list[Finding]:
    return list(frames.find("river", [page(headline, language, surface)]))


def page(headline: str, language: Language = Language.ZH, surface: Surface = Surface.FRAME) -> Sheet:
    """Beside the headline stand words that are longer, and smaller."""
    beside = inscription(f"{FOURTEEN}{FOURTEEN} {TEN} {TEN}", px=48)
    return sheet(beside, inscription(headline, px=96), language=language, surface=surface)


@pytest.mark.parametrize(
    ("headline", "language", "found"),
    [
        (FOURTEEN, Language.ZH, []),
        (f"{FOURTEEN}也", Language.ZH, ["HEADLINE"]),
        (f"{FOURTEEN}也", EN, []),
        (TEN, EN, []),
        (f"{TEN} eleven", EN, ["HEADLINE"]),
        (f"{TEN} eleven", Language.ZH, []),
        ("1,286,000", Language.ZH, []),
    ],
)
def test_a_headline_is_short_enough_to_be_read_in_passing(headline: str, language: Language, found: list[str]) -> None:
    assert codes(find(headline, language)) == found


def test_it_is_told_of_once_whatever_it_is_drawn_in() -> None:
    long = f"{FOURTEEN}\n也"
    (found,) = frames.find("river", [page(long), page(long), page("short", EN)])
    assert (found.slide, "15 个汉字" in found.message.zh, "attract" in found.fix.zh) == ("river", True, True)


@pytest.mark.parametrize("surface", [Surface.SLIDE, Surface.POSTER])
def test_only_frames_are_read_in_passing(surface: Surface) -> None:
    assert find(f"{FOURTEEN}也", surface=surface) == []


def test_a_frame_without_words_is_let_be() -> None:
    assert list(frames.find("river", [sheet(surface=Surface.FRAME)])) == []
    assert list(frames.find("river", [])) == []
