from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import check_range
from kiosk.domain.text import Text
from kiosk.importing.toml_file import Codes, TomlFile

CODES = Codes(syntax="E-T-SYNTAX", key="E-T-KEY", value="E-T-VALUE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    name: Text
    watts: float = 40

    def __post_init__(self) -> None:
        check_range("watts", self.watts, 1, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    name: Text
    lamp: tuple[Lamp, ...] = ()
    door: Lamp | None = None


TWO_LAMPS = """\
name = {zh = "厅"}

[[lamp]]
name = {zh = "一"}

[[lamp]]
name = {zh = "二"}
watts = 60

[door]
name = {zh = "门"}
"""


def build(folder: Path, content: str | bytes) -> Room:
    path = folder / "room.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    file = TomlFile(path, "room.toml", CODES)
    return file.build(Room, file.values)


def refusal(folder: Path, content: str | bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        build(folder, content)
    error = caught.value
    assert error.message.zh
    assert error.message.en
    assert error.fix.zh
    assert error.fix.en
    return error


def test_values_of_a_right_file(tmp_path: Path) -> None:
    room = build(tmp_path, TWO_LAMPS)
    assert [lamp.watts for lamp in room.lamp] == [40, 60]
    assert room.door == Lamp(name=Text(zh="门"))


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert build(tmp_path, b"\xef\xbb\xbf" + TWO_LAMPS.encode()) == build(tmp_path, TWO_LAMPS)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name = \n", 1),
        ('name = {zh = "a"}\n\nwatts 3\n', 3),
        ('name = {zh = "a"}\nname = {zh = "b"}\n', 2),
        ('a = 1\nb = "open\n', 2),
        ("a = 1\nb = [\n", 2),
        ("a = 1\n[lamp\n", 2),
        ("a = 1\r\nb = \r\n", 2),
        ("a = 2026-13-01\n", 1),
        ("\x00", 1),
        (f"a = {'9' * 5000}\n", 1),
        (f"a = {'[' * 5000}\n", 1),
    ],
)
def test_a_syntax_error_is_named_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    error = refusal(tmp_path, content)
    assert error.code == "E-T-SYNTAX"
    assert error.where == f"room.toml:{line}"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('name = {zh = "厅"}', "", "room.toml:1"),
        ('{zh = "厅"}', '"厅"', "room.toml:1 name"),
        ('{zh = "厅"}', '{en = "hall"}', "room.toml:1 name"),
        ('{zh = "厅"}', "{zh = 3}", "room.toml:1 name.zh"),
        ('{zh = "一"}', "[]", "room.toml:3 lamp[1].name"),
        ("watts = 60", "watts = 600", "room.toml:6 lamp[2]"),
        ("watts = 60", "watts = -1", "room.toml:6 lamp[2]"),
        ("watts = 60", "watts = nan", "room.toml:6 lamp[2]"),
        ("watts = 60", 'watts = "60 W"', "room.toml:6 lamp[2].watts"),
        ("watts = 60", "watts = true", "room.toml:6 lamp[2].watts"),
        ("watts = 60", "watts = 2026-01-01", "room.toml:6 lamp[2].watts"),
        ('{zh = "门"}', "{zh = []}", "room.toml:10 door.name.zh"),
        ('{zh = "厅"}', '{zh = "\u2028\x85"}\ndoor = 3\n', "room.toml:1 door"),
    ],
)
def test_a_wrong_value_is_named_with_path_and_line_of_its_table(tmp_path: Path, old: str, new: str, where: str) -> None:
    content = TWO_LAMPS.replace(old, new, 1)
    error = refusal(tmp_path, content.replace("[door]", "[[lamp]]") if "door = 3" in new else content)
    assert error.code == "E-T-VALUE"
    assert error.where == where


def test_line_separators_in_a_text_do_not_count_as_lines(tmp_path: Path) -> None:
    error = refusal(tmp_path, TWO_LAMPS.replace("厅", "\u2028\x85厅").replace("60", "600"))
    assert error.where == "room.toml:6 lamp[2]"


def test_a_range_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, TWO_LAMPS.replace("60", "1e9"))
    assert "1" in error.message.zh
    assert "100" in error.message.en


@pytest.mark.parametrize("digits", [20, 400])
def test_a_number_without_end_is_a_wrong_value(tmp_path: Path, digits: int) -> None:
    assert refusal(tmp_path, TWO_LAMPS.replace("60", "9" * digits)).code == "E-T-VALUE"


@pytest.mark.parametrize(
    ("old", "new", "where", "near"),
    [
        ("watts", "wats", "room.toml:6 lamp[2].wats", "watts"),
        ("[door]", "[dor]", "room.toml:10 dor", "door"),
        ('{zh = "一"}', '{zn = "一"}', "room.toml:3 lamp[1].name.zn", "zh"),
    ],
)
def test_an_unknown_key_is_told_the_nearest_known(tmp_path: Path, old: str, new: str, where: str, near: str) -> None:
    error = refusal(tmp_path, TWO_LAMPS.replace(old, new, 1))
    assert error.code == "E-T-KEY"
    assert error.where == where
    assert near in error.fix.en
    assert near in error.fix.zh


def test_an_unknown_key_like_none_is_told_all(tmp_path: Path) -> None:
    error = refusal(tmp_path, TWO_LAMPS + 'xyzzy = "?"\n')
    assert error.fix.en == "known keys: name, watts"


def test_a_file_of_another_encoding(tmp_path: Path) -> None:
    error = refusal(tmp_path, TWO_LAMPS.encode("gb18030"))
    assert error.code == "E-T-SYNTAX"
    assert "UTF-8" in error.fix.zh


@pytest.mark.parametrize("name", ["missing.toml", "a-folder", "a-file/room.toml"])
def test_what_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-file").touch()
    with pytest.raises(BadInput) as caught:
        TomlFile(tmp_path / name, "room.toml", CODES)
    assert caught.value.code == "E-T-SYNTAX"
    assert caught.value.where == "room.toml"
