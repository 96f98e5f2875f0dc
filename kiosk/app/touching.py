"""How soon a visited screen answers: events into a real window of a running player, and the pixels that come of them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from kiosk.domain.session import Speak, Turn
from kiosk.domain.view import Act
from kiosk.ops.bench import Figure

if TYPE_CHECKING:
    from kiosk.player.fleet import Arrival
    from kiosk.player.player import Player
    from kiosk.player.window import ScreenWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
BETWEEN_S = 0.05


async def touching(player: Player, rounds: int, told: Callable[[int, int], None]) -> list[Figure]:
    """A visitor at the first screen, who turns `rounds` pages and changes the language on each.

    From the event of a finger to the changed pixels on the screen; a page is settled when it has come in whole.
    """
    screen, window = next(iter(player.fleet.windows.items()))
    taps, settled, language = [], [], []
    arrived = asyncio.Event()

    def on_arrival(arrival: Arrival) -> None:
        if arrival.screen == screen:
            arrived.set()

    player.fleet.arrived.connect(on_arrival)
    taps.append(_timed_ms(window, QEvent.Type.MouseButtonPress, QPointF(960, 300)))
    _timed_ms(window, QEvent.Type.MouseButtonRelease, QPointF(960, 300))
    for count in range(1, rounds + 1):
        await asyncio.sleep(BETWEEN_S)
        turn = _place(player, screen, Turn(step=1))
        taps.append(_timed_ms(window, QEvent.Type.MouseButtonPress, turn))
        arrived.clear()
        began_s = time.perf_counter()
        _timed_ms(window, QEvent.Type.MouseButtonRelease, turn)
        await arrived.wait()
        settled.append((time.perf_counter() - began_s) * 1000)
        speak = _place(player, screen, Speak())
        taps.append(_timed_ms(window, QEvent.Type.MouseButtonPress, speak))
        language.append(_timed_ms(window, QEvent.Type.MouseButtonRelease, speak))
        told(count, rounds)
    player.fleet.arrived.disconnect(on_arrival)
    named = {"tap_to_pixel_ms": taps, "page_settled_ms": settled, "language_switch_ms": language}
    return [Figure(name=name, unit="ms", values=tuple(values)) for name, values in named.items()]


def _place(player: Player, screen: str, act: Act) -> QPointF:
    return next(target.rect.center() for target in player.visitors.targets(screen) if target.act == act)


def _timed_ms(window: ScreenWindow, kind: QEvent.Type, at: QPointF) -> float:
    """How long an event takes until its pixels are on the screen: it is painted before it returns."""
    place = at / window.devicePixelRatioF()
    held = LEFT if kind is QEvent.Type.MouseButtonPress else NONE
    event = QMouseEvent(kind, place, window.mapToGlobal(place), LEFT, held, Qt.KeyboardModifier.NoModifier)
    began_s = time.perf_counter()
    QCoreApplication.sendEvent(window, event)
    return (time.perf_counter() - began_s) * 1000
