from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.asset import Asset, Media
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import media_path
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.stage.look import Look
from kiosk.stage.stage import Stage
from tests.support.exhibits import screen, small_hall
from tests.support.pages import theme

SCREEN = replace(screen("e1", "east"), pixels=(640, 360))
A, B = (Content(kind=ContentKind.SLIDE, slide=name) for name in "ab")


@pytest.fixture
def faults() -> list[EnvironmentFault]:
    return []


@pytest.fixture
def stage(tmp_path: Path, faults: list[EnvironmentFault]) -> Iterator[Stage]:
    stage = Stage(Look(theme=theme()), lambda sha256: tmp_path / sha256, faults.append)
    yield stage
    stage.close()


def pictured(folder: Path, *, lost: bool = False) -> Programme:
    """The small hall, whose slide `a` shows a green picture that may have been lost since."""
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    image.save(str(folder / "green.png"))
    content = (folder / "green.png").read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    if not lost:
        (folder / sha256).write_bytes(content)
    hall = small_hall()
    fields = PictureFields(file="green.png", alt=Text(zh="绿"), text=Text(zh="一段"))
    slides = tuple(replace(slide, fields=fields) if slide.id == "a" else slide for slide in hall.slides)
    asset = Asset(sha256=sha256, size_bytes=len(content), width_px=320, height_px=180)
    return replace(hall, slides=slides, media=(Media(path=media_path("east", "tour", "green.png"), shown=asset),))


def greens(stage: Stage, programme: Programme, content: Content, on: Screen) -> int:
    """How many pixels of a painting are as green as the picture."""
    painting = stage.ready(stage.key(programme, content, on))
    assert painting is not None
    image = painting.pixmap.toImage()
    places = [(x, y) for x in range(0, image.width(), 10) for y in range(0, image.height(), 10)]
    return sum(image.pixelColor(x, y) == QColor("#00FF00") for x, y in places)


async def test_what_was_prepared_is_ready_and_nothing_else(stage: Stage) -> None:
    hall = small_hall()
    painting = await stage.prepare(hall, A, SCREEN)
    assert stage.ready(stage.key(hall, A, SCREEN)) is painting
    assert stage.ready(stage.key(hall, B, SCREEN)) is None
    assert (painting.word, painting.pixmap.width(), painting.pixmap.height()) == ("a", 640, 360)


async def test_screens_that_show_the_same_share_one_painting(stage: Stage) -> None:
    hall = small_hall()
    painting = await stage.prepare(hall, A, SCREEN)
    assert await stage.prepare(hall, A, replace(SCREEN, id="e2", place=(1, 0))) is painting
    larger = replace(SCREEN, pixels=(1280, 720))
    assert await stage.prepare(hall, A, larger) is not painting
    assert await stage.prepare(replace(hall, revision=2), A, SCREEN) is not painting


async def test_what_nobody_needs_is_forgotten(stage: Stage) -> None:
    hall = small_hall()
    kept, _ = await stage.prepare(hall, A, SCREEN), await stage.prepare(hall, B, SCREEN)
    stage.keep_only([stage.key(hall, A, SCREEN), stage.key(hall, Content(kind=ContentKind.BLACK), SCREEN)])
    assert stage.ready(stage.key(hall, A, SCREEN)) is kept
    assert stage.ready(stage.key(hall, B, SCREEN)) is None


async def test_a_picture_is_drawn_from_its_file(stage: Stage, tmp_path: Path, faults: list[EnvironmentFault]) -> None:
    programme = pictured(tmp_path)
    await stage.prepare(programme, A, SCREEN)
    assert greens(stage, programme, A, SCREEN) > 50
    assert faults == []


async def test_a_file_that_is_not_there_is_told_and_left_out(
    stage: Stage, tmp_path: Path, faults: list[EnvironmentFault]
) -> None:
    programme = pictured(tmp_path, lost=True)
    await stage.prepare(programme, A, SCREEN)
    assert greens(stage, programme, A, SCREEN) == 0
    assert [fault.code for fault in faults] == ["E-ASSET-UNREADABLE"]


async def test_black_is_asked_for(stage: Stage) -> None:
    assert (await stage.prepare(small_hall(), Content(kind=ContentKind.BLACK), SCREEN)).black_was_asked
    assert not (await stage.prepare(small_hall(), A, SCREEN)).black_was_asked
