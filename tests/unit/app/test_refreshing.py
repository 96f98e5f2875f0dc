from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.content import export_slides, initialise, load_slides
from kiosk.app.house import House, open_house
from kiosk.app.refreshing import Refresh, refresher
from kiosk.bus.local import DoorbellListener
from kiosk.config import SETTINGS_FILE
from kiosk.domain.settings import IdleSettings
from kiosk.domain.war_map import WarMap
from kiosk.importing.telling import unseen
from kiosk.services.data_refresh import Taken
from kiosk.services.publishing import Order, publish
from tests.support.charts import CSV
from tests.support.folders import chart_folder, edit, site_file, tree

DATA = "west/west-story/projects.csv"
MORE = CSV + "跨河大桥,River bridge,建设局,Construction office,,,5,normal,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return chart_folder(tmp_path / "slides")


@pytest.fixture
def house(tmp_path: Path, folder: Path) -> Iterator[House]:
    """A house that has published the folder and looks at it; the folder is named from the data folder on."""
    data = tmp_path / "data"
    initialise(data, site_file(tmp_path))
    (data / SETTINGS_FILE).write_text('[data]\nfolder = "../slides"\n', "utf-8")
    with open_house(data) as house:
        load_slides(house, folder, unseen)
        now_us = house.clock.now_us()
        order = Order(note="first", now_us=now_us, anchor_us=now_us, idle=IdleSettings())
        house.store.write(lambda uow: publish(uow, order)).result()
        yield house


def rows(house: House) -> list[str]:
    """The projects of the newest programme."""
    programme = house.store.read(lambda uow: uow.programmes.get(uow.programmes.latest()))
    fields = programme.slide_by_id["chart"].fields
    assert isinstance(fields, WarMap)
    return [row.name.zh for row in fields.rows]


def looks(house: House) -> Refresh:
    found = refresher(house)
    assert found is not None
    return found


def twice(look: Refresh) -> list[Taken]:
    """A file counts when it has stood still from one look to the next."""
    return [*look(), *look()]


def test_a_file_that_changes_is_on_the_screens_and_in_the_export(house: House, folder: Path, tmp_path: Path) -> None:
    look, bell = looks(house), DoorbellListener(house.data_dir)
    assert twice(look) == [], "it is as it was loaded"
    assert bell.heard() == ()
    (folder / DATA).write_text(MORE, "utf-8")
    assert twice(look) == [Taken(file=DATA, rows=9)]
    assert bell.heard() == (b"",)
    bell.close()
    assert rows(house)[-1] == "跨河大桥"
    assert twice(look) == []
    assert house.store.read(lambda uow: uow.programmes.latest()) == 2
    export_slides(house, tmp_path / "out")
    assert tree(tmp_path / "out") == tree(folder)


def test_a_change_made_while_nobody_looked_is_taken_in(house: House, folder: Path) -> None:
    (folder / DATA).write_text(MORE, "utf-8")
    assert [taken.rows for taken in twice(looks(house))] == [9]


def test_bad_rows_are_told_of_and_the_good_ones_show(house: House, folder: Path) -> None:
    (folder / DATA).write_text(MORE + "断桥,,,,,,,late,,\n", "utf-8")
    (taken,) = twice(looks(house))
    assert (taken.rows, [finding.where for finding in taken.left_out], taken.refused) == (9, [f"{DATA}:12"], None)
    assert rows(house)[-1] == "跨河大桥"


def test_a_file_that_is_refused_leaves_everything_as_it_was(house: House, folder: Path) -> None:
    look = looks(house)
    (folder / DATA).write_bytes(MORE.encode("gb18030"))
    (taken,) = twice(look)
    assert taken.refused is not None
    assert taken.refused.code == "E-DATA-SYNTAX"
    assert house.store.read(lambda uow: uow.programmes.latest()) == 1
    assert twice(look) == [], "it is told of once"
    (folder / DATA).write_text(MORE, "utf-8")
    assert [item.rows for item in twice(look)] == [9]


def test_what_a_full_disk_kept_out_is_tried_again(house: House, folder: Path) -> None:
    look = looks(house)
    (folder / DATA).write_text(MORE, "utf-8")
    blocked = house.data_dir / "assets"
    moved = blocked.rename(house.data_dir / "aside")
    blocked.touch()  # where the files should go there is none to put them into
    (taken,) = twice(look)
    assert taken.refused is not None
    assert taken.refused.exit_code == 3
    blocked.unlink()
    moved.rename(blocked)
    assert [item.rows for item in look()] == [9]


def test_other_edits_of_the_folder_wait_for_staff(house: House, folder: Path) -> None:
    look = looks(house)
    edit(folder / "west/west-story/deck.toml", '"欢迎"', '"您好"')
    assert twice(look) == []
    assert house.store.read(lambda uow: uow.programmes.latest()) == 1


def test_without_a_folder_nobody_looks_and_without_slides_nothing_is_found(tmp_path: Path) -> None:
    initialise(tmp_path / "plain", None)
    with open_house(tmp_path / "plain") as house:
        assert refresher(house) is None
    (tmp_path / "plain" / SETTINGS_FILE).write_text('[data]\nfolder = "../slides"\n', "utf-8")
    with open_house(tmp_path / "plain") as house:
        assert twice(looks(house)) == []
