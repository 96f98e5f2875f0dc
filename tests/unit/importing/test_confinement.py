"""What a confined process may do no more; each in a process of its own, since nobody gets out of it again."""

from __future__ import annotations

import subprocess
import sys

_CONFINED = """
import os, resource
from kiosk.importing.confinement import confine
from kiosk.importing.limits import Limits
confine(Limits({what}=256, cpu_s=5, quiet_s=1, wall_s=1, file_mib=1, output_mib=1))
"""


def confined(then: str, what: str = "address_mib") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _CONFINED.format(what=what) + then], capture_output=True, text=True)


def test_memory_has_an_end() -> None:
    for what in ("address_mib", "data_mib"):
        assert "MemoryError" in confined("bytearray(300 << 20)", what).stderr


def test_a_file_has_an_end(tmp_path: object) -> None:
    assert "File too large" in confined(f"open({str(tmp_path) + '/x'!r}, 'wb').write(bytes(2 << 20))").stderr


def test_work_has_an_end() -> None:
    assert confined("resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass").returncode not in (0, 1)


def test_there_is_no_way_out() -> None:
    said = confined("import socket; socket.create_connection(('127.0.0.1', 1), 2)").stderr
    assert "Network is unreachable" in said


def test_how_it_ends_is_how_the_process_seems_to_end() -> None:
    assert confined("os._exit(7)").returncode == 7
    assert confined("os.abort()").returncode > 128


def test_it_gives_way_to_others() -> None:
    assert confined("print(os.nice(0), resource.getrlimit(resource.RLIMIT_CORE))").stdout.split() == ["10", "(0,", "0)"]
