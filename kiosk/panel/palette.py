"""The panel's colours, read from the product's theme files, and the one stylesheet made from them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

import msgspec

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.qtkit.fonts import FAMILY
from kiosk.qtkit.theme import Colour, Fill, Theme

THEMES = (ThemeName.DARK, ThemeName.LIGHT)
"""The panel's own; high contrast is for visitors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as `#RRGGBB`; a `Fill` is a ground with the colour of the text on it."""

    bg: Colour
    surface: Colour
    raised: Colour
    text: Colour
    text2: Colour
    hairline: Colour
    outline: Colour
    focus: Colour
    glass: Colour
    action: Fill
    go: Fill
    attention: Fill
    fault: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The panel's own colours, and the theme for the hues of the sections."""

    palette: Palette
    theme: Theme


def load_palette(folder: Path, name: ThemeName) -> Palette:
    """Reads a palette. Raises EnvironmentFault E-THEME if a colour is missing or wrong."""
    file = folder / f"panel-{name.value}.toml"
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Palette)
    except (OSError, msgspec.DecodeError) as error:
        raise EnvironmentFault(
            code="E-THEME",
            message=Text(zh=f"控制台的配色读不出来：{error}", en=f"the panel's colours cannot be read: {error}"),
            where=str(file),
            fix=Text(zh="请重新安装程序，配色随程序提供", en="install the program again; its colours come with it"),
        ) from error


def stylesheet(palette: Palette, scale: float) -> str:
    """The look of every widget of the panel. Lengths in the sheet are those of a window of 1280 × 800, times `scale`."""
    colours = {name: value if isinstance(value, str) else value["fill"] for name, value in asdict(palette).items()}
    colours |= {f"on_{name}": value["text"] for name, value in asdict(palette).items() if isinstance(value, dict)}
    scaled = re.sub(r"(\d+)px", lambda length: f"{round(int(length[1]) * scale)}px", _SHEET)
    return Template(scaled).substitute(colours, family=FAMILY)


_SHEET = """
* { font-family: "$family"; font-size: 14px; color: $text; }
QScrollArea#quiet, QLabel#quiet { background: $surface; border: none; }
QWidget#panel, QWidget#wall, QScrollArea { background: $bg; border: none; }
QFrame#topbar, QFrame#rail, QFrame#inspector, QFrame#actions { background: $surface; border: none; }

QLabel { background: transparent; }
QLabel[role="hall"] { font-size: 19px; font-weight: 700; }
QLabel[role="clock"] { font-size: 15px; color: $text2; }
QLabel[role="heading"] { font-size: 17px; font-weight: 700; }
QLabel[role="strong"] { font-size: 15px; font-weight: 700; }
QLabel[role="small"] { font-size: 13px; color: $text2; }
QLabel[role="caption"] { font-size: 13px; color: $text2; font-weight: 700; }
QLabel[role="number"] { font-size: 13px; font-weight: 700; }
QLabel[role="plain"] { font-size: 13px; }
QLabel[role="age"] { font-size: 12px; background: $bg; border-radius: 4px; padding: 1px 5px; }
QLabel[role="railword"] { font-size: 12px; font-weight: 700; }
QLabel[role="railkey"] { font-size: 12px; color: $text2; }
QLabel[role="empty"] { font-size: 20px; color: $text2; }

QLabel[role="pill"] { font-size: 13px; border-radius: 8px; color: $text2; }
QLabel[role="pill"][tone="attention"] { background: $attention; color: $on_attention; font-weight: 700; padding: 0px 7px; }
QLabel[role="pill"][tone="fault"] { background: $fault; color: $on_fault; font-weight: 700; padding: 0px 7px; }
QLabel[role="pill"][tone="on"] { background: $raised; color: $text; font-weight: 700; padding: 0px 7px; }
QLabel[role="pill"][tone="go"] { background: $go; color: $on_go; font-weight: 700; padding: 0px 7px; }
QLabel[role="asked"] { font-size: 13px; font-weight: 700; background: $attention; color: $on_attention; border-radius: 6px;
  padding: 3px 8px; }
QLabel[role="badge"] { font-size: 14px; border-radius: 14px; padding: 4px 12px; background: $raised; color: $text; }
QLabel[role="badge"][tone="attention"] { background: $attention; color: $on_attention; font-weight: 700; }
QLabel[role="badge"][tone="fault"] { background: $fault; color: $on_fault; font-weight: 700; }
QFrame#noticebar { background: $bg; border: none; border-bottom: 1px solid $hairline; }
QFrame#noticebar[tone="attention"] { background: $attention; }
QFrame#noticebar[tone="fault"] { background: $fault; }
QLabel#notice { font-size: 14px; padding: 0px 16px; color: $text2; }
QLabel#notice[tone="attention"] { color: $on_attention; font-weight: 700; }
QLabel#notice[tone="fault"] { color: $on_fault; font-weight: 700; }

QPushButton { background: $raised; border: 2px solid $outline; border-radius: 8px; min-height: 40px; outline: none; }
QPushButton:hover { border-color: $focus; }
QPushButton:pressed { background: $hairline; }
QPushButton[look="chosen"] { background: $action; border-color: $action; }
QPushButton[look="standing"] { background: $attention; border-color: $attention; }
QPushButton[look="go"] { background: $go; border: 3px solid $go; border-radius: 10px; }
QPushButton[look="go"]:pressed { background: $hairline; }
QPushButton[look="alarm"] { background: $fault; border-color: $fault; }
QPushButton[look="alarm"]:hover { border-color: $focus; }
QPushButton[look="alarm"]:pressed { background: $hairline; }
QPushButton:disabled { background: $surface; border-color: $hairline; }
QPushButton:focus { border-color: $focus; }
QLabel[role="word"] { font-size: 15px; font-weight: 700; }
QLabel[role="key"] { font-size: 14px; color: $text2; }
QLabel[look="chosen"] { color: $on_action; }
QLabel[look="standing"] { color: $on_attention; }
QLabel[look="go"] { color: $on_go; }
QLabel[look="alarm"] { color: $on_fault; }
QLabel[role="word"][look="go"] { font-size: 20px; }
QLabel[role="word"]:disabled, QLabel[role="key"]:disabled { color: $text2; font-weight: 400; }

QListView { background: $bg; border: none; outline: none; }
QListWidget { background: $bg; border: 1px solid $hairline; border-radius: 8px; outline: none; padding: 2px; }
QListWidget::item { min-height: 44px; padding: 0px 10px; border-radius: 6px; color: $text; }
QListWidget::item:hover { background: $raised; }
QListWidget::item:selected { background: $action; color: $on_action; }
QListWidget:disabled { color: $text2; }
QListWidget::item:disabled { color: $text2; background: transparent; }

QTableView { background: $bg; border: none; outline: none; color: $text; font-size: 13px;
  selection-background-color: $action; }
QTableView::item { padding: 0px 6px; border: none; border-bottom: 1px solid $hairline; }
QTableView::item:selected { background: $action; color: $on_action; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text2; font-size: 13px; font-weight: 700; border: none; padding: 0px 9px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0px; }
QLineEdit { background: $bg; border: 2px solid $outline; border-radius: 8px; padding: 0px 10px; color: $text;
  placeholder-text-color: $text2; selection-background-color: $action; selection-color: $on_action; }
QLineEdit:focus { border-color: $focus; }
QLineEdit:disabled { background: $surface; border-color: $hairline; }
QComboBox { background: $bg; border: 2px solid $outline; border-radius: 8px; padding: 0px 10px; color: $text; }
QComboBox:focus, QComboBox:on { border-color: $focus; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 2px solid $outline; outline: none;
  selection-background-color: $action; selection-color: $on_action; }
QComboBox QAbstractItemView::item { min-height: 44px; padding: 0px 8px; }
QPlainTextEdit { background: $bg; border: 2px solid $outline; border-radius: 8px; padding: 4px 6px; color: $text;
  placeholder-text-color: $text2; selection-background-color: $action; selection-color: $on_action; }
QPlainTextEdit:focus { border-color: $focus; }
QLabel[tone="attention"][role="plain"] { background: $attention; color: $on_attention; border-radius: 6px; padding: 4px 8px; }
QWidget#card { background: $surface; border: none; }
QLabel[role="fault"] { font-size: 13px; background: $fault; color: $on_fault; border-radius: 6px; padding: 4px 8px; }

QFrame#dropzone { background: $bg; border: 2px dashed $outline; border-radius: 8px; }
QFrame#dropzone[lit="true"] { background: $raised; border: 2px solid $focus; }
QFrame#jobrow { border: none; border-bottom: 1px solid $hairline; }
QProgressBar { background: $bg; border: 1px solid $outline; border-radius: 4px; }
QProgressBar::chunk { background: $action; border-radius: 3px; }

QScrollBar:vertical { background: $bg; width: 12px; margin: 0px; }
QScrollBar::handle:vertical { background: $outline; border-radius: 5px; min-height: 44px; }
QScrollBar:horizontal { background: $bg; height: 12px; margin: 0px; }
QScrollBar::handle:horizontal { background: $outline; border-radius: 5px; min-width: 44px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0px; width: 0px; }

QFrame#emergency { background: $raised; border: 2px solid $fault; border-radius: 12px; }
QFrame#quit { background: $raised; border: 2px solid $outline; border-radius: 12px; }
"""
