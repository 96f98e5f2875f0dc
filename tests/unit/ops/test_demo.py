from __future__ import annotations

import sys
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.importing.site import read_site
from kiosk.ops.demo import PanelBeside, some_of
from kiosk.ops.player_process import PlayerProcess

REFERENCE = read_site(paths.reference_site())
SECTIONS = len({screen.section for screen in REFERENCE.screens})


def sections(wall: Wall) -> set[str]:
    return {screen.section for screen in wall.screens}


@pytest.mark.parametrize("count", range(1, 19))
def test_some_of_a_wall_has_as_many_sections_as_it_can(count: int) -> None:
    some = some_of(REFERENCE, count)
    assert len(some.screens) == count
    assert len(sections(some)) == min(count, SECTIONS)
    assert list(some.screens) == [screen for screen in REFERENCE.screens if screen in some.screens], "in their order"
    assert (some.hall, some.timezone) == (REFERENCE.hall, REFERENCE.timezone)


def test_of_each_section_the_first_screens_are_taken() -> None:
    chosen = some_of(REFERENCE, 8).screens
    for section, group in groupby(REFERENCE.screens, key=lambda screen: screen.section):
        taken = [screen for screen in chosen if screen.section == section]
        assert taken == list(group)[: len(taken)]


@pytest.mark.parametrize("count", [0, -1, 19])
def test_more_screens_than_there_are_or_none_are_refused(count: int) -> None:
    with pytest.raises(BadInput, match="from 1 to 18") as refused:
        some_of(REFERENCE, count)
    assert (refused.value.code, refused.value.where) == ("E-CFG-RANGE", "--screens")


def test_where_sections_are_mixed_all_screens_are_still_there() -> None:
    mixed = replace(REFERENCE, screens=REFERENCE.screens[::2] + REFERENCE.screens[1::2])
    assert some_of(mixed, 18) == mixed
    assert len(some_of(mixed, 7).screens) == 7


@pytest.mark.parametrize(
    ("code", "quit_there", "said"),
    [
        ("", True, []),
        ("raise SystemExit('no font')", False, ["the panel has failed (no font), the screens play on"]),
        ("raise SystemExit(3)", False, ["the panel has failed (exit 3), the screens play on"]),
    ],
)
def test_a_panel_that_fails_is_spoken_of_once_and_one_that_is_quit_ends_it(
    tmp_path: Path, code: str, quit_there: bool, said: list[str]
) -> None:
    told: list[Text] = []
    with PlayerProcess([sys.executable, "-c", code], tmp_path / "log") as panel:
        beside = PanelBeside(lambda: panel, told.append)
        panel.until_closed()
        assert [beside.quit(), beside.quit()] == [quit_there, quit_there]
    assert [text.en for text in told] == said


def test_a_panel_that_runs_ends_nothing(tmp_path: Path) -> None:
    told: list[Text] = []
    with PlayerProcess([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path / "log") as panel:
        assert not PanelBeside(lambda: panel, told.append).quit()
    assert told == []
