"""The panel beside a real player: what a hand asks for is on the glass, and one panel ends in order."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.domain.cue import CueKind
from kiosk.qtkit.fonts import load_fonts
from kiosk.store.lock import Role, role_lock
from tests.support.at_panel import AtPanel, at_panel
from tests.support.hall import REPOSITORY, SCREENS, WITHIN_S, Hall, Player, environment, misplayed, until


@contextmanager
def panel(hall: Hall, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A running `kiosk panel` that has its role, whatever its end."""
    command = [sys.executable, "-W", "always", "-m", "kiosk", "--data", hall.data_dir, "--debug", "panel", *words]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=environment(QT_QPA_PLATFORM="offscreen"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    lock = hall.data_dir / "panel.lock"
    try:
        until(lambda: lock.exists() and lock.read_text("ascii").strip() == str(process.pid))
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_take_is_on_the_glass_and_back_again(qapp: QApplication, hall: Hall) -> None:
    load_fonts(paths.fonts())
    east = {screen for screen, section in SCREENS.items() if section == "east"}

    def painted(player: Player, playlist: str) -> set[str]:
        return {screen for screen, play in player.last().items() if play.actual.startswith(playlist)}

    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        hands.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
        await hands.until(lambda: painted(player, "x-special") == east)
        await hands.until(lambda: hands.words().count("手动保持") == len(east))
        hands.press(Qt.Key.Key_R)
        await hands.until(lambda: painted(player, "east-story") == east)
        assert [cue.kind for cue in hands.cues()] == [CueKind.TAKE, CueKind.CLEAR]

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
        assert misplayed(hall, player.plays()) == []


def test_when_the_player_dies_it_is_said_and_when_it_is_back_too(qapp: QApplication, hall: Hall) -> None:
    load_fonts(paths.fonts())

    async def use(hands: AtPanel) -> None:
        with hall.player() as player:
            await hands.until(lambda: "4/4 屏在线" in hands.words())
            player.kill()
        await hands.until(lambda: "0/4 屏在线" in hands.words())
        assert any(text.startswith("播放端没有运行") for text in hands.words())
        with hall.player():
            await hands.until(lambda: "4/4 屏在线" in hands.words() and "一切正常" in hands.words())

    with app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []


def test_a_second_panel_is_refused(hall: Hall) -> None:
    with panel(hall) as first:
        said = hall.run("panel", QT_QPA_PLATFORM="offscreen")
        assert (said.code, said.json["error"]["code"]) == (3, "E-DB-LOCKED")
        assert str(first.pid) in said.json["error"]["message"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(hall: Hall, number: signal.Signals) -> None:
    with panel(hall) as process:
        process.send_signal(number)
        said, _ = process.communicate(timeout=WITHIN_S)
        assert (process.returncode, said) == (0, b"")
    with role_lock(hall.data_dir, Role.PANEL):
        pass


def test_attached_it_ends_with_whoever_started_it(hall: Hall) -> None:
    with panel(hall, "--attached") as process:
        said, _ = process.communicate(timeout=WITHIN_S)
        assert (process.returncode, said) == (0, b"")


def test_without_a_display_or_a_store_it_does_not_start(hall: Hall) -> None:
    said = hall.run("panel")
    assert (said.code, said.json["error"]["code"]) == (3, "E-SCREEN-NONE")
    said = Hall(hall.data_dir.parent / "nowhere").run("panel", QT_QPA_PLATFORM="offscreen")
    assert (said.code, said.json["error"]["code"]) == (3, "E-DB-MISSING")
