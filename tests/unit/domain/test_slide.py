from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.ids import FieldError
from kiosk.domain.slide import FIELDS, Slide, SlideKind, kind_of
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    BeforeAfter,
    CaptionedPicture,
    Diagram,
    DiagramNode,
    DiagramShape,
    GalleryFields,
    HeroNumber,
    Initiative,
    Initiatives,
    Kpi,
    KpiWall,
    PageFields,
    PictureFields,
    Quote,
    RankPoint,
    RankSlope,
    SectionOpener,
    TableFields,
    TableRow,
    TextFields,
    TimelineFields,
    TimelineNode,
    TitleFields,
    VideoFields,
)
from kiosk.domain.text import Text
from tests.support.charts import many
from tests.support.exhibits import slide

ONE = Text(zh="一")
PICTURE = CaptionedPicture(file="a.png", alt=ONE)


def reading(hanzi: int) -> Slide:
    """A slide with so many Hanzi, title and all."""
    return Slide(id="a", title=ONE, fields=TitleFields(subtitle=Text(zh="字" * (hanzi - 1))))


def test_every_kind_has_its_fields() -> None:
    assert set(FIELDS) == set(SlideKind)
    made = (
        TitleFields(subtitle=ONE),
        KpiWall(items=(Kpi(label=ONE, value=ONE),) * 3),
        TimelineFields(nodes=(TimelineNode(when=ONE, text=ONE),) * 2),
        PictureFields(file="a.png", alt=ONE, text=ONE),
        PageFields(file="a.png", alt=ONE),
        SectionOpener(file="a.png", alt=ONE),
        BeforeAfter(before=PICTURE, after=PICTURE),
        GalleryFields(pictures=(PICTURE,) * 2),
        VideoFields(file="a.mp4", poster="a.png", alt=ONE),
        HeroNumber(label=ONE, value=ONE),
        BarFields(unit=ONE, bars=(Bar(label=ONE, value=1),) * 2),
        RankSlope(points=(RankPoint(when=ONE, rank=2), RankPoint(when=ONE, rank=1)), of=2),
        Initiatives(items=(Initiative(name=ONE, line=ONE),) * 2),
        Quote(text=ONE, by=ONE),
        TableFields(columns=(ONE, ONE), rows=(TableRow(cells=(ONE, ONE)),)),
        Diagram(shape=DiagramShape.CHAIN, nodes=(DiagramNode(label=ONE),) * 2),
        TextFields(paragraphs=(ONE,)),
        many(1),
    )
    assert {kind_of(fields) for fields in made} == set(SlideKind)
    assert Slide(id="a", title=ONE, fields=made[1]).kind is SlideKind.KPI_WALL


@pytest.mark.parametrize("seconds", [2, 2.0, 8.25, 600])
def test_a_slide_stands_as_long_as_it_is_told(seconds: float) -> None:
    assert slide("a", seconds).duration_us == round(seconds * 1_000_000)


@pytest.mark.parametrize("seconds", [1.99, 600.1, -1, math.nan, math.inf])
def test_seconds_out_of_range_are_refused(seconds: float) -> None:
    with pytest.raises(FieldError, match="seconds") as caught:
        slide("a", seconds)
    assert "600" in caught.value.text.zh


@pytest.mark.parametrize(("hanzi", "seconds"), [(2, 8), (20, 8), (40, 13), (228, 60), (1000, 60)])
def test_untold_it_stands_as_long_as_it_reads(hanzi: int, seconds: int) -> None:
    assert reading(hanzi).duration_us == seconds * 1_000_000


def test_text_read_aloud_and_english_take_no_time() -> None:
    texts = (Text(zh="字" * 40), Text(zh="字" * 40, en="word " * 500))
    plain, read_aloud = (
        Slide(id="a", title=ONE, fields=PictureFields(file="a.png", alt=alt, text=text))
        for alt, text in zip((ONE, Text(zh="字" * 500)), texts, strict=True)
    )
    assert plain.duration_us == read_aloud.duration_us


@pytest.mark.parametrize(("hanzi", "seconds"), [(2, 8), (40, 13), (1000, 60)])
def test_an_imported_page_stands_as_long_as_its_words_read_and_its_notes_take_no_time(hanzi: int, seconds: int) -> None:
    fields = PageFields(file="a.png", alt=Text(zh="字" * 500), words="字" * hanzi, notes="字" * 500)
    page = Slide(id="a", title=Text(zh="字" * 100), fields=fields)
    assert page.duration_us == seconds * 1_000_000
    assert page.texts == (page.title,)


def test_what_is_told_of_an_opened_part_takes_no_time() -> None:
    plain, more = (
        Slide(
            id="a",
            title=ONE,
            fields=TimelineFields(nodes=(TimelineNode(when=ONE, text=Text(zh="字" * 40), detail=detail),) * 2),
        )
        for detail in (None, Text(zh="字" * 400))
    )
    assert plain.duration_us == more.duration_us


def test_the_headline_for_the_idle_carousel_takes_no_time_and_is_never_empty() -> None:
    assert replace(reading(40), attract=Text(zh="字" * 40)).duration_us == reading(40).duration_us
    with pytest.raises(FieldError, match="idle carousel is empty"):
        replace(reading(40), attract=Text(zh=" "))


def test_a_kind_names_all_the_files_it_shows() -> None:
    other = CaptionedPicture(file="b.png", alt=ONE)
    assert BeforeAfter(before=PICTURE, after=other).picture_files == ("a.png", "b.png")
    assert GalleryFields(pictures=(other, PICTURE)).picture_files == ("b.png", "a.png")
    video = VideoFields(file="a.mp4", poster="a.png", alt=ONE)
    assert (video.picture_files, video.video_file) == (("a.png",), "a.mp4")
    assert (TextFields(paragraphs=(ONE,)).picture_files, TextFields(paragraphs=(ONE,)).video_file) == ((), None)


@pytest.mark.parametrize("title", ["", "  \n"])
def test_a_slide_has_a_title(title: str) -> None:
    with pytest.raises(FieldError, match="the title is empty"):
        Slide(id="a", title=Text(zh=title), fields=TitleFields(subtitle=ONE))


def test_a_slide_has_an_id_that_can_be_typed() -> None:
    with pytest.raises(FieldError, match="Slide One"):
        slide("Slide One")


@pytest.mark.parametrize("count", [2, 7])
def test_figures_are_three_to_six(count: int) -> None:
    with pytest.raises(FieldError, match="items"):
        KpiWall(items=(Kpi(label=ONE, value=ONE),) * count)


@pytest.mark.parametrize("count", [1, 8])
def test_moments_are_two_to_seven(count: int) -> None:
    with pytest.raises(FieldError, match="nodes"):
        TimelineFields(nodes=(TimelineNode(when=ONE, text=ONE),) * count)


@pytest.mark.parametrize(
    "make",
    [
        lambda: SectionOpener(file="a.png", alt=ONE, contents=(ONE,) * 4),
        lambda: Bar(label=ONE, value=-1),
        lambda: Bar(label=ONE, value=math.nan),
        lambda: BarFields(unit=ONE, bars=(Bar(label=ONE, value=1),)),
        lambda: BarFields(unit=ONE, bars=(Bar(label=ONE, value=0),) * 2),
        lambda: RankPoint(when=ONE, rank=0),
        lambda: RankSlope(points=(RankPoint(when=ONE, rank=1),), of=1),
        lambda: RankSlope(points=(RankPoint(when=ONE, rank=1), RankPoint(when=ONE, rank=3)), of=2),
        lambda: Initiatives(items=(Initiative(name=ONE, line=ONE),) * 11),
        lambda: TableFields(columns=(ONE,), rows=(TableRow(cells=(ONE,)),)),
        lambda: TableFields(columns=(ONE, ONE), rows=()),
        lambda: TableFields(columns=(ONE, ONE), rows=(TableRow(cells=(ONE,)),)),
        lambda: Diagram(shape=DiagramShape.HUB, nodes=(DiagramNode(label=ONE),)),
        lambda: TextFields(paragraphs=()),
        lambda: CaptionedPicture(file="a.png", alt=Text(zh=" ")),
        lambda: GalleryFields(pictures=(PICTURE,)),
        lambda: GalleryFields(pictures=(PICTURE,) * 13),
    ],
)
def test_what_a_layout_cannot_carry_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(FieldError):
        make()
