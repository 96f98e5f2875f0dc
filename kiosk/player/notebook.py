"""What the player writes down: proof of play, punctuality, cues carried out, faults, and how often visitors did what."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Commit, CueCommit, Fault, Play, PlayerState, ScreenState, Visit
from kiosk.domain.text import Text
from kiosk.services.ports import Clock, Telemetry

log = logging.getLogger("kiosk.player")

KEPT = 100_000
"""How many events wait for a store that cannot be written: the newest, about a day of a hall."""

SURE_US = 3_000_000
"""Work that failed has to have come to nothing no more for so long before it is said to work again: a damaged file still takes
what does not touch its damage, and would be told of as broken and mended by turns."""


@dataclass(slots=True, kw_only=True)
class _Failing:
    """What stands against a piece of work, all codes told of it, and since when it has worked again."""

    fault: Fault
    told: set[str] = field(default_factory=set)
    works_since_us: int | None = None


_Written = tuple[frozenset[ScreenState], dict[tuple[str, str], Fault] | None]
"""The screens and the faults as the store has them."""
_NOTHING: _Written = (frozenset(), None)


class Notebook:
    """Collects on the GUI thread what happened, and writes it down when told to, on whatever thread that is.

    What visitors do is forgotten at once unless it `counts_visits`.
    """

    def __init__(self, telemetry: Telemetry, clock: Clock, *, counts_visits: bool = True) -> None:
        self._telemetry = telemetry
        self._clock = clock
        self._started_us = clock.now_us()
        self._plays: list[Play] = []
        self._commits: list[Commit] = []
        self._cue_commits: list[CueCommit] = []
        self._visits: list[Visit] = []
        self._counts_visits = counts_visits
        self._faults: dict[tuple[str, str], Fault] = {}
        self._failing: dict[str, _Failing] = {}
        self._written: _Written = _NOTHING

    def committed(self, commit: Commit) -> None:
        self._commits.append(commit)

    def played(self, play: Play) -> None:
        self._plays.append(play)

    def carried_out(self, done: CueCommit) -> None:
        self._cue_commits.append(done)

    def visited(self, visit: Visit) -> None:
        if self._counts_visits:
            self._visits.append(visit)

    def fault(self, error: EnvironmentFault) -> None:
        """Something of the environment is wrong; told once, however often it is met."""
        self.put_fault(error.code, error.where, error.message)

    def put_fault(self, code: str, where: str, message: Text) -> None:
        self._faults.setdefault((code, where), self._fault(code, where, message))

    def clear_faults(self, code: str) -> None:
        """What a code stands for is looked at anew."""
        self._faults = {key: fault for key, fault in self._faults.items() if key[0] != code}

    def replace_faults(self, codes: Collection[str], found: Mapping[tuple[str, str], Text]) -> None:
        """These, by code and place, are all the faults of the codes; one that stood before keeps its instant."""
        others = {key: fault for key, fault in self._faults.items() if key[0] not in codes}
        known = {key: self._faults.get(key) or self._fault(*key, message) for key, message in found.items()}
        self._faults = others | {key: replace(fault, message=found[key]) for key, fault in known.items()}

    @contextmanager
    def attempt(self, work: str) -> Iterator[None]:
        """Around work that is tried again and again: what the environment has against it is a fault until it surely works."""
        try:
            yield
        except EnvironmentFault as error:
            self._failed(work, error)
        else:
            if work in self._failing and self._failing[work].works_since_us is None:
                self._failing[work].works_since_us = self._clock.now_us()
        self._tell_what_works()

    def _failed(self, work: str, error: EnvironmentFault) -> None:
        known = self._failing.get(work)
        if known is None or known.fault.code != error.code:
            told = known.told if known is not None else set()
            known = self._failing[work] = _Failing(fault=self._fault(error.code, error.where, error.message), told=told)
        known.works_since_us = None
        if error.code not in known.told:
            known.told.add(error.code)
            log.warning("%s: %s", work, error)

    def _tell_what_works(self) -> None:
        sure_us = self._clock.now_us() - SURE_US
        for work, known in tuple(self._failing.items()):
            if known.works_since_us is not None and known.works_since_us <= sure_us:
                del self._failing[work]
                log.warning("%s: works again", work)

    def failing(self, work: str) -> bool:
        """Whether it is not yet sure to work."""
        return work in self._failing

    def _fault(self, code: str, where: str, message: Text) -> Fault:
        return Fault(code=code, where=where, message=message, since_us=self._clock.now_us())

    def write(self, screens: Iterable[ScreenState], revision: int) -> None:
        """Writes down what was collected since the last time. Raises EnvironmentFault; then it is kept for the next time."""
        del self._plays[:-KEPT], self._commits[:-KEPT], self._cue_commits[:-KEPT], self._visits[:-KEPT]
        plays, commits, cue_commits = tuple(self._plays), tuple(self._commits), tuple(self._cue_commits)
        visits = tuple(self._visits)
        state = PlayerState(pid=os.getpid(), started_us=self._started_us, seen_us=self._clock.now_us(), revision=revision)
        seen = frozenset(screens)
        (screens_written, faults_written), self._written = self._written, _NOTHING  # should this fail, it may be another store
        news = seen - screens_written
        self._telemetry.record(plays=plays, commits=commits, cue_commits=cue_commits, screens=news, player=state, visits=visits)
        del self._plays[: len(plays)], self._commits[: len(commits)], self._cue_commits[: len(cue_commits)]
        del self._visits[: len(visits)]
        standing = tuple(self._failing.values())
        faults = {**self._faults, **{(known.fault.code, known.fault.where): known.fault for known in standing}}
        if faults != faults_written:
            self._telemetry.put_faults(faults.values())
        self._written = seen, faults
