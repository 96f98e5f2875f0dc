"""How soon the page of the content is there with ten thousand slides; run by hand: python -m tests.benchmarks.content

The first paint of the grid, opening a playlist, finding words, moving one slide, and the longest the window does nothing while
pictures come in. Medians, with the worst of them.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.app.house import House
from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Playlist
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Kpi, KpiWall, SlideFields, TextFields, TitleFields
from kiosk.domain.text import Text
from kiosk.panel.desk import Desk, Page
from kiosk.panel.reader import Reader, Wanted
from kiosk.panel.window import PanelWindow
from kiosk.qtkit.fonts import load_fonts
from kiosk.services.playlist_errands import Shift
from kiosk.services.ports import UnitOfWork
from tests.support.at_panel import AtPanel, at_panel
from tests.support.desks import colours
from tests.support.store_samples import SECTIONS, WALL, data_folder

SLIDES, ROUNDS = 10_000, 11
HANZI = [chr(0x4E00 + number) for number in range(600)]
CONTENT = Wanted(page=Page.CONTENT)


def exhibit() -> Exhibit:
    rng = Random(5)

    def told(length: int) -> Text:
        return Text(zh="".join(rng.choices(HANZI, k=length)))

    def fields(number: int) -> SlideFields:
        if number % 3 == 0:
            return TextFields(paragraphs=(told(60), told(30)))
        if number % 3 == 1:
            return KpiWall(items=tuple(Kpi(label=told(4), value=Text(zh=f"{number}")) for _ in range(4)))
        return TitleFields(subtitle=told(20))

    slides = tuple(Slide(id=f"p-{number}", title=told(14), fields=fields(number)) for number in range(SLIDES))
    return Exhibit(
        sections=SECTIONS, sources=(), decks=(Deck(id="d", section="west", title=told(4), slides=slides),), media=()
    )  # fmt: skip


def fill(house: House) -> None:
    content = exhibit()
    slides = tuple(slide.id for slide in content.decks[0].slides)

    def write(uow: UnitOfWork) -> None:
        uow.draft.put_wall(WALL)
        uow.draft.put_exhibit(content, (Playlist(id="d", section="west", title=Text(zh="册"), slides=slides),), ())

    house.store.write(write).result()


def took(name: str, work: Callable[[], object], rounds: int = ROUNDS) -> None:
    spans_ms = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        spans_ms.append((time.perf_counter() - began) * 1e3)
    sys.stdout.write(f"{median(spans_ms):8.1f} ms  {max(spans_ms):8.1f} ms  n {rounds:3}  {name}\n")


def measure_reading(house: House, reader: Reader) -> None:
    keys, number = (("p-5", 0),), iter(range(1_000))
    words = (HANZI[0], "".join(HANZI[1:3]), f"{HANZI[9]} {HANZI[10]}")
    took("the content read for the first time", lambda: Reader(house.store, house.telemetry, house.clock).glance(CONTENT), 3)
    for word in words:
        took(
            f"words found, with all of the glance ({len(word)} signs)",
            lambda word=word: reader.glance(replace(CONTENT, words=word + " " * next(number))),  # type: ignore[misc]
        )
    took("one slide moved, written down", lambda: app.run_errand(house, Shift(playlist="d", keys=keys, by=1)), 5)

    def after_a_change() -> None:
        app.run_errand(house, Shift(playlist="d", keys=keys, by=1))
        began = time.perf_counter()
        reader.glance(CONTENT)
        spans_ms.append((time.perf_counter() - began) * 1e3)

    spans_ms: list[float] = []
    for _ in range(5):
        after_a_change()
    sys.stdout.write(f"{median(spans_ms):8.1f} ms  {max(spans_ms):8.1f} ms  n {len(spans_ms):3}  and read again\n")


def measure_window(reader: Reader) -> None:
    glance = reader.glance(CONTENT)

    def first_paint() -> None:
        window = PanelWindow(colours(), Desk(page=Page.LIVE), attached=True)
        window.resize(1280, 800)
        window.see(replace(glance, shelf=None))
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        QTest.keyClick(window, Qt.Key.Key_F2)
        QApplication.processEvents()
        began = time.perf_counter()
        window.see(glance)
        window.content.board.grid.viewport().repaint()
        spans_ms.append((time.perf_counter() - began) * 1e3)
        window.take_down()

    spans_ms: list[float] = []
    for _ in range(ROUNDS):
        first_paint()
    sys.stdout.write(f"{median(spans_ms):8.1f} ms  {max(spans_ms):8.1f} ms  n {len(spans_ms):3}  first paint of the grid\n")


def measure_heartbeat(application: QApplication, house: House) -> None:
    """How long the loop of the window stood still while staff leafed through the slides and pictures came in."""
    gaps_ms: list[float] = []

    async def beat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            gaps_ms.append((now - last) * 1e3)
            last = now

    async def use(panel: AtPanel) -> None:
        panel.press(Qt.Key.Key_F2)
        await panel.until(lambda: panel.window.content.shelf is not None)
        await asyncio.sleep(3)
        panel.press(Qt.Key.Key_Home)
        beating = asyncio.ensure_future(beat())
        for _ in range(20):
            panel.press(Qt.Key.Key_PageDown)
            await asyncio.sleep(0.5)
        beating.cancel()

    if at_panel(application, house, use):
        sys.stdout.write("bugs were met\n")
    gaps_ms.sort()
    worst = ", ".join(f"{gap:.0f}" for gap in gaps_ms[-5:])
    sys.stdout.write(f"the window stood still at most {worst} ms (n {len(gaps_ms)} beats) while pictures came in\n")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QApplication(sys.argv[:1])
    load_fonts(paths.fonts())
    with tempfile.TemporaryDirectory() as room, app.open_house(data_folder(Path(room) / "data")) as filled:
        fill(filled)
        reads = Reader(filled.store, filled.telemetry, filled.clock)
        reads.glance(CONTENT)
        measure_window(reads)
        measure_reading(filled, reads)
        measure_heartbeat(qt, filled)
