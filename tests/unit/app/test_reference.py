from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.reference import Staging, reference_house, watched_house
from kiosk.domain.choreography import Choreography
from kiosk.domain.text import Language


def test_the_exhibit_is_put_on_as_it_is_told(tmp_path: Path) -> None:
    staging = Staging(data_dir=tmp_path / "data", screens=3, dwell_s=7, in_one=True)
    with reference_house(staging) as house:
        programme = watched_house(house).programme
        assert len(programme.wall.screens) == 3
        assert {slide.page_us for slide in programme.slides} == {7_000_000}
        assert {section.choreography for section in programme.sections} == {Choreography.TOGETHER}
        assert (tmp_path / "data").is_dir()


def test_as_it_is_it_has_the_choreography_of_its_sections(tmp_path: Path) -> None:
    with reference_house(Staging(data_dir=tmp_path / "data")) as house:
        programme = watched_house(house).programme
        assert len(programme.wall.screens) == 18
        assert {section.choreography for section in programme.sections} > {Choreography.TOGETHER}


@pytest.mark.parametrize("language", Language)
def test_a_throw_away_store_speaks_the_language_that_is_told(language: Language) -> None:
    with reference_house(Staging(screens=1, language=language)) as house:
        assert house.settings.screens.language is language
        folder = house.data_dir
    assert not folder.exists()
