from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.domain.asset import Asset, Media
from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import media_path
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.stage.draw import draw
from kiosk.stage.look import Look
from kiosk.stage.painting import is_black
from kiosk.stage.stage import CannotShow, Stage
from tests.support.damage import DAMAGES, Damage
from tests.support.exhibits import screen, small_hall
from tests.support.pages import theme

SCREEN = replace(screen("e1", "east"), pixels=(640, 360))
A, B = (Content(kind=ContentKind.SLIDE, slide=name) for name in "ab")
POSTER = Content(kind=ContentKind.POSTER, section="east")
FAREWELL = Content(kind=ContentKind.FAREWELL, section="east")
ALARM = Cue(id=1, kind=CueKind.EMERGENCY, at_us=0, until_us=1, targets=("hall",), level=EmergencyLevel.DANGER)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(Look(theme=theme()), lambda sha256: tmp_path / sha256)
    yield stage
    stage.close()


def pictured(folder: Path, form: str = "png") -> Programme:
    """The small hall, whose slide `a` shows a green picture."""
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(QColor("#00FF00"))
    image.save(str(folder / f"green.{form}"))
    content = (folder / f"green.{form}").read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
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
    image = painting.image
    places = [(x, y) for x in range(0, image.width(), 10) for y in range(0, image.height(), 10)]
    return sum(image.pixelColor(x, y) == QColor("#00FF00") for x, y in places)


async def test_what_was_prepared_is_ready_and_nothing_else(stage: Stage) -> None:
    hall = small_hall()
    painting = await stage.prepare(hall, A, SCREEN)
    assert stage.ready(stage.key(hall, A, SCREEN)) is painting
    assert stage.ready(stage.key(hall, B, SCREEN)) is None
    assert (painting.word, painting.image.width(), painting.image.height()) == ("a", 640, 360)


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


async def test_a_picture_is_drawn_from_its_file(stage: Stage, tmp_path: Path) -> None:
    programme = pictured(tmp_path)
    await stage.prepare(programme, A, SCREEN)
    assert greens(stage, programme, A, SCREEN) > 50


@pytest.mark.parametrize("form", ["png", "jpg"])
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda how: how.__name__)
async def test_a_slide_whose_picture_is_not_what_was_imported_cannot_be_shown(
    stage: Stage, tmp_path: Path, damage: Damage, form: str, caplog: pytest.LogCaptureFixture
) -> None:
    programme = pictured(tmp_path, form)
    sha256 = programme.media[0].shown.sha256
    damage(tmp_path / sha256)
    with pytest.raises(CannotShow) as trouble:
        await stage.prepare(programme, A, SCREEN)
    assert (trouble.value.slide, trouble.value.picture) == ("a", sha256)
    assert stage.ready(stage.key(programme, A, SCREEN)) is None
    assert [("E-ASSET-UNREADABLE" in record.getMessage(), record.exc_info) for record in caplog.records] == [(True, None)]
    caplog.clear()


async def test_a_file_that_is_put_back_is_drawn(stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    programme = pictured(tmp_path)
    file = tmp_path / programme.media[0].shown.sha256
    whole = file.read_bytes()
    file.unlink()
    with pytest.raises(CannotShow):
        await stage.prepare(programme, A, SCREEN)
    caplog.clear()
    file.write_bytes(whole)
    await stage.prepare(programme, A, SCREEN)
    assert greens(stage, programme, A, SCREEN) > 50


async def test_a_poster_does_without_its_picture_until_it_is_there(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    programme = pictured(tmp_path)
    media = replace(programme.media[0], path=programme.section_by_id["east"].poster)
    programme = replace(programme, media=(media,))
    file = tmp_path / media.shown.sha256
    file.rename(tmp_path / "elsewhere")
    for _ in range(2):
        assert not is_black((await stage.prepare(programme, POSTER, SCREEN)).image)
        assert stage.makeshift == {POSTER}
        assert greens(stage, programme, POSTER, SCREEN) == 0
        stage.forget_makeshift()
    assert len(caplog.records) == 1, "told once, however often it is tried"
    caplog.clear()
    (tmp_path / "elsewhere").rename(file)
    await stage.prepare(programme, POSTER, SCREEN)
    assert stage.makeshift == frozenset()
    assert greens(stage, programme, POSTER, SCREEN) > 50


async def test_a_makeshift_that_nobody_needs_is_forgotten(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    programme = pictured(tmp_path)
    programme = replace(programme, media=(replace(programme.media[0], path=programme.section_by_id["east"].poster),))
    (tmp_path / programme.media[0].shown.sha256).unlink()
    await stage.prepare(programme, POSTER, SCREEN)
    caplog.clear()
    stage.keep_only([])
    assert stage.makeshift == frozenset()


@pytest.mark.parametrize("kind", [ContentKind.SLIDE, ContentKind.ATTRACT])
async def test_a_bug_in_drawing_costs_the_slide_and_is_told_with_its_traceback(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: ContentKind
) -> None:
    monkeypatch.setattr("kiosk.stage.stage.draw", _draw_nothing_of("a"))
    with pytest.raises(CannotShow) as trouble:
        await stage.prepare(small_hall(), Content(kind=kind, slide="a"), SCREEN)
    assert (trouble.value.slide, trouble.value.picture) == ("a", "")
    (record,) = caplog.records
    assert record.levelname == "CRITICAL"
    assert record.exc_info is not None
    caplog.clear()
    assert (await stage.prepare(small_hall(), B, SCREEN)).word == "b"


@pytest.mark.parametrize(
    "content",
    [POSTER, FAREWELL, Content(kind=ContentKind.EMERGENCY, cue=ALARM), Content(kind=ContentKind.IDENTIFY)],
    ids=lambda content: content.kind.value,
)
async def test_what_stands_in_for_slides_is_painted_from_nothing_if_drawing_it_fails(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, content: Content
) -> None:
    monkeypatch.setattr("kiosk.stage.stage.draw", _draw_nothing_of(content.slide))
    painting = await stage.prepare(small_hall(), content, SCREEN)
    assert not is_black(painting.image)
    assert stage.makeshift == {content}
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    caplog.clear()


def _draw_nothing_of(slide: str | None) -> Callable[..., QImage]:
    """A drawing with a bug that one slide brings out."""

    def buggy(programme: Programme, content: Content, *rest: object) -> QImage:
        if content.slide == slide:
            raise ZeroDivisionError
        return draw(programme, content, *rest)  # type: ignore[arg-type]

    return buggy


async def test_black_is_asked_for(stage: Stage) -> None:
    assert (await stage.prepare(small_hall(), Content(kind=ContentKind.BLACK), SCREEN)).black_was_asked
    assert not (await stage.prepare(small_hall(), A, SCREEN)).black_was_asked


async def test_a_videos_file_is_given_when_it_holds_what_its_name_says(stage: Stage, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(b"film").hexdigest()
    (tmp_path / sha256).write_bytes(b"film")
    assert await stage.video_file(sha256) == tmp_path / sha256
    for content in (b"other", None):
        (tmp_path / sha256).unlink()
        if content is not None:
            (tmp_path / sha256).write_bytes(content)
        with pytest.raises(EnvironmentFault, match="E-ASSET-UNREADABLE"):
            await stage.video_file(sha256)
