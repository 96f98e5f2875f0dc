"""What LibreOffice is told to do otherwise than by itself, in the profile that it starts with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from kiosk.domain.foreign import MissingFont

_NOWHERE, _NO_PORT = "127.0.0.1", "9"
_ALWAYS = {
    "Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "Inet/Settings": {
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": _NOWHERE,
        "ooInetHTTPProxyPort": _NO_PORT,
        "ooInetHTTPSProxyName": _NOWHERE,
        "ooInetHTTPSProxyPort": _NO_PORT,
    },
    "Office.Linguistic/General": {"DefaultLocale_CJK": "zh-CN"},
    # Making pictures smaller takes longer than drawing them as they are; nobody follows tags, bookmarks and notes here.
    "Office.Common/Filter/PDF/Export": {
        "UseTaggedPDF": "false",
        "ExportBookmarks": "false",
        "ExportNotes": "false",
        "UseLosslessCompression": "true",
        "ReduceImageResolution": "false",
    },
}
"""Nothing is run, nothing is fetched, and a PDF holds what is drawn and nothing else."""

_HIDDEN, _REPLACE = "Office.Common/Filter/PDF/Export", "Office.Common/Font/Substitution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What differs from deck to deck: which fonts are taken for which, and whether hidden slides become pages.

    LibreOffice has substitutes of its own for some fonts, and asks fontconfig for others; its table of replacements comes first.
    """

    fonts: tuple[MissingFont, ...] = ()
    hidden: bool = False

    def write(self, profile: Path) -> None:
        """Puts them into a profile that has not been told anything else."""
        items = "\n".join(self._items())
        folder = profile / "user"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "registrymodifications.xcu").write_text(_FILE.format(items=items), "utf-8")

    def _items(self) -> Iterator[str]:
        for path, values in _ALWAYS.items():
            yield from (_item(path, _property(name, value)) for name, value in values.items())
        yield _item(_HIDDEN, _property("ExportHiddenSlides", str(self.hidden).lower()))
        yield _item(_REPLACE, _property("Replacement", "true"))
        for place, missing in enumerate(font for font in self.fonts if font.substitute):
            told = {
                "ReplaceFont": missing.font,
                "SubstituteFont": missing.substitute,
                "Always": "true",
                "OnScreenOnly": "false",
            }
            pair = "".join(_property(name, value) for name, value in told.items())
            yield _item(f"{_REPLACE}/FontPairs", f'<node oor:name="_{place}" oor:op="replace">{pair}</node>')


def _item(path: str, inside: str) -> str:
    return f'<item oor:path="/org.openoffice.{path}">{inside}</item>'


def _property(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop>'


_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
