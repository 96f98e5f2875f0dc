"""The player of a house, on Qt.

Start:                                             End:
 1. the lock of the role                            9. the signal, or a bug
 2. the store: schema checked, opened               8. tasks cancelled, what was shown written down
 3. the clock that all processes share              7. windows closed, pictures let go
 4. the programme, its hash checked                 6. the ticker, then the doorbell taken down
 5. signals heard, Qt, fonts, theme, the loop       5. the loop closed
 6. the doorbell, then the ticker                   3. the store closed: writes finished
 7. windows with their first pictures               1. the lock let go
 8. drawing ahead, news, the beat
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.app.house import House, open_house
from kiosk.clock.local import local_clock
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.qtkit.signals import SignalWake
from kiosk.services.conductor import nothing_published
from kiosk.store.lock import Role, role_lock

if TYPE_CHECKING:
    from kiosk.player.player import Player

SWITCH_INTERVAL_S = 0.0005
"""How long a busy Python thread may keep the GUI thread waiting for its turn."""


def run_player(data_dir: Path, *, in_windows: bool, start_at_us: int | None) -> int:
    """Runs the screens of this PC until told to stop; answers the exit code."""
    with role_lock(data_dir, Role.PLAYER), open_house(data_dir, start_at_us=start_at_us) as house:
        return with_player(house, until_stopped, in_windows=in_windows)


def with_player(house: House, use: Callable[[Player], Awaitable[None]], *, in_windows: bool = False) -> int:
    """Builds the player of a house on Qt, runs `use` beside it, and takes all down again; answers the exit code."""
    _check_display()
    with SignalWake() as wake:
        return _with_player(house, use, wake, in_windows=in_windows)


def _with_player(house: House, use: Callable[[Player], Awaitable[None]], wake: SignalWake, *, in_windows: bool) -> int:
    # Qt is loaded here and not with the module: the verbs that only ask the store would wait for it in vain.
    from PySide6.QtWidgets import QApplication

    from kiosk.bus.local import DoorbellListener
    from kiosk.player import hanging
    from kiosk.player.fleet import Fleet
    from kiosk.player.notebook import Notebook
    from kiosk.player.player import Player, read_inputs
    from kiosk.player.watch import Watch
    from kiosk.qtkit.crash import CrashHandler
    from kiosk.qtkit.fonts import load_fonts
    from kiosk.qtkit.loop import Tasks, make_loop
    from kiosk.qtkit.theme import load_theme
    from kiosk.qtkit.ticker import make_ticker
    from kiosk.stage.look import Look
    from kiosk.stage.stage import Stage

    inputs = read_inputs(house.store, house.telemetry, house.clock.now_us())
    if inputs is None:
        raise nothing_published()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    load_fonts(paths.fonts())
    theme = load_theme(paths.themes(), house.settings.screens.theme)
    crash = CrashHandler()
    with ExitStack() as closing:
        loop = closing.enter_context(make_loop(application))
        bell = DoorbellListener(house.data_dir)
        closing.callback(bell.close)
        ticker = make_ticker(application)
        closing.callback(ticker.close)
        # By the clock all processes share, though the screens may be shown another time of day: `status` asks if it is alive.
        notebook = Notebook(house.telemetry, local_clock(house.telemetry))
        look = Look(theme=theme, language=house.settings.screens.language)
        stage = Stage(look, house.files.path, notebook.fault)
        closing.callback(stage.close)
        fleet = Fleet(stage, Watch(), house.clock, ticker, inputs, application)
        closing.callback(fleet.take_down)
        player = Player(
            fleet, stage, notebook, house.store, house.telemetry, house.clock, bell,
            hanging.windowed if in_windows else hanging.full_screen, theme.bg, Tasks(crash.failed), application,
        )  # fmt: skip
        crash.install(player.stop)
        closing.callback(crash.uninstall)
        closing.enter_context(wake.calling(loop, player.stop))
        gc.freeze()
        loop.run_until_complete(_beside(player, use))
    return 1 if crash.happened else 0


async def _beside(player: Player, use: Callable[[Player], Awaitable[None]]) -> None:
    """Runs the player, and `use` beside it; when `use` is done the player is stopped."""
    running = asyncio.ensure_future(player.run())
    using = asyncio.ensure_future(use(player))
    using.add_done_callback(lambda _: player.stop())
    try:
        await running
    finally:
        using.cancel()
        with suppress(asyncio.CancelledError):
            await using


async def until_stopped(player: Player) -> None:
    """Nothing beside the player: it runs until a signal stops it."""
    await asyncio.Event().wait()


def _check_display() -> None:
    """Qt ends the process without a word where there is no display; say it before."""
    told = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not told:
        raise EnvironmentFault(
            code="E-SCREEN-NONE",
            message=Text(zh="没有显示器，观众看不到画面", en="there is no display, so visitors see nothing"),
            where="DISPLAY",
            fix=Text(
                zh="在桌面会话里运行，或用 kiosk demo 在虚拟屏上试",
                en="run it in a desktop session, or try kiosk demo on virtual screens",
            ),
        )
