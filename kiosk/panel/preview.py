"""What the panel asks to see before it is done: a picture of what a request would put on a screen."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.panel.view import Sight
from kiosk.services.conductor import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The picture a screen would show right after a request, as large as fits `box`.

    `revision` is the programme that is meant, and `now` what the screen shows, where the answer depends on it: another value is
    another question.
    """

    request: Request
    screen: str
    box: tuple[int, int]
    revision: int
    now: Sight | None = None
