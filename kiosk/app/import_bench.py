"""The benchmark of the import: how fast a deck comes in, against LibreOffice alone, and what the player feels of it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from kiosk.app.benches import player_beside
from kiosk.app.house import House
from kiosk.app.importing import import_files
from kiosk.app.reference import Staging, reference_house, watched_house
from kiosk.importing.task import Task
from kiosk.importing.telling import Progress, unseen
from kiosk.ops import bench
from kiosk.ops.demo import take_snapshot
from kiosk.services.placing import Order

DWELL_S = 2.0
"""Slides change as often as they may, so that many changes fall into an import."""
PANEL = (1920, 1080)
SETTLED_S = 1.0


def bench_import(screens: int, rounds: int, snapshot: Path, progress: Progress) -> dict[str, Any]:
    """By turns beside a player: a deck comes in; nothing, for as long; LibreOffice converts it and its pages are drawn."""
    # Here and not with the module: it brings python-pptx, and other verbs would wait for it in vain.
    from kiosk.ops.sample_deck import PAGES, write_sample_deck

    took: dict[str, list[float]] = {"ours": [], "alone": []}
    late: dict[str, list[float]] = {"busy": [], "quiet": []}
    with reference_house(Staging(screens=screens, dwell_s=DWELL_S)) as house, tempfile.TemporaryDirectory() as folder:
        watched = watched_house(house)
        file = write_sample_deck(Path(folder) / "exhibit.pptx", watched.programme)
        with player_beside(house, on_display=False) as player:
            for count in range(1, rounds + 1):
                began_us = house.clock.now_us()
                took["ours"].append(_timed(partial(_come_in, house, file)))
                late["busy"] += _lateness_us(house, began_us)
                began_us = house.clock.now_us()
                player.run_for(took["ours"][-1])
                late["quiet"] += _lateness_us(house, began_us)
                took["alone"].append(_timed(partial(_convert_and_draw, file, Path(folder) / str(count))))
                progress(count, rounds)
            take_snapshot(player, watched, snapshot)
    return bench.answer("import", _figures(PAGES, took["ours"], took["alone"], late["busy"], late["quiet"]))


def _figures(pages: int, ours: list[float], alone: list[float], busy: list[float], quiet: list[float]) -> list[bench.Figure]:
    ratios = tuple(mine / theirs for mine, theirs in zip(ours, alone, strict=True))
    late = (median(busy) / median(quiet),) if busy and quiet else ()
    return [
        bench.Figure(name="seconds_per_page", unit="s", values=tuple(seconds / pages for seconds in ours)),
        bench.Figure(name="ratio_to_libreoffice", unit="ratio", values=ratios),
        bench.Figure(name="player_lateness_ratio", unit="ratio", values=late),
    ]


def _timed(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _come_in(house: House, file: Path) -> None:
    (outcome,) = import_files(house, [Order(file=file)], lambda place: nullcontext(unseen), lambda: False)
    if outcome.error is not None:
        raise outcome.error


def _lateness_us(house: House, since_us: int) -> list[float]:
    """How late the player was with each change since then; it writes them down a little later."""
    time.sleep(SETTLED_S)
    return [float(commit.late_us) for commit in house.telemetry.commits(since_us)]


def _convert_and_draw(file: Path, folder: Path) -> None:
    """What LibreOffice does with the deck when anybody calls it, and its pages drawn as we draw them; no card, nothing kept."""
    # Qt is loaded here and not with the module: the verbs that only ask the store would wait for it in vain.
    from kiosk.importing.raster import draw_pdf

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir()
    told = [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run(["soffice", *told, str(file)], check=True, stdin=subprocess.DEVNULL, capture_output=True)
    task = Task(file=file, name=file.name, outbox=folder, scratch=folder, panel=PANEL)
    draw_pdf(folder / f"{file.stem}.pdf", task, None, unseen)
