from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign
from kiosk.importing import stills
from kiosk.importing.stills import read_picture
from tests.support.folders import picture
from tests.support.foreign import PANEL, silent, task


def saved(image: Image.Image, file: Path, **told: object) -> Path:
    image.save(file, **told)  # type: ignore[arg-type]
    return file


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    return Image.merge(mode, [Image.effect_noise(size, 90) for _ in mode])


def reading(folder: Path, file: Path) -> tuple[Foreign, list[Image.Image]]:
    job = task(folder, file)
    foreign = read_picture(job, silent)
    shown = [Image.open(io.BytesIO((job.outbox / page.picture).read_bytes())) for page in foreign.pages]
    assert [image.size for image in shown] == [(page.width_px, page.height_px) for page in foreign.pages]
    return foreign, shown


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "AVIF"])
def test_every_format_is_made_anew_at_the_panels_size(tmp_path: Path, format: str) -> None:
    (tmp_path / "图.x").write_bytes(picture(1600, 800, format))
    foreign, [shown] = reading(tmp_path, tmp_path / "图.x")
    assert foreign.title == "图"
    assert shown.size == (640, 320)
    assert shown.format == ("JPEG" if format == "JPEG" else "PNG")


def test_a_photograph_is_kept_as_jpeg_however_it_was_stored(tmp_path: Path) -> None:
    _, [shown] = reading(tmp_path, saved(noise(PANEL), tmp_path / "a.png"))
    assert shown.format == "JPEG"


@pytest.mark.parametrize(("alpha", "mode"), [(128, "RGBA"), (255, "RGB")])
def test_what_shines_through_does_so_later_and_what_does_not_needs_no_alpha(tmp_path: Path, alpha: int, mode: str) -> None:
    image = noise((900, 500))
    image.putalpha(alpha)
    _, [shown] = reading(tmp_path, saved(image, tmp_path / "a.png"))
    assert (shown.mode, shown.format) == (mode, "PNG" if mode == "RGBA" else "JPEG")


def test_every_page_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (900, 300 + 100 * at), (80 * at, 0, 0)) for at in range(3)]
    file = saved(pages[0], tmp_path / "scan.tif", save_all=True, append_images=pages[1:])
    told: list[tuple[int, int]] = []
    foreign = read_picture(task(tmp_path, file), lambda *done: told.append(done))
    assert [(page.number, page.width_px, page.height_px) for page in foreign.pages] == [
        (1, 640, 213), (2, 640, 284), (3, 640, 356),
    ]  # fmt: skip
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_tiff_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    page = Image.new("1", (8, 8))
    file = saved(page, tmp_path / "scan.tif", save_all=True, append_images=[page] * stills.MOST_FRAMES)
    with pytest.raises(BadInput) as caught:
        read_picture(task(tmp_path, file), silent)
    assert caught.value.code == "E-IMP-TOOMANY"


def test_sixteen_bits_keep_their_light(tmp_path: Path) -> None:
    _, [shown] = reading(tmp_path, saved(Image.new("I;16", (20, 20), 0x8000), tmp_path / "x-ray.tif"))
    assert shown.convert("L").getpixel((5, 5)) == 128


def test_a_photograph_that_is_stored_lying_is_turned(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    (tmp_path / "a.jpg").write_bytes(picture(900, 600, "JPEG", exif=turned))
    _, [shown] = reading(tmp_path, tmp_path / "a.jpg")
    assert shown.size == (240, 360)
    assert 0x0112 not in shown.getexif()


def test_colours_are_those_of_a_screen(tmp_path: Path) -> None:
    """A profile that calls red what a screen calls otherwise: read as it is meant."""
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    file = saved(Image.new("RGB", (20, 20), (90, 100, 80)), tmp_path / "a.jpg", icc_profile=wide.tobytes(), quality=100)
    _, [shown] = reading(tmp_path, file)
    assert "icc_profile" not in shown.info
    assert shown.getpixel((5, 5)) != (90, 100, 80)


def test_a_profile_that_nobody_can_read_is_left_out(tmp_path: Path) -> None:
    file = saved(Image.new("RGB", (20, 20), (90, 100, 80)), tmp_path / "a.png", icc_profile=b"no profile")
    _, [shown] = reading(tmp_path, file)
    assert shown.getpixel((5, 5)) == (90, 100, 80)


def test_nothing_but_pixels_goes_along(tmp_path: Path) -> None:
    place = Image.Exif()
    place[0x010F] = "a camera"
    (tmp_path / "a.jpg").write_bytes(picture(900, 600, "JPEG", exif=place))
    _, [shown] = reading(tmp_path, tmp_path / "a.jpg")
    assert b"a camera" not in (tmp_path / "outbox" / "page-0001.jpg").read_bytes()
    assert dict(shown.getexif()) == {}


def test_print_colours_become_those_of_a_screen(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (900, 600), (0, 255, 255, 0)).save(out, "JPEG")
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    _, [shown] = reading(tmp_path, tmp_path / "a.jpg")
    red, green, _ = shown.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert shown.mode == "RGB"
    assert red > 200 > 60 > green
