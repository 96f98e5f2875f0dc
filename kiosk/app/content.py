"""What the verbs about content do, on an open house."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk import paths
from kiosk.app.house import House, open_house
from kiosk.domain.cue import Cues
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.text import Language, Text
from kiosk.importing.telling import Progress, Tell, unheard
from kiosk.services import conductor, library, opening, publishing, schedule_errands
from kiosk.services.errand import Done, Errand, Office
from kiosk.services.ports import Hit, UnitOfWork
from kiosk.services.publishing import Published
from kiosk.services.reporting import Moment
from kiosk.services.schedule_errands import Hear, Heard, Weigh, Weighed
from kiosk.services.times import hall_time
from kiosk.store.failures import told_of_disk

Counts = dict[str, int]

MOST_FOUND = 40
"""So many slides are listed at most."""


def initialise(data_dir: Path, site: Path | None) -> Counts:
    """Creates or upgrades the store and puts a site's screens into it, the reference site's if none is named and none is there.

    Years whose holidays are shipped are put into its calendar if it lacks them.
    """
    from kiosk.app.calendars import put_shipped
    from kiosk.importing.site import read_site
    from kiosk.store.migrate import prepare  # only here: loading Alembic takes longer than a verb may

    chosen = read_site(site) if site is not None else None
    prepare(data_dir, paths.migrations())
    with open_house(data_dir) as house:

        def work(uow: UnitOfWork) -> None:
            opening.put_usual_dayparts(uow.draft)
            wall = chosen or uow.draft.wall() or read_site(paths.reference_site())
            if wall != uow.draft.wall():
                uow.draft.put_wall(wall)
            put_shipped(uow.draft)

        house.store.write(work).result()
        return counts(house)


def load_slides(house: House, folder: Path, progress: Progress, tell: Tell = unheard) -> Counts:
    """Loads a slides folder into the draft; nothing of it if anything is wrong with it.

    Only of a data file are bad rows left out; `tell` is told of each, and of what playlists have lost.
    """
    from kiosk.importing.folder import read_folder

    wall = house.store.read(lambda uow: library.wall_of(uow.draft))
    exhibit = read_folder(folder, wall, house.files.put, progress, tell)
    for finding in house.store.write(lambda uow: library.load(uow.draft, exhibit)).result():
        tell(finding)
    house.bell.ring()
    return counts(house)


def export_slides(house: House, folder: Path) -> Counts:
    """Writes the draft as a slides folder."""
    from kiosk.importing.folder import write_folder

    exhibit = house.store.read(lambda uow: library.exhibit_of(uow.draft))
    with told_of_disk(folder):
        write_folder(folder, exhibit, house.files.open)
    return counts(house)


def counts(house: House) -> Counts:
    """How much is in the draft."""

    def count(uow: UnitOfWork) -> Counts:
        wall, exhibit = uow.draft.wall(), uow.draft.exhibit()
        decks = exhibit.decks if exhibit else ()
        screens = wall.screens if wall else ()
        sections = len(exhibit.sections) if exhibit else len({screen.section for screen in screens})
        return {
            "sections": sections,
            "screens": len(screens),
            "decks": len(decks),
            "slides": sum(len(deck.slides) for deck in decks),
        }

    return house.store.read(count)


def revisions(house: House, language: Language) -> dict[str, Any]:
    """The list of revisions, newest first, and which one counts now."""

    def read(uow: UnitOfWork) -> dict[str, Any]:
        now_us = house.clock.now_us()
        listed = uow.programmes.revisions()
        current = in_force(uow.programmes.playable(now_us), now_us) if listed else None
        moment = Moment.of(library.wall_of(uow.draft), now_us, language=language)
        return {
            "revisions": [
                {
                    "revision": item.revision,
                    "at": moment.iso(item.anchor_us),
                    "note": item.note,
                    "sha256": item.sha256,
                    "current": current is not None and item.revision == current.revision,
                }
                for item in listed
            ]
        }

    return house.store.read(read)


def may_count(uow: UnitOfWork, from_us: int) -> tuple[tuple[Programme, ...], Cues]:
    """The programme in force at an instant and those waiting, and the cues that may count from then on."""
    return uow.programmes.playable(from_us), Cues.of(uow.journal.since(from_us))


def what_counts(house: House, at_us: int, screen: str | None) -> tuple[Programme, Cues]:
    """The programme and the cues that count at an instant. Raises EnvironmentFault E-PGM-NONE, BadInput E-CUE-TARGET."""
    programmes, cues = house.store.read(lambda uow: may_count(uow, at_us))
    programme = in_force(programmes, at_us)
    if programme is None:
        raise _none_in_force(programmes)
    if screen is not None and screen not in programme.screen_by_id:
        raise BadInput(
            code="E-CUE-TARGET",
            message=Text(zh=f"没有“{screen}”这块屏幕", en=f"there is no screen '{screen}'"),
            where="--screen",
            fix=Text(zh=f"可用：{'、'.join(programme.screen_by_id)}", en=f"there are {', '.join(programme.screen_by_id)}"),
        )
    return programme, cues


def _none_in_force(waiting: Sequence[Programme]) -> EnvironmentFault:
    """Why no programme counts at an instant: none was published, or those that were count from later on."""
    first = min(waiting, key=lambda programme: programme.anchor_us, default=None)
    if first is None:
        return conductor.nothing_published()
    return conductor.not_yet_in_force(_begins(first))


def _begins(programme: Programme) -> str:
    """When a programme begins to count, in the hall."""
    return f"{hall_time(programme.anchor_us, ZoneInfo(programme.wall.timezone)):%Y-%m-%d %H:%M:%S}"


def not_begun(house: House, at_us: int) -> Text | None:
    """What staff have to know of screens at an instant before the first programme: they play the one to come."""
    programmes = house.store.read(lambda uow: uow.programmes.playable(at_us))
    first = min(programmes, key=lambda programme: programme.anchor_us, default=None)
    if first is None or first.anchor_us <= at_us:
        return None
    begins = _begins(first)
    return Text(
        zh=f"那时还没有节目单生效；屏幕播放第 {first.revision} 版，它从 {begins} 起生效",
        en=f"no programme was in force then; the screens play revision {first.revision}, which counts from {begins} on",
    )


def give_cue(house: House, request: conductor.Request) -> conductor.Given:
    """Writes a cue down and rings."""
    given = house.store.write(lambda uow: conductor.give(uow, house.telemetry, house.clock, request)).result()
    house.bell.ring()
    return given


def return_to(house: House, revision: int) -> Published:
    """Publishes the content of an older revision again, and rings."""
    published = house.store.write(lambda uow: publishing.roll_back(uow, revision, house.clock.now_us())).result()
    house.bell.ring()
    return published


def run_errand(house: House, errand: Errand) -> Done:
    """Does what staff asked for at the panel, all of it or nothing, and rings."""

    def work(uow: UnitOfWork) -> Done:
        return errand.perform(Office(uow=uow, telemetry=house.telemetry, clock=house.clock, idle=house.settings.idle))

    done = house.store.write(work).result()
    house.bell.ring()
    return done


def hear(house: House, asked: Hear) -> Heard:
    """What a sentence means; nothing is written."""
    return house.store.read(lambda uow: schedule_errands.hear(uow.draft, asked, house.clock.now_us()))


def weigh(house: House, asked: Weigh) -> Weighed:
    """What an entry would mean; nothing is written."""
    return house.store.read(lambda uow: schedule_errands.weigh(uow.draft, asked, house.clock.now_us()))


def find_slides(house: House, words: str) -> tuple[Hit, ...]:
    """The slides of the draft on which words stand."""
    return house.store.read(lambda uow: uow.draft.find_slides(words, MOST_FOUND))


def compare_with(house: House, revision: int) -> Published:
    """What returning to a revision would write and change."""
    return house.store.read(lambda uow: publishing.would_roll_back(uow, revision, house.clock.now_us()))
