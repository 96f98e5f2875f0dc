"""What answers to touch, on slides whose texts are as long as a deck may well have them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    BarFields,
    Diagram,
    DiagramShape,
    Initiatives,
    KpiWall,
    RankSlope,
    TimelineFields,
    TitleFields,
)
from kiosk.domain.text import Language, Text
from kiosk.domain.view import Grip, OpenPart, OpenSlide, View
from kiosk.stage.area import Area
from kiosk.stage.areas import areas_of
from kiosk.stage.draw import build_slide
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page
from kiosk.stage.scene import render, scene_with
from tests.support.pages import faults_of, hard_slides, page

TOUCHED = (TimelineFields, RankSlope, Initiatives, Diagram, KpiWall, BarFields)
SLIDES = [slide for slide in hard_slides() if isinstance(slide.fields, TOUCHED)]
LEAST_PX = 72
CANVASES = pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
EACH = pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: f"{slide.kind.value}-{slide.id}")
SHARES = (0.0, 0.4, 0.5, 1.0)


def some() -> list[Slide]:
    """One slide a kind and shape, in a middling number of parts."""
    found: dict[object, list[Slide]] = {}
    for slide in SLIDES:
        found.setdefault(slide.fields.shape if isinstance(slide.fields, Diagram) else slide.kind, []).append(slide)
    return [slides[len(slides) // 2] for slides in found.values()]


SOME = pytest.mark.parametrize("slide", some(), ids=lambda slide: f"{slide.kind.value}-{slide.id}")


def parts_of(areas: tuple[Area, ...]) -> list[int]:
    return [area.act.part for area in areas if isinstance(area.act, OpenPart)]


def count_of(slide: Slide) -> int:
    fields = slide.fields
    if isinstance(fields, TimelineFields | Diagram):
        return len(fields.nodes)
    if isinstance(fields, Initiatives | KpiWall):
        return len(fields.items)
    assert isinstance(fields, BarFields)
    return len(fields.bars)


def drawn(on: Page, slide: Slide) -> QImage:
    """The page at half its size."""
    image = QImage(on.canvas.width // 2, on.canvas.height // 2, QImage.Format.Format_RGB32)
    image.fill(QColor(on.theme.bg))
    scene = scene_with(build_slide(on, slide))
    painter = QPainter(image)
    render(scene, painter, QRectF(image.rect()), QRectF(on.canvas.rect))
    painter.end()
    return image


@EACH
@CANVASES
@pytest.mark.parametrize("language", list(Language))
def test_areas_are_large_enough_on_the_page_and_apart(slide: Slide, canvas: Canvas, language: Language) -> None:
    areas = areas_of(page(language, canvas), slide)
    assert areas
    for area in areas:
        assert canvas.content.contains(area.rect)
        assert min(area.rect.width(), area.rect.height()) >= LEAST_PX
        assert area.name.zh
        assert area.name.en
    assert [pair for pair in combinations(areas, 2) if pair[0].rect.intersects(pair[1].rect)] == []


@EACH
@CANVASES
def test_each_part_answers_and_they_come_as_they_are_read(slide: Slide, canvas: Canvas) -> None:
    if isinstance(slide.fields, RankSlope):
        return
    parts = parts_of(areas_of(page(canvas=canvas), slide))
    assert set(parts) == set(range(count_of(slide)))
    if isinstance(slide.fields, Diagram) and slide.fields.shape is not DiagramShape.CHAIN:
        rects = [area.rect for area in areas_of(page(canvas=canvas), slide)]
        assert rects == sorted(rects, key=lambda rect: (rect.top(), rect.left()))
    else:
        assert parts == sorted(parts)


@SOME
@CANVASES
def test_what_is_opened_can_be_seen_and_words_keep_to_their_places(slide: Slide, canvas: Canvas) -> None:
    on = page(canvas=canvas)
    if isinstance(slide.fields, RankSlope):
        views = [View(share=share) for share in (0.0, 0.5, 1.0)]
    else:
        views = [View(part=part) for part in range(count_of(slide))]
    seen = [drawn(replace(on, view=view), slide) for view in (View(), *views)]
    assert [pair for pair in combinations(range(len(seen)), 2) if seen[pair[0]] == seen[pair[1]]] == []
    for view in views:
        opened = replace(on, view=view)
        assert faults_of(build_slide(opened, slide), opened) == []


@CANVASES
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("share", SHARES)
def test_wherever_the_handle_is_ranks_keep_to_their_places(canvas: Canvas, language: Language, share: float) -> None:
    on = replace(page(language, canvas), view=View(share=share))
    for slide in SLIDES:
        if isinstance(slide.fields, RankSlope):
            assert (slide.id, faults_of(build_slide(on, slide), on)) == (slide.id, [])


def test_a_rank_slope_is_drawn_over_as_a_whole() -> None:
    slide = next(slide for slide in SLIDES if isinstance(slide.fields, RankSlope))
    (area,) = areas_of(page(), slide)
    assert isinstance(area.act, Grip)


def test_a_card_with_a_slide_of_its_own_leads_there() -> None:
    slide = next(slide for slide in SLIDES if isinstance(slide.fields, Initiatives))
    assert isinstance(slide.fields, Initiatives)
    first, *others = slide.fields.items
    led = replace(slide, fields=replace(slide.fields, items=(replace(first, opens="there"), *others)))
    assert [area.act for area in areas_of(page(), led)] == [
        OpenSlide(slide="there"), *(OpenPart(part=part) for part in range(1, len(others) + 1)),
    ]  # fmt: skip


def test_a_kind_that_is_only_looked_at_has_none() -> None:
    assert areas_of(page(), Slide(id="x", title=Text(zh="题"), fields=TitleFields(subtitle=Text(zh="副")))) == ()
