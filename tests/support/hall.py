"""A small hall played by real processes: the command as operators type it, and the player on screens that are not there.

Screens e1 and e2 (section east) show the same slide, w1 and w2 (section west) stand staggered; nobody idles.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from kiosk.domain.cue import Cues
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Commit, Play
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.resolve import NOBODY, resolve
from kiosk.domain.wall import Show, Wall
from kiosk.ops.virtual_screens import offscreen_platform
from kiosk.services.library import wall_of
from kiosk.services.times import hall_time
from kiosk.store.telemetry import SqlTelemetry
from kiosk.store.unit_of_work import SqlStore
from tests.support.store_samples import data_folder

T = TypeVar("T")

REPOSITORY = Path(__file__).parents[2]
_PR_SET_PDEATHSIG = 1
DWELL_S = 2
INTO_SIGHT_US = 250_000
"""How long the system may take to paint a window that comes into sight."""

WITHIN_S = 30.0
"""How long a test waits for what has to come before it fails."""

SCREENS = {"e1": "east", "e2": "east", "w1": "west", "w2": "west"}
DECKS = {"east-story": ("east", 4), "west-story": ("west", 3), "x-special": ("east", 2)}
"""The decks with their section and number of slides; the first deck of a section is what it plays."""


def write_site(file: Path) -> Path:
    """A site file with the four screens, small so that many processes can paint them at once."""
    lines = ['hall = {zh = "小厅", en = "Small hall"}', 'timezone = "Asia/Shanghai"']
    for place, (screen, section) in enumerate(SCREENS.items()):
        lines += ["[[screen]]", f'id = "{screen}"', f'section = "{section}"', f"place = [{place}, 0]", "pixels = [640, 360]"]
        lines += ["width_mm = 1210", "bottom_edge_mm = 800"]
    file.write_text("\n".join(lines), "utf-8")
    return file


def write_slides(folder: Path, east: Show = Show.TOGETHER) -> Path:
    """A slides folder with the decks; slide n of a deck is called after it: `east-story-1`."""
    (folder / "media").mkdir(parents=True)
    lines: list[str] = []
    for hue, (section, show) in enumerate({"east": east, "west": Show.STAGGERED}.items(), 1):
        lines += ["[[section]]", f'id = "{section}"', f'name = {{zh = "{section}"}}', f'hue = "s{hue}"']
        lines += ['promise = {zh = "主题"}', f'poster = "media/{section}.svg"', f'show = "{show.value}"', 'idle = "programme"']
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><circle cx="32" cy="18" r="9"/></svg>'
        (folder / "media" / f"{section}.svg").write_text(drawing, "utf-8")
    (folder / "sections.toml").write_text("\n".join(lines), "utf-8")
    for deck, (section, count) in DECKS.items():
        parts = [f'id = "{deck}"', f'title = {{zh = "{deck}"}}']
        for number in range(1, count + 1):
            transition = "cut" if number % 2 else "fade"
            parts += ["[[slide]]", f'id = "{deck}-{number}"', 'kind = "title"', f"seconds = {DWELL_S}"]
            parts += [
                f'transition = "{transition}"',
                "[slide.title]",
                f'zh = "{deck} {number}"',
                'subtitle = {zh = "副标题", en = "Subtitle"}',
            ]
        file = folder / section / deck / "deck.toml"
        file.parent.mkdir(parents=True)
        file.write_text("\n".join(parts), "utf-8")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a verb answered: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*words: str | Path, **told: str) -> Said:
    """Runs the command to its end, with --json and with `told` added to its environment."""
    command = [sys.executable, "-W", "always", "-m", "kiosk", "--json", *words]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment(**told), capture_output=True, text=True, timeout=120, check=False
    )
    return Said(code=done.returncode, out=done.stdout, err=done.stderr)


class Hall:
    """A data folder, the verbs on it, and what its store knows."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir

    def run(self, *words: str | Path, **told: str) -> Said:
        """Runs a verb on the data folder to its end, with `told` in its environment."""
        return run("--data", self.data_dir, "--lang", "en", *words, **told)

    def ask(self, *words: str | Path) -> Any:
        """Runs a verb that has to work; its answer."""
        said = self.run(*words)
        assert said.code == 0, said
        return said.json

    @contextmanager
    def telemetry(self) -> Iterator[SqlTelemetry]:
        telemetry = SqlTelemetry(self.data_dir)
        try:
            yield telemetry
        finally:
            telemetry.close()

    def plays(self, since_us: int = 0) -> tuple[Play, ...]:
        with self.telemetry() as telemetry:
            return telemetry.plays(since_us)

    def commits(self) -> tuple[Commit, ...]:
        with self.telemetry() as telemetry:
            return telemetry.commits(0)

    def programmes_and_cues(self) -> tuple[tuple[Programme, ...], Cues]:
        """All programmes and cues there ever were."""
        store = SqlStore(self.data_dir)
        try:
            return store.read(
                lambda uow: (
                    tuple(uow.programmes.get(item.revision) for item in uow.programmes.revisions()),
                    Cues.of(uow.journal.since(0)),
                )
            )
        finally:
            store.close()

    def wall(self) -> Wall:
        store = SqlStore(self.data_dir)
        try:
            return store.read(lambda uow: wall_of(uow.draft))
        finally:
            store.close()

    @contextmanager
    def player(self, *words: str, **told: str) -> Iterator[Player]:
        """A player on the hall's screens, whatever its end; when it is given, every screen has painted what it should."""
        with self.starting_player(*words, **told) as player:
            player.until(lambda: {play.screen for play in player.plays() if play.actual == play.planned} == set(SCREENS))
            yield player

    @contextmanager
    def starting_player(self, *words: str, **told: str) -> Iterator[Player]:
        """A player that has just been started, whatever its end: on screens that are not there, unless `told` of others."""
        virtual = {"QT_QPA_PLATFORM": offscreen_platform(self.wall(), self.data_dir / "screens.json")}
        player = Player(self, words, told or virtual)
        try:
            yield player
        finally:
            player.end()


class Player:
    """A running `kiosk player`."""

    def __init__(self, hall: Hall, words: Sequence[str], told: Mapping[str, str]) -> None:
        self._hall = hall
        self._before = len(hall.plays())
        self.log = hall.data_dir.with_suffix(".log")
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "always", "-m", "kiosk", "--data", hall.data_dir, "--debug", "player", *words],
                cwd=REPOSITORY, env=environment(**told), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                preexec_fn=_end_with_the_tests,
            )  # fmt: skip

    def plays(self) -> tuple[Play, ...]:
        """What it has painted since it was started, in that order."""
        return self._hall.plays()[self._before :]

    def last(self) -> dict[str, Play]:
        """The last play of each screen."""
        return {play.screen: play for play in self.plays()}

    def until(self, arrived: Callable[[], T]) -> T:
        """Waits until something is true while the player runs, and gives it."""
        return until(arrived, lambda: self.process.poll() is None, lambda: self.log.read_text("utf-8"))

    def one_more_play(self) -> None:
        """Waits until every screen has changed once more."""
        seen = len(self.plays())
        self.until(lambda: {play.screen for play in self.plays()[seen:]} == set(SCREENS))

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Has it end in order; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(WITHIN_S)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(WITHIN_S)
        finally:
            self.process.kill()


def _end_with_the_tests() -> None:
    """Has the system end this process when the tests are killed, for then no fixture is left to do it."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def until(arrived: Callable[[], T], running: Callable[[], bool] = lambda: True, story: Callable[[], str] = str) -> T:
    """Asks again and again until the answer is true; a store that is just being broken is asked once more."""
    deadline = time.monotonic() + WITHIN_S
    while True:
        found = _asked(arrived)
        if found:
            return found
        assert running(), f"the player has ended:\n{story()}"
        assert time.monotonic() < deadline, f"waited in vain:\n{story()}"
        time.sleep(0.05)


def _asked(arrived: Callable[[], T]) -> T | None:
    try:
        return arrived()
    except EnvironmentFault:
        return None


def environment(**more: str) -> dict[str, str]:
    """Of the environment of the tests, nothing that tells Qt or kiosk anything."""
    told = ("QT_", "KIOSK_", "DISPLAY", "WAYLAND_DISPLAY")
    return {name: value for name, value in os.environ.items() if not name.startswith(told)} | more


def new_hall(folder: Path, east: Show = Show.TOGETHER) -> Hall:
    """A hall with its slides published, made by the verbs themselves."""
    hall = Hall(data_folder(folder / "data"))
    hall.ask("init", "--site", write_site(folder / "site.toml"))
    hall.ask("slides", "load", write_slides(folder / "slides", east))
    hall.ask("publish", "--note", "first")
    return hall


def copy_of(hall: Hall, folder: Path) -> Hall:
    """The same hall in another folder."""
    shutil.copytree(hall.data_dir.parent, folder, dirs_exist_ok=True)
    return Hall(folder / hall.data_dir.name)


def misplayed(hall: Hall, plays: Sequence[Play], at_us: int | None = None) -> list[Play]:
    """The plays that are not what `resolve` says for the turn they came in (or for `at_us`): wrong, or out of phase."""
    programmes, cues = hall.programmes_and_cues()
    commits = hall.commits()

    def decided_us(play: Play) -> tuple[int, ...]:
        """When it was decided; the paint was done a little later, and a boundary may lie between.

        A window that comes into sight with its picture is painted by the system, after its turn and in no commit.
        """
        turns = tuple(max(item.due_us, item.began_us) for item in commits if item.first_us <= play.painted_us <= item.last_us)
        return turns[:1] or (play.painted_us, play.painted_us - INTO_SIGHT_US)

    def as_planned(play: Play, instant_us: int) -> bool:
        programme = in_force(programmes, instant_us)
        if programme is None:
            return False
        plan = resolve(programme, cues, NOBODY, play.screen, instant_us)
        return (play.actual, play.planned, play.planned_us) == (plan.content.word, plan.content.word, plan.since_us)

    def right(play: Play) -> bool:
        return any(as_planned(play, instant_us) for instant_us in (decided_us(play) if at_us is None else (at_us,)))

    return [play for play in plays if not right(play)]


def iso(t_us: int) -> str:
    """An instant as the verbs say it."""
    return hall_time(t_us, ZoneInfo("Asia/Shanghai")).isoformat()


def agrees(hall: Hall, player: Player) -> bool:
    """Whether what the verb `now` says for the instant of the last play is what is painted on every screen, in phase.

    The verb is asked once the screens have settled; then there is no second chance.
    """
    last = player.last()
    at_us = max(play.painted_us for play in last.values())
    if misplayed(hall, tuple(last.values()), at_us):
        return False  # one of two screens that change together is written down before the other
    said = {
        item["screen"]: (item["slide"]["id"] if item["slide"] else item["state"], item["since"])
        for item in hall.ask("now", "--at", iso(at_us))["screens"]
    }
    assert said == {screen: (play.actual, iso(play.planned_us)) for screen, play in last.items()}
    return True


def children_of(pid: int) -> list[str]:
    """The processes that a process has started and not yet waited for."""
    return [child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text("ascii").split()]
