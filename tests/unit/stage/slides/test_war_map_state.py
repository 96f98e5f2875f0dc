from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.domain.war_map import ProjectState
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides.card import Group
from kiosk.stage.slides.war_map_state import MARK_PX, WORDS, as_of, colour_of, mark, word_of
from tests.support.charts import CHART, INSIDE
from tests.support.pages import page


def drawn(state: ProjectState) -> np.ndarray:
    """The mark of a state in black on white."""
    on = page()
    root = Group()
    mark(on, state, "#000000", root)
    image = QImage(MARK_PX, MARK_PX, QImage.Format.Format_Grayscale8)
    image.fill(QColor("#000000"))
    scene = scene_with(root)
    painter = QPainter(image)
    render(scene, painter, QRectF(image.rect()), QRectF(image.rect()))
    painter.end()
    scene.clear()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(MARK_PX, image.bytesPerLine())
    return (rows[:, :MARK_PX] > 40).copy()


def test_every_state_has_a_word_in_both_languages_and_a_shape_of_its_own() -> None:
    assert set(WORDS) == set(ProjectState)
    assert len({word.zh for word in WORDS.values()}) == len({word.en for word in WORDS.values()}) == len(ProjectState)
    shapes = {state: drawn(state) for state in ProjectState}
    for one, other in combinations(ProjectState, 2):
        assert (shapes[one] != shapes[other]).mean() > 0.08, f"{one} looks like {other} to who sees no colours"


@pytest.mark.parametrize("name", list(ThemeName))
def test_the_colours_of_the_states_differ_and_can_be_read_on_a_row(name: ThemeName) -> None:
    on = page(name=name)
    colours = [colour_of(on, state) for state in ProjectState]
    assert len(set(colours)) == len(colours)
    for colour in colours:
        assert abs(QColor(colour).lightnessF() - QColor(on.theme.surface).lightnessF()) > 0.3


def test_days_are_counted_to_the_date_of_the_data_and_not_to_today() -> None:
    parking = CHART.rows[1]
    later = replace(INSIDE, as_of="2027-01-12")
    for fields, told in ((INSIDE, "逾期 8 天"), (later, "逾期 61 天"), (replace(INSIDE, as_of=None), "逾期"), (CHART, "逾期")):
        word = word_of(parking, fields)
        assert word is not None
        assert word.zh == told
    assert word_of(replace(parking, due=None), INSIDE) == WORDS[ProjectState.OVERDUE]
    assert word_of(replace(parking, due="2026-12-01"), INSIDE) == WORDS[ProjectState.OVERDUE]
    assert word_of(replace(parking, state=ProjectState.PAUSED), INSIDE) == WORDS[ProjectState.PAUSED]
    assert word_of(replace(parking, state=None), INSIDE) is None


def test_the_date_of_the_data_in_words() -> None:
    assert as_of(CHART, Language.ZH) == "数据截至 2026 年 11 月 20 日"
    assert as_of(CHART, Language.EN) == "As of 20 November 2026"
    assert as_of(replace(CHART, as_of=None), Language.ZH) is None
