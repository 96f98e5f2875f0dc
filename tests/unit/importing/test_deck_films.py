from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx.slide import Slide
from pptx.util import Inches

from kiosk.domain.foreign import ForeignPage
from kiosk.importing.deck_films import with_film
from kiosk.importing.presentation import Presentation, read_presentation
from kiosk.importing.task import Task
from tests.support.clips import clip
from tests.support.slideshows import Fill, deck, dot

WHOLE, HALF = (13.333, 7.5), (7.0, 4.0)


def film(content: bytes, sides: tuple[float, float] = WHOLE, times: int = 1) -> Fill:
    def fill(slide: Slide) -> None:
        for _ in range(times):
            still = io.BytesIO(dot())
            slide.shapes.add_movie(io.BytesIO(content), 0, 0, Inches(sides[0]), Inches(sides[1]), still, "video/mp4")

    return fill


def taken(told: Presentation, folder: Path) -> tuple[ForeignPage, list[bool]]:
    """The first page with its video, and what was heard meanwhile."""
    outbox, scratch, heard = folder / "outbox", folder / "scratch", []
    outbox.mkdir()
    scratch.mkdir()
    task = Task(file=told.file, name="deck.pptx", outbox=outbox, scratch=scratch, panel=(1920, 1080))
    return with_film(told.pages[0], told.file, told.films[1], task, lambda: heard.append(True)), heard


def test_a_slide_that_a_video_fills_is_the_video(tmp_path: Path) -> None:
    content = clip(tmp_path / "film.mp4", seconds=2).read_bytes()
    told = read_presentation(deck(tmp_path / "deck.pptx", film(content)))
    page, heard = taken(told, tmp_path)
    assert page.video == "film-0001.mp4"
    assert (tmp_path / "outbox" / page.video).is_file()
    assert page.length_us == pytest.approx(2_000_000, abs=100_000)
    assert page.remarks == ()
    assert heard


def test_a_video_nobody_can_play_stays_a_picture_and_a_remark(tmp_path: Path) -> None:
    told = read_presentation(deck(tmp_path / "deck.pptx", film(b"no video at all")))
    page, _ = taken(told, tmp_path)
    assert page == told.pages[0]
    assert [remark.code for remark in page.remarks] == ["W-IMP-VIDEO"]
    assert list((tmp_path / "outbox").iterdir()) == []


@pytest.mark.parametrize("fill", [film(b"video", HALF), film(b"video", WHOLE, 2)], ids=["small", "two"])
def test_a_video_beside_other_things_is_only_remarked(tmp_path: Path, fill: Fill) -> None:
    told = read_presentation(deck(tmp_path / "deck.pptx", fill))
    assert told.films == {}
    assert [remark.code for remark in told.pages[0].remarks] == ["W-IMP-VIDEO"]
