"""Pictures on their way in: checked by the stricter reader, and scaled down once to what a panel can show."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, ImageOps, UnidentifiedImageError

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

Image.MAX_IMAGE_PIXELS = 50_000_000
_PHOTOGRAPHS = {"JPEG", "MPO"}
"""What a phone's photograph is: a JPEG, often with a second picture behind it."""

_RASTER = _PHOTOGRAPHS | {"PNG", "WEBP"}

_SVG = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|svg\b|!--|!DOCTYPE\s+svg\b)")
_OUTSIDE = re.compile(r"@import|url\((?!\s*['\"]?#)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)")
_SVG_SIDES = (1, 100_000)
"""How small and how large a drawing may say that it is; it is drawn at the size of its place anyway."""

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
    if _SVG.match(content):
        return _prepare_svg(content, where)
    return _prepare_raster(content, where, panel)


def _prepare_raster(content: bytes, where: str, panel: tuple[int, int]) -> Prepared:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about data beside the picture, like a damaged EXIF
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                if picture.format not in _RASTER:
                    raise _forbidden(where)
                picture.load()
                return _scaled(picture, content, panel)
    except UnidentifiedImageError:
        raise _forbidden(where) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadInput(
            code="E-IMG-TOOBIG",
            message=Text(zh="图片超过 5000 万像素", en="the picture has more than 50 megapixels"),
            where=where,
            fix=Text(zh="缩小后再放入", en="make it smaller first"),
        ) from None
    except (OSError, SyntaxError, ValueError):
        raise BadInput(
            code="E-IMG-TRUNC",
            message=Text(zh="文件不完整或已损坏", en="the file ends early or is damaged"),
            where=where,
            fix=_COPY_AGAIN,
        ) from None


def _scaled(picture: Image.Image, content: bytes, panel: tuple[int, int]) -> Prepared:
    upright = ImageOps.exif_transpose(picture)
    width, height = upright.size
    if width <= panel[0] and height <= panel[1]:
        return Prepared(content=content, width_px=width, height_px=height)
    mode = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
    smaller = upright.convert(mode)
    smaller.thumbnail(panel, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if picture.format in _PHOTOGRAPHS:
        smaller.save(out, "JPEG", quality=92)
    else:
        smaller.save(out, "PNG")
    return Prepared(content=out.getvalue(), width_px=smaller.width, height_px=smaller.height)


def _prepare_svg(content: bytes, where: str) -> Prepared:
    try:
        root = fromstring(content, forbid_dtd=True)
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
    # Qt reads the style sheet such a line names from the disk.
    styled = b"<?xml-stylesheet" in content
    if styled or not root.tag.endswith("svg") or any(_is_external(element) for element in root.iter()):
        raise _forbidden(where)
    width, height = _svg_size(root)
    return Prepared(content=content, width_px=width, height_px=height)


def _is_external(element: Element) -> bool:
    """Whether an element fetches something or runs something; references inside the file (`#…`) are fine."""
    if element.tag.rpartition("}")[2] in {"script", "foreignObject"}:
        return True
    if any(_OUTSIDE.search(value) for value in (element.text or "", *element.attrib.values())):
        return True
    links = [value for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"]
    return any(not link.startswith("#") for link in links)


def _svg_size(root: Element) -> tuple[int, int]:
    """The size a drawing says it has; 1000 for a side that it does not say."""
    box = root.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    width, height = (_LENGTH.match(side) for side in sides)
    return _side(width), _side(height)


def _side(length: re.Match[str] | None) -> int:
    smallest, largest = _SVG_SIDES
    return round(min(max(float(length[1]), smallest), largest)) if length else 1000


def _forbidden(where: str) -> BadInput:
    return BadInput(
        code="E-IMP-FORBIDDEN",
        message=Text(
            zh="不是可用的图片，或引用了外部内容", en="this is no picture that can be used, or it refers to things outside"
        ),
        where=where,
        fix=Text(zh="用 PNG、JPEG、WebP 或普通 SVG", en="use PNG, JPEG, WebP or plain SVG"),
    )
