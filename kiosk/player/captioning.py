"""The captions of videos as they are laid over the frames: by where the video is, and drawn once for all who read the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from kiosk.domain.captions import Caption, next_change_us, words_at
from kiosk.domain.slide_fields import VideoFields
from kiosk.player.fleet import Fleet
from kiosk.player.seat import Seat
from kiosk.stage.caption_plate import FOOT, caption_plate
from kiosk.stage.look import Look, canvas_for

KEPT = 8
"""So many drawn captions are kept: each screen of a section may read another language, and be of another size."""

_Key = tuple[str, tuple[int, int], float, bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plate:
    """A drawn caption, and where on the glass it lies."""

    image: QImage
    at: QPoint


class Captioning:
    """Says what is to be read over a video. A visitor reads their own language, or nothing; all others the hall's, or staff's choice."""

    def __init__(self, fleet: Fleet, look: Look) -> None:
        self._fleet = fleet
        self._look = look
        self._drawn: OrderedDict[_Key, QImage] = OrderedDict()

    def plate(self, screen: str, seat: Seat, seen: QRect, t: int) -> Plate | None:
        """What is to be read on a screen at an instant, over the part of its video that is in sight; None for nothing."""
        words = words_at(self._captions(seat, t), seat.position_us(t))
        window = self._fleet.windows.get(screen)
        if not words or window is None:
            return None
        pixels = window.spot.pixels
        scale = canvas_for(pixels).scale_on(pixels)
        image = self._image(words, seen, scale, large=seat.sight is not None and seat.sight.large)
        at = QPoint(seen.center().x() - image.width() // 2, seen.bottom() + 1 - round(FOOT * scale) - image.height())
        return Plate(image=image, at=at) if at.y() >= seen.top() else None

    def next_us(self, seats: Iterable[Seat], t: int) -> int | None:
        """When something else is to be read next on one of these; None if on none."""
        running = (seat for seat in seats if seat.from_us is not None and seat.stands_at_us is None)
        instants = (self._next_us(seat, t) for seat in running)
        return min((instant for instant in instants if instant is not None), default=None)

    def _next_us(self, seat: Seat, t: int) -> int | None:
        position_us = seat.position_us(t)
        change_us = next_change_us(self._captions(seat, t), position_us)
        return t + change_us - position_us if change_us is not None else None

    def _captions(self, seat: Seat, t: int) -> tuple[Caption, ...]:
        slide = self._fleet.inputs.programme_at(t).slide_by_id.get(seat.reel.slide)
        language = seat.sight.captions if seat.sight is not None else seat.language or self._look.language
        if slide is None or language is None or not isinstance(slide.fields, VideoFields) or slide.fields.spoken is None:
            return ()
        return slide.fields.spoken.read(language)

    def _image(self, words: str, seen: QRect, scale: float, *, large: bool) -> QImage:
        key = words, (seen.width(), seen.height()), scale, large
        image = self._drawn.pop(key, None)
        if image is None:
            image = caption_plate(words, self._look.theme, seen.size(), scale, large=large)
        self._drawn[key] = image
        while len(self._drawn) > KEPT:
            self._drawn.popitem(last=False)
        return image
