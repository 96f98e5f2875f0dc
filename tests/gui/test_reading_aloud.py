"""Pages read aloud to a visitor, from the file in the store to the end of the reading."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.domain.asset import Asset, Media
from kiosk.domain.captions import FileByLanguage
from kiosk.domain.cue import CueKind
from kiosk.domain.events import VisitEvent, VisitMode
from kiosk.domain.exhibit import media_path
from kiosk.domain.programme import Programme
from kiosk.domain.session import (
    Listen,
    ListenAgain,
    Presence,
    SessionRule,
    ShowAids,
    Speak,
    StopListening,
    Turn,
    Voice,
)
from kiosk.domain.settings import SoundSettings
from kiosk.player.reader import Reader
from kiosk.store.files import AssetFiles
from tests.gui.conftest import OPENED_US
from tests.gui.test_playing import house_with
from tests.support.clips import tone
from tests.support.exhibits import SECOND
from tests.support.pictured import pictured_hall
from tests.support.playing import Playing, play, tell
from tests.support.visiting import Visitor

BRIEF = SessionRule(quiet_us=SECOND, asking_us=SECOND, aided_quiet_us=2 * SECOND, aided_asking_us=2 * SECOND)
LASTING = SessionRule()
LENGTH_S = 4


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tone(tmp_path_factory.mktemp("recording") / "page.m4a", seconds=LENGTH_S)


def recorded_hall(files: AssetFiles, recording: Path | bytes) -> Programme:
    """The first page of e1 is read aloud in Chinese; the others are not."""
    hall = pictured_hall(files, anchor_us=OPENED_US, seconds=600)
    asset = Asset(sha256=files.put(recording), size_bytes=1, width_px=0, height_px=0)
    slides = tuple(replace(each, audio=FileByLanguage(zh="a.m4a")) if each.id == "a" else each for each in hall.slides)
    return replace(hall, slides=slides, media=(*hall.media, Media(path=media_path("east", "tour", "a.m4a"), shown=asset)))


async def at_the_sheet(playing: Playing) -> Visitor:
    """A visitor at the first page, with the sheet of aids before them."""
    await playing.until(lambda: playing.words().get("e1") == "a")
    visitor = Visitor(playing, "e1")
    await visitor.touch(960, 300)
    await visitor.settled()
    await visitor.tap(ShowAids())
    return visitor


def voice_of(visitor: Visitor) -> Voice | None:
    return visitor.session.voice if visitor.session is not None else None


def reader_of(visitor: Visitor) -> Reader:
    reader = visitor.playing.player.visitors.reader(visitor.screen)
    assert reader is not None
    return reader


def offered(visitor: Visitor) -> set[str]:
    """What can be done with a reading."""
    targets = visitor.playing.player.visitors.targets(visitor.screen)
    return {type(target.act).__name__ for target in targets} & {"Listen", "ListenAgain", "StopListening"}


def test_a_page_is_read_to_its_end_and_nobody_is_asked_meanwhile(qapp: QApplication, tmp_path: Path, recording: Path) -> None:
    programme, counted = recorded_hall(AssetFiles(tmp_path / "assets"), recording), []

    async def use(playing: Playing) -> None:
        visitor = await at_the_sheet(playing)
        playing.player.visitors.counted.connect(counted.append)
        await visitor.tap(Listen())
        began_us = playing.house.clock.now_us()
        await playing.until(lambda: (reader_of(visitor).position_ms or 0) > 0 and reader_of(visitor).reading)
        while voice_of(visitor) is Voice.READING:
            assert visitor.session is not None
            assert visitor.session.presence(BRIEF, playing.house.clock.now_us()) is Presence.HERE
            await asyncio.sleep(0.02)
        read_us = playing.house.clock.now_us() - began_us
        assert read_us > (LENGTH_S - 0.5) * SECOND
        assert offered(visitor) == {"Listen"}
        await playing.until(lambda: visitor.session is None)
        waited_us = playing.house.clock.now_us() - began_us - read_us
        assert waited_us > (BRIEF.aided_quiet_us + BRIEF.aided_asking_us) * 0.9, "who is read to is given more time"

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use, rule=BRIEF) == []
        assert house.telemetry.faults() == ()
    assert (counted[0].event, counted[0].mode) == (VisitEvent.READ_ALOUD, VisitMode.ACCESSIBLE)


def test_a_reading_stands_goes_on_begins_anew_and_stops(qapp: QApplication, tmp_path: Path, recording: Path) -> None:
    programme = recorded_hall(AssetFiles(tmp_path / "assets"), recording)

    async def use(playing: Playing) -> None:
        visitor = await at_the_sheet(playing)
        reader = reader_of(visitor)
        await visitor.tap(Listen())
        await playing.until(lambda: (reader.position_ms or 0) > 300)
        await visitor.tap(Listen())
        await playing.until(lambda: not reader.reading)
        await asyncio.sleep(0.2)
        stood_ms = reader.position_ms or 0
        await asyncio.sleep(0.3)
        assert (voice_of(visitor), reader.position_ms) == (Voice.PAUSED, stood_ms)
        await visitor.tap(Listen())
        await playing.until(lambda: reader.reading and (reader.position_ms or 0) > stood_ms)
        await visitor.tap(ListenAgain())
        await playing.until(lambda: reader.reading and 0 <= (reader.position_ms or 0) < stood_ms)
        await visitor.tap(StopListening())
        assert (voice_of(visitor), reader.position_ms) == (Voice.SILENT, None)

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []


@pytest.mark.parametrize("how", ["turn", "speak", "end", "screen taken down"])
def test_a_reading_ends_with_what_it_reads(qapp: QApplication, tmp_path: Path, recording: Path, how: str) -> None:
    programme = recorded_hall(AssetFiles(tmp_path / "assets"), recording)

    async def use(playing: Playing) -> None:
        visitor = await at_the_sheet(playing)
        reader = reader_of(visitor)
        await visitor.tap(Listen())
        await playing.until(lambda: reader.reading)
        match how:
            case "turn":
                await visitor.tap(Turn(step=1))
                assert visitor.word == "visit:b"
                await visitor.tap(ShowAids())
            case "speak":
                await visitor.tap(Speak())
            case "end":
                playing.player.visitors.close()
                assert reader.position_ms is None
                return
            case _:
                return  # the player is stopped in the midst of it
        assert (voice_of(visitor), reader.position_ms, offered(visitor)) == (Voice.SILENT, None, set())

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []


@pytest.mark.parametrize("broken", ["no sound", "lost"])
def test_a_recording_that_cannot_be_read_is_for_staff_to_know(
    qapp: QApplication, tmp_path: Path, recording: Path, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    files = AssetFiles(tmp_path / "assets")
    programme = recorded_hall(files, recording if broken == "lost" else b"\x00\x00\x00\x20ftypM4A " + bytes(4000))
    if broken == "lost":
        files.path(programme.media[-1].shown.sha256).unlink()

    async def use(playing: Playing) -> None:
        visitor = await at_the_sheet(playing)
        before = visitor.picture()
        await visitor.tap(Listen())
        await playing.until(lambda: voice_of(visitor) is Voice.SILENT)
        await playing.until(lambda: playing.faults() == {"a": "E-AUDIO-PLAY"})
        await visitor.settled()
        assert visitor.picture().copy(0, 0, 1920, 500) == before.copy(0, 0, 1920, 500), "visitors see nothing of it"
        fixed = replace(programme, revision=2, media=programme.media[:-1], slides=programme.slides)
        playing.publish(replace(fixed, anchor_us=playing.house.clock.now_us()))
        await playing.until(lambda: playing.faults() == {})

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []
    caplog.clear()


def test_staff_silence_a_reading_that_goes_on(qapp: QApplication, tmp_path: Path, recording: Path) -> None:
    programme = recorded_hall(AssetFiles(tmp_path / "assets"), recording)

    async def use(playing: Playing) -> None:
        visitor = await at_the_sheet(playing)
        await visitor.tap(Listen())
        reader = reader_of(visitor)
        await playing.until(lambda: reader.heard)
        tell(playing, CueKind.MUTE, hold_us=600 * SECOND)
        await playing.until(lambda: not reader.heard)
        assert reader.reading, "it takes its time all the same"
        await visitor.tap(ListenAgain())
        await playing.until(lambda: reader.reading)
        assert not reader.heard
        tell(playing, CueKind.UNMUTE)
        await playing.until(lambda: reader.heard or not reader.reading)
        assert voice_of(visitor) is not Voice.READING or reader.heard

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use, rule=LASTING) == []


def test_a_hall_that_is_muted_offers_nothing_to_hear(qapp: QApplication, tmp_path: Path, recording: Path) -> None:
    programme = recorded_hall(AssetFiles(tmp_path / "assets"), recording)

    async def use(playing: Playing) -> None:
        visitor = await at_the_sheet(playing)
        assert offered(visitor) == set()

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use, sound=SoundSettings(muted=True)) == []
