"""One visitor at one screen: fingers become gestures, gestures become acts, and the screen is painted as the session stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from kiosk.domain import session as sessions
from kiosk.domain.aside import aside
from kiosk.domain.events import Visit, VisitEvent, VisitMode
from kiosk.domain.exhibit import audio_of
from kiosk.domain.programme import Programme
from kiosk.domain.reach import px_mm
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.session import Aid, ListenAgain, Session, SessionRule, Voice, event_of
from kiosk.domain.slide import Transition
from kiosk.domain.view import Act, Grip, PlayVideo
from kiosk.domain.war_map import WarMap
from kiosk.player.fingers import Cancel, Draw, Fingers, Gesture, Hand, Press, Spread, Swipe, Tap
from kiosk.player.fleet import Fleet
from kiosk.player.lectern import Lectern, Recording
from kiosk.player.pages import Looks, Pages
from kiosk.player.reader import Reader
from kiosk.player.seat import Sight
from kiosk.player.window import ScreenWindow
from kiosk.qtkit.loop import Tasks
from kiosk.services.ports import Clock
from kiosk.stage.painting import Painting
from kiosk.stage.visit.board import Target
from kiosk.stage.visit.frame import OTHERWISE, Visited, VisitFrame, marked, slop_px, visit_frame

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
"""Where the arrows of a keypad lead in the reading order."""
MENU = "menu"
"""What the menu is called where pages are counted."""
ROW_PX = 72
"""Targets whose middles are no farther apart than this stand on one row."""


class Screening(Protocol):
    """Who plays videos for visitors, each for one screen alone."""

    def visit(self, screen: str, slide: str, page: QRectF | None = None) -> bool: ...
    def look(self, screen: str, sight: Sight) -> None: ...
    def pause(self, screen: str) -> None: ...
    def resume(self, screen: str) -> None: ...
    def leave(self, screen: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Venue:
    """What all visits have in common."""

    fleet: Fleet
    pages: Pages
    looks: Looks
    clock: Clock
    rule: SessionRule
    tasks: Tasks
    count: Callable[[Visit], None]
    screening: Screening
    lectern: Lectern
    rearm: Callable[[], None]
    """Time has to be looked at anew: a session has changed by itself."""


def welcomed(venue: Venue, screen: str, session: Session) -> Session:
    """A session that begins now, in the language that staff want for a while, or the hall's own."""
    inputs, t, hall = venue.fleet.inputs, session.touched_us, venue.looks.hall.language
    spoken = inputs.plan(screen, t).language if screen in inputs.programme_at(t).screen_by_id else None
    return replace(session, translated=(spoken or hall) is not hall)


class Stay:
    """A visitor at a screen: the session, the fingers, and what was painted for them last.

    The touch that begins it does nothing more than that. `over_us` is when it ended, while the screen waits for the boundary
    at which it goes back to its timeline.
    """

    def __init__(self, venue: Venue, window: ScreenWindow, programme: Programme, session: Session) -> None:
        self.window = window
        self.programme = programme
        self.session = session
        self.over_us: int | None = None
        self._venue = venue
        self._screen = window.as_hung(programme.screen_by_id[window.screen_id])
        self._hand = Hand(px_mm=1 / px_mm(self._screen))
        self._frame: VisitFrame | None = None
        self._waking = True
        self._pressed: Target | None = None
        self._focus: int | None = None
        self._spread_from: int | None = None
        self.shown_us = session.began_us
        """The instant at which it was looked how the screen has to stand."""
        self.reader = Reader(venue.lectern)
        self.reader.silent.connect(self._read_out)

    @property
    def targets(self) -> tuple[Target, ...]:
        return self._frame.targets if self._frame is not None else ()

    def visited(self) -> Visited:
        """Everything its picture is made from now."""
        hidden = aside(self.programme, self._venue.fleet.inputs.strikes)
        return Visited(
            programme=self.programme, screen=self._screen, session=self.session, look=self._venue.looks.of(self.session),
            rule=self._venue.rule, aside=hidden, t=self._venue.clock.now_us(),
            audible=self._venue.lectern.loudness > 0,
        )  # fmt: skip

    def begin(self) -> None:
        """Shows where the visitor is: on the slide that is on the screen already, or at the menu."""
        showing, slide = self.window.showing, self.session.slide
        stays = slide is not None and not isinstance(self.programme.slide_by_id[slide].fields, OTHERWISE)
        visited, hall = self.visited(), self._venue.looks.hall.language
        alike = showing is not None and (showing.content.language or hall) is visited.look.language
        if showing is not None and stays and alike and showing.content.slide == slide:
            self._venue.pages.keep(visited, showing.image)
        self.show(Transition.CUT)
        self._look_beside()
        self._count(VisitEvent.TOUCHED)

    def end(self, now_us: int) -> None:
        """The visit is over, and nothing of it is left."""
        self._count(VisitEvent.ENDED)
        self.leave()
        self.over_us = now_us
        self.session = replace(sessions.begun(now_us, self.session.section, None), began_us=self.session.began_us)

    def leave(self) -> None:
        """Nothing is played or read to the visitor any more."""
        self._venue.screening.leave(self.window.screen_id)
        self.reader.stop()

    def close(self) -> None:
        """The screen has gone back, or is another visitor's."""
        self.leave()
        self.reader.close()

    def _count(self, event: VisitEvent | None) -> None:
        if event is not None:
            visited = self.visited()
            mode = VisitMode.ACCESSIBLE if self.session.aided else VisitMode.NORMAL
            self._venue.count(
                Visit(
                    screen=self.window.screen_id, page=self.session.slide or MENU, language=visited.look.language,
                    mode=mode, event=event, minute_us=visited.t,
                )
            )  # fmt: skip

    def felt(self, felt: Fingers) -> None:
        for gesture in self._hand.felt(felt):
            self._meant(gesture)

    def _meant(self, gesture: Gesture) -> None:
        match gesture:
            case Press(x=x, y=y) if not self._waking:
                self._press(x, y)
            case Cancel():
                self._waking = False
                self._mark(None)
            case Tap(x=x, y=y):
                self._tap(x, y)
            case Draw():
                self._draw(gesture)
            case Swipe(from_x=x, from_y=y, step=step):
                if self.session.slide is not None and not self._gripped(x, y) and not self.session.magnified:
                    self.do(sessions.Turn(step=step, swiped=True))
            case Spread(times=times, x=x, y=y):
                self._spread(times, (x, y))

    def _target(self, x: float, y: float) -> Target | None:
        return self._frame.at(x, y, slop_px(self._screen)) if self._frame is not None else None

    def _gripped(self, x: float, y: float) -> Target | None:
        """The handle at a place."""
        target = self._target(x, y)
        return target if target is not None and isinstance(target.act, Grip) else None

    def _press(self, x: float, y: float) -> None:
        """Shows at once that the finger is felt."""
        self._focus = self._spread_from = None
        grip = self._gripped(x, y)
        if grip is not None:
            self._grip(grip, x)
        else:
            self._mark(self._target(x, y))

    def _tap(self, x: float, y: float) -> None:
        """Does what the pressed target does; a finger that slid off it does nothing but say that somebody is there."""
        if self._waking:
            self._waking = False
            return
        pressed, target = self._pressed, self._target(x, y)
        if pressed is not None and target is not None and pressed.act == target.act:
            self.do(target.act)
        else:
            self.session = replace(self.session.touched(self._venue.clock.now_us()), choosing_aids=False)
            if self._frame is not None and not self._frame.covers(x, y):
                self.session = self.session.without_card()
            self.show(Transition.CUT)

    def _draw(self, drawn: Draw) -> None:
        """A handle follows the finger; a picture seen closer is moved about."""
        grip = self._gripped(drawn.from_x, drawn.from_y)
        if grip is not None:
            self._grip(grip, drawn.x)
        elif self.session.magnified and self._frame is not None:
            seen, page = sessions.MAGNIFIED[self.session.magnified], self._frame.page
            x, y = self.session.centre
            self._see(self.session.magnified, (x - drawn.by_x / page.width() / seen, y - drawn.by_y / page.height() / seen))

    def _grip(self, grip: Target, x: float) -> None:
        share = (x - grip.rect.left()) / grip.rect.width()
        self.session = self.session.touched(self._venue.clock.now_us()).gripped(share)
        self.show(Transition.CUT)

    def _spread(self, times: float, middle: tuple[float, float]) -> None:
        """Two fingers bring a picture closer, in steps, around their middle."""
        if self._frame is None or not self._frame.magnifies:
            return
        if self._spread_from is None:
            self._spread_from = self.session.magnified
        wished = sessions.MAGNIFIED[self._spread_from] * times
        step = min(range(len(sessions.MAGNIFIED)), key=lambda each: abs(sessions.MAGNIFIED[each] - wished))
        if step != self.session.magnified:
            page, closer = self._frame.page, sessions.MAGNIFIED[self.session.magnified]
            x = self.session.centre[0] + ((middle[0] - page.left()) / page.width() - 0.5) / closer
            y = self.session.centre[1] + ((middle[1] - page.top()) / page.height() - 0.5) / closer
            self._see(step, (x, y))

    def _see(self, step: int, centre: tuple[float, float]) -> None:
        self.session = self.session.touched(self._venue.clock.now_us()).seen_closer(step, centre)
        self.show(Transition.CUT)

    def do(self, act: Act) -> None:
        """Carries an act out. A page that is turned to comes from what is published now."""
        now_us, before, visited = self._venue.clock.now_us(), self.session, self.visited()
        self.session = sessions.after(before, act, now_us, self.programme.course(visited.section, visited.aside))
        if isinstance(act, sessions.StartOver):
            self.session = welcomed(self._venue, self.window.screen_id, self.session)
        self._count(event_of(act))
        turned = before.slide != self.session.slide
        current = self._venue.fleet.inputs.programme_at(now_us)
        if turned and (self.session.slide is None or self.session.slide in current.slide_by_id):
            self.programme = current
        if turned:
            self._venue.screening.leave(self.window.screen_id)
        elif isinstance(act, PlayVideo):
            self._play(now_us)
        if isinstance(act, ListenAgain) or before.voice is not self.session.voice:
            self._read_aloud(before.voice, anew=isinstance(act, ListenAgain))
        still = Aid.LESS_MOTION in self.session.aids
        self.show(Transition.PUSH if turned and not still else Transition.CUT)
        if turned:
            self._look_beside()

    def _play(self, now_us: int) -> None:
        """Has the page's video do what the session says: play from the start, stand, or go on."""
        screening, screen = self._venue.screening, self.window.screen_id
        if not self.session.watches(now_us):
            screening.pause(screen)
        elif self.session.watched_us:
            screening.resume(screen)
        elif self.session.slide is not None:
            low = Aid.LOW_REACH in self.session.aids and self._frame is not None
            screening.visit(screen, self.session.slide, self._frame.page if low and self._frame is not None else None)

    def renew(self) -> None:
        """A wall chart whose data have changed shows them at once; any other page stays as it is until another is turned to."""
        current = self._venue.fleet.inputs.programme_at(self._venue.clock.now_us())
        before, slide = self.visited().slide, current.slide_by_id.get(self.session.slide or "")
        if before is None or slide is None or not isinstance(before.fields, WarMap) or not isinstance(slide.fields, WarMap):
            return
        if slide != before:
            self.programme = current
            self.show(Transition.CUT)

    def _read_aloud(self, before: Voice, *, anew: bool) -> None:
        """Has the page read aloud as the session says."""
        match self.session.voice:
            case Voice.SILENT:
                self.reader.stop()
            case Voice.PAUSED:
                self.reader.pause()
            case Voice.READING if before is Voice.PAUSED and not anew:
                self.reader.go_on()
            case Voice.READING:
                visited, slide = self.visited(), self.session.slide
                audio = audio_of(self.programme, slide, visited.look.language) if slide is not None else None
                if slide is not None and audio is not None:
                    self.reader.read(Recording(slide=slide, sha256=audio.shown.sha256))

    def _read_out(self, recording: Recording) -> None:
        """The page was read aloud, or cannot be: the visitor is where they were."""
        self.session = self.session.read_out(self._venue.clock.now_us())
        if self.over_us is None:
            self.show(Transition.CUT)
            self._venue.rearm()

    def keyed(self, key: Qt.Key) -> None:
        """A keypad: arrows go from target to target, Enter does what the target does."""
        self._waking = False
        self.session = self.session.touched(self._venue.clock.now_us())
        targets, step = self._in_reading_order(), STEPS.get(key)
        if step is not None and targets:
            self._focus = 0 if self._focus is None else (self._focus + step) % len(targets)
            self.show(Transition.CUT)
        elif step is None and self._focus is not None and self._focus < len(targets):
            self.do(targets[self._focus].act)

    def _in_reading_order(self) -> tuple[Target, ...]:
        """The targets from top to bottom, those of a row from left to right."""
        return tuple(sorted(self.targets, key=lambda target: (round(target.rect.center().y() / ROW_PX), target.rect.left())))

    def _mark(self, target: Target | None) -> None:
        """Paints a target as pressed, or no longer so."""
        if self._pressed is target or self._frame is None:
            return
        self._pressed = target
        ink = self._venue.looks.of(self.session).theme.text1
        self.present(marked(self._frame, target, ink) if target is not None else self._frame.image, Transition.CUT)

    def show(self, transition: Transition) -> None:
        """Paints the screen as the session stands; a page whose pictures are not at hand comes in when they are."""
        visited, slide = self.visited(), None
        self.shown_us = visited.t
        if self.session.slide is not None:
            slide = self._venue.pages.at_hand(visited) or self._venue.pages.draw_now(visited)
            if slide is None:
                self._venue.tasks.spawn(self._come(visited, transition), "visited page")
                return
        self._frame, self._pressed = visit_frame(visited, slide), None
        self._venue.screening.look(self.window.screen_id, self._sight(visited, self._frame))
        targets, image = self._in_reading_order(), self._frame.image
        if self._focus is not None and targets:
            self._focus = min(self._focus, len(targets) - 1)
            image = marked(self._frame, targets[self._focus], visited.look.theme.focus, focus=True)
        self.present(image, transition)

    def _sight(self, visited: Visited, frame: VisitFrame) -> Sight:
        """How the visitor sees the page's video."""
        captions = None if self.session.uncaptioned else visited.look.language
        return Sight(
            down_to_px=int(frame.down_to), captions=captions, large=Aid.LARGE_TEXT in self.session.aids,
            heard=self.session.voice is not Voice.READING,
        )  # fmt: skip

    async def _come(self, visited: Visited, transition: Transition) -> None:
        """Draws a page and shows it, if it is still the one that is wanted."""
        await self._venue.pages.make(visited)
        if self.over_us is None and self.session.slide == visited.session.slide:
            self.show(transition)

    def _look_beside(self) -> None:
        self._venue.tasks.spawn(self._pictures_beside(), "pages beside")

    async def _pictures_beside(self) -> None:
        """Reads the pictures of this page and those beside it, so that turning to them waits for nothing."""
        visited = self.visited()
        course = self.programme.course(visited.section, visited.aside)
        if self.session.slide in course:
            place = course.index(self.session.slide)
            for slide in (course[place], course[(place + 1) % len(course)], course[place - 1]):
                await self._venue.pages.pictures(replace(visited, session=visited.session.page(slide)))

    def present(self, image: QImage, transition: Transition) -> None:
        """Puts a picture on the screen, if it still hangs as it did."""
        if self._venue.fleet.windows.get(self.window.screen_id) is self.window:
            content = Content(kind=ContentKind.VISIT, slide=self.session.slide)
            self._venue.fleet.present(self.window.screen_id, Painting(content, image), transition)
