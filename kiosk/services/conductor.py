"""The conductor: turns what staff ask for into a cue at an instant that the screens can keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.domain.aside import NONE_ASIDE, aside, shown_from
from kiosk.domain.cue import BESIDE, HOLDING, Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.resolve import Plan, State, resolve
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen, Show
from kiosk.services.ports import Clock, Telemetry, UnitOfWork
from kiosk.services.recalling import Back, to_recall

PREPARED_LEAD_US = 60_000
"""How far ahead a cue is set whose picture every player has ready: next and previous, freeze, resume, black,
and what changes no picture."""

LEAD_US = 250_000
"""How far ahead a cue is set whose picture may have to be drawn first."""

REDRAWN_LEAD_US = 600_000
"""How far ahead a cue is set for which every screen has a picture of its own drawn anew: measured, 470 ms for 18 screens."""

CARD_HOLD_US = {CueKind.IDENTIFY: 10_000_000, CueKind.TEST_CARD: 600_000_000}
"""How long the cards for staff stand when nobody says otherwise."""

_PREPARED = {
    CueKind.NEXT, CueKind.PREVIOUS, CueKind.FREEZE, CueKind.RESUME, CueKind.BLACK, CueKind.MUTE, CueKind.UNMUTE,
    CueKind.ALL_CLEAR,
}  # fmt: skip
_OVER_ALL = {CueKind.CLEAR, CueKind.RECALL}
_SILENT = BESIDE | {CueKind.UNMUTE}
_SEEKS = {CueKind.NEXT: 1, CueKind.PREVIOUS: -1, CueKind.FREEZE: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody asks for: a kind of cue, on targets (the hall, sections, screens), and what goes with the kind."""

    kind: CueKind
    targets: tuple[str, ...]
    playlist: str | None = None
    number: int | None = None
    hold_us: int | None = None
    until_us: int | None = None
    level: EmergencyLevel | None = None
    text: Text | None = None
    language: Language | None = None
    when_free: bool = False
    recalls: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A cue that was written down, the screens it reaches, the programme in force when it counts, and what it takes back."""

    cue: Cue
    screens: tuple[str, ...]
    programme: Programme
    back: Back | None = None


def give(uow: UnitOfWork, telemetry: Telemetry, clock: Clock, request: Request) -> Given:
    """Writes the cue down; a recall takes back the cue it names, or the newest, on the screens that this one has reached.

    Raises BadInput E-CUE-RECALL, E-CUE-TARGET, E-CUE-PLAYLIST, E-CUE-NUMBER, E-CUE-UNTIL, EnvironmentFault E-PGM-NONE.
    """
    now_us = clock.now_us()
    soonest_us = now_us + _lead_us(request.kind)
    cues, programmes = Cues.of(uow.journal.since(now_us)), uow.programmes.playable(now_us)
    back = None
    if request.kind is CueKind.RECALL:
        back = to_recall(_in_force(programmes, soonest_us), cues, request.recalls, now_us)
        soonest_us = now_us + _lead_back_us(back.root.kind)
        request = replace(request, targets=back.cue.targets, recalls=back.cue.id)
    at_us = _in_turn(cues, request, now_us, soonest_us)
    programme = _in_force(programmes, at_us)
    screens = _reached(programme, request.targets)
    _check(programme, request, at_us)
    until_us = request.until_us or (at_us + request.hold_us if request.hold_us else None)
    cue = Cue(
        id=0,
        kind=request.kind,
        at_us=at_us,
        targets=request.targets,
        until_us=until_us if request.kind in HOLDING else None,
        playlist=request.playlist,
        numbers=_numbers(programme, cues, telemetry, screens, request, at_us),
        level=request.level,
        text=request.text,
        language=request.language,
        when_free=request.when_free,
        recalls=request.recalls,
    )
    names = tuple(screen.id for screen in screens)
    return Given(cue=uow.journal.add(cue), screens=names, programme=programme, back=back)


def _in_force(programmes: Iterable[Programme], at_us: int) -> Programme:
    programme = in_force(programmes, at_us)
    if programme is None:
        raise nothing_published()
    return programme


def _in_turn(cues: Cues, request: Request, now_us: int, soonest_us: int) -> int:
    """When a cue counts: not before those given earlier that it could undo or be undone by, though these need a longer lead.

    An emergency waits for nothing. What is further ahead than any lead was given by a clock that was wrong.
    """
    if request.kind is CueKind.EMERGENCY:
        return soonest_us
    last_us = now_us + REDRAWN_LEAD_US
    earlier = (cue.at_us for cue in cues.items if cue.at_us <= last_us and _in_the_way(cue, request))
    return max((soonest_us, *earlier))


def _in_the_way(cue: Cue, request: Request) -> bool:
    """Whether it matters which of the two counts first."""
    return bool(_OVER_ALL & {cue.kind, request.kind}) or (cue.kind in _SILENT) == (request.kind in _SILENT)


def _lead_us(kind: CueKind) -> int:
    if kind is CueKind.LANGUAGE:
        return REDRAWN_LEAD_US
    return PREPARED_LEAD_US if kind in _PREPARED else LEAD_US


def _lead_back_us(kind: CueKind) -> int:
    """For taking back a cue of a kind: what comes back of what is in sight may be any slide, which nobody has prepared."""
    return _lead_us(kind) if kind in _SILENT else max(LEAD_US, _lead_us(kind))


def nothing_published() -> EnvironmentFault:
    return EnvironmentFault(
        code="E-PGM-NONE",
        message=Text(zh="那时还没有发布过节目单", en="nothing has been published for that time"),
        where="content.db",
        fix=Text(zh="先运行 kiosk publish", en="run kiosk publish"),
    )


def not_yet_in_force(begins: str) -> EnvironmentFault:
    """For an instant before the one from which the first programme that is left counts."""
    return EnvironmentFault(
        code="E-PGM-NONE",
        message=Text(
            zh=f"那时还没有节目单生效，节目单从 {begins} 起生效",
            en=f"no programme was in force then; the first counts from {begins} on",
        ),
        where="content.db",
        fix=Text(zh="写一个更晚的时间", en="name a later time"),
    )


def _reached(programme: Programme, targets: tuple[str, ...]) -> tuple[Screen, ...]:
    known = {name for screen in programme.wall.screens for name in screen.targets}
    unknown = next((target for target in targets if target not in known), None)
    if unknown is not None:
        raise BadInput(
            code="E-CUE-TARGET",
            message=Text(zh=f"没有“{unknown}”这个展区或屏幕", en=f"there is no section or screen '{unknown}'"),
            where="--target",
            fix=Text(
                zh=f"可用：hall、{'、'.join(programme.section_by_id)}，或屏幕编号",
                en=f"use hall, {', '.join(programme.section_by_id)} or a screen's id",
            ),
        )
    return tuple(screen for screen in programme.wall.screens if not set(targets).isdisjoint(screen.targets))


def _check(programme: Programme, request: Request, at_us: int) -> None:
    if request.kind is CueKind.TAKE and request.playlist not in programme.timelines:
        raise BadInput(
            code="E-CUE-PLAYLIST",
            message=Text(zh=f"没有可播放的列表“{request.playlist}”", en=f"there is no playlist '{request.playlist}' to play"),
            where="take",
            fix=Text(zh=f"可用：{'、'.join(programme.timelines)}", en=f"published: {', '.join(programme.timelines)}"),
        )
    if request.kind is CueKind.GOTO and (request.number or 0) < 1:
        raise BadInput(
            code="E-CUE-NUMBER",
            message=Text(zh="幻灯片从 1 数起", en="slides are counted from 1"),
            where="goto",
            fix=Text(zh="写 1 或更大的数", en="name 1 or more"),
        )
    if request.until_us is not None and request.until_us <= at_us:
        raise BadInput(
            code="E-CUE-UNTIL",
            message=Text(zh="结束时间已经过去", en="that end has passed"),
            where="--until",
            fix=Text(zh="写一个以后的时间", en="name a time to come"),
        )


def _numbers(
    programme: Programme, cues: Cues, telemetry: Telemetry, screens: tuple[Screen, ...], request: Request, at_us: int
) -> tuple[tuple[str, int], ...]:
    """For a seek or a freeze: the slide each screen will stand on, counted from what visitors see at that instant.

    A step leads past slides that cannot be shown, for visitors would see no difference; not where neighbouring screens
    show neighbouring slides, for these have to move as one.
    """
    if request.kind is not CueKind.GOTO and request.kind not in _SEEKS:
        return ()
    found: list[tuple[str, int]] = []
    presence, cannot_be_shown = telemetry.presence(), aside(programme, telemetry.strikes())
    for screen in screens:
        hidden = NONE_ASIDE if programme.section_by_id[screen.section].show is Show.STAGGERED else cannot_be_shown
        plan = resolve(programme, cues, presence, screen.id, at_us, aside=hidden)
        if plan.index is None or plan.playlist is None:
            continue
        if request.kind is CueKind.GOTO:
            _check_number(request.number or 0, plan.of, screen)
            found.append((screen.id, request.number or 0))
            continue
        slides, step = programme.playlist_by_id[plan.playlist].slides, _SEEKS[request.kind]
        there = shown_from(slides, plan.index + step, hidden, step)
        if there is not None:
            found.append((screen.id, (there - _shift(programme, screen, plan)) % plan.of + 1))
    return tuple(found)


def _shift(programme: Programme, screen: Screen, plan: Plan) -> int:
    """How many slides a staggered screen is ahead of its section's timeline."""
    staggered = programme.section_by_id[screen.section].show is Show.STAGGERED and plan.state is not State.IDLE
    return programme.rank_in_section[screen.id] if staggered else 0


def _check_number(number: int, count: int, screen: Screen) -> None:
    if number > count:
        raise BadInput(
            code="E-CUE-NUMBER",
            message=Text(zh=f"{screen.id} 只有 {count} 页", en=f"{screen.id} has only {count} slides"),
            where="goto",
            fix=Text(zh=f"写 1 至 {count}", en=f"name 1 to {count}"),
        )
