"""Videos on real windows, from the file in the store to the painted pixels."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.session import GoHome
from kiosk.domain.slide import Transition
from kiosk.domain.view import PlayVideo
from kiosk.store.files import AssetFiles
from tests.gui.conftest import OPENED_US
from tests.gui.test_playing import house_with
from tests.support.clips import brightening
from tests.support.exhibits import SECOND
from tests.support.filmed import area, brightness, filmed_hall
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor

LENGTH_S = 4
IN_STEP_S = 0.2
"""A frame's length, the time between painting and reading, and what a machine that is busy with other tests adds."""


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return brightening(tmp_path_factory.mktemp("film") / "film.mp4", seconds=LENGTH_S)


class Seen:
    """What is read from the two screens again and again: when, and how bright the film is on each, None for the still."""

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self.rows: list[tuple[float, float | None, float | None]] = []

    @property
    def first(self) -> float | None:
        """How bright the film was on the first screen when it was looked at last."""
        return self.rows[-1][1]

    def look(self) -> None:
        programme = self._playing.fleet.inputs.programmes[0]
        windows = [self._playing.fleet.windows[screen] for screen in ("e1", "e2")]
        first, second = (brightness(window, area(programme, window)) for window in windows)
        self.rows.append(((self._playing.house.clock.now_us() - OPENED_US) / SECOND, first, second))

    async def until(self, enough: Callable[[], bool]) -> None:
        await self._playing.until(lambda: {"e1", "e2"} <= self._playing.words().keys())

        def looked() -> bool:
            self.look()
            return enough()

        await self._playing.until(looked)


def test_the_still_comes_first_then_the_film_in_step_and_its_last_frame_stays(
    qapp: QApplication, tmp_path: Path, film: Path
) -> None:
    first_s = 3.0
    programme = filmed_hall(AssetFiles(tmp_path / "assets"), film, anchor_us=OPENED_US, first_s=first_s, seconds=LENGTH_S + 2)

    async def use(playing: Playing) -> None:
        seen = Seen(playing)
        windows = playing.fleet.windows
        await playing.until(lambda: playing.words().get("e1") == "a")
        stills: list[str] = []
        playing.fleet.arrived.connect(lambda arrival: stills.append(arrival.picture))
        await playing.until(lambda: stills[:2] == ["film", "film"])
        await seen.until(lambda: seen.rows[-1][0] > first_s + LENGTH_S + 1)
        moving = [row for row in seen.rows if row[1] is not None and first_s < row[0] < first_s + LENGTH_S]
        assert len({row[1] for row in moving}) > 5, "frames came"
        assert [row for row in moving if row[1] != row[2]] == [], "both screens show the same frame"
        off = [(at, at - first_s - lit * LENGTH_S) for at, lit, _ in moving if lit is not None]
        assert median(abs(late_s) for _, late_s in off) <= IN_STEP_S
        assert seen.first == pytest.approx(1, abs=0.05), "the last frame stands"
        painting, at = windows["e1"].showing, area(programme, windows["e1"])
        assert painting is not None
        around = [at.topLeft() - QPoint(5, 5), at.bottomRight() + QPoint(5, 5), QPoint(100, 100)]
        assert [windows["e1"].frame().pixel(point) for point in around] == [painting.image.pixel(point) for point in around]
        await playing.until(lambda: playing.words() == {"e1": "b", "e2": "b", "w1": "d"})

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []
        plays = [play for play in house.telemetry.plays(0) if play.planned == "film"]
        assert [(play.screen, play.actual) for play in plays] == [("e1", "film"), ("e2", "film")]
        assert house.telemetry.faults() == ()
        assert {state.black_frames for state in house.telemetry.screens()} == {0}


@pytest.mark.parametrize("transition", [Transition.CUT, Transition.FADE])
def test_a_player_that_starts_in_the_midst_of_the_film_is_in_step(
    qapp: QApplication, tmp_path: Path, film: Path, transition: Transition
) -> None:
    files = AssetFiles(tmp_path / "assets")
    programme = filmed_hall(files, film, anchor_us=OPENED_US, seconds=LENGTH_S * 3, transition=transition)

    async def use(playing: Playing) -> None:
        seen = Seen(playing)
        await seen.until(lambda: seen.first is not None)
        await asyncio.sleep(1)  # a decoder that was put to its place catches up
        seen.rows.clear()
        await seen.until(lambda: len(seen.rows) > 5)
        assert median(abs(at - 3 - (lit or 0) * LENGTH_S) for at, lit, _ in seen.rows) <= IN_STEP_S

    with house_with(tmp_path, programme, at_us=OPENED_US + 4 * SECOND) as house:
        assert play(qapp, house, use) == []


@pytest.mark.parametrize("broken", ["no video", "cut off", "lost", "changed"])
def test_a_film_that_cannot_be_played_leaves_its_still_and_is_told_to_staff(
    qapp: QApplication, tmp_path: Path, film: Path, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    files, content = AssetFiles(tmp_path / "assets"), film.read_bytes()
    put_in = {"no video": b"\x00\x00\x00\x20ftypisom" + bytes(5000), "cut off": content[: len(content) // 3]}
    programme = filmed_hall(files, put_in.get(broken, content), anchor_us=OPENED_US, first_s=2, seconds=600)
    stored = files.path(programme.media[0].shown.sha256)
    if broken == "lost":
        stored.unlink()
    if broken == "changed":
        stored.write_bytes(content[:-1] + b"x")

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == {"e1": "film", "e2": "film", "w1": "d"})
        await playing.until(lambda: playing.faults() == {"film": "E-VIDEO-PLAY"})
        assert playing.words() == {"e1": "film", "e2": "film", "w1": "d"}, "the still as it was drawn"

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []
        (fault,) = house.telemetry.faults()
        assert "幻灯片 film" in fault.message.zh
        assert "幻灯片 film" in (fault.message.en or "")
        assert {state.black_frames for state in house.telemetry.screens()} == {0}
    caplog.clear()


def test_a_freeze_lets_the_film_stand_too(qapp: QApplication, tmp_path: Path, film: Path) -> None:
    programme = filmed_hall(AssetFiles(tmp_path / "assets"), film, anchor_us=OPENED_US, first_s=2, seconds=600)

    async def use(playing: Playing) -> None:
        seen = Seen(playing)
        await seen.until(lambda: (seen.first or 0) > 0.3)
        at_us = playing.house.clock.now_us() + SECOND // 4
        freeze = Cue(id=0, kind=CueKind.FREEZE, at_us=at_us, until_us=at_us + 3600 * SECOND, targets=("hall",))
        playing.house.store.write(lambda uow: uow.journal.add(freeze)).result()
        playing.house.bell.ring()
        await asyncio.sleep(0.8)
        seen.rows.clear()
        await seen.until(lambda: len(seen.rows) > 30)
        assert len({row[1] for row in seen.rows}) == 1
        assert seen.rows[0][1] == pytest.approx((at_us - OPENED_US - 2 * SECOND) / SECOND / LENGTH_S, abs=IN_STEP_S / LENGTH_S)

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []


def test_a_visitor_sees_the_film_from_its_start_lets_it_stand_and_go_on(qapp: QApplication, tmp_path: Path, film: Path) -> None:
    programme = filmed_hall(AssetFiles(tmp_path / "assets"), film, anchor_us=OPENED_US, first_s=2, seconds=600)
    play_it = PlayVideo(length_us=programme.slide_by_id["film"].duration_us)

    async def use(playing: Playing) -> None:
        seen, visitor = Seen(playing), Visitor(playing, "e1")
        await seen.until(lambda: (seen.first or 0) > 0.4)
        await visitor.touch(300, 200)
        await visitor.settled()
        seen.look()
        assert seen.first is None, "the still, until it is asked for"
        await visitor.touch(*visitor.place_of(play_it))
        await seen.until(lambda: (seen.first or 0) > 0.1)
        assert (seen.first or 0) < (seen.rows[-1][2] or 0), "the other screen is where it was"
        await visitor.touch(*visitor.place_of(play_it))
        await asyncio.sleep(0.3)
        seen.look()
        stood = seen.first
        await asyncio.sleep(0.5)
        seen.look()
        assert seen.first == stood
        await visitor.touch(*visitor.place_of(play_it))
        await seen.until(lambda: (seen.first or 0) > (stood or 0))
        assert visitor.session is not None
        assert visitor.session.watches(playing.house.clock.now_us()), "nobody is asked anything while it plays"
        await visitor.tap(GoHome())
        await playing.until(lambda: visitor.word == "visit")

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []
