from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from kiosk.app.benches import bench_resolve


def test_resolve_is_measured_on_the_reference_exhibit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answer = bench_resolve(playlists=7, entries=0, rounds=11)
    assert answer["bench"] == "resolve"
    assert [(figure["name"], figure["unit"], figure["n"]) for figure in answer["figures"]] == [("resolve_us", "µs", 11)]
    assert list(tmp_path.iterdir()) == [], "the throw-away store is gone"


def test_with_entries_it_is_measured_on_a_full_schedule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answer = bench_resolve(playlists=500, entries=100, rounds=3)
    assert [figure["name"] for figure in answer["figures"]] == ["index_s", "resolve_us", "agenda_day_ms", "diff_year_s"]
