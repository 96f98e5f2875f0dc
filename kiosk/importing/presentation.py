"""What python-pptx reads of a deck: titles, words, notes, what pictures show, fonts, and what will not come through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pptx.oxml import parse_xml
from pptx.package import Package
from pptx.presentation import Presentation as Deck
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from kiosk.domain.foreign import ForeignPage, Remark
from kiosk.domain.text import Measure
from kiosk.importing.deck_films import film_of
from kiosk.importing.legibility import Run, remarks_on_words, runs_of
from kiosk.importing.lettering import Lettering
from kiosk.importing.lost import lost_on, lost_with
from kiosk.importing.offers import offers_of
from kiosk.importing.shapes import Placed, is_furniture, is_title, placed, reading_order

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)", re.IGNORECASE)
"""What programs put where the words for those who do not see should stand."""
_RELATED = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The fonts that words stand in, each with its pages, and whether Hanzi are among the words."""

    pages: Mapping[str, tuple[int, ...]]
    for_hanzi: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A deck as its file tells it: its pages are not drawn yet. `films` are names in the package `file`, by the slides they fill."""

    file: Path
    pages: tuple[ForeignPage, ...]
    fonts: Fonts
    films: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


class Unreadable(Exception):
    """The deck is not written as python-pptx expects it."""


def read_presentation(file: Path) -> Presentation:
    """A PPTX, PPSX, POTX or PPTM, which has been looked at by `check_package`. Raises Unreadable."""
    try:
        deck = cast(Deck, Package.open(str(file)).main_document_part.presentation)
        return _presentation(deck, file)
    except Exception as error:  # whatever python-pptx stumbles over; the converter decides what is a deck
        raise Unreadable(f"{type(error).__name__}: {error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What one slide tells: its page, the fonts named on it (and whether for Hanzi), the video that fills it."""

    page: ForeignPage
    fonts: tuple[tuple[str, bool], ...]
    film: str


def _presentation(deck: Deck, file: Path) -> Presentation:
    size = int(deck.slide_width or 1), int(deck.slide_height or 1)
    told = [_told(number, slide, size) for number, slide in enumerate(deck.slides, 1)]
    return Presentation(
        file=file,
        pages=tuple(each.page for each in told),
        fonts=_joined(told),
        films={each.page.number: each.film for each in told if each.film},
        remarks=tuple(lost_with(deck)),
    )


def _told(number: int, slide: Slide, size: tuple[int, int]) -> _Told:
    shapes, lettering = list(placed(slide.shapes)), Lettering(slide)
    runs = list(runs_of(shapes, lettering))
    remarks = (*lost_on(slide), *remarks_on_words(slide, shapes, runs, lettering, size))
    return _Told(
        page=_page(number, slide, shapes, remarks, size),
        fonts=tuple(_fonts(shapes, runs, lettering)),
        film=film_of(slide, shapes, size),
    )


def _joined(told: Sequence[_Told]) -> Fonts:
    pages: dict[str, list[int]] = {}
    for each in told:
        for font in sorted({font for font, _ in each.fonts}):
            pages.setdefault(font, []).append(each.page.number)
    return Fonts(
        pages={font: tuple(on) for font, on in sorted(pages.items())},
        for_hanzi=frozenset(font for each in told for font, hanzi in each.fonts if hanzi),
    )


def _page(number: int, slide: Slide, shapes: Sequence[Placed], remarks: Sequence[Remark], size: tuple[int, int]) -> ForeignPage:
    ordered = [item for item in reading_order(shapes, size[1]) if not is_furniture(item.shape)]
    titles = [" ".join(words.split()) for item in ordered if is_title(item.shape) for words in _words(item, slide)]
    told = [word for item in ordered for word in _words(item, slide)]
    described = (" ".join(item.shape.element.xpath("string(.//p:cNvPr[1]/@descr)").split()) for item in ordered)
    return ForeignPage(
        number=number,
        picture="",
        width_px=0,
        height_px=0,
        title=next((title for title in titles if title), _first_line(told)),
        words="\n".join(told),
        notes=_notes(slide),
        alt="\n".join(dict.fromkeys(alt for alt in described if alt and not _FILE_NAME.fullmatch(alt))),
        hidden=slide.element.get("show") in ("0", "false"),
        offers=offers_of(ordered, size),
        remarks=tuple(remarks),
    )


def _words(item: Placed, slide: Slide) -> Iterator[str]:
    """The words of a shape, paragraph by paragraph, cell by cell."""
    shape = item.shape
    if shape.has_chart:
        yield from _chart_words(cast(GraphicFrame, shape))
        return
    for paragraph in [*shape.element.iter(_A + "p"), *_diagram(item, slide)]:
        words = "".join("\n" if part.tag == _A + "br" else part.text or "" for part in paragraph.iter(_A + "t", _A + "br"))
        if words.strip():
            yield words.strip()


def _chart_words(frame: GraphicFrame) -> Iterator[str]:
    """What stands on a chart: its title, the names of its rows and columns."""
    element = frame.chart.element
    yield from (text for node in element.iter(_A + "t") if (text := (node.text or "").strip()))
    names = element.xpath(".//c:tx//c:pt/c:v | .//c:cat//c:pt/c:v")
    yield from dict.fromkeys(name for node in names if (name := (node.text or "").strip()))


def _diagram(item: Placed, slide: Slide) -> Iterator[Any]:
    """The paragraphs of a SmartArt diagram, which lie in a part of their own."""
    for reference in item.shape.element.iter(_RELATED):
        data = slide.part.related_part(reference.get(_DATA))
        yield from parse_xml(data.blob).iter(_A + "p")


def _notes(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return frame.text.replace("\v", "\n").strip() if frame is not None else ""


def _first_line(told: Sequence[str]) -> str:
    return next((words.split("\n")[0] for words in told), "")


def _fonts(shapes: Sequence[Placed], runs: Sequence[Run], lettering: Lettering) -> Iterator[tuple[str, bool]]:
    """The fonts that are named for words on a slide, and whether for Hanzi."""
    for run in runs:
        yield from _used(run.words, run.letters.latin, run.letters.hanzi)
    for item in shapes:
        if item.shape.has_chart:
            frame = cast(GraphicFrame, item.shape)
            latin, hanzi = lettering.theme_fonts()
            faces = {script: frame.chart.element.find(f".//{_A}{script}") for script in ("latin", "ea")}
            yield from _used(
                "\n".join(_chart_words(frame)),
                latin if faces["latin"] is None else lettering.named(faces["latin"].get("typeface", "")),
                hanzi if faces["ea"] is None else lettering.named(faces["ea"].get("typeface", "")),
            )


def _used(words: str, latin: str, hanzi: str) -> Iterator[tuple[str, bool]]:
    if hanzi and Measure.of(words).hanzi:
        yield hanzi, True
    if latin and any(letter.isascii() and letter.isalnum() for letter in words):
        yield latin, False
