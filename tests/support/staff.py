"""Somebody at the panel of the reference exhibit, with a real player on its eighteen screens: what they do is counted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget, QPlainTextEdit, QWidget

from kiosk import app
from kiosk.app.house import House
from kiosk.app.reference import Staging, own_player, reference_house, virtual_platform, watched_house
from kiosk.domain.cue import CueKind
from kiosk.domain.events import CueCommit, Play
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.schedule import Entry
from kiosk.domain.slide_fields import KpiWall
from kiosk.ops.player_process import shown_on_all
from kiosk.panel.button import HOLD_MS, Key
from kiosk.panel.head import SectionHead
from kiosk.panel.publish_key import PublishKey
from kiosk.panel.tile import TileButton
from kiosk.services.conductor import Request
from tests.support.at_panel import AtPanel, at_panel

WITHIN_S = 60.0
NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """What a journey took: actions, and from the last of them until the last of its screens was painted (None: no screen)."""

    actions: int
    glass_us: int | None = None


class Staff:
    """Hands at the panel. A click, a chord of keys, a text with its Enter, a hold and a drop are one action each."""

    def __init__(self, hands: AtPanel) -> None:
        self.hands = hands
        self.house = hands.house
        self.window = hands.window
        self.actions = 0
        self._acted_us = 0

    def begin(self) -> None:
        self.actions = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
        self._acted()
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        self._acted()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    def type(self, words: str, *, enter: bool = True) -> None:
        """Writes into what has the focus, over what is selected there."""
        self._acted()
        field = self.window.focusWidget()
        if words.isascii():
            QTest.keyClicks(field, words)
        else:
            put(field, words)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)

    def enter(self) -> None:
        """The Enter of a text that was typed, which needed time to be looked up: no action of its own."""
        QTest.keyClick(self.window.focusWidget(), Qt.Key.Key_Return)

    async def hold(self, key: Key) -> None:
        """Presses a button until it counts."""
        QTest.mousePress(key, Qt.MouseButton.LeftButton, pos=key.rect().center())
        await asyncio.sleep(HOLD_MS / 1000 - 0.05)
        self._acted()
        await asyncio.sleep(0.15)
        QTest.mouseRelease(key, Qt.MouseButton.LeftButton, pos=key.rect().center())

    def drop(self, widget: QWidget, files: Iterable[Path]) -> None:
        """Drops files from the desktop onto a widget."""
        self._acted()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place, action, left = QPointF(widget.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        QApplication.sendEvent(widget, QDragEnterEvent(place.toPoint(), action, mime, left, NO))
        QApplication.sendEvent(widget, QDragMoveEvent(place.toPoint(), action, mime, left, NO))
        QApplication.sendEvent(widget, QDropEvent(place, action, mime, left, NO))

    def key(self, word: str) -> Key:
        """The button in sight whose word begins so."""
        keys = [each for each in self.window.findChildren(Key) if each.isVisible() and each.isEnabled()]
        found = [each for each in keys if each.accessibleName().replace("\u00a0", " ").startswith(word)]
        assert found, f"no button {word!r}: {[each.accessibleName() for each in keys]}"
        return found[0]

    def head(self, section: str) -> SectionHead:
        return next(head for head in self.window.findChildren(SectionHead) if head.section == section)

    def tile(self, screen: str) -> TileButton:
        return next(tile for tile in self.window.findChildren(TileButton) if tile.screen_id == screen)

    def line(self, items: QListWidget, words: str) -> tuple[QWidget, QPoint]:
        """Where in a list the line with these words is: for a click."""
        item = next(items.item(row) for row in range(items.count()) if words in items.item(row).text())
        items.scrollToItem(item, QAbstractItemView.ScrollHint.EnsureVisible)
        return items.viewport(), items.visualItemRect(item).center()

    def choose(self, items: QListWidget, words: str) -> None:
        self.click(*self.line(items, words))

    @property
    def publish(self) -> PublishKey:
        return next(key for key in self.window.findChildren(PublishKey) if key.isVisible())

    @property
    def acted_us(self) -> int:
        return self._acted_us

    def finds(self, words: str) -> bool:
        """Whether the search lists something with these words."""
        found = self.window.finder.findChild(QListWidget)
        return any(words in found.item(row).text() for row in range(found.count()))

    def selected_text(self) -> str:
        focused = QApplication.focusWidget()
        return focused.textCursor().selectedText() if isinstance(focused, QPlainTextEdit) else ""

    def entries(self) -> tuple[Entry, ...]:
        return self.house.store.read(lambda uow: uow.draft.entries())

    def programme(self, revision: int) -> Programme:
        return self.house.store.read(lambda uow: uow.programmes.get(revision))

    def figure(self) -> str:
        """The figure that the journeys change, as it is in the draft."""
        slide = self.house.store.read(lambda uow: uow.draft.slide("zone-today"))
        assert slide is not None
        assert isinstance(slide.fields, KpiWall)
        return slide.fields.items[1].value.zh

    def published_figure(self) -> str:
        """The same, as it is published."""
        slides = json.loads(self.programme(self.window.desk.hall.revision).canonical())["slides"]
        (slide,) = [each for each in slides if each["id"] == "zone-today"]
        return str(slide["fields"]["items"][1]["value"]["zh"])

    async def until(self, arrived: Callable[[], bool]) -> None:
        await self.hands.until(arrived)

    def tells(self, words: str) -> bool:
        return any(words in text for text in self.hands.words())

    def screens_of(self, section: str) -> set[str]:
        row = next(row for row in self.window.desk.hall.rows if row.section == section)
        return {tile.screen for tile in row.tiles}

    def all_screens(self) -> set[str]:
        return {tile.screen for tile in self.window.desk.hall.tiles}

    def on_glass(self, screens: set[str]) -> set[str]:
        """What was painted last on the screens."""
        last = {play.screen: play.actual for play in self.house.telemetry.plays(0)}
        return {last[screen] for screen in screens}

    async def settled(self, screens: set[str], for_s: float = 1.5) -> None:
        """Waits until the screens will change by themselves no sooner than in a while, so that what comes is somebody's doing."""
        tiles = {tile.screen: tile for tile in self.window.desk.hall.tiles}

        def quiet() -> bool:
            now_us = self.house.clock.now_us()
            ends = [tile.until_us for tile in self.window.desk.hall.tiles if tile.screen in screens]
            return all(end is None or end - now_us > for_s * 1e6 for end in ends)

        assert screens <= set(tiles)
        await self.until(quiet)

    async def painted(self, screens: set[str], right: Callable[[str], bool]) -> Did:
        """Waits until each of the screens shows a picture that is right, whole, and was painted after the last action.

        Glass changes with the first frame of it: of a cue that is when it was carried out, else when the picture was whole.
        """

        def found() -> dict[str, Play]:
            plays = self.house.telemetry.plays(self._acted_us)
            return {play.screen: play for play in reversed(plays) if play.screen in screens and right(play.actual)}

        await self.until(lambda: set(found()) == screens)
        given = [cue for cue in self.hands.cues() if cue.at_us >= self._acted_us]
        if not given:
            return Did(actions=self.actions, glass_us=max(play.painted_us for play in found().values()) - self._acted_us)
        commits = self.house.telemetry.cue_commits(given[-1].id)
        assert {commit.screen for commit in commits} >= screens
        return Did(actions=self.actions, glass_us=max(commit.actual_us for commit in commits) - self._acted_us)

    async def told(self, kind: CueKind, screens: set[str]) -> Did:
        """Waits until each of the screens has carried out a cue that was given by the last action."""

        def commits() -> tuple[CueCommit, ...]:
            given = [cue for cue in self.hands.cues() if cue.kind is kind and cue.at_us >= self._acted_us]
            return self.house.telemetry.cue_commits(given[-1].id) if given else ()

        await self.until(lambda: {commit.screen for commit in commits()} >= screens)
        return Did(actions=self.actions, glass_us=max(commit.actual_us for commit in commits()) - self._acted_us)

    def _acted(self) -> None:
        self.actions += 1
        self._acted_us = self.house.clock.now_us()


def put(field: QWidget | None, words: str) -> None:
    """Has an input method commit words for which there are no keys."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


@contextmanager
def reference_hall() -> Iterator[House]:
    """The reference exhibit with its player on eighteen virtual screens, from their first pictures on."""
    with reference_house(Staging()) as house:
        wall = watched_house(house).programme.wall
        began_us = house.clock.now_us()
        with own_player(house, virtual_platform(house, wall)) as player:
            ids = [screen.id for screen in wall.screens]
            player.wait_for(partial(shown_on_all, house.telemetry, ids, began_us), WITHIN_S)
            yield house


def at_work(qapp: QApplication, house: House, use: Callable[[Staff], Awaitable[None]]) -> list[BaseException]:
    """Runs the panel of a hall, with nothing held on it, until somebody has done what they came for; the bugs that it met."""

    async def hands_on(hands: AtPanel) -> None:
        staff = Staff(hands)
        cleared = app.give_cue(house, Request(kind=CueKind.CLEAR, targets=(HALL,))).cue
        await staff.until(lambda: house.clock.now_us() > cleared.at_us)
        await staff.until(lambda: staff.tells("18/18 屏在线") and not any(tile.cue for tile in staff.window.desk.hall.tiles))
        await use(staff)

    return at_panel(qapp, house, hands_on)
