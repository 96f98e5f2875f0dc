from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.house import open_house, set_clock
from kiosk.app.trials import DemoOrder, demonstrate
from kiosk.domain.errors import BadInput


def refusal(**told: Any) -> BadInput:
    """What a demonstration says to what it was told, before anything is shown."""
    with pytest.raises(BadInput) as caught:
        demonstrate(DemoOrder(data_dir=None, **told), lambda done, of: None, lambda text: None)
    return caught.value


@pytest.fixture(autouse=True)
def throw_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throw-away stores are made, without a display."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.mark.parametrize(
    ("told", "option"),
    [
        ({"seconds": 0.0}, "--seconds"),
        ({"dwell_s": 1.0}, "--dwell"),
        ({"idle_after_s": 1.0}, "--idle-after"),
        ({"idle_after_s": 0.0}, "--idle-after"),
        ({"screens": 0}, "--screens"),
        ({"screens": 19}, "--screens"),
    ],
    ids=str,
)
def test_what_is_out_of_range_is_refused(told: dict[str, Any], option: str, throw_away: Path) -> None:
    error = refusal(**told)
    assert (error.code, error.where) == ("E-CFG-RANGE", option)
    assert list(throw_away.iterdir()) == []


def test_a_time_that_is_none_is_refused(throw_away: Path) -> None:
    error = refusal(start_at="soon")
    assert (error.code, error.where) == ("E-CLI-TIME", "--start-at")
    assert list(throw_away.iterdir()) == []


def test_a_clock_that_runs_is_not_set(tmp_path: Path) -> None:
    start_us = 1_900_000_000_000_000
    set_clock(tmp_path / "data", start_us)
    with pytest.raises(BadInput, match="E-CLI-USAGE"):
        set_clock(tmp_path / "data", start_us + 3_600_000_000)
    with open_house(tmp_path / "data") as house:
        assert abs(house.clock.now_us() - start_us) < 3_600_000_000
