"""Pictures on their way in: checked by the stricter reader, and scaled down once to what a panel can show."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

Image.MAX_IMAGE_PIXELS = 50_000_000
_RASTER = {"PNG", "JPEG", "WEBP"}
_SVG_LENGTH = re.compile(r"\s*([\d.]+)")
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
    if content.lstrip()[:5] in (b"<?xml", b"<svg ") or content.lstrip()[:4] == b"<svg":
        return _prepare_svg(content, where)
    return _prepare_raster(content, where, panel)


def _prepare_raster(content: bytes, where: str, panel: tuple[int, int]) -> Prepared:
    try:
        with warnings.catch_warnings():
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
    width, height = picture.size
    if width <= panel[0] and height <= panel[1]:
        return Prepared(content=content, width_px=width, height_px=height)
    mode = "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
    smaller = picture.convert(mode)
    smaller.thumbnail(panel, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if mode == "RGB" and picture.format == "JPEG":
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
    except ParseError:
        raise BadInput(
            code="E-IMG-TRUNC",
            message=Text(zh="SVG 不完整或已损坏", en="the SVG ends early or is damaged"),
            where=where,
            fix=_COPY_AGAIN,
        ) from None
    if not root.tag.endswith("svg") or any(_is_external(element) for element in root.iter()):
        raise _forbidden(where)
    width, height = _svg_size(root)
    return Prepared(content=content, width_px=width, height_px=height)


def _is_external(element: Element) -> bool:
    """Whether an element fetches something or runs something; references inside the file (`#…`) are fine."""
    if element.tag.rpartition("}")[2] in {"script", "foreignObject"}:
        return True
    links = [value for name, value in element.attrib.items() if name.rpartition("}")[2] == "href"]
    return any(not link.startswith("#") for link in links)


def _svg_size(root: Element) -> tuple[int, int]:
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4:
        return max(1, round(float(box[2]))), max(1, round(float(box[3])))
    found = [_SVG_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    width, height = (max(1, round(float(length[1]))) if length else 1000 for length in found)
    return width, height


def _forbidden(where: str) -> BadInput:
    return BadInput(
        code="E-IMP-FORBIDDEN",
        message=Text(
            zh="不是可用的图片，或引用了外部内容", en="this is no picture that can be used, or it refers to things outside"
        ),
        where=where,
        fix=Text(zh="用 PNG、JPEG、WebP 或普通 SVG", en="use PNG, JPEG, WebP or plain SVG"),
    )
