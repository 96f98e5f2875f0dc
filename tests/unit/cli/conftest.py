from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Kiosk, published


@pytest.fixture
def kiosk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """The command on a data folder in which the small hall plays its first revision."""
    return Kiosk(data=published(tmp_path / "data"), capture=capsys)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """The command on a data folder that is not there yet."""
    return Kiosk(data=tmp_path / "data", capture=capsys)
