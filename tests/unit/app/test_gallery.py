from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.app.gallery import draw_gallery
from kiosk.domain.errors import BadInput, EnvironmentFault
from tests.support.folders import edit, picture, slides_folder

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ["gallery-01-west.png", "gallery-02-east.png", "gallery-03-cards.png"]


def unseen(done: int, of: int) -> None:
    """Nobody looks."""


def shows_the_picture(file: Path) -> bool:
    """Whether a sheet has the colour of the right half of `picture`, looked for on a coarse grid."""
    sheet, wanted = QImage(str(file)), QColor(200, 60, 20).rgb()
    return any(sheet.pixel(x, y) == wanted for y in range(0, sheet.height(), 20) for x in range(0, sheet.width(), 20))


def test_the_sheets_are_written_in_order_and_replace_those_of_an_earlier_time(tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    told: list[tuple[int, int]] = []
    out = tmp_path / "out"
    out.mkdir()
    (out / "gallery-99-old.png").touch()
    (out / "mine.png").touch()
    (folder / "east/east-story/media/view.png").write_bytes(picture(800, 600))
    written = draw_gallery(folder, out, lambda done, of: told.append((done, of)))
    assert [file.name for file in written] == NAMES
    assert sorted(file.name for file in out.iterdir()) == [*NAMES, "mine.png"]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [shows_the_picture(file) for file in written] == [False, True, False]


def test_slides_that_cannot_be_read_are_told_and_no_sheet_is_lost(tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    (tmp_path / "gallery-01-west.png").touch()
    edit(folder / "east/east-story/deck.toml", "picture", "pictur")
    with pytest.raises(BadInput) as caught:
        draw_gallery(folder, tmp_path, unseen)
    assert caught.value.code == "E-DECK-KIND"
    assert (tmp_path / "gallery-01-west.png").exists()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentFault) as caught:
        draw_gallery(slides_folder(tmp_path / "in"), tmp_path / "file", unseen)
    assert caught.value.code == "E-DISK-IO"
