from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.app.hall_pictures import BOX, HallPictures
from kiosk.domain.cue import NO_CUES
from kiosk.domain.schedule import Schedule
from kiosk.panel.sights import SightOrder
from tests.support.exhibits import small_hall
from tests.support.scheduled import at_us, entry
from tests.support.store_samples import data_folder

HALL = replace(small_hall(), scheduled=Schedule(entries=(entry(id=1, playlist="special", target="west"),)))


def test_the_hall_is_drawn_as_the_draft_has_it_at_an_instant(qapp: QApplication, tmp_path: Path) -> None:
    """Nothing is published: it is the programme of the order that counts."""
    with app.open_house(data_folder(tmp_path / "data"), start_at_us=at_us("2026-11-30T12:00:00")) as house:
        pictures = HallPictures(house)
        try:
            before, during = (
                asyncio.run(pictures.draw(SightOrder(programme=HALL, cues=NO_CUES, at_us=at_us(f"2026-12-01T{clock}:00"))))
                for clock in ("08:00", "10:00")
            )
        finally:
            pictures.close()
    west = [screen.id for screen in HALL.wall.screens if screen.section == "west"]
    east = [screen.id for screen in HALL.wall.screens if screen.section == "east"]
    assert set(before) == set(HALL.screen_by_id)
    assert all(image.width() <= BOX.width() and image.height() <= BOX.height() for image in before.values())
    assert all(before[screen] != during[screen] for screen in west)
    assert {image.isNull() for image in (during[screen] for screen in east)} == {False}
