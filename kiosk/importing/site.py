"""The site file: which screens there are, where they hang, and what the hall is called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.ids import HALL
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen, Wall
from kiosk.importing.toml_file import Codes, TomlFile

_CODES = Codes(syntax="E-CFG-SYNTAX", key="E-CFG-KEY", value="E-CFG-RANGE")


@dataclass(frozen=True, slots=True, kw_only=True)
class _SiteFile:
    """The top of the file as it stands in it."""

    hall: Text
    timezone: str
    screen: tuple[Screen, ...]


def read_site(path: Path) -> Wall:
    """The wall a site file describes. Raises BadInput E-CFG-SYNTAX, E-CFG-KEY, E-CFG-RANGE or E-CFG-SCREEN with the place."""
    file = TomlFile(path, path.name, _CODES)
    site = file.build(_SiteFile, file.values)
    try:
        ZoneInfo(site.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones, where tzdata is installed
        file.wrong(Text(zh=f"没有“{site.timezone}”这个时区", en=f"there is no time zone '{site.timezone}'"), "timezone")
    if not site.screen:
        file.wrong(Text(zh="一块屏幕也没有", en="there is not one screen"), "screen", code="E-CFG-SCREEN")
    _check_screens(file, site.screen)
    return Wall(hall=site.hall, timezone=site.timezone, screens=site.screen)


def _check_screens(file: TomlFile, screens: tuple[Screen, ...]) -> None:
    sections = {screen.section for screen in screens}
    ids = Counter(screen.id for screen in screens)
    outputs = Counter(name for screen in screens for name in {screen.output.name, screen.output.serial} - {""})
    for index, screen in enumerate(screens):
        if ids[screen.id] > 1 or screen.id in sections or screen.id == HALL or screen.section == HALL:
            file.wrong(
                Text(zh=f"名称“{screen.id}”用了两次", en=f"the name '{screen.id}' is used twice"),
                "screen", index, "id", code="E-CFG-SCREEN",
            )  # fmt: skip
        twice = [name for name in (screen.output.name, screen.output.serial) if outputs[name] > 1]
        if twice:
            file.wrong(
                Text(zh=f"两块屏幕接在同一个输出口“{twice[0]}”", en=f"two screens hang on the output '{twice[0]}'"),
                "screen", index, "output", code="E-CFG-SCREEN",
            )  # fmt: skip
