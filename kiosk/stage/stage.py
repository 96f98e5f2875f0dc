"""Prepares pictures ahead of the instant they are needed, and keeps those that are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.domain.wall import Screen
from kiosk.stage import plain
from kiosk.stage.decode import check, decode
from kiosk.stage.draw import draw, growth_of
from kiosk.stage.look import Look
from kiosk.stage.painting import Painting, pack, unpacked
from kiosk.stage.pictures import Picture, part_of, pictures_of

log = logging.getLogger("kiosk.stage")

T = TypeVar("T")

Key = tuple[int, Content, tuple[int, int], str]
"""The programme's revision, the content, the screen's pixels and what is its own: screens that show the same share one picture."""


class CannotShow(Exception):
    """A slide cannot be shown; `picture` is the SHA-256 of the file that is missing or damaged, empty if drawing failed."""

    def __init__(self, slide: str, picture: str) -> None:
        super().__init__(slide)
        self.slide = slide
        self.picture = picture


class Stage:
    """Turns contents into paintings: files are decoded in a pool, drawing is done on the GUI thread.

    `files` gives the path of an asset by its SHA-256. What cannot be shown as it was meant is logged here.
    """

    def __init__(self, look: Look, files: Callable[[str], Path]) -> None:
        self._look = look
        self._files = files
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="decode")
        self._ready: dict[Key, Painting] = {}
        self._makeshift: dict[Key, Content] = {}

    @property
    def look(self) -> Look:
        """How all is drawn that no visitor sees otherwise."""
        return self._look

    def key(self, programme: Programme, content: Content, screen: Screen) -> Key:
        if content.language is self._look.language:
            content = replace(content, language=None)  # said in the hall's own language it is the same picture
        return (programme.revision, content, screen.pixels, part_of(programme, content, screen))

    def ready(self, key: Key) -> Painting | None:
        return self._ready.get(key)

    async def rest(self, keys: Iterable[Key]) -> None:
        """Lets paintings rest that are not needed soon.

        The pool is given pixels and never a painting: a chart's items must not be let go of in another thread than Qt's.
        """
        loop = asyncio.get_running_loop()
        for key in keys:
            painting = self._ready.get(key)
            if painting is None or painting.resting:
                continue
            packed = painting.packed
            if packed is None:
                packed = await loop.run_in_executor(self._pool, pack, painting.image)
            painting.rest(packed)

    async def _wake(self, painting: Painting) -> None:
        if painting.packed is not None:
            painting.wake(await asyncio.get_running_loop().run_in_executor(self._pool, unpacked, painting.packed))

    async def prepare(self, programme: Programme, content: Content, screen: Screen) -> Painting:
        """The painting of a content on a screen, from what is kept or made now.

        Raises CannotShow for a slide, or a frame about one. What stands in for slides is always painted, if need be as
        a makeshift: without its picture, or from nothing.
        """
        key = self.key(programme, content, screen)
        content, painting = key[1], self._ready.get(key)
        if painting is None:
            await self._paint(key, programme, content, screen)
            return self._ready[key]
        if painting.resting:
            await self._wake(painting)
        return painting

    async def pictures(self, programme: Programme, content: Content, screen: Screen) -> dict[str, QImage]:
        """The decoded pictures of a content, by path, as far as they can be read."""
        found: dict[str, QImage] = {}
        for picture in pictures_of(programme, content, screen):
            try:
                found[picture.path] = await self._read(programme, picture)
            except EnvironmentFault as fault:
                log.warning("%s: %s", content.word, fault)
        return found

    async def video_file(self, sha256: str) -> Path:
        """A video's file, when it was seen to hold what its name says. Raises EnvironmentFault E-ASSET-UNREADABLE."""
        return await self._checked(sha256)

    async def sound_file(self, sha256: str) -> Path:
        """The same of a recording."""
        return await self._checked(sha256)

    async def _checked(self, sha256: str) -> Path:
        path = self._files(sha256)
        await self.in_pool(partial(check, path, sha256))
        return path

    async def in_pool(self, work: Callable[[], T]) -> T:
        """Work that may take its time, beside the decoding."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def load_charts(self) -> None:
        """Loads what charts are drawn with, in the pool: the first chart would wait for it a third of a second."""
        await self.in_pool(partial(import_module, "kiosk.stage.slides.bar"))

    def keep_only(self, keys: Iterable[Key]) -> None:
        """Forgets every painting that is none of these."""
        kept = set(keys)
        self._ready = {key: painting for key, painting in self._ready.items() if key in kept}
        self._makeshift = {key: content for key, content in self._makeshift.items() if key in kept}

    @property
    def makeshift(self) -> frozenset[Content]:
        """What is in use though it was painted without its picture, or from nothing."""
        return frozenset(self._makeshift.values())

    def forget_makeshift(self) -> None:
        """Whatever was painted as a makeshift is painted anew when it is needed."""
        for key in self._makeshift:
            self._ready.pop(key, None)

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    async def _paint(self, key: Key, programme: Programme, content: Content, screen: Screen) -> None:
        try:
            wanted = pictures_of(programme, content, screen)
            pictures = await self._decoded(key, programme, content, wanted)
            if key not in self._ready:  # nobody else drew it meanwhile
                image = draw(programme, content, screen, self._look, pictures)
                self._ready[key] = Painting(content, image, growth_of(programme, content, screen, self._look))
            if len(pictures) == len(wanted):
                self._makeshift.pop(key, None)
        except CannotShow:
            raise
        except Exception as bug:
            # The one bulkhead of the program. What is drawn is what staff have written, and a bug that one slide brings
            # out would end the player again at every start, and with it all screens; here it costs that slide.
            self._tell(key, logging.CRITICAL, f"a bug: {content.word} cannot be drawn", bug)
            if content.slide is not None:
                raise CannotShow(content.slide, "") from bug
            self._makeshift[key] = content
            self._ready[key] = Painting(content, plain.draw(programme, content, screen.pixels))

    async def _decoded(
        self, key: Key, programme: Programme, content: Content, wanted: tuple[Picture, ...]
    ) -> dict[str, QImage]:
        """The pictures of a content, by path. Raises CannotShow for a slide that lacks one; a poster does without."""
        found: dict[str, QImage] = {}
        for picture in wanted:
            try:
                found[picture.path] = await self._read(programme, picture)
            except EnvironmentFault as fault:
                self._tell(key, logging.WARNING, f"{content.word}: {fault}")
                if content.slide is not None:
                    raise CannotShow(content.slide, _sha256(programme, picture)) from fault
                self._makeshift[key] = content
        return found

    async def _read(self, programme: Programme, picture: Picture) -> QImage:
        return await self.in_pool(partial(self._decode, _sha256(programme, picture), picture))

    def _decode(self, sha256: str, picture: Picture) -> QImage:
        """Runs in the pool; hashing a file takes a small part of the time of decoding it."""
        path = self._files(sha256)
        check(path, sha256)
        return decode(path, picture.box, picture.clip)

    def _tell(self, key: Key, level: int, words: str, bug: Exception | None = None) -> None:
        """A makeshift is tried again and again, and told once."""
        if key not in self._makeshift:
            log.log(level, words, exc_info=bug)


def _sha256(programme: Programme, picture: Picture) -> str:
    """The file that is shown for a picture."""
    return programme.media_by_path[picture.path].shown.sha256
