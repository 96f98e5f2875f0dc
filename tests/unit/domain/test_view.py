from __future__ import annotations

from kiosk.domain.view import PLAIN, OpenPart, OpenRow, View


def test_a_page_that_nobody_touched_is_seen_as_it_plays() -> None:
    assert View() == PLAIN
    assert (PLAIN.part, PLAIN.share, PLAIN.only, PLAIN.row) == (None, None, "", "")


def test_what_was_opened_is_closed_by_what_opened_it_and_a_row_before_the_page_it_is_on() -> None:
    assert PLAIN.closing is None
    assert View(part=2).closing == OpenPart(part=2)
    assert View(part=2, row="桥").closing == OpenRow(row="桥")
