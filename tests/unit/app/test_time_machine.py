from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from kiosk.app.house import House, open_house
from kiosk.app.time_machine import TILE, TimeMachine, draw_wall, time_machine
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.text import Language
from kiosk.stage import stage as stage_module
from kiosk.stage.contact_sheet import MARGIN, TITLE_HEIGHT
from kiosk.stage.stage import draw
from tests.support.commands import published

pytestmark = pytest.mark.usefixtures("qapp")

MINUTE_US = 60_000_000
UPRIGHT = QSize(1080, 1920)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(published(tmp_path / "data")) as house:
        yield house


@pytest.fixture
def machine(house: House) -> Iterator[TimeMachine]:
    with time_machine(house) as machine:
        yield machine


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been drawn since, by its word."""
    words: list[str] = []

    def noting(programme: Any, content: Any, *rest: Any) -> QImage:
        words.append(content.word)
        return draw(programme, content, *rest)

    monkeypatch.setattr(stage_module, "draw", noting)
    return words


def black(house: House, screen: str, at_us: int) -> None:
    cue = Cue(id=0, kind=CueKind.BLACK, at_us=at_us, until_us=at_us + MINUTE_US, targets=(screen,))
    house.store.write(lambda uow: uow.journal.add(cue)).result()


async def test_every_screen_is_told_and_drawn_as_large_as_its_tile(house: House, machine: TimeMachine) -> None:
    sight = await machine.sight(house.clock.now_us())
    assert [item["screen"] for item in sight.answer["screens"]] == list(sight.frames) == ["w1", "w2", "e1"]
    assert sight.frames["w1"].size() == TILE
    assert sight.frames["e1"].height() == TILE.height() > sight.frames["e1"].width(), "an upright one"


async def test_what_is_drawn_small_looks_like_what_is_shown(house: House, machine: TimeMachine) -> None:
    now_us = house.clock.now_us()
    small = (await machine.sight(now_us)).frames
    large = (await machine.sight(now_us, box=None)).frames
    for screen, frame in small.items():
        assert large[screen].size() == (UPRIGHT if screen == "e1" else UPRIGHT.transposed())
        assert apart(frame, large[screen].scaled(frame.size(), mode=Qt.TransformationMode.SmoothTransformation)) < 2


def apart(one: QImage, other: QImage) -> float:
    """By how much two pictures of one size differ on the average, of 255."""
    first, second = (np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in (one, other))
    return float(np.abs(first - second).mean())


async def test_a_slide_on_several_screens_is_drawn_once_and_kept(house: House, machine: TimeMachine, drawn: list[str]) -> None:
    at_us = house.store.read(lambda uow: uow.programmes.get(1)).anchor_us
    first = await machine.sight(at_us)
    assert len(drawn) == len(set(drawn)) == 2, "w1 and w2 share theirs"
    assert first.frames["w1"] == first.frames["w2"]
    count = len(drawn)
    await machine.sight(at_us + 15_000_000)
    assert len(drawn) > count, "the west has gone on"
    count = len(drawn)
    again = await machine.sight(at_us)
    assert len(drawn) == count
    assert again.frames == first.frames


async def test_the_sheet_has_its_heading_above_the_tiles(house: House, machine: TimeMachine) -> None:
    now, later = [await machine.sheet(house.clock.now_us() + ahead_us) for ahead_us in (0, 24 * 60 * MINUTE_US)]
    assert now.size() == later.size()
    band = (MARGIN, MARGIN, now.width() - 2 * MARGIN, TITLE_HEIGHT)
    grounds = {now.copy(*band).pixelColor(x, y).name() for x in range(0, 600, 7) for y in range(0, 80, 3)}
    assert len(grounds) > 1
    assert now.copy(*band) != later.copy(*band)


async def test_a_cue_counts_in_its_time(house: House, machine: TimeMachine) -> None:
    at_us = house.clock.now_us() + 10 * MINUTE_US
    black(house, "e1", at_us)
    states = [
        {item["screen"]: item["state"] for item in (await machine.sight(t)).answer["screens"]}
        for t in (at_us - 1, at_us, at_us + MINUTE_US)
    ]
    assert [state["e1"] for state in states] == ["playing", "black", "playing"]
    assert "black" not in {state["w1"] for state in states}


async def test_nothing_is_written(house: House, machine: TimeMachine) -> None:
    await machine.sheet(house.clock.now_us())
    assert house.store.changed() is False
    assert (house.telemetry.player(), house.telemetry.screens(), house.telemetry.plays(0)) == (None, (), ())


async def test_for_a_slide_that_cannot_be_shown_another_picture_stands_in_and_is_told(
    house: House, machine: TimeMachine, caplog: pytest.LogCaptureFixture
) -> None:
    for file in (house.data_dir / "assets").rglob("?" * 64):
        file.write_bytes(b"no picture")
    sight = await machine.sight(house.clock.now_us(), "e1")
    (item,) = sight.answer["screens"]
    assert item["slide"] is None
    assert item["why"]["text"].endswith("由海报页代替")
    assert not sight.frames["e1"].isNull()
    assert house.telemetry.strikes() == (), "that is for the player to say"
    assert caplog.records
    caplog.clear()


async def test_before_the_first_programme_there_is_nothing_to_see(machine: TimeMachine) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        await machine.sheet(0)
    assert caught.value.code == "E-PGM-NONE"
    assert "生效" in caught.value.message.zh


async def test_a_screen_that_is_not_there(house: House, machine: TimeMachine) -> None:
    with pytest.raises(BadInput) as caught:
        await machine.sight(house.clock.now_us(), "nope")
    assert caught.value.code == "E-CUE-TARGET"


def test_the_wall_is_saved_and_told_like_now(house: House, tmp_path: Path) -> None:
    file = tmp_path / "wall.png"
    answer = draw_wall(house, house.clock.now_us(), file, None, Language.EN)
    assert list(answer) == ["at", "revision", "file", "screens"]
    assert (answer["file"], answer["revision"]) == (str(file), 1)
    assert QImage(str(file)).width() > 2 * TILE.width()


def test_one_screen_is_saved_in_its_own_pixels(house: House, tmp_path: Path) -> None:
    answer = draw_wall(house, house.clock.now_us(), tmp_path / "one", "e1", Language.ZH)
    assert [item["screen"] for item in answer["screens"]] == ["e1"]
    assert QImage(str(tmp_path / "one")).size() == UPRIGHT


def test_a_place_that_cannot_be_written_to_is_told(house: House, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        draw_wall(house, house.clock.now_us(), tmp_path / "nowhere" / "wall.png", None, Language.ZH)
    assert caught.value.code == "E-SNAPSHOT"
