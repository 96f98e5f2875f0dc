from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor, QImage

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.text import Language
from kiosk.stage.gallery import LONGEST, draw_sheet, sheets_of
from kiosk.stage.look import Look
from kiosk.stage.pictures import Picture
from tests.support.charts import many, on_slide
from tests.support.exhibits import playlist, slide, small_hall
from tests.support.pages import theme

LOOKS = {name.value: Look(theme=theme(name), language=Language.ZH) for name in ThemeName}


def nothing(pictures: Sequence[Picture]) -> dict[str, QImage]:
    return {}


def long_hall() -> Programme:
    """Many slides in the section `east`."""
    slides: tuple[Slide, ...] = tuple(slide(f"s{number}") for number in range(2 * LONGEST))
    return replace(small_hall(), slides=slides, playlists=(playlist("tour", *(item.id for item in slides)),))


def test_every_slide_stands_once_in_its_section() -> None:
    programme = small_hall()
    shown = [
        (sheet.name, [content.slide for content in sheet.contents if content.kind is ContentKind.SLIDE])
        for sheet in sheets_of(programme)
    ]
    assert shown == [("01-east", ["a", "b", "c", "f", "g"]), ("02-west", ["d", "e"]), ("03-cards", [])]


def test_every_page_of_a_slide_stands_in_the_gallery() -> None:
    hall = small_hall()
    paged = replace(hall, slides=tuple(on_slide(many(13), "b") if item.id == "b" else item for item in hall.slides))
    shown = [(content.slide, content.page) for content in sheets_of(paged)[0].contents[:5]]
    assert shown == [("a", 0), ("b", 0), ("b", 1), ("b", 2), ("c", 0)]


def test_what_is_not_a_slide_is_there_too() -> None:
    east, west, cards = sheets_of(small_hall())
    assert [content.word for content in east.contents][5:] == [
        "attract:a",
        "attract:b",
        "attract:f",
        "attract:g",
        "poster:east",
        "farewell:east",
    ]
    assert west.contents[-1].section == west.screen.section == "west"
    levels = [content.cue.level for content in cards.contents if content.cue is not None]
    assert levels == list(EmergencyLevel)
    assert [content.kind for content in cards.contents[len(levels) :]] == [ContentKind.IDENTIFY, ContentKind.TEST_CARD]


def test_a_long_section_goes_on_on_the_next_sheet() -> None:
    sheets = sheets_of(long_hall())
    assert [sheet.name for sheet in sheets] == ["01-east", "02-east", "03-east", "04-west", "05-cards"]
    assert max(len(sheet.contents) for sheet in sheets) == LONGEST


def test_each_look_of_a_content_stands_beside_the_other() -> None:
    programme = small_hall()
    sheet = sheets_of(programme)[1]
    drawn = QImage.fromData(draw_sheet(programme, sheet, LOOKS, nothing))
    grounds = [QColor(look.theme.bg).rgb() for look in LOOKS.values()]
    line = [drawn.pixel(x, 300) for x in range(drawn.width())]
    assert min(line.count(ground) for ground in grounds) > 300
    places = [line.index(ground) for ground in grounds]
    assert places == sorted(places)


def test_the_files_that_are_needed_are_asked_for_once_a_content() -> None:
    asked: list[Sequence[Picture]] = []
    programme = small_hall()
    sheet = sheets_of(programme)[0]

    def note(pictures: Sequence[Picture]) -> dict[str, QImage]:
        asked.append(pictures)
        return {}

    draw_sheet(programme, sheet, LOOKS, note)
    assert len(asked) == len(sheet.contents)
