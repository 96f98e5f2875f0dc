"""How the child gives up what a reader of foreign bytes does not need, before it opens any."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

from kiosk.importing.limits import MIB, Limits

_NICE = 10
_NEW_USER, _NEW_PROCESSES, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_KILLED = 128


def confine(limits: Limits) -> None:
    """Goes on in a process that nobody's death leaves behind, without a network, under limits. No thread may run yet."""
    alone = _unshare()
    _die_with_parent()
    if alone:
        _go_on_as_first()
    os.nice(_NICE)
    _cap(resource.RLIMIT_AS, limits.address_mib)
    _cap(resource.RLIMIT_DATA, limits.data_mib)
    _cap(resource.RLIMIT_FSIZE, limits.file_mib)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _cap(what: int, most_mib: int | None) -> None:
    if most_mib is not None:
        resource.setrlimit(what, (most_mib * MIB, most_mib * MIB))


def _unshare() -> bool:
    """Leaves the network and the other processes behind; False where the system lets nobody do that."""
    system, user, group = ctypes.CDLL(None, use_errno=True), os.getuid(), os.getgid()
    if system.unshare(_NEW_PROCESSES | _NEW_NETWORK) == 0:
        return True
    if system.unshare(_NEW_USER | _NEW_PROCESSES | _NEW_NETWORK) != 0:
        return False
    own = Path("/proc/self")
    own.joinpath("setgroups").write_text("deny")
    own.joinpath("uid_map").write_text(f"{user} {user} 1")
    own.joinpath("gid_map").write_text(f"{group} {group} 1")
    return True


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _go_on_as_first() -> None:
    """Forks: the child is the first of its processes, and the system ends all of them with it, wherever they have gone.

    The parent waits and ends as its child does, and once all of them are gone; told to end, it ends them.
    """
    child = os.fork()
    if child == 0:
        _die_with_parent()
        return
    signal.signal(signal.SIGTERM, lambda number, frame: os.kill(child, signal.SIGKILL))
    for stream in (0, 1):  # the child's alone, so that its end is seen
        os.close(stream)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.stderr.flush()
    os._exit(code if code >= 0 else _KILLED - code)
