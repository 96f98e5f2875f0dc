"""The parent's side of a child that reads one foreign file: listens to it, and ends it when it takes too much or too long."""

from __future__ import annotations

import logging
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign
from kiosk.domain.text import Text
from kiosk.importing.exhausted import SIMPLER, too_much
from kiosk.importing.inspect import FileKind
from kiosk.importing.limits import LIMITS, MIB
from kiosk.importing.messages import Found, Order, Progress, Refusal, line_of, message_of
from kiosk.importing.task import Tell

_LOOK_S = 0.1
"""How often somebody who cancels is listened to, and the folder weighed."""
_GRACE_S, _GLANCE_S = 0.5, 0.002
_CHUNK = 1 << 16
_LONGEST_ANSWER = 64 * MIB
_LAST_WORDS = 2000

_TOO_LONG_ANY = (
    "E-IMP-TIMEOUT",
    Text(zh="读这个文件用的时间太长，已停止", en="reading the file took too long and was stopped"),
)
_TOO_LONG = {
    FileKind.PDF: (  # a tree of pages that leads round in a circle is read for ever
        "E-PDF-DAMAGED",
        Text(zh="PDF 已损坏或太复杂，读的时间太长，已停止", en="the PDF is damaged or too complex; reading it took too long"),
    ),
    FileKind.DECK: (
        "E-CONV-TIMEOUT",
        Text(zh="演示文稿太复杂，转换的时间太长，已停止", en="the slide deck is too complex; converting it took too long"),
    ),
}

_log = logging.getLogger(__name__)


def outcome_of(command: Sequence[str], order: Order, folder: Path, tell: Tell, cancelled: Callable[[], bool]) -> Foreign:
    """Has a child read a file; all it writes is below `folder`. No process of it is left afterwards.

    Raises what the reader refuses a file with, BadInput E-IMP-TIMEOUT, E-IMP-OUTPUT or E-IMP-CRASHED, and CancelledError.
    """
    said = folder / "said"
    with said.open("wb") as errors, _started(command, folder, errors.fileno()) as child:
        assert child.stdin is not None
        with suppress(BrokenPipeError):  # it is gone, and that is seen below
            child.stdin.write(line_of(order))
            child.stdin.close()
        for line in _lines(child, order, folder, cancelled):
            match _understood(line, order):
                case Progress(done, of):
                    tell(done, of)
                case Refusal() as refusal:
                    raise refusal.error()
                case Found(foreign) if _is_sound(foreign, Path(order.outbox)):
                    return foreign
                case _:
                    break
    raise _crashed(order, said.read_bytes()[-_LAST_WORDS:])


@contextmanager
def _started(command: Sequence[str], folder: Path, errors: int) -> Iterator[subprocess.Popen[bytes]]:
    """The child, in a session of its own and with nothing of our environment; on leaving all of it is killed."""
    told = {
        "HOME": str(folder / "scratch"),
        "TMPDIR": str(folder / "scratch"),
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
    child = subprocess.Popen(
        command, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, bufsize=0, start_new_session=True
    )
    with child:
        try:
            yield child
        finally:
            _end(child.pid)


def _end(child: int) -> None:
    """Ends a child and all it has started. Told to end, it waits for theirs (see `confinement`); the rest is killed."""
    os.kill(child, signal.SIGTERM)
    latest = time.monotonic() + _GRACE_S
    # It is looked at and not waited for: so long, its number is nobody else's.
    while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None and time.monotonic() < latest:
        time.sleep(_GLANCE_S)
    os.killpg(child, signal.SIGKILL)


def _lines(child: subprocess.Popen[bytes], order: Order, folder: Path, cancelled: Callable[[], bool]) -> Iterator[bytes]:
    """What the child says, line by line, while it keeps its limits and nobody cancels."""
    limits = LIMITS[order.kind]
    began = heard = time.monotonic()
    rest = b""
    assert child.stdout is not None
    with selectors.DefaultSelector() as ears:
        ears.register(child.stdout, selectors.EVENT_READ)
        while True:
            if cancelled():
                raise CancelledError
            now = time.monotonic()
            if now - heard > limits.quiet_s or now - began > limits.wall_s:
                raise _too_long(order)
            if _weight(folder) > limits.output_mib * MIB or len(rest) > _LONGEST_ANSWER:
                raise too_much(order.name)
            if not ears.select(_LOOK_S):
                continue
            chunk = os.read(child.stdout.fileno(), _CHUNK)
            if not chunk:
                return
            heard = now
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole


def _weight(folder: Path) -> int:
    """The bytes of all files below a folder, which may change meanwhile."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - a path a file would take as long again
    return total


def _is_sound(foreign: Foreign, outbox: Path) -> bool:
    """Whether the files it names are files, and lie where they should."""
    named = [name for page in foreign.pages for name in (page.picture, page.video) if name]
    return all(Path(name).name == name and not (outbox / name).is_symlink() and (outbox / name).is_file() for name in named)


def _understood(line: bytes, order: Order) -> Progress | Refusal | Found:
    try:
        return message_of(line)
    except ValueError:
        raise _crashed(order, line[-_LAST_WORDS:]) from None


def _too_long(order: Order) -> BadInput:
    code, message = _TOO_LONG.get(order.kind, _TOO_LONG_ANY)
    return BadInput(code=code, message=message, where=order.name, fix=SIMPLER)


def _crashed(order: Order, last_words: bytes) -> BadInput:
    """Why is for the log; most files that end a reader are damaged."""
    _log.info("the reader of a %s ended early: %s", order.kind.value, last_words.decode("utf-8", "replace"))
    return BadInput(
        code="E-IMP-CRASHED",
        message=Text(zh="文件已损坏或太复杂，读不出来", en="the file is damaged or too complex; it cannot be read"),
        where=order.name,
        fix=SIMPLER,
    )
