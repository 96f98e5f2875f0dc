"""Whatever is wrong with a deck, a site file or the store: the real command says it in one line, and the rest goes on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from kiosk.store.lock import Role, role_lock
from tests.support.commands import Kiosk, process, published
from tests.support.folders import EAST_DECK, SITE_TOML, edit, site_file, slides_folder, tree

WEST = "west/west-story/deck.toml"
VIEW = "east/east-story/media/view.png"

DECKS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "syntax": (lambda folder: edit(folder / WEST, "seconds = 20", "seconds 20"), "E-DECK-SYNTAX", f"{WEST}:18"),
    "kind": (lambda folder: edit(folder / WEST, '"timeline"', '"chart"'), "E-DECK-KIND", f"{WEST}:15 slide[2].kind"),
    "field": (lambda folder: edit(folder / WEST, "seconds = 20", "seconds = -1"), "E-DECK-FIELD", f"{WEST}:15 slide[2]"),
    "no table": (lambda folder: edit(folder / WEST, "\n[[slide]]", "\nslide = [3]\n#"), "E-DECK-SYNTAX", WEST),
    "bytes": (lambda folder: (folder / WEST).write_bytes(Random(1).randbytes(999)) and None, "E-DECK-SYNTAX", WEST),
    "picture gone": (lambda folder: (folder / VIEW).unlink(), "E-DECK-MEDIA", VIEW),
    "picture cut": (
        lambda folder: (folder / VIEW).write_bytes((folder / VIEW).read_bytes()[:70]) and None,
        "E-IMG-TRUNC",
        VIEW,
    ),
    "picture none": (lambda folder: (folder / VIEW).write_bytes(b"MZ\x90\x00") and None, "E-IMP-FORBIDDEN", VIEW),
    "path out": (
        lambda folder: edit(folder / "east/east-story/deck.toml", "media/view.png", "../../../site.toml"),
        "E-DECK-MEDIA",
        "east/east-story/../../../site.toml",
    ),
    "section": (
        lambda folder: (folder / "west").rename(folder / "north") and None,
        "E-DECK-FIELD",
        "north/west-story/deck.toml",
    ),
    "twice": (lambda folder: _second_deck(folder), "E-DECK-FIELD", f"{WEST}:1 id"),
    "no sections": (lambda folder: (folder / "sections.toml").unlink(), "E-DECK-SYNTAX", "sections.toml"),
}

SITES = {
    "syntax": ('id = "w1"', "id = w1", "E-CFG-SYNTAX", "site.toml:5"),
    "key": ("[[screen]]", "[[scren]]", "E-CFG-KEY", "site.toml:4 scren"),
    "range": ("width_mm = 1210", 'width_mm = "10 s"', "E-CFG-RANGE", "site.toml:4 screen[1].width_mm"),
    "screens": ('id = "w2"', 'id = "w1"', "E-CFG-SCREEN", "site.toml:4 screen[1].id"),
    "zone": ("Asia/Shanghai", "Asia/Nowhere", "E-CFG-RANGE", "site.toml:1 timezone"),
}  # fmt: skip


def _second_deck(folder: Path) -> None:
    (folder / "east/west-story").mkdir()
    (folder / "east/west-story/deck.toml").write_text(
        EAST_DECK.replace("east-story", "west-story").replace("view", "vista"), "utf-8"
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return published(tmp_path / "data")


def plays_on(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first revision still answers."""
    answer = Kiosk(data=data, capture=capsys).json("now")
    assert answer["revision"] == 1
    assert {item["state"] for item in answer["screens"]} == {"playing"}


@pytest.mark.parametrize("fault", DECKS)
def test_a_broken_deck(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: str) -> None:
    breaking, code, where = DECKS[fault]
    folder = slides_folder(tmp_path / "in")
    breaking(folder)
    before = tree(data)["content.db"]
    ran = process(data, "slides", "load", str(folder), "--json")
    assert ran.refused(2) == code
    assert ran.answer["error"]["where"].startswith(where)
    assert tree(data)["content.db"] == before
    plays_on(data, capsys)


@pytest.mark.parametrize("fault", SITES)
def test_a_broken_site_file(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: str) -> None:
    old, new, code, where = SITES[fault]
    ran = process(data, "init", "--site", str(site_file(tmp_path, SITE_TOML.replace(old, new, 1))), "--json")
    assert ran.refused(2) == code
    assert ran.answer["error"]["where"] == where
    plays_on(data, capsys)


def test_broken_settings(data: Path) -> None:
    (data / "settings.toml").write_text("[idle]\nafter = 3\n")
    ran = process(data, "now")
    assert ran.refused(2) == "E-CFG-KEY"
    assert "settings.toml:1 idle.after" in ran.err


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _as_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.commit()


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


STORES: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut": (_cut, "E-DB-DAMAGED"),
    "bytes": (lambda file: file.write_bytes(Random(2).randbytes(8192)), "E-DB-NOTADB"),
    "empty": (lambda file: file.write_bytes(b""), "E-DB-MISSING"),
    "folder": (_as_folder, "E-DISK-IO"),
    "foreign": (_foreign, "E-DB-NOTADB"),
    "newer": (_newer, "E-DB-NEWER"),
}


@pytest.mark.parametrize("name", ["content.db", "live.db"])
@pytest.mark.parametrize("fault", STORES)
def test_a_broken_store(data: Path, fault: str, name: str) -> None:
    breaking, code = STORES[fault]
    breaking(data / name)
    before = tree(data)
    ran = process(data, "now", "--json")
    assert ran.refused(3) == code
    assert name in ran.answer["error"]["where"]
    assert tree(data).get(name) == before.get(name)


def _flip(data: Path, revision: int) -> None:
    """One bit of a published document, as a bad disk does it: SQLite sees nothing."""
    with closing(sqlite3.connect(data / "content.db")) as connection:
        (document,) = connection.execute("SELECT document FROM programme WHERE revision = ?", (revision,)).fetchone()
        flipped = bytearray(document)
        flipped[len(flipped) // 2] ^= 1
        connection.execute("UPDATE programme SET document = ? WHERE revision = ?", (bytes(flipped), revision))
        connection.commit()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_programme_that_is_not_the_one_published(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kiosk = Kiosk(data=data, capture=capsys)
    kiosk.json("publish")
    _flip(data, 2)
    plays_on(data, capsys)
    assert process(data, "rollback", "2").refused(3) == "E-PGM-DAMAGED"
    _flip(data, 1)
    assert process(data, "now").refused(3) == "E-PGM-DAMAGED"
    assert kiosk.json("publish")["revision"] == 3
    assert kiosk.json("now")["revision"] == 3


def test_a_second_player(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with role_lock(data, Role.PLAYER):
        ran = process(data, "player")
    assert ran.refused(3) == "E-DB-LOCKED"
    plays_on(data, capsys)


def _damaged(whole: bytes, rng: Random) -> bytes:
    """Other bytes at random places (the text of the tables' shape is left alone), and sometimes the end is missing."""
    page = 4096
    places = [at for at in range(len(whole)) if b"CREATE " not in whole[at // page * page : (at // page + 1) * page]]
    damaged = bytearray(whole)
    for at in rng.sample(places, rng.choice((1, 20, 400))):
        damaged[at] = rng.randrange(256)
    return bytes(damaged[: rng.choice((len(whole), rng.randrange(len(whole))))])


def test_a_store_that_is_damaged_anywhere_is_told_in_words(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer, or one line with exit 3: never a bug of the program."""
    whole = tree(data)["content.db"]
    for seed in range(60):
        folder = tmp_path / f"damaged-{seed}"
        shutil.copytree(data, folder)
        (folder / "content.db").write_bytes(_damaged(whole, Random(seed)))
        kiosk = Kiosk(data=folder, capture=capsys)
        for words in (("now",), ("revisions",), ("slides", "export", str(folder / "out")), ("cue", "next"), ("publish",)):
            ran = kiosk(*words)
            assert ran.code in (0, 3), f"seed {seed}, {words}: {ran.err}"
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("UPDATE hall SET timezone = 'Asia/Bejing'", "hall 1"),
        ("UPDATE screen SET width_mm = -1 WHERE id = 'w2'", "screen w2"),
        ("UPDATE slide SET seconds = 1e9 WHERE id = 'view'", "slide view"),
    ],
)
def test_a_value_edited_in_the_store_that_makes_no_sense(
    data: Path, capsys: pytest.CaptureFixture[str], sql: str, where: str
) -> None:
    with closing(sqlite3.connect(data / "content.db")) as connection:
        assert connection.execute(sql).rowcount == 1
        connection.commit()
    kiosk = Kiosk(data=data, capture=capsys)
    ran = kiosk("publish", "--json")
    assert ran.refused(3) == "E-DB-VALUE"
    assert ran.answer["error"]["where"] == where
