"""Visitors with a keyboard and a mouse: nothing they press closes, moves, lowers or covers a screen."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.support.glass import WIDTH, four_monitors, glass_of
from tests.support.hall import SCREENS, Hall, environment, until
from tests.support.xservers import XServer, openbox

KEYS = (
    "Escape", "F1", "F5", "F10", "F11", "Menu", "shift+F10", "Print", "Super_L", "super+d", "super+e", "super+r",
    "alt+F4", "alt+F10", "alt+space", "alt+Escape", "alt+Tab", "super+Tab", "ctrl+alt+Left", "ctrl+alt+Delete",
    "ctrl+shift+Escape", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+q", "ctrl+s", "ctrl+w",
)  # fmt: skip
HELD = {"alt": "Tab", "super": "Tab"}
"""As long as the first is held, the window manager shows the windows to choose from."""
FIRST = next(iter(SCREENS))
"""The screen that the mouse is over."""
SETTLED_S = 0.2
"""So long after an input the window manager has done what it does."""
ORDINARY = """
from PySide6.QtWidgets import QApplication, QPlainTextEdit
application = QApplication([])
windows = [QPlainTextEdit(str(number)) for number in range(3)]
for window in windows:
    window.show()
application.exec()
"""


def test_no_key_and_no_button_uncovers_a_screen(qapp: QApplication, staggered: Hall, tmp_path: Path) -> None:
    with (
        four_monitors(tmp_path) as server,
        openbox(server, tmp_path / "openbox.log"),
        ordinary_windows(server),
        glass_of(staggered, server) as glass,
    ):
        assert menu_opens(server), "the input arrives, and the window manager answers it"
        with staggered.player(**server.told) as player:

            def nothing_happens(*words: str) -> None:
                server.run("xdotool", *words)
                time.sleep(SETTLED_S)
                player.until(lambda: glass.right(SCREENS))

            for keys in KEYS:
                nothing_happens("key", keys)
            for modifier, key in HELD.items():
                nothing_happens("keydown", modifier, "key", key)
                nothing_happens("keyup", modifier)

            def press(button: str, happens: Callable[..., None]) -> None:
                happens("mousemove", "200", "200", "click", button)
                happens("keydown", "alt", "mousedown", button, "mousemove", "400", "300", "mouseup", button, "keyup", "alt")
                happens("mousedown", button)
                happens("mouseup", button)

            def only_a_visit_happens(*words: str) -> None:
                server.run("xdotool", *words)
                time.sleep(SETTLED_S)
                player.until(lambda: glass.right([screen for screen in SCREENS if screen != FIRST]))

            for button in ("2", "3"):
                press(button, nothing_happens)
            press("1", only_a_visit_happens)
            assert not glass.right([FIRST]), "the first button is a finger"
            staggered.ask("cue", "take", "x-special", "--target", FIRST)
            player.until(lambda: glass.right(SCREENS))


@contextmanager
def ordinary_windows(server: XServer) -> Iterator[None]:
    """Some windows beneath, which the window manager's keys would bring up."""
    windows = subprocess.Popen([sys.executable, "-c", ORDINARY], env=environment(**server.told))
    try:
        until(lambda: server.answers("xdotool", "getactivewindow"), lambda: windows.poll() is None)
        yield
    finally:
        windows.terminate()
        windows.wait()


def menu_opens(server: XServer) -> bool:
    """Whether the right button brings up a menu where no screen hangs yet; it is left open."""
    before = server.picture()
    server.run("xdotool", "mousemove", str(WIDTH + 300), "200", "click", "3")
    return until(lambda: server.picture() != before)
