from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk import paths
from kiosk.app.calendars import load_calendar
from kiosk.app.house import open_house
from kiosk.bus.local import DoorbellListener
from tests.support.commands import published
from tests.support.folders import edit


def test_a_table_in_place_of_another_says_what_it_changes_and_rings(tmp_path: Path) -> None:
    data, file = published(tmp_path / "data"), tmp_path / "own.toml"
    text = (paths.calendars() / "china-2026.toml").read_text("utf-8")
    file.write_text(text, "utf-8")
    edit(file, "date = 2026-01-03", "date = 2026-12-31")
    edit(file, "清明节", "清明")
    listener = DoorbellListener(data)
    with open_house(data) as house:
        loaded = load_calendar(house, file)
        assert listener.heard() == (b"",)
        assert loaded.table in house.store.read(lambda uow: uow.draft.calendar()).years
        again = load_calendar(house, file)
    listener.close()
    assert loaded.replaced
    assert (loaded.added, loaded.removed) == ((date(2026, 12, 31),), (date(2026, 1, 3),))
    assert loaded.changed == (date(2026, 4, 4),)
    assert (again.added, again.removed, again.changed) == ((), (), ())


def test_the_table_of_a_new_year_is_new_throughout(tmp_path: Path) -> None:
    data, file = published(tmp_path / "data"), tmp_path / "own.toml"
    file.write_text(
        'year = 2031\nsource = "own"\n[[day]]\ndate = 2031-01-01\nkind = "holiday"\nname = {zh = "元旦"}\n', "utf-8"
    )
    with open_house(data) as house:
        loaded = load_calendar(house, file)
        assert house.store.read(lambda uow: uow.draft.calendar()).covers(2031)
    assert not loaded.replaced
    assert loaded.added == (date(2031, 1, 1),)
