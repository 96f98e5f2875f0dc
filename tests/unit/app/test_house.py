from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.house import open_house, set_clock, zone
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.settings import Settings
from kiosk.store.migrate import prepare
from tests.support.commands import published
from tests.support.store_samples import SCRIPTS, data_folder

YEAR_US = 365 * 86_400 * 1_000_000


def test_an_open_house(tmp_path: Path) -> None:
    with open_house(published(tmp_path)) as house:
        assert house.settings == Settings()
        assert zone(house).key == "Asia/Shanghai"
        assert house.store.read(lambda uow: uow.programmes.latest()) == 1
        assert house.telemetry.presence() == {}
        house.bell.ring()


def test_all_that_open_it_read_one_clock(tmp_path: Path) -> None:
    with open_house(published(tmp_path)) as one, open_house(tmp_path) as other:
        assert one.clock == other.clock


def test_it_can_be_opened_at_another_time_of_day(tmp_path: Path) -> None:
    with open_house(published(tmp_path), start_at_us=YEAR_US) as house:
        assert YEAR_US <= house.clock.now_us() < 2 * YEAR_US


def test_what_was_begun_is_written_before_it_closes(tmp_path: Path) -> None:
    with open_house(published(tmp_path)) as house:
        wall = house.store.read(lambda uow: uow.draft.wall())
        assert wall is not None
        written = house.store.write(lambda uow: uow.draft.put_wall(wall))
    assert written.done()


def test_without_screens_there_is_no_time_zone(tmp_path: Path) -> None:
    with open_house(data_folder(tmp_path)) as house, pytest.raises(EnvironmentFault) as caught:
        zone(house)
    assert caught.value.code == "E-DB-MISSING"


def test_a_folder_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault), open_house(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_settings_that_are_wrong_open_nothing(tmp_path: Path) -> None:
    (published(tmp_path) / "settings.toml").write_text("[idle]\nafter_s = 1\n")
    with pytest.raises(BadInput) as caught, open_house(tmp_path):
        pass
    assert caught.value.code == "E-CFG-RANGE"


def test_the_clock_of_a_new_store_can_be_set(tmp_path: Path) -> None:
    set_clock(tmp_path, YEAR_US)
    with open_house(tmp_path) as house:
        assert YEAR_US <= house.clock.now_us() < 2 * YEAR_US


def test_a_clock_that_runs_is_not_set(tmp_path: Path) -> None:
    prepare(tmp_path, SCRIPTS)
    with open_house(tmp_path) as house:
        before = house.clock
    with pytest.raises(BadInput) as caught:
        set_clock(tmp_path, YEAR_US)
    assert (caught.value.code, caught.value.where) == ("E-CLI-USAGE", "--start-at")
    with open_house(tmp_path) as house:
        assert house.clock == before
