import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from kiosk.domain.errors import EnvironmentFault
from kiosk.qtkit.fonts import FAMILY, font, load_fonts
from kiosk.qtkit.theme import TypeToken
from tests.support.pages import ASSETS

FONTS = ASSETS / "fonts"
BODY = TypeToken(px=36, line=1.55, weight=400)


def test_both_weights_are_the_products_own(qapp: QApplication) -> None:
    load_fonts(FONTS)
    for token, style in ((BODY, "Regular"), (replace(BODY, weight=700), "Bold")):
        raw = QRawFont.fromFont(font(token))
        assert (raw.familyName(), raw.styleName(), raw.pixelSize()) == (FAMILY, style, token.px)


def test_a_line_is_as_long_at_twice_the_size(qapp: QApplication) -> None:
    load_fonts(FONTS)
    small, large = (QFontMetricsF(font(BODY.at(px))).horizontalAdvance("99 平方公里 AV") for px in (32, 64))
    assert large == pytest.approx(2 * small, rel=0.002)


def test_hinting_is_off(qapp: QApplication) -> None:
    assert font(BODY).hintingPreference() is QFont.HintingPreference.PreferNoHinting


def test_no_font_at_all_is_an_error_that_names_both_weights(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Regular, Bold") as caught:
        load_fonts(tmp_path)
    assert (caught.value.code, caught.value.where) == ("E-FONT-MISSING", str(tmp_path))


def test_a_damaged_font_counts_as_missing(qapp: QApplication, tmp_path: Path) -> None:
    for path in FONTS.glob("*.otf"):
        shutil.copy(path, tmp_path)
        (tmp_path / path.name).write_bytes(path.read_bytes()[:1000])
    with pytest.raises(EnvironmentFault) as caught:
        load_fonts(tmp_path)
    assert caught.value.code == "E-FONT-MISSING"
