from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.panel.clamped import ClampedLabel

LONG = "What was done in the years of the plan before the one that comes after it, and then some more of it"


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_it_never_grows_above_its_lines(parent: QWidget, lines: int) -> None:
    label = ClampedLabel(parent, "plain", lines)
    label.setText(LONG)
    parent.show()
    assert label.heightForWidth(120) == lines * label.fontMetrics().lineSpacing()
    label.setText("短")
    assert label.heightForWidth(120) == label.fontMetrics().lineSpacing()


def test_what_is_too_long_is_painted_otherwise_than_what_fits(parent: QWidget) -> None:
    label = ClampedLabel(parent, "plain", 1)
    label.resize(120, 20)
    parent.show()
    label.setText(LONG)
    cut = label.grab().toImage()
    label.setText(LONG[:60])
    assert label.grab().toImage() == cut, "both end in an ellipsis at the same place"
    label.setText(LONG[:8])
    assert label.grab().toImage() != cut
