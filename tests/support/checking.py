"""Exhibits for the content checker: one good slide, and what is wrong with it told by code, slide and sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.programme import Source
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Quote, SlideFields
from kiosk.domain.text import Language, Text
from kiosk.services.checking.finding import Finding
from kiosk.services.checking.sheet import Box, Inscription, Sheet
from kiosk.services.checking.subject import Subject
from tests.support.exhibits import section

SOURCE = Source(id="A", text=Text(zh="年鉴，2021 年 3 月", en="Yearbook, March 2021"))
WORDS = Text(zh="河上有桥", en="A bridge is on the river")


def good(fields: SlideFields | None = None, **more: object) -> Slide:
    """A slide with which nothing is wrong; `more` replaces fields."""
    made = Slide(id="river", title=Text(zh="两岸", en="Two banks"), fields=fields or Quote(text=WORDS, by=WORDS), source="A")
    return replace(made, **more)  # type: ignore[arg-type]


def subject(slide: Slide | None = None, **more: object) -> Subject:
    made = Subject(slide=slide or good(), section="east", deck="tour", source=SOURCE)
    return replace(made, **more)  # type: ignore[arg-type]


def exhibit(*slides: Slide, **more: object) -> Exhibit:
    """One section with one deck."""
    named = replace(section("east"), name=Text(zh="东岸", en="East bank"), promise=WORDS)
    deck = Deck(id="tour", section="east", title=Text(zh="一游", en="A tour"), slides=slides or (good(),))
    made = Exhibit(sections=(named,), sources=(SOURCE,), decks=(deck,), media=())
    return replace(made, **more)  # type: ignore[arg-type]


def inscription(text: str = "河上有桥", px: int = 36, box: Box | None = None, **more: object) -> Inscription:
    made = Inscription(text=text, px=px, box=box or Box(left=100, top=100, right=300, bottom=160))
    return replace(made, **more)  # type: ignore[arg-type]


def sheet(*inscriptions: Inscription, **more: object) -> Sheet:
    """A landscape page, Chinese and dark."""
    made = Sheet(language=Language.ZH, theme=ThemeName.DARK, width=1920, height=1080, inscriptions=inscriptions)
    return replace(made, **more)  # type: ignore[arg-type]


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes found, without their common head; every sentence has to be there in both languages."""
    found = list(findings)
    for finding in found:
        for text in (finding.message, finding.fix):
            assert text.zh
            assert text.en
            assert text.zh != text.en
    return [finding.code.removeprefix("W-CHK-") for finding in found]
