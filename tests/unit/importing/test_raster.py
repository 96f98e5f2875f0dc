from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.errors import BadInput
from kiosk.importing.raster import draw_pdf, opened_pdf
from kiosk.importing.task import Task
from tests.support import corpus
from tests.support.foreign import silent, task


def written(folder: Path, content: bytes) -> Task:
    (folder / "a.pdf").write_bytes(content)
    return task(folder, folder / "a.pdf")


@pytest.mark.parametrize(
    ("box", "size"), [("0 0 800 450", (640, 360)), ("0 0 450 800", (203, 360)), ("0 0 800 200", (640, 160))]
)
def test_a_page_is_as_large_as_the_panel_has_room(tmp_path: Path, box: str, size: tuple[int, int]) -> None:
    job = written(tmp_path, corpus.paged("words", box=box))
    [drawn] = draw_pdf(job.file, job, None, silent)
    assert (drawn.width_px, drawn.height_px) == size
    with Image.open(job.outbox / drawn.file) as shown:
        assert (shown.size, shown.mode, shown.format) == (size, "RGB", "PNG")
        assert shown.getpixel((0, 0)) == (255, 255, 255)
        assert shown.convert("L").getextrema() != (255, 255) or box == "0 0 800 200"  # its words lie above this page


def test_only_the_pages_asked_for_are_drawn(tmp_path: Path) -> None:
    job = written(tmp_path, corpus.paged("one", "two", "three"))
    told: list[tuple[int, int]] = []
    drawn = draw_pdf(job.file, job, [1, 3], lambda *done: told.append(done))
    assert [page.file for page in drawn] == ["page-0001.png", "page-0003.png"]
    assert told == [(1, 2), (2, 2)]


def test_no_pages_asked_for_are_none_drawn(tmp_path: Path) -> None:
    job = written(tmp_path, corpus.paged("one"))
    assert draw_pdf(job.file, job, [], silent) == []


def test_a_photographic_page_is_kept_as_jpeg(tmp_path: Path) -> None:
    Image.effect_noise((640, 360), 90).convert("RGB").save(tmp_path / "noise.pdf", "PDF")
    job = task(tmp_path, tmp_path / "noise.pdf")
    [drawn] = draw_pdf(job.file, job, None, silent)
    with Image.open(job.outbox / drawn.file) as shown:
        assert (drawn.file, shown.format) == ("page-0001.jpg", "JPEG")


@pytest.mark.parametrize("name", ["half.pdf", "none.pdf", "locked.pdf"])
def test_what_cannot_be_opened_is_refused_by_the_name_staff_know(tmp_path: Path, name: str) -> None:
    case = next(case for case in corpus.documents() if case.name == name)
    (tmp_path / "0001").write_bytes(case.content)
    with pytest.raises(BadInput) as caught, opened_pdf(tmp_path / "0001", "年报.pdf"):
        pass
    assert (caught.value.code, caught.value.where) == (case.code, "年报.pdf")
