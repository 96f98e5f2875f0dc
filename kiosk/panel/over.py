"""What lies over the open page: the cards, one at a time, and the bar of the lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kiosk.panel.button import Key
from kiosk.panel.desk import Desk
from kiosk.panel.emergency_card import EmergencyCard
from kiosk.panel.finder import Finder
from kiosk.panel.keys_card import KeysCard
from kiosk.panel.leaving import LeavingCard
from kiosk.panel.lock import LockBar
from kiosk.panel.palette import Colours

Card = LeavingCard | EmergencyCard | Finder | KeysCard


class OverThePage(QObject):
    """Makes the cards, places them, and closes the one that is open; what they ask for is the window's."""

    def __init__(self, colours: Colours, window: QWidget, *, attached: bool) -> None:
        super().__init__(window)
        self._window = window
        self._scale = 1.0
        self.leaving = LeavingCard(colours.palette, window, attached=attached)
        self.emergency = EmergencyCard(colours, window)
        self.finder = Finder(window)
        self.keys = KeysCard(window)
        self.lock = LockBar(colours.palette, window)

    @property
    def _cards(self) -> tuple[Card, ...]:
        return (self.leaving, self.finder, self.keys, self.emergency)

    def close_one(self) -> bool:
        """Closes the card that is open; whether one was."""
        found = next((card for card in self._cards if card.isVisible()), None)
        if found is not None:
            found.close_again()
        return found is not None

    def close_all(self) -> None:
        for card in self._cards:
            card.close_again()

    def search(self) -> None:
        self.finder.open([key.accessibleName() for key in self.buttons()])

    def tell_keys(self, desk: Desk) -> None:
        """Lists the keys, or puts the list away again."""
        if self.keys.isVisible():
            self.keys.close_again()
        else:
            self.keys.open(desk, self.buttons())
            self._place()

    def press(self, word: str) -> None:
        """Presses the button in sight with this word."""
        for key in self.buttons():
            if key.accessibleName() == word and key.isEnabled():
                key.click()

    def buttons(self) -> Sequence[Key]:
        """The buttons in sight below the cards."""
        keys = self._window.findChildren(Key)
        return [key for key in keys if key.isVisible() and not any(card.isAncestorOf(key) for card in self._cards)]

    def render_desk(self, desk: Desk) -> None:
        for part in (self.leaving, self.finder, self.emergency, self.lock):
            part.render_desk(desk)

    def set_colours(self, colours: Colours) -> None:
        for part in (self.leaving, self.lock):
            part.set_palette(colours.palette)
        self.emergency.set_colours(colours)

    def fit(self, scale: float) -> None:
        self._scale = scale
        self._place()

    def _place(self) -> None:
        scale, width = self._scale, self._window.width()
        top, right = round(60 * scale), width - round(12 * scale)
        self.lock.fit(scale, width, self._window.height())
        self.leaving.fit(scale, right, top)
        self.emergency.fit(scale, right, round(108 * scale))  # below what the notice says of it
        for card in (self.finder, self.keys):
            card.fit(scale, width // 2, top)
