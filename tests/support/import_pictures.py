"""Pictures of importing on the panel, in both languages and colours: `python -m tests.support.import_pictures DIR`.

The empty tray, files under way and over, and a report card with every grade, over slides of the reference exhibit.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt

from kiosk.app.house import House
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.text import Language
from kiosk.panel.import_jobs import Jobs, JobState
from kiosk.panel.palette import THEMES
from kiosk.services.import_report import Outcome
from kiosk.services.placing import Order
from tests.support.at_panel import AtPanel, at_panel
from tests.support.panel_pictures import SIZES, sitting
from tests.support.report_cards import EVERY_GRADE, imported, locked

DRAWN_S = 3.0
CTRL = Qt.KeyboardModifier.ControlModifier


def every_grade(house: House) -> ImportedFile:
    """The card with every grade, as if it were of the first deck of the exhibit."""
    exhibit = house.store.read(lambda uow: uow.draft.exhibit())
    assert exhibit is not None
    deck = exhibit.decks[0]
    pages = tuple(
        replace(page, slide=slide.id if page.slide else "") for page, slide in zip(EVERY_GRADE.pages, deck.slides, strict=False)
    )
    return imported(replace(EVERY_GRADE, deck=deck.id, section=deck.section, playlist=deck.id, pages=pages))


def under_way(now_us: int) -> Jobs:
    """A file at its third page, one that waits, one that came in, one that was refused."""
    jobs = Jobs().add(*(Order(file=Path(name)) for name in ("锁.pptx", "照片.png", "年度汇报.pptx", "宣传片.mp4")))
    reading = jobs.get(3).told(1, 20, now_us - 6_000_000).told(4, 20, now_us)
    for job in (
        replace(jobs.get(1), state=JobState.REFUSED, outcome=Outcome(file="", seconds=1, error=locked())),
        replace(jobs.get(2), state=JobState.IN, outcome=Outcome(file="", seconds=1, card=EVERY_GRADE)),
        replace(reading, state=JobState.READING, began_us=now_us - 14_000_000),
    ):
        jobs = jobs.put(job)
    return jobs


async def save(panel: AtPanel, folder: Path) -> None:
    window = panel.window
    panel.press(Qt.Key.Key_F2)
    await panel.until(lambda: window.content.shelf is not None)
    for size, language, theme in product(SIZES, Language, THEMES):
        window.resize(*size)
        while window.desk.language is not language:
            panel.press(Qt.Key.Key_L, modifier=CTRL)
        while window.desk.theme is not theme:
            panel.press(Qt.Key.Key_D, modifier=CTRL)
        end = f"{language.value}-{theme.value}-{size[0]}.png"
        await asyncio.sleep(DRAWN_S)
        window.grab().save(str(folder / f"import-empty-{end}"))
        window.show_imports(under_way(window.desk.hall.now_us))
        await asyncio.sleep(0.1)
        window.grab().save(str(folder / f"import-jobs-{end}"))
        window.show_imports(Jobs())
        panel.press(Qt.Key.Key_R, modifier=CTRL)
        panel.press(Qt.Key.Key_Return)
        panel.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
        await asyncio.sleep(DRAWN_S)
        window.grab().save(str(folder / f"import-report-{end}"))
        panel.press(Qt.Key.Key_Escape)


if __name__ == "__main__":
    with sitting() as (application, into, lived_in):
        card = every_grade(lived_in)
        lived_in.store.write(lambda uow: uow.draft.put_imports((card,))).result()
        at_panel(application, lived_in, lambda panel: save(panel, into))
