"""The rules put together, on pages that a test has made up: what was drawn is a port."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.domain.exhibit import Exhibit, MediaFile
from kiosk.domain.slide_fields import HeroNumber
from kiosk.domain.text import Text
from kiosk.services.checking.check import Order, check
from kiosk.services.checking.sheet import Sheet, Shown, Surface
from kiosk.services.checking.subject import subjects_of
from tests.support.checking import SOURCE, WORDS, codes, exhibit, good, inscription, sheet
from tests.support.exhibits import screen, wall
from tests.support.pages import asset

WALL = wall(screen("e1", "east"))
TODAY = date(2021, 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Pages by slide, or by section for its poster; a good one for those that are not named."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)
    asked: list[tuple[str, Surface]] = field(default_factory=list)

    def sheets_of(self, id: str, surface: Surface) -> tuple[Sheet, ...]:
        self.asked.append((id, surface))
        return (replace(self.sheets.get(id, sheet(inscription())), surface=surface),)

    def shown_on(self, id: str, surface: Surface) -> tuple[Shown, ...]:
        return (self.shown[id],) if id in self.shown else ()


def found(of: Exhibit, drawn: Drawn | None = None) -> list[tuple[str, str]]:
    findings = check(of, WALL, drawn or Drawn(), Order(today=TODAY), lambda done, of: None)
    return list(zip((finding.slide for finding in findings), codes(findings), strict=True))


def test_a_good_exhibit_is_clean() -> None:
    assert found(exhibit()) == []


def test_findings_come_in_the_order_of_the_slides() -> None:
    area = HeroNumber(label=Text(zh="面积", en="Area"), value=Text(zh="99"))
    slides = (good(area, id="one"), good(replace(area, value=Text(zh="98")), id="two"), good(id="three", title=Text(zh="河")))
    of = exhibit(*slides, media=(MediaFile(path="x.png", original=asset(8, 8), shown=asset(8, 8)),))
    shown = {"one": Shown(path="x.png", width_px=9, height_px=9)}
    drawn = Drawn(sheets={"two": sheet(inscription(px=20))}, shown=shown)
    assert found(of, drawn) == [
        ("one", "PIXELS"), ("two", "FIGURE"), ("two", "SMALL"), ("two", "SMALL"), ("three", "ENGLISH"),
    ]  # fmt: skip


def test_frames_are_looked_at_as_far_as_there_are_any_and_a_poster_with_the_first_slide_of_its_section() -> None:
    drawn = Drawn(sheets={"east": sheet(inscription(px=20))})
    of, order = exhibit(*(good(id=id) for id in ("one", "two", "three"))), Order(today=TODAY, frames=2)
    (small,) = check(of, WALL, drawn, order, lambda done, of: None)
    assert (small.slide, "海报" in small.message.zh) == ("one", True)
    assert drawn.asked == [
        ("one", Surface.SLIDE), ("one", Surface.FRAME), ("east", Surface.POSTER),
        ("two", Surface.SLIDE), ("two", Surface.FRAME), ("three", Surface.SLIDE),
    ]  # fmt: skip


def test_section_deck_and_source_are_told_of_once_at_the_first_slide_that_has_them() -> None:
    bare = exhibit(good(id="one", source=None), good(id="two"), good(id="three"))
    section = replace(bare.sections[0], name=Text(zh="东岸"))
    deck = replace(bare.decks[0], title=Text(zh="一游"))
    source = replace(SOURCE, text=Text(zh="2021 年年鉴"))
    of = replace(bare, sections=(section,), decks=(deck,), sources=(source,))
    assert found(of) == [("one", "ENGLISH"), ("one", "ENGLISH"), ("one", "SOURCE"), ("two", "ENGLISH")]


def test_a_subject_knows_its_deck_and_its_source() -> None:
    (subject,) = subjects_of(exhibit())
    assert (subject.section, subject.deck, subject.source) == ("east", "tour", SOURCE)
    assert WORDS in subject.beside


def test_progress_is_told_slide_by_slide() -> None:
    told: list[tuple[int, int]] = []
    check(exhibit(good(), good(id="two")), WALL, Drawn(), Order(today=TODAY), lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
