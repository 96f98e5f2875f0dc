"""The cinema: has the videos of slides at hand before they are needed, and lays their frames over the pictures of the slides.

A slide's picture comes in as any other, with the still of its video. When it is there whole, and has been looked at as it was
drawn, frames are painted over the still, the same one on all screens that show the video in one turn. The last frame stands
until the slide leaves; from the moment its leaving is prepared no other is painted, so that what leaves is what was seen.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text
from kiosk.player.captioning import Captioning
from kiosk.player.fleet import SET_US, Arrival, Fleet
from kiosk.player.ladder import QUIET_POLL_S
from kiosk.player.notebook import Notebook
from kiosk.player.seat import Reel, Seat, Sight, timeline_seat, visitor_seat
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.multimedia import prepare
from kiosk.services.ports import Clock
from kiosk.services.wording import video_not_playing
from kiosk.stage.stage import Stage

if TYPE_CHECKING:
    from kiosk.player.lab import Lab
    from kiosk.player.projector import Projector

log = logging.getLogger("kiosk.player")

SOON_US = 2_000_000
"""So long before it begins a video is opened, and stands at its first frame."""
REST = 0.5
"""For so much of the time that a frame took, nothing more is painted: what else has to be done is not kept waiting for videos."""
BRIEF_US = 15_000
"""A frame that is made already is painted in so short a time, and not begun when a boundary is nearer."""
HELD_US = SET_US + 40_000
"""So long before its slide leaves a video stands: its leaving is about to be prepared."""
QUIET_POLL_MS = 5
_CODE = "E-VIDEO-PLAY"
_UNREADABLE = Text(zh="视频文件不见了或已损坏", en="its file is missing or damaged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A frame that was laid over the picture of a screen: where in its video it lies."""

    screen: str
    position_us: int


class Cinema(QObject):
    """Keeps one projector for each reel in sight or coming, and a lab while there is any. QtMultimedia is loaded with the first."""

    laid = Signal(object)
    """A Laid: there is another frame on a screen."""

    def __init__(
        self, fleet: Fleet, stage: Stage, notebook: Notebook, clock: Clock, parent: QObject, loudness: float = 0.0
    ) -> None:
        super().__init__(parent)
        self._fleet = fleet
        self._stage = stage
        self._notebook = notebook
        self._clock = clock
        self._loudness = loudness
        self._turned = asyncio.Event()
        self._lab: Lab | None = None
        self._projectors: dict[Reel, Projector] = {}
        self._failed: set[Reel] = set()
        self._seats: dict[str, Seat] = {}
        self._visits: dict[str, Seat] = {}
        self._troubles: dict[str, Text] = {}
        self._fresh: dict[Projector, None] = {}
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._captioning = Captioning(fleet, stage.look)
        self._caption_due = QTimer(self)
        self._caption_due.setSingleShot(True)
        self._caption_due.setTimerType(Qt.TimerType.PreciseTimer)
        self._connect()

    def _connect(self) -> None:
        self._fleet.turned.connect(self._screens_turned)
        self._fleet.arrived.connect(self._arrived)
        self._due.timeout.connect(self._paint_next)
        self._caption_due.timeout.connect(self._paint_anew)

    @property
    def heard(self) -> frozenset[str]:
        """The screens at which a visitor's video runs and may be heard."""
        running = ((screen, seat) for screen, seat in self._visits.items() if seat.stands_at_us is None)
        projectors = ((screen, self._projectors.get(seat.reel)) for screen, seat in running)
        return frozenset(screen for screen, projector in projectors if projector is not None and projector.loudness > 0)

    async def keep(self) -> None:
        """Opens what comes next and lets go of what has left, until it is cancelled."""
        try:
            while True:
                self._turned.clear()
                now_us = self._clock.now_us()
                coming = self._coming(now_us)
                near = {seat.reel: seat.position_us(at_us) for at_us, seat in coming if at_us < now_us + SOON_US}
                self._close(self._projectors.keys() - near.keys())
                self._failed &= near.keys()
                for reel in near.keys() - self._projectors.keys() - self._failed:
                    await self._open(reel, near[reel])
                await self._until_turned(min((at_us for at_us, seat in coming if seat.reel not in near), default=None))
        finally:
            self._due.stop()
            self._caption_due.stop()
            self._close(tuple(self._projectors))

    def visit(self, screen: str, slide: str, page: QRectF | None = None) -> bool:
        """A visitor at a screen looks at the page of a video: it plays for them alone, from the start. False if it has none.

        `page` is where the page lies on the screen, if not as it plays. Called again it plays from the start again.
        """
        seat = visitor_seat(self._fleet, screen, slide, self._clock.now_us(), page)
        if seat is None:
            self.leave(screen)
            return False
        self._visits[screen] = seat
        self._take_seats()
        return True

    def pause(self, screen: str) -> None:
        """The visitor's video stands."""
        seat = self._visits.get(screen)
        if seat is not None and seat.stands_at_us is None:
            projector = self._projectors.get(seat.reel)
            self._visits[screen] = replace(seat, stands_at_us=projector.position_us if projector is not None else 0)
            self._take_seats()

    def resume(self, screen: str) -> None:
        """The visitor's video goes on where it stands."""
        seat = self._visits.get(screen)
        if seat is not None and seat.stands_at_us is not None:
            from_us = self._clock.now_us() - seat.stands_at_us
            self._visits[screen] = replace(seat, stands_at_us=None, from_us=from_us)
            self._take_seats()

    def look(self, screen: str, sight: Sight) -> None:
        """How the visitor at a screen sees their video from now on: it counts with the next frame, or picture."""
        seat = self._visits.get(screen)
        if seat is not None and seat.sight != sight:
            self._visits[screen] = replace(seat, sight=sight)
            self._take_seats()

    def leave(self, screen: str) -> None:
        """The visitor looks at something else."""
        if self._visits.pop(screen, None) is not None:
            self._take_seats()

    def _screens_turned(self) -> None:
        """What came in while its seat was still the one before is bare: a film that stands has no other frame to come."""
        self._take_seats()
        bare = [
            self._projectors.get(seat.reel) for screen, seat in self._seats.items() if not self._fleet.windows[screen].overlaid
        ]
        self._fresh |= {projector: None for projector in bare if projector is not None and projector.ready}
        if self._fresh and not self._due.isActive():
            self._due.start(0)

    def _take_seats(self) -> None:
        """Who sees what from now on; what is in sight runs, or stands."""
        now_us = self._clock.now_us()
        self._visits = {screen: seat for screen, seat in self._visits.items() if screen in self._fleet.windows}
        seats = {
            screen: self._visits.get(screen) or timeline_seat(self._fleet, screen, now_us) for screen in self._fleet.windows
        }
        self._seats = {screen: seat for screen, seat in seats.items() if seat is not None}
        for reel, projector in self._projectors.items():
            self._set_going(reel, projector)
        self._turned.set()

    def _set_going(self, reel: Reel, projector: Projector) -> None:
        screen, seat = next((item for item in self._seats.items() if item[1].reel == reel), ("", None))
        if seat is not None and seat.stands_at_us is None and seat.from_us is not None:
            projector.run(seat.from_us)
        else:
            projector.stand()
        # Only who has asked for it is to hear anything, unless staff want silence: a screen that plays by itself is silent.
        wanted = seat is not None and seat.sight is not None and seat.sight.heard and not self._fleet.muted(screen)
        projector.be_heard(self._loudness if wanted else 0.0)

    def _coming(self, now_us: int) -> list[tuple[int, Seat]]:
        """What is in sight and what comes next on each screen, and from when on; the soonest last."""
        found = [(now_us, seat) for seat in self._seats.values()]
        for screen in self._fleet.windows:
            for need in self._fleet.inputs.needs(screen, now_us)[1:]:
                at_us = need.at_us
                seat = timeline_seat(self._fleet, screen, at_us) if at_us is not None else None
                if at_us is not None and seat is not None:
                    found.append((at_us, seat))
        return sorted(found, key=lambda item: -item[0])

    async def _until_turned(self, later_us: int | None) -> None:
        """Waits until the screens change, or until a video is needed soon: at `later_us`."""
        wait_s = None if later_us is None else max(0, later_us - SOON_US - self._clock.now_us()) / 1e6
        # WORKAROUND Python 3.11: `wait_for` swallows a cancellation that comes with the turn, and this would never end.
        with suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._turned.wait()

    async def _open(self, reel: Reel, position_us: int) -> None:
        """Has a projector stand at a place in a video; what cannot be read is told to staff."""
        try:
            file = await self._stage.video_file(reel.sha256)
        except EnvironmentFault as fault:
            log.warning("%s: the video cannot be read: %s", reel.slide, fault.where)
            self._fail(reel, _UNREADABLE)
            return
        lab_type, projector_type = await self._stage.in_pool(_load)
        while not self._fleet.quiet(urgent=True):
            await asyncio.sleep(QUIET_POLL_S)
        if self._lab is None:
            self._lab = lab_type(self)
        projector = self._projectors[reel] = projector_type(reel, self._clock.now_us, self._lab, self)
        projector.framed.connect(self._framed)
        projector.printed.connect(self._printed)
        projector.failed.connect(self._not_playing)
        projector.thread_in(file, position_us)
        self._set_going(reel, projector)

    def _close(self, reels: Iterable[Reel]) -> None:
        for reel in tuple(reels):
            projector = self._projectors.pop(reel)
            self._fresh.pop(projector, None)
            projector.close()
        if self._lab is not None and not self._projectors:
            self._lab.close()
            self._lab = None

    def _framed(self, projector: Projector) -> None:
        """Another frame: pictures are made of it where it can be seen."""
        for screen, seat in tuple(self._visits.items()):
            if seat.reel == projector.reel and seat.from_us is None and seat.stands_at_us is None:
                self._visits[screen] = replace(seat, from_us=self._clock.now_us() - projector.position_us)
                self._take_seats()
        if self._troubles.pop(projector.reel.slide, None) is not None:
            self._tell()
        self._order(projector)

    def _order(self, projector: Projector) -> None:
        """Has pictures made of the newest frame, in the sizes in which screens show it now."""
        seats = {screen: seat for screen, seat in self._seats.items() if seat.reel == projector.reel}
        now_us = self._clock.now_us()
        projector.order(seat.area.size() for screen, seat in seats.items() if self._open_window(screen, now_us) is not None)

    def _printed(self, projector: Projector) -> None:
        """Pictures of a frame: they are painted as soon as there is time; by then there may be newer ones."""
        self._fresh[projector] = None
        if not self._due.isActive():
            self._due.start(0)

    def _paint_next(self) -> None:
        """Paints the frame that has waited longest, on every screen that sees it, unless the screens are about to change."""
        if not self._fresh:
            return
        if not self._fleet.quiet(urgent=True, takes_us=BRIEF_US):
            self._due.start(QUIET_POLL_MS)
            return
        projector, began_s = next(iter(self._fresh)), time.perf_counter()
        del self._fresh[projector]
        self._lay_over(projector, [screen for screen, seat in self._seats.items() if seat.reel == projector.reel])
        self._due.start(ceil((time.perf_counter() - began_s) * 1000 * REST))

    def _arrived(self, arrival: Arrival) -> None:
        """A picture has come in whole: if it is of a video, what there is of it is laid over it at once, and then what is due."""
        seat = self._seats.get(arrival.screen)
        projector = self._projectors.get(seat.reel) if seat is not None else None
        if projector is not None:
            self._lay_over(projector, (arrival.screen,))
            self._order(projector)

    def _lay_over(self, projector: Projector, screens: Iterable[str]) -> None:
        """Paints the newest frame on screens, on all of them before any is put on."""
        now_us = self._clock.now_us()
        painted = [window for screen in screens if (window := self._painted(projector, screen, now_us)) is not None]
        for window in painted:
            window.flush_overlay()
            self.laid.emit(Laid(screen=window.screen_id, position_us=projector.pictured_us))
        self._await_caption(now_us)

    def _await_caption(self, now_us: int) -> None:
        """Something else may have to be read when no other frame comes: a last one that stands, or few a second."""
        due_us = self._captioning.next_us({seat.reel: seat for seat in self._seats.values()}.values(), now_us)
        if due_us is not None:
            self._caption_due.start(ceil((due_us - now_us) / 1000))

    def _paint_anew(self) -> None:
        """Every frame in sight once more: with what is to be read now."""
        self._fresh |= {projector: None for projector in self._projectors.values() if projector.ready}
        if not self._due.isActive():
            self._due.start(0)

    def _painted(self, projector: Projector, screen: str, now_us: int) -> ScreenWindow | None:
        """The window of a screen with the newest picture painted, if it shows what belongs under it."""
        seat, window = self._seats[screen], self._open_window(screen, now_us)
        picture, seen = projector.picture(seat.area.size()), seat.seen
        if window is None or picture is None or seen.isEmpty():
            return None
        plate, at = self._captioning.plate(screen, seat, seen, now_us), seat.area.topLeft()
        part = QRect(QPoint(0, 0), seen.size())
        laid = (
            window.overlay(picture, at, part, plate.image, plate.at) if plate is not None else window.overlay(picture, at, part)
        )
        return window if laid else None

    def _open_window(self, screen: str, now_us: int) -> ScreenWindow | None:
        """The window of a screen, if it shows the picture that belongs under a video whole, and is not about to show another."""
        seat, window = self._seats[screen], self._fleet.windows.get(screen)
        if window is None or window.showing is None or window.changing or not window.in_sight:
            return None
        content = window.showing.content
        leaves = seat.leaves_us is not None and now_us > seat.leaves_us - HELD_US
        return None if leaves or content.kind is not seat.over or content.slide != seat.reel.slide else window

    def _not_playing(self, projector: Projector) -> None:
        """The still stays; the decoder is let go of, and tried anew when the slide comes again."""
        log.warning("%s: the video does not play: %s", projector.reel.slide, projector.trouble)
        self._close((projector.reel,))
        self._fail(projector.reel, projector.trouble)

    def _fail(self, reel: Reel, trouble: Text) -> None:
        self._failed.add(reel)
        self._troubles[reel.slide] = trouble
        self._tell()

    def _tell(self) -> None:
        """What staff have to know now: each video that does not play."""
        programme = self._fleet.inputs.programme_at(self._clock.now_us())
        known = {slide: trouble for slide, trouble in self._troubles.items() if slide in programme.slide_by_id}
        told = {(_CODE, slide): video_not_playing(programme, slide, trouble) for slide, trouble in known.items()}
        self._notebook.replace_faults({_CODE}, told)


def _load() -> tuple[type[Lab], type[Projector]]:
    """Runs in the pool: with it comes QtMultimedia, which no programme without a video is to wait for."""
    prepare()
    from kiosk.player.lab import Lab
    from kiosk.player.projector import Projector

    return Lab, Projector
