from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kiosk.domain.playlist import Playlist
from kiosk.domain.recycled import Thing
from kiosk.domain.report_card import ImportedFile, ReportCard
from kiosk.domain.text import Language, Text
from kiosk.panel.desk import Desk, Opened
from kiosk.panel.sheet import Changes
from kiosk.panel.slide_card import SlideCard
from kiosk.services.checking.finding import advice
from kiosk.services.errand import Errand
from kiosk.services.recycling_errands import Discard, Replace
from kiosk.services.shelf import Shelf
from kiosk.services.slide_account import Account
from tests.support.cards import key_of, shelf_of, until, words_on
from tests.support.desks import palette
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.store_samples import PLAYLISTS, programme

TOUR = Playlist(id="tour", section="west", title=Text(zh="参观", en="Tour"), slides=("opening", "view"))
CARD = ReportCard(file="年报.pptx", deck="z-west", section="west", playlist="z-west", pages=())
ACCOUNT = Account(
    slide="figures",
    plays_on=(1, 2),
    findings=(advice("figures", "SOURCE", Text(zh="没有注明来源"), Text(zh="选一个来源")),),
    imported=ImportedFile(deck="z-west", file="年报.pptx", sha256="ab" * 32, size_bytes=9, imported_us=7, card=CARD),
)
CHANGES = Changes(screens=3, any=True, lines=())
Show = Callable[..., SlideCard]


@pytest.fixture
def card(parent: QWidget) -> SlideCard:
    made = SlideCard(palette(), parent)
    made.resize(340, 800)
    made.fit(1.0, 340)
    made.render_desk(Desk())
    parent.resize(340, 800)
    parent.show()
    parent.activateWindow()
    assert QTest.qWaitForWindowActive(parent)
    return made


@pytest.fixture
def errands(card: SlideCard) -> list[Errand]:
    found: list[Errand] = []
    card.errand.connect(found.append)
    return found


def shelf(*more: Playlist, published: bool = False) -> Shelf:
    house = MemoryUnitOfWork(draft=MemoryDraft(held_playlists=(*PLAYLISTS, *more)))
    if published:
        house.programmes.add(programme(), published_us=0)
    return shelf_of(house)


def edit_with_focus() -> QPlainTextEdit:
    until(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    found = QApplication.focusWidget()
    assert isinstance(found, QPlainTextEdit)
    return found


def put(card: SlideCard, opened: Opened | None, on: Shelf | None = None, account: Account | None = ACCOUNT) -> None:
    card.put(on or shelf(), opened, account, CHANGES)


def test_without_a_slide_it_says_how_to_get_one(card: SlideCard) -> None:
    put(card, None)
    assert words_on(card) == "点一页幻灯片，在这里看它、改它"
    put(card, Opened(slide="gone"))
    assert words_on(card) == "点一页幻灯片，在这里看它、改它"


def test_it_tells_where_a_slide_plays_and_what_publishing_would_do(card: SlideCard) -> None:
    put(card, Opened(slide="figures"), shelf(published=True))
    told = words_on(card)
    for words in (
        "指标墙 · 西厅故事 · 与发布的一样", "影响 2 块屏：屏 01、02", "现在发布会改变 3 块屏", "没有注明来源：选一个来源",
        "在播放列表 「西厅故事」", "从「年报.pptx」导入", "缺英文：标题、第 2 项 · 名称",
    ):  # fmt: skip
        assert words in told
    put(card, Opened(slide="figures"))
    assert "还没有发布过" in words_on(card)


def test_an_account_of_another_slide_is_not_told(card: SlideCard) -> None:
    put(card, Opened(slide="opening"))
    assert "影响" not in words_on(card)


def test_everything_is_there_in_english(card: SlideCard) -> None:
    put(card, Opened(slide="figures"))
    card.render_desk(Desk(language=Language.EN))
    for words in (
        "2 screens play it: screens 01, 02",
        "publishing now changes 3 screens",
        'In "West story"',
        "Not published yet",
    ):
        assert words in words_on(card)


def test_opened_by_words_it_takes_the_focus_once(card: SlideCard) -> None:
    opened = Opened(slide="figures", words="340")
    put(card, opened)
    edit = edit_with_focus()
    assert edit.textCursor().selectedText() == "340"
    assert edit.visibleRegion().boundingRect().height() > 20, "it is in sight"
    card.preview.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.preview.setFocus()
    put(card, opened)
    assert QApplication.focusWidget() is card.preview
    put(card, Opened(slide="figures", words="340"))
    assert QApplication.focusWidget() is edit


def test_shown_without_words_it_leaves_the_focus_alone(card: SlideCard) -> None:
    before = QApplication.focusWidget()
    put(card, Opened(slide="figures"))
    assert QApplication.focusWidget() is before


def test_a_slide_that_nothing_else_uses_is_discarded_at_once(card: SlideCard, errands: list[Errand]) -> None:
    put(card, Opened(slide="figures"))
    QTest.mouseClick(key_of(card, "丢弃这一页"), Qt.MouseButton.LeftButton)
    assert errands == [Discard(thing=Thing.SLIDE, name="figures")]


def test_one_that_is_used_is_replaced_by_another(card: SlideCard, errands: list[Errand]) -> None:
    put(card, Opened(slide="opening"), shelf(TOUR), None)
    QTest.keyClick(card, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert errands == []
    assert "还在用：播放列表「参观」" in words_on(card)
    QTest.keyClick(card.chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(card.chooser.list, Qt.Key.Key_Return)
    (errand,) = errands
    assert isinstance(errand, Replace)
    assert (errand.thing, errand.old) == (Thing.SLIDE, "opening")
    assert errand.new in {"view", "history", "figures"}
    assert not card.chooser.isVisible()


def test_esc_leaves_the_question_then_what_was_typed(card: SlideCard, errands: list[Errand]) -> None:
    put(card, Opened(slide="opening", words="欢迎"), shelf(TOUR), None)
    edit = edit_with_focus()
    QTest.keyClicks(edit, "9")
    card.discard.click()
    assert card.escape()
    assert card.room.isVisible()
    assert card.escape()
    assert edit.toPlainText() == "欢迎"
    assert not card.escape()


def test_another_slide_lets_go_of_the_question(card: SlideCard) -> None:
    on = shelf(TOUR)
    put(card, Opened(slide="opening"), on, None)
    card.discard.click()
    put(card, Opened(slide="figures"), on)
    assert not card.chooser.isVisible()
    assert card.room.isVisible()


def test_a_slide_in_both_languages_with_nothing_to_mend_says_so(card: SlideCard) -> None:
    put(card, Opened(slide="figures"), account=replace(ACCOUNT, findings=(), plays_on=(), imported=None))
    assert "没有要改的" in words_on(card)
    assert "没有屏幕会播放它" in words_on(card)
