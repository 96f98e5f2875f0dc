"""Foreign files that are broken or meant badly, made when a test needs them, each with the code it is answered with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image

from tests.support.clips import clip
from tests.support.folders import picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file by its name and bytes, and the code of the refusal (or of the remark, where it is read)."""

    name: str
    content: bytes
    code: str


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        count, table, count, trailer, len(out),
    )  # fmt: skip


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


def paged(*texts: str, trailer: bytes = b"", box: str = "0 0 800 450") -> bytes:
    """A PDF with a page for each text, in Latin letters."""
    objects = [CATALOGUE, b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for text in texts:
        drawn = f"BT /F 40 Tf 40 380 Td ({text}) Tj ET".encode("latin-1")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )  # fmt: skip
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return pdf(*objects, trailer=trailer)


def png_that_says(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def gif(seconds: float = 0.1, frames: int = 3, size: tuple[int, int] = (33, 21)) -> bytes:
    pictures = [Image.new("RGB", size, (80 * at % 256, 90, 120)) for at in range(frames)]
    out = io.BytesIO()
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=round(1000 * seconds))
    return out.getvalue()


def svg(inside: str, start: str = "") -> bytes:
    return (
        f'{start}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 80 60"><rect width="80" height="60" fill="#336699"/>{inside}</svg>'
    ).encode()


def archive(entries: Mapping[str, bytes] | Sequence[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as made:
        for name, content in dict(entries).items():
            made.writestr(name, content)
    return out.getvalue()


def encrypted(content: bytes) -> bytes:
    """An archive whose entries say that they have a password."""
    made = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + flags] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"
HTML = b"<!DOCTYPE html>\n<html><body><script>alert(1)</script></body></html>"
_PICTURES = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "tif": "TIFF", "bmp": "BMP", "avif": "AVIF"}
_LINKED = ('<image xlink:href="{}" width="80" height="60"/>', '<style>@import "{}";</style>', '<rect fill="url({})"/>')


def pictures() -> Iterator[Case]:
    for suffix, format in _PICTURES.items():
        whole = picture(64, 48, format)
        yield Case(name=f"half.{suffix}", content=whole[: len(whole) * 2 // 3], code="E-IMG-TRUNC")
    yield Case(name="half.gif", content=gif()[:40], code="E-IMG-TRUNC")
    for width, height in ((100_000, 100_000), (8_000, 8_000), (50_000_001, 1)):
        yield Case(name=f"bomb-{width}.png", content=png_that_says(width, height), code="E-IMG-TOOBIG")
    for name, content in (("eps", EPS), ("exe", EXE), ("html", HTML), ("script", b"#!/bin/sh\nreboot\n")):
        yield Case(name=f"{name}.png", content=content, code="E-IMP-FORBIDDEN")
    yield Case(
        name="xhtml.svg", content=b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', code="E-IMP-FORBIDDEN"
    )
    yield Case(name="empty.png", content=b"", code="E-IMP-DAMAGED")
    yield Case(name="words.jpg", content=b"only words", code="E-IMP-DAMAGED")
    yield Case(name="film.png", content=b"\0\0\0\x20ftypisom" + bytes(64), code="E-IMP-TYPE")
    yield Case(name="slow.gif", content=gif(60, frames=11), code="E-VIDEO-LENGTH")


def drawings() -> Iterator[Case]:
    entity = '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    yield Case(name="entity.svg", content=svg("<text>&b;</text>", entity), code="E-SVG-DTD")
    yield Case(name="outside.svg", content=svg("", '<!DOCTYPE svg SYSTEM "file:///etc/passwd">'), code="E-SVG-DTD")
    yield Case(name="half.svg", content=svg("")[:-9], code="E-IMG-TRUNC")
    for number, linked in enumerate(_LINKED):
        for scheme in ("http://127.0.0.1:9/a.png", "file:///etc/hostname"):
            yield Case(name=f"link-{number}-{scheme[:4]}.svg", content=svg(linked.format(scheme)), code="W-IMP-LINK")
    yield Case(name="script.svg", content=svg("<script>alert(1)</script>"), code="W-IMP-LINK")
    uses = "".join(f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    yield Case(name="laughs.svg", content=svg(f'<g id="g0"><circle r="1"/></g>{uses}'), code="E-IMP-TIMEOUT")


def documents() -> Iterator[Case]:
    whole = paged("one", "two")
    yield Case(name="half.pdf", content=whole[: len(whole) // 3], code="E-PDF-DAMAGED")
    yield Case(name="head.pdf", content=b"%PDF-1.7\n", code="E-PDF-DAMAGED")
    yield Case(name="none.pdf", content=pdf(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"), code="E-PDF-EMPTY")
    yield Case(
        name="loop.pdf",
        content=pdf(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"),
        code="E-PDF-DAMAGED",
    )
    locked = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    yield Case(name="locked.pdf", content=paged("secret", trailer=locked), code="E-PDF-PASSWORD")
    yield Case(name="line.pdf", content=paged("thin", box="0 0 14400000 1"), code="E-PDF-DAMAGED")
    yield Case(name="acts.pdf", content=paged("acts", trailer=b"/Names<</JavaScript 1 0 R>>"), code="W-PDF-ACTIVE")
    yield Case(name="picture.pdf", content=picture(8, 8), code="E-IMP-TYPE")


def archives() -> Iterator[Case]:
    whole = archive({"a.png": picture(64, 48)})
    broken = whole[:-30] + bytes(30)
    yield Case(name="broken.zip", content=broken, code="E-IMP-DAMAGED")
    yield Case(name="broken.pptx", content=broken, code="E-IMP-DAMAGED")
    yield Case(name="empty.zip", content=archive({}), code="E-IMP-EMPTY")
    yield Case(name="nothing.zip", content=archive({"a.txt": b"a"}), code="E-IMP-EMPTY")
    yield Case(name="nested.zip", content=archive({"b.zip": whole}), code="E-IMP-EMPTY")
    yield Case(name="locked.zip", content=encrypted(whole), code="E-IMP-ENCRYPTED")
    yield Case(name="bomb.zip", content=archive({"a.png": bytes(64 << 20)}), code="E-ZIP-TOOBIG")
    yield Case(name="bomb.pptx", content=archive({"ppt/presentation.xml": b"", "a": bytes(64 << 20)}), code="E-ZIP-TOOBIG")
    yield Case(name="many.zip", content=archive({f"{n}.png": b"" for n in range(2001)}), code="E-ZIP-TOOBIG")
    flipped = bytearray(archive({"a.png": bytes(range(256)) * 40}, zipfile.ZIP_STORED))
    flipped[400] ^= 255
    yield Case(name="flipped.zip", content=bytes(flipped), code="E-IMP-DAMAGED")
    yield Case(name="slides.zip", content=archive({"ppt/presentation.xml": b"<p/>"}), code="E-IMP-TYPE")
    yield Case(name="sheet.pptx", content=archive({"xl/workbook.xml": b"<x/>"}), code="E-IMP-TYPE")
    yield Case(name="text.pptx", content=archive({"word/document.xml": b"<x/>"}), code="E-IMP-TYPE")
    yield Case(name="picture.pptx", content=picture(8, 8), code="E-IMP-TYPE")
    yield Case(name="sheet.xlsx", content=archive({"xl/workbook.xml": b"<x/>"}), code="E-IMP-TYPE")
    yield Case(name="words.pptx", content=b"only words", code="E-IMP-DAMAGED")


def videos(folder: Path) -> Iterator[Case]:
    """Made below a folder, by ffmpeg."""
    whole = clip(folder / "whole.mp4", seconds=2).read_bytes()
    yield Case(name="half.mp4", content=whole[: len(whole) // 2], code="E-VIDEO-DAMAGED")
    yield Case(name="words.mp4", content=b"only words", code="E-IMP-DAMAGED")
    yield Case(name="head.webm", content=b"\x1a\x45\xdf\xa3" + bytes(100), code="E-VIDEO-DAMAGED")


def cases(folder: Path) -> list[Case]:
    """All of them."""
    return [*pictures(), *drawings(), *documents(), *archives(), *videos(folder)]


def sound(folder: Path) -> dict[str, bytes]:
    """Files of every kind that are as they should be, by their names; the videos are made below a folder."""
    return {
        **{f"whole.{suffix}": picture(64, 48, format) for suffix, format in _PICTURES.items()},
        "whole.gif": gif(),
        "whole.svg": svg("<text y='20'>words</text>"),
        "whole.pdf": paged("one", "two"),
        "whole.zip": archive({"a.png": picture(64, 48), "b.jpg": picture(64, 48, "JPEG")}),
        "whole.mp4": clip(folder / "whole.mp4", seconds=0.4, size=(64, 48)).read_bytes(),
        "whole.webm": clip(folder / "whole.webm", seconds=0.4, size=(64, 48)).read_bytes(),
    }


def mutated(content: bytes, rng: Random) -> bytes:
    """Another file: with other bytes, a part that is missing, there twice or empty, or without its end."""
    at, other = sorted(rng.sample(range(len(content)), 2))
    match rng.randrange(5):
        case 0:
            changed = bytearray(content)
            for _ in range(rng.randint(1, 8)):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
            return bytes(changed)
        case 1:
            return content[:at] + content[other:]
        case 2:
            return content[:other] + content[at:]
        case 3:
            return content[:at] + bytes(other - at) + content[other:]
        case _:
            return content[:other]
