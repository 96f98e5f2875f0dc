"""How fast a deck of 20 Chinese slides comes in, against LibreOffice's own conversion and the drawing of its pages alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from kiosk import paths
from kiosk.importing.raster import draw_pdf
from kiosk.importing.sandbox import Sandbox
from kiosk.importing.substitutes import HOUSE_TABLE
from kiosk.importing.task import Task
from tests.support.slideshows import WORDS, chart, converted, deck, figures, picture, table, words

pytestmark = pytest.mark.long

PANEL = (1920, 1080)
ROUNDS, SLIDES = 3, 20
FIRST_PAGE_S, ALL_PAGES_S, MOST_RATIO = 10, 30, 1.25


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def test_a_deck_of_twenty_slides(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    fills = [words(WORDS * 5), chart(), table(), figures(), picture()] * (SLIDES // 5)
    file, sandbox = deck(tmp_path / "deck.pptx", *fills), Sandbox(paths.reader_command(), None, [paths.fonts() / HOUSE_TABLE])
    firsts: list[float] = []
    ours: list[float] = []
    alone: list[float] = []

    def come_in() -> None:
        began, told = time.perf_counter(), []

        def tell(done: int, of: int) -> None:
            told.extend([time.perf_counter() - began] if done == 1 else [])

        with sandbox.read(file, PANEL, tell, lambda: False) as (found, _):
            assert len(found.pages) == SLIDES
        firsts.append(told[0])

    def convert_and_draw(folder: Path) -> None:
        folder.mkdir()
        pdf = converted(file, "pdf", folder / "profile", folder)
        plain = Task(file=pdf, name="deck", outbox=folder, scratch=folder, panel=PANEL)
        assert len(draw_pdf(pdf, plain, None, lambda done, of: None)) == SLIDES

    for number in range(ROUNDS):  # by turns, so that both meet what else the machine does
        ours.append(timed(come_in))
        alone.append(timed(lambda number=number: convert_and_draw(tmp_path / str(number))))
    told = {
        "first_page_s": median(firsts),
        "seconds_per_page": median(ours) / SLIDES,
        "ratio_to_libreoffice": median(ours) / median(alone),
    }
    for name, figure in told.items():
        record_property(name, round(figure, 3))
        print(f"{name} {figure:.3f}")
    assert median(firsts) <= FIRST_PAGE_S
    assert median(ours) <= ALL_PAGES_S
    assert median(ours) / median(alone) <= MOST_RATIO
