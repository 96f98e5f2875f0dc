from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.domain.recycled import Parcel, Recycled, Thing
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.panel.browse import Found
from kiosk.panel.button import Key
from kiosk.panel.content_page import ContentPage
from kiosk.panel.desk import Browsing, Desk, Page
from kiosk.panel.grid_model import Carried
from kiosk.panel.reader import Glance
from kiosk.panel.sheet import Changes
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.panel.view import Hall
from kiosk.services.errand import Errand
from kiosk.services.playlist_errands import PutIn
from kiosk.services.publish_errands import Publish
from kiosk.services.recycling_errands import Restore
from kiosk.services.shelf import Shelf
from tests.support.desks import colours
from tests.support.dropping import let_go_over
from tests.support.shelves import many_slides, shelf

SOME = Changes(screens=3, any=True, lines=(Text(zh="改了 1 页：「欢迎」"),))


class Shown:
    """A page with its desk: what it emits as a desk is rendered, as the window does."""

    def __init__(self, parent: QWidget) -> None:
        self.page = ContentPage(colours()[ThemeName.DARK], parent)
        self.desk = Desk(page=Page.CONTENT)
        self.errands: list[Errand] = []
        self.page.errand.connect(self.errands.append)
        self.page.changed.connect(self.turn)
        self.page.resize(1180, 700)
        self.page.fit(1.0, 1280)
        self.turn(self.desk)

    def turn(self, desk: Desk) -> None:
        self.desk = desk
        self.page.render_desk(desk)

    def read(self, found: Shelf, hits: Found | None = None, changes: Changes | None = None) -> None:
        self.page.see(Glance(hall=Hall(), thumbnails={}, shelf=found, found=hits, changes=changes))
        self.turn(self.desk)
        QApplication.processEvents()

    def words(self) -> str:
        labels = [part for part in self.page.findChildren(QLabel) if part.isVisible()]
        return "\n".join(part.text().replace("\u00a0", " ") for part in labels)

    def key(self, word: str) -> Key:
        (key,) = [each for each in self.page.findChildren(Key) if each.isVisible() and each.accessibleName() == word]
        return key

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.window().focusWidget() or self.page, key, modifier)

    def write(self, words: str) -> None:
        field = self.page.findChild(QLineEdit)
        assert field.hasFocus()
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)

    def line(self, row: int) -> QPoint:
        return self.page.rack.visualRect(self.page.rack.model().index(row, 0)).center()


@pytest.fixture
def shown(parent: QWidget) -> Shown:
    parent.resize(1180, 700)
    made = Shown(parent)
    parent.show()
    parent.activateWindow()
    made.page.setFocus()
    return made


def test_before_anything_was_read_it_says_so(shown: Shown) -> None:
    assert "正在读取内容" in shown.words()


def test_all_slides_are_there_first_and_a_click_opens_a_playlist(shown: Shown) -> None:
    shown.read(shelf())
    grid = shown.page.board.grid
    assert (grid.model().rowCount(), "全部幻灯片" in shown.words()) == (4, True)
    QTest.mouseClick(shown.page.rack.viewport(), Qt.MouseButton.LeftButton, pos=shown.line(3))
    assert shown.desk.browsing == Browsing(playlist="tour")
    assert grid.model().rowCount() == 5
    assert "参观" in shown.words()


def test_words_are_looked_for_as_they_are_typed(shown: Shown) -> None:
    shown.read(shelf())
    shown.press(Qt.Key.Key_Slash)
    shown.write("外")
    assert shown.desk.browsing.words == "外"
    assert shown.page.board.grid.model().rowCount() == 4, "nothing was found yet"
    shown.read(shelf(), Found(words="外", slides=("view",)))
    assert shown.page.board.grid.model().rowCount() == 1
    assert "找到 1 页" in shown.words()
    shown.press(Qt.Key.Key_N)
    assert shown.desk.browsing.words == "外n", "a letter that is typed is no command"
    shown.page.escape()
    assert shown.desk.browsing.words == ""
    assert shown.page.board.grid.model().rowCount() == 4


def test_what_is_dropped_on_a_playlist_of_the_rack_is_added_to_it(shown: Shown) -> None:
    shown.read(shelf())
    assert let_go_over(shown.page.rack.viewport(), Carried(items=("view",)).mime(), shown.line(2))
    assert shown.errands == [PutIn(playlist="z-west", items=("view",))]


def test_publishing_is_asked_for_with_what_it_changes(shown: Shown) -> None:
    shown.read(shelf(), changes=SOME)
    (publish,) = [key for key in shown.page.findChildren(Key) if "发布" in key.accessibleName() and key.isVisible()]
    QTest.mouseClick(publish, Qt.MouseButton.LeftButton)
    assert "改了 1 页：「欢迎」" in shown.words()
    shown.press(Qt.Key.Key_Return)
    assert shown.errands == [], "the safe answer has the focus"
    QTest.mouseClick(publish, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.key("发布"), Qt.MouseButton.LeftButton)
    assert shown.errands == [Publish()]


def test_the_question_follows_what_somebody_goes_on_editing(shown: Shown) -> None:
    shown.read(shelf(), changes=SOME)
    (publish,) = [key for key in shown.page.findChildren(Key) if "发布" in key.accessibleName() and key.isVisible()]
    QTest.mouseClick(publish, Qt.MouseButton.LeftButton)
    shown.read(shelf(), changes=Changes(screens=1, any=True, lines=(Text(zh="别的"),)))
    assert "别的" in shown.words()
    shown.read(shelf(), changes=None)
    assert "别的" in shown.words(), "not known yet is no answer"
    shown.read(shelf(), changes=Changes(screens=0, any=False, lines=()))
    assert "别的" not in shown.words()


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_S])
def test_letters_ask_and_escape_leaves(shown: Shown, key: Qt.Key) -> None:
    shown.turn(Desk(page=Page.CONTENT, browsing=Browsing(playlist="tour")))
    shown.read(shelf())
    shown.press(key)
    assert "新建" not in shown.words(), "the keys give way to the question"
    shown.page.escape()
    assert "新建" in shown.words()
    assert shown.errands == []


def test_rooms_that_are_empty_take_no_place(shown: Shown, parent: QWidget) -> None:
    shown.read(shelf())
    high = shown.page.board.height()
    shown.page.below.addWidget(QLabel("一页", shown.page))
    shown.page.fit(1.0, 1280)
    QApplication.processEvents()
    assert shown.page.board.height() < high
    assert shown.page.board.grid.columns >= 2, "slides still stand beside one another"


def test_pictures_of_what_is_in_sight_are_asked_for(shown: Shown, qtbot: QtBot) -> None:
    orders: list[object] = []
    shown.page.pictures_wanted.connect(orders.extend)
    shown.read(shelf(many_slides()))
    qtbot.waitUntil(lambda: bool(orders), timeout=30_000)
    assert len(orders) < 40


def click_slide(shown: Shown, row: int) -> None:
    grid = shown.page.board.grid
    place = grid.visualRect(grid.model().index(row, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_slide_that_is_clicked_is_on_the_card_and_enter_goes_on_to_its_words(shown: Shown, qtbot: QtBot) -> None:
    shown.read(shelf())
    click_slide(shown, 1)
    opened = shown.desk.browsing.opened
    assert opened is not None
    assert opened.words is None
    assert shown.page.card.isVisible()
    assert "丢弃这一页" in shown.words()
    assert shown.page.board.grid.hasFocus()
    shown.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), timeout=30_000)
    shown.press(Qt.Key.Key_Slash)
    assert not shown.page.findChild(QLineEdit).hasFocus(), "a sign that is typed is no command"
    shown.page.escape()
    assert shown.page.board.grid.chosen_rows() == [1], "the first step back is out of what was typed"
    assert shown.errands == []


def test_enter_after_words_opens_the_nearest_slide_at_them(shown: Shown, qtbot: QtBot) -> None:
    shown.read(shelf())
    shown.press(Qt.Key.Key_Slash)
    shown.write("340")
    shown.press(Qt.Key.Key_Return)
    assert shown.desk.browsing.opened is None, "nothing was found yet"
    shown.read(shelf(), Found(words="340", slides=("figures",)))
    shown.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), timeout=30_000)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.textCursor().selectedText() == "340"


def test_the_bin_stands_in_the_place_of_the_grid(shown: Shown) -> None:
    thing = Recycled(id=4, thing=Thing.DECK, name="d", title=Text(zh="旧稿"), discarded_us=0, parcel=Parcel())
    shown.page.see(Glance(hall=Hall(), thumbnails={}, shelf=shelf(), bin=(thing,)))
    shown.turn(shown.desk)
    click_slide(shown, 0)
    shown.press(Qt.Key.Key_B)
    assert (shown.page.bin.isVisible(), shown.page.board.isVisible()) == (True, False)
    assert "1 项，每项从丢弃起保留 30 天" in shown.words()
    shown.press(Qt.Key.Key_Delete)
    assert "彻底删除演示文稿「旧稿」？" in shown.words()
    shown.page.escape()
    shown.press(Qt.Key.Key_Return)
    assert shown.errands == [Restore(id=4)]
    shown.page.escape()
    assert (shown.page.bin.isVisible(), shown.page.board.isVisible()) == (False, True)
    shown.press(Qt.Key.Key_B)
    QTest.mouseClick(shown.page.rack.viewport(), Qt.MouseButton.LeftButton, pos=shown.line(3))
    assert shown.page.board.isVisible(), "a playlist that is opened is seen"


def test_what_the_card_shows_is_drawn_first(shown: Shown, qtbot: QtBot) -> None:
    orders: list[tuple[PictureOrder, ...]] = []
    shown.page.pictures_wanted.connect(orders.append)
    shown.read(shelf())
    click_slide(shown, 0)
    qtbot.waitUntil(lambda: bool(orders) and len(orders[-1]) > 1, timeout=30_000)
    first, *others = orders[-1]
    assert first.look.box[0] > max(other.look.box[0] for other in others)
    shown.page.take_picture(first, None)
    assert "画不出来" in shown.words()
