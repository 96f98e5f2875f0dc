"""A published hall for each test: made once by the verbs, then copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.wall import Show
from tests.support.hall import Hall, copy_of, new_hall


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    return new_hall(tmp_path_factory.mktemp("hall"))


@pytest.fixture(scope="session")
def published_staggered(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    return new_hall(tmp_path_factory.mktemp("staggered"), east=Show.STAGGERED)


@pytest.fixture
def hall(published: Hall, tmp_path: Path) -> Hall:
    return copy_of(published, tmp_path)


@pytest.fixture
def staggered(published_staggered: Hall, tmp_path: Path) -> Hall:
    """A hall in which no two screens ever show the same."""
    return copy_of(published_staggered, tmp_path)
