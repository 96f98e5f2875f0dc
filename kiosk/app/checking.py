"""The check of a slides folder, before staff load and publish it. It needs no store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.app.gallery import as_published, beside
from kiosk.clock.local import wall_clock
from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.importing.folder import read_folder
from kiosk.importing.site import read_site
from kiosk.importing.telling import Progress, unseen
from kiosk.services.checking.broken import Broken
from kiosk.services.checking.check import Order, blocking, check, left_out
from kiosk.services.checking.finding import Finding
from kiosk.services.times import hall_time
from kiosk.store.files import AssetFiles

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.stage.pictures import Picture

Tell = Callable[[str, KioskError], None]
"""Told of a slide or file that cannot be shown, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How many slides were looked at, those that cannot be shown among them, and what there is to say of them."""

    slides: int
    findings: tuple[Finding, ...]


def check_slides(folder: Path, site: Path | None, view_distance_mm: int | None, progress: Progress) -> Checked:
    """Checks a slides folder for the screens of a site, or for screens like those of the reference site.

    They are read from the distance that is told, else from the one that the site has for each.

    Raises BadInput about the site, or where the folder cannot be read and it is not one slide that is to blame.
    """
    wall = read_site(site or paths.reference_site())
    broken: list[Broken] = []
    rows: list[BadInput] = []

    def tell(name: str, error: KioskError) -> None:
        broken.append(Broken(name=name, error=error))

    with tempfile.TemporaryDirectory(prefix="kiosk-check-") as throw_away:
        files = AssetFiles(Path(throw_away))
        exhibit = read_folder(folder, wall, files.put, unseen, rows.append, tell)
        hung = beside(wall, exhibit) if site is None else _hung(wall, exhibit, site)
        slides = {slide.id for deck in exhibit.decks for slide in deck.slides} | {item.name for item in broken if item.is_slide}
        order = Order(today=hall_time(wall_clock().now_us(), ZoneInfo(wall.timezone)).date(), view_distance_mm=view_distance_mm)
        found = _drawn_and_checked(exhibit, hung, files, order, tell, progress)
    # A row of a data file is named by the file and its line.
    without = [Broken(name=row.where.rpartition(":")[0], error=row) for row in rows]
    return Checked(slides=len(slides), findings=(*blocking(exhibit, broken), *left_out(exhibit, without), *found))


def _hung(wall: Wall, exhibit: Exhibit, site: Path) -> Wall:
    """The screens of a wall that belong to the exhibit. Raises BadInput E-CFG-SCREEN if none does."""
    sections = {section.id for section in exhibit.sections}
    screens = tuple(screen for screen in wall.screens if screen.section in sections)
    if not screens:
        raise BadInput(
            code="E-CFG-SCREEN",
            message=Text(zh="没有一块屏幕属于这些幻灯片的展区", en="no screen belongs to a section of these slides"),
            where=str(site),
            fix=Text(zh="换一个场地文件，或不写 --site", en="name another site file or leave --site out"),
        )
    return replace(wall, screens=screens)


def _drawn_and_checked(
    exhibit: Exhibit, wall: Wall, files: AssetFiles, order: Order, tell: Tell, progress: Progress
) -> tuple[Finding, ...]:
    """Draws on no display. A file that cannot be decoded is told of, and drawn as a calm plate."""
    # Qt is loaded here and not with the module: the verbs that only ask the store would wait for it in vain.
    from PySide6.QtWidgets import QApplication

    from kiosk.qtkit.fonts import load_fonts
    from kiosk.qtkit.theme import load_theme
    from kiosk.stage.decode import decode
    from kiosk.stage.measuring import Measuring

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown, so no display is needed
    _application = QApplication.instance() or QApplication([])
    load_fonts(paths.fonts())
    programme = as_published(exhibit, wall)
    told: set[str] = set()

    def decoded(pictures: Sequence[Picture]) -> dict[str, QImage]:
        found: dict[str, QImage] = {}
        for item in pictures:
            try:
                found[item.path] = decode(files.path(programme.media_by_path[item.path].shown.sha256), item.box, item.clip)
            except EnvironmentFault as error:
                if item.path not in told:
                    tell(item.path, BadInput(code=error.code, message=error.message, where=item.path, fix=error.fix))
                    told.add(item.path)
        return found

    themes = {name: load_theme(paths.themes(), name) for name in ThemeName}
    return check(exhibit, wall, Measuring(programme, themes, decoded), order, progress)
