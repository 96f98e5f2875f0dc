from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from kiosk import app
from kiosk.app.house import House
from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.events import Commit, CueCommit, Thumbnail
from kiosk.domain.recycled import DAY_US, Parcel, Recycled, Thing
from kiosk.domain.text import Text
from kiosk.panel.browse import Found
from kiosk.panel.desk import Page
from kiosk.panel.reader import LATENESS_US, Reader, Wanted
from kiosk.panel.view import TileState
from kiosk.services.conductor import Request
from kiosk.services.emergency import Raise
from kiosk.services.playlist_errands import TakeOut
from kiosk.services.ports import UnitOfWork
from tests.support.exhibits import SECOND, small_hall
from tests.support.store_samples import ASSIGNMENTS, EXHIBIT, PLAYLISTS, WALL, data_folder

AT_US = 1_800_000_000 * SECOND


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with app.open_house(data_folder(tmp_path / "data"), start_at_us=AT_US) as house:
        yield house


def reader(house: House) -> Reader:
    return Reader(house.store, house.telemetry, house.clock)


def publish(house: House) -> None:
    house.store.write(lambda uow: uow.programmes.add(small_hall(anchor_us=AT_US), published_us=AT_US)).result()


def thumbnail(screen: str, taken_us: int, colour: str) -> Thumbnail:
    image, into = QImage(32, 18, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(into, "JPEG")
    return Thumbnail(screen=screen, taken_us=taken_us, picture="a", image=into.data().data())


def test_what_is_published_is_seen_at_the_next_glance(house: House) -> None:
    panel = reader(house)
    assert panel.glance().hall.rows == ()
    publish(house)
    assert [row.section for row in panel.glance().hall.rows] == ["east", "west"]


def test_a_cue_is_seen_at_its_instant(house: House) -> None:
    publish(house)
    panel = reader(house)
    assert panel.glance().hall.tiles[0].state is TileState.OFFLINE
    given = app.give_cue(house, Request(kind=CueKind.BLACK, targets=("e1",), hold_us=60 * SECOND))
    while house.clock.now_us() < given.cue.at_us:
        pass
    assert [tile.now.state for tile in panel.glance().hall.tiles] == [TileState.BLACK, TileState.PLAYING, TileState.PLAYING]


def test_only_new_thumbnails_are_read(house: House) -> None:
    publish(house)
    panel = reader(house)
    house.telemetry.put_thumbnails([thumbnail("e1", AT_US, "#FF0000"), thumbnail("e2", AT_US, "#00FF00")])
    first = panel.glance().thumbnails
    assert set(first) == {"e1", "e2"}
    assert first["e1"].pixelColor(9, 9).red() > 200
    assert panel.glance().thumbnails == {}
    house.telemetry.put_thumbnails([thumbnail("e2", AT_US + 1, "#0000FF")])
    assert set(panel.glance().thumbnails) == {"e2"}


def test_a_store_that_cannot_be_read_is_told_and_comes_back_by_itself(house: House) -> None:
    publish(house)
    panel = reader(house)
    seen = panel.glance().hall
    content = house.data_dir / "content.db"
    content.rename(content.with_suffix(".away"))
    lost = panel.glance().hall
    assert lost.rows == seen.rows, "what was seen last stays in sight"
    assert lost.trouble is not None
    assert "屏幕照常播放" in lost.trouble.zh
    content.with_suffix(".away").rename(content)
    back = panel.glance().hall
    assert (back.trouble, len(back.rows)) == (None, 2)


def test_what_a_page_needs_is_read_only_while_it_is_open(house: House) -> None:
    publish(house)
    turn = Commit(due_us=AT_US, began_us=AT_US + 5, first_us=AT_US + 6, last_us=AT_US + 7, screens=3)
    house.telemetry.record(commits=[turn])
    panel = reader(house)
    live, content, schedule, screens, log = (panel.glance(Wanted(page=page, lines=9)) for page in Page)
    assert (live.lateness, live.log, live.schedule, live.shelf) == (None, None, None, None)
    assert content.shelf is not None
    assert (content.schedule, content.log, schedule.shelf, log.shelf) == (None, None, None, None)
    assert schedule.schedule is not None
    assert (schedule.lateness, schedule.log, screens.schedule, log.schedule) == (None, None, None, None)
    assert (screens.lateness, screens.log) == ((turn,), None)
    assert log.lateness is None
    assert log.log is not None
    assert [line.revision for line in log.log.lines] == [1]


def test_of_the_turns_only_new_ones_are_read_and_those_of_the_last_hour_kept(house: House) -> None:
    def turn(last_us: int) -> Commit:
        return Commit(due_us=last_us - 9, began_us=last_us - 8, first_us=last_us, last_us=last_us, screens=3)

    publish(house)
    panel, wanted = reader(house), Wanted(page=Page.SCREENS)
    house.telemetry.record(commits=[turn(AT_US - LATENESS_US - SECOND), turn(AT_US - 60 * SECOND)])
    assert panel.glance(wanted).lateness == (turn(AT_US - 60 * SECOND),)
    house.telemetry.record(commits=[turn(AT_US)])
    assert panel.glance(wanted).lateness == (turn(AT_US - 60 * SECOND), turn(AT_US))
    assert panel.glance(wanted).lateness == (turn(AT_US - 60 * SECOND), turn(AT_US))


def test_a_cue_is_in_the_log_at_the_next_glance_and_more_is_read_on_demand(house: House) -> None:
    publish(house)
    panel = reader(house)

    def told(lines: int) -> tuple[int, bool]:
        log = panel.glance(Wanted(page=Page.LOG, lines=lines)).log
        assert log is not None
        return len(log.lines), log.more

    assert told(1) == (1, False)
    for _ in range(3):
        app.give_cue(house, Request(kind=CueKind.NEXT, targets=("e1",)))
    assert told(1) == (1, True)
    assert told(9) == (4, False)


def put_slides(house: House) -> None:
    def write(uow: UnitOfWork) -> None:
        uow.draft.put_wall(WALL)
        uow.draft.put_exhibit(EXHIBIT, PLAYLISTS, ASSIGNMENTS)

    house.store.write(write).result()


def test_the_content_is_read_anew_only_when_somebody_has_written_it(house: House) -> None:
    put_slides(house)
    panel, wanted = reader(house), Wanted(page=Page.CONTENT)
    first = panel.glance(wanted).shelf
    assert first is not None
    assert list(first.slides) == ["opening", "figures", "view", "history"]
    assert panel.glance(wanted).shelf is first
    app.run_errand(house, TakeOut(playlist="z-west", keys=(("figures", 0),)))
    second = panel.glance(wanted).shelf
    assert second is not None
    assert second.flat["z-west"] == ("opening",)
    assert second.slides["view"] is first.slides["view"], "what was not edited is the same object"


def test_what_publishing_would_change_comes_one_glance_after_the_content(house: House) -> None:
    put_slides(house)
    panel, wanted = reader(house), Wanted(page=Page.CONTENT)
    assert panel.glance(wanted).changes is None
    changes = panel.glance(wanted).changes
    assert changes is not None
    assert changes.any


def test_words_are_looked_for_in_the_draft(house: House) -> None:
    put_slides(house)
    panel = reader(house)

    def found(words: str) -> Found | None:
        return panel.glance(Wanted(page=Page.CONTENT, words=words)).found

    assert found("外景") == Found(words="外景", slides=("view",))
    assert found("外景 没有") == Found(words="外景 没有", slides=())
    assert found(" ") == Found(words=" ", slides=())


def test_the_open_slide_is_told_of_once_the_slides_are_there_and_what_publishing_would_change_after_that(house: House) -> None:
    def put(uow: UnitOfWork) -> None:
        uow.draft.put_wall(WALL)
        uow.draft.put_exhibit(EXHIBIT, PLAYLISTS, ASSIGNMENTS)

    house.store.write(put).result()
    panel, wanted = reader(house), Wanted(page=Page.CONTENT, slide="figures")
    glances = [panel.glance(wanted) for _ in range(3)]
    assert [glance.shelf is not None for glance in glances] == [True] * 3
    assert [glance.account is not None for glance in glances] == [False, True, True]
    assert [glance.changes is not None for glance in glances] == [False, False, True]
    assert glances[-1].account is not None
    assert glances[-1].account.plays_on == (1, 2)
    assert panel.glance(Wanted(page=Page.CONTENT, slide="gone")).account is None


def test_what_was_discarded_is_read_with_the_content(house: House) -> None:
    thing = Recycled(thing=Thing.DECK, name="d", title=Text(zh="旧稿"), discarded_us=AT_US, parcel=Parcel())
    old = replace(thing, name="old", discarded_us=AT_US - 31 * DAY_US)
    for each in (old, thing):
        house.store.write(lambda uow, each=each: uow.draft.put_recycled(each)).result()
    panel = reader(house)
    assert [each.name for each in panel.glance(Wanted(page=Page.CONTENT)).bin] == ["d"]
    assert panel.glance().bin == ()


def test_what_was_told_counts_before_it_is_written_down(house: House) -> None:
    publish(house)
    panel = reader(house)
    told = Raise(level=EmergencyLevel.DANGER, text=Text(zh="请注意"), targets=("hall",), hold_us=60 * SECOND).cue(AT_US)
    while house.clock.now_us() < told.at_us:
        pass
    assert panel.glance().hall.alarms == ()
    seen = panel.glance(Wanted(told=(told,))).hall
    assert [(alarm.cue, alarm.reached) for alarm in seen.alarms] == [(told, frozenset())]
    assert {tile.now.state for tile in seen.tiles} == {TileState.EMERGENCY}
    house.store.write(lambda uow: uow.journal.keep(told)).result()
    house.telemetry.record(cue_commits=[CueCommit(cue=told.id, screen="e1", actual_us=AT_US, late_us=0)])
    (alarm,) = panel.glance(Wanted(told=(told,))).hall.alarms
    assert (alarm.cue, alarm.reached) == (told, {"e1"})


def test_emergencies_are_known_though_the_store_cannot_be_read(house: House) -> None:
    publish(house)
    panel = reader(house)
    panel.glance()
    content = house.data_dir / "content.db"
    content.rename(content.with_suffix(".away"))
    told = Raise(level=EmergencyLevel.DANGER, text=Text(zh="请注意"), targets=("hall",), hold_us=60 * SECOND).cue(AT_US)
    while house.clock.now_us() < told.at_us:
        pass
    seen = panel.glance(Wanted(told=(told,))).hall
    assert seen.trouble is not None
    assert [alarm.cue for alarm in seen.alarms] == [told]
