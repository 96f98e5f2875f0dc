"""Prepares pictures ahead of the instant they are needed, and keeps those that are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.domain.wall import Screen
from kiosk.stage.decode import decode
from kiosk.stage.draw import Picture, draw, part_of, pictures_of
from kiosk.stage.look import Look
from kiosk.stage.painting import Painting

log = logging.getLogger("kiosk.stage")

Key = tuple[int, Content, tuple[int, int], str]
"""The programme's revision, the content, the screen's pixels and what is its own: screens that show the same share one picture."""


class Stage:
    """Turns contents into paintings: files are decoded in a pool, drawing is done on the GUI thread.

    `files` gives the path of an asset by its SHA-256; `missing` is told of every file that cannot be shown.
    """

    def __init__(self, look: Look, files: Callable[[str], Path], missing: Callable[[EnvironmentFault], None]) -> None:
        self._look = look
        self._files = files
        self._missing = missing
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="decode")
        self._ready: dict[Key, Painting] = {}

    def key(self, programme: Programme, content: Content, screen: Screen) -> Key:
        return (programme.revision, content, screen.pixels, part_of(programme, content, screen))

    def ready(self, key: Key) -> Painting | None:
        return self._ready.get(key)

    async def prepare(self, programme: Programme, content: Content, screen: Screen) -> Painting:
        """The painting of a content on a screen, from what is kept or made now.

        A file that is missing or unreadable does not stop it: the slide is drawn without it and `missing` is told.
        """
        key = self.key(programme, content, screen)
        wanted = () if key in self._ready else pictures_of(programme, content, screen)
        loop = asyncio.get_running_loop()
        jobs = [loop.run_in_executor(self._pool, self._decode, programme, picture) for picture in wanted]
        decoded = dict(pair for pair in await asyncio.gather(*jobs) if pair is not None)
        if key not in self._ready:  # nobody else drew it meanwhile
            self._ready[key] = Painting.of(content, draw(programme, content, screen, self._look, decoded))
        return self._ready[key]

    def keep_only(self, keys: Iterable[Key]) -> None:
        """Forgets every painting that is none of these."""
        kept = set(keys)
        self._ready = {key: painting for key, painting in self._ready.items() if key in kept}

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _decode(self, programme: Programme, picture: Picture) -> tuple[str, QImage] | None:
        asset = programme.media_by_path[picture.path].shown
        try:
            return picture.path, decode(self._files(asset.sha256), picture.box)
        except EnvironmentFault as fault:
            self._missing(fault)
            return None
