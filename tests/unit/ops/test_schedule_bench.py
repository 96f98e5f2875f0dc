from __future__ import annotations

from kiosk.ops.schedule_bench import DAYS, YEARS, time_schedule
from tests.support.exhibits import small_hall
from tests.unit.domain.test_ground import at


def test_every_question_is_timed_as_often_as_it_is_asked() -> None:
    figures = time_schedule(small_hall(anchor_us=at(0)), 200, 11)
    assert [(figure.name, figure.unit, len(figure.values)) for figure in figures] == [
        ("index_s", "s", 1), ("resolve_us", "µs", 11), ("agenda_day_ms", "ms", DAYS), ("diff_year_s", "s", YEARS),
    ]  # fmt: skip
    assert all(value > 0 for figure in figures for value in figure.values)
