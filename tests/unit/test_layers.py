"""The rules of the house that no type checker knows, and that each of them bites."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS, PLAIN, NO_QT, SQL = (contract["name"] for contract in CONTRACTS)

PLANTS = [
    (LAYERS, "domain/ids.py", "import kiosk.services"),
    (LAYERS, "clock/__init__.py", "import kiosk.store"),
    (LAYERS, "qtkit/__init__.py", "import kiosk.stage"),
    (LAYERS, "supervisor.py", "import kiosk.app"),
    (PLAIN, "domain/ids.py", "import random"),
    (PLAIN, "domain/ids.py", "import time"),
    (NO_QT, "services/ports.py", "from PySide6 import QtCore"),
    (SQL, "services/ports.py", "import sqlalchemy"),
]

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
MOST_LINES = 400


def lint(folder: Path) -> tuple[int, set[str]]:
    """import-linter's exit code for the package in `folder`, and the contracts it calls broken."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    broken = {name for name in (contract["name"] for contract in CONTRACTS) if f"{name} BROKEN" in done.stdout}
    assert "kept" in done.stdout, done.stdout + done.stderr
    return done.returncode, broken


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its contracts, to break something in."""
    shutil.copytree(ROOT / "kiosk", tmp_path / "kiosk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_keeps_its_layers() -> None:
    assert lint(ROOT) == (0, set())


def test_every_contract_is_broken_on_purpose_below() -> None:
    assert {name for name, _, _ in PLANTS} == {contract["name"] for contract in CONTRACTS}


@pytest.mark.parametrize(("contract", "file", "line"), PLANTS)
def test_a_forbidden_import_breaks_its_contract(copy: Path, contract: str, file: str, line: str) -> None:
    planted = copy / "kiosk" / file
    planted.write_text(f"{planted.read_text()}\n{line}\n")
    assert lint(copy) == (1, {contract})


def test_the_one_exception_is_who_draws_foreign_pages_in_a_child() -> None:
    exceptions = {contract["name"]: contract["ignore_imports"] for contract in CONTRACTS if "ignore_imports" in contract}
    assert exceptions == {"No Qt below qtkit": ["kiosk.importing.raster -> PySide6"]}


def sources(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))


def reads_of_the_clock(source: str) -> list[str]:
    """Where a piece of code asks for the time of day, or for a random number, by itself."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=attr) if f"{owner}.{attr}" in CLOCKS:
                found.append(f"{owner}.{attr}")
            case ast.ImportFrom(module=str(module), names=names):
                found += [f"{module}.{name.name}" for name in names if module == "random" or f"{module}.{name.name}" in CLOCKS]
            case ast.Import(names=names):
                found += [name.name for name in names if name.name == "random"]
    return found


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(tz)",
        "datetime.datetime.now()",
        "dt.date.today()",
        "time.time()",
        "time.time_ns()",
        "from time import time",
        "import random",
        "from random import choice",
        "def f():\n    return [time.time for _ in ()]",
    ],
)
def test_a_read_of_the_clock_is_seen(source: str) -> None:
    assert len(reads_of_the_clock(source)) == 1


@pytest.mark.parametrize(
    "source", ["time.monotonic_ns()", "clock.now_us()", "now()", "from datetime import datetime", "secrets.token_hex()"]
)
def test_what_is_no_read_of_the_clock_is_left_alone(source: str) -> None:
    assert reads_of_the_clock(source) == []


def test_only_the_clock_reads_a_clock() -> None:
    found = {
        str(path.relative_to(ROOT)): reads
        for path in sources("kiosk")
        if "clock" not in path.relative_to(ROOT).parts and (reads := reads_of_the_clock(path.read_text()))
    }
    assert found == {}


def test_no_type_error_is_waved_through_without_its_name() -> None:
    bare = re.compile(r"#\s*type:\s*ignore(?!\[)")
    found = [
        str(path.relative_to(ROOT)) for path in sources("kiosk", "tests", "db", "build_spec") if bare.search(path.read_text())
    ]
    assert found == []


def test_no_file_is_too_long_to_read() -> None:
    long = [str(path.relative_to(ROOT)) for path in sources("kiosk") if len(path.read_text().splitlines()) > MOST_LINES]
    assert long == []
