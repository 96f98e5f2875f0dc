"""Exhibits to test on: one small hall that a reader can follow, and random ones that nobody thought of.

A random case is a function of its seed. `KIOSK_TEST_PROGRAMMES` says how many seeds a run takes, `KIOSK_TEST_SEED` takes
one alone, so that a failure (which names its seed) can be played again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from functools import cache
from random import Random
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.domain.cue import HOLDING, WAITING, Cue, CueKind, EmergencyLevel
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import IdleRule, Programme
from kiosk.domain.slide import FIELDS, Slide, SlideKind, Transition
from kiosk.domain.slide_fields import SlideFields, TitleFields
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import IdleSetting, Screen, Section, Show, Wall
from tests.support.busy import random_schedule
from tests.support.charts import many

SECOND = 1_000_000
MINUTE = 60 * SECOND


def slide(id: str, seconds: float | None = 10.0) -> Slide:
    return Slide(id=id, title=Text(zh=f"幻灯片 {id}"), fields=TitleFields(subtitle=Text(zh="副标题")), seconds=seconds)


def section(id: str, show: Show = Show.TOGETHER, idle: IdleSetting = IdleSetting.PROGRAMME, hue: str = "s1") -> Section:
    return Section(id=id, name=Text(zh=id), hue=hue, promise=Text(zh="主题"), poster=f"{id}/poster.png", show=show, idle=idle)


def screen(id: str, section: str) -> Screen:
    return Screen(id=id, section=section, place=(0, 0), pixels=(1920, 1080), width_mm=1210, bottom_edge_mm=900)


def playlist(id: str, *slides: str, section: str = "east", anchor_us: int = 0) -> Playlist:
    return Playlist(id=id, section=section, title=Text(zh=id), slides=slides, anchor_us=anchor_us)


def wall(*screens: Screen) -> Wall:
    return Wall(hall=Text(zh="展厅", en="Hall"), timezone="Asia/Shanghai", screens=screens)


def small_hall(
    *,
    anchor_us: int = 0,
    show: Show = Show.TOGETHER,
    idle: IdleSetting = IdleSetting.PROGRAMME,
    assignments: tuple[tuple[str, str], ...] = (("east", "tour"), ("hall", "welcome")),
    revision: int = 1,
) -> Programme:
    """Screens e1, e2 in `east`, which plays tour (a 10 s, b 20 s, c 30 s); w1 in `west`, which plays the hall's welcome."""
    return Programme(
        revision=revision,
        anchor_us=anchor_us,
        note="",
        wall=wall(screen("e1", "east"), screen("e2", "east"), screen("w1", "west")),
        sections=(section("east", show, idle), section("west", idle=idle, hue="s2")),
        sources=(),
        slides=(slide("a", 10), slide("b", 20), slide("c", 30), *(slide(id) for id in "defg")),
        playlists=(
            playlist("tour", "a", "b", "c", anchor_us=anchor_us),
            playlist("welcome", "d", "e", section="west", anchor_us=anchor_us),
            playlist("special", "f", "g"),
            playlist("empty"),
        ),
        assignments=tuple(Assignment(target=target, playlist=name) for target, name in assignments),
        media=(),
        idle=IdleRule(after_us=35 * SECOND, frame_us=4 * SECOND, frames=2),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything `resolve` asks for, and the span in which something happens."""

    programme: Programme
    cues: tuple[Cue, ...]
    presence: dict[str, int]
    begins_us: int
    ends_us: int

    @property
    def screens(self) -> tuple[str, ...]:
        return tuple(self.programme.screen_by_id)


def random_case(seed: int) -> Case:
    """The case of a seed; made anew at every call, so that two calls give equal values and no shared objects."""
    rng = Random(seed)
    begins = rng.choice((0, 1_750_000_000 * SECOND)) + rng.randrange(MINUTE)
    ends = begins + rng.choice((2, 10, 30)) * MINUTE
    instants = [rng.randrange(begins, ends) for _ in range(6)]
    instants += [begins + second * SECOND for second in (0, 10, 20, 60)]
    programme = random_programme(rng, begins, instants)
    touched = [id for id in programme.section_by_id if rng.random() < 0.5]
    return Case(
        programme=programme,
        cues=tuple(random_cue(rng, id, programme, instants) for id in range(1, rng.randrange(0, 15))),
        presence={id: rng.choice(instants) for id in touched},
        begins_us=begins,
        ends_us=ends,
    )


def random_programme(rng: Random, anchor_us: int, instants: list[int]) -> Programme:
    """1 to 18 screens in 1 to 5 sections; playlists anchored together, or each at its own instant, some to come."""
    sections = tuple(
        section(f"s{n}", rng.choice(tuple(Show)), rng.choice(tuple(IdleSetting)), hue=f"s{n}")
        for n in range(1, rng.randint(2, 6))
    )
    names = [item.id for item in sections]
    slides = tuple(_random_slide(rng, f"slide-{n}") for n in range(rng.randint(1, 12)))
    playlists = tuple(
        playlist(
            f"list-{n}",
            *(rng.choice(slides).id for _ in range(rng.choice((0, 1, 1, 2, 3, 5, 8)))),
            section=rng.choice(names),
            anchor_us=rng.choice((anchor_us, anchor_us, rng.choice(instants))),
        )
        for n in range(rng.randint(1, 6))
    )
    bare = Programme(
        revision=rng.randint(1, 9),
        anchor_us=anchor_us,
        note="",
        wall=wall(*(screen(f"screen-{n:02}", rng.choice(names)) for n in range(1, rng.randint(2, 19)))),
        sections=sections,
        sources=(),
        slides=slides,
        playlists=playlists,
        assignments=tuple(
            Assignment(target=target, playlist=rng.choice(playlists).id) for target in ("hall", *names) if rng.random() < 0.7
        ),
        media=(),
        idle=IdleRule(
            after_us=rng.choice((5 * SECOND, 30 * SECOND, 120 * SECOND, rng.randrange(5 * SECOND, 60 * SECOND))),
            frame_us=rng.randrange(2 * SECOND, 15 * SECOND),
            frames=rng.randint(1, 9),
        ),
    )
    return replace(bare, scheduled=random_schedule(rng, bare, instants))


def _random_slide(rng: Random, id: str) -> Slide:
    seconds = rng.choice((None, 2, 10, 30, 600, rng.uniform(2, 40)))
    words = TitleFields(subtitle=Text(zh="字" * rng.randrange(120)))
    return Slide(
        id=id,
        title=Text(zh=f"标题 {id}", en=rng.choice((None, f"Title {id}"))),
        fields=rng.choice((words, words, many(rng.randint(1, 30)))),
        seconds=seconds,
        transition=rng.choice(tuple(Transition)),
    )


def random_cue(rng: Random, id: int, programme: Programme, instants: list[int]) -> Cue:
    """Any kind of cue at one of few instants, so that many fall together; takes may name what is not there."""
    kind = rng.choice(tuple(CueKind))
    at = rng.choice(instants)
    targets = ("hall", *programme.section_by_id, *programme.screen_by_id)
    lasting = rng.choice((1, SECOND, 10 * SECOND, 60 * SECOND, rng.randrange(1, 20 * MINUTE)))
    later = [instant for instant in instants if instant > at]
    until = rng.choice((at + lasting, rng.choice(later) if later else at + lasting))
    return Cue(
        id=id,
        kind=kind,
        at_us=at,
        targets=tuple(rng.sample(targets, k=min(len(targets), rng.choice((1, 1, 1, 3))))),
        until_us=until if kind in HOLDING else None,
        playlist=rng.choice((*programme.playlist_by_id, "missing")) if kind is CueKind.TAKE else None,
        numbers=tuple((name, rng.randint(1, 12)) for name in programme.screen_by_id if rng.random() < 0.8),
        level=rng.choice(tuple(EmergencyLevel)) if kind is CueKind.EMERGENCY else None,
        text=Text(zh="请注意") if kind is CueKind.EMERGENCY and rng.random() < 0.5 else None,
        language=rng.choice(tuple(Language)) if kind is CueKind.LANGUAGE else None,
        when_free=kind in WAITING and rng.random() < 0.3,
        recalls=rng.randrange(0, id + 1) if kind is CueKind.RECALL else None,
    )


def random_beside(rng: Random, id: int, cue: Cue) -> Cue:
    """A cue that decides nothing of what plays, at the instant and the targets of another."""
    kind = rng.choice((CueKind.MUTE, CueKind.UNMUTE, CueKind.LANGUAGE))
    until_us = cue.at_us + rng.choice((1, SECOND, rng.randrange(1, 20 * MINUTE)))
    return Cue(
        id=id, kind=kind, at_us=cue.at_us, targets=cue.targets, until_us=until_us if kind in HOLDING else None,
        language=rng.choice(tuple(Language)) if kind is CueKind.LANGUAGE else None,
    )  # fmt: skip


def read_back(document: bytes) -> Programme:
    """The programme of a canonical document, built by the declared types alone."""
    programme: Programme = _value(Programme, json.loads(document))
    return programme


def _value(wanted: Any, value: Any) -> Any:
    if get_origin(wanted) is UnionType:
        wanted = get_args(wanted)[0]
    if get_origin(wanted) is tuple:
        first, *rest = get_args(wanted)
        kinds = [first] * len(value) if rest == [...] else [first, *rest]
        return tuple(_value(kind, item) for kind, item in zip(kinds, value, strict=True))
    if wanted is SlideFields:
        wanted = FIELDS[SlideKind(value["kind"])]
    if is_dataclass(wanted):
        return wanted(**{name: _value(kind, value[name]) for name, kind in _types(wanted).items() if name in value})
    if wanted in (date, time):
        return wanted.fromisoformat(value)
    return wanted(value) if isinstance(wanted, type) and issubclass(wanted, Enum) else value


@cache
def _types(wanted: type) -> dict[str, Any]:
    hints = get_type_hints(wanted)
    return {item.name: hints[item.name] for item in fields(wanted) if item.init}


def seeds() -> range:
    """The seeds of this run."""
    alone = os.environ.get("KIOSK_TEST_SEED")
    if alone is not None:
        return range(int(alone), int(alone) + 1)
    return range(int(os.environ.get("KIOSK_TEST_PROGRAMMES", "2000")))


@contextmanager
def replayable(seed: int) -> Iterator[None]:
    """Adds to whatever fails inside how to play it again."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"this was seed {seed}: KIOSK_TEST_SEED={seed} plays it alone")
        raise
