from dataclasses import fields

from kiosk.domain.events import MINUTE_US, Visit, VisitEvent, VisitMode
from kiosk.domain.text import Language


def visit(at_us: int) -> Visit:
    return Visit(screen="e1", page="a", language=Language.ZH, mode=VisitMode.NORMAL, event=VisitEvent.TOUCHED, minute_us=at_us)


def test_a_visit_knows_its_minute_and_nothing_finer() -> None:
    assert [visit(at_us).minute_us for at_us in (0, MINUTE_US - 1, MINUTE_US, 5 * MINUTE_US + 7)] == [
        0, 0, MINUTE_US, 5 * MINUTE_US,
    ]  # fmt: skip
    assert visit(1) == visit(MINUTE_US - 1)


def test_nothing_of_a_person_is_known() -> None:
    assert {field.name for field in fields(Visit)} == {"screen", "page", "language", "mode", "event", "minute_us", "count"}
