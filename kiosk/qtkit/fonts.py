"""The product's own font, never the luck of the machine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.qtkit.theme import TypeToken

FAMILY = "Kiosk Sans SC"
STYLES = ("Regular", "Bold")


def load_fonts(folder: Path) -> None:
    """Makes every font of the folder known to Qt. Raises EnvironmentFault E-FONT-MISSING unless both weights are there."""
    found: set[str] = set()
    for path in sorted(folder.glob("*.otf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0 and FAMILY in QFontDatabase.applicationFontFamilies(number):
            found.update(QFontDatabase.styles(FAMILY))
    missing = [style for style in STYLES if style not in found]
    if missing:
        raise EnvironmentFault(
            code="E-FONT-MISSING",
            message=Text(
                zh=f"缺少字体 {FAMILY}（{'、'.join(missing)}），文字无法显示",
                en=f"the font {FAMILY} ({', '.join(missing)}) is missing, so no text can be shown",
            ),
            where=str(folder),
            fix=Text(zh="请重新安装程序，字体随程序提供", en="install the program again; its fonts come with it"),
        )


def font(token: TypeToken) -> QFont:
    """The font of a type token. Without hinting, so that lines break alike at every scale and on every machine."""
    made = QFont(FAMILY)
    made.setPixelSize(token.px)
    made.setWeight(QFont.Weight(token.weight))
    made.setKerning(True)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias)
    return made
