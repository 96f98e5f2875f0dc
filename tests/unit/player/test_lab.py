from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from kiosk.qtkit.multimedia import prepare

prepare()

from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoFrameFormat  # noqa: E402

from kiosk.player.lab import Lab, Order, Prints  # noqa: E402

SIZE = (640, 360)
WITHIN_MS = 15_000


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    """With a player Qt loads its part for videos, as whenever there is a frame."""
    parent = QObject()
    QMediaPlayer(parent)
    yield parent
    parent.deleteLater()


def order(*sizes: tuple[int, int], frame: QVideoFrame | None = None) -> Order:
    if frame is None:
        frame = QVideoFrame(QVideoFrameFormat(QSize(1280, 720), QVideoFrameFormat.PixelFormat.Format_YUV420P))
    return Order(frame=frame, sizes=frozenset(sizes))


def at_work() -> bool:
    return any(thread.name.startswith("lab") for thread in threading.enumerate())


def test_orders_are_carried_out_one_after_the_other(qtbot: QtBot, parent: QObject) -> None:
    lab, told = Lab(parent), list[Prints]()
    lab.printed.connect(told.append)
    orders = [order(SIZE), order(SIZE, (320, 180)), order()]
    for wanted in orders:
        lab.take(wanted)
    assert told == [], "they are told of in their time, never while they are ordered"
    qtbot.waitUntil(lambda: len(told) == len(orders), timeout=WITHIN_MS)
    lab.close()
    assert [prints.order for prints in told] == orders
    assert [set(prints.pictures) for prints in told] == [wanted.sizes for wanted in orders]
    assert all((picture.width(), picture.height()) == size for prints in told for size, picture in prints.pictures.items())


def test_of_a_frame_without_pixels_there_are_no_pictures(qtbot: QtBot, parent: QObject) -> None:
    lab = Lab(parent)
    with qtbot.waitSignal(lab.printed, timeout=WITHIN_MS) as told:
        lab.take(order(SIZE, frame=QVideoFrame()))
    lab.close()
    assert told.args is not None
    assert told.args[0].pictures == {}


def test_its_thread_ends_with_it_whatever_is_on_its_way(qtbot: QtBot, parent: QObject) -> None:
    lab, told = Lab(parent), list[Prints]()
    lab.printed.connect(told.append)
    lab.take(order(SIZE))
    qtbot.waitUntil(lambda: len(told) == 1, timeout=WITHIN_MS)
    assert at_work()
    for _ in range(20):
        lab.take(order(SIZE))
    lab.close()
    assert not at_work()
    qtbot.wait(50)
    assert len(told) < 20


def test_a_bug_in_it_is_heard_in_the_thread_of_qt(qtbot: QtBot, parent: QObject) -> None:
    lab = Lab(parent)
    with qtbot.captureExceptions() as heard:
        lab.take(order((-1, -1, -1)))  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: len(heard) == 1, timeout=WITHIN_MS)
    lab.close()
    assert issubclass(heard[0][0], TypeError)
