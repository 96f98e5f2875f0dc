from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.exhibit import Exhibit
from kiosk.domain.idle import TURNS
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    HeroNumber,
    Kpi,
    KpiWall,
    PictureFields,
    SectionOpener,
    SlideFields,
    TitleFields,
)
from kiosk.domain.text import Language, Measure, Text
from kiosk.importing.folder import read_folder
from kiosk.stage.look import LANDSCAPE, PORTRAIT, Canvas, Page, Plate
from kiosk.stage.slides import attract, section_opener
from kiosk.stage.slides import plate as slide_plate
from kiosk.stage.slides.call import WORDS as CALL
from kiosk.stage.slides.call import call_place
from kiosk.stage.slides.words import set_text
from tests.support.exhibits import screen, wall
from tests.support.pages import ROOT, Told, asset, faults_of, hard_slides, page, section, words_in

FIGURES = KpiWall(
    items=(
        Kpi(label=Text(zh="管辖面积", en="Area"), value=Text(zh="99"), unit=Text(zh="平方公里", en="km²")),
        Kpi(label=Text(zh="高校"), value=Text(zh="4")),
        Kpi(label=Text(zh="办事处"), value=Text(zh="5")),
    )
)


TITLE = Text(zh="四所高校，同在高新区", en="Four universities in one zone")
PICTURE = PictureFields(file="media/x.svg", alt=Text(zh="图"), text=Text(zh="字"))
LYING_DOWN_TO, UPRIGHT_DOWN_TO = 1040, 1752
"""As far down the page as everybody reaches without bending."""


@pytest.fixture(scope="module")
def exhibit() -> Exhibit:
    return read_folder(ROOT / "slides", wall(screen("screen-01", "work")), lambda _: "0" * 64, lambda *_: None)


def told_by(root: QGraphicsItem) -> dict[str, Told]:
    """The words of a frame by their text, without the breaks put into it."""
    return {words.text.replace("\u2028", ""): words for words in words_in(root)}


def slide_of(fields: SlideFields, said: Text | None = None) -> Slide:
    return Slide(id="s", title=TITLE, fields=fields, attract=said)


def build(fields: SlideFields, language: Language = Language.ZH, said: Text | None = None) -> dict[str, Told]:
    return told_by(attract.build(page(language), slide_of(fields, said)))


def pictured(language: Language = Language.ZH, canvas: Canvas = LANDSCAPE) -> Page:
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF00FF"))
    return page(language, canvas, plate=Plate(shown=asset(900, 700), image=image))


def test_a_kpi_wall_shows_its_first_figure_and_no_other() -> None:
    told = build(FIGURES)
    assert told["99"].token.px == 240
    assert {"管辖面积", "Area", "平方公里"} <= set(told)
    assert not {"4", "高校", TITLE.zh} & set(told)


def test_in_english_the_unit_is_part_of_the_label() -> None:
    assert "Area, km²" in build(FIGURES, Language.EN)


def test_a_hero_number_shows_its_figure_as_large() -> None:
    hero = HeroNumber(
        label=Text(zh="附属医院", en="Hospitals"), value=Text(zh="9"), unit=Text(zh="家"), note=Text(zh="一行说明")
    )
    told = build(hero)
    assert told["9"].token.px == 240
    assert {"附属医院", "Hospitals", "家"} <= set(told)
    assert not {TITLE.zh, "一行说明"} & set(told)


def test_bars_show_the_highlighted_one_else_the_longest() -> None:
    def shown(highlight: bool) -> set[str]:
        bars = (
            Bar(label=Text(zh="短"), value=17.5, highlight=highlight),
            Bar(label=Text(zh="长"), value=99),
            Bar(label=Text(zh="中"), value=20),
        )
        return set(build(BarFields(unit=Text(zh="平方公里"), bars=bars))) & {"短", "长", "中", "17.5", "99", "20", "平方公里"}

    assert shown(highlight=True) == {"短", "17.5", "平方公里"}
    assert shown(highlight=False) == {"长", "99", "平方公里"}


def test_an_opener_shows_the_promise_because_its_title_is_the_sections_name() -> None:
    told = build(SectionOpener(file="media/x.svg", alt=Text(zh="图")))
    assert told[section().promise.zh].token.px >= 72
    assert section().promise.en in told
    assert TITLE.zh not in told


def test_any_other_slide_shows_its_title_large_and_the_section_small() -> None:
    told = build(TitleFields(subtitle=Text(zh="副标题")))
    assert told[TITLE.zh].token.px == 160
    assert told[TITLE.zh].lines == 2
    assert told["“十三五”主要工作"].token.px == 40
    assert "Four universities in one zone" in told


def test_a_headline_for_the_frame_stands_in_for_title_promise_and_figure() -> None:
    said = Text(zh="四所高校", en="Four universities")
    for fields in (PICTURE, FIGURES, SectionOpener(file="media/x.svg", alt=Text(zh="图"))):
        told = build(fields, said=said)
        assert (told["四所高校"].token.px, "Four universities" in told) == (160, True)
        assert not {"99", TITLE.zh, section().promise.zh} & set(told)


def test_a_headline_breaks_at_its_pauses_where_they_have_room_and_in_no_word() -> None:
    long = Text(zh="三十年以来，从筹建一步一步走到国家自主创新示范区的核心区", en="Before supercomputing: floors")
    whole, parted = (told_by(attract.build(page(), slide_of(PICTURE, said)))[said.zh] for said in (long, TITLE))
    assert whole.text == long.zh, "a clause is too long for a line"
    assert (parted.lines, parted.text) == (2, "四所高校，\u2028同在高新区")
    english = told_by(attract.build(pictured(Language.EN), slide_of(PICTURE, long)))[long.en or ""]
    assert set_text("supercomputing", english.token).size.width() <= section_opener.TEXT_WIDTH


def test_a_slides_picture_is_big_and_the_words_stand_beside_it() -> None:
    on = pictured()
    root = attract.build(on, slide_of(PICTURE))
    (plate,) = [item for item in root.childItems() if isinstance(item, slide_plate.Plate)]
    shown = plate.boundingRect().intersected(QRectF(on.canvas.rect))
    assert shown.width() * shown.height() > 1920 * 1080 / 2
    hero = [words for words in words_in(root) if words.text not in (CALL.zh, CALL.en)]
    assert all(words.right <= shown.left() for words in hero)


def test_a_picture_that_is_not_there_leaves_a_calm_plate() -> None:
    without = Plate(shown=asset(900, 700), image=None)
    assert words_in(attract.build(page(plate=without), slide_of(PICTURE)))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_the_call_is_large_in_both_languages_and_within_reach(canvas: Canvas, language: Language) -> None:
    down_to = UPRIGHT_DOWN_TO if canvas.portrait else LYING_DOWN_TO
    for turn in range(TURNS):
        told = told_by(attract.build(page(language, canvas), slide_of(FIGURES), turn))
        box = QRectF(call_place(canvas, turn).translated(attract.ORBIT[turn]))
        assert box.width() >= 360
        assert box.height() >= 112
        assert box.top() >= canvas.height * 576 / 1080
        assert box.bottom() <= down_to
        assert told[CALL.zh].token.px >= 56
        assert box.contains(told[CALL.zh].rect)
        assert box.contains(told[CALL.en or ""].rect)
        assert told[CALL.zh].bottom <= told[CALL.en or ""].y


def test_the_call_takes_its_three_places_in_turn() -> None:
    lefts = [call_place(LANDSCAPE, turn).left() for turn in range(TURNS)]
    assert lefts == [96, 648, 1200] * 3
    assert {call_place(LANDSCAPE, turn).top() for turn in range(TURNS)} == {832}


def test_all_that_stands_still_is_moved_a_little_from_turn_to_turn_and_the_picture_is_not() -> None:
    assert len({(by.x(), by.y()) for by in attract.ORBIT}) == len(attract.ORBIT) == TURNS
    assert attract.ORBIT[0] == QPoint(0, 0)
    assert all((one - other).manhattanLength() <= 8 for one, other in pairwise(attract.ORBIT))
    first, fifth = (attract.build(pictured(), slide_of(PICTURE), turn) for turn in (0, 5))
    by = attract.ORBIT[5]
    moved = {words.text: words for words in words_in(fifth)}
    still = {words.text: words for words in words_in(first) if words.text not in (CALL.zh, CALL.en)}
    assert {(moved[name].x - words.x, moved[name].y - words.y) for name, words in still.items()} == {(by.x(), by.y())}
    plates = [item.scenePos() for root in (first, fifth) for item in root.childItems() if isinstance(item, slide_plate.Plate)]
    assert plates == [QPointF(0, 0)] * 2


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("canvas", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
@pytest.mark.parametrize("slide", hard_slides(), ids=lambda slide: f"{slide.kind.value}-{slide.id}")
def test_the_longest_texts_keep_to_their_places(slide: Slide, canvas: Canvas, language: Language) -> None:
    for on in (page(language, canvas), pictured(language, canvas)):
        for turn in (0, 4, 8):
            root = attract.build(on, slide, turn)
            assert faults_of(root, on) == []
            call = QRectF(call_place(canvas, turn).translated(attract.ORBIT[turn]))
            others = [words for words in words_in(root) if words.text not in (CALL.zh, CALL.en)]
            assert [words.text for words in others if words.rect.intersects(call)] == []


@pytest.mark.parametrize("language", list(Language))
def test_the_exhibits_frames_are_short_and_large(exhibit: Exhibit, language: Language) -> None:
    sections = {section.id: section for section in exhibit.sections}
    for deck in exhibit.decks:
        for slide in deck.slides[: IdleSettings().frames]:
            on = replace(pictured(language) if slide.fields.picture_files else page(language), section=sections[deck.section])
            said = attract.headline(on, slide)
            measure = Measure.of(said.zh)
            assert (slide.id, measure.hanzi <= 14, measure.figures <= 1) == (slide.id, True, True)
            for turn in range(3):
                root = attract.build(on, slide, turn)
                assert (slide.id, faults_of(root, on)) == (slide.id, [])
                found = told_by(root)
                assert (slide.id, [text for text, words in found.items() if words.token.px < 28]) == (slide.id, [])
                hero = found.get(said.read(language))
                least = 96 if language is Language.ZH else 80
                assert (slide.id, hero is None or hero.token.px >= least) == (slide.id, True)
