from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.app.checking import Checked, check_slides
from kiosk.domain.errors import BadInput
from kiosk.services.checking.finding import Severity
from tests.support.folders import SITE_TOML, SLIDES, edit, picture, site_file, slides_folder

pytestmark = pytest.mark.usefixtures("qapp")
WEST, EAST = "west/west-story/deck.toml", "east/east-story/deck.toml"
VIEW = "east/east-story/media/view.png"


CHART = """
[[slide]]
id = "chart"
kind = "war-map"
title = {zh = "挂图", en = "The chart"}
source = "A"

[slide.war-map]
file = "x.csv"
"""
CARDS = """
[[slide]]
id = "cards"
kind = "initiatives"
title = {zh = "两步", en = "Two steps"}
source = "A"

[slide.initiatives]
items = [
    {name = {zh = "一", en = "One"}, line = {zh = "一行", en = "A line"}},
    {name = {zh = "二", en = "Two"}, line = {zh = "一行", en = "A line"}, opens = "figures"},
]
"""


def unseen(done: int, of: int) -> None:
    """Nobody looks."""


def check(folder: Path, site: Path | None = None) -> Checked:
    return check_slides(folder, site, 1500, unseen)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small folder with everything mended that the checker says of it, but for the source and the times."""
    made = slides_folder(tmp_path / "in")
    edit(made / "sections.toml", '"甲", en = "A"', '"年鉴，2021 年", en = "Yearbook, 2021"')
    for deck in (WEST, EAST):
        text = (made / deck).read_text("utf-8").replace('source = "A"\n', "").replace("\nkind = ", '\nsource = "A"\nkind = ')
        text = text.replace("seconds = 20\n", "").replace("seconds = 30\n", "")
        (made / deck).write_text(text, "utf-8")
    (made / VIEW).write_bytes(picture(1600, 1200))
    return made


def found(checked: Checked) -> list[tuple[str, str, str]]:
    return [(finding.slide, finding.severity.value, finding.code) for finding in checked.findings]


def test_the_exhibition_is_clean() -> None:
    checked = check(SLIDES)
    assert checked.findings == ()
    assert checked.slides > 40


def test_a_mended_folder_is_clean(folder: Path) -> None:
    assert check(folder) == Checked(slides=4, findings=())


def test_what_only_pixels_tell_is_found(folder: Path) -> None:
    (folder / VIEW).write_bytes(picture(640, 480))
    edit(folder / WEST, "开始", "开始\U0001f309")
    assert found(check(folder)) == [("history", "advice", "W-CHK-GLYPH"), ("view", "advice", "W-CHK-PIXELS")]


def test_frames_and_posters_are_checked_too(folder: Path) -> None:
    edit(
        folder / WEST,
        'title = {zh = "历程", en = "History"}',
        'title = {zh = "历程", en = "History"}\nattract = {zh = "从河的这一岸走到那一岸要过多少座桥", en = "Bridges"}',
    )
    promise = re.search(r"promise = .*", (folder / "sections.toml").read_text("utf-8"))
    assert promise is not None
    long = 'promise = {zh = "' + "河上有桥，" * 80 + '", en = "A bridge"}'
    edit(folder / "sections.toml", promise[0], long)
    checked = check(folder)
    assert found(checked) == [("opening", "advice", "W-CHK-SMALL"), ("history", "advice", "W-CHK-HEADLINE")]
    assert "海报" in checked.findings[0].message.zh


def test_a_site_of_its_own_is_checked_for(folder: Path, tmp_path: Path) -> None:
    small = site_file(tmp_path, SITE_TOML.replace("width_mm = 1210", "width_mm = 300"))
    assert {code for _, _, code in found(check(folder, small))} == {"W-CHK-FAR"}


def test_a_site_says_from_how_far_away_its_screens_are_read(folder: Path, tmp_path: Path) -> None:
    far = site_file(tmp_path, SITE_TOML.replace("width_mm = 1210", "width_mm = 1210\nview_distance_mm = 9000"))
    assert {code for _, _, code in found(check_slides(folder, far, None, unseen))} == {"W-CHK-FAR"}
    assert found(check(folder, far)) == [], "what is told counts before it"


def test_a_site_that_has_none_of_the_sections_is_refused(folder: Path, tmp_path: Path) -> None:
    site = site_file(tmp_path, SITE_TOML.replace('"west"', '"north"').replace('"east"', '"south"'))
    with pytest.raises(BadInput) as caught:
        check(folder, site)
    assert caught.value.code == "E-CFG-SCREEN"


def test_all_that_cannot_be_shown_is_told_at_once_and_first(folder: Path) -> None:
    edit(folder / WEST, '"kpi-wall"', '"kpi"')
    (folder / VIEW).unlink()
    (folder / "media/west.svg").write_bytes(b"<svg")
    edit(folder / WEST, 'title = {zh = "历程", en = "History"}', 'title = {zh = "历程"}')
    checked = check(folder)
    assert checked.slides == 4
    assert found(checked) == [
        ("figures", "block", "E-DECK-KIND"),
        ("opening", "block", "E-IMG-TRUNC"),
        ("view", "block", "E-DECK-MEDIA"),
        ("history", "advice", "W-CHK-ENGLISH"),
    ]
    assert VIEW in checked.findings[2].message.zh


def test_a_row_that_is_left_out_of_a_chart_is_advised(folder: Path) -> None:
    with (folder / WEST).open("a", encoding="utf-8") as deck:
        deck.write(CHART)
    (folder / "west/west-story/x.csv").write_text("project_zh,project_en,due\n桥,Bridge,2026-01-01\n塔,Tower,soon\n", "utf-8")
    checked = check(folder)
    assert found(checked) == [("chart", "advice", "E-DATA-ROW")]
    assert "x.csv:3" in checked.findings[0].message.zh


def test_a_card_that_leads_to_a_broken_slide_is_no_mistake_of_its_own(folder: Path) -> None:
    with (folder / WEST).open("a", encoding="utf-8") as deck:
        deck.write(CARDS)
    edit(folder / WEST, '"kpi-wall"', '"kpi"')
    assert found(check(folder)) == [("figures", "block", "E-DECK-KIND")]
    edit(folder / WEST, 'opens = "figures"', 'opens = "nowhere"')
    checked = check(folder)
    assert found(checked) == [("figures", "block", "E-DECK-KIND"), ("cards", "block", "E-DECK-FIELD")]
    assert checked.slides == 5


def test_a_file_that_only_qt_cannot_decode_blocks_once(folder: Path) -> None:
    whole = picture(1200, 900, "JPEG")
    (folder / VIEW).write_bytes(whole)
    edit(folder / EAST, "view.png", "view.svg")
    (folder / VIEW).with_suffix(".svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>')
    blocks = [finding for finding in check(folder).findings if finding.severity is Severity.BLOCK]
    assert [(finding.slide, finding.code) for finding in blocks] == [("view", "E-ASSET-UNREADABLE")]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("sections.toml", "[[section]]", "[[sektion]]", "E-DECK-FIELD"),
        (WEST, 'id = "history"\n', "", "E-DECK-FIELD"),
        (WEST, "[[slide]]", "[[slide", "E-DECK-SYNTAX"),
    ],
)
def test_what_no_slide_is_to_blame_for_is_an_error(folder: Path, file: str, old: str, new: str, code: str) -> None:
    edit(folder / file, old, new)
    with pytest.raises(BadInput) as caught:
        check(folder)
    assert caught.value.code == code


def test_progress_is_told_slide_by_slide(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    check_slides(folder, None, 1500, lambda done, of: told.append((done, of)))
    assert told == [(number, 4) for number in range(1, 5)]
