"""The pages of the panel, each loaded and made when it is opened first: nobody waits for the others at the start."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.panel.desk import Desk, Page
from kiosk.panel.page import PageView
from kiosk.panel.palette import Colours


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
