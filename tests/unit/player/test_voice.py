from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.qtkit.multimedia import prepare

prepare()

from kiosk.player.voice import Voice  # noqa: E402
from tests.support.clips import tone  # noqa: E402

WITHIN_MS = 15_000
LENGTH_MS = 1500


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tone(tmp_path_factory.mktemp("recording") / "page.m4a", seconds=LENGTH_MS / 1000)


@pytest.fixture(params=[0.0, 0.7], ids=["muted", "loud"])
def voice(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Voice]:
    parent = QObject()
    made = Voice(request.param, parent)
    yield made
    made.close()
    parent.deleteLater()


def test_it_reads_to_the_end_in_the_time_it_takes(qtbot: QtBot, voice: Voice, recording: Path) -> None:
    with qtbot.waitSignal(voice.ended, timeout=WITHIN_MS):
        voice.read(recording)
        qtbot.waitUntil(lambda: voice.reading and 0 < voice.position_ms < LENGTH_MS, timeout=WITHIN_MS)
    assert not voice.reading


def test_it_stands_goes_on_and_begins_anew(qtbot: QtBot, voice: Voice, recording: Path) -> None:
    voice.read(recording)
    qtbot.waitUntil(lambda: voice.position_ms > 400, timeout=WITHIN_MS)
    voice.pause()
    qtbot.wait(200)
    stood_ms = voice.position_ms
    qtbot.wait(300)
    assert (voice.position_ms, voice.reading) == (stood_ms, False)
    voice.begin_anew()
    qtbot.waitUntil(lambda: 0 < voice.position_ms < stood_ms, timeout=WITHIN_MS)
    voice.pause()
    with qtbot.waitSignal(voice.ended, timeout=WITHIN_MS):
        voice.go_on()


@pytest.mark.parametrize("content", [b"", b"no sound", b"\x00\x00\x00\x20ftypM4A " + bytes(4000)])
def test_what_cannot_be_played_is_said_once(qtbot: QtBot, voice: Voice, tmp_path: Path, content: bytes) -> None:
    told: list[str] = []
    voice.failed.connect(lambda failed: told.append(failed.trouble.zh))
    (tmp_path / "page.m4a").write_bytes(content)
    voice.read(tmp_path / "page.m4a")
    qtbot.waitUntil(lambda: bool(told), timeout=WITHIN_MS)
    qtbot.wait(100)
    assert len(told) == 1
    assert told[0]
