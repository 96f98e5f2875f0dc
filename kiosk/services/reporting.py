"""Answers in the shapes that scripts rely on: what plays now, how the screens are, what a demonstration showed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.domain.aside import NONE_ASIDE
from kiosk.domain.cue import Cues
from kiosk.domain.events import Commit, Fault, Play, PlayerState, ScreenState
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.resolve import ContentKind, Plan, Presence, resolve
from kiosk.domain.text import Language
from kiosk.domain.wall import Wall
from kiosk.services.times import hall_time
from kiosk.services.wording import if_nobody_touches, on_the_poster, sentence

Answer = dict[str, Any]
FEWEST = 20
"""Percentiles of fewer values than this say nothing and are null."""
STALE_US = 5_000_000
"""A player that has said nothing for so long is taken for gone."""
UNHUNG = "E-CFG-SCREEN"
"""The fault of a screen whose monitor is not there; its place is the screen's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An instant somebody asks about, as seen from now, in the hall's time zone and their language."""

    at_us: int
    now_us: int
    zone: tzinfo
    language: Language

    @classmethod
    def of(cls, wall: Wall, now_us: int, *, at_us: int | None = None, language: Language = Language.ZH) -> Moment:
        """Now, or another instant, in the hall of a wall."""
        return cls(at_us=now_us if at_us is None else at_us, now_us=now_us, zone=ZoneInfo(wall.timezone), language=language)

    @property
    def ahead(self) -> bool:
        """Whether it is still to come."""
        return self.at_us > self.now_us

    def iso(self, t_us: int | None) -> str | None:
        return None if t_us is None else hall_time(t_us, self.zone).isoformat()


def what_plays(
    programme: Programme, cues: Cues, presence: Presence, moment: Moment, only_screen: str | None = None,
    *, aside: frozenset[str] = NONE_ASIDE,
) -> Answer:  # fmt: skip
    """What every screen (or one) shows at the moment, and why."""
    plans = plans_at(programme, cues, presence, moment, only_screen, aside=aside)
    return {
        "at": moment.iso(moment.at_us),
        "revision": programme.revision,
        "screens": [_screen_answer(programme, plan, moment, ahead=moment.ahead) for plan in plans],
    }


def plans_at(
    programme: Programme, cues: Cues, presence: Presence, moment: Moment, only_screen: str | None = None,
    *, aside: frozenset[str] = NONE_ASIDE,
) -> tuple[Plan, ...]:  # fmt: skip
    """The plans of every screen (or one) at the moment. For an instant to come nobody has touched anything yet."""
    touches = {} if moment.ahead else presence
    screens = [screen.id for screen in programme.wall.screens if only_screen in (None, screen.id)]
    return tuple(resolve(programme, cues, touches, screen, moment.at_us, aside=aside) for screen in screens)


def _screen_answer(programme: Programme, plan: Plan, moment: Moment, *, ahead: bool) -> Answer:
    slide = None
    entry = plan.why.occurrence.entry if plan.why.occurrence else None
    open_yet = ahead and (plan.why.rule in (Rule.SECTION, Rule.HALL) or (entry is not None and entry.may_idle))
    none_left = plan.content.kind is ContentKind.POSTER and plan.why.rule is not Rule.POSTER
    if plan.content.slide is not None and plan.index is not None:
        title = programme.slide_by_id[plan.content.slide].title.read(moment.language)
        slide = {"id": plan.content.slide, "index": plan.index + 1, "of": plan.of, "title": title}
    return {
        "screen": plan.screen,
        "section": plan.section,
        "state": plan.state.value,
        "playlist": plan.playlist,
        "slide": slide,
        "since": moment.iso(plan.since_us),
        "until": moment.iso(plan.until_us),
        "why": why(programme, plan.why, moment, ahead=open_yet, none_left=none_left),
        "overridden": [why(programme, reason, moment) for reason in plan.overridden],
        "muted_until": moment.iso(plan.mute.until_us if plan.mute else None),
        "language": plan.language.value if plan.language else None,
        "language_until": moment.iso(plan.spoken.until_us if plan.spoken else None),
    }


def why(programme: Programme, reason: Reason, moment: Moment, *, ahead: bool = False, none_left: bool = False) -> Answer:
    """A candidate as scripts read it; `entry` is the id of the schedule's entry, where it is one."""
    said = sentence(reason, programme, moment.zone)
    said = on_the_poster(said) if none_left else said
    said = if_nobody_touches(said) if ahead else said
    entry = {"entry": reason.occurrence.entry.id} if reason.occurrence else {}
    return {"rule": reason.rule.value, "source": reason.source, "text": said.read(moment.language), **entry}


def status(player: PlayerState | None, screens: Sequence[ScreenState], faults: Sequence[Fault], moment: Moment) -> Answer:
    """How the player and its screens are. There is one PC and one clock, so the sync error is that clock's own: none."""
    alive = player is not None and moment.now_us - player.seen_us < STALE_US
    unhung = {fault.where for fault in faults if fault.code == UNHUNG}
    return {
        "player": {
            "state": "running" if alive else "stopped",
            "pid": player.pid if player and alive else None,
            "uptime_s": round((moment.now_us - player.started_us) / 1e6, 1) if player and alive else None,
        },
        "screens": [
            {
                "screen": screen.screen,
                "state": "on" if alive and screen.screen not in unhung else "off",
                "slide": screen.picture,
                "frame_age_s": round((moment.now_us - screen.painted_us) / 1e6, 1),
                "sync_error_us": 0 if alive else None,
                "sync_bound_us": 0 if alive else None,
                "black_seconds_today": round(screen.black_us / 1e6, 3),
                "visited_since": moment.iso(screen.visited_since_us if alive else None),
            }
            for screen in screens
        ],
        "faults": [
            {
                "code": fault.code,
                "where": fault.where,
                "text": fault.message.read(moment.language),
                "since": moment.iso(fault.since_us),
            }
            for fault in faults
        ],
    }


def demo_report(
    machine: Answer, seconds: float, programme: Programme, plays: Sequence[Play], screens: Sequence[ScreenState],
    commits: Sequence[Commit], player: Answer, faults: Sequence[Answer],
) -> Answer:  # fmt: skip
    """What a demonstration showed: on every screen what was planned and what was painted, and how punctual it was."""
    black = {screen.screen: screen.black_frames for screen in screens}
    zone = ZoneInfo(programme.wall.timezone)
    return {
        "machine": machine,
        "seconds": seconds,
        "revision": programme.revision,
        "screens": [
            {
                "screen": screen.id,
                "section": screen.section,
                "shown": [_shown(play, zone) for play in plays if play.screen == screen.id],
                "black_frames": black.get(screen.id, 0),
            }
            for screen in programme.wall.screens
        ],
        "commit": {
            "n": len(commits),
            "lateness_us": percentiles([commit.late_us for commit in commits]),
            "first_to_last_us": percentiles([commit.last_us - commit.first_us for commit in commits if commit.screens > 1]),
            "turns": [
                {"at": hall_time(commit.due_us, zone).isoformat(), "screens": commit.screens, "late_us": commit.late_us}
                for commit in commits
            ],
        },
        "player": player,
        "faults": list(faults),
    }


def _shown(play: Play, zone: tzinfo) -> Answer:
    """What was planned, from when on, and what was painted; `now --at` tells why."""
    at = hall_time(play.planned_us, zone).isoformat()
    return {"slide": play.planned, "planned": play.planned, "actual": play.actual, "at": at}


def percentiles(values: Sequence[float]) -> Answer:
    """Median, 99th percentile and maximum (nearest rank); percentiles are null under FEWEST values."""
    enough = len(values) >= FEWEST
    return {
        "p50": nearest_rank(values, 50) if enough else None,
        "p99": nearest_rank(values, 99) if enough else None,
        "max": max(values, default=None),
    }


def nearest_rank(values: Sequence[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[max(0, ceil(percent / 100 * len(ordered)) - 1)]
