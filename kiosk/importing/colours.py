"""The colours of a deck's theme, as far as they can be told without drawing: None is what only drawing would show."""

from __future__ import annotations

import colorsys
from typing import Any

from kiosk.domain.legible import Rgb

_MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_BRIGHTENING = ("lumMod", "lumOff")
_WHOLE = 100_000


class Palette:
    """What the names of colours mean on one slide."""

    def __init__(self, theme: Any, mapping: Any, slide: Any) -> None:
        scheme = theme.find(".//{*}clrScheme")
        self._scheme = {} if scheme is None else {item.tag.rpartition("}")[2]: item[0] for item in scheme if len(item)}
        self._mapping = dict(_MAPPED) | ({} if mapping is None else dict(mapping.attrib))
        override = slide.find("{*}clrMapOvr/{*}overrideClrMapping")
        if override is not None:
            self._mapping |= dict(override.attrib)

    @property
    def text(self) -> Rgb | None:
        """What words are in if nobody says so."""
        return self._themed("tx1")

    def colour(self, element: Any) -> Rgb | None:
        """The colour an element like `srgbClr` means."""
        kind, told = element.tag.rpartition("}")[2], str(element.get("val", ""))
        if kind == "srgbClr":
            plain = _rgb(told)
        elif kind == "schemeClr":
            plain = self._themed(told)
        elif kind == "sysClr":
            plain = _rgb(str(element.get("lastClr", "")))
        else:
            return None
        return None if plain is None else _changed(plain, element)

    def _themed(self, name: str) -> Rgb | None:
        found = self._scheme.get(self._mapping.get(name, name))
        return None if found is None else self.colour(found)


def _rgb(told: str) -> Rgb | None:
    try:
        return int(told[0:2], 16), int(told[2:4], 16), int(told[4:6], 16)
    except ValueError:
        return None


def _changed(colour: Rgb, element: Any) -> Rgb | None:
    """The colour after what stands inside its element: made lighter or darker, or something nobody can tell from here."""
    red, green, blue = (part / 255 for part in colour)
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        name, value = change.tag.rpartition("}")[2], str(change.get("val", ""))
        if name == "alpha" and value == str(_WHOLE):
            continue
        if name not in _BRIGHTENING or not value.isdecimal():
            return None
        light = light * int(value) / _WHOLE if name == "lumMod" else light + int(value) / _WHOLE
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
    return round(255 * red), round(255 * green), round(255 * blue)
