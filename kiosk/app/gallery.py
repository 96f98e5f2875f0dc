"""The gallery of a slides folder: for staff to look at everything before they load and publish it. It needs no store."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.settings import IdleSettings, ThemeName
from kiosk.domain.text import Language
from kiosk.domain.wall import Wall
from kiosk.importing.folder import read_folder
from kiosk.importing.site import read_site
from kiosk.importing.telling import Progress, unseen
from kiosk.services.publishing import idle_rule
from kiosk.store.failures import told_of_disk
from kiosk.store.files import AssetFiles

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from kiosk.stage.pictures import Picture


BESIDE = 4
"""So many screens a section has in the gallery, for pictures that run over all of them; the first is drawn."""


def draw_gallery(folder: Path, target: Path, progress: Progress) -> list[Path]:
    """Draws all that a slides folder shows onto sheets, and writes them as PNG files into `target`; answers these in order.

    Sheets of an earlier time are replaced. Raises BadInput where the slides cannot be read, EnvironmentFault about the disk.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-gallery-") as throw_away:
        files = AssetFiles(Path(throw_away))
        programme = _programme(folder, files)
        with told_of_disk(target):
            target.mkdir(parents=True, exist_ok=True)
            for earlier in target.glob("gallery-*.png"):
                earlier.unlink()
        return _draw(programme, files, target, progress)


def _programme(folder: Path, files: AssetFiles) -> Programme:
    """The folder as if it were published, each section on four screens beside each other."""
    site = read_site(paths.reference_site())
    exhibit = read_folder(folder, site, files.put, unseen)
    return as_published(exhibit, beside(site, exhibit))


def beside(site: Wall, exhibit: Exhibit) -> Wall:
    """Each section of an exhibit on four screens beside each other, like the site's first one."""
    screens = tuple(
        replace(site.screens[0], id=f"screen-{row}{column}", section=section.id, place=(column, row))
        for row, section in enumerate(exhibit.sections)
        for column in range(BESIDE)
    )
    return replace(site, screens=screens)


def as_published(exhibit: Exhibit, wall: Wall) -> Programme:
    """An exhibit as if it played on a wall."""
    return Programme(
        revision=0,
        anchor_us=0,
        note="",
        wall=wall,
        sections=exhibit.sections,
        sources=exhibit.sources,
        slides=tuple(slide for deck in exhibit.decks for slide in deck.slides),
        playlists=tuple(
            Playlist(id=deck.id, section=deck.section, title=deck.title, slides=tuple(slide.id for slide in deck.slides))
            for deck in exhibit.decks
        ),
        assignments=(),
        media=tuple(media.as_shown() for media in exhibit.media),
        idle=idle_rule(IdleSettings()),
    )


def _draw(programme: Programme, files: AssetFiles, target: Path, progress: Progress) -> list[Path]:
    # Qt is loaded here and not with the module: the verbs that only ask the store would wait for it in vain.
    from PySide6.QtWidgets import QApplication

    from kiosk.qtkit.fonts import load_fonts
    from kiosk.qtkit.theme import load_theme
    from kiosk.stage.decode import decode
    from kiosk.stage.gallery import draw_sheet, sheets_of
    from kiosk.stage.look import Look

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown, so no display is needed
    _application = QApplication.instance() or QApplication([])
    load_fonts(paths.fonts())
    looks = {
        f"{theme.value} · {language.value}": Look(theme=load_theme(paths.themes(), theme), language=language)
        for theme, language in product(ThemeName, Language)
    }

    def decoded(pictures: Sequence[Picture]) -> dict[str, QImage]:
        return {
            item.path: decode(files.path(programme.media_by_path[item.path].shown.sha256), item.box, item.clip)
            for item in pictures
        }

    written: list[Path] = []
    sheets = sheets_of(programme)
    for sheet in sheets:
        content, file = draw_sheet(programme, sheet, looks, decoded), target / f"gallery-{sheet.name}.png"
        with told_of_disk(file, needed_bytes=len(content)):
            file.write_bytes(content)
        written.append(file)
        progress(len(written), len(sheets))
    return written
