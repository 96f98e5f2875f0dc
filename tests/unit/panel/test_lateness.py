from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.domain.events import Commit
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.panel.lateness import ClockAxis, LatenessChart
from tests.support.desks import desk, palette


def turn(due_us: int, late_us: int) -> Commit:
    return Commit(due_us=due_us, began_us=due_us + late_us, first_us=due_us + late_us, last_us=due_us + late_us, screens=18)


@pytest.fixture
def chart(parent: QWidget) -> LatenessChart:
    made = LatenessChart(palette(), parent)
    made.fit(1.0)
    made.resize(320, 240)
    return made


def words(chart: LatenessChart) -> list[str]:
    return [part.text().replace("\u00a0", " ") for part in chart.findChildren(QLabel) if part.text()]


def test_without_turns_it_says_so(chart: LatenessChart, parent: QWidget) -> None:
    chart.put(())
    chart.render_desk(desk())
    parent.show()
    assert words(chart)[-1] == "最近 1 小时没有换页。"


def test_the_figures_are_those_of_the_turns_in_the_language(chart: LatenessChart, parent: QWidget) -> None:
    chart.put((turn(1_000_000, 500), turn(2_000_000, 4_000), turn(3_000_000, 900)))
    chart.render_desk(desk())
    parent.show()
    assert words(chart)[-1] == "换页 3 次，中位 0.9 毫秒，最晚 4.0 毫秒。"
    chart.render_desk(desk(language=Language.EN))
    assert words(chart)[-1] == "3 turns: median 0.9 ms, latest 4.0 ms."


def test_points_are_painted_and_change_with_the_colours(chart: LatenessChart, parent: QWidget) -> None:
    chart.put(tuple(turn(second * 500_000, 1_000) for second in range(24)))
    chart.render_desk(desk())
    parent.show()

    def grounds() -> set[str]:
        image = chart.grab().toImage()
        return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}

    dark, light = palette(), palette(ThemeName.LIGHT)
    assert {dark.surface, dark.attention.fill} <= grounds()
    chart.set_palette(light)
    assert {light.surface, light.attention.fill} <= grounds()


def test_the_axis_tells_the_time_of_the_hall(parent: QWidget) -> None:
    axis = ClockAxis()
    axis.zone = ZoneInfo("Asia/Shanghai")
    assert axis.tickStrings([0, 1200], 1, 1200) == ["08:00", "08:20"]
