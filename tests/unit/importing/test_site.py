from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing.site import read_site
from tests.support.folders import REFERENCE_SITE, SITE_TOML, site_file


def refusal(folder: Path, old: str, new: str) -> BadInput:
    assert old in SITE_TOML
    with pytest.raises(BadInput) as caught:
        read_site(site_file(folder, SITE_TOML.replace(old, new, 1)))
    return caught.value


def test_the_reference_site() -> None:
    wall = read_site(REFERENCE_SITE)
    assert [screen.id for screen in wall.screens] == [f"screen-{number:02}" for number in range(1, 19)]
    sections = ("overview", "results", "work", "thinking", "plan")
    assert [len(wall.in_section(section)) for section in sections] == [4, 4, 4, 2, 4]


def test_the_values_of_a_site(tmp_path: Path) -> None:
    wall = read_site(site_file(tmp_path))
    assert wall.hall.zh == "一号厅"
    w1, w2, e1 = wall.screens
    assert (w1.output.name, w2.output.name, w2.output.serial) == ("", "DP-2", "S2")
    assert (e1.pixels, e1.place, e1.bezel_mm) == ((1080, 1920), (2, 0), 12)


def test_a_site_may_say_from_how_far_away_a_screen_is_read(tmp_path: Path) -> None:
    told = SITE_TOML.replace("bezel_mm = 12", "bezel_mm = 12\nview_distance_mm = 3000")
    assert [screen.view_distance_mm for screen in read_site(site_file(tmp_path, told)).screens] == [None, None, 3000]
    for value in ("100", "30000", "true", '"3 m"'):
        assert refusal(tmp_path, "bezel_mm = 12", f"view_distance_mm = {value}").code == "E-CFG-RANGE"


def test_an_unknown_key_is_told_the_nearest(tmp_path: Path) -> None:
    error = refusal(tmp_path, "[[screen]]", "[[scren]]")
    assert error.code == "E-CFG-KEY"
    assert "screen" in error.fix.en


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e9", '"10 s"', "99", "10001", "true", "[1]", "9" * 20, "9" * 400])
@pytest.mark.parametrize("old", ["width_mm = 1210"])
def test_a_width_out_of_range(tmp_path: Path, old: str, value: str) -> None:
    error = refusal(tmp_path, old, f"width_mm = {value}")
    assert error.code == "E-CFG-RANGE"
    assert error.where.startswith("site.toml:")
    assert "screen" in error.where or len(value) > 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[1920, 1080]", "[1920]"),
        ("[1920, 1080]", "[1920, 1080, 3]"),
        ("[1920, 1080]", "[1920, 10]"),
        ("[1920, 1080]", "[99999, 1080]"),
        ("place = [0, 0]", "place = [-1, 0]"),
        ("place = [0, 0]", f"place = [0, {2**70}]"),
        ("bottom_edge_mm = 800", "bottom_edge_mm = 8000"),
        ("bezel_mm = 12", "bezel_mm = 1200"),
        ('id = "w1"', 'id = "W 1"'),
        ('id = "w1"', f'id = "{"w" * 41}"'),
        ('id = "w1"', 'id = ""'),
        ('id = "w1"', ""),
        ('hall = {zh = "一号厅", en = "Hall One"}', "hall = 3"),
    ],
)
def test_other_values_out_of_range(tmp_path: Path, old: str, new: str) -> None:
    assert refusal(tmp_path, old, new).code == "E-CFG-RANGE"


@pytest.mark.parametrize("zone", ["", "Asia", "Asia/Nowhere", "../../etc/passwd", "/etc/passwd", "zone.tab", "\\u0000"])
def test_a_time_zone_nobody_knows(tmp_path: Path, zone: str) -> None:
    error = refusal(tmp_path, "Asia/Shanghai", zone)
    assert error.code == "E-CFG-RANGE"
    assert error.where == "site.toml:1 timezone"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "w2"', 'id = "w1"'),
        ('id = "w2"', 'id = "east"'),
        ('id = "w2"', 'id = "hall"'),
        ('section = "east"', 'section = "hall"'),
        ("bezel_mm = 12", 'output = {name = "DP-2"}'),
        ("bezel_mm = 12", 'output = {serial = "S2"}'),
    ],
)
def test_screens_that_cannot_be_told_apart(tmp_path: Path, old: str, new: str) -> None:
    error = refusal(tmp_path, old, new)
    assert error.code == "E-CFG-SCREEN"
    assert "screen[" in error.where


def test_screens_without_an_output_take_the_next_free_one(tmp_path: Path) -> None:
    text = SITE_TOML.replace('output = {name = "DP-2", serial = "S2"}\n', "")
    assert {screen.output.name for screen in read_site(site_file(tmp_path, text)).screens} == {""}


def test_a_site_without_a_screen(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_site(site_file(tmp_path, 'hall = {zh = "厅"}\ntimezone = "UTC"\nscreen = []\n'))
    assert caught.value.code == "E-CFG-SCREEN"


def test_a_syntax_error(tmp_path: Path) -> None:
    error = refusal(tmp_path, 'id = "w1"', "id = w1")
    assert error.code == "E-CFG-SYNTAX"
    assert error.where == "site.toml:5"


def test_a_site_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_site(tmp_path / "nowhere.toml")
    assert caught.value.code == "E-CFG-SYNTAX"
    assert caught.value.where == "nowhere.toml"
