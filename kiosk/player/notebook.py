"""What the player writes down: proof of play, punctuality, cues carried out, faults."""

from __future__ import annotations

import os
from collections.abc import Iterable

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.events import Commit, CueCommit, Fault, Play, PlayerState, ScreenState
from kiosk.domain.text import Text
from kiosk.services.ports import Clock, Telemetry


class Notebook:
    """Collects on the GUI thread what happened, and writes it down when told to, on whatever thread that is."""

    def __init__(self, telemetry: Telemetry, clock: Clock) -> None:
        self._telemetry = telemetry
        self._clock = clock
        self._started_us = clock.now_us()
        self._plays: list[Play] = []
        self._commits: list[Commit] = []
        self._cue_commits: list[CueCommit] = []
        self._faults: dict[tuple[str, str], Fault] = {}
        self._faults_written: dict[tuple[str, str], Fault] | None = None
        self._screens_written: frozenset[ScreenState] = frozenset()

    def committed(self, commit: Commit) -> None:
        self._commits.append(commit)

    def played(self, play: Play) -> None:
        self._plays.append(play)

    def carried_out(self, done: CueCommit) -> None:
        self._cue_commits.append(done)

    def fault(self, error: EnvironmentFault) -> None:
        """Something of the environment is wrong; told once, however often it is met."""
        self.put_fault(error.code, error.where, error.message)

    def put_fault(self, code: str, where: str, message: Text) -> None:
        self._faults.setdefault((code, where), Fault(code=code, where=where, message=message, since_us=self._clock.now_us()))

    def clear_faults(self, code: str) -> None:
        """What a code stands for is looked at anew."""
        self._faults = {key: fault for key, fault in self._faults.items() if key[0] != code}

    def write(self, screens: Iterable[ScreenState], revision: int) -> None:
        """Writes down what was collected since the last time. Raises EnvironmentFault; then it is kept for the next time."""
        plays, commits, cue_commits = tuple(self._plays), tuple(self._commits), tuple(self._cue_commits)
        state = PlayerState(pid=os.getpid(), started_us=self._started_us, seen_us=self._clock.now_us(), revision=revision)
        seen = frozenset(screens)
        news = seen - self._screens_written
        self._telemetry.record(plays=plays, commits=commits, cue_commits=cue_commits, screens=news, player=state)
        self._screens_written = seen
        del self._plays[: len(plays)], self._commits[: len(commits)], self._cue_commits[: len(cue_commits)]
        faults = dict(self._faults)
        if faults != self._faults_written:
            self._telemetry.put_faults(faults.values())
            self._faults_written = faults
