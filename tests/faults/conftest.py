"""A published hall for each test: made once by the verbs, then copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.hall import Hall, copy_of, new_hall


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    return new_hall(tmp_path_factory.mktemp("hall"))


@pytest.fixture
def hall(published: Hall, tmp_path: Path) -> Hall:
    return copy_of(published, tmp_path)
