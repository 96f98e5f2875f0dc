"""PDF files: a picture of each page, its words, and what of it does nothing on a wall."""

from __future__ import annotations

from kiosk.domain.foreign import Foreign, ForeignPage
from kiosk.importing.raster import draw_pdf
from kiosk.importing.task import Task, Tell


def read_pdf(task: Task, tell: Tell) -> Foreign:
    """A reader."""
    pages = tuple(
        ForeignPage(number=number, picture=drawn.file, width_px=drawn.width_px, height_px=drawn.height_px)
        for number, drawn in enumerate(draw_pdf(task.file, task, None, tell), 1)
    )
    return Foreign(title=task.file.stem, pages=pages)
