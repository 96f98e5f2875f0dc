"""Six slides and the farewell look as they did when somebody found them right. `make golden` draws the kept pictures anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from tests.support.golden import FAREWELL, LIMIT, SAMPLES, SCREEN, Sample, distance, drawn, kept, save


@pytest.mark.parametrize("name", SAMPLES)
def test_a_slide_looks_as_it_did(name: str, tmp_path: Path) -> None:
    now = drawn(SAMPLES[name])
    save(now, tmp_path / f"{name}.png")
    gap = distance(now, kept(name))
    assert gap <= LIMIT, f"look at {tmp_path / name}.png; if it is right: make golden"


def test_the_farewell_looks_as_it_did(tmp_path: Path) -> None:
    now = drawn(FAREWELL)
    save(now, tmp_path / "farewell.png")
    assert distance(now, kept("farewell")) <= LIMIT, f"look at {tmp_path / 'farewell.png'}; if it is right: make golden"
    assert distance(drawn(replace(FAREWELL, language=FAREWELL.language.other)), now) > LIMIT


each_sample = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


@each_sample
def test_edges_that_are_smoothed_in_another_way_are_forgiven(sample: Sample) -> None:
    finer = drawn(sample, replace(SCREEN, pixels=(2560, 1440)))
    assert 0 < distance(finer, drawn(sample)) <= LIMIT


@each_sample
def test_what_moves_by_four_pixels_is_seen(sample: Sample) -> None:
    right = drawn(sample)
    moved = right.copy()
    moved[116:460] = np.roll(moved[116:460], 2, axis=1)
    assert distance(moved, right) > LIMIT


@each_sample
def test_a_missing_word_is_seen(sample: Sample) -> None:
    less = Text(zh="示例，数据截至 2021 年 3 月", en="Sample, as of March 2021, printed small below the figures")
    assert distance(drawn(replace(sample, source=less)), drawn(sample)) > LIMIT


@each_sample
def test_another_hue_theme_or_language_is_seen(sample: Sample) -> None:
    right = drawn(sample)
    other = ThemeName.LIGHT if sample.theme is ThemeName.DARK else ThemeName.DARK
    for wrong in (
        replace(sample, hue="s1" if sample.hue != "s1" else "s2"),
        replace(sample, theme=other),
        replace(sample, language=sample.language.other),
    ):
        assert distance(drawn(wrong), right) > LIMIT
