"""Everything that decides what the screens show, as the player knows it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kiosk.domain.aside import aside, shown_from
from kiosk.domain.cue import NO_CUES, Cues
from kiosk.domain.events import Strike
from kiosk.domain.programme import Programme, in_force, next_programme
from kiosk.domain.resolve import NOBODY, Content, ContentKind, Plan, Presence, first_page, resolve
from kiosk.domain.wall import Screen

AT_ONCE_US = 60_000_000
"""Touches of one time are no further apart when they come together: what waits to be written down, and what is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A picture that a screen will want: of which programme, what, and from when on (None: when staff ask for it)."""

    programme: Programme
    screen: Screen
    content: Content
    at_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The published programmes, the cues, the last touches, and the strikes against slides; `programmes` is never empty."""

    programmes: tuple[Programme, ...]
    cues: Cues = NO_CUES
    presence: Presence = field(default_factory=lambda: NOBODY)
    strikes: tuple[Strike, ...] = ()

    def programme_at(self, t: int) -> Programme:
        """The programme in force; before the first one counts, the one to come."""
        return in_force(self.programmes, t) or min(self.programmes, key=lambda programme: programme.anchor_us)

    def plan(self, screen: str, t: int) -> Plan:
        programme = self.programme_at(t)
        return resolve(programme, self.cues, self.presence, screen, t, aside=aside(programme, self.strikes))

    def edge_us(self, screens: tuple[str, ...], t: int) -> int | None:
        """The next instant at which one of the screens may change."""
        return self.edge_after((self.plan(screen, t) for screen in screens), t)

    def edge_after(self, plans: Iterable[Plan], t: int) -> int | None:
        """The same from the plans of the instant, where they are at hand."""
        edges = [plan.until_us for plan in plans]
        edges.append(next_programme(self.programmes, t))
        return min((edge for edge in edges if edge is not None), default=None)

    def touched(self, section: str, t: int) -> Inputs:
        """With one more touch; of two, the later one counts, unless it is one that a player at another time has left."""
        known = self.presence.get(section, t)
        return replace(self, presence={**self.presence, section: t if known > t + AT_ONCE_US else max(t, known)})

    def struck(self, strike: Strike) -> Inputs:
        """With a strike, in the place of the one for the same slide and picture."""
        others = (item for item in self.strikes if (item.slide, item.picture) != (strike.slide, strike.picture))
        return replace(self, strikes=(*others, strike))

    def without_strikes(self, slide: str) -> Inputs:
        """With a slide that can be shown again."""
        return replace(self, strikes=tuple(strike for strike in self.strikes if strike.slide != slide))

    def needs(self, screen_id: str, t: int) -> tuple[Need, ...]:
        """What the screen shows now, what it shows next, and what "next", "previous" and "black" would lead to.

        Nothing for a screen that the programme does not know.
        """
        programme = self.programme_at(t)
        if screen_id not in programme.screen_by_id:
            return ()
        screen = programme.screen_by_id[screen_id]
        now = self.plan(screen_id, t)
        found = [Need(programme=programme, screen=screen, content=now.content, at_us=t)]
        edge = self.edge_after((now,), t)
        later = self.programme_at(edge) if edge is not None else programme
        if edge is not None and screen_id in later.screen_by_id:
            content = self.plan(screen_id, edge).content
            found.append(Need(programme=later, screen=later.screen_by_id[screen_id], content=content, at_us=edge))
        beside = [Content(kind=ContentKind.BLACK)]
        if now.playlist is not None and now.index is not None:
            slides = programme.playlist_by_id[now.playlist].slides
            hidden = aside(programme, self.strikes)
            places = (shown_from(slides, now.index + step, hidden, step) for step in (1, -1))
            there = [programme.slide_by_id[slides[place]] for place in places if place is not None]
            beside += [
                Content(
                    kind=ContentKind.SLIDE, slide=slide.id, page=first_page(programme, screen, slide), language=now.language
                )
                for slide in there
            ]  # fmt: skip
        found += [Need(programme=programme, screen=screen, content=content, at_us=None) for content in beside]
        return tuple(found)
