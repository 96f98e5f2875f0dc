"""How punctual the screens turned in the last hour: a point a turn, and a line at the median."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from statistics import median

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.domain.events import Commit
from kiosk.panel import screens_wording
from kiosk.panel.button import label
from kiosk.panel.desk import Desk
from kiosk.panel.palette import Palette
from kiosk.panel.reader import LATENESS_US
from kiosk.qtkit.fonts import FAMILY
from kiosk.services.times import hall_time

pg.setConfigOptions(exitCleanup=False, antialias=True)
TWENTY_MINUTES_S = 1200


class ClockAxis(pg.AxisItem):
    """Seconds of shared time as the hall's clock shows them."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.zone: tzinfo = UTC
        self.setTickSpacing(TWENTY_MINUTES_S, TWENTY_MINUTES_S)
        self.enableAutoSIPrefix(False)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"{hall_time(round(value * 1e6), self.zone):%H:%M}" for value in values]


class LatenessChart(QWidget):
    """The history with its axes in words; nothing on it can be dragged."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._commits: tuple[Commit, ...] = ()
        self._scale = 1.0
        self._caption = label(self, "caption")
        self._axis = ClockAxis()
        self._left = pg.AxisItem("left")
        self._left.enableAutoSIPrefix(False)
        # Not a PlotItem: that one makes menus which belong to nobody.
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._plot = pg.GraphicsLayoutWidget(self)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for item, row, column in ((self._left, 0, 0), (self._box, 0, 1), (self._axis, 1, 1)):
            self._plot.addItem(item, row, column)
        for axis in (self._left, self._axis):
            axis.linkToView(self._box)
            axis.setStyle(maxTickLevel=0)
        self._plot.ci.setContentsMargins(0, 4, 4, 0)
        self._plot.ci.setSpacing(0)
        self._points = pg.ScatterPlotItem(size=4, pen=None)
        self._median = pg.InfiniteLine(angle=0, label="", labelOpts={"position": 0.02, "anchors": [(0, 1), (0, 1)]})
        self._box.addItem(self._points)
        self._box.addItem(self._median)
        self._words = label(self, "small", wrap=True)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for part in (self._caption, self._plot, self._words):
            self._lines.addWidget(part)
        self.set_palette(palette)

    def put(self, commits: tuple[Commit, ...]) -> None:
        """The turns of the last hour."""
        if commits == self._commits:
            return
        self._commits = commits
        late_ms = [commit.late_us / 1000 for commit in commits]
        self._points.setData([commit.due_us / 1e6 for commit in commits], late_ms)
        self._box.setYRange(min(0.0, *late_ms, 0.0), max(2.0, *late_ms, 0.0) * 1.1, padding=0)

    def render_desk(self, desk: Desk) -> None:
        now_s = desk.hall.now_us / 1e6
        self._axis.zone = desk.hall.zone
        self._box.setXRange(now_s - LATENESS_US / 1e6, now_s, padding=0.02)
        ink = {"color": self._palette.text2, "font-family": FAMILY, "font-size": f"{round(12 * self._scale)}px"}
        self._left.setLabel(desk.say(screens_wording.LATE_AXIS), **ink)
        self._axis.setLabel(desk.say(screens_wording.TIME_AXIS), **ink)
        self._caption.setText(desk.say(screens_wording.LATENESS))
        late_us = [commit.late_us for commit in self._commits]
        self._plot.setVisible(bool(late_us))
        if not late_us:
            self._words.setText(desk.say(screens_wording.NO_TURNS))
            return
        middle_us = median(late_us)
        self._median.setValue(middle_us / 1000)
        self._median.label.setFormat(desk.say(screens_wording.median(middle_us)))
        self._words.setText(desk.say(screens_wording.lateness(middle_us, max(late_us), len(late_us))))

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self._plot.setBackground(palette.surface)
        self._points.setBrush(QColor(palette.focus))
        self._median.setPen(pg.mkPen(palette.attention.fill, width=2))
        self._median.label.setColor(palette.text)
        self._median.label.fill = pg.mkBrush(palette.surface)
        for axis in (self._left, self._axis):
            axis.setPen(pg.mkPen(palette.outline))
            axis.setTextPen(palette.text2)

    def fit(self, scale: float) -> None:
        self._lines.setSpacing(round(4 * scale))
        self._scale = scale
        self._plot.setFixedHeight(round(132 * scale))
        font = QFont(FAMILY)
        font.setPixelSize(round(12 * scale))
        for axis in (self._left, self._axis):
            axis.setTickFont(font)
        self._median.label.setFont(font)
