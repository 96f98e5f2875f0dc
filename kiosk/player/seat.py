"""Who sees which video: worked out from what the screens show, like all else, and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF

from kiosk.domain.cue import CueKind
from kiosk.domain.exhibit import media_of, video_of
from kiosk.domain.resolve import ContentKind, Plan
from kiosk.domain.text import Language
from kiosk.player.fleet import Fleet
from kiosk.stage.slides import video


@dataclass(frozen=True, slots=True, kw_only=True)
class Reel:
    """A video that began at an instant; screens with the same reel share a projector. A visitor's own has the screen's id."""

    slide: str
    sha256: str
    begins_us: int
    screen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How a visitor sees a video: down to where on the screen it is not covered, with captions in which language (None: none).

    `large` is for who reads large text; it is not `heard` while something is read aloud.
    """

    down_to_px: int
    captions: Language | None
    large: bool = False
    heard: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What a screen sees: a reel over which picture, where on its glass, and when another picture comes, if that is known.

    `from_us` is the instant its beginning lies at, None for a visitor who sees it begin as soon as it is there. While it
    stands (staff's freeze, a visitor's pause) `stands_at_us` is the place in the video. Without a `sight` it plays as it does
    for all: all of it, with captions in the `language` that staff want for a while, or that of the hall.
    """

    reel: Reel
    over: ContentKind
    area: QRect
    from_us: int | None
    leaves_us: int | None = None
    stands_at_us: int | None = None
    sight: Sight | None = None
    language: Language | None = None

    @property
    def seen(self) -> QRect:
        """What of the area is in sight."""
        if self.sight is None:
            return self.area
        return self.area.intersected(QRect(self.area.topLeft(), QPoint(self.area.right(), self.sight.down_to_px - 1)))

    def position_us(self, t: int) -> int:
        """Where the video is at an instant."""
        if self.stands_at_us is not None:
            return self.stands_at_us
        return max(0, t - self.from_us) if self.from_us is not None else 0


def timeline_seat(fleet: Fleet, screen: str, t: int) -> Seat | None:
    """What a screen sees by its timeline at an instant; None for all that is no video."""
    if screen not in fleet.inputs.programme_at(t).screen_by_id:
        return None
    plan = fleet.inputs.plan(screen, t)
    if plan.content.kind is not ContentKind.SLIDE or plan.content.slide is None:
        return None
    reel, area = _reel(fleet, plan.content.slide, t, plan.since_us), _area(fleet, screen, plan.content.slide, t)
    if reel is None or area is None:
        return None
    cue = plan.why.cue
    frozen_us = cue.at_us - plan.since_us if cue is not None and cue.kind is CueKind.FREEZE else None
    return Seat(
        reel=reel, over=ContentKind.SLIDE, area=area, from_us=plan.since_us, leaves_us=_leaves_us(fleet, plan),
        stands_at_us=frozen_us, language=plan.language,
    )  # fmt: skip


def _leaves_us(fleet: Fleet, plan: Plan) -> int | None:
    """When another picture comes, as far as is known; None where the next change leaves this one in sight."""
    if plan.until_us is None or plan.screen not in fleet.inputs.programme_at(plan.until_us).screen_by_id:
        return plan.until_us
    return None if fleet.inputs.plan(plan.screen, plan.until_us).content == plan.content else plan.until_us


def visitor_seat(fleet: Fleet, screen: str, slide: str, t: int, page: QRectF | None) -> Seat | None:
    """What a visitor sees on the page of a slide, which lies on a part of the screen if not as it plays; None for no video."""
    reel, area = _reel(fleet, slide, t, t, screen), _area(fleet, screen, slide, t, page)
    if reel is None or area is None:
        return None
    return Seat(reel=reel, over=ContentKind.VISIT, area=area, from_us=None)


def _reel(fleet: Fleet, slide: str, t: int, begins_us: int, screen: str = "") -> Reel | None:
    programme = fleet.inputs.programme_at(t)
    media = video_of(programme, slide) if slide in programme.slide_by_id else None
    return Reel(slide=slide, sha256=media.shown.sha256, begins_us=begins_us, screen=screen) if media is not None else None


def _area(fleet: Fleet, screen: str, slide: str, t: int, page: QRectF | None = None) -> QRect | None:
    """Where on a screen the video of a slide is seen: where the slide has its still."""
    programme, window = fleet.inputs.programme_at(t), fleet.windows.get(screen)
    if slide not in programme.slide_by_id or screen not in programme.screen_by_id or window is None:
        return None
    still = next(iter(media_of(programme, slide).values()), None)
    pixels = window.as_hung(programme.screen_by_id[screen]).pixels
    return video.place_on(pixels, still.shown, page) if still is not None else None
