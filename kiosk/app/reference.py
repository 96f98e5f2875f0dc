"""The reference exhibit in a store, thrown away afterwards, and the real player on it as a process of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.app.content import initialise, load_slides, what_counts
from kiosk.app.house import House, open_house, set_clock
from kiosk.app.rehearsal import Say, can_rehearse, rehearsal
from kiosk.config import SETTINGS_FILE
from kiosk.domain.choreography import Choreography
from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Wall
from kiosk.importing.site import read_site
from kiosk.importing.telling import Progress, unseen
from kiosk.ops.demo import Watched, some_of
from kiosk.ops.player_process import PlayerProcess
from kiosk.ops.virtual_screens import offscreen_platform
from kiosk.services.ports import UnitOfWork
from kiosk.services.publishing import Order, publish
from kiosk.services.times import parse_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """How the reference exhibit is put on: `data_dir` None means a throw-away store.

    `dwell_s` is how long each page stands, if not as its text takes; with `in_one` all screens of all sections change at
    one instant, without the choreography of the sections.
    """

    data_dir: Path | None = None
    screens: int = 18
    language: Language = Language.ZH
    start_at: str | None = None
    idle: IdleSettings = field(default_factory=IdleSettings)
    dwell_s: float | None = None
    in_one: bool = False


def unsaid(text: Text) -> None:
    """Nobody is told."""


@contextmanager
def reference_house(staging: Staging, progress: Progress = unseen, say: Say = unsaid) -> Iterator[House]:
    """A house with the reference exhibit published, or with what is in its store; what is thrown away is gone afterwards."""
    reference = read_site(paths.reference_site())
    with ExitStack() as thrown_away:
        data_dir = _prepared(staging, ZoneInfo(reference.timezone), say, thrown_away)
        with open_house(data_dir) as house:
            if not house.store.read(lambda uow: uow.programmes.latest()):
                _publish(house, some_of(reference, staging.screens), staging, progress)
            yield house


def _prepared(staging: Staging, zone: ZoneInfo, say: Say, thrown_away: ExitStack) -> Path:
    """The folder to play: a new one, the one that is named, or of that a copy, for a store that exists has its own time."""
    data_dir = staging.data_dir
    if data_dir is not None and staging.start_at is not None and can_rehearse(data_dir):
        return thrown_away.enter_context(rehearsal(data_dir, staging.start_at, say))
    folder = data_dir or Path(thrown_away.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-demo-")))
    if staging.start_at is not None:
        set_clock(folder, parse_time(staging.start_at, zone, "--start-at"))
    initialise(folder, None)
    if data_dir is None:
        (folder / SETTINGS_FILE).write_text(f'[screens]\nlanguage = "{staging.language.value}"\n', "utf-8")
    return folder


def _publish(house: House, wall: Wall, staging: Staging, progress: Progress) -> None:
    house.store.write(lambda uow: uow.draft.put_wall(wall)).result()
    load_slides(house, paths.reference_slides(), progress)
    if staging.in_one:
        house.store.write(_without_choreography).result()
    now_us = house.clock.now_us()
    told = Order(note="", now_us=now_us, anchor_us=now_us, idle=staging.idle, dwell_s=staging.dwell_s)
    house.store.write(lambda uow: publish(uow, told)).result()


def _without_choreography(uow: UnitOfWork) -> None:
    exhibit = uow.draft.exhibit()
    if exhibit is not None:
        sections = tuple(replace(section, choreography=Choreography.TOGETHER) for section in exhibit.sections)
        uow.draft.put_exhibit(replace(exhibit, sections=sections), uow.draft.playlists(), uow.draft.assignments())


def watched_house(house: House) -> Watched:
    """What operators' tools need to know of a house."""
    programme, _ = what_counts(house, house.clock.now_us(), None)
    return Watched(programme=programme, telemetry=house.telemetry, clock=house.clock, bell=house.bell)


def virtual_platform(house: House, wall: Wall) -> str:
    """Qt's platform with a virtual screen for each of a wall."""
    return offscreen_platform(wall, house.data_dir / "screens.json")


def own_player(house: House, platform: str | None, *, windowed: bool = False) -> PlayerProcess:
    """The player of a house as a process of its own, on a platform of Qt's (None: the desktop's)."""
    command = [*paths.own_command(), "--data", str(house.data_dir), "--debug", "player", "--attached"]
    return PlayerProcess([*command, *(["--windowed"] if windowed else [])], house.data_dir / "player.log", platform)
