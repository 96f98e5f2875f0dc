"""A child as the product's, but for its reader, which is up to no good: `python -m tests.support.rogues NAME`."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.foreign import Foreign, ForeignPage
from kiosk.domain.text import Text
from kiosk.importing import worker
from kiosk.importing.task import Task, Tell


def eats_memory(task: Task, tell: Tell) -> Foreign:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def loops(task: Task, tell: Tell) -> Foreign:
    while True:
        pass


def sleeps(task: Task, tell: Tell) -> Foreign:
    tell(1, 2)
    time.sleep(600)
    raise AssertionError


def chatters(task: Task, tell: Tell) -> Foreign:
    """Writes what may be a file each, and never too large a one."""
    for number in range(1000):
        with (task.outbox / str(number)).open("wb") as file:
            file.truncate(32 << 20)
        tell(number, 1000)
        time.sleep(0.01)
    raise AssertionError


def writes_one_file(task: Task, tell: Tell) -> Foreign:
    with (task.outbox / "large").open("wb") as file:
        while True:
            file.write(bytes(1 << 24))


def connects(task: Task, tell: Tell) -> Foreign:
    """Says as its title what came of it; the port is the name of the file."""
    try:
        socket.create_connection(("127.0.0.1", int(task.file.stem)), timeout=5).close()
    except OSError as error:
        return Foreign(title=type(error).__name__, pages=())
    return Foreign(title="connected", pages=())


def forks(task: Task, tell: Tell) -> Foreign:
    """Leaves a process in a session of its own, and its number for who wants to look for it."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            Path(task.scratch, "alive").touch()
            time.sleep(600)
        os._exit(0)
    while not Path(task.scratch, "alive").exists():
        time.sleep(0.01)
    return Foreign(title="forked", pages=())


def tells_its_surroundings(task: Task, tell: Tell) -> Foreign:
    own = os.environ | {"cwd": str(Path.cwd()), "nice": str(os.nice(0))}
    return Foreign(title="\n".join(f"{name}={value}" for name, value in sorted(own.items())), pages=())


def leads_out(task: Task, tell: Tell) -> Foreign:
    return Foreign(title="", pages=(ForeignPage(number=1, picture="../said", width_px=1, height_px=1),))


def links_out(task: Task, tell: Tell) -> Foreign:
    (task.outbox / "page.png").symlink_to("/etc/passwd")
    return Foreign(title="", pages=(ForeignPage(number=1, picture="page.png", width_px=1, height_px=1),))


def prints(task: Task, tell: Tell) -> Foreign:
    print("a library has something to say")
    os.write(1, b"so has one in C\n")
    return Foreign(title="done", pages=())


def breaks(task: Task, tell: Tell) -> Foreign:
    raise KeyError("what nobody thought of")


def dies(task: Task, tell: Tell) -> Foreign:
    os.abort()


def lacks(task: Task, tell: Tell) -> Foreign:
    nothing = Text(zh="缺", en="lacking")
    raise EnvironmentFault(code="E-CONV-MISSING", message=nothing, where=task.name, fix=nothing)


ROGUES: dict[str, Callable[[Task, Tell], Foreign]] = {
    rogue.__name__: rogue
    for rogue in (
        *(eats_memory, loops, sleeps, chatters, writes_one_file, connects, forks, tells_its_surroundings),
        *(leads_out, links_out, prints, breaks, dies, lacks),
    )
}

if __name__ == "__main__":
    sys.exit(worker.main(lambda kind: ROGUES[sys.argv[1]]))
