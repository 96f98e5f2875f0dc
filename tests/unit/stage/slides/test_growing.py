import pytest
from PySide6.QtCore import QRectF

from kiosk.stage.slides.growing import Growing


def test_a_growing_slide_has_to_say_how_it_grows() -> None:
    with pytest.raises(AssertionError):
        Growing(QRectF(0, 0, 10, 10)).grow(0.5)
