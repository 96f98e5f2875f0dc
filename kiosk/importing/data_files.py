"""The files that slides are fed from, data and captions: each read once, what it says for the slide and its bytes for the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.domain.asset import Asset
from kiosk.domain.captions import Caption, Captions, FileByLanguage
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.programme import plain
from kiosk.domain.slide_fields import SlideFields, VideoFields
from kiosk.domain.text import Text
from kiosk.domain.war_map import Audience, WarMap
from kiosk.importing.caption_file import read_captions
from kiosk.importing.chart_file import Chart, read_chart
from kiosk.importing.media import content_of
from kiosk.importing.telling import Tell
from kiosk.importing.toml_file import Step, TomlFile


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChartTable:
    """What a deck says of a wall chart; the rest stands in the data file."""

    file: str
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class _VideoTable:
    """What a deck says of a video; what is said in it stands in the files of its captions."""

    file: str
    poster: str
    alt: Text
    captions: FileByLanguage | None = None


_FROM_FILES: dict[type[SlideFields], frozenset[str]] = {
    WarMap: frozenset({"rows", "as_of"}),
    VideoFields: frozenset({"spoken"}),
}
"""What a kind's fields have from a file and not from the deck."""


class DataFiles:
    """The files below a slides folder that slides are fed from, as far as they were asked for."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._contents: dict[str, bytes] = {}
        self._charts: dict[str, Chart] = {}

    def chart(self, file: TomlFile, own: Any, *path: Step) -> WarMap:
        """The fields of a wall chart of a deck. Raises BadInput E-DECK-FIELD, E-DECK-MEDIA, E-DATA-… with the place."""
        table = file.build(_ChartTable, own, *path)
        chart = self._chart(_beside(file, table.file))
        return WarMap(file=table.file, audience=table.audience, rows=chart.rows, as_of=chart.as_of)

    def video(self, file: TomlFile, own: Any, *path: Step) -> VideoFields:
        """The fields of a video of a deck. Raises BadInput E-DECK-FIELD, E-DECK-MEDIA, E-CAPTION-FORMAT with the place."""
        table = file.build(_VideoTable, own, *path)
        named = table.captions
        spoken = Captions(zh=self._captions(file, named.zh), en=self._captions(file, named.en)) if named else None
        return VideoFields(file=table.file, poster=table.poster, alt=table.alt, captions=named, spoken=spoken)

    def _captions(self, file: TomlFile, named: str | None) -> tuple[Caption, ...]:
        name = _beside(file, named) if named else None
        return read_captions(self._content(name), name) if name else ()

    def _chart(self, name: str) -> Chart:
        if name not in self._charts:
            self._charts[name] = read_chart(self._content(name), name, self._tell)
        return self._charts[name]

    def _content(self, name: str) -> bytes:
        if name not in self._contents:
            self._contents[name] = content_of(self._folder, name)
        return self._contents[name]

    def media(self, put: Callable[[bytes], str]) -> list[MediaFile]:
        """The files as they came; every one goes through `put` (bytes in, SHA-256 out)."""
        return [data_media(name, content, put) for name, content in self._contents.items()]


def _beside(file: TomlFile, name: str) -> str:
    """The path below the slides folder of a file that a deck names."""
    return f"{file.name.rpartition('/')[0]}/{name}"


def data_media(name: str, content: bytes, put: Callable[[bytes], str]) -> MediaFile:
    """A data file among the exhibit's files: it has no pixels, and nothing else is shown of it."""
    asset = Asset(sha256=put(content), size_bytes=len(content), width_px=0, height_px=0)
    return MediaFile(path=name, original=asset, shown=asset)


def deck_values(fields: SlideFields) -> dict[str, Any]:
    """What stands in the deck of a kind's fields: all but what comes from a data file."""
    values: dict[str, Any] = plain(fields)
    left_out = _FROM_FILES.get(type(fields), frozenset())
    return {key: value for key, value in values.items() if key != "kind" and key not in left_out}
