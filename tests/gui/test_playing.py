"""The whole player, from its store to the painted pixels, while monitors, files, programmes and visitors do as they please."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.choreography import Choreography
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.events import Commit
from kiosk.domain.playlist import Assignment
from kiosk.domain.programme import Programme
from kiosk.domain.slide import Transition
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.wall import IdleSetting, Output, Wall
from kiosk.player.hanging import Monitors, Spot
from kiosk.store.files import AssetFiles
from tests.gui.conftest import OPENED_US, Reference
from tests.support.exhibits import SECOND, screen, small_hall
from tests.support.playing import Playing, play
from tests.support.store_samples import data_folder

HOUR_US = 3_600 * SECOND


@contextmanager
def house_with(folder: Path, programme: Programme, at_us: int = OPENED_US) -> Iterator[House]:
    """A house whose clock reads `at_us`, with one programme in its store."""
    with app.open_house(data_folder(folder), start_at_us=at_us) as house:
        house.store.write(lambda uow: uow.programmes.add(programme, published_us=programme.anchor_us)).result()
        yield house


def quick(programme: Programme, seconds: float) -> Programme:
    """Every slide stands so long and is cut to the next, on all screens at one instant."""
    slides = tuple(replace(slide, seconds=seconds, transition=Transition.CUT) for slide in programme.slides)
    sections = tuple(replace(section, choreography=Choreography.TOGETHER) for section in programme.sections)
    return replace(programme, slides=slides, sections=sections)


HALL = small_hall(anchor_us=OPENED_US)
"""Its first slides stand for 10 s, longer than these tests run."""
FIRST = {"e1": "a", "e2": "a", "w1": "d"}


def wall_of(*screens: str) -> Wall:
    return replace(HALL.wall, screens=tuple(item for item in HALL.wall.screens if item.id in screens))


def test_in_a_normal_run_no_picture_is_late(qapp: QApplication, reference: Reference, tmp_path: Path) -> None:
    commits: list[Commit] = []
    lacking: list[tuple[str, ...]] = []

    async def use(playing: Playing) -> None:
        playing.fleet.committed.connect(commits.append)
        playing.fleet.lacking.connect(lacking.append)
        await playing.until(lambda: len(commits) >= 2)

    programme = quick(reference.programme, 4)
    with house_with(tmp_path, programme) as house:
        (tmp_path / "assets").symlink_to(reference.data_dir / "assets")
        assert play(qapp, house, use) == []
        plays = house.telemetry.plays(0)
        assert house.telemetry.faults() == ()
    assert [commit.screens for commit in commits] == [18] * len(commits)
    assert lacking == []
    assert len(plays) == 18 * (1 + len(commits))
    assert [play for play in plays if play.actual != play.planned] == []


def test_a_cue_that_is_given_is_carried_out_and_written_down(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == FIRST)
        at_us = house.clock.now_us() + SECOND // 4
        take = Cue(id=0, kind=CueKind.TAKE, at_us=at_us, until_us=at_us + HOUR_US, targets=("w1",), playlist="special")
        written = house.store.write(lambda uow: uow.journal.add(take)).result()
        house.bell.ring()
        await playing.until(lambda: playing.words() == FIRST | {"w1": "f"})
        await playing.until(lambda: len(house.telemetry.cue_commits(written.id)) == 1)

    with house_with(tmp_path, quick(HALL, 600)) as house:
        assert play(qapp, house, use) == []


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_where_the_only_slide_has_a_broken_file_the_poster_stands(
    qapp: QApplication, reference: Reference, tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    programme = reference.programme
    pictured = next(slide for slide in programme.slides if isinstance(slide.fields, PictureFields))
    deck = next(item for item in programme.playlists if pictured.id in item.slides)
    alone = replace(
        programme,
        wall=replace(programme.wall, screens=programme.wall.screens[:1]),
        playlists=(replace(deck, slides=(pictured.id,)),),
        assignments=(Assignment(target="hall", playlist=deck.id),),
    )
    section = alone.wall.screens[0].section

    async def use(playing: Playing) -> None:
        await playing.until(lambda: list(playing.words().values()) == [f"poster:{section}"])
        await playing.until(lambda: playing.faults() == dict.fromkeys([pictured.id, section], "E-ASSET-UNREADABLE"))

    with house_with(tmp_path, alone) as house:
        for media in programme.media if content is not None else ():
            file = AssetFiles(tmp_path / "assets").path(media.shown.sha256)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content or b"")
        assert play(qapp, house, use) == []
        assert all(fault.message.zh and fault.message.en for fault in house.telemetry.faults())
    caplog.clear()


def test_windows_come_and_go_with_the_wall_of_a_programme(qapp: QApplication, tmp_path: Path) -> None:
    fewer = replace(HALL, revision=2, wall=wall_of("w1"))
    more = replace(HALL, revision=3, wall=replace(HALL.wall, screens=(*HALL.wall.screens, screen("w2", "west"))))

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == FIRST)
        playing.publish(fewer)
        await playing.until(lambda: playing.words() == {"w1": "d"})
        playing.publish(more)
        await playing.until(lambda: playing.words() == FIRST | {"w2": "d"})

    with house_with(tmp_path, HALL) as house:
        assert play(qapp, house, use) == []


def test_a_wall_that_counts_from_an_instant_to_come_is_hung_then(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == FIRST)
        later_us = house.clock.now_us() + SECOND
        playing.publish(replace(HALL, revision=2, anchor_us=later_us, wall=wall_of("e2", "w1")))
        await playing.until(lambda: set(playing.words()) == {"e2", "w1"})
        assert house.clock.now_us() >= later_us

    with house_with(tmp_path, HALL) as house:
        assert play(qapp, house, use) == []


def test_a_screen_without_a_monitor_is_a_fault_and_the_others_play(qapp: QApplication, tmp_path: Path) -> None:
    lost = replace(HALL.wall.screens[0], output=Output(name="HDMI-9"))
    programme = replace(HALL, wall=replace(HALL.wall, screens=(lost, *HALL.wall.screens[1:])))

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == {"e2": "a", "w1": "d"})
        await playing.until(lambda: playing.faults() == {"e1": "E-CFG-SCREEN"})
        playing.publish(replace(HALL, revision=2))
        await playing.until(lambda: playing.words() == FIRST)
        await playing.until(lambda: playing.faults() == {})

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []


def test_a_monitor_that_goes_and_comes_back_is_played_on_again(qapp: QApplication, tmp_path: Path) -> None:
    gone: set[str] = set()

    class SomeMonitors(Monitors):
        def spots(self, programme: Programme) -> dict[str, Spot]:
            return {name: spot for name, spot in super().spots(programme).items() if name not in gone}

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == FIRST)
        for lost in ("e2", "w1", "e1"):
            gone.add(lost)
            qapp.screenRemoved.emit(playing.fleet.windows[lost].screen())
            await playing.until(lambda lost=lost: lost not in playing.fleet.windows)
            await playing.until(lambda lost=lost: playing.words() == {key: FIRST[key] for key in FIRST if key != lost})
            gone.clear()
            qapp.screenAdded.emit(qapp.screens()[0])
            await playing.until(lambda: playing.words() == FIRST)

    with house_with(tmp_path, HALL) as house:
        assert play(qapp, house, use, SomeMonitors) == []


def test_it_ends_also_when_it_is_told_to_in_the_midst_of_a_turn(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == FIRST)
        await asyncio.sleep(0.5)  # so that what comes next is drawn, and it waits for a turn
        playing.fleet.turn(playing.house.clock.now_us())
        playing.player.stop()
        await playing.until(lambda: not playing.fleet.windows)

    with house_with(tmp_path, HALL) as house:
        assert play(qapp, house, use) == []


def touch(playing: Playing, name: str) -> None:
    """A finger on the glass, as the system tells it to the window."""
    window = playing.fleet.windows[name].windowHandle()
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(0, QPoint(300, 300), window).commit()
    QTest.touchEvent(window, finger).release(0, QPoint(300, 300), window).commit()


def click(playing: Playing, name: str) -> None:
    QTest.mouseClick(playing.fleet.windows[name].windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))


@pytest.mark.parametrize("way", [touch, click])
def test_a_touch_ends_idling_at_once_and_is_remembered(
    qapp: QApplication, tmp_path: Path, way: Callable[[Playing, str], None]
) -> None:
    idle = small_hall(anchor_us=OPENED_US, idle=IdleSetting.CAROUSEL)

    async def use(playing: Playing) -> None:
        await playing.until(lambda: {word.split(":")[0] for word in playing.words().values()} == {"attract"})
        known_at_once: list[set[str]] = []

        def act() -> None:
            way(playing, "e2")
            known_at_once.append(set(playing.fleet.inputs.presence))

        await playing.does(act)
        await playing.until(lambda: playing.words()["e1"] in {"a", "b", "c"})
        await playing.until(lambda: playing.words()["e2"] == "visit")
        assert playing.words()["w1"].startswith("attract:"), "the other section is not touched"
        await playing.until(lambda: set(house.telemetry.presence()) == {"east"})
        assert known_at_once == [{"east"}]
        assert playing.fleet.inputs.presence == house.telemetry.presence()

    with house_with(tmp_path, idle, at_us=OPENED_US + 10 * 60 * SECOND) as house:
        assert play(qapp, house, use) == []


def test_a_snapshot_is_made_of_what_is_painted(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "wall.png"

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words() == FIRST)
        good, bad = (house.telemetry.wish_snapshot(str(path)) for path in (file, tmp_path / "nowhere" / "wall.png"))
        house.bell.ring()
        await playing.until(lambda: None not in (house.telemetry.granted(good), house.telemetry.granted(bad)))
        assert house.telemetry.granted(good) == ""
        assert house.telemetry.granted(bad) != ""

    with house_with(tmp_path, HALL) as house:
        assert play(qapp, house, use) == []
    assert QImage(str(file)).width() > 960


def test_the_beat_says_that_the_player_is_there_and_what_it_plays(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        await playing.until(lambda: len(house.telemetry.screens()) == 3)
        player = house.telemetry.player()
        assert player is not None
        assert player.revision == HALL.revision
        playing.publish(replace(HALL, revision=2))
        await playing.until(lambda: (found := house.telemetry.player()) is not None and found.revision == 2)

    with house_with(tmp_path, HALL) as house:
        assert play(qapp, house, use) == []
        assert {state.screen: state.picture for state in house.telemetry.screens()} == FIRST


def test_what_is_in_sight_rests_and_what_comes_next_is_awake_in_time(qapp: QApplication, tmp_path: Path) -> None:
    lacking: list[tuple[str, ...]] = []
    asleep: list[bool] = []

    async def use(playing: Playing) -> None:
        windows = playing.fleet.windows
        playing.fleet.lacking.connect(lacking.append)
        playing.fleet.turned.connect(lambda: asleep.extend(window.showing.resting for window in windows.values()))
        for words in ({"e1": "b", "e2": "b", "w1": "e"}, {"e1": "c", "e2": "c", "w1": "d"}):
            await playing.until(lambda: all(window.showing.resting for window in windows.values()))
            asleep.clear()
            await playing.until(lambda words=words: playing.words() == words)
            assert not any(asleep[:3]), "the pictures that came were at hand"

    with house_with(tmp_path, quick(HALL, 5)) as house:
        assert play(qapp, house, use) == []
    assert lacking == []
