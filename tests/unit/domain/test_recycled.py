from __future__ import annotations

import pytest

from kiosk.domain.recycled import DAY_US, KEPT_DAYS, Parcel, Recycled, Thing
from kiosk.domain.text import Text


@pytest.mark.parametrize(
    ("after_us", "days"),
    [(0, KEPT_DAYS), (1, KEPT_DAYS), (DAY_US, KEPT_DAYS - 1), (KEPT_DAYS * DAY_US - 1, 1), (99 * DAY_US, 0)],
)
def test_the_last_day_counts_whole(after_us: int, days: int) -> None:
    recycled = Recycled(thing=Thing.DECK, name="a", title=Text(zh="甲"), discarded_us=5, parcel=Parcel())
    assert recycled.days_left(5 + after_us) == days
