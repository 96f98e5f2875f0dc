"""`kiosk run`: keeps the player and the panel of a data folder running beside each other.

Whichever dies is started again; the other goes on untouched. The end comes from staff, who quit from the panel, or from a
signal: then the panel is ended in order, and after it the player.

Each of the two has a pipe as its standard input that only the supervisor holds open. Closing it asks for an end in order, and
as the system closes it whatever becomes of the supervisor, nobody is left behind in full screen. Each has a session of its
own, so that Ctrl-C in a terminal reaches the supervisor alone and they end once, in that order.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.store.failures import told_of_disk
from kiosk.store.lock import SPOKEN, Role

log = logging.getLogger(__name__)

LOG_BYTES = 5_000_000
"""From this size on a log file is set aside under the name that ends in .1."""
_LAST_WORDS_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long is waited: before each start after a death, until a child has run well, and for one that is to end."""

    before_start_s: tuple[float, ...] = (0, 1, 2, 4, 8, 15)
    well_s: float = 60
    ending_s: float = 10

    def wait_s(self, deaths: int) -> float:
        """How long to wait after so many deaths in a row, the first being 1."""
        return self.before_start_s[min(deaths, len(self.before_start_s)) - 1]


def supervise(player: Sequence[str], panel: Sequence[str], logs: Path, patience: Patience = Patience()) -> None:
    """Runs the two commands until staff quit from the panel or SIGTERM, SIGINT or SIGHUP comes, and ends both in order.

    What they say goes to player.log and panel.log in `logs`; each start and death is a line in supervisor.log, a death also
    on stderr. Raises EnvironmentFault E-PLAYER-GONE if the player's first start fails for a reason of the environment.
    """
    with _logging_to(logs / "supervisor.log"):
        asyncio.run(_supervise(_Child(Role.PLAYER, player, logs, patience), _Child(Role.PANEL, panel, logs, patience)))


async def _supervise(player: _Child, panel: _Child) -> None:
    running = [asyncio.create_task(work) for work in (_told_to_end(), _keep_player(player), _keep_panel(panel))]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in running:
            task.cancel()
        ended = await asyncio.gather(*running, return_exceptions=True)
        await panel.end()
        await player.end()
    for error in ended:
        if isinstance(error, Exception):
            raise error


async def _told_to_end() -> None:
    """Returns when a signal says that all is to end."""
    told = asyncio.Event()
    if sys.platform != "win32":  # there Ctrl-C cancels the main task, which ends all in the same order
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, told.set)
        loop.add_signal_handler(signal.SIGINT, told.set)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as it is under nohup
            loop.add_signal_handler(signal.SIGHUP, told.set)
    await told.wait()


async def _keep_player(player: _Child) -> None:
    """Keeps the player running. One that cannot even start is not tried again: whoever started it is there to be told."""
    lives = player.lives()
    first = await anext(lives)
    if first.code == EnvironmentFault.exit_code and not first.went_well:
        raise player.gone()
    async for _ in lives:
        pass


async def _keep_panel(panel: _Child) -> None:
    """Keeps the panel running until staff quit. One that cannot start is tried again: visitors do not need it."""
    async for life in panel.lives():
        if life.code == 0:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    """From a start to a death; the exit code is negative for a signal."""

    code: int
    went_well: bool


class _Child:
    """One of the two, in all its lives."""

    def __init__(self, role: Role, command: Sequence[str], logs: Path, patience: Patience) -> None:
        self._role = role
        self._command = command
        self._log = logs / f"{role.value}.log"
        self._said_from = 0
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None

    async def lives(self) -> AsyncIterator[_Life]:
        """Starts it again and again, at once or after a wait; gives each life when it has ended."""
        deaths = 0
        while True:
            began_s = time.monotonic()
            code = await self._live()
            life = _Life(code=code, went_well=time.monotonic() - began_s >= self._patience.well_s)
            yield life
            deaths = 1 if life.went_well else deaths + 1
            wait_s = self._patience.wait_s(deaths)
            log.info("%s starts again in %g s", self._role.value, wait_s)
            await asyncio.sleep(wait_s)

    async def _live(self) -> int:
        """Starts it, waits for its end, and gives its exit code; 1 if the system could not start it."""
        try:
            self._process = process = self._start()
        except OSError as error:  # no memory, no disk: it is tried again, and the other goes on
            log.warning("%s could not be started: %s", self._role.value, error)
            return 1
        log.info("%s started, pid %d", self._role.value, process.pid)
        # Not asyncio's own subprocess: that waits until the pipe is closed too, and a child of the child may hold it open.
        code = await asyncio.to_thread(process.wait)
        self._let_go()
        log.warning("%s ended with %s; its last words: %s", self._role.value, _spoken(code), self._last_words() or "none")
        return code

    def _start(self) -> subprocess.Popen[bytes]:
        if self._log.exists() and self._log.stat().st_size > LOG_BYTES:
            self._log.replace(self._log.with_name(f"{self._log.name}.1"))
        with self._log.open("ab") as said:
            self._said_from = said.tell()
            return subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=said, stderr=said, start_new_session=True)

    async def end(self) -> None:
        """Has it end in order, if it runs; kills it if it does not in time."""
        self._let_go()
        if self._process is None or self._process.poll() is not None:
            return
        try:
            code = await asyncio.to_thread(self._process.wait, self._patience.ending_s)
            log.info("%s was told to end, and ended with %s", self._role.value, _spoken(code))
        except subprocess.TimeoutExpired:
            log.warning("%s did not end and is killed", self._role.value)
            self._process.kill()
            await asyncio.to_thread(self._process.wait)

    def _let_go(self) -> None:
        """Closes the pipe that it runs by."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def gone(self) -> EnvironmentFault:
        """That it could not start, with what it said."""
        spoken, reason = SPOKEN[self._role], self._last_words()
        return EnvironmentFault(
            code=f"E-{self._role.name}-GONE",
            message=Text(zh=f"{spoken.zh}无法启动（{reason}）", en=f"the {spoken.en} could not start ({reason})"),
            where=self._log.name,
            fix=Text(zh="按日志里说的处理，再运行一次", en="do what its log says and run it again"),
        )

    def _last_words(self) -> str:
        """The last line that it wrote to its log in this life."""
        with suppress(OSError), self._log.open("rb") as said:
            said.seek(max(self._said_from, self._log.stat().st_size - _LAST_WORDS_BYTES))
            return said.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        return ""


def _spoken(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {-code}"


@contextmanager
def _logging_to(file: Path) -> Iterator[None]:
    """While this stands the supervisor's log goes to a file, and what is a warning also to stderr."""
    with told_of_disk(file):
        in_file = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    on_stderr = logging.StreamHandler()
    on_stderr.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)
    for handler in (in_file, on_stderr):
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
    try:
        yield
    finally:
        for handler in (in_file, on_stderr):
            log.removeHandler(handler)
            handler.close()
