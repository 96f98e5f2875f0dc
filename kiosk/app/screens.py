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
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.app.house import House, open_house
from kiosk.clock.local import local_clock
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.qtkit.attached import let_go
from kiosk.qtkit.signals import SignalWake
from kiosk.services.conductor import nothing_published
from kiosk.services.publishing import bare_programme
from kiosk.store.lock import Role, role_lock

if TYPE_CHECKING:
    from kiosk.player.inputs import Inputs
    from kiosk.player.player import Player

log = logging.getLogger("kiosk.app")


class Place(Enum):
    """Where the screens of this PC go."""

    MONITORS = "monitors"
    BESIDE_PANEL = "beside-panel"
    """The monitors, but the first one is left to staff if there is another."""
    HALL_WINDOW = "hall-window"
    """One window on a desk; the monitors if there are enough of them."""


def run_player(data_dir: Path, place: Place, *, start_at_us: int | None, attached: bool = False) -> int:
    """Runs the screens of this PC until told to stop, `attached` also until whoever started it is gone; answers the exit code."""
    with role_lock(data_dir, Role.PLAYER), open_house(data_dir, start_at_us=start_at_us) as house:
        return with_player(house, until_let_go if attached else until_stopped, place)


def check_ready(data_dir: Path) -> None:
    """Looks before anything is started whether player and panel can run: a damaged programme keeps neither from it.

    Raises EnvironmentFault E-DB-MISSING, E-DB-LOCKED, E-SCREEN-NONE, E-PGM-NONE, and what is said of a store that is damaged.
    """
    with role_lock(data_dir, Role.PLAYER), role_lock(data_dir, Role.PANEL), open_house(data_dir) as house:
        check_display()
        if not house.store.read(lambda uow: uow.programmes.latest()):
            raise nothing_published()


def with_player(house: House, use: Callable[[Player], Awaitable[None]], place: Place = Place.MONITORS) -> int:
    """Builds the player of a house on Qt, runs `use` beside it, and takes all down again; answers the exit code."""
    check_display()
    with SignalWake() as wake:
        return _with_player(house, use, wake, place)


def _with_player(house: House, use: Callable[[Player], Awaitable[None]], wake: SignalWake, place: Place) -> int:
    # Qt is loaded here and not with the module: the verbs that only ask the store would wait for it in vain.
    from PySide6.QtWidgets import QApplication

    from kiosk.bus.local import DoorbellListener
    from kiosk.player.fleet import Fleet
    from kiosk.player.hall_window import HallWindow
    from kiosk.player.hanging import Monitors, monitors_suffice
    from kiosk.player.notebook import Notebook
    from kiosk.player.pages import Looks
    from kiosk.player.player import Player
    from kiosk.player.watch import Watch
    from kiosk.qtkit.crash import CrashHandler
    from kiosk.qtkit.fonts import load_fonts
    from kiosk.qtkit.loop import Tasks, make_loop
    from kiosk.qtkit.memory import collected_by_hand, give_back_pictures
    from kiosk.qtkit.screens import count_real_pixels
    from kiosk.qtkit.theme import load_theme
    from kiosk.qtkit.ticker import make_ticker
    from kiosk.stage.look import Look
    from kiosk.stage.stage import Stage

    inputs = _first_inputs(house)
    if inputs is None:
        raise nothing_published()
    give_back_pictures()
    if place is not Place.HALL_WINDOW:
        count_real_pixels()
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
        counts = house.settings.visits.count
        notebook = Notebook(house.telemetry, local_clock(house.telemetry), counts_visits=counts)
        look = Look(theme=theme, language=house.settings.screens.language)
        stage = Stage(look, house.files.path)
        closing.callback(stage.close)
        fleet = Fleet(stage, Watch(), house.clock, ticker, inputs, application)
        closing.callback(fleet.take_down)
        in_one = place is Place.HALL_WINDOW and not monitors_suffice(inputs.programme_at(house.clock.now_us()))
        hall = HallWindow(theme, round(house.settings.hold.minutes * 60e6)) if in_one else None
        player = Player(
            fleet, stage, notebook, house.store, house.telemetry, house.clock, bell,
            hall or Monitors(application, beside_panel=place is Place.BESIDE_PANEL),
            Looks(look, load_theme(paths.themes(), ThemeName.CONTRAST)),
            house.settings.session.rule, Tasks(crash.failed), application, house.settings.sound,
            paths.tick(),
        )  # fmt: skip
        if hall is not None:
            closing.callback(hall.close)
            hall.asked.connect(player.ask)
            hall.closed.connect(player.stop)
            hall.show()
        crash.install(player.stop)
        closing.callback(crash.uninstall)
        closing.enter_context(wake.calling(loop, player.stop))
        closing.enter_context(collected_by_hand())
        loop.run_until_complete(_beside(player, use))
    return 1 if crash.happened else 0


def _first_inputs(house: House) -> Inputs | None:
    """What the player begins with; None if nothing was published yet.

    Where no published revision is sound any more, visitors see the posters, and reading the news keeps saying why.
    """
    from kiosk.player.inputs import Inputs
    from kiosk.player.player import read_inputs

    now_us = house.clock.now_us()
    try:
        return read_inputs(house.store, house.telemetry, now_us)
    except EnvironmentFault as fault:
        if fault.code != "E-PGM-DAMAGED":
            raise
        log.warning("%s", fault)
        return Inputs(programmes=(house.store.read(lambda uow: bare_programme(uow.draft, now_us)),))


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


async def until_let_go(player: Player) -> None:
    """Nothing beside the player: it runs until whoever started it lets go of it, or a signal stops it."""
    await let_go()


def check_display() -> None:
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
