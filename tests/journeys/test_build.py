"""The bundle that `make build` made, as it runs on another machine: no Python, no checkout, nothing in the environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from kiosk import paths
from kiosk.importing.sandbox import Sandbox
from tests.support import corpus
from tests.support.folders import ROOT, SLIDES
from tests.support.foreign import PANEL, silent

pytestmark = pytest.mark.long

BUNDLE = ROOT / "dist" / "kiosk" / "kiosk"


def run(folder: Path, *words: str) -> str:
    """What the bundle answers in an empty folder. Python is told to load modules from there, which it must not do."""
    (folder / "sitecustomize.py").write_text("raise SystemExit('this is not the bundle')", "utf-8")
    (folder / "kiosk.py").write_text("raise SystemExit('this is not the bundle')", "utf-8")
    environment = {name: str(folder) for name in ("HOME", "TMPDIR", "PYTHONHOME", "PYTHONPATH")} | {"LANG": "C.UTF-8"}
    done = subprocess.run(
        [BUNDLE, "--json", *words], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_plays_the_exhibit_on_18_screens(tmp_path: Path) -> None:
    report = json.loads(run(tmp_path, "demo", "--seconds", "6", "--report", "r.json", "--snapshot", "wall.png"))
    assert json.loads((tmp_path / "r.json").read_text("utf-8")) == report
    assert len(report["screens"]) == 18
    assert report["faults"] == []
    for screen in report["screens"]:
        assert screen["black_frames"] == 0
        assert screen["shown"]
        assert all(entry["actual"] == entry["planned"] for entry in screen["shown"])
    with Image.open(tmp_path / "wall.png") as sheet:
        assert sheet.width > 3840


def test_it_draws_every_kind_of_slide(tmp_path: Path) -> None:
    sheets = json.loads(run(tmp_path, "slides", "gallery", str(SLIDES), "gallery"))["sheets"]
    assert len(sheets) > 5
    assert all((tmp_path / sheet).stat().st_size > 100_000 for sheet in sheets)


def test_its_child_reads_foreign_files_of_every_kind(tmp_path: Path) -> None:
    sandbox = Sandbox([str(BUNDLE), paths.READ_FOREIGN], tmp_path)
    for name, content in corpus.sound(tmp_path).items():
        (tmp_path / name).write_bytes(content)
        with sandbox.read(tmp_path / name, PANEL, silent, lambda: False) as (found, outbox):
            assert all((outbox / page.picture).stat().st_size > 0 for page in found.pages), name
            assert found.pages, name
