from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import paths
from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import MissingFont
from kiosk.importing.substitutes import HOUSE_TABLE, installed_fonts, missing_fonts, read_tables, write_fontconfig

HOUSE = paths.fonts() / HOUSE_TABLE
THERE = ("Noto Sans CJK SC", "Noto Serif CJK SC", "Liberation Sans", "Carlito", "Kiosk Sans SC")


@pytest.mark.parametrize(
    ("font", "hanzi", "taken"),
    [
        ("微软雅黑", True, "Noto Sans CJK SC"),
        ("microsoft yahei", True, "Noto Sans CJK SC"),
        ("宋体", True, "Noto Serif CJK SC"),
        ("SimSun", True, "Noto Serif CJK SC"),
        ("方正小标宋简体", True, "Noto Serif CJK SC"),
        ("仿宋_GB2312", True, "Noto Serif CJK SC"),
        ("汉仪大宋简", True, "Noto Serif CJK SC"),
        ("汉仪旗黑", True, "Noto Sans CJK SC"),
        ("无人知晓的字体", True, "Noto Sans CJK SC"),
        ("Calibri", False, "Carlito"),
        ("Nobody Knows", False, "Liberation Sans"),
    ],
)
def test_the_house_table_knows_the_fonts_of_decks_by_their_names(font: str, hanzi: bool, taken: str) -> None:
    assert read_tables([HOUSE]).substitute(font, hanzi, THERE) == taken


def test_the_house_s_own_font_is_the_last_resort() -> None:
    assert read_tables([HOUSE]).substitute("宋体", True, ["Kiosk Sans SC"]) == "Kiosk Sans SC"
    assert read_tables([HOUSE]).substitute("宋体", True, ["DejaVu Sans"]) == ""


def test_a_table_of_staff_comes_before_the_house_s(tmp_path: Path) -> None:
    staff = tmp_path / "fonts.toml"
    staff.write_text('[[font]]\nnames = ["宋体", "院徽体"]\ntake = ["Carlito"]\n', "utf-8")
    table = read_tables([HOUSE, staff])
    assert [table.substitute(font, True, THERE) for font in ("宋体", "院徽体")] == ["Carlito", "Carlito"]
    assert table.substitute("黑体", True, THERE) == "Noto Sans CJK SC"
    assert read_tables([HOUSE, tmp_path / "none.toml"]) == read_tables([HOUSE])


@pytest.mark.parametrize(
    ("text", "code"), [("[[font]", "E-FONT-SYNTAX"), ("[[fonts]]", "E-FONT-KEY"), ("[[font]]\ntake = 3", "E-FONT-VALUE")]
)
def test_a_mistake_in_the_table_is_told_with_its_place(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "fonts.toml").write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        read_tables([tmp_path / "fonts.toml"])
    assert caught.value.code == code
    assert caught.value.where.startswith("fonts.toml:1")


def test_only_fonts_that_are_not_there_are_missing() -> None:
    pages = {"Liberation Sans": (1,), "noto sans cjk sc": (1,), "宋体": (2, 4)}
    assert missing_fonts(pages, {"宋体"}, read_tables([HOUSE]), THERE) == (
        MissingFont(font="宋体", substitute="Noto Serif CJK SC", pages=(2, 4)),
    )


def test_fontconfig_finds_the_house_s_fonts_by_the_file_that_is_written(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    write_fontconfig(config, [paths.fonts()])
    assert "Kiosk Sans SC" in installed_fonts(config)
    write_fontconfig(config, [])
    assert "Kiosk Sans SC" not in installed_fonts(config)


def test_without_fontconfig_no_font_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed_fonts(tmp_path / "fonts.conf") == frozenset()
