from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageSequence

from kiosk.domain.errors import BadInput
from kiosk.importing.pictures import opened_foreign, prepare
from tests.support.corpus import gif, mutated
from tests.support.folders import SVG, picture

PANEL = (320, 180)
FORMATS = ("PNG", "JPEG", "WEBP")


def refusal(content: bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        prepare(content, "west/a/x.png", PANEL)
    assert caught.value.where == "west/a/x.png"
    return caught.value


def svg(inside: bytes = b"", attributes: bytes = b'viewBox="0 0 8 6"') -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" %s>%s</svg>' % (
        attributes,
        inside,
    )


def bomb(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("format", FORMATS)
def test_a_small_picture_stays_as_it_is(format: str) -> None:
    content = picture(320, 180, format)
    prepared = prepare(content, "x", PANEL)
    assert prepared.content == content
    assert (prepared.width_px, prepared.height_px) == (320, 180)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("size", "fitted"), [((1280, 720), (320, 180)), ((1000, 1000), (180, 180)), ((321, 10), (320, 10))])
def test_a_large_picture_is_scaled_to_the_panel(format: str, size: tuple[int, int], fitted: tuple[int, int]) -> None:
    prepared = prepare(picture(*size, format), "x", PANEL)
    with Image.open(io.BytesIO(prepared.content)) as shown:
        assert shown.size == fitted == (prepared.width_px, prepared.height_px)
        assert shown.format == ("JPEG" if format == "JPEG" else "PNG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stays_so(mode: str) -> None:
    content = Image.new("RGBA", (800, 800), (10, 20, 30, 0)).convert(mode)
    out = io.BytesIO()
    content.save(out, "PNG", **({"transparency": 0} if mode == "P" else {}))
    with Image.open(io.BytesIO(prepare(out.getvalue(), "x", PANEL).content)) as shown:
        assert shown.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_photograph_that_is_stored_lying_is_turned() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    small = prepare(picture(100, 60, "JPEG", exif=turned), "x", PANEL)
    assert (small.width_px, small.height_px) == (60, 100)
    large = prepare(picture(900, 600, "JPEG", exif=turned), "x", PANEL)
    with Image.open(io.BytesIO(large.content)) as shown:
        assert shown.size == (120, 180) == (large.width_px, large.height_px)
        red, _, blue = shown.convert("RGB").getpixel((60, 170))  # type: ignore[misc]
        assert red > blue  # what was right before is below now


def test_a_photograph_with_a_second_picture_behind_it() -> None:
    first, second = Image.new("RGB", (640, 360), "red"), Image.new("RGB", (64, 36), "blue")
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second])
    prepared = prepare(out.getvalue(), "x", PANEL)
    with Image.open(io.BytesIO(prepared.content)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (320, 180))


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (8_000, 8_000), (50_000_001, 1)])
def test_a_picture_that_claims_too_many_pixels(width: int, height: int) -> None:
    assert refusal(bomb(width, height)).code == "E-IMG-TOOBIG"


def pixels(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_that_ends_early_is_refused_unless_no_pixel_is_lost(format: str) -> None:
    content = picture(64, 48, format)
    refused = set()
    for length in range(len(content)):
        try:
            assert pixels(prepare(content[:length], "x", PANEL).content) == pixels(content)
        except BadInput as error:
            refused.add(error.code)
    assert refused == {"E-IMG-TRUNC", "E-IMP-FORBIDDEN"}  # the latter where not even the kind can be seen any more


@pytest.mark.parametrize("format", [*FORMATS, "MPO"])
def test_a_damaged_picture_is_refused_in_words_or_shown(format: str) -> None:
    rng = Random(format)
    exif = Image.Exif()
    exif[0x0112] = 6
    content = picture(40, 30, format, exif=exif)
    for _ in range(400):
        damaged = bytearray(content)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        with suppress(BadInput):
            assert prepare(bytes(damaged), "x", PANEL).content


@pytest.mark.parametrize("format", ["GIF", "AVIF", "TIFF", "BMP", "WEBP", "PNG"])
def test_a_damaged_foreign_picture_is_refused_in_words_or_read_frame_by_frame(
    format: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content, rng, file = gif() if format == "GIF" else picture(40, 30, format), Random(format), tmp_path / "a"
    for _ in range(400):
        file.write_bytes(mutated(content, rng))
        with suppress(BadInput), opened_foreign(file, "a") as image:
            for frame in ImageSequence.Iterator(image):
                frame.load()
    caplog.clear()  # what Pillow itself has to say of them


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n",
        b"<!DOCTYPE html><html><body>hello</body></html>",
        b"<html></html>",
        b"MZ\x90\x00\x03\x00\x00\x00",
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"plain words",
        picture(10, 10, "GIF"),
        picture(10, 10, "BMP"),
        picture(10, 10, "TIFF"),
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
    ids=["empty", "eps", "html", "bare-html", "exe", "zip", "pdf", "text", "gif", "bmp", "tiff", "xhtml"],
)
def test_what_is_no_picture_of_ours_whatever_its_name(content: bytes) -> None:
    assert refusal(content).code == "E-IMP-FORBIDDEN"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (SVG, (800, 600)),
        (svg(), (8, 6)),
        (svg(attributes=b'width="120.4mm" height="80"'), (120, 80)),
        (svg(attributes=b'viewBox="0,0,30,20" width="1"'), (30, 20)),
        (svg(attributes=b""), (1000, 1000)),
        (svg(attributes=b'viewBox="a b c d"'), (1000, 1000)),
        (svg(attributes=b'viewBox="0 0 nan inf"'), (1000, 1000)),
        (svg(attributes=b'width="" height="%"'), (1000, 1000)),
        (svg(attributes=b'viewBox="0 0 0.2 %s"' % (b"9" * 50)), (1, 100_000)),
        (b"\xef\xbb\xbf\n" + svg(), (8, 6)),
        (b'<?xml version="1.0"?><!-- a drawing -->' + svg(), (8, 6)),
        (b"<!-- a drawing -->" + svg(), (8, 6)),
    ],
)
def test_a_drawing_stays_as_it_is(content: bytes, size: tuple[int, int]) -> None:
    prepared = prepare(content, "x", PANEL)
    assert prepared.content == content
    assert (prepared.width_px, prepared.height_px) == size


@pytest.mark.parametrize(
    "content",
    [
        svg(b'<use xlink:href="#a"/><a href="#b"/>'),
        svg(b"<style>.a { fill: url(#g) } .b { fill: url( '#g') }</style>"),
        svg(b'<rect fill="url(#g)" clip-path="url(&quot;#c&quot;)"/>'),
    ],
)
def test_a_drawing_may_refer_to_itself(content: bytes) -> None:
    assert prepare(content, "x", PANEL).content == content


@pytest.mark.parametrize(
    "content",
    [
        svg(b'<image href="http://example.org/a.png"/>'),
        svg(b'<image xlink:href="file:///etc/passwd"/>'),
        svg(b'<image href="other.png"/>'),
        svg(b"<script>alert(1)</script>"),
        svg(b"<foreignObject/>"),
        svg(b"<style>@import 'http://example.org/a.css';</style>"),
        svg(b"<style>@font-face { src: url(http://example.org/a.ttf) }</style>"),
        svg(b"<style>.a { fill: url('a.svg#g') }</style>"),
        svg(b'<rect style="fill: URL(file:///a.svg#g)"/>'),
        svg(b'<rect filter="url(a.svg#g)"/>'),
        b'<?xml version="1.0"?><?xml-stylesheet type="text/css" href="/etc/a.css"?>' + svg(),
    ],
)
def test_a_drawing_that_fetches_or_runs_something(content: bytes) -> None:
    assert refusal(content).code == "E-IMP-FORBIDDEN"


@pytest.mark.parametrize(
    "start",
    [
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]>',
        b'<!DOCTYPE svg SYSTEM "http://example.org/svg.dtd">',
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_drawing_with_a_document_type(start: bytes) -> None:
    assert refusal(start + svg()).code == "E-SVG-DTD"


@pytest.mark.parametrize(
    "content",
    [
        svg()[:-3],
        b"<svg",
        b"<svg>" + b"<g>" * 50_000,
        b'<?xml version="1.0" encoding="gb2312"?>' + svg(),
        b'<?xml version="1.0" encoding="nobody"?>' + svg(),
        svg(b"\xff"),
        svg(b"&unknown;"),
    ],
)
def test_a_drawing_that_cannot_be_read(content: bytes) -> None:
    assert refusal(content).code == "E-IMG-TRUNC"
