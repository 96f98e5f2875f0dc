"""A small hall whose slides show pictures, with their files in a store."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from kiosk.domain.asset import Asset, Media
from kiosk.domain.exhibit import media_path
from kiosk.domain.programme import Programme
from kiosk.domain.slide import Transition
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from kiosk.store.files import AssetFiles
from tests.support.exhibits import playlist, slide, small_hall

COLOURS = {"a": "#AA3333", "b": "#33AA33", "c": "#3333AA", "d": "#AAAA33", "e": "#AA33AA"}
"""The slides with a picture, and its colour."""
_SIZE = (160, 90)


def pictured_hall(files: AssetFiles, *, anchor_us: int, seconds: float) -> Programme:
    """Screens e1, e2 show a, b, c, d, e, each a picture and cut to the next; w1 shows f and g without any."""
    hall = small_hall(anchor_us=anchor_us)
    slides = tuple(replace(slide(id, seconds), transition=Transition.CUT, fields=_fields(id)) for id in COLOURS)
    plain = tuple(replace(slide(id, seconds), transition=Transition.CUT) for id in "fg")
    lists = (
        playlist("tour", *COLOURS, anchor_us=anchor_us),
        playlist("welcome", "f", "g", section="west", anchor_us=anchor_us),
    )
    media = [Media(path=media_path("east", "tour", f"{id}.png"), shown=picture(files, COLOURS[id])) for id in COLOURS]
    poster = Media(path=hall.section_by_id["east"].poster, shown=picture(files, "#888888"))
    return replace(hall, slides=(*slides, *plain), playlists=lists, media=(*media, poster))


def _fields(id: str) -> PictureFields:
    return PictureFields(file=f"{id}.png", alt=Text(zh="图"), text=Text(zh="一段"))


def picture(files: AssetFiles, colour: str) -> Asset:
    """Puts a picture of one colour into a store."""
    image = QImage(*_SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    content = bytes(buffer.data().data())
    return Asset(sha256=files.put(content), size_bytes=len(content), width_px=_SIZE[0], height_px=_SIZE[1])
