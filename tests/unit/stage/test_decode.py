import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from kiosk.domain.errors import EnvironmentFault
from kiosk.stage.decode import check, decode
from tests.support.damage import DAMAGES, Damage

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="160" height="90">'
    '<rect width="8" height="9" fill="#ff0000"/><rect x="8" width="8" height="9" fill="#0000ff"/></svg>'
)


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "drawing.svg"
    path.write_text(SVG, encoding="utf-8")
    return path


def photograph(path: Path, size: tuple[int, int], colour: str = "#336699", orientation: int = 1) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, colour).save(path, exif=exif)
    return path


def test_a_drawing_is_rendered_sharp_at_the_size_it_is_shown(drawing: Path) -> None:
    image = decode(drawing, QSize(1600, 1600))
    assert image.size() == QSize(1600, 900)
    assert (image.pixelColor(798, 450).name(), image.pixelColor(801, 450).name()) == ("#ff0000", "#0000ff")


def test_a_photograph_is_scaled_down(tmp_path: Path) -> None:
    image = decode(photograph(tmp_path / "a.png", (800, 400)), QSize(300, 300))
    assert (image.size(), image.format()) == (QSize(300, 150), QImage.Format.Format_RGB32)


def test_a_photograph_is_never_enlarged(tmp_path: Path) -> None:
    assert decode(photograph(tmp_path / "a.png", (80, 40)), QSize(300, 300)).size() == QSize(80, 40)


def test_of_a_drawing_only_the_part_that_is_asked_for_is_rendered(drawing: Path) -> None:
    part = decode(drawing, QSize(1600, 900), QRect(700, 300, 200, 100))
    assert part.size() == QSize(200, 100)
    assert [part.pixelColor(x, 50).name() for x in (0, 98, 101, 199)] == ["#ff0000", "#ff0000", "#0000ff", "#0000ff"]


@pytest.mark.parametrize("box", [QSize(64, 36), QSize(640, 360)], ids=["smaller", "larger"])
def test_the_parts_of_a_photograph_make_up_the_whole(tmp_path: Path, box: QSize) -> None:
    path = tmp_path / "a.png"
    Image.linear_gradient("L").resize((160, 90)).convert("RGB").save(path)
    whole = decode(path, box, QRect(0, 0, box.width(), box.height()))
    assert whole.size() == box
    part = QRect(box.width() // 4, box.height() // 4, box.width() // 2, box.height() // 2)
    assert decode(path, box, part) == whole.copy(part)


def test_a_photograph_that_is_stored_lying_is_turned_and_still_fits(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.jpg", (800, 400), orientation=6)
    assert decode(path, QSize(300, 600)).size() == QSize(300, 600)


def test_transparent_parts_stay_transparent(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(tmp_path / "a.png")
    image = decode(tmp_path / "a.png", QSize(10, 10))
    assert image.format() == QImage.Format.Format_ARGB32_Premultiplied
    assert image.pixelColor(5, 5).alpha() == 0


def test_a_file_is_known_by_what_is_in_it_not_by_its_name(tmp_path: Path) -> None:
    path = photograph(tmp_path / "a.png", (20, 10))
    assert decode(path.rename(tmp_path / "0123abcd"), QSize(20, 20)).size() == QSize(20, 10)


@pytest.mark.parametrize(
    "content", [None, b"", b"no picture at all", b"\x89PNG\r\n\x1a\n broken"], ids=["absent", "empty", "text", "torn"]
)
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EnvironmentFault) as caught:
        decode(path, QSize(100, 100))
    assert (caught.value.code, caught.value.where) == ("E-ASSET-UNREADABLE", str(path))


def test_many_threads_decode_at_once(drawing: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda width: decode(drawing, QSize(width, width)), range(160, 480, 16)))
    assert [image.width() for image in images] == list(range(160, 480, 16))


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda how: how.__name__)
def test_a_file_that_is_not_what_was_imported_is_told(tmp_path: Path, damage: Damage) -> None:
    path = photograph(tmp_path / "a.jpg", (64, 36))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    check(path, sha256)
    damage(path)
    with pytest.raises(EnvironmentFault) as caught:
        check(path, sha256)
    assert (caught.value.code, caught.value.where) == ("E-ASSET-UNREADABLE", str(path))
