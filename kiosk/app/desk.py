"""The panel of a house, on Qt.

Start:                                             End:
 1. signals heard, then the lock of the role        6. staff quit, a signal, or a bug
 2. the store: schema checked, opened               5. tasks cancelled, the window closed, the worker finished
 3. Qt, fonts, colours, the loop                    3. the loop closed
 4. the first look at the hall                      2. the store closed: writes finished
 5. the window, then a look once a second           1. the lock let go
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.app.content import compare_with, find_slides, hear, run_errand, weigh
from kiosk.app.house import House, open_house
from kiosk.app.refreshing import refresher
from kiosk.app.screens import check_display
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Language
from kiosk.importing.telling import Progress
from kiosk.qtkit.attached import let_go
from kiosk.qtkit.signals import SignalWake
from kiosk.services.recycling import sweep
from kiosk.store.lock import Role, role_lock

if TYPE_CHECKING:
    from kiosk.app.drawing import Drawing
    from kiosk.panel.panel import Deeds, Panel
    from kiosk.qtkit.loop import Tasks
    from kiosk.services.import_report import Outcome
    from kiosk.services.placing import Again, Order


def run_panel(data_dir: Path, language: Language, *, attached: bool = False, beside: bool = False) -> int:
    """Runs the panel until staff quit or a signal comes; answers the exit code.

    `attached`: it ends with whoever started it, and the screens with it. `beside`: it makes room for the hall window.
    Raises EnvironmentFault E-DB-LOCKED beside another panel, E-SCREEN-NONE, and what is said of a store that is missing or
    damaged.
    """
    with SignalWake() as wake, role_lock(data_dir, Role.PANEL), open_house(data_dir) as house:
        check_display()
        return _with_window(house, language, wake, attached=attached, beside=beside)


def _with_window(house: House, language: Language, wake: SignalWake, *, attached: bool, beside: bool) -> int:
    # Qt is loaded here and not with the module: the verbs that only ask the store would wait for it in vain.
    from PySide6.QtWidgets import QApplication

    from kiosk.app.drawing import Drawing
    from kiosk.panel.desk import Desk
    from kiosk.panel.palette import THEMES, Colours, load_palette
    from kiosk.panel.panel import Panel
    from kiosk.panel.reader import Reader
    from kiosk.panel.window import PanelWindow
    from kiosk.qtkit.crash import CrashHandler
    from kiosk.qtkit.fonts import load_fonts
    from kiosk.qtkit.loop import Tasks, make_loop
    from kiosk.qtkit.theme import load_theme

    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    load_fonts(paths.fonts())
    colours = {
        name: Colours(palette=load_palette(paths.themes(), name), theme=load_theme(paths.themes(), name)) for name in THEMES
    }
    crash = CrashHandler()
    with ExitStack() as closing:
        loop = closing.enter_context(make_loop(application))
        window = PanelWindow(colours, Desk(language=language), attached=attached)
        if beside:
            window.stand_beside()
        reader = Reader(house.store, house.telemetry, house.clock)
        tasks = Tasks(crash.failed)
        drawing = Drawing(house)
        closing.callback(drawing.close)
        panel = Panel(window, reader, deeds_on(house, drawing), house.clock, tasks)
        crash.install(panel.stop)
        closing.callback(crash.uninstall)
        closing.enter_context(wake.calling(loop, panel.stop))
        gc.freeze()
        loop.run_until_complete(_run(house, panel, tasks, attached=attached))
    return 1 if crash.happened else 0


def deeds_on(house: House, drawing: Drawing) -> Deeds:
    """What the panel does to a house."""
    from kiosk.panel.panel import Deeds

    return Deeds(
        perform=partial(run_errand, house),
        hear=partial(hear, house),
        weigh=partial(weigh, house),
        find=partial(find_slides, house),
        compare=partial(compare_with, house),
        refresh=refresher(house),
        preview=drawing.preview,
        picture=drawing.slide,
        bring=partial(_bring, house),
        sight=drawing.hall,
        tell=house.bell.tell,
    )


def _bring(house: House, wish: Order | Again, tell: Progress, cancelled: Callable[[], bool]) -> Outcome | None:
    # Here and not with the module: a panel that starts is not to wait for what reads files. It is loaded on the thread.
    from kiosk.app.importing import bring_one

    return bring_one(house, wish, tell, cancelled)


async def _run(house: House, panel: Panel, tasks: Tasks, *, attached: bool) -> None:
    if attached:
        tasks.spawn(_end_with_the_starter(panel), "attached")
    tasks.spawn(_sweep_the_bin(house), "sweep the recycle bin")
    await panel.run()


async def _sweep_the_bin(house: House) -> None:
    """Forgets what has been discarded for too long, on the store's thread; where it cannot, the next start or publish will."""
    with suppress(EnvironmentFault):
        await asyncio.wrap_future(house.store.write(lambda uow: sweep(uow.draft, house.clock.now_us())))


async def _end_with_the_starter(panel: Panel) -> None:
    await let_go()
    panel.stop()
