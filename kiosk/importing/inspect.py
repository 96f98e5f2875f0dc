"""What a foreign file is, seen from its first bytes: which reader takes it, under which limits. Its name may not say otherwise."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

_MIB = 1 << 20
_HEAD_BYTES = 4096
LARGEST_VIDEO_BYTES = 1 << 30


class FileKind(Enum):
    """What readers there are for."""

    PICTURE = "picture"
    ANIMATION = "animation"
    DRAWING = "drawing"
    VIDEO = "video"
    PDF = "pdf"
    DECK = "deck"
    ARCHIVE = "archive"


_LARGEST_BYTES = {
    FileKind.PICTURE: 256 * _MIB,
    FileKind.ANIMATION: 256 * _MIB,
    FileKind.DRAWING: 16 * _MIB,
    FileKind.VIDEO: LARGEST_VIDEO_BYTES,
    FileKind.PDF: 512 * _MIB,
    FileKind.DECK: 512 * _MIB,
    FileKind.ARCHIVE: 1024 * _MIB,
}

_CALLED = {
    FileKind.PICTURE: Text(zh="图片", en="a picture"),
    FileKind.ANIMATION: Text(zh="图片", en="a picture"),
    FileKind.DRAWING: Text(zh="图片", en="a picture"),
    FileKind.VIDEO: Text(zh="视频", en="a video"),
    FileKind.PDF: Text(zh="PDF", en="a PDF"),
    FileKind.DECK: Text(zh="演示文稿", en="slides"),
    FileKind.ARCHIVE: Text(zh="ZIP 压缩包", en="a ZIP archive"),
}

_SUFFIXES = {
    FileKind.PICTURE: "jpg jpeg jpe jfif mpo png apng webp gif tif tiff bmp avif svg",
    FileKind.VIDEO: "mp4 m4v mov webm mkv",
    FileKind.PDF: "pdf",
    FileKind.DECK: "pptx ppsx potx pptm ppsm potm ppt pps pot odp otp",
    FileKind.ARCHIVE: "zip",
}
_BY_SUFFIX = {f".{suffix}": kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}

_OTHER_PROGRAMS: dict[str, Text] = {
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), Text(zh="电子表格", en="a spreadsheet")),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), Text(zh="文字文档", en="a text document")),
}

_NEVER = re.compile(rb"%!|\xc5\xd0\xd3\xc6|MZ|\x7fELF|#!|\s*<(!doctype\s+html|html|script)\b", re.IGNORECASE)
"""What runs if it is opened: PostScript, programs, pages of the web."""

DRAWING = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|svg\b|!--|!DOCTYPE\s+svg\b)")
_RASTER = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP|II\*\0|MM\0\*|BM.{4}\0{4}|.{4}ftypavif", re.DOTALL)
_MOVING_WEBP = re.compile(rb"RIFF.{4}WEBPVP8X.{4}(.)", re.DOTALL)
_MOVING_WEBP_FLAG = 0x02
_VIDEO = re.compile(rb".{4}ftyp(?!avif|heic|heix|mif1)|\x1a\x45\xdf\xa3", re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = re.compile(rb"PK(\x03\x04|\x05\x06)")
_PDF_WITHIN = 1024
"""In how many bytes a PDF begins: some have a few others before."""

_SAVE_AS = Text(zh="另存为 PPTX、PDF、PNG、JPEG、MP4 或普通 SVG", en="save it as PPTX, PDF, PNG, JPEG, MP4 or plain SVG")


def kind_of(file: Path, name: str) -> FileKind:
    """The kind of a file that staff call `name`.

    Raises BadInput E-IMP-MISSING, E-IMP-DAMAGED, E-IMP-FORBIDDEN, E-IMP-TYPE or E-IMP-TOOBIG.
    """
    head, size_bytes = _head(file, name)
    suffix = Path(name).suffix.lower()
    told = kind_by_name(name)
    found = _seen(head, told)
    if found is None:
        raise _unknown(head, suffix, name, size_bytes)
    if suffix in _OTHER_PROGRAMS or (told is not None and _CALLED[told] != _CALLED[found]):
        raise wrong_type(_OTHER_PROGRAMS.get(suffix, _CALLED[found]), told, name)
    if size_bytes > _LARGEST_BYTES[found]:
        raise _too_big(size_bytes, _LARGEST_BYTES[found], name)
    return found


def kind_by_name(name: str) -> FileKind | None:
    """What a file of this name says it is; None for what no reader takes."""
    return _BY_SUFFIX.get(Path(name).suffix.lower())


def is_zip(file: Path) -> bool:
    """Whether a file begins as a ZIP does."""
    with file.open("rb") as opened:
        return _ZIP.match(opened.read(_HEAD_BYTES)) is not None


def _head(file: Path, name: str) -> tuple[bytes, int]:
    """The first bytes of a file, and how many it has."""
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD_BYTES), file.stat().st_size
    except OSError:
        raise BadInput(
            code="E-IMP-MISSING",
            message=Text(zh="没有这个文件，或读不出来", en="there is no such file, or it cannot be read"),
            where=name,
            fix=Text(zh="检查文件名和权限", en="check its name and who may read it"),
        ) from None


def _seen(head: bytes, told: FileKind | None) -> FileKind | None:
    """What the first bytes are of. Of a ZIP only the name says which: slides are ZIPs as well."""
    if head.startswith(_OLE):
        return FileKind.DECK
    if _ZIP.match(head):
        return FileKind.ARCHIVE if told is FileKind.ARCHIVE else FileKind.DECK
    if _moves(head):
        return FileKind.ANIMATION
    for kind, magic in ((FileKind.PICTURE, _RASTER), (FileKind.VIDEO, _VIDEO), (FileKind.DRAWING, DRAWING)):
        if magic.match(head):
            return kind
    return FileKind.PDF if b"%PDF-" in head[:_PDF_WITHIN] else None


def _moves(head: bytes) -> bool:
    """Whether a picture says early that it has several frames, as GIF, APNG, WebP and AVIF can."""
    webp = _MOVING_WEBP.match(head)
    if webp is not None:
        return bool(webp[1][0] & _MOVING_WEBP_FLAG)
    apng = head.startswith(_PNG) and b"acTL" in head.partition(b"IDAT")[0]
    return apng or head.startswith(b"GIF8") or head[4:12] == b"ftypavis"


def _unknown(head: bytes, suffix: str, name: str, size_bytes: int) -> BadInput:
    told = kind_by_name(name)
    if _NEVER.match(head):
        return BadInput(
            code="E-IMP-FORBIDDEN",
            message=Text(
                zh="这是 PostScript、程序或网页，不导入", en="this is PostScript, a program or a web page, and not imported"
            ),
            where=name,
            fix=_SAVE_AS,
        )
    if suffix in _OTHER_PROGRAMS or told is None:
        return wrong_type(_OTHER_PROGRAMS.get(suffix), told, name)
    called = _CALLED[told]
    return BadInput(
        code="E-IMP-DAMAGED",
        message=Text(
            zh=f"文件已损坏：{size_bytes} 字节，不是{called.zh}",
            en=f"the file is damaged: {size_bytes} bytes that are not {called.en}",
        ),
        where=name,
        fix=Text(zh="重新复制或另存这个文件", en="copy the file again or save it anew"),
    )


def wrong_type(found: Text | None, told: FileKind | None, name: str) -> BadInput:
    """About a file that is something else (None: nobody knows what) than its name says (None: nothing we read)."""
    what = found or Text(zh="未知的文件", en="a file of an unknown kind")
    wanted = (
        _CALLED[told] if told is not None else Text(zh="演示文稿、PDF、图片或视频", en="slides, a PDF, a picture or a video")
    )
    return BadInput(
        code="E-IMP-TYPE",
        message=Text(zh=f"这是{what.zh}，不是{wanted.zh}", en=f"this is {what.en}, not {wanted.en}"),
        where=name,
        fix=_SAVE_AS
        if found is None or told is None
        else Text(zh="改正扩展名，或换对的文件", en="correct its suffix, or take the right file"),
    )


def _too_big(size_bytes: int, most: int, name: str) -> BadInput:
    size, limit = (f"{count / _MIB:.0f} MB" for count in (size_bytes, most))
    return BadInput(
        code="E-IMP-TOOBIG",
        message=Text(zh=f"文件有 {size}，最多 {limit}", en=f"the file has {size}; the limit is {limit}"),
        where=name,
        fix=Text(zh="分成几个文件，或压缩其中的图片和视频", en="split it, or compress the pictures and videos in it"),
    )
