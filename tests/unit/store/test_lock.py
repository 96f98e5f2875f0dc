from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Language
from kiosk.store.lock import Role, role_lock

REPOSITORY = Path(__file__).parents[3]

HOLDER = """
import sys, time
from pathlib import Path
from kiosk.store.lock import Role, role_lock
with role_lock(Path(sys.argv[1]), Role.PLAYER):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE, cwd=REPOSITORY) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(EnvironmentFault, match=f"pid {holder.pid}"), role_lock(tmp_path, Role.PLAYER):
            pass
        holder.kill()
    with role_lock(tmp_path, Role.PLAYER):
        pass


def test_a_second_holder_of_a_role_hears_who_the_first_is(tmp_path: Path) -> None:
    with (
        role_lock(tmp_path, Role.PANEL),
        pytest.raises(EnvironmentFault, match="E-DB-LOCKED") as caught,
        role_lock(tmp_path, Role.PANEL),
    ):
        pass
    assert f"pid {os.getpid()}" in str(caught.value)
    assert "控制台" in caught.value.line(Language.ZH)


def test_the_roles_do_not_meet(tmp_path: Path) -> None:
    with role_lock(tmp_path, Role.PLAYER), role_lock(tmp_path, Role.PANEL):
        pass


def test_a_role_is_free_again_after_its_holder(tmp_path: Path) -> None:
    for _ in range(2):
        with role_lock(tmp_path, Role.PLAYER):
            pass


def test_data_folders_do_not_meet(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with role_lock(tmp_path, Role.PLAYER), role_lock(tmp_path / "other", Role.PLAYER):
        pass
