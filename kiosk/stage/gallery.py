"""The gallery: everything a programme can show, every theme and language of it side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.idle import TURNS
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.stage.contact_sheet import Tile, contact_sheet
from kiosk.stage.draw import draw
from kiosk.stage.look import Look
from kiosk.stage.pictures import Picture, pictures_of

LONGEST = 12
"""How many contents stand on one sheet: at half their size on the screen, any viewer opens it and every word can be read."""

Decode = Callable[[Sequence[Picture]], Mapping[str, QImage]]
"""Answers the files that a content needs, by path."""

CARDS = Text(zh="紧急通知，认屏与测试卡", en="Emergencies, identify and test card")
_NOTICE = Text(zh="请从最近的出口离开，听从工作人员引导。", en="Please leave by the nearest exit and follow the staff.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands on one sheet: contents of one section (or cards), and the screen they are drawn for."""

    name: str
    row: Text
    screen: Screen
    contents: tuple[Content, ...]


def sheets_of(programme: Programme) -> list[Sheet]:
    """Every section as its first screen shows it: slides, attract frames, poster, farewell; then what staff may put above all of them.

    Their names are numbered and sort in this order.
    """
    screens = [programme.wall.in_section(section.id)[0] for section in programme.sections]
    parts = [
        (section.id, section.name, screen, _of_section(programme, section.id))
        for section, screen in zip(programme.sections, screens, strict=True)
    ]
    parts.append(("cards", CARDS, screens[0], _cards()))
    pieces = [
        (name, row, screen, contents[start : start + LONGEST])
        for name, row, screen, contents in parts
        for start in range(0, len(contents), LONGEST)
    ]
    return [
        Sheet(name=f"{number:02}-{name}", row=row, screen=screen, contents=contents)
        for number, (name, row, screen, contents) in enumerate(pieces, 1)
    ]


def draw_sheet(programme: Programme, sheet: Sheet, looks: Mapping[str, Look], decode: Decode) -> bytes:
    """A sheet as a PNG file, a line a content: it in each of the looks, which are named below it."""
    png = QBuffer()
    png.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(png, b"png").write(contact_sheet(list(_tiles(programme, sheet, looks, decode)), len(looks)))
    return bytes(png.data().data())


def _tiles(programme: Programme, sheet: Sheet, looks: Mapping[str, Look], decode: Decode) -> Iterator[Tile]:
    for content in sheet.contents:
        pictures = decode(pictures_of(programme, content, sheet.screen))
        for name, look in looks.items():
            image = draw(programme, content, sheet.screen, look, pictures)
            yield Tile(row=sheet.row, caption=f"{content.word} · {name}", image=image)


def _of_section(programme: Programme, section: str) -> tuple[Content, ...]:
    playlists = [playlist for playlist in programme.playlists if playlist.section == section]
    return (
        *(
            Content(kind=ContentKind.SLIDE, slide=slide, page=page)
            for item in playlists
            for slide in item.slides
            for page in range(programme.slide_by_id[slide].fields.pages)
        ),
        *(
            Content(kind=ContentKind.ATTRACT, slide=slide, turn=place % TURNS)
            for item in playlists
            for place, slide in enumerate(item.slides[: programme.idle.frames])
        ),
        Content(kind=ContentKind.POSTER, section=section),
        Content(kind=ContentKind.FAREWELL, section=section),
    )


def _cards() -> tuple[Content, ...]:
    levels = enumerate(EmergencyLevel, 1)
    cues = [
        Cue(id=id, kind=CueKind.EMERGENCY, at_us=0, until_us=1, targets=(HALL,), level=level, text=_NOTICE)
        for id, level in levels
    ]
    return (
        *(Content(kind=ContentKind.EMERGENCY, cue=cue) for cue in cues),
        Content(kind=ContentKind.IDENTIFY),
        Content(kind=ContentKind.TEST_CARD),
    )
