"""The wall chart of a slides folder: its rows in the slide, its file byte for byte in the export."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.war_map import Audience, WarMap
from kiosk.importing.folder import read_folder, write_folder
from tests.support.charts import AS_OF, CSV, PROJECTS
from tests.support.exhibits import screen, wall
from tests.support.folders import chart_folder, edit, tree

WALL = wall(screen("w1", "west"), screen("e1", "east"))
DECK, DATA = "west/west-story/deck.toml", "west/west-story/projects.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return chart_folder(tmp_path / "slides")


def read(folder: Path, held: dict[str, bytes], findings: list[BadInput]) -> Exhibit:
    def put(content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        held[sha256] = content
        return sha256

    return read_folder(folder, WALL, put, lambda done, of: None, findings.append)


def chart_of(exhibit: Exhibit) -> WarMap:
    fields = exhibit.decks[0].slides[-1].fields
    assert isinstance(fields, WarMap)
    return fields


def refusal(folder: Path) -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        read(folder, {}, [])
    return caught.value.code, caught.value.where


def test_the_rows_are_in_the_slide_and_the_file_among_the_exhibits_files(folder: Path) -> None:
    held: dict[str, bytes] = {}
    exhibit = read(folder, held, [])
    assert chart_of(exhibit) == WarMap(file="projects.csv", audience=Audience.INTERNAL, rows=PROJECTS, as_of=AS_OF)
    (data,) = (media for media in exhibit.media if media.path == DATA)
    assert held[data.original.sha256] == (folder / DATA).read_bytes()
    assert [media.path for media in exhibit.media] == sorted(media.path for media in exhibit.media)


@pytest.mark.parametrize("written", [CSV, "\ufeff" + CSV.replace("\n", "\r\n") + "桥,,,,,,,late,,\r\n"], ids=["plain", "odd"])
def test_it_comes_out_as_it_went_in_to_the_byte(folder: Path, tmp_path: Path, written: str) -> None:
    (folder / DATA).write_bytes(written.encode())
    held: dict[str, bytes] = {}
    write_folder(tmp_path / "out", read(folder, held, []), lambda sha256: BytesIO(held[sha256]))
    assert tree(tmp_path / "out") == tree(folder)


def test_what_is_left_out_is_told_once_however_many_slides_show_it(folder: Path) -> None:
    deck, data, findings = folder / DECK, folder / DATA, list[BadInput]()
    text = deck.read_text("utf-8")
    deck.write_text(text + "\n" + text[text.rindex("[[slide]]") :].replace('id = "chart"', 'id = "again"'), "utf-8")
    data.write_text(CSV + "桥,,,,,,,late,,\n", "utf-8")
    exhibit = read(folder, {}, findings)
    assert [finding.where for finding in findings] == [f"{DATA}:11"]
    assert chart_of(exhibit).rows == PROJECTS
    assert [media.path for media in exhibit.media].count(DATA) == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ('file = "projects.csv"', 'file = "gone.csv"', "E-DECK-MEDIA", "west/west-story/gone.csv"),
        ('file = "projects.csv"', 'file = "../../../outside.csv"', "E-DECK-MEDIA", "west/west-story/../../../outside.csv"),
        ('file = "projects.csv"', "file = 3", "E-DECK-FIELD", f"{DECK}:49 slide[4].war-map.file"),
        ('audience = "internal"', 'audience = "press"', "E-DECK-FIELD", f"{DECK}:49 slide[4].war-map.audience"),
        ('audience = "internal"', "rows = []", "E-DECK-FIELD", f"{DECK}:49 slide[4].war-map.rows"),
    ],
)
def test_a_mistake_in_the_deck_is_told_with_its_place(folder: Path, old: str, new: str, code: str, where: str) -> None:
    (folder.parent / "outside.csv").write_text(CSV, "utf-8")
    edit(folder / DECK, old, new)
    assert refusal(folder) == (code, where)


def test_a_mistake_in_the_data_is_told_with_its_file(folder: Path) -> None:
    (folder / DATA).write_bytes(CSV.encode("gb18030"))
    assert refusal(folder) == ("E-DATA-SYNTAX", DATA)
