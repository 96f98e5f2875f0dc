"""Pictures that move (GIF, APNG, WebP, AVIF): made a video, each frame as long as it was meant to stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageSequence

from kiosk.domain.foreign import Foreign, Remark
from kiosk.domain.slide import LONGEST_S
from kiosk.domain.text import Text
from kiosk.importing import ffmpeg, pictures, videos
from kiosk.importing.films import page_of, too_long
from kiosk.importing.stills import keep, read_picture
from kiosk.importing.task import Task, Tell

RATE = 25
"""Frames a second of what is made, as of most videos."""

_LEAST_MS, _THEN_MS = 20, 100
"""A frame that says less than the former stands for the latter: what browsers do."""

_ENOUGH_S = 10
"""What goes round without end is repeated until it lasts so long: on a wall it stops at its end."""

_STANDS = Remark(
    code="W-IMP-ANIMATION",
    message=Text(
        zh="没有安装 ffmpeg，动画只导入了第一帧",
        en="ffmpeg is not installed; only the first frame of the animation is imported",
    ),
)


def read_animation(task: Task, tell: Tell) -> Foreign:
    """A reader: one page. `tell` is told frames.

    Raises what `pictures.opened_foreign` does, BadInput E-VIDEO-LENGTH, and E-VIDEO-DAMAGED if nothing can be made of it.
    """
    with pictures.opened_foreign(task.file, task.name) as picture:
        if getattr(picture, "n_frames", 1) == 1:
            return read_picture(task, tell)
        if not ffmpeg.is_there():
            return Foreign(title=task.file.stem, pages=(replace(keep(picture, task, 1), remarks=(_STANDS,)),))
        size = _even(picture.size, task.panel)
        file = task.outbox / "film.mp4"
        if not ffmpeg.film(_frames(picture, size, task.name, tell), size, RATE, file):
            raise videos.damaged(task.name)
    return Foreign(title=task.file.stem, pages=(page_of(videos.look_at(file, task.name), task),))


def _even(size: tuple[int, int], panel: tuple[int, int]) -> tuple[int, int]:
    """Scaled down to fit the panel; the sides of a video are even numbers."""
    scale = min(1.0, panel[0] / size[0], panel[1] / size[1])
    width, height = (max(2, round(side * scale / 2) * 2) for side in size)
    return width, height


def _frames(picture: Image.Image, size: tuple[int, int], name: str, tell: Tell) -> Iterator[bytes]:
    """What is seen every 1/RATE of a second, on white."""
    endless = picture.info.get("loop", 0 if picture.format == "AVIF" else 1) == 0
    count = getattr(picture, "n_frames", 1)
    elapsed_ms, shown = 0.0, 0
    while True:
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            seen = _seen(frame, size)
            elapsed_ms += _stands_ms(frame)
            due = round(elapsed_ms * RATE / 1000) - shown
            for _ in range(due):
                yield seen
            shown += due
            tell(number, count)
            if elapsed_ms > LONGEST_S * 1000:
                raise too_long(elapsed_ms / 1000, name)
        if not endless or elapsed_ms >= _ENOUGH_S * 1000:
            return


def _stands_ms(frame: Image.Image) -> float:
    stands = float(frame.info.get("duration") or 0)
    return stands if stands >= _LEAST_MS else _THEN_MS


def _seen(frame: Image.Image, size: tuple[int, int]) -> bytes:
    ink = frame.convert("RGBA")
    ink = ink if ink.size == size else ink.resize(size, Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", size, "white")
    paper.alpha_composite(ink)
    return paper.convert("RGB").tobytes()
