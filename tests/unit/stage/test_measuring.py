from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.asset import Media
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import IdleRule, Programme, Source
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Bar, BarFields, HeroNumber, PictureFields, SlideFields, TextFields
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.domain.war_map import Project, WarMap
from kiosk.qtkit.contrast import contrast
from kiosk.qtkit.theme import TypeToken
from kiosk.services.checking.sheet import Sheet, Shown, Surface
from kiosk.stage.measuring import Measuring, missing_in
from kiosk.stage.pictures import Picture
from tests.support.exhibits import screen, wall
from tests.support.pages import SOURCE, asset, section, theme

WORDS = Text(zh="河上有桥", en="A bridge is on the river")
HERO = HeroNumber(label=WORDS, value=Text(zh="99"), unit=Text(zh="里", en="miles"))
PICTURE = PictureFields(file="x.png", alt=WORDS, text=WORDS)
PATH = "work/story/x.png"
LANDSCAPE = screen("e1", "work")
UPRIGHT = replace(LANDSCAPE, id="e2", pixels=(1080, 1920))
THEMES = {name: theme(name) for name in ThemeName}
CAPTION = TypeToken(px=28, line=1.0, weight=400)


def measuring(fields: SlideFields, *screens: Screen, ground: str = "#808080") -> Measuring:
    """One slide on a wall, in every theme; its picture is of one colour."""
    programme = Programme(
        revision=1,
        anchor_us=0,
        note="",
        wall=wall(*screens or (LANDSCAPE,)),
        sections=(section(),),
        sources=(Source(id="a", text=SOURCE),),
        slides=(Slide(id="river", title=WORDS, fields=fields, source="a"),),
        playlists=(Playlist(id="story", section="work", title=WORDS, slides=("river",)),),
        assignments=(),
        media=(Media(path=PATH, shown=asset(1600, 1200)),),
        idle=IdleRule(after_us=1, frame_us=1, frames=1),
    )

    def decode(pictures: Sequence[Picture]) -> dict[str, QImage]:
        image = QImage(160, 120, QImage.Format.Format_RGB32)
        image.fill(QColor(ground))
        return {item.path: image for item in pictures}

    return Measuring(programme, THEMES, decode)


def sheets(fields: SlideFields, *screens: Screen, ground: str = "#808080") -> tuple[Sheet, ...]:
    return measuring(fields, *screens, ground=ground).sheets_of("river", Surface.SLIDE)


def contrasts(sheet: Sheet) -> dict[str, float]:
    return {words.text: words.contrast for words in sheet.inscriptions}


def test_a_slide_is_drawn_in_every_look_on_every_shape_of_page() -> None:
    found = sheets(HERO, LANDSCAPE, UPRIGHT, replace(LANDSCAPE, id="e3", pixels=(3840, 2160)))
    assert sorted((sheet.width, sheet.language.value, sheet.theme.value) for sheet in found) == sorted(
        (width, language.value, name.value) for width in (1920, 1080) for language in Language for name in ThemeName
    )


def test_every_page_that_a_slide_turns_is_drawn() -> None:
    rows = tuple(Project(name=Text(zh=f"项目{number}", en=f"Project {number}")) for number in range(8))
    found = sheets(WarMap(file="x.csv", rows=rows))
    names = {words.text for sheet in found for words in sheet.inscriptions if sheet.language is Language.EN}
    assert {row.name.en for row in rows} <= names
    assert len(found) == 2 * len(Language) * len(ThemeName)


def test_all_that_is_told_is_found_as_large_as_it_is_set() -> None:
    chinese, *_ = sheets(HERO)
    sizes = {words.text: words.px for words in chinese.inscriptions}
    assert {WORDS.zh, WORDS.en, "99", "里", SOURCE.zh} <= set(sizes)
    assert sizes["99"] > sizes[SOURCE.zh] == 28
    assert list(chinese.outside()) == list(chinese.overlapping()) == []


def test_too_much_text_is_seen_to_leave_its_page() -> None:
    long = Text(zh="字" * 900)
    assert all(list(sheet.outside()) for sheet in sheets(TextFields(paragraphs=(long,) * 4)) if sheet.language is Language.ZH)


@pytest.mark.parametrize("name", ThemeName)
def test_contrast_is_that_of_the_ink_with_what_lies_under_it(name: ThemeName) -> None:
    found = next(sheet for sheet in sheets(PICTURE) if sheet.theme is name)
    assert contrasts(found)[SOURCE.zh] == pytest.approx(contrast(THEMES[name].text3, THEMES[name].bg), abs=0.1)


def test_a_card_under_the_words_is_their_ground() -> None:
    bars = BarFields(unit=WORDS, bars=(Bar(label=WORDS, value=9), Bar(label=WORDS, value=1)))
    assert all(words.contrast >= 4.5 for sheet in sheets(bars) for words in sheet.inscriptions)


def test_words_on_a_picture_have_the_contrast_that_it_leaves_them() -> None:
    two = [replace(LANDSCAPE, id=f"e{number}", place=(number, 0)) for number in (1, 2)]
    spread = replace(PICTURE, span=True)
    (dark, *_), (bright, *_) = (sheets(spread, *two, ground=ground) for ground in ("#000000", "#FFFFFF"))
    assert contrasts(bright)[WORDS.zh] < contrasts(dark)[WORDS.zh] - 1


def test_signs_without_a_glyph_are_named_once() -> None:
    assert missing_in("河上有桥 A–Z 99 km²", CAPTION) == ""
    assert missing_in("桥\U0001f309和\U0001f309", CAPTION) == "\U0001f309"
    (first, *_) = sheets(replace(HERO, label=Text(zh="桥\U0001f309")))
    assert [words.missing for words in first.inscriptions if words.missing] == ["\U0001f309"]


def test_a_picture_is_shown_as_large_as_the_finest_screen_has_it() -> None:
    fine = replace(LANDSCAPE, id="e3", pixels=(3840, 2160))
    (plain,) = measuring(PICTURE, LANDSCAPE).shown_on("river", Surface.SLIDE)
    assert plain == Shown(path=PATH, width_px=852, height_px=639)
    assert measuring(PICTURE, LANDSCAPE, fine).shown_on("river", Surface.SLIDE) == (
        Shown(path=PATH, width_px=1704, height_px=1278),
    )
    assert measuring(HERO).shown_on("river", Surface.SLIDE) == ()


def test_the_screens_of_the_slides_own_section_come_first() -> None:
    elsewhere = replace(LANDSCAPE, id="e0", section="other")
    two = [replace(LANDSCAPE, id=f"e{number}", place=(number, 0)) for number in (1, 2)]
    whole = measuring(replace(PICTURE, span=True), elsewhere, *two).sheets_of("river", Surface.SLIDE)
    assert all(WORDS.read(sheet.language) in contrasts(sheet) for sheet in whole)


def test_frames_and_posters_are_drawn_as_slides_are() -> None:
    both = measuring(PICTURE, LANDSCAPE, UPRIGHT)
    for id, surface, told in (("river", Surface.FRAME, WORDS), ("work", Surface.POSTER, section().promise)):
        found = both.sheets_of(id, surface)
        assert len(found) == 2 * len(Language) * len(ThemeName)
        assert {sheet.surface for sheet in found} == {surface}
        assert all(told.read(sheet.language) in {words.text for words in sheet.inscriptions} for sheet in found)
    (framed,) = both.shown_on("river", Surface.FRAME)
    assert framed.path == PATH
    assert framed.width_px > 852, "there the picture is larger than on the slide"
    assert both.shown_on("work", Surface.POSTER) == ()
