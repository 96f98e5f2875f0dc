"""What all tests share: the screens of the reference site, which are not there, and nothing said that nobody expected."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.importing.site import read_site
from kiosk.ops.virtual_screens import offscreen_platform


def pytest_configure(config: pytest.Config) -> None:
    """Before the first QApplication: Qt draws into memory, on as many screens as the hall has."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        folder = Path(tempfile.mkdtemp(prefix="kiosk-test-screens-"))
        config.add_cleanup(lambda: shutil.rmtree(folder))
        os.environ["QT_QPA_PLATFORM"] = offscreen_platform(read_site(paths.reference_site()), folder / "screens.json")


@pytest.fixture(autouse=True)
def nothing_unexpected_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or worse in the log fails the test; one that expects it looks at it and calls `caplog.clear()`."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert [record.getMessage() for record in records if record.levelno >= logging.WARNING] == []
