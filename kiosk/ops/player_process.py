"""The player as another process: started, waited for and ended, as operators and benchmarks do it. Beside it the panel."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.services.ports import Telemetry

_POLL_S = 0.02
_ENDING_S = 10


class PlayerProcess:
    """Runs an attached player (or a panel) for as long as the context stands.

    Its standard input is a pipe that closes with this process, so that it ends however this one ends. `platform` is the value
    for QT_QPA_PLATFORM, if any.
    """

    def __init__(self, command: Sequence[str], log: Path, platform: str | None = None) -> None:
        environment = os.environ | ({"QT_QPA_PLATFORM": platform} if platform else {})
        self._log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=output, stderr=output)

    @property
    def pid(self) -> int:
        return self._process.pid

    def alive(self) -> bool:
        return self._process.poll() is None

    def wait_for(self, arrived: Callable[[], bool], within_s: float) -> None:
        """Waits until something is true. Raises EnvironmentFault E-PLAYER-GONE if the player ends or it takes too long."""
        deadline = time.monotonic() + within_s
        while not arrived():
            if not self.alive() or time.monotonic() > deadline:
                raise self._gone()
            time.sleep(_POLL_S)

    def closed(self) -> bool:
        """Whether somebody has ended it in order."""
        return self._process.poll() == 0

    def run_for(self, seconds: float, over: Callable[[], bool] = lambda: False) -> None:
        """Lets it run for so long, or until somebody closes it or it is `over`."""
        deadline = time.monotonic() + seconds
        self.wait_for(lambda: time.monotonic() >= deadline or self.closed() or over(), seconds + _ENDING_S)

    def until_closed(self, over: Callable[[], bool] = lambda: False) -> None:
        """Waits until it ends, or it is `over`, or Ctrl-C ends it (the terminal tells all processes)."""
        with suppress(KeyboardInterrupt):
            while self.alive() and not over():
                time.sleep(_POLL_S)

    def kill(self) -> None:
        """Ends it without a word, as a power cut would."""
        self._process.kill()
        self._process.wait()

    def last_words(self) -> str:
        """The last line of its log, or its exit code if it has said nothing."""
        said = self._log.read_text("utf-8", "replace").strip().splitlines()
        return said[-1] if said else f"exit {self._process.poll()}"

    def _gone(self) -> EnvironmentFault:
        reason = self.last_words()
        return EnvironmentFault(
            code="E-PLAYER-GONE",
            message=Text(zh=f"播放端没有正常运行（{reason}）", en=f"the player did not run as it should ({reason})"),
            where=self._log.name,
            fix=Text(zh="查看日志后再试一次", en="look into its log and try again"),
        )

    def __enter__(self) -> PlayerProcess:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.alive():
            self._process.terminate()
        try:
            self._process.wait(_ENDING_S)
        except subprocess.TimeoutExpired:
            self.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()


def shown_on_all(telemetry: Telemetry, screens: Sequence[str], since_us: int) -> bool:
    """Whether every screen has painted, whole, the picture it was to show."""
    return {play.screen for play in telemetry.plays(since_us) if play.actual == play.planned} >= set(screens)
