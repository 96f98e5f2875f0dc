"""The data files that slides are fed from: each read once, its rows for the slide and its bytes for the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.domain.asset import Asset
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.programme import plain
from kiosk.domain.slide_fields import SlideFields
from kiosk.domain.war_map import Audience, WarMap
from kiosk.importing.chart_file import Chart, Tell, read_chart
from kiosk.importing.media import content_of
from kiosk.importing.toml_file import Step, TomlFile


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChartTable:
    """What a deck says of a wall chart; the rest stands in the data file."""

    file: str
    audience: Audience = Audience.PUBLIC


class DataFiles:
    """The data files below a slides folder, as far as they were asked for."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._read: dict[str, tuple[bytes, Chart]] = {}

    def chart(self, file: TomlFile, own: Any, *path: Step) -> WarMap:
        """The fields of a wall chart of a deck. Raises BadInput E-DECK-FIELD, E-DECK-MEDIA, E-DATA-… with the place."""
        table = file.build(_ChartTable, own, *path)
        chart = self._chart(f"{file.name.rpartition('/')[0]}/{table.file}")
        return WarMap(file=table.file, audience=table.audience, rows=chart.rows, as_of=chart.as_of)

    def _chart(self, name: str) -> Chart:
        if name not in self._read:
            content = content_of(self._folder, name)
            self._read[name] = content, read_chart(content, name, self._tell)
        return self._read[name][1]

    def media(self, put: Callable[[bytes], str]) -> list[MediaFile]:
        """The files as they came; every one goes through `put` (bytes in, SHA-256 out)."""
        return [data_media(name, content, put) for name, (content, _) in self._read.items()]


def data_media(name: str, content: bytes, put: Callable[[bytes], str]) -> MediaFile:
    """A data file among the exhibit's files: it has no pixels, and nothing else is shown of it."""
    asset = Asset(sha256=put(content), size_bytes=len(content), width_px=0, height_px=0)
    return MediaFile(path=name, original=asset, shown=asset)


def deck_values(fields: SlideFields) -> dict[str, Any]:
    """What stands in the deck of a kind's fields: all but what comes from a data file."""
    values: dict[str, Any] = plain(fields)
    left_out = {"kind", "rows", "as_of"} if isinstance(fields, WarMap) else {"kind"}
    return {key: value for key, value in values.items() if key not in left_out}
