"""How work on files tells of itself: how far it is, and what it found. Loads nothing, for every verb knows these."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.domain.errors import BadInput

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""

Tell = Callable[[BadInput], None]
"""Called with a finding that does not stop the work."""


def unseen(done: int, of: int) -> None:
    """Progress that nobody looks at."""


def unheard(finding: BadInput) -> None:
    """A finding that nobody is told of."""
