from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from kiosk.domain.session import Aid, Session, SessionRule, begun
from kiosk.domain.text import Language
from kiosk.domain.view import View
from kiosk.player.inputs import Inputs
from kiosk.player.notebook import Notebook
from kiosk.player.pages import PAGES, drawn, key_of
from kiosk.stage.visit.frame import Visited
from kiosk.store.telemetry import SqlTelemetry
from tests.support.exhibits import SECOND
from tests.support.hosting import COURSE, Host, hall, no_file
from tests.support.showing import Showing, showing
from tests.support.store_samples import data_folder

AT = begun(0, "east", "a")


@pytest.fixture
def screens(qtbot: QtBot) -> Iterator[Showing]:
    with showing(qtbot, no_file, Inputs(programmes=(hall(),)), 0) as screens:
        yield screens


@pytest.fixture
def host(screens: Showing, tmp_path: Path) -> Iterator[Host]:
    telemetry = SqlTelemetry(data_folder(tmp_path))
    yield Host(screens, SessionRule(), Notebook(telemetry, screens.clock))
    telemetry.close()


def seen(host: Host, session: Session = AT) -> Visited:
    return host.stay(session).visited()


def test_a_look_is_the_halls_until_a_visitor_wants_another(host: Host) -> None:
    looks = host.looks
    assert looks.of(AT) == looks.hall
    assert looks.of(replace(AT, translated=True)).language is Language.EN
    contrast = looks.of(replace(AT, aids=frozenset({Aid.CONTRAST})))
    assert contrast.theme != looks.hall.theme
    assert looks.of(replace(AT, aids=frozenset({Aid.LARGE_TEXT}))) == looks.hall, "how large depends on the page"


async def test_a_page_is_drawn_once_and_is_at_hand_from_then_on(host: Host) -> None:
    pages, visited = host.pages, seen(host)
    assert pages.at_hand(visited) is None
    made = await pages.make(visited)
    assert pages.at_hand(visited) is made
    assert await pages.make(visited) is made
    assert made == drawn(visited, {})


async def test_a_page_is_drawn_at_once_when_its_pictures_were_read(host: Host) -> None:
    visited = seen(host)
    assert host.pages.draw_now(visited) is None
    assert await host.pages.pictures(visited) == {}
    assert host.pages.draw_now(visited) == drawn(visited, {})
    turned = seen(host, replace(AT, view=View(part=1)))
    assert host.pages.draw_now(turned) is not None, "the pictures are those of the slide, however it is seen"


async def test_so_many_pages_are_kept_and_those_last_asked_for_stay(host: Host) -> None:
    several = [seen(host, replace(AT, view=View(part=part))) for part in range(PAGES + 1)]
    for visited in several[:-1]:
        await host.pages.make(visited)
    assert host.pages.at_hand(several[0]) is not None
    await host.pages.make(several[-1])
    assert [number for number, visited in enumerate(several) if host.pages.at_hand(visited) is None] == [1]


async def test_when_the_last_visitor_has_gone_nothing_is_kept(host: Host) -> None:
    visited = seen(host)
    await host.pages.make(visited)
    host.pages.forget()
    assert host.pages.at_hand(visited) is None
    assert host.pages.draw_now(visited) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(AT, slide="ranks"),
        replace(AT, translated=True),
        replace(AT, view=View(only="x")),
        replace(AT, view=View(row="x")),
        replace(AT, aids=frozenset({Aid.CONTRAST})),
        replace(AT, aids=frozenset({Aid.LARGE_TEXT})),
        replace(AT, magnified=1),
        replace(AT, magnified=1, centre=(0.4, 0.5)),
    ],
)
def test_what_is_seen_otherwise_is_another_page(host: Host, other: Session) -> None:
    assert key_of(seen(host, other)) != key_of(seen(host))


@pytest.mark.parametrize(
    "same", [replace(AT, touched_us=9), replace(AT, choosing_aids=True), replace(AT, aids=frozenset({Aid.LOW_REACH}))]
)
def test_what_only_lies_over_it_or_moves_it_leaves_the_page_as_it_is(host: Host, same: Session) -> None:
    assert key_of(seen(host, same)) == key_of(seen(host))


def test_another_revision_has_pages_of_its_own(host: Host) -> None:
    fresh = host.stay(AT, hall(revision=2)).visited()
    assert key_of(fresh) != key_of(seen(host))


def test_of_a_page_seen_closer_a_part_is_drawn_as_large_as_the_page(host: Host) -> None:
    whole, closer = (drawn(seen(host, replace(AT, slide=COURSE[2], magnified=step)), {}) for step in (0, 2))
    assert closer.size() == whole.size()
    middle = whole.copy(QRect(480, 270, 960, 540)).scaled(whole.size())
    corner = drawn(seen(host, replace(AT, slide=COURSE[2], magnified=2, centre=(0.25, 0.25))), {})
    assert alike(closer, middle) > 0.9
    assert alike(corner, middle) < alike(closer, middle)


def alike(one: object, other: object) -> float:
    """The share of the points of a grid in which two pictures have the same colour."""
    grid = [(x, y) for x in range(0, 1920, 24) for y in range(0, 1080, 24)]
    return sum(one.pixel(x, y) == other.pixel(x, y) for x, y in grid) / len(grid)  # type: ignore[attr-defined]


async def test_no_page_is_begun_when_the_screens_are_about_to_change(host: Host) -> None:
    host.screens.clock.reads_us = 10 * SECOND - 20_000
    making = asyncio.ensure_future(host.pages.make(seen(host)))
    await asyncio.sleep(0.1)
    assert not making.done()
    host.screens.clock.reads_us = 5 * SECOND
    assert await making is not None
