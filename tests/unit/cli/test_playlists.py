from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Kiosk
from tests.support.folders import edit, slides_folder

USED = {"targets": ["west"], "schedule": [], "playlists": []}
NOWHERE: dict[str, list[str]] = {"targets": [], "schedule": [], "playlists": []}


def names(answer: Any) -> list[str]:
    return [item.get("slide") or f"@{item['playlist']}" for item in answer["items"]]


def test_the_list(kiosk: Kiosk) -> None:
    first, second = kiosk.json("playlist", "list", "--lang", "en")["playlists"]
    assert first == {
        "name": "west-story", "section": "west", "title": "West story", "slides": 3, "duration_s": 60.0, "used_by": USED,
    }  # fmt: skip
    assert (second["name"], second["section"]) == ("east-story", "east")
    assert kiosk("playlist", "list").out.splitlines()[0] == "west-story  西厅故事  展区 west，3 页，1:00  [默认用于 west]"


def test_before_there_are_slides_the_list_says_what_to_run(bare: Kiosk) -> None:
    bare.json("init")
    ran = bare("playlist", "list")
    assert ran.refused(3) == "E-DRAFT-EMPTY"
    assert "kiosk slides load" in ran.err


def test_a_playlist_is_made_shown_changed_and_deleted(kiosk: Kiosk) -> None:
    made = kiosk.json(
        "playlist", "add", "tour", "history", "@east-story", "--title", "参观", "--title-en", "Tour", "--lang", "en"
    )
    assert (made["name"], made["section"], made["title"], made["used_by"]) == ("tour", "west", "Tour", NOWHERE)
    assert made["slides"] == 2
    assert made["items"][0] == {"place": 1, "slide": "history", "title": "History", "seconds": 20.0, "languages": ["zh", "en"]}
    assert {key: made["items"][1][key] for key in ("place", "playlist", "title")} == {
        "place": 2, "playlist": "east-story", "title": "East story",
    }  # fmt: skip
    assert made["duration_s"] == sum(item["seconds"] for item in made["items"])
    assert kiosk.json("playlist", "show", "tour", "--lang", "en") == made
    assert names(kiosk.json("playlist", "add", "tour", "opening", "opening", "--at", "1")) == [
        "opening", "opening", "history", "@east-story",
    ]  # fmt: skip
    assert names(kiosk.json("playlist", "move", "tour", "4", "1")) == ["@east-story", "opening", "opening", "history"]
    assert names(kiosk.json("playlist", "remove", "tour", "opening", "1")) == ["history"]
    assert kiosk.json("playlist", "rename", "tour", "--title", "夜游")["title"] == "夜游"
    assert kiosk.json("playlist", "drop", "tour") == {"name": "tour", "dropped": True}
    assert kiosk("playlist", "show", "tour").refused(2) == "E-PL-NAME"


def test_what_a_person_reads(kiosk: Kiosk) -> None:
    ran = kiosk("playlist", "add", "tour", "history", "@east-story", "--lang", "en")
    head, *items = ran.out.splitlines()
    assert head.startswith("tour  tour  section west, 2 slides, ")
    assert items[0] == "   1  history  History  0:20  zh/en"
    assert items[1].startswith("   2  @east-story  East story  0:")
    kiosk("playlist", "assign", "tour", "--target", "w2")
    assert kiosk("playlist", "show", "east-story").out.splitlines()[0].endswith("[默认用于 east；在播放列表 tour]")
    assert kiosk("playlist", "list", "--lang", "en").out.splitlines()[0].endswith("[default of w2]")
    empty = kiosk("playlist", "remove", "tour", "1", "2").out.splitlines()
    assert empty[0].startswith("tour  tour  展区 west，0 页，0:00")
    assert "kiosk playlist add tour" in empty[1]


def test_defaults_are_given_and_taken_away_and_publishing_has_them_count(kiosk: Kiosk) -> None:
    def playing() -> list[str]:
        return [screen["playlist"] for screen in kiosk.json("now")["screens"]]

    kiosk.json("playlist", "add", "tour", "figures")
    assert kiosk.json("playlist", "assign", "tour", "--target", "w2") == {"target": "w2", "playlist": "tour"}
    assert playing() == ["west-story", "west-story", "east-story"]
    assert kiosk.json("publish")["changed_screens"] == ["w2"]
    assert playing() == ["west-story", "tour", "east-story"]
    second = kiosk.json("now", "--lang", "en")["screens"][1]
    assert second["why"] == {"rule": "section", "source": "tour", "text": 'Screen default (filler) "tour"'}
    assert [each["text"] for each in second["overridden"]] == ['Section default (filler) "West story"', 'Poster of "West"']
    assert kiosk("playlist", "drop", "tour").refused(2) == "E-PL-USED"
    assert kiosk.json("playlist", "assign", "--none", "--target", "w2") == {"target": "w2", "playlist": None}
    kiosk.json("playlist", "drop", "tour")
    assert kiosk.json("publish")["changed_screens"] == ["w2"]
    assert playing() == ["west-story", "west-story", "east-story"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "tour", "histroy"), "E-PL-SLIDE"),
        (("add", "west-story", "@west-story"), "E-PL-CYCLE"),
        (("add", "Tour", "history"), "E-PL-NAME"),
        (("add", "tour"), "E-PL-SECTION"),
        (("show", "tour"), "E-PL-NAME"),
        (("move", "west-story", "1", "9"), "E-PL-PLACE"),
        (("move", "west-story", "one", "two"), "E-CLI-USAGE"),
        (("rename", "west-story"), "E-CLI-USAGE"),
        (("rename", "west-story", "--title", " "), "E-PL-NAME"),
        (("drop", "west-story"), "E-PL-USED"),
        (("assign", "west-story", "--target", "north"), "E-PL-TARGET"),
        (("assign", "--target", "hall"), "E-CLI-USAGE"),
        (("assign", "west-story", "--none", "--target", "hall"), "E-CLI-USAGE"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_is_refused_in_one_line(kiosk: Kiosk, words: tuple[str, ...], code: str, language: str) -> None:
    before = kiosk.json("playlist", "list")
    assert kiosk("playlist", *words, "--lang", language).refused(2) == code
    assert kiosk.json("playlist", "list") == before


def test_a_circle_that_somebody_drew_in_the_store_is_told_and_can_be_undone(kiosk: Kiosk) -> None:
    kiosk.json("playlist", "add", "tour", "@east-story")
    with closing(sqlite3.connect(kiosk.data / "content.db")) as connection, connection:
        connection.execute("INSERT INTO playlist_entry VALUES ('east-story', 9, NULL, 'tour')")
    for words in (("publish",), ("playlist", "list"), ("playlist", "show", "tour"), ("playlist", "add", "tour", "view")):
        ran = kiosk(*words)
        assert ran.refused(2) == "E-PL-CYCLE"
        assert "east-story→tour→east-story" in ran.err
    assert [screen["playlist"] for screen in kiosk.json("now")["screens"]] == ["west-story", "west-story", "east-story"]
    assert names(kiosk.json("playlist", "remove", "east-story", "@tour")) == ["view"]
    assert kiosk.json("publish")["changed_screens"] == []


def test_loading_the_folder_again_keeps_what_staff_made_and_says_what_it_lost(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.json("playlist", "add", "tour", "opening", "view", "opening")
    kiosk.json("playlist", "assign", "tour", "--target", "east")
    folder = slides_folder(tmp_path / "slides")
    assert kiosk.json("slides", "load", str(folder))["findings"] == []
    edit(folder / "west" / "west-story" / "deck.toml", 'id = "opening"', 'id = "welcome"')
    (finding,) = kiosk.json("slides", "load", str(folder), "--lang", "en")["findings"]
    assert (finding["code"], finding["where"]) == ("E-PL-MISSING", "tour")
    assert "opening" in finding["message"]
    assert names(kiosk.json("playlist", "show", "tour")) == ["view"]
    assert kiosk.json("playlist", "show", "tour")["used_by"]["targets"] == ["east"]
    assert kiosk.json("publish")["revision"] == 2
