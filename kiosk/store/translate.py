"""Between rows and values, both ways: rows are how SQLite keeps them, values are what the rest of the program knows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from kiosk.domain.asset import Asset
from kiosk.domain.captions import FileByLanguage
from kiosk.domain.choreography import Choreography
from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.deck import Deck
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.playlist import Assignment, Playlist, included, whole
from kiosk.domain.programme import Programme, Source, plain
from kiosk.domain.recycled import Parcel, Recycled, Thing
from kiosk.domain.report_card import ImportedFile, ReportCard
from kiosk.domain.slide import FIELDS, Slide, SlideKind, Transition
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import IdleSetting, Output, Screen, Section, Show, Wall
from kiosk.services.canonical import fields_of_kind
from kiosk.store.rows_content import (
    AssetRow,
    AssignmentRow,
    DeckRow,
    HallRow,
    ImportedFileRow,
    MediaRow,
    PlaylistRow,
    RecycledRow,
    ScreenRow,
    SectionRow,
    SlideRow,
    SourceRow,
)
from kiosk.store.rows_programme import CueRow, ProgrammeRow

_TYPES = get_type_hints(Programme)
_WRITTEN = {item.name: _TYPES[item.name] for item in fields(Programme) if item.init}
"""The fields of a programme that its document carries, with their types."""


def programme_from_document(document: bytes) -> Programme:
    """Reads a programme's canonical form back. Raises ValueError (msgspec's errors are such) if it is none."""
    values = msgspec.json.decode(document, type=dict[str, Any])
    # WORKAROUND: msgspec 0.22 asks for the dataclass fields with init=False too, so the parts are read one by one.
    try:
        return Programme(**{name: _read(values[name], kind) for name, kind in _WRITTEN.items() if name in values})
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a whole programme: {error}") from error


def _read(value: Any, kind: Any) -> Any:
    return msgspec.convert(value, kind, dec_hook=fields_of_kind)


@contextmanager
def sound(table: str, row_id: str | int) -> Iterator[None]:
    """Names the row whose values make no sense: somebody edited them in the database."""
    try:
        yield
    except ValueError as error:
        raise EnvironmentFault(
            code="E-DB-VALUE",
            message=Text(zh=f"数据库里有一个值不能用：{error}", en=f"a value in the database is not usable: {error}"),
            where=f"{table} {row_id}",
            fix=Text(zh="改正这个值，或重新载入幻灯片", en="correct the value or load the slides again"),
        ) from error


def _text(zh: str, en: str | None) -> Text:
    return Text(zh=zh, en=en)


def wall_to_rows(wall: Wall) -> tuple[HallRow, list[ScreenRow]]:
    hall = HallRow(id=1, name_zh=wall.hall.zh, name_en=wall.hall.en, timezone=wall.timezone)
    return hall, [_screen_to_row(position, screen) for position, screen in enumerate(wall.screens)]


def _screen_to_row(position: int, screen: Screen) -> ScreenRow:
    return ScreenRow(
        id=screen.id, position=position, section=screen.section, place_column=screen.place[0], place_row=screen.place[1],
        width_px=screen.pixels[0], height_px=screen.pixels[1], width_mm=screen.width_mm,
        bottom_edge_mm=screen.bottom_edge_mm, bezel_mm=screen.bezel_mm,
        output_name=screen.output.name, output_serial=screen.output.serial, view_distance_mm=screen.view_distance_mm,
    )  # fmt: skip


def wall_from_rows(hall: HallRow, screens: Iterable[ScreenRow]) -> Wall:
    with sound("hall", hall.id):
        _check_zone(hall.timezone)
    return Wall(
        hall=_text(hall.name_zh, hall.name_en),
        timezone=hall.timezone,
        screens=tuple(_screen_from_row(row) for row in screens),
    )


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:  # OSError: the name of a folder of zones, where tzdata is installed
        raise ValueError(f"no time zone {name}") from error


def _screen_from_row(row: ScreenRow) -> Screen:
    with sound("screen", row.id):
        return Screen(
            id=row.id, section=row.section, place=(row.place_column, row.place_row), pixels=(row.width_px, row.height_px),
            width_mm=row.width_mm, bottom_edge_mm=row.bottom_edge_mm, bezel_mm=row.bezel_mm,
            output=Output(name=row.output_name, serial=row.output_serial), view_distance_mm=row.view_distance_mm,
        )  # fmt: skip


def section_to_row(position: int, section: Section) -> SectionRow:
    return SectionRow(
        id=section.id, position=position, name_zh=section.name.zh, name_en=section.name.en, hue=section.hue,
        promise_zh=section.promise.zh, promise_en=section.promise.en, poster=section.poster,
        show=section.show.value, idle=section.idle.value, choreography=section.choreography.value,
    )  # fmt: skip


def section_from_row(row: SectionRow) -> Section:
    with sound("section", row.id):
        return Section(
            id=row.id, name=_text(row.name_zh, row.name_en), hue=row.hue, promise=_text(row.promise_zh, row.promise_en),
            poster=row.poster, show=Show(row.show), idle=IdleSetting(row.idle), choreography=Choreography(row.choreography),
        )  # fmt: skip


def source_to_row(position: int, source: Source) -> SourceRow:
    return SourceRow(id=source.id, position=position, text_zh=source.text.zh, text_en=source.text.en)


def source_from_row(row: SourceRow) -> Source:
    return Source(id=row.id, text=_text(row.text_zh, row.text_en))


def deck_to_row(deck: Deck) -> DeckRow:
    return DeckRow(id=deck.id, section=deck.section, title_zh=deck.title.zh, title_en=deck.title.en)


def deck_from_rows(row: DeckRow, slides: Iterable[SlideRow]) -> Deck:
    with sound("deck", row.id):
        return Deck(
            id=row.id,
            section=row.section,
            title=_text(row.title_zh, row.title_en),
            slides=tuple(slide_from_row(slide) for slide in slides),
        )


def slides_to_rows(deck: Deck) -> list[SlideRow]:
    return [slide_to_row(deck.id, position, slide) for position, slide in enumerate(deck.slides)]


def slide_to_row(deck: str, position: int, slide: Slide) -> SlideRow:
    own = {name: value for name, value in plain(slide.fields).items() if name != "kind"}
    return SlideRow(
        id=slide.id, deck=deck, position=position, kind=slide.kind.value, title_zh=slide.title.zh, title_en=slide.title.en,
        seconds=slide.seconds, transition=slide.transition.value, source=slide.source,
        fields=json.dumps(own, ensure_ascii=False),
        attract_zh=slide.attract.zh if slide.attract else None, attract_en=slide.attract.en if slide.attract else None,
        audio_zh=slide.audio.zh if slide.audio else None, audio_en=slide.audio.en if slide.audio else None,
    )  # fmt: skip


def slide_from_row(row: SlideRow) -> Slide:
    with sound("slide", row.id):
        title, attract, audio = (row.title_zh, row.title_en), (row.attract_zh, row.attract_en), (row.audio_zh, row.audio_en)
        return _slide(row.id, row.kind, title, row.fields, row.seconds, row.transition, row.source, attract, audio)


_Both = tuple[str | None, str | None]


@lru_cache(maxsize=20_000)
def _slide(
    id: str, kind: str, title: tuple[str, str | None], fields: str, seconds: float | None, transition: str, source: str | None,
    attract: _Both, audio: _Both,
) -> Slide:  # fmt: skip
    """The same slide for the same row: the draft is read again whenever something of it was written, and most slides stay."""
    return Slide(
        id=id,
        title=_text(*title),
        fields=msgspec.json.decode(fields, type=FIELDS[SlideKind(kind)]),
        seconds=seconds,
        transition=Transition(transition),
        source=source,
        attract=_text(attract[0], attract[1]) if attract[0] is not None else None,
        audio=FileByLanguage(zh=audio[0], en=audio[1]) if audio[0] or audio[1] else None,
    )


def asset_to_row(asset: Asset) -> AssetRow:
    return AssetRow(
        sha256=asset.sha256, size_bytes=asset.size_bytes, width_px=asset.width_px, height_px=asset.height_px
    )  # fmt: skip


def media_to_row(media: MediaFile) -> MediaRow:
    return MediaRow(path=media.path, original=media.original.sha256, shown=media.shown.sha256)


def media_from_rows(row: MediaRow, assets: Mapping[str, AssetRow]) -> MediaFile:
    with sound("media", row.path):
        for sha256 in (row.original, row.shown):
            if sha256 not in assets:
                raise ValueError(f"no asset {sha256}")
        return MediaFile(path=row.path, original=_asset(assets[row.original]), shown=_asset(assets[row.shown]))


def _asset(row: AssetRow) -> Asset:
    return Asset(sha256=row.sha256, size_bytes=row.size_bytes, width_px=row.width_px, height_px=row.height_px)


def imported_to_row(imported: ImportedFile) -> ImportedFileRow:
    return ImportedFileRow(
        deck=imported.deck, file=imported.file, sha256=imported.sha256, size_bytes=imported.size_bytes,
        imported_us=imported.imported_us, card=json.dumps(plain(imported.card), ensure_ascii=False),
    )  # fmt: skip


def imported_from_row(row: ImportedFileRow) -> ImportedFile:
    with sound("imported_file", row.deck):
        return ImportedFile(
            deck=row.deck, file=row.file, sha256=row.sha256, size_bytes=row.size_bytes, imported_us=row.imported_us,
            card=msgspec.json.decode(row.card, type=ReportCard),
        )  # fmt: skip


def recycled_to_row(recycled: Recycled) -> RecycledRow:
    """The row of something that is still to get its id."""
    parcel = json.dumps(plain(recycled.parcel), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return RecycledRow(
        thing=recycled.thing.value, name=recycled.name, title_zh=recycled.title.zh, title_en=recycled.title.en,
        discarded_us=recycled.discarded_us, parcel=parcel,
    )  # fmt: skip


def recycled_from_row(row: RecycledRow) -> Recycled:
    with sound("recycled", row.id):
        return Recycled(
            id=row.id, thing=Thing(row.thing), name=row.name, title=_text(row.title_zh, row.title_en),
            discarded_us=row.discarded_us, parcel=_read(msgspec.json.decode(row.parcel), Parcel),
        )  # fmt: skip


def playlist_to_row(playlist: Playlist) -> PlaylistRow:
    return PlaylistRow(
        id=playlist.id, section=playlist.section, title_zh=playlist.title.zh, title_en=playlist.title.en,
        anchor_us=playlist.anchor_us,
    )  # fmt: skip


def items_to_columns(playlist: Playlist) -> list[dict[str, object]]:
    """The items of a playlist as columns of PlaylistEntryRow: there may be ten thousand, and an object for each takes its time."""
    columns: list[dict[str, object]] = []
    for position, item in enumerate(playlist.slides):
        other = included(item)
        slide = None if other is not None else item
        columns.append({"playlist": playlist.id, "position": position, "slide": slide, "included": other})
    return columns


def playlist_from_rows(row: PlaylistRow, items: Iterable[str]) -> Playlist:
    with sound("playlist", row.id):
        return Playlist(
            id=row.id,
            section=row.section,
            title=_text(row.title_zh, row.title_en),
            slides=tuple(items),
            anchor_us=row.anchor_us,
        )


def item_from_columns(slide: str | None, playlist: str | None) -> str:
    """An item of a playlist: a slide, or another playlist as a whole."""
    return slide if slide is not None else whole(playlist or "")


def assignment_to_row(assignment: Assignment) -> AssignmentRow:
    return AssignmentRow(target=assignment.target, playlist=assignment.playlist)


def assignment_from_row(row: AssignmentRow) -> Assignment:
    return Assignment(target=row.target, playlist=row.playlist)


def programme_to_row(programme: Programme, published_us: int) -> ProgrammeRow:
    return ProgrammeRow(
        revision=programme.revision, anchor_us=programme.anchor_us, published_us=published_us, note=programme.note,
        sha256=programme.sha256(), document=programme.canonical(),
    )  # fmt: skip


def cue_to_row(cue: Cue) -> CueRow:
    """The row of a cue that is still to get its id."""
    return CueRow(
        kind=cue.kind.value, at_us=cue.at_us, until_us=cue.until_us, targets=json.dumps(cue.targets), playlist=cue.playlist,
        numbers=json.dumps(dict(cue.numbers)), level=cue.level.value if cue.level else None,
        text_zh=cue.text.zh if cue.text else None, text_en=cue.text.en if cue.text else None,
        language=cue.language.value if cue.language else None, when_free=int(cue.when_free),
        recalls=cue.recalls,
    )  # fmt: skip


def cue_from_row(row: CueRow) -> Cue:
    with sound("cue", row.id):
        return Cue(
            id=row.id, kind=CueKind(row.kind), at_us=row.at_us, until_us=row.until_us,
            targets=tuple(msgspec.json.decode(row.targets, type=list[str])), playlist=row.playlist,
            numbers=tuple(msgspec.json.decode(row.numbers, type=dict[str, int]).items()),
            level=EmergencyLevel(row.level) if row.level else None,
            text=_text(row.text_zh, row.text_en) if row.text_zh is not None else None,
            language=Language(row.language) if row.language else None, when_free=bool(row.when_free),
            recalls=row.recalls,
        )  # fmt: skip
