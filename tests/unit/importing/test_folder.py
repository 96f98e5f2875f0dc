from __future__ import annotations

import hashlib
import tracemalloc
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.domain.asset import Asset
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import Exhibit, MediaFile
from kiosk.domain.slide import SlideKind
from kiosk.domain.slide_fields import Initiatives, PageFields, PictureFields, TitleFields
from kiosk.importing.folder import read_folder, write_folder
from kiosk.store.files import AssetFiles
from tests.support.exhibits import screen, wall
from tests.support.folders import SLIDES, SVG, edit, slides_folder, tree

WALL = wall(screen("w1", "west"), screen("e1", "east"))
WEST = "west/west-story/deck.toml"
LARGE_BYTES = 32 << 20
EAST = "east/east-story/deck.toml"


class Assets:
    """Files by what is in them, in memory."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self.held[sha256] = content
        return sha256

    def open(self, sha256: str) -> BytesIO:
        return BytesIO(self.held[sha256])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return slides_folder(tmp_path / "slides")


def read(folder: Path, assets: Assets | None = None) -> Exhibit:
    return read_folder(folder, WALL, (assets or Assets()).put, lambda done, of: None)


def refusal(folder: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read(folder)
    error = caught.value
    assert error.message.zh
    assert error.message.en
    assert error.where
    return error


def test_the_slides_of_the_exhibition_come_out_as_they_went_in(tmp_path: Path) -> None:
    assets = Assets()
    write_folder(tmp_path / "out", read(SLIDES, assets), assets.open)
    assert tree(tmp_path / "out") == tree(SLIDES)


def test_a_small_folder_comes_out_as_it_went_in(folder: Path, tmp_path: Path) -> None:
    assets = Assets()
    write_folder(tmp_path / "out", read(folder, assets), assets.open)
    assert tree(tmp_path / "out") == tree(folder)


def test_the_way_a_file_is_written_does_not_matter(folder: Path) -> None:
    before = read(folder)
    edit(folder / WEST, "seconds = 10\n", "\n# how long it stands\nseconds = 1_0.0\n")
    edit(folder / WEST, '"欢迎"', "'欢迎'")
    assert read(folder) == before


def test_the_values_of_a_folder(folder: Path) -> None:
    exhibit = read(folder)
    assert [section.id for section in exhibit.sections] == ["west", "east"]
    assert [deck.id for deck in exhibit.decks] == ["west-story", "east-story"]
    opening = exhibit.decks[0].slides[0]
    assert (opening.title.zh, opening.seconds) == ("欢迎", 10)
    assert isinstance(opening.fields, TitleFields)
    view = exhibit.decks[1].slides[0]
    assert isinstance(view.fields, PictureFields)
    assert view.fields.text.zh == "第一段\n第二段"
    assert [media.path for media in exhibit.media] == ["east/east-story/media/view.png", "media/east.svg", "media/west.svg"]


PAGE = """
[[slide]]
id = "p1"
kind = "page"
transition = "fade"
title = {zh = "第一页"}

[slide.page]
file = "media/view.png"
alt = {zh = "一页"}
words = "第一页\\n营收 12 亿"
notes = "讲到这里停一下"
"""


def test_the_words_and_notes_of_an_imported_page_come_out_as_they_went_in(folder: Path, tmp_path: Path) -> None:
    assets = Assets()
    with (folder / EAST).open("a", encoding="utf-8") as deck:
        deck.write(PAGE)
    fields = read(folder).decks[1].slides[1].fields
    assert isinstance(fields, PageFields)
    assert (fields.words, fields.notes) == ("第一页\n营收 12 亿", "讲到这里停一下")
    write_folder(tmp_path / "out", read(folder, assets), assets.open)
    assert tree(tmp_path / "out") == tree(folder)


def test_decks_stand_by_section_then_by_folder_name(folder: Path) -> None:
    for name in ("z-last", "a-first"):
        (folder / "west" / name).mkdir()
        (folder / "west" / name / "deck.toml").write_text(f'id = "{name}"\ntitle = {{zh = "空"}}\n', "utf-8")
    assert [deck.id for deck in read(folder).decks] == ["a-first", "west-story", "z-last", "east-story"]


def test_progress_is_told_after_each_deck(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    read_folder(folder, WALL, Assets().put, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "where"),
    [
        (WEST, "seconds = 20", "seconds 20", "E-DECK-SYNTAX", f"{WEST}:18"),
        (WEST, 'kind = "timeline"', 'kind = "time-line"', "E-DECK-KIND", f"{WEST}:15 slide[2].kind"),
        (WEST, 'kind = "timeline"\n', "", "E-DECK-KIND", f"{WEST}:15 slide[2].kind"),
        (WEST, 'kind = "timeline"', 'kind = ["timeline"]', "E-DECK-KIND", f"{WEST}:15 slide[2].kind"),
        (WEST, "seconds = 20", "second = 20", "E-DECK-FIELD", f"{WEST}:15 slide[2].second"),
        (WEST, "seconds = 20", "seconds = 1", "E-DECK-FIELD", f"{WEST}:15 slide[2]"),
        (WEST, "seconds = 20", "seconds = nan", "E-DECK-FIELD", f"{WEST}:15 slide[2]"),
        (WEST, "seconds = 20", f"seconds = {'9' * 400}", "E-DECK-FIELD", f"{WEST}:15 slide[2].seconds"),
        (WEST, "seconds = 20", 'seconds = "20 s"', "E-DECK-FIELD", f"{WEST}:15 slide[2].seconds"),
        (WEST, "seconds = 20", "fields = {}", "E-DECK-FIELD", f"{WEST}:15 slide[2].fields"),
        (WEST, 'id = "history"', 'id = "History"', "E-DECK-FIELD", f"{WEST}:15 slide[2]"),
        (WEST, 'id = "history"', "id = 3", "E-DECK-FIELD", f"{WEST}:15 slide[2].id"),
        (WEST, 'id = "history"\n', "", "E-DECK-FIELD", f"{WEST}:15 slide[2]"),
        (WEST, 'id = "history"', 'id = "opening"', "E-DECK-FIELD", f"{WEST}:15 slide[2].id"),
        (WEST, 'source = "A"', 'source = "Z"', "E-DECK-FIELD", f"{WEST}:15 slide[2].source"),
        (WEST, 'source = "A"', 'source = ["A"]', "E-DECK-FIELD", f"{WEST}:15 slide[2].source"),
        (WEST, 'source = "A"', "source = {}", "E-DECK-FIELD", f"{WEST}:15 slide[2].source"),
        (WEST, 'transition = "fade"', 'transition = "spin"', "E-DECK-FIELD", f"{WEST}:15 slide[2].transition"),
        (WEST, '{zh = "历程", en = "History"}', '"x"', "E-DECK-FIELD", f"{WEST}:15 slide[2].title"),
        (WEST, '{zh = "历程", en = "History"}', '{zh = " "}', "E-DECK-FIELD", f"{WEST}:15 slide[2]"),
        (WEST, "[slide.timeline]", "[slide.time]", "E-DECK-FIELD", f"{WEST}:23 slide[2].time"),
        (WEST, "nodes = [", "knots = [", "E-DECK-FIELD", f"{WEST}:23 slide[2].timeline.knots"),
        (WEST, '{zh = "1996", en = "1996"}', '"1996"', "E-DECK-FIELD", f"{WEST}:23 slide[2].timeline.nodes[1].when"),
        (WEST, '{when = {zh = "今天", en = "Today"}, ', "{", "E-DECK-FIELD", f"{WEST}:23 slide[2].timeline.nodes[2]"),
        (WEST, "    {label", "    3,\n    {label", "E-DECK-FIELD", f"{WEST}:36 slide[3].kpi-wall.items[1]"),
        (WEST, 'zh = "欢迎"\n', "", "E-DECK-FIELD", f"{WEST}:10 slide[1].title"),
        (WEST, 'zh = "欢迎"', "zh = 3", "E-DECK-FIELD", f"{WEST}:10 slide[1].title.zh"),
        (WEST, 'zh = "欢迎"', 'zn = "欢迎"', "E-DECK-FIELD", f"{WEST}:10 slide[1].title.zn"),
        (WEST, "subtitle = {zh", "subtitel = {zh", "E-DECK-FIELD", f"{WEST}:10 slide[1].title.subtitel"),
        (WEST, 'id = "west-story"', 'id = "other"', "E-DECK-FIELD", f"{WEST}:1 id"),
        (EAST, 'id = "view"', 'id = "history"', "E-DECK-FIELD", f"{WEST}:15 slide[2].id"),
        (EAST, "media/view.png", "media/gone.png", "E-DECK-MEDIA", "east/east-story/media/gone.png"),
        ("sections.toml", 'hue = "s2"', 'hue = "s9"', "E-DECK-FIELD", "sections.toml:15 section[2]"),
        ("sections.toml", 'show = "staggered"', 'show = "apart"', "E-DECK-FIELD", "sections.toml:15 section[2].show"),
        ("sections.toml", 'id = "east"', 'id = "west"', "E-DECK-FIELD", "sections.toml:15 section[2].id"),
        ("sections.toml", "media/east.svg", "media/gone.svg", "E-DECK-MEDIA", "media/gone.svg"),
        ("sections.toml", "[[source]]", "[[section]]", "E-DECK-FIELD", "sections.toml:1 section[1].text"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(folder: Path, file: str, old: str, new: str, code: str, where: str) -> None:
    edit(folder / file, old, new)
    error = refusal(folder)
    assert (error.code, error.where) == (code, where)


def test_a_card_leads_to_a_slide_of_the_exhibit(folder: Path) -> None:
    cards = """
[[slide]]
id = "cards"
kind = "initiatives"
title = {zh = "卡片"}

[slide.initiatives]
items = [
    {name = {zh = "一"}, line = {zh = "一行"}},
    {name = {zh = "二"}, line = {zh = "一行"}, opens = "view"},
]
"""
    (folder / WEST).write_text((folder / WEST).read_text("utf-8") + cards, "utf-8")
    slide = read(folder).decks[0].slides[-1]
    assert isinstance(slide.fields, Initiatives)
    assert [item.opens for item in slide.fields.items] == [None, "view"]
    edit(folder / WEST, 'opens = "view"', 'opens = "nowhere"')
    error = refusal(folder)
    assert (error.code, error.where) == ("E-DECK-FIELD", f"{WEST}:48 slide[4].initiatives.items[2].opens")
    assert "nowhere" in error.message.zh


@pytest.mark.parametrize("kind", ["title", "timeline", "kpi-wall", "picture"])
@pytest.mark.parametrize("value", ['"x"', "3", "[]", "[3]", "true", "{}", "{zh = 3}", "2026-01-01"])
def test_a_kinds_table_that_is_none(folder: Path, kind: str, value: str) -> None:
    title = "" if kind == "title" else 'title = {zh = "题"}\n'
    slide = f'id = "a"\nkind = "{kind}"\n{title}{kind} = {value}\n'
    (folder / WEST).write_text(f'id = "west-story"\ntitle = {{zh = "题"}}\n[[slide]]\n{slide}', "utf-8")
    error = refusal(folder)
    assert error.code == "E-DECK-FIELD"
    assert error.where.startswith(f"{WEST}:3 slide[1]")


@pytest.mark.parametrize("value", ["3", '"x"', "{}", "[3]", '["x"]', "[[]]"])
def test_slides_that_are_none(folder: Path, value: str) -> None:
    (folder / WEST).write_text(f'id = "west-story"\ntitle = {{zh = "题"}}\nslide = {value}\n', "utf-8")
    error = refusal(folder)
    assert error.code == "E-DECK-FIELD"
    assert error.where.startswith(f"{WEST}:1 slide")


def test_an_unknown_kind_is_told_the_known_ones(folder: Path) -> None:
    edit(folder / WEST, 'kind = "timeline"', 'kind = "chart"')
    assert refusal(folder).fix.en == "known kinds: " + ", ".join(kind.value for kind in SlideKind)


def test_a_deck_of_a_section_nobody_named(folder: Path) -> None:
    (folder / "west").rename(folder / "north")
    error = refusal(folder)
    assert (error.code, error.where) == ("E-DECK-FIELD", "north/west-story/deck.toml")


def test_two_decks_of_one_name(folder: Path) -> None:
    (folder / "east" / "west-story").mkdir()
    (folder / "east" / "west-story" / "deck.toml").write_text('id = "west-story"\ntitle = {zh = "空"}\n', "utf-8")
    error = refusal(folder)
    assert (error.code, error.where) == ("E-DECK-FIELD", f"{WEST}:1 id")
    assert "east/west-story/deck.toml" in error.message.zh


@pytest.mark.parametrize(
    "name",
    ["", ".", "media", "../../../outside.svg", "media/gone.svg", "media/link.svg", "media/round.svg", "\\u0000", "x" * 300,
     "media/west.svg/x", "deck.toml/../../../../outside.svg"],
)  # fmt: skip
@pytest.mark.parametrize("file", ["sections.toml", EAST])
def test_a_picture_that_is_none_or_outside(folder: Path, file: str, name: str) -> None:
    outside = folder.parent / "outside.svg"
    outside.write_bytes(SVG)
    for media in (folder / "media", folder / "east/east-story/media"):
        (media / "link.svg").symlink_to(outside)
        (media / "round.svg").symlink_to("round.svg")
    edit(folder / file, "media/east.svg" if file == "sections.toml" else "media/view.png", name)
    assert refusal(folder).code == "E-DECK-MEDIA"


def test_a_poster_with_a_whole_path(folder: Path) -> None:
    outside = folder.parent / "outside.svg"
    outside.write_bytes(SVG)
    edit(folder / "sections.toml", "media/east.svg", str(outside))
    assert refusal(folder).code == "E-DECK-MEDIA"


def test_a_damaged_picture_is_named(folder: Path) -> None:
    file = folder / "east/east-story/media/view.png"
    file.write_bytes(file.read_bytes()[:60])
    error = refusal(folder)
    assert (error.code, error.where) == ("E-IMG-TRUNC", "east/east-story/media/view.png")


def test_slides_and_files_that_cannot_be_used_are_left_out_where_somebody_listens(folder: Path) -> None:
    edit(folder / WEST, '"timeline"', '"chart"')
    edit(folder / EAST, 'id = "view"', 'id = "figures"')
    (folder / "media/west.svg").unlink()
    told: list[tuple[str, str]] = []

    def broken(name: str, error: BadInput) -> None:
        told.append((name, error.code))

    read_whole = read_folder(folder, WALL, Assets().put, lambda done, of: None, broken=broken)
    assert sorted(told) == [
        ("figures", "E-DECK-FIELD"), ("history", "E-DECK-KIND"), ("media/west.svg", "E-DECK-MEDIA")
    ]  # fmt: skip
    assert sum(len(deck.slides) for deck in read_whole.decks) == 2
    assert [media.path for media in read_whole.media][-1] == "media/east.svg"


def test_a_slide_without_an_id_cannot_be_left_out(folder: Path) -> None:
    edit(folder / WEST, 'id = "history"\n', "")
    with pytest.raises(BadInput):
        read_folder(folder, WALL, Assets().put, lambda done, of: None, broken=lambda name, error: None)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "nowhere").code == "E-DECK-SYNTAX"
    assert refusal(tmp_path / "file").code == "E-DECK-SYNTAX"
    assert refusal(tmp_path).where == "sections.toml"


@pytest.mark.parametrize("name", ["out", "out/file"])
def test_nothing_is_written_over(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "file").write_text("mine")
    assets = Assets()
    with pytest.raises(EnvironmentFault) as caught:
        write_folder(tmp_path / name, read(folder, assets), assets.open)
    assert caught.value.code == "E-DIR-NOTEMPTY"
    assert tree(tmp_path / "out") == {"file": b"mine"}


def test_a_picture_that_is_damaged_in_the_store_is_not_written_out(folder: Path, tmp_path: Path) -> None:
    exhibit = read(folder)
    with pytest.raises(EnvironmentFault) as caught:
        write_folder(tmp_path / "out", exhibit, lambda sha256: BytesIO(b"other"))
    assert caught.value.code == "E-ASSET-DAMAGED"
    assert caught.value.where == exhibit.media[0].path


def test_a_large_file_is_written_out_without_being_held_in_memory(folder: Path, tmp_path: Path) -> None:
    large, files = tmp_path / "large", AssetFiles(tmp_path / "assets")
    with large.open("wb") as file:
        file.truncate(LARGE_BYTES)
    exhibit = read_folder(folder, WALL, files.put, lambda done, of: None)
    asset = Asset(sha256=files.put(large), size_bytes=LARGE_BYTES, width_px=0, height_px=0)
    media = MediaFile(path="east/east-story/film.mp4", original=asset, shown=asset)
    tracemalloc.start()
    write_folder(tmp_path / "out", replace(exhibit, media=(media,)), files.open)
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "out" / media.path).stat().st_size == LARGE_BYTES
    assert most_bytes < LARGE_BYTES / 4
