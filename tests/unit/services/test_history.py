from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Text
from kiosk.services import history as history_module
from kiosk.services.data_refresh import NOTE
from kiosk.services.history import Changed, Origin, history
from kiosk.services.publishing import Order, issue, publish, roll_back
from tests.support.memory import MemoryProgrammes, MemoryUnitOfWork
from tests.support.store_samples import DECKS, EXHIBIT


def published(*notes: str) -> MemoryUnitOfWork:
    uow = MemoryUnitOfWork()
    for at_us, note in enumerate(notes):
        publish(uow, Order(note=note, now_us=at_us, anchor_us=at_us, idle=IdleSettings()))
    return uow


def cue(at_us: int) -> Cue:
    return Cue(id=0, kind=CueKind.NEXT, at_us=at_us, targets=("hall",))


def test_it_is_told_how_a_revision_came_about() -> None:
    uow = published("开馆", "回到第 7 版")
    roll_back(uow, 1, 5)
    issue(uow, uow.programmes.get(1), NOTE, 6)
    found = {item.revision.revision: (item.origin, item.returned_to) for item in history(uow, 9, {}).issues}
    assert found == {
        1: (Origin.PUBLISHED, None), 2: (Origin.PUBLISHED, None), 3: (Origin.RETURNED, 1), 4: (Origin.DATA, None),
    }  # fmt: skip


def test_what_recalls_lead_to_is_told_though_it_is_older_than_all_that_is_listed() -> None:
    uow = published()
    for told in (cue(1), cue(2), *(replace(cue(id), kind=CueKind.RECALL, recalls=id - 1) for id in (3, 4, 5))):
        uow.journal.add(told)
    listed = {most: history(uow, most, {}) for most in (1, 2, 5)}
    found = {most: sorted(each.id for each in each_.taken_back) for most, each_ in listed.items()}
    assert found == {1: [2, 3, 4], 2: [2, 3], 5: []}


def test_the_screens_that_a_revision_changed_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    uow = published("first")
    slides = (replace(DECKS[0].slides[0], title=Text(zh="改了")), *DECKS[0].slides[1:])
    uow.draft.held_exhibit = replace(EXHIBIT, decks=(replace(DECKS[0], slides=slides), *DECKS[1:]))
    publish(uow, Order(note="", now_us=5, anchor_us=5, idle=IdleSettings()))
    changed: Changed = {}
    found = {item.revision.revision: item.changed for item in history(uow, 9, changed).issues}
    assert found[1] is not None
    assert found[2] is not None
    assert 0 < len(found[2]) < len(found[1]) == 3
    monkeypatch.setattr(history_module, "changed_screens", lambda before, after: pytest.fail("worked out again"))
    assert {item.revision.revision: item.changed for item in history(uow, 9, changed).issues} == found


def test_of_a_damaged_revision_nobody_can_tell_what_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    uow = published("first", "second")
    sound = MemoryProgrammes.get

    def damaged(self: MemoryProgrammes, revision: int) -> object:
        if revision == 2:
            raise EnvironmentFault(code="E-PGM-DAMAGED", message=Text(zh="坏"), where="", fix=Text(zh=""))
        return sound(self, revision)

    monkeypatch.setattr(MemoryProgrammes, "get", damaged)
    assert {item.revision.revision: item.changed is None for item in history(uow, 9, {}).issues} == {1: False, 2: True}


def test_no_more_is_read_than_was_asked_for_and_the_rest_is_told() -> None:
    uow = published("first")
    for at_us in (1, 2, 3):
        uow.journal.add(cue(at_us))
    all_of_it = history(uow, 3, {})
    assert ([item.at_us for item in all_of_it.cues], len(all_of_it.issues), all_of_it.more) == ([3, 2, 1], 1, False)
    newest = history(uow, 2, {})
    assert ([item.at_us for item in newest.cues], newest.issues, newest.more) == ([3, 2], (), True)


def test_nothing_yet() -> None:
    found = history(MemoryUnitOfWork(), 5, {})
    assert (found.cues, found.issues, found.more) == ((), (), False)
