"""Videos on real windows, from the file in the store to the painted pixels."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.domain.captions import Caption, Captions, FileByLanguage
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.session import GoHome, ShowAids, Speak, UseCaptions
from kiosk.domain.settings import SoundSettings
from kiosk.domain.slide import Transition
from kiosk.domain.text import Language
from kiosk.domain.view import PlayVideo
from kiosk.store.files import AssetFiles
from tests.gui.conftest import OPENED_US
from tests.gui.test_playing import house_with
from tests.support.clips import brightening, with_tone
from tests.support.exhibits import SECOND
from tests.support.filmed import FIELDS, area, brightness, caption, filmed_hall
from tests.support.playing import Playing, play, tell
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


CAPTIONED = replace(
    FIELDS,
    captions=FileByLanguage(zh="film.zh.vtt", en="film.en.vtt"),
    spoken=Captions(
        zh=(Caption(begins_ms=1000, ends_ms=600_000, text="第一句字幕"),),
        en=(Caption(begins_ms=1000, ends_ms=600_000, text="The first caption"),),
    ),
)


def test_captions_are_read_on_all_screens_alike_by_shared_time(qapp: QApplication, tmp_path: Path, film: Path) -> None:
    said = Captions(zh=(Caption(begins_ms=1000, ends_ms=2500, text="第一句"), Caption(begins_ms=4500, ends_ms=5500, text="完")))
    files, fields = AssetFiles(tmp_path / "assets"), replace(CAPTIONED, spoken=said)
    programme = filmed_hall(files, film, anchor_us=OPENED_US, first_s=2, seconds=8, fields=fields)
    rows: list[tuple[float, bool, bool]] = []

    async def use(playing: Playing) -> None:
        windows = playing.fleet.windows

        def look() -> bool:
            seen = [caption(windows[screen], area(programme, windows[screen])) for screen in ("e1", "e2")]
            at_s = (playing.house.clock.now_us() - OPENED_US) / SECOND - 2
            if all(brightness(windows[screen], area(programme, windows[screen])) is not None for screen in ("e1", "e2")):
                assert seen[0] == seen[1]
                rows.append((at_s, seen[0] is not None, brightness(windows["e1"], area(programme, windows["e1"])) == 1))
            return at_s > 6.5

        await playing.until(lambda: {"e1", "e2"} <= playing.words().keys())
        await playing.until(look)

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []

    def read_in(begins_s: float, ends_s: float) -> set[bool]:
        return {read for at_s, read, _ in rows if begins_s < at_s < ends_s}

    assert [read_in(*span) for span in ((0, 1), (1.3, 2.5), (2.8, 4.5), (4.8, 5.5), (5.8, 6.5))] == [
        {False}, {True}, {False}, {True}, {False},
    ], "also when the last frame stands"  # fmt: skip


def test_captions_are_read_in_the_language_that_staff_want_and_the_film_stays(
    qapp: QApplication, tmp_path: Path, film: Path
) -> None:
    files = AssetFiles(tmp_path / "assets")
    programme = filmed_hall(files, film, anchor_us=OPENED_US, first_s=2, seconds=600, fields=CAPTIONED)

    async def use(playing: Playing) -> None:
        await playing.until(lambda: {"e1", "e2"} <= playing.words().keys())
        windows = [playing.fleet.windows[screen] for screen in ("e1", "e2")]

        def read() -> list[QImage | None]:
            return [caption(window, area(programme, window)) for window in windows]

        def over() -> bool:
            """Whether the last frame stands, which is as bright as frames get."""
            seen = [brightness(window, area(programme, window)) for window in windows]
            return all(each is not None and each > 0.98 for each in seen) and seen[0] == seen[1]

        await playing.until(lambda: over() and None not in read())
        chinese = read()
        english = tell(playing, CueKind.LANGUAGE, language=Language.EN, hold_us=4 * SECOND)
        await playing.until(lambda: over() and not any(each in (*chinese, None) for each in read()))
        assert english.until_us is not None
        await playing.until(lambda: over() and read() == chinese)
        assert playing.house.clock.now_us() >= english.until_us

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []
        assert house.telemetry.faults() == ()


def test_a_visitor_reads_their_own_language_or_does_without_and_nothing_is_covered_by_the_film(
    qapp: QApplication, tmp_path: Path, film: Path
) -> None:
    files = AssetFiles(tmp_path / "assets")
    programme = filmed_hall(files, film, anchor_us=OPENED_US, first_s=2, seconds=600, fields=CAPTIONED)
    play_it = PlayVideo(length_us=programme.slide_by_id["film"].duration_us)

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words().get("e1") == "film")
        visitor, window = Visitor(playing, "e1"), playing.fleet.windows["e1"]

        def read() -> QImage | None:
            return caption(window, area(programme, window))

        await visitor.touch(300, 200)
        await visitor.settled()
        await visitor.touch(*visitor.place_of(play_it))
        await playing.until(lambda: (brightness(window, area(programme, window)) or 0) > 0.4)
        await visitor.touch(*visitor.place_of(play_it))
        await playing.until(lambda: read() is not None)
        await asyncio.sleep(0.3)
        chinese = read()
        await visitor.touch(*visitor.place_of(Speak()))
        await playing.until(lambda: read() not in (chinese, None))
        await visitor.touch(*visitor.place_of(ShowAids()))
        await playing.until(lambda: visitor.session is not None and visitor.session.choosing_aids)
        await playing.until(lambda: brightness(window, area(programme, window)) is not None)
        film_at = area(programme, window)
        places = [film_at.center(), QPoint(film_at.center().x(), film_at.bottom() - 150)]
        assert window.showing is not None
        over = [window.frame().pixel(place) != window.showing.image.pixel(place) for place in places]
        assert over == [True, False], "the film runs on, and the sheet lies over its lower part"
        await visitor.touch(*visitor.place_of(UseCaptions()))
        await playing.until(lambda: visitor.session is not None and visitor.session.uncaptioned)
        await visitor.touch(*visitor.place_of(ShowAids()))
        await playing.until(lambda: visitor.session is not None and not visitor.session.choosing_aids)
        await playing.until(lambda: brightness(window, area(programme, window)) is not None and read() is None)

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use) == []


def test_staff_silence_what_a_visitor_hears_and_what_they_start_meanwhile(
    qapp: QApplication, tmp_path: Path, film: Path
) -> None:
    loud = with_tone(tmp_path / "loud.mp4", film)
    programme = filmed_hall(AssetFiles(tmp_path / "assets"), loud, anchor_us=OPENED_US, first_s=2, seconds=600)
    play_it = PlayVideo(length_us=programme.slide_by_id["film"].duration_us)

    async def use(playing: Playing) -> None:
        seen, cinema, hears = Seen(playing), playing.player.cinema, frozenset({"e1"})
        await seen.until(lambda: (seen.first or 0) > 0.3)
        visitor = Visitor(playing, "e1")
        await visitor.touch(300, 200)
        await visitor.settled()
        await visitor.touch(*visitor.place_of(play_it))
        await playing.until(lambda: cinema.heard == hears)
        tell(playing, CueKind.MUTE, hold_us=600 * SECOND)
        await playing.until(lambda: cinema.heard == frozenset())
        assert visitor.session is not None, "the visit goes on"
        runs = seen.first or 0
        await seen.until(lambda: (seen.first or 0) != runs)
        await visitor.touch(*visitor.place_of(play_it))
        await playing.until(lambda: visitor.session is not None and visitor.session.watched_us > 0)
        stood = seen.first or 0
        await visitor.touch(*visitor.place_of(play_it))
        await seen.until(lambda: (seen.first or 0) > stood + 0.1)
        assert cinema.heard == frozenset(), "what is started meanwhile is silent too"
        tell(playing, CueKind.UNMUTE)
        await playing.until(lambda: cinema.heard == hears)
        brief = tell(playing, CueKind.MUTE, hold_us=SECOND)
        await playing.until(lambda: cinema.heard == frozenset())
        await playing.until(lambda: cinema.heard == hears)
        assert brief.until_us is not None
        assert playing.house.clock.now_us() >= brief.until_us, "by itself, at its end"

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use, sound=SoundSettings()) == []
        assert house.telemetry.faults() == ()


@pytest.mark.parametrize("muted", [False, True])
def test_only_who_has_a_film_played_hears_it(qapp: QApplication, tmp_path: Path, film: Path, muted: bool) -> None:
    loud = with_tone(tmp_path / "loud.mp4", film)
    programme = filmed_hall(AssetFiles(tmp_path / "assets"), loud, anchor_us=OPENED_US, first_s=2, seconds=600)
    play_it = PlayVideo(length_us=programme.slide_by_id["film"].duration_us)
    hears = frozenset() if muted else frozenset({"e1"})

    async def use(playing: Playing) -> None:
        seen, cinema = Seen(playing), playing.player.cinema
        await seen.until(lambda: (seen.first or 0) > 0.3)
        visitor = Visitor(playing, "e1")
        await visitor.touch(300, 200)
        await visitor.settled()
        assert cinema.heard == frozenset(), "it was not asked for"
        await visitor.touch(*visitor.place_of(play_it))
        await seen.until(lambda: (seen.first or 0) > 0.2)
        assert cinema.heard == hears
        await visitor.touch(*visitor.place_of(play_it))
        await playing.until(lambda: cinema.heard == frozenset())
        await visitor.touch(*visitor.place_of(play_it))
        await playing.until(lambda: cinema.heard == hears)
        stood = seen.first or 0
        await seen.until(lambda: (seen.first or 0) > stood + 0.1)
        await visitor.tap(GoHome())
        assert cinema.heard == frozenset()

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use, sound=SoundSettings(muted=muted)) == []
        assert house.telemetry.faults() == ()
