"""The pages of the panel, each loaded and made when it is opened first: nobody waits for the others at the start."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QWidget

from kiosk.panel.desk import Desk, Page
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours

_MODULES = {
    Page.LIVE: "kiosk.panel.live",
    Page.CONTENT: "kiosk.panel.content_page",
    Page.SCHEDULE: "kiosk.panel.schedule_page",
    Page.SCREENS: "kiosk.panel.screens_page",
    Page.LOG: "kiosk.panel.log_page",
}


def load(page: Page) -> None:
    """Loads what a page needs. Slow: for any thread but Qt's."""
    import_module(_MODULES[page])


def make(page: Page, colours: Colours, desk: Desk, parent: QWidget) -> PageView:
    """A page, not connected to anything yet."""
    match page:
        case Page.LIVE:
            from kiosk.panel.live import LivePage

            return LivePage(colours, desk, parent)
        case Page.CONTENT:
            from kiosk.panel.content_page import ContentPage

            return ContentPage(colours, parent)
        case Page.SCHEDULE:
            from kiosk.panel.schedule_page import SchedulePage

            return SchedulePage(colours, parent)
        case Page.SCREENS:
            from kiosk.panel.screens_page import ScreensPage

            return ScreensPage(colours, parent)
        case Page.LOG:
            from kiosk.panel.log_page import LogPage

            return LogPage(colours, parent)
