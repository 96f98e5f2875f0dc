"""Foreign pictures that do not move: made anew, as large as the panel shows them, whatever they were stored as."""

from __future__ import annotations

import io
from contextlib import suppress

from PIL import Image, ImageCms, ImageSequence

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign, ForeignPage
from kiosk.domain.text import Text
from kiosk.importing import pictures
from kiosk.importing.task import Task, Tell

MOST_FRAMES = 500
"""Of a TIFF with several pages, as scanners make them."""

_JPEG_QUALITY = 92
_PNG_LEVEL = 1
_PHOTOGRAPHIC = 1.0
"""Bytes a pixel of a PNG from which on a picture that nothing shines through is a photograph."""

_DEEP = "I;16"
_PROFILED = {"RGB", "CMYK"}
_SOLID = (255, 255)
_SRGB = ImageCms.createProfile("sRGB")


def read_picture(task: Task, tell: Tell) -> Foreign:
    """A reader: one page, or as many as a TIFF has. Raises what `pictures.opened_foreign` does, and BadInput E-IMP-TOOMANY."""
    pages: list[ForeignPage] = []
    with pictures.opened_foreign(task.file, task.name) as picture:
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        if count > MOST_FRAMES:
            raise _too_many(count, task.name)
        for frame in ImageSequence.Iterator(picture) if count > 1 else (picture,):
            # What is kept is scaled where it stands, and a file with more frames has to stay as it is.
            pages.append(keep(frame.copy() if count > 1 else frame, task, len(pages) + 1))
            tell(len(pages), count)
    return Foreign(title=task.file.stem, pages=tuple(pages))


def keep(picture: Image.Image, task: Task, number: int) -> ForeignPage:
    """Writes a picture, no larger than the panel, into the outbox: one that is photographic as JPEG, others as PNG."""
    shown = _as_screens_show(_plain(picture), task.panel)
    photograph = picture.format in pictures.PHOTOGRAPHS
    content, suffix = (_jpeg(shown), "jpg") if photograph else (_png(shown), "png")
    if suffix == "png" and shown.mode == "RGB" and len(content) > _PHOTOGRAPHIC * shown.width * shown.height:
        content, suffix = _jpeg(shown), "jpg"
    name = f"page-{number:04}.{suffix}"
    (task.outbox / name).write_bytes(content)
    return ForeignPage(number=number, picture=name, width_px=shown.width, height_px=shown.height)


def _plain(picture: Image.Image) -> Image.Image:
    """A picture of 16 bits a pixel in 8: Pillow would cut the light off."""
    return picture.point(lambda value: value / 256).convert("L") if picture.mode.startswith(_DEEP) else picture


def _as_screens_show(picture: Image.Image, panel: tuple[int, int]) -> Image.Image:
    """Fitted to the panel, in the colours of sRGB, without a transparency that hides nothing."""
    mode, profile = pictures.shown_mode(picture), picture.info.get("icc_profile")
    shown = pictures.fitted(picture, panel)
    if profile and shown.mode in _PROFILED:
        with suppress(ImageCms.PyCMSError):  # a profile that nobody can read: the colours stay as they are
            shown = ImageCms.profileToProfile(shown, io.BytesIO(profile), _SRGB, outputMode="RGB") or shown
    shown = shown if shown.mode == mode else shown.convert(mode)
    return shown.convert("RGB") if mode == "RGBA" and shown.getchannel("A").getextrema() == _SOLID else shown


def _jpeg(picture: Image.Image) -> bytes:
    return _saved(picture, "JPEG", quality=_JPEG_QUALITY)


def _png(picture: Image.Image) -> bytes:
    return _saved(picture, "PNG", compress_level=_PNG_LEVEL)


def _saved(picture: Image.Image, format: str, **told: int) -> bytes:
    """Nothing but the pixels: neither a place nor a profile goes along."""
    for name in ("exif", "icc_profile", "xmp", "comment", "dpi"):
        picture.info.pop(name, None)
    out = io.BytesIO()
    picture.save(out, format, **told)
    return out.getvalue()


def _too_many(count: int, name: str) -> BadInput:
    return BadInput(
        code="E-IMP-TOOMANY",
        message=Text(
            zh=f"图片有 {count} 页，最多 {MOST_FRAMES} 页", en=f"the picture has {count} pages; the limit is {MOST_FRAMES}"
        ),
        where=name,
        fix=Text(zh="分成几个文件", en="split it into several files"),
    )
