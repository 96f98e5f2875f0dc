"""Where things live: beside the code in a checkout, inside the package in a wheel, inside the bundle when frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

READ_FOREIGN = "read-foreign"
"""What the program is told when it starts itself to read a foreign file; no verb of anybody's."""

_PACKAGE = Path(__file__).resolve().parent


def house() -> Path:
    """The folder that holds assets/, db/ and slides/."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    packed = _PACKAGE / "_house"
    return packed if packed.is_dir() else _PACKAGE.parent


def fonts() -> Path:
    return house() / "assets" / "fonts"


def themes() -> Path:
    return house() / "assets" / "themes"


def calendars() -> Path:
    """The holidays of the years of which a plan is published."""
    return house() / "assets" / "calendars"


def tick() -> Path:
    """The sound that answers a finger."""
    return house() / "assets" / "sounds" / "tick.wav"


def migrations() -> Path:
    return house() / "db"


def reference_site() -> Path:
    return house() / "db" / "site" / "reference.toml"


def reference_slides() -> Path:
    return house() / "slides"


def data_folder(chosen: Path | None) -> Path:
    """The data folder: as chosen, else KIOSK_DATA, else the platform's place for a user's data."""
    if chosen is not None:
        return chosen
    told = os.environ.get("KIOSK_DATA")
    return Path(told) if told else Path(platformdirs.user_data_dir("kiosk", appauthor=False))


def own_command() -> list[str]:
    """How this program is started once more, as another process."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "kiosk"]


def reader_command() -> list[str]:
    """How the child is started that reads foreign files."""
    return [*own_command(), READ_FOREIGN]
