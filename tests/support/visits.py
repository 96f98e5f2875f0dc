"""Visited screens as values, and boards to lay their parts on."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import IdleRule, Programme, Source
from kiosk.domain.session import Session, SessionRule, begun
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.stage.look import Look
from kiosk.stage.visit.frame import Visited
from tests.support.exhibits import screen, wall
from tests.support.pages import SOURCE, hard_slides, section, theme

SCREEN = replace(screen("screen-01", "work"), pixels=(1920, 1080))
SLIDES = tuple(replace(slide, source="a") for slide in hard_slides()[:16])
OTHERS = tuple(
    replace(
        section(f"s{hue}"),
        id=f"part-{hue}",
        name=Text(zh=f"“十四五”与 2021 工作谋划{hue}", en="The 14th Five-Year Plan and 2021"),
    )
    for hue in (1, 2, 4, 5)
)
RULE = SessionRule()


def exhibit(count: int = len(SLIDES)) -> Programme:
    """Five sections with long names; the one called work has so many slides with long titles."""
    ids = tuple(slide.id for slide in SLIDES[:count])
    return Programme(
        revision=1, anchor_us=0, note="", wall=wall(SCREEN), sections=(*OTHERS[:2], section("s3"), *OTHERS[2:]),
        sources=(Source(id="a", text=SOURCE),), slides=SLIDES,
        playlists=(Playlist(id="story", section="work", title=Text(zh="故事"), slides=ids),),
        assignments=(Assignment(target="work", playlist="story"),), media=(), idle=IdleRule(after_us=1, frame_us=1, frames=1),
    )  # fmt: skip


def visited(
    session: Session | None = None, *, on: Screen = SCREEN, language: Language = Language.ZH, t: int = 0,
    name: ThemeName = ThemeName.DARK, programme: Programme | None = None,
) -> Visited:  # fmt: skip
    """A visitor on the first page of the section called work, unless told of another session."""
    return Visited(
        programme=programme or exhibit(), screen=on, session=session or begun(0, "work", SLIDES[0].id),
        look=Look(theme=theme(name), language=language), rule=RULE, aside=frozenset(), t=t,
    )  # fmt: skip
