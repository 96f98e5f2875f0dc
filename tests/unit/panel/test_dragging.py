from __future__ import annotations

import pytest

from kiosk.domain.schedule import Occurrence
from kiosk.panel.dragging import MINUTE_US, Drag, Grip
from tests.support.scheduled import TUESDAY, at_us, entry

NINE, ELEVEN = at_us("2026-12-01T09:00:00"), at_us("2026-12-01T11:00:00")
OWN = Occurrence(entry=entry(id=1), day=TUESDAY, start_us=NINE, end_us=ELEVEN)


def dragged(grip: Grip, minutes: float, step: int = 5) -> tuple[float, float]:
    """By how many minutes its beginning and its end have moved."""
    to_us = NINE + round(minutes * MINUTE_US)
    drag = Drag(lane=0, own=OWN, grip=grip, from_us=NINE, to_us=to_us, step_us=step * MINUTE_US)
    return (drag.start_us - NINE) / MINUTE_US, (drag.end_us - ELEVEN) / MINUTE_US


@pytest.mark.parametrize(
    ("grip", "minutes", "moved"),
    [
        (Grip.WHOLE, 33, (35, 35)),
        (Grip.WHOLE, -62, (-60, -60)),
        (Grip.WHOLE, 2, (0, 0)),
        (Grip.START, 33, (35, 0)),
        (Grip.START, 500, (115, 0)),
        (Grip.END, -33, (0, -35)),
        (Grip.END, -500, (0, -115)),
    ],
)
def test_times_snap_and_something_is_always_left(grip: Grip, minutes: float, moved: tuple[float, float]) -> None:
    assert dragged(grip, minutes) == moved


def test_it_can_be_exact_to_the_minute() -> None:
    assert dragged(Grip.WHOLE, 33, step=1) == (33, 33)


def test_what_is_drawn_has_a_beginning_and_an_end_whichever_way_it_was_drawn() -> None:
    for from_us, to_us in ((NINE, ELEVEN), (ELEVEN, NINE)):
        drag = Drag(lane=0, own=None, grip=Grip.NEW, from_us=from_us, to_us=to_us)
        assert (drag.start_us, drag.end_us) == (NINE, ELEVEN)
