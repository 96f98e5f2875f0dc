from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from kiosk.domain.asset import Media
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import IdleRule, Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import BeforeAfter, CaptionedPicture, GalleryFields, PictureFields, TitleFields
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.stage.decode import decode
from kiosk.stage.draw import draw
from kiosk.stage.look import Look
from kiosk.stage.pictures import Picture, part_of, pictures_of
from tests.support.exhibits import screen, wall
from tests.support.pages import asset, section, theme

FOLDER = "work/story/media"
BEZEL_MM = 10
SCREENS = [
    replace(screen(f"screen-{number:02}", "work"), place=(number, 0), pixels=(160, 90), width_mm=1600, bezel_mm=BEZEL_MM)
    for number in range(4)
]
"""A pixel is 10 mm wide, so two bezels hide two pixels."""

ONE, SPANNING, WORDS = (Content(kind=ContentKind.SLIDE, slide=slide) for slide in ("one", "spanning", "words"))
ON_POSTER = Content(kind=ContentKind.POSTER, section="work")
LOOK = Look(theme=theme())


def programme(*screens: Screen, size: tuple[int, int] = (1000, 800)) -> Programme:
    picture = PictureFields(file="media/x.png", alt=Text(zh="图"), text=Text(zh="字"))
    slides = (
        Slide(id="one", title=Text(zh="一块屏"), fields=picture),
        Slide(id="spanning", title=Text(zh="多块屏"), fields=replace(picture, span=True)),
        Slide(id="words", title=Text(zh="没有图"), fields=TitleFields(subtitle=Text(zh="字"))),
    )
    return Programme(
        revision=1,
        anchor_us=0,
        note="",
        wall=wall(*screens),
        sections=(section(),),
        sources=(),
        slides=slides,
        playlists=(Playlist(id="story", section="work", title=Text(zh="故事"), slides=("one", "spanning", "words")),),
        assignments=(),
        media=(Media(path=f"{FOLDER}/x.png", shown=asset(*size)), Media(path="media/work.svg", shown=asset(1920, 1080))),
        idle=IdleRule(after_us=1, frame_us=1, frames=1),
    )


def picture_on(programme: Programme, on: Screen) -> Picture:
    (needed,) = pictures_of(programme, SPANNING, on)
    return needed


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """Every column and every row of it has a colour of its own, more or less."""
    image = QImage(1292, 180, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    across, down = QLinearGradient(0, 0, 1292, 0), QLinearGradient(0, 0, 0, 180)
    for place, colour in ((0, "#0000FF"), (0.5, "#FFFF00"), (1, "#FF0000")):
        across.setColorAt(place, QColor(colour))
    down.setColorAt(0, QColor(0, 0, 0, 0))
    down.setColorAt(1, QColor(0, 0, 0, 200))
    painter.fillRect(image.rect(), across)
    painter.fillRect(image.rect(), down)
    painter.end()
    path = tmp_path / "x.png"
    image.save(str(path))
    return path


def test_a_slide_and_a_poster_name_the_files_they_need_at_their_size() -> None:
    full, half = screen("full", "work"), replace(screen("half", "work"), pixels=(960, 540))
    both, path = programme(full, half), f"{FOLDER}/x.png"
    assert pictures_of(both, ONE, full) == (Picture(path=path, box=QSize(830, 664)),)
    assert pictures_of(both, ONE, half) == (Picture(path=path, box=QSize(415, 332)),)
    assert pictures_of(both, ON_POSTER, full) == (Picture(path="media/work.svg", box=QSize(1920, 1080)),)
    farewell = Content(kind=ContentKind.FAREWELL, section="work")
    assert pictures_of(both, farewell, full) == pictures_of(both, ON_POSTER, full)


def test_a_frame_shows_the_slides_picture_over_all_of_its_own_place() -> None:
    full = screen("full", "work")
    (needed,) = pictures_of(programme(full), replace(ONE, kind=ContentKind.ATTRACT), full)
    assert needed.path == f"{FOLDER}/x.png"
    assert (needed.box.width() >= 1094, needed.box.height() >= 1080) == (True, True)


def test_where_there_are_several_a_frame_shows_the_one_that_tells_most() -> None:
    full, alt = screen("full", "work"), Text(zh="图")
    old, new = (CaptionedPicture(file=f"media/{name}.png", alt=alt) for name in ("old", "new"))
    media = tuple(Media(path=f"{FOLDER}/{name}.png", shown=asset(1000, 800)) for name in ("old", "new"))
    for fields, shown in ((BeforeAfter(before=old, after=new), "new"), (GalleryFields(pictures=(old, new)), "old")):
        first, *others = programme(full).slides
        several = replace(programme(full), media=media, slides=(replace(first, fields=fields), *others))
        (needed,) = pictures_of(several, replace(ONE, kind=ContentKind.ATTRACT), full)
        assert needed.path == f"{FOLDER}/{shown}.png"


def test_nothing_is_needed_where_nothing_is_shown_or_known() -> None:
    on = screen("full", "work")
    needless = (
        Content(kind=ContentKind.BLACK), WORDS, replace(WORDS, kind=ContentKind.ATTRACT),
        Content(kind=ContentKind.IDENTIFY), Content(kind=ContentKind.TEST_CARD),
    )  # fmt: skip
    assert [pictures_of(programme(on), content, on) for content in needless] == [()] * len(needless)
    unknown = replace(programme(on), media=())
    assert pictures_of(unknown, ON_POSTER, on) == pictures_of(unknown, ONE, on) == ()


def test_what_is_the_same_on_all_screens_of_a_size_has_no_part_of_its_own() -> None:
    four = programme(*SCREENS)
    assert {part_of(four, content, each) for content in (ONE, WORDS, ON_POSTER) for each in SCREENS} == {""}


@pytest.mark.parametrize(
    "content", [SPANNING, Content(kind=ContentKind.IDENTIFY), Content(kind=ContentKind.TEST_CARD)], ids=lambda it: it.word
)
def test_what_differs_from_screen_to_screen_is_each_ones_own(content: Content) -> None:
    four = programme(*SCREENS)
    assert [part_of(four, content, each) for each in SCREENS] == [each.id for each in SCREENS]


def test_on_the_only_screen_of_a_section_a_spanning_picture_is_a_picture() -> None:
    alone = programme(SCREENS[0])
    assert pictures_of(alone, SPANNING, SCREENS[0]) == pictures_of(alone, ONE, SCREENS[0])
    assert part_of(alone, SPANNING, SCREENS[0]) == ""


@pytest.mark.parametrize("size", [(1292, 180), (3000, 100), (500, 500)], ids=["as the area", "wider", "higher"])
def test_the_parts_of_a_picture_lie_on_it_as_the_screens_hang(size: tuple[int, int]) -> None:
    four = programme(*SCREENS, size=size)
    parts = [picture_on(four, each) for each in SCREENS]
    clips = [part.clip or QRect() for part in parts]
    assert len({(part.box.width(), part.box.height()) for part in parts}) == 1
    assert all(QRect(0, 0, parts[0].box.width(), parts[0].box.height()).contains(clip) for clip in clips)
    assert [clip.size() for clip in clips] == [QSize(160, 90)] * 4
    assert [right.left() - left.right() - 1 for left, right in pairwise(clips)] == [2] * 3
    assert clips[0].left() == parts[0].box.width() - clips[-1].right() - 1


def test_a_finer_screen_shows_its_part_in_its_own_pixels() -> None:
    fine = replace(SCREENS[1], pixels=(320, 180))
    both = programme(SCREENS[0], fine, size=(1292, 180))
    coarse_part, fine_part = (picture_on(both, each) for each in both.wall.screens)
    assert (coarse_part.clip, fine_part.clip) == (
        QRect((coarse_part.box.width() - 322) // 2, 0, 160, 90),
        QRect((fine_part.box.width() - 644) // 2 + 324, 0, 320, 180),
    )


def test_the_screens_together_show_one_picture(photograph: Path) -> None:
    four = programme(*SCREENS, size=(1292, 180))
    needed = [picture_on(four, each) for each in SCREENS]
    whole = decode(photograph, needed[0].box, QRect(0, 0, 646, 90))
    for each, part in zip(SCREENS[1:], needed[1:], strict=True):  # the words stand on the first screen
        image = draw(four, SPANNING, each, LOOK, {part.path: decode(photograph, part.box, part.clip)})
        assert image == whole.copy(part.clip or QRect())


def test_only_the_first_screen_tells_the_words(photograph: Path) -> None:
    four = programme(*SCREENS, size=(1292, 180))
    (first, *_), part = SCREENS, picture_on(four, SCREENS[0])
    image = decode(photograph, part.box, part.clip)
    assert draw(four, SPANNING, first, LOOK, {part.path: image}) != image


def test_without_its_file_no_screen_is_black() -> None:
    four = programme(*SCREENS)
    for each in SCREENS:
        image = draw(four, SPANNING, each, LOOK, {})
        assert len({image.pixel(x, y) for x in range(160) for y in range(90)}) > 2
