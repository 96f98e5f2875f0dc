"""Decks read by LibreOffice itself. A start of it takes seconds, so one reading serves several tests."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Pt

from kiosk import paths
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.foreign import Foreign, MissingFont
from kiosk.importing.deck import read_deck
from kiosk.importing.sandbox import Sandbox
from kiosk.importing.substitutes import HOUSE_TABLE
from kiosk.importing.task import Task
from tests.support.foreign import processes_below
from tests.support.likeness import Box, likeness
from tests.support.slideshows import (
    MISSING,
    WORDS,
    Fill,
    chart,
    converted,
    deck,
    dot,
    everything,
    hidden,
    linked,
    of_type,
    picture,
    stand_in,
    strict,
    words,
)  # fmt: skip

PANEL = (1920, 1080)
PNG = 'png:impress_png_Export:{"PixelWidth":{"type":"long","value":"1920"},"PixelHeight":{"type":"long","value":"1080"}}'
WORDS_BOX, CHART_BOX = (0.05, 0.25, 0.95, 0.9), (0.05, 0.22, 0.95, 0.98)


def task(file: Path, folder: Path, hidden: bool = False) -> Task:
    outbox, scratch = folder / "outbox", folder / "scratch"
    outbox.mkdir(parents=True)
    scratch.mkdir()
    return Task(
        file=file, name=file.name, outbox=outbox, scratch=scratch, panel=PANEL, hidden=hidden,
        font_tables=(paths.fonts() / HOUSE_TABLE,),
    )  # fmt: skip


def read(file: Path, folder: Path, hidden: bool = False) -> Foreign:
    return read_deck(task(file, folder, hidden), lambda done, of: None)


def refused(file: Path, folder: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read(file, folder)
    error = caught.value
    assert error.where == file.name
    assert error.message.en
    assert error.fix.en
    return error


def vertical(slide: Slide) -> None:
    frame = slide.shapes.add_textbox(Inches(4), Inches(1.8), Inches(5), Inches(5)).text_frame
    frame.word_wrap, frame.text = True, WORDS * 2
    frame.paragraphs[0].runs[0].font.size = Pt(28)
    frame._txBody.bodyPr.set("vert", "eaVert")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile that LibreOffice has when it is called the way people do."""
    return tmp_path_factory.mktemp("office")


@dataclass(frozen=True)
class Reading:
    """What was read of a deck, what was told meanwhile, and where its files are."""

    found: Foreign
    told: list[tuple[int, int]]
    folder: Path


@pytest.fixture(scope="module")
def everything_read(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    folder = tmp_path_factory.mktemp("everything")
    told: list[tuple[int, int]] = []
    work = task(everything(folder / "年度总结.pptx"), folder)
    return Reading(found=read_deck(work, lambda done, of: told.append((done, of))), told=told, folder=folder)


def test_every_slide_has_its_picture_but_the_hidden_one(everything_read: Reading) -> None:
    found = everything_read.found
    assert found.title == "年度总结"
    assert [page.number for page in found.pages] == list(range(1, 10))
    assert [page.number for page in found.pages if page.hidden] == [5]
    assert [page.number for page in found.pages if not page.picture] == [5]
    for page in found.pages:
        if page.picture:
            with Image.open(everything_read.folder / "outbox" / page.picture) as drawn:
                assert drawn.size == (page.width_px, page.height_px) == PANEL


def test_the_remarks_are_these_and_no_others(everything_read: Reading) -> None:
    found = everything_read.found
    remarks = {page.number: [remark.code for remark in page.remarks] for page in found.pages if page.remarks}
    assert remarks == {6: ["W-IMP-ANIMATION", "W-IMP-TRANSITION"], 8: ["W-IMP-LINK"]}
    assert found.remarks == ()


def test_the_missing_font_is_told_and_its_substitute_is_the_one_used(everything_read: Reading) -> None:
    assert everything_read.found.missing_fonts == (MissingFont(font=MISSING, substitute="Noto Serif CJK SC", pages=(7,)),)
    (pdf,) = (everything_read.folder / "scratch").rglob("*.pdf")
    assert b"NotoSerifCJK" in pdf.read_bytes()


def test_a_table_of_staff_is_followed_even_where_libreoffice_has_a_choice_of_its_own(tmp_path: Path) -> None:
    chosen = {"Calibri": "Liberation Mono", "宋体": "Noto Serif CJK SC", "A & B": "DejaVu Serif"}
    (tmp_path / "fonts.toml").write_text(
        "".join(f'[[font]]\nnames = ["{font}"]\ntake = ["{taken}"]\n' for font, taken in chosen.items()), "utf-8"
    )
    fills = [words(WORDS if font == "宋体" else "Latin", font=font) for font in chosen]
    work = task(deck(tmp_path / "deck.pptx", *fills), tmp_path)
    found = read_deck(replace(work, font_tables=(*work.font_tables, tmp_path / "fonts.toml")), lambda done, of: None)
    assert {missing.font: missing.substitute for missing in found.missing_fonts} == chosen
    (pdf,) = work.scratch.rglob("*.pdf")
    used = pdf.read_bytes()
    assert all(font in used for font in (b"+LiberationMono", b"+NotoSerifCJK", b"+DejaVuSerif"))
    assert b"+Carlito" not in used


def test_charts_tables_and_figures_are_offered(everything_read: Reading) -> None:
    pages = everything_read.found.pages
    offers = {page.number: [offer.kind.value for offer in page.offers] for page in pages if page.offers}
    assert offers == {2: ["bar"], 3: ["table"], 4: ["kpi-wall"]}


def test_progress_is_told_page_by_page(everything_read: Reading) -> None:
    assert everything_read.told == [(done, 8) for done in range(9)]


LIKE: dict[str, tuple[Fill, Box]] = {
    "words": (words(WORDS * 6, pt=28), WORDS_BOX),
    "chart": (chart(), CHART_BOX),
    "vertical": (vertical, WORDS_BOX),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Slides as we draw them."""
    folder = tmp_path_factory.mktemp("likeness")
    made = read(deck(folder / "all.pptx", *(fill for fill, _ in LIKE.values())), folder)
    return {name: folder / "outbox" / page.picture for name, page in zip(LIKE, made.pages, strict=True)}


@pytest.mark.parametrize("name", list(LIKE))
def test_a_slide_looks_as_libreoffice_draws_it(name: str, drawn: dict[str, Path], office: Path, tmp_path: Path) -> None:
    """Its own picture is made of the first slide of a deck only."""
    fill, box = LIKE[name]
    own = converted(deck(tmp_path / f"{name}.pptx", fill), PNG, office, tmp_path / "own")
    assert likeness(own, drawn[name], box) >= 0.95
    assert all(likeness(own, other, box) < 0.9 for kind, other in drawn.items() if kind != name)


def test_hidden_slides_come_in_when_they_are_asked_for(tmp_path: Path) -> None:
    found = read(deck(tmp_path / "deck.pptx", words("第一"), hidden), tmp_path, hidden=True)
    assert [(page.hidden, page.picture) for page in found.pages] == [(False, "page-0001.png"), (True, "page-0002.png")]


@pytest.mark.parametrize("suffix", ["ppt", "odp"])
def test_decks_of_other_makes_come_in_with_their_words(tmp_path: Path, office: Path, suffix: str) -> None:
    source = deck(tmp_path / "deck.pptx", words(), hidden, picture())
    found = read(converted(source, suffix, office, tmp_path / "other"), tmp_path)
    assert [page.title for page in found.pages] == ["第 1 页", "第 2 页", "第 3 页"]
    assert [page.hidden for page in found.pages] == [False, True, False]
    assert WORDS in found.pages[0].words
    assert "请看右侧" in found.pages[2].notes
    assert found.remarks == ()


def test_strict_open_xml_comes_in_like_any_deck(tmp_path: Path) -> None:
    found = read(strict(deck(tmp_path / "deck.pptx", words(), chart()), tmp_path / "strict.pptx"), tmp_path)
    assert [page.title for page in found.pages] == ["第 1 页", "第 2 页"]
    assert WORDS in found.pages[0].words
    assert all(page.picture for page in found.pages)


@pytest.mark.parametrize(("kind", "suffix"), [("slideshow", "ppsx"), ("template", "potx")])
def test_shows_and_templates_come_in_like_decks(tmp_path: Path, kind: str, suffix: str) -> None:
    found = read(of_type(deck(tmp_path / "deck.pptx", words()), tmp_path / f"deck.{suffix}", kind), tmp_path)
    assert [(page.title, page.picture) for page in found.pages] == [("第 1 页", "page-0001.png")]


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port, and who has called there."""
    callers: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    caller, address = server.accept()
                except OSError:
                    return
                callers.append(address)
                caller.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], callers
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_nothing_is_fetched_neither_from_the_net_nor_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(dot("red"))
    with listening() as (port, callers):
        file = deck(
            tmp_path / "deck.pptx",
            linked(f"http://127.0.0.1:{port}/picture.png"),
            linked((tmp_path / "secret.png").as_uri()),
        )
        found = read(file, tmp_path)
    assert callers == []
    assert [[remark.code for remark in page.remarks] for page in found.pages] == [["W-IMP-LINK"]] * 2
    with Image.open(tmp_path / "outbox" / found.pages[1].picture) as drawn:
        assert (255, 0, 0) not in {colour for _, colour in drawn.convert("RGB").getcolors(1 << 24) or ()}


def test_a_deck_without_slides_is_empty(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "none.pptx"))
    error = refused(tmp_path / "none.pptx", tmp_path)
    assert (error.code, error.message.en) == ("E-IMP-EMPTY", "the deck has no slides")


def test_a_deck_of_hidden_slides_is_offered_to_come_in_with_them(tmp_path: Path) -> None:
    error = refused(deck(tmp_path / "hidden.pptx", hidden, hidden), tmp_path)
    assert (error.code, error.message.en) == ("E-IMP-EMPTY", "all 2 slides are hidden")
    assert "隐藏的幻灯片一起导入" in error.fix.zh


def test_a_locked_deck_is_refused_before_anything_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked.pptx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(tmp_path / "locked.pptx", tmp_path).code == "E-IMP-ENCRYPTED"


def test_pages_that_were_left_out_are_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = deck(tmp_path / "deck.pptx", words(), hidden, words())
    Image.new("RGB", (160, 90), "white").save(tmp_path / "one.pdf")
    stand_in(tmp_path, monkeypatch, f"/bin/cp {tmp_path}/one.pdf {tmp_path}/scratch/office/pdf/deck.pdf")
    error = refused(file, tmp_path)
    assert error.code == "E-CONV-COUNT"
    assert error.message.zh == "3 张幻灯片（其中 1 张隐藏），转换出 1 页"
    assert error.message.en == "slides: 3 (1 of them hidden), pictures: 1"


def test_without_libreoffice_the_pc_lacks_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = deck(tmp_path / "deck.pptx", words())
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(EnvironmentFault) as caught:
        read(file, tmp_path)
    assert caught.value.code == "E-CONV-MISSING"
    assert "libreoffice-impress" in caught.value.fix.zh


@pytest.mark.long
def test_two_hundred_slides_come_in(tmp_path: Path) -> None:
    found = read(deck(tmp_path / "deck.pptx", *(words(f"第 {number} 项") for number in range(200))), tmp_path)
    assert len({page.picture for page in found.pages}) == 200
    assert found.pages[199].words.endswith("第 199 项")


def test_a_deck_that_is_cancelled_leaves_no_converter_behind(tmp_path: Path) -> None:
    file, room = deck(tmp_path / "deck.pptx", *([chart()] * 20)), tmp_path / "room"
    room.mkdir()
    sandbox = Sandbox(paths.reader_command(), room, [paths.fonts() / HOUSE_TABLE])

    def is_converting() -> bool:
        return any("soffice" in line for line in processes_below(room))

    with pytest.raises(CancelledError), sandbox.read(file, PANEL, lambda done, of: None, is_converting):
        pytest.fail("it was read")
    assert processes_below(room) == []
    assert list(room.iterdir()) == []
