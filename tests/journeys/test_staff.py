"""What staff come to the panel for, through its real widgets, with a real player on the eighteen screens of the exhibit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.app.house import House
from kiosk.qtkit.fonts import load_fonts
from tests.support.journeys import JOURNEYS, Journey
from tests.support.staff import Did, Staff, at_work, reference_hall


@pytest.fixture(scope="module")
def exhibit() -> Iterator[House]:
    with reference_hall() as house:
        yield house


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.name)
def test_it_takes_no_more_actions_than_it_may(
    qapp: QApplication, exhibit: House, journey: Journey, record_property: Callable[[str, object], None]
) -> None:
    load_fonts(paths.fonts())
    found: list[Did] = []

    async def use(staff: Staff) -> None:
        found.append(await journey.walk(staff))

    assert at_work(qapp, exhibit, use) == []
    (did,) = found
    record_property("glass_us", did.glass_us)
    assert did.actions <= journey.most_actions
