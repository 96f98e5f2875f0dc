"""The fonts that stand in for those a deck names and this PC lacks: by a table that staff can extend, and used as reported."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from kiosk.domain.foreign import MissingFont
from kiosk.importing.toml_file import Codes, TomlFile

HOUSE_TABLE, STAFF_TABLE = "substitutes.toml", "fonts.toml"
_CODES = Codes(syntax="E-FONT-SYNTAX", key="E-FONT-KEY", value="E-FONT-VALUE")
_LIST_S = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One font under all of its names, or all whose names have a part in common, and what to take instead."""

    take: tuple[str, ...]
    names: tuple[str, ...] = ()
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """What to take for a font that nobody knows."""

    hanzi: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What stands in for which font."""

    font: tuple[Entry, ...] = ()
    default: Default = Default()

    def over(self, other: Table) -> Table:
        """This table before another one."""
        mine, others = self.default, other.default
        default = Default(hanzi=mine.hanzi + others.hanzi, latin=mine.latin + others.latin)
        return Table(font=self.font + other.font, default=default)

    def substitute(self, font: str, for_hanzi: bool, installed: Iterable[str]) -> str:
        """What to take for a font; empty if nothing of all that is there."""
        there = {_folded(name) for name in installed}
        entries = [entry for entry in self.font if _folded(font) in map(_folded, entry.names)]
        entries += [entry for entry in self._alike(font) if entry not in entries]
        wanted = [name for entry in entries for name in entry.take]
        wanted += self.default.hanzi if for_hanzi else self.default.latin
        return next((name for name in wanted if _folded(name) in there), "")

    def _alike(self, font: str) -> list[Entry]:
        """The entries that have a part of a font's name, the longest part first: 仿宋 before 宋."""
        parts = [(len(part), entry) for entry in self.font for part in entry.like if _folded(part) in _folded(font)]
        return [entry for _, entry in sorted(parts, key=lambda case: -case[0])]


def read_tables(files: Sequence[Path]) -> Table:
    """The tables, the house's first, those of staff after it and before it in force; files that are not there are passed over.

    Raises BadInput E-FONT-SYNTAX, E-FONT-KEY or E-FONT-VALUE.
    """
    table = Table()
    for file in files:
        if file.is_file():
            read = TomlFile(file, file.name, _CODES)
            table = read.build(Table, read.values).over(table)
    return table


def missing_fonts(
    pages: Mapping[str, Sequence[int]], for_hanzi: Iterable[str], table: Table, installed: Iterable[str]
) -> tuple[MissingFont, ...]:
    """The fonts of these (each with its pages) that are not installed; a font no substitute is there for is left to luck."""
    there, chinese = {_folded(name) for name in installed}, set(for_hanzi)
    return tuple(
        MissingFont(font=font, substitute=table.substitute(font, font in chinese, installed), pages=tuple(on))
        for font, on in pages.items()
        if _folded(font) not in there
    )


def write_fontconfig(file: Path, fonts: Sequence[Path]) -> None:
    """Tells fontconfig, which LibreOffice asks for fonts, of more folders of them."""
    folders = "".join(f"<dir>{escape(str(folder))}</dir>\n" for folder in fonts)
    cache = escape(str(file.with_suffix(".cache")))
    file.write_text(_CONFIG.format(folders=folders, cache=cache), "utf-8")


def installed_fonts(config: Path) -> frozenset[str]:
    """The families that fontconfig finds with a configuration, by all of their names; none where nobody can say."""
    lister = shutil.which("fc-list")
    if lister is None:
        return frozenset()
    said = subprocess.run(
        [lister, ":", "family"], env={"FONTCONFIG_FILE": str(config), "HOME": str(config.parent)}, capture_output=True,
        timeout=_LIST_S, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    lines = said.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.replace("\\", "").strip() for line in lines for name in line.split(",") if name.strip())


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{folders}<cachedir>{cache}</cachedir>
</fontconfig>
"""
