"""What the window asks of each of its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.panel.desk import Desk
from kiosk.panel.palette import Colours
from kiosk.panel.reader import Glance


class PageView(QWidget):
    """One page: it renders the desk while it is open, and its keys count then only."""

    changed = Signal(object)
    """A Desk."""
    errand = Signal(object)
    """An Errand."""

    def take_focus(self) -> None:
        """Hears keys from now on: where what hears them is not there yet the window does, and no field takes them for letters."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.hasFocus():
            self.window().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def see(self, glance: Glance) -> None:
        """Takes what was read for it, where something was."""

    def render_desk(self, desk: Desk) -> None:
        raise NotImplementedError

    def set_colours(self, colours: Colours) -> None:
        """Takes other colours, where the stylesheet does not reach."""

    def fit(self, scale: float, window_width: int) -> None:
        """Grows with the window."""
        raise NotImplementedError

    def escape(self) -> None:
        """Steps back, whatever that means here."""
        raise NotImplementedError
