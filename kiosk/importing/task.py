"""What a reader of foreign files is given to do. Readers run only in the child process that has limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.foreign import Foreign

Tell = Callable[[int, int], None]
"""Told after each page: how many are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read, called `name` by staff; what is made of it goes into `outbox`, what is needed on the way into `scratch`.

    `panel` is the width and height in pixels that pages are drawn for. `hidden` asks for hidden slides as well.
    `font_tables` are what stands in for missing fonts, the house's table first, then staff's; the house's own fonts lie beside it.
    """

    file: Path
    name: str
    outbox: Path
    scratch: Path
    panel: tuple[int, int]
    hidden: bool = False
    font_tables: tuple[Path, ...] = ()


Read = Callable[[Task, Tell], Foreign]
"""A reader. Raises BadInput with the code and place of what is wrong with a file, EnvironmentFault if the PC lacks something."""
