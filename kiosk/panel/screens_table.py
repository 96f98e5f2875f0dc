"""The table of all screens: how each is, what it shows, how it hangs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from kiosk.domain.text import Text
from kiosk.panel import screens_wording, wording
from kiosk.panel.keyed import Index, Keyed, KeyedModel
from kiosk.panel.view import Hall, Tile, TileState


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenLine:
    """One screen; `place` counts through the sections in their order."""

    tile: Tile
    section: Text
    place: int
    now_us: int

    @property
    def key(self) -> str:
        return self.tile.screen

    @property
    def age_us(self) -> int | None:
        """How long ago its last frame was painted."""
        return max(0, self.now_us - self.tile.painted.painted_us) if self.tile.painted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, what it says, what it is sorted by, and how wide it is at scale 1 (0: what is left)."""

    heading: Text
    says: Callable[[ScreenLine], Text]
    by: Callable[[ScreenLine], object] | None = None
    width: int


def lines_of(hall: Hall) -> tuple[ScreenLine, ...]:
    """All screens, by section and number."""
    found = [(row.name, tile) for row in hall.rows for tile in row.tiles]
    return tuple(
        ScreenLine(tile=tile, section=name, place=place, now_us=hall.now_us) for place, (name, tile) in enumerate(found)
    )


def _title(line: ScreenLine) -> Text:
    offline = line.tile.state is TileState.OFFLINE
    return Text(zh="—") if offline or line.tile.now.title is None else line.tile.now.title


def _black_us(line: ScreenLine) -> int:
    return line.tile.painted.black_us if line.tile.painted else 0


COLUMNS = (
    Column(
        heading=Text(zh="屏", en="No."), says=lambda line: Text(zh=f"{line.tile.number:02}"),
        by=lambda line: line.tile.number, width=48,
    ),
    Column(heading=Text(zh="展区", en="Section"), says=lambda line: line.section, by=lambda line: line.place, width=108),
    Column(heading=Text(zh="状态", en="State"), says=lambda line: wording.STATES[line.tile.state], width=90),
    Column(heading=Text(zh="画面", en="Picture"), says=_title, width=0),
    Column(
        heading=Text(zh="最后一帧", en="Last frame"), says=lambda line: screens_wording.ago(line.age_us),
        by=lambda line: -1 if line.age_us is None else line.age_us, width=88,
    ),
    Column(
        heading=Text(zh="今日黑屏", en="Black today"), says=lambda line: screens_wording.seconds(_black_us(line)), by=_black_us,
        width=94,
    ),
    Column(
        heading=Text(zh="像素", en="Pixels"), says=lambda line: screens_wording.pixels(line.tile.hung),
        by=lambda line: line.tile.hung.pixels[0] * line.tile.hung.pixels[1], width=102,
    ),
    Column(
        heading=Text(zh="宽 mm", en="Width mm"), says=lambda line: Text(zh=f"{line.tile.hung.width_mm}"),
        by=lambda line: line.tile.hung.width_mm, width=90,
    ),
    Column(
        heading=Text(zh="下沿 mm", en="Base mm"), says=lambda line: Text(zh=f"{line.tile.hung.bottom_edge_mm}"),
        by=lambda line: line.tile.hung.bottom_edge_mm, width=78,
    ),
    Column(heading=Text(zh="输出", en="Output"), says=lambda line: screens_wording.output(line.tile.hung), width=72),
)  # fmt: skip
"""The columns in their order; the section comes sorted first."""

BY_SECTION = 1
_STATE = 2


class ScreensModel(KeyedModel):
    """The screens as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__([column.heading for column in COLUMNS], parent)

    def cell(self, row: Keyed, column: int) -> Text:
        assert isinstance(row, ScreenLine)
        return COLUMNS[column].says(row)

    def sorted_by(self, row: Keyed, column: int) -> object:
        assert isinstance(row, ScreenLine)
        by = COLUMNS[column].by
        return by(row) if by is not None else super().sorted_by(row, column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_figure(index.column()):
            return _RIGHT
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_figure(section):
            return _RIGHT
        return super().headerData(section, orientation, role)


def _is_figure(column: int) -> bool:
    """Whether a column holds figures, which stand below each other by their last digit."""
    return column > _STATE and COLUMNS[column].by is not None


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
