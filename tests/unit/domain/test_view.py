from __future__ import annotations

from kiosk.domain.view import PLAIN, View


def test_a_page_that_nobody_touched_is_seen_as_it_plays() -> None:
    assert View() == PLAIN
    assert (PLAIN.part, PLAIN.share, PLAIN.only) == (None, None, "")
