"""Pictures on their way in: checked by the stricter reader, and scaled down once to what a panel can show."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Callable, Iterator, Set
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import AvifImagePlugin, Image, ImageOps, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.inspect import DRAWING

Image.MAX_IMAGE_PIXELS = 50_000_000
_BEHIND_JPEG = "MPO"
PHOTOGRAPHS = {"JPEG", _BEHIND_JPEG}
"""What a phone's photograph is: a JPEG, often with a second picture behind it."""

_RASTER = PHOTOGRAPHS | {"PNG", WebPImagePlugin.WebPImageFile.format}
FOREIGN = _RASTER | {"GIF", "BMP", TiffImagePlugin.TiffImageFile.format, AvifImagePlugin.AvifImageFile.format}
"""What is read where nothing is shown as it was: Pillow's readers of these are there, and no others are asked."""

OUTSIDE = re.compile(r"@import|url\((?!\s*['\"]?#)", re.IGNORECASE)
RUNNING = frozenset({"script", "foreignObject"})
"""What draws a page of the web or runs a program inside a drawing."""
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)")
_SVG_SIDES = (1, 100_000)
"""How small and how large a drawing may say that it is; it is drawn at the size of its place anyway."""

_ORIENTATION, _SIDEWAYS = 0x0112, range(5, 9)
"""The tag of EXIF, and its values for a picture that is stored lying."""

_SCALES_WELL = {"L", "RGB", "RGBA", "CMYK"}

_BROKEN = (OSError, SyntaxError, ValueError, RuntimeError, EOFError, LookupError, ArithmeticError, struct.error)
"""What Pillow's readers raise for files that are not as they should be."""

_COPY_AGAIN = Text(zh="重新复制或另存这张图片", en="copy the picture again or save it anew")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A picture ready for the store: the bytes to show and their size in pixels."""

    content: bytes
    width_px: int
    height_px: int


def prepare(content: bytes, where: str, panel: tuple[int, int]) -> Prepared:
    """Checks a PNG, JPEG, WebP or SVG and scales a raster down to fit `panel` (width, height in pixels).

    Raises BadInput E-IMG-TOOBIG, E-IMG-TRUNC, E-IMP-FORBIDDEN, E-SVG-DTD or E-DECK-MEDIA.
    """
    if DRAWING.match(content):
        return _prepare_svg(content, where)
    return _prepare_raster(content, where, panel)


def _prepare_raster(content: bytes, where: str, panel: tuple[int, int]) -> Prepared:
    with opened(io.BytesIO(content), where, _RASTER, forbidden) as picture:
        picture.load()
        return _scaled(picture, content, panel)


def opened_foreign(file: Path, where: str) -> AbstractContextManager[Image.Image]:
    """A file that begins as pictures do. Raises what `opened` does; what Pillow does not know of these is damaged."""
    return opened(file, where, FOREIGN, truncated)


@contextmanager
def opened(source: BinaryIO | Path, where: str, formats: Set[str], unknown: Callable[[str], BadInput]) -> Iterator[Image.Image]:
    """A picture of one of Pillow's `formats`, its pixels not read yet. What goes wrong as they are is said as well.

    Raises BadInput E-IMG-TOOBIG or E-IMG-TRUNC, and for what Pillow does not know at all what `unknown` makes.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about data beside the picture, like a damaged EXIF
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=tuple(formats - {_BEHIND_JPEG})) as picture:
                yield picture
    except UnidentifiedImageError:
        raise unknown(where) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadInput(
            code="E-IMG-TOOBIG",
            message=Text(zh="图片超过 5000 万像素", en="the picture has more than 50 megapixels"),
            where=where,
            fix=Text(zh="缩小后再放入", en="make it smaller first"),
        ) from None
    except _BROKEN as error:
        if isinstance(error, OSError) and error.errno is not None:  # it is the disk's
            raise
        raise truncated(where) from None


def _scaled(picture: Image.Image, content: bytes, panel: tuple[int, int]) -> Prepared:
    width, height = picture.size[::-1] if _is_sideways(picture) else picture.size
    if width <= panel[0] and height <= panel[1]:
        return Prepared(content=content, width_px=width, height_px=height)
    smaller = fitted(picture, panel).convert(shown_mode(picture))
    out = io.BytesIO()
    if picture.format in PHOTOGRAPHS:
        smaller.save(out, "JPEG", quality=92)
    else:
        smaller.save(out, "PNG")
    return Prepared(content=out.getvalue(), width_px=smaller.width, height_px=smaller.height)


def fitted(picture: Image.Image, panel: tuple[int, int]) -> Image.Image:
    """The picture upright, scaled down to fit `panel`, its colours as they were. Of a large one no copy is made before."""
    smaller = picture if picture.mode in _SCALES_WELL else picture.convert(shown_mode(picture))
    box = panel[::-1] if _is_sideways(picture) else panel
    # A JPEG can be read at a half, quarter or eighth of its size, as sharp and in a third of the time.
    gap = 1.0 if picture.format in PHOTOGRAPHS else 2.0
    smaller.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=gap)
    return ImageOps.exif_transpose(smaller)


def shown_mode(picture: Image.Image) -> str:
    """Pillow's mode for a picture on a screen: with transparency if it has any."""
    return "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"


def _is_sideways(picture: Image.Image) -> bool:
    return picture.getexif().get(_ORIENTATION) in _SIDEWAYS


def _prepare_svg(content: bytes, where: str) -> Prepared:
    root = drawing(content, where)
    # Qt reads the style sheet such a line names from the disk.
    if b"<?xml-stylesheet" in content or any(_is_external(element) for element in root.iter()):
        raise forbidden(where)
    width, height = drawing_size(root)
    return Prepared(content=content, width_px=width, height_px=height)


def drawing(content: bytes, where: str) -> Element:
    """What an SVG holds. Raises BadInput E-SVG-DTD, E-IMG-TRUNC or E-IMP-FORBIDDEN."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise BadInput(
            code="E-SVG-DTD",
            message=Text(zh="SVG 含有 DTD 或实体", en="the SVG has a DTD or entities"),
            where=where,
            fix=Text(zh="另存为普通 SVG", en="save it as plain SVG"),
        ) from None
    except (ParseError, LookupError, ValueError):  # the latter two: an encoding that nobody knows, or one like GB2312
        raise BadInput(
            code="E-IMG-TRUNC",
            message=Text(zh="SVG 不完整或已损坏", en="the SVG ends early or is damaged"),
            where=where,
            fix=Text(zh="用 UTF-8 编码另存为普通 SVG", en="save it anew as plain SVG in UTF-8"),
        ) from None
    if not root.tag.endswith("svg"):
        raise forbidden(where)
    return root


def _is_external(element: Element) -> bool:
    """Whether an element fetches something or runs something; references inside the file (`#…`) are fine."""
    if plain_name(element.tag) in RUNNING:
        return True
    if any(OUTSIDE.search(value) for value in (element.text or "", *element.attrib.values())):
        return True
    return any(not link.startswith("#") for name, link in element.attrib.items() if plain_name(name) == "href")


def plain_name(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def drawing_size(root: Element) -> tuple[int, int]:
    """The size a drawing says it has; 1000 for a side that it does not say."""
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    width, height = (_LENGTH.match(side) for side in sides)
    return _side(width), _side(height)


def _side(length: re.Match[str] | None) -> int:
    smallest, largest = _SVG_SIDES
    return round(min(max(float(length[1]), smallest), largest)) if length else 1000


def truncated(where: str) -> BadInput:
    return BadInput(
        code="E-IMG-TRUNC",
        message=Text(zh="文件不完整或已损坏", en="the file ends early or is damaged"),
        where=where,
        fix=_COPY_AGAIN,
    )


def forbidden(where: str) -> BadInput:
    return BadInput(
        code="E-IMP-FORBIDDEN",
        message=Text(
            zh="不是可用的图片，或引用了外部内容", en="this is no picture that can be used, or it refers to things outside"
        ),
        where=where,
        fix=Text(zh="用 PNG、JPEG、WebP 或普通 SVG", en="use PNG, JPEG, WebP or plain SVG"),
    )
