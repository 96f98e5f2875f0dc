"""The file of a slide breaks on the disk of a running player: visitors see the next slide, staff read a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.domain.exhibit import media_of
from kiosk.store.files import AssetFiles
from tests.support.damage import removed, truncated
from tests.support.hall import Hall, Player

DECK, BROKEN = "east-story", "east-story-3"
COLOURS = ("red", "green", "blue", "olive")


@pytest.fixture
def pictured(hall: Hall) -> Hall:
    """The hall, with a photograph on every slide of its east."""
    folder = hall.data_dir.parent / "slides"
    deck = folder / "east" / DECK
    (deck / "media").mkdir()
    lines = [f'id = "{DECK}"', 'title = {zh = "照片", en = "Photographs"}']
    for number, colour in enumerate(COLOURS, 1):
        Image.new("RGB", (320, 180), colour).save(deck / "media" / f"{number}.png")
        lines += ["[[slide]]", f'id = "{DECK}-{number}"', 'kind = "picture"', "seconds = 2", 'transition = "cut"']
        lines += [f'title = {{zh = "第 {number} 张", en = "Photograph {number}"}}', "[slide.picture]"]
        lines += [f'file = "media/{number}.png"', 'alt = {zh = "照片"}', 'text = {zh = "一段"}']
    (deck / "deck.toml").write_text("\n".join(lines), "utf-8")
    publish(hall)
    return hall


def publish(hall: Hall) -> None:
    hall.ask("slides", "load", hall.data_dir.parent / "slides")
    hall.ask("publish")


def file_of(hall: Hall, slide: str) -> Path:
    programmes, _ = hall.programmes_and_cues()
    (media,) = media_of(programmes[0], slide).values()
    return AssetFiles(hall.data_dir / "assets").path(media.shown.sha256)


def faults(hall: Hall) -> dict[str, str]:
    with hall.telemetry() as telemetry:
        return {fault.where: fault.code for fault in telemetry.faults()}


def black_frames(hall: Hall) -> list[int]:
    with hall.telemetry() as telemetry:
        return [state.black_frames for state in telemetry.screens()]


def one_lap(player: Player) -> set[str]:
    """What e1 shows in one pass of its deck from now on; all of it what was planned."""
    seen = len(player.plays())

    def since() -> list[str]:
        fresh = player.plays()[seen:]
        assert [play for play in fresh if play.actual != play.planned] == []
        return [play.actual for play in fresh if play.screen == "e1"]

    player.until(lambda: since().count(f"{DECK}-1") == 2)
    return set(since())


def test_a_broken_file_costs_its_slide_until_it_is_loaded_again(pictured: Hall) -> None:
    with pictured.player() as player:
        truncated(file_of(pictured, BROKEN))
        player.until(lambda: faults(pictured) == {BROKEN: "E-ASSET-UNREADABLE"})
        assert one_lap(player) == {f"{DECK}-{number}" for number in (1, 2, 4)}
        (en,) = pictured.ask("status")["faults"]
        (zh,) = pictured.ask("--lang", "zh", "status")["faults"]
        assert en["text"].startswith(
            '"Photograph 3" of "east" cannot be shown: its picture is missing or damaged; visitors see the'
        )
        assert zh["text"].startswith("「east」的幻灯片「第 3 张」图片不见了或已损坏，观众现在看到的是下一页。")
        publish(pictured)
        player.until(lambda: faults(pictured) == {})
        player.until(lambda: player.last()["e1"].actual == BROKEN)
        assert black_frames(pictured) == [0, 0, 0, 0]
        assert player.stop() == 0


def test_a_player_that_starts_again_does_not_begin_with_what_it_could_not_show(pictured: Hall) -> None:
    for number in (1, 2, 3):
        removed(file_of(pictured, f"{DECK}-{number}"))
    with pictured.player() as player:
        player.until(lambda: len(faults(pictured)) == 3)
        player.kill()
    with pictured.player() as player:
        assert {play.actual for play in player.plays() if play.screen == "e1"} == {f"{DECK}-4"}
        said = {item["screen"]: item["slide"]["id"] for item in pictured.ask("now")["screens"]}
        assert (said["e1"], said["e2"]) == (f"{DECK}-4", f"{DECK}-4")
        assert black_frames(pictured) == [0, 0, 0, 0]


def test_with_all_files_of_a_section_gone_its_poster_stands(pictured: Hall) -> None:
    for number in range(1, len(COLOURS) + 1):
        removed(file_of(pictured, f"{DECK}-{number}"))
    with pictured.player() as player:
        player.until(lambda: len(faults(pictured)) == len(COLOURS))
        assert {player.last()[screen].actual for screen in ("e1", "e2")} == {"poster:east"}
        said = {item["screen"]: item for item in pictured.ask("now")["screens"]}
        assert (said["e1"]["slide"], said["e1"]["playlist"]) == (None, DECK)
        assert {fault["text"].count("poster") for fault in pictured.ask("status")["faults"]} == {1}
        player.until(lambda: player.last()["w1"].actual != "poster:west")
        assert black_frames(pictured) == [0, 0, 0, 0]
