"""What the panel finds in a store, made by hand: the small hall with its player running, at an instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.domain.cue import Cue, Cues
from kiosk.domain.events import PlayerState, ScreenState
from kiosk.domain.programme import Programme
from kiosk.domain.settings import ThemeName
from kiosk.panel.desk import Desk
from kiosk.panel.palette import THEMES, Colours, Palette, load_palette
from kiosk.panel.view import Hall, Readings, hall_of
from tests.support.exhibits import SECOND, small_hall
from tests.support.pages import ASSETS, theme

NOW_US = 12 * SECOND
"""The second slide of `tour`, which stands from 10 s to 30 s, and of `welcome`, from 10 s to 20 s."""


def readings(programme: Programme | None = None, *cues: Cue, now_us: int = NOW_US, **more: object) -> Readings:
    """The small hall (or another programme) with every screen painted; `more` replaces fields."""
    plays = programme or small_hall()
    found = Readings(
        now_us=now_us,
        wall=plays.wall,
        programmes=(plays,),
        cues=Cues.of(cues),
        presence={},
        strikes=(),
        player=PlayerState(pid=1, started_us=0, seen_us=now_us, revision=1),
        screens=tuple(painted(screen.id) for screen in plays.wall.screens),
        faults=(),
        taken_us={},
    )
    return replace(found, **more)  # type: ignore[arg-type]


def painted(screen: str) -> ScreenState:
    return ScreenState(screen=screen, picture="b", painted_us=0, black_frames=0, black_us=0)


def hall(*cues: Cue, **more: object) -> Hall:
    """The small hall as the panel shows it."""
    return hall_of(readings(None, *cues, **more))  # type: ignore[arg-type]


def desk(*cues: Cue, selected: tuple[str, ...] = (), **more: object) -> Desk:
    """A desk with the small hall; `more` are fields of the desk."""
    return Desk(hall=hall(*cues), selected=frozenset(selected), **more)  # type: ignore[arg-type]


def palette(name: ThemeName = ThemeName.DARK) -> Palette:
    return load_palette(ASSETS / "themes", name)


def colours() -> Mapping[ThemeName, Colours]:
    return {name: Colours(palette=palette(name), theme=theme(name)) for name in THEMES}
