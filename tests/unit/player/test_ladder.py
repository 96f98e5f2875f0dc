"""Slides whose files go missing under a running player, and what is on the glass instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.aside import ENOUGH, aside
from kiosk.domain.cue import NO_CUES
from kiosk.domain.events import Play
from kiosk.domain.exhibit import media_of
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content
from kiosk.services.reporting import Moment, what_plays
from kiosk.stage.draw import draw
from tests.support.damage import Damage, flipped, removed, truncated
from tests.support.exhibits import SECOND
from tests.support.pictured import pictured_hall
from tests.support.playing import Playing, play
from tests.support.store_samples import data_folder

OPENED_US = 1_800_000_000_000_000
DWELL_S = 2.0


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with app.open_house(data_folder(tmp_path), start_at_us=OPENED_US) as house:
        yield house


@pytest.fixture
def hall(house: House) -> Programme:
    """The pictured hall, published in the house."""
    hall = pictured_hall(house.files, anchor_us=OPENED_US, seconds=DWELL_S)
    house.store.write(lambda uow: uow.programmes.add(hall, published_us=OPENED_US)).result()
    return hall


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be shown is tried again many times a second."""
    monkeypatch.setattr("kiosk.domain.aside.RETRY_US", SECOND // 5)
    monkeypatch.setattr("kiosk.player.ladder.RETRY_US", SECOND // 5)
    monkeypatch.setattr("kiosk.player.ladder.LOOK_S", 0.05)


def file_of(house: House, hall: Programme, slide: str) -> Path:
    (media,) = media_of(hall, slide).values()
    return house.files.path(media.shown.sha256)


def watched(playing: Playing) -> list[str]:
    """The words of what e1 shows, one after another, from now on."""
    shown: list[str] = []

    def note(play: Play) -> None:
        assert play.actual == play.planned
        if play.screen == "e1":
            shown.append(play.actual)

    playing.fleet.played.connect(note)
    return shown


def never_black(house: House) -> bool:
    return [state.black_frames for state in house.telemetry.screens()] == [0, 0, 0]


@pytest.mark.parametrize("damage", [removed, truncated, flipped], ids=lambda how: how.__name__)
def test_the_next_slide_takes_the_time_of_one_whose_file_is_broken(
    qapp: QApplication, house: House, hall: Programme, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    async def use(playing: Playing) -> None:
        shown = watched(playing)
        await playing.until(lambda: shown == ["a"])
        damage(file_of(house, hall, "c"))
        await playing.until(lambda: shown[-1] == "d")
        now_us = house.clock.now_us()
        said = what_plays(
            hall, NO_CUES, {}, Moment.of(hall.wall, now_us), "e1", aside=aside(hall, playing.fleet.inputs.strikes)
        )
        assert said["screens"][0]["slide"]["id"] == "d"
        await playing.until(lambda: shown == ["a", "b", "d", "e"])
        assert playing.faults() == {"c": "E-ASSET-UNREADABLE"}

    assert play(qapp, house, use) == []
    assert never_black(house)
    (fault,) = house.telemetry.faults()
    assert "「east」的幻灯片「幻灯片 c」图片不见了或已损坏，观众现在看到的是下一页" in fault.message.zh
    assert '"幻灯片 c" of "east" cannot be shown' in (fault.message.en or "")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    caplog.clear()


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_put_back_is_shown_again(
    qapp: QApplication, house: House, hall: Programme, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("kiosk.domain.aside", "kiosk.player.ladder"):
        monkeypatch.setattr(f"{room}.ENOUGH", 1000)  # tried so often as a slow machine needs to tell of it
    whole = file_of(house, hall, "c").read_bytes()

    async def use(playing: Playing) -> None:
        shown = watched(playing)
        await playing.until(lambda: shown == ["a"])
        file_of(house, hall, "c").unlink()
        await playing.until(lambda: playing.faults() == {"c": "E-ASSET-UNREADABLE"})
        file_of(house, hall, "c").write_bytes(whole)
        await playing.until(lambda: playing.faults() == {})
        await playing.until(lambda: shown[-1] == "c")
        assert house.telemetry.strikes() == ()

    assert play(qapp, house, use) == []
    assert never_black(house)
    caplog.clear()


@pytest.mark.usefixtures("impatient")
def test_after_three_strikes_it_stays_aside_until_something_is_published(
    qapp: QApplication, house: House, hall: Programme, caplog: pytest.LogCaptureFixture
) -> None:
    whole = file_of(house, hall, "c").read_bytes()
    file_of(house, hall, "c").unlink()

    async def strike_out(playing: Playing) -> None:
        await playing.until(lambda: playing.faults() == {"c": "E-SLIDE-ASIDE"})
        (strike,) = house.telemetry.strikes()
        assert strike.strikes == ENOUGH
        file_of(house, hall, "c").write_bytes(whole)

    async def start_again(playing: Playing) -> None:
        shown = watched(playing)
        await playing.until(lambda: "d" in shown and "e" in shown[shown.index("d") :])
        assert "c" not in shown
        assert playing.faults() == {"c": "E-SLIDE-ASIDE"}
        playing.publish(replace(hall, revision=2, anchor_us=house.clock.now_us()))
        await playing.until(lambda: playing.faults() == {})
        await playing.until(lambda: shown[-1] == "c")

    assert play(qapp, house, strike_out) == []
    assert len(caplog.records) == ENOUGH, "each strike is told"
    caplog.clear()
    assert play(qapp, house, start_again) == []
    assert never_black(house)


@pytest.mark.usefixtures("impatient")
def test_with_all_files_gone_the_poster_stands_and_the_other_section_plays(
    qapp: QApplication, house: House, hall: Programme, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.domain.aside.ENOUGH", 1000)
    assets = house.data_dir / "assets"
    assets.rename(house.data_dir / "elsewhere")

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() | {"w1": ""} == {"e1": "poster:east", "e2": "poster:east", "w1": ""})
        await playing.until(lambda: playing.faults() == dict.fromkeys([*"abcde", "east"], "E-ASSET-UNREADABLE"))
        assert playing.words()["w1"] in {"f", "g"}
        (house.data_dir / "elsewhere").rename(assets)
        await playing.until(lambda: playing.faults() == {})
        await playing.until(lambda: playing.words()["e1"] in set("abcde"))

    assert play(qapp, house, use) == []
    assert never_black(house)
    caplog.clear()


def test_a_slide_whose_drawing_has_a_bug_costs_only_itself(
    qapp: QApplication,
    house: House,
    hall: Programme,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def buggy(programme: Programme, content: Content, *rest: object) -> QImage:
        if content.slide == "b":
            raise ZeroDivisionError
        return draw(programme, content, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("kiosk.stage.stage.draw", buggy)

    async def use(playing: Playing) -> None:
        shown = watched(playing)
        await playing.until(lambda: shown == ["a", "c", "d"])
        await playing.until(lambda: playing.faults() == {"b": "E-SLIDE-ASIDE"})

    assert play(qapp, house, use) == []
    assert [(record.levelname, bool(record.exc_info)) for record in caplog.records] == [("CRITICAL", True)]
    caplog.clear()
