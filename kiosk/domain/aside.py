"""Slides that cannot be shown: which of them are put aside, for how long, and what is shown in their place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kiosk.domain.events import Strike
from kiosk.domain.programme import Programme

ENOUGH = 3
"""After so many strikes a slide is not tried again until something else is published."""
RETRY_US = 30_000_000
"""How long a slide that has fewer waits before it is tried again."""
NONE_ASIDE: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def aside(programme: Programme, strikes: tuple[Strike, ...]) -> frozenset[str]:
    """The ids of the slides of a programme that are not shown for now."""
    return frozenset(strike.slide for strike in strikes if counts(strike, programme))


def counts(strike: Strike, programme: Programme) -> bool:
    """Whether a strike says something about a programme: not if another picture, or anything at all, was published since."""
    if strike.slide not in programme.slide_by_id or strike.last_us < programme.anchor_us:
        return False
    return strike.picture == "" or any(media.shown.sha256 == strike.picture for media in programme.media)


def struck(strikes: Iterable[Strike], programme: Programme, slide: str, picture: str, now_us: int) -> Strike:
    """The strike against a slide that could not be shown just now.

    It is the known one where screens meet the same trouble together, or one more than the known one counts.
    """
    same = (item for item in strikes if (item.slide, item.picture) == (slide, picture) and counts(item, programme))
    known = next(same, None)
    if known is not None and now_us < known.last_us + RETRY_US:
        return known
    # A programme that is yet to count is drawn ahead of its instant, and the strike has to count for it too.
    last_us = max(now_us, programme.anchor_us)
    return Strike(slide=slide, picture=picture, strikes=known.strikes + 1 if known else 1, last_us=last_us)


def due(strikes: Iterable[Strike], programme: Programme, now_us: int) -> frozenset[str]:
    """The slides of a programme that are to be tried again."""
    standing = [strike for strike in strikes if counts(strike, programme)]
    waiting = {item.slide for item in standing if item.strikes >= ENOUGH or now_us < item.last_us + RETRY_US}
    return frozenset(strike.slide for strike in standing) - waiting


def shown_from(slides: tuple[str, ...], index: int, aside: frozenset[str], step: int = 1) -> int | None:
    """The place of the first slide from `index` on that is not aside, going round by `step`; None if all are."""
    places = ((index + steps * step) % len(slides) for steps in range(len(slides)))
    return next((place for place in places if slides[place] not in aside), None)
