from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.charts import CSV
from tests.support.commands import Kiosk
from tests.support.folders import SITE_TOML, SLIDES, chart_folder, edit, site_file, slides_folder, tree
from tests.support.hall import run

SCREENS = ["w1", "w2", "e1"]


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """File, line before and line after of every line that differs; files and their number of lines must not."""
    assert before.keys() == after.keys()
    found = []
    for name in before:
        if before[name] != after[name]:
            pairs = zip(before[name].decode().split("\n"), after[name].decode().split("\n"), strict=True)
            found += [(name, old, new) for old, new in pairs if old != new]
    return found


def test_init_loads_the_reference_site(bare: Kiosk) -> None:
    assert bare.json("init") == {"sections": 5, "screens": 18, "decks": 0, "slides": 0}


def test_init_again_changes_nothing(kiosk: Kiosk) -> None:
    before = tree(kiosk.data)
    assert kiosk.json("init") == {"sections": 2, "screens": 3, "decks": 2, "slides": 4}
    assert kiosk.json("init")["screens"] == 3
    assert tree(kiosk.data) == before


def test_init_with_another_site_changes_only_the_wall(kiosk: Kiosk, tmp_path: Path) -> None:
    site = site_file(tmp_path, SITE_TOML.replace('"w2"', '"w3"'))
    assert kiosk.json("init", "--site", str(site)) == {"sections": 2, "screens": 3, "decks": 2, "slides": 4}
    assert [item["screen"] for item in kiosk.json("now")["screens"]] == SCREENS
    assert kiosk.json("publish")["changed_screens"] == ["w3"]


def test_a_bad_site_makes_no_store(bare: Kiosk, tmp_path: Path) -> None:
    site = site_file(tmp_path, SITE_TOML.replace("[[screen]]", "[[scren]]"))
    assert bare("init", "--site", str(site)).refused(2) == "E-CFG-KEY"
    assert bare("init", "--site", str(tmp_path)).refused(2) == "E-CFG-SYNTAX"
    assert not bare.data.exists()


def test_the_slides_of_the_exhibition_come_out_as_they_went_in(bare: Kiosk, tmp_path: Path) -> None:
    bare.json("init")
    counts = bare.json("slides", "load", str(SLIDES))
    assert (counts["sections"], counts["screens"]) == (5, 18)
    assert counts.pop("findings") == []
    assert bare.json("slides", "export", str(tmp_path / "out")) == counts
    assert tree(tmp_path / "out") == tree(SLIDES)


@pytest.mark.parametrize(
    ("sql", "file", "line"),
    [
        ("UPDATE slide SET seconds = 12.5 WHERE id = 'opening'", "west/west-story/deck.toml", "seconds = 12.5"),
        ("UPDATE slide SET title_en = 'Our story' WHERE id = 'history'", "west/west-story/deck.toml",
         'title = {zh = "历程", en = "Our story"}'),
        ("UPDATE slide SET fields = replace(fields, '第一段', '头一段') WHERE id = 'view'", "east/east-story/deck.toml",
         'text = {zh = "头一段\\n第二段", en = "One\\nTwo"}'),
        ("UPDATE slide SET transition = 'cut' WHERE id = 'view'", "east/east-story/deck.toml", 'transition = "cut"'),
        ("UPDATE section SET hue = 's5' WHERE id = 'east'", "sections.toml", 'hue = "s5"'),
        ("UPDATE deck SET title_zh = '新' WHERE id = 'east-story'", "east/east-story/deck.toml",
         'title = {zh = "新", en = "East story"}'),
    ],
    ids=lambda value: value[:24],
)  # fmt: skip
def test_a_value_edited_in_the_store_comes_out_edited_and_nothing_else_moves(
    kiosk: Kiosk, tmp_path: Path, sql: str, file: str, line: str
) -> None:
    kiosk.json("slides", "export", str(tmp_path / "before"))
    with sqlite3.connect(kiosk.data / "content.db") as connection:
        assert connection.execute(sql).rowcount == 1
    connection.close()
    kiosk.json("slides", "export", str(tmp_path / "after"))
    changed = changed_lines(tree(tmp_path / "before"), tree(tmp_path / "after"))
    assert [(name, new) for name, _, new in changed] == [(file, line)]


def test_nothing_of_a_bad_folder_is_loaded(kiosk: Kiosk, tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    edit(folder / "west/west-story/deck.toml", '"欢迎"', '"您好"')
    edit(folder / "east/east-story/deck.toml", "picture", "pictur")
    ran = kiosk("slides", "load", str(folder))
    assert ran.refused(2) == "E-DECK-KIND"
    assert "east/east-story/deck.toml:4 slide[1].kind" in ran.err
    kiosk.json("slides", "export", str(tmp_path / "out"))
    assert tree(tmp_path / "out") == tree(slides_folder(tmp_path / "as-before"))


def test_bad_rows_of_a_chart_are_named_and_the_rest_is_loaded(kiosk: Kiosk, tmp_path: Path) -> None:
    folder = chart_folder(tmp_path / "in")
    data = folder / "west/west-story/projects.csv"
    data.write_text(CSV + "桥,,,,,,120,,,\n路,,,,,,,late,,\n", "utf-8")
    ran = kiosk("slides", "load", str(folder), "--json", "--lang", "en")
    assert ran.code == 0
    told = json.loads(ran.out)
    assert told["slides"] == 5
    assert [(item["code"], item["where"]) for item in told["findings"]] == [
        ("E-DATA-ROW", f"west/west-story/projects.csv:{line}") for line in (11, 12)
    ]  # fmt: skip
    assert "progress is 120" in told["findings"][0]["message"]
    lines = kiosk("slides", "load", str(folder)).err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["E-DATA-ROW", "E-DATA-ROW"]
    assert "120" in lines[0]
    kiosk.json("slides", "export", str(tmp_path / "out"))
    assert tree(tmp_path / "out") == tree(folder)


@pytest.mark.parametrize("name", ["nowhere", "file", ""])
def test_a_folder_that_is_none(kiosk: Kiosk, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert kiosk("slides", "load", str(tmp_path / name)).refused(2) == "E-DECK-SYNTAX"
    assert kiosk("slides", "gallery", str(tmp_path / name), str(tmp_path / "out")).refused(2) == "E-DECK-SYNTAX"


def test_a_gallery_needs_neither_a_store_nor_a_display(tmp_path: Path) -> None:
    said = run("slides", "gallery", slides_folder(tmp_path / "in"), tmp_path / "out", KIOSK_DATA=str(tmp_path / "data"))
    assert (said.code, said.err) == (0, "")
    assert said.json == {"sheets": [str(file) for file in sorted((tmp_path / "out").iterdir())]}
    assert len(said.json["sheets"]) == 3
    assert not (tmp_path / "data").exists()


def test_a_check_needs_neither_a_store_nor_a_display(tmp_path: Path) -> None:
    said = run("slides", "check", slides_folder(tmp_path / "in"), KIOSK_DATA=str(tmp_path / "data"))
    assert (said.code, said.err) == (0, "")
    assert set(said.json) == {"slides", "findings"}
    assert said.json["slides"] == 4
    assert {tuple(sorted(finding)) for finding in said.json["findings"]} == {("code", "fix", "message", "severity", "slide")}
    assert {finding["severity"] for finding in said.json["findings"]} == {"advice"}
    assert not (tmp_path / "data").exists()


@pytest.mark.usefixtures("qapp")
def test_what_a_check_says_in_both_languages(bare: Kiosk, tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    zh, en = (bare("slides", "check", str(folder), "--lang", language).out.splitlines() for language in ("zh", "en"))
    assert "opening  建议  没有注明来源 — 用 source 写明 sections.toml 里的来源 (W-CHK-SOURCE)" in zh
    assert (
        "opening  advice  it does not say where it comes from — name a source of sections.toml in source (W-CHK-SOURCE)" in en
    )
    assert zh[-1] == f"4 页，0 处阻止，{len(zh) - 1} 处建议"
    assert en[-1] == f"4 slides, 0 blocking, {len(en) - 1} advised"
    assert bare.json("slides", "check", str(folder), "--lang", "en")["findings"][0]["message"].isascii()


@pytest.mark.usefixtures("qapp")
def test_a_check_fails_where_something_cannot_be_shown(bare: Kiosk, tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    (folder / "east/east-story/media/view.png").unlink()
    ran = bare("slides", "check", str(folder), "--json")
    assert (ran.code, ran.err) == (2, "")
    blocks = [finding for finding in ran.answer["findings"] if finding["severity"] == "block"]
    assert [(finding["slide"], finding["code"]) for finding in blocks] == [("view", "E-DECK-MEDIA")]
    assert "view  阻止  " in bare("slides", "check", str(folder)).out


@pytest.mark.usefixtures("qapp")
def test_a_check_for_other_screens_and_from_further_away(bare: Kiosk, tmp_path: Path) -> None:
    folder, site = str(slides_folder(tmp_path / "in")), str(site_file(tmp_path))
    near, far = (
        {
            finding["code"]
            for finding in bare.json("slides", "check", folder, "--site", site, "--distance", distance)["findings"]
        }
        for distance in ("1000", "8000")
    )
    assert far - near == {"W-CHK-FAR"}
    assert bare("slides", "check", folder, "--site", str(tmp_path)).refused(2) == "E-CFG-SYNTAX"
    assert bare("slides", "check", folder, "--distance", "0").refused(2) == "E-CLI-USAGE"
    assert bare("slides", "check", str(tmp_path / "nowhere")).refused(2) == "E-DECK-SYNTAX"


def test_export_writes_over_nothing(kiosk: Kiosk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").touch()
    assert kiosk("slides", "export", str(tmp_path / "out")).refused(3) == "E-DIR-NOTEMPTY"
    assert kiosk("slides", "export", str(tmp_path / "out" / "mine")).refused(3) == "E-DIR-NOTEMPTY"
    assert kiosk("slides", "export", str(tmp_path / "out" / "mine" / "below")).refused(3) == "E-DISK-IO"
    assert kiosk("slides", "export", "/proc/nowhere").refused(3) == "E-DISK-IO"
    assert tree(tmp_path / "out") == {"mine": b""}


def test_the_shape_of_publish(kiosk: Kiosk, tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    edit(folder / "west/west-story/deck.toml", '"欢迎"', '"您好"')
    kiosk.json("slides", "load", str(folder))
    answer = kiosk.json("publish", "--note", "second")
    assert set(answer) == {"revision", "at", "sha256", "changed_screens"}
    assert answer["revision"] == 2
    assert answer["changed_screens"] == ["w1", "w2"]
    assert len(bytes.fromhex(answer["sha256"])) == 32
    assert datetime.fromisoformat(answer["at"]).utcoffset() is not None
    assert kiosk.json("publish")["changed_screens"] == []


def test_publish_for_later(kiosk: Kiosk) -> None:
    assert kiosk.json("publish", "--at", "2199-01-01T09:30")["at"] == "2199-01-01T09:30:00+08:00"
    listed = kiosk.json("revisions")["revisions"]
    assert [(item["revision"], item["current"]) for item in listed] == [(2, False), (1, True)]
    assert kiosk.json("now")["revision"] == 1
    assert kiosk.json("now", "--at", "2199-01-02")["revision"] == 2


@pytest.mark.parametrize(
    ("at", "code"), [("2020-01-01", "E-PUB-PAST"), ("garbage", "E-CLI-TIME"), ("", "E-CLI-TIME"), ("9999-12-31", "E-CLI-TIME")]
)
def test_publish_for_a_time_that_is_none(kiosk: Kiosk, at: str, code: str) -> None:
    assert kiosk("publish", "--at", at).refused(2) == code
    assert len(kiosk.json("revisions")["revisions"]) == 1


def test_an_empty_playlist_is_told_beside_the_answer(kiosk: Kiosk, tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    (folder / "east/east-story/deck.toml").write_text('id = "east-story"\ntitle = {zh = "空"}\n', "utf-8")
    kiosk.json("slides", "load", str(folder))
    ran = kiosk("publish", "--json")
    assert ran.code == 0
    assert ran.err.startswith("E-PL-EMPTY: ")
    assert "east-story" in ran.err
    assert ran.answer["revision"] == 2
    assert [item["state"] for item in kiosk.json("now")["screens"]] == ["playing", "playing", "poster"]


def test_revisions_and_rollback(kiosk: Kiosk, tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    edit(folder / "west/west-story/deck.toml", '"欢迎"', '"您好"')
    kiosk.json("slides", "load", str(folder))
    kiosk.json("publish", "--note", "two\nlines \x1b[31m")
    back = kiosk.json("rollback", "1")
    assert (back["revision"], back["changed_screens"]) == (3, ["w1", "w2"])
    listed = kiosk.json("revisions")["revisions"]
    assert [set(item) for item in listed] == [{"revision", "at", "note", "sha256", "current"}] * 3
    assert [(item["revision"], item["current"]) for item in listed] == [(3, True), (2, False), (1, False)]
    assert [item["note"] for item in listed[1:]] == ["two\nlines \x1b[31m", "first"]
    lines = kiosk("revisions").out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("▶")
    assert "\x1b" not in lines[1]


@pytest.mark.parametrize("revision", ["0", "2", "99999999999999999999"])
def test_rolling_back_to_a_revision_that_is_not_there(kiosk: Kiosk, revision: str) -> None:
    assert kiosk("rollback", revision).refused(2) == "E-PGM-MISSING"


def test_before_anything_was_loaded_or_published(bare: Kiosk, tmp_path: Path) -> None:
    bare.json("init")
    assert bare("publish").refused(3) == "E-DRAFT-EMPTY"
    assert bare("slides", "export", str(tmp_path / "out")).refused(3) == "E-DRAFT-EMPTY"
    assert bare.json("revisions") == {"revisions": []}
    assert "kiosk publish" in bare("revisions").out
    assert bare("now").refused(3) == "E-PGM-NONE"
    assert bare("cue", "next").refused(3) == "E-PGM-NONE"
