from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.qtkit.multimedia import prepare

prepare()

from kiosk.player.lab import Lab  # noqa: E402
from kiosk.player.projector import Projector  # noqa: E402
from kiosk.player.seat import Reel  # noqa: E402
from tests.support.clips import brightening, with_tone  # noqa: E402

REEL = Reel(slide="film", sha256="0" * 64, begins_us=0)
LENGTH_S = 4
SIZE = QSize(64, 36)
IN_STEP_S = 0.25
WITHIN_MS = 15_000


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return brightening(tmp_path_factory.mktemp("film") / "film.mp4", seconds=LENGTH_S)


def now_us() -> int:
    return time.monotonic_ns() // 1000


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    parent = QObject()
    made = Lab(parent)
    yield made
    made.close()
    parent.deleteLater()


@pytest.fixture
def projector(lab: Lab) -> Iterator[Projector]:
    made = Projector(REEL, now_us, lab, lab.parent())
    yield made
    made.close()


def picture(qtbot: QtBot, projector: Projector) -> QImage:
    """The picture of the newest frame."""
    with qtbot.waitSignal(projector.printed, timeout=WITHIN_MS):
        projector.order([SIZE])
    found = projector.picture(SIZE)
    assert found is not None
    return found


def seconds_in(image: QImage) -> float:
    """Where in the film the frame lies that a picture was made of."""
    return image.pixelColor(32, 18).green() / 255 * LENGTH_S


def late_s(projector: Projector, begins_us: int) -> float:
    return (now_us() - begins_us) / 1e6 - projector.position_us / 1e6


@pytest.mark.parametrize("at_s", [0, 2])
def test_it_stands_at_the_frame_it_was_threaded_in_at(qtbot: QtBot, projector: Projector, film: Path, at_s: int) -> None:
    projector.order([SIZE])
    assert projector.picture(SIZE) is None, "there is no frame yet"
    projector.thread_in(film, at_s * 1_000_000)
    qtbot.waitUntil(lambda: projector.ready and projector.position_us >= (at_s - 0.1) * 1_000_000, timeout=WITHIN_MS)
    qtbot.wait(200)
    assert projector.position_us == pytest.approx(at_s * 1_000_000, abs=100_000)
    assert seconds_in(picture(qtbot, projector)) == pytest.approx(at_s, abs=0.15)


def test_it_runs_in_step_with_shared_time_and_stands_when_told(qtbot: QtBot, projector: Projector, film: Path) -> None:
    projector.thread_in(film, 0)
    qtbot.waitUntil(lambda: projector.ready, timeout=WITHIN_MS)
    begins_us = now_us()
    projector.run(begins_us)
    qtbot.waitUntil(lambda: projector.position_us > 1_000_000, timeout=WITHIN_MS)
    assert abs(late_s(projector, begins_us)) < IN_STEP_S
    projector.stand()
    qtbot.wait(200)
    stood_us = projector.position_us
    qtbot.wait(300)
    assert projector.position_us == stood_us
    projector.run(now_us() - stood_us)
    qtbot.waitUntil(lambda: projector.position_us > stood_us + 500_000, timeout=WITHIN_MS)


def test_one_that_is_told_to_run_late_is_put_to_its_place(qtbot: QtBot, projector: Projector, film: Path) -> None:
    begins_us = now_us() - 2_000_000
    projector.run(begins_us)
    projector.thread_in(film, 0)
    qtbot.waitUntil(lambda: projector.position_us > 2_000_000, timeout=WITHIN_MS)
    qtbot.wait(500)
    assert abs(late_s(projector, begins_us)) < IN_STEP_S or projector.position_us > 3_900_000


def test_its_last_frame_stays(qtbot: QtBot, projector: Projector, film: Path) -> None:
    projector.thread_in(film, 3_000_000)
    projector.run(now_us() - 3_000_000)
    qtbot.waitUntil(lambda: projector.ready and projector.position_us > 3_800_000, timeout=WITHIN_MS)
    qtbot.wait(600)
    assert seconds_in(picture(qtbot, projector)) == pytest.approx(LENGTH_S, abs=0.15)


def test_a_frame_is_made_once_for_all_who_want_it_so_large(qtbot: QtBot, projector: Projector, film: Path) -> None:
    projector.thread_in(film, 0)
    qtbot.waitUntil(lambda: projector.ready, timeout=WITHIN_MS)
    with qtbot.waitSignal(projector.printed, timeout=WITHIN_MS):
        projector.order([SIZE, QSize(64, 36), QSize(100, 100)])
    first, again, other = (projector.picture(size) for size in (SIZE, QSize(64, 36), QSize(100, 100)))
    assert first is again
    assert other is not None
    assert (other.width(), other.height()) == (100, 100)
    assert projector.picture(QSize(50, 50)) is None


def test_while_pictures_are_made_only_the_newest_order_waits(qtbot: QtBot, projector: Projector, film: Path) -> None:
    told: list[QImage | None] = []
    projector.printed.connect(lambda printed: told.append(printed.picture(QSize(59, 59))))
    projector.thread_in(film, 0)
    qtbot.waitUntil(lambda: projector.ready, timeout=WITHIN_MS)
    for side in range(50, 60):
        projector.order([QSize(side, side)])
    qtbot.waitUntil(lambda: projector.picture(QSize(59, 59)) is not None, timeout=WITHIN_MS)
    qtbot.wait(100)
    assert len(told) == 2, "the first and the last"
    assert told[0] is None
    assert told[1] is not None


def test_one_that_is_closed_while_its_pictures_are_made_is_told_nothing(qtbot: QtBot, lab: Lab, film: Path) -> None:
    projector, told = Projector(REEL, now_us, lab, lab.parent()), list[object]()
    projector.printed.connect(told.append)
    projector.thread_in(film, 0)
    qtbot.waitUntil(lambda: projector.ready, timeout=WITHIN_MS)
    with qtbot.waitSignal(lab.printed, timeout=WITHIN_MS):
        projector.order([SIZE])
        projector.close()
    qtbot.wait(50)
    assert told == []


@pytest.mark.parametrize("content", [b"", b"no video", b"\x00\x00\x00\x20ftypisom" + bytes(4000)])
def test_what_cannot_be_played_is_said_once(qtbot: QtBot, projector: Projector, tmp_path: Path, content: bytes) -> None:
    told: list[str] = []
    projector.failed.connect(lambda failed: told.append(failed.trouble.zh))
    (tmp_path / "film.mp4").write_bytes(content)
    projector.thread_in(tmp_path / "film.mp4", 0)
    qtbot.waitUntil(lambda: bool(told), timeout=WITHIN_MS)
    qtbot.wait(100)
    assert len(told) == 1
    assert told[0]
    assert not projector.ready


def test_a_file_that_gives_no_frame_is_not_waited_for_for_ever(
    qtbot: QtBot, projector: Projector, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("kiosk.player.projector.FIRST_FRAME_MS", 0)
    projector.failed.connect(lambda failed: told.append(failed.trouble.en))
    projector.thread_in(film, 0)
    qtbot.waitUntil(lambda: told == ["it opens but gives no picture"], timeout=WITHIN_MS)


def test_it_is_mute_until_it_may_be_heard_and_keeps_its_pace(
    qtbot: QtBot, projector: Projector, film: Path, tmp_path: Path
) -> None:
    assert projector.loudness == 0
    projector.thread_in(with_tone(tmp_path / "loud.mp4", film), 0)
    qtbot.waitUntil(lambda: projector.ready, timeout=WITHIN_MS)
    begins_us = now_us()
    projector.run(begins_us)
    projector.be_heard(0.5)
    qtbot.waitUntil(lambda: projector.position_us > 1_000_000, timeout=WITHIN_MS)
    assert projector.loudness == 0.5
    assert abs(late_s(projector, begins_us)) < IN_STEP_S
    projector.be_heard(0)
    assert projector.loudness == 0
    qtbot.waitUntil(lambda: projector.position_us > 1_500_000, timeout=WITHIN_MS)
