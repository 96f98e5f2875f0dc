from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.domain.cue import NO_CUES
from kiosk.domain.hours import ALWAYS_OPEN
from kiosk.domain.settings import ThemeName
from kiosk.panel.day_plan import plan_of
from kiosk.panel.sheet import Sheet
from kiosk.panel.sights import SightOrder
from kiosk.panel.told import Told
from tests.support.desks import colours, desk
from tests.support.exhibits import small_hall
from tests.support.scheduled import TUESDAY, at_us

HALL = small_hall()
PLAN = plan_of(HALL, NO_CUES, TUESDAY, HALL.schedule.calendar, ALWAYS_OPEN)
TEN = at_us("2026-12-01T10:00:00")


def test_pictures_are_wanted_for_another_minute_and_not_for_another_second(parent: QWidget) -> None:
    told, orders = Told(colours()[ThemeName.DARK], parent), list[SightOrder]()
    told.wanted.connect(orders.append)
    told.fit(1.0, 1280)
    sheet = Sheet(plan=PLAN, programme=HALL)
    told.render_instant(desk(), sheet, PLAN, TEN)
    assert orders == [], "nobody sees them"
    parent.show()
    for t in (TEN + 1_000_000, TEN + 59_000_000, TEN + 61_000_000):
        told.render_instant(desk(), sheet, PLAN, t)
    assert [order.at_us for order in orders] == [TEN, TEN + 60_000_000]
    assert told.words.replace("\u00a0", " ").startswith("10:01 放什么\neast：展区默认（垫片）「tour」")
