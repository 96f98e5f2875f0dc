"""Everything that decides what the screens show, as the player knows it now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.domain.cue import NO_CUES, Cues
from kiosk.domain.programme import Programme, in_force, next_programme
from kiosk.domain.resolve import NOBODY, Content, ContentKind, Plan, Presence, resolve
from kiosk.domain.wall import Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A picture that a screen will want: of which programme, what, and from when on (None: when staff ask for it)."""

    programme: Programme
    screen: Screen
    content: Content
    at_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The published programmes, the cues and the last touches; `programmes` is never empty."""

    programmes: tuple[Programme, ...]
    cues: Cues = NO_CUES
    presence: Presence = field(default_factory=lambda: NOBODY)

    def programme_at(self, t: int) -> Programme:
        """The programme in force; before the first one counts, the one to come."""
        return in_force(self.programmes, t) or min(self.programmes, key=lambda programme: programme.anchor_us)

    def plan(self, screen: str, t: int) -> Plan:
        return resolve(self.programme_at(t), self.cues, self.presence, screen, t)

    def edge_us(self, screens: tuple[str, ...], t: int) -> int | None:
        """The next instant at which one of the screens may change."""
        edges = [self.plan(screen, t).until_us for screen in screens]
        edges.append(next_programme(self.programmes, t))
        return min((edge for edge in edges if edge is not None), default=None)

    def touched(self, section: str, t: int) -> Inputs:
        """With one more touch; of two, the later one counts."""
        return replace(self, presence={**self.presence, section: max(t, self.presence.get(section, t))})

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
        edge = self.edge_us((screen_id,), t)
        later = self.programme_at(edge) if edge is not None else programme
        if edge is not None and screen_id in later.screen_by_id:
            content = self.plan(screen_id, edge).content
            found.append(Need(programme=later, screen=later.screen_by_id[screen_id], content=content, at_us=edge))
        beside = [Content(kind=ContentKind.BLACK)]
        if now.playlist is not None and now.index is not None:
            slides = programme.playlist_by_id[now.playlist].slides
            beside += [Content(kind=ContentKind.SLIDE, slide=slides[(now.index + step) % now.of]) for step in (1, -1)]
        found += [Need(programme=programme, screen=screen, content=content, at_us=None) for content in beside]
        return tuple(found)
