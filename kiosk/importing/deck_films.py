"""Videos that fill a slide: such a slide is its video, and the picture of the slide the still of it."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from pptx.slide import Slide

from kiosk.domain.errors import KioskError
from kiosk.domain.foreign import ForeignPage
from kiosk.importing.exhausted import DISK_FULL
from kiosk.importing.films import read_video
from kiosk.importing.lost import VIDEO
from kiosk.importing.shapes import Placed
from kiosk.importing.task import Task

FILLS = 0.9
"""Of a slide's area; a smaller video is one thing beside others, and those would be lost."""

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def film_of(slide: Slide, shapes: Sequence[Placed], size: tuple[int, int]) -> str:
    """The name in the package of the one video that fills a slide; empty if there is none."""
    films = [(item, media) for item in shapes if (media := _media(item)) is not None]
    if len(films) != 1 or films[0][0].width * films[0][0].height < FILLS * size[0] * size[1]:
        return ""
    related = slide.part.rels.get(films[0][1].get(_EMBED, ""))
    return "" if related is None or related.is_external else str(related.target_part.partname).lstrip("/")


def with_film(page: ForeignPage, package: Path, name: str, task: Task, alive: Callable[[], None]) -> ForeignPage:
    """The page with its video out of a package, made playable; as it was, if that does not come out. `alive` is called meanwhile."""
    place = task.scratch / f"film-{page.number:04}"
    own = replace(task, outbox=place, file=place / f"foreign{PurePosixPath(name).suffix}")
    place.mkdir()
    with zipfile.ZipFile(package) as opened, opened.open(name) as source, own.file.open("wb") as target:
        shutil.copyfileobj(source, target)
    try:
        film = read_video(own, lambda done, of: alive()).pages[0]
    except KioskError as error:
        if error.code == DISK_FULL:
            raise
        return page
    made = place / film.video
    shown = made.rename(task.outbox / f"{place.name}{made.suffix}")
    remarks = tuple(remark for remark in page.remarks if remark != VIDEO)
    return replace(page, video=shown.name, length_us=film.length_us, remarks=(*remarks, *film.remarks))


def _media(item: Placed) -> Any:
    """The element that names the video of a shape; None for a shape that is none."""
    element = item.shape.element
    is_film = element.find("{*}nvPicPr/{*}nvPr/{*}videoFile") is not None
    return (
        element.find("{*}nvPicPr/{*}nvPr//{http://schemas.microsoft.com/office/powerpoint/2010/main}media") if is_film else None
    )
