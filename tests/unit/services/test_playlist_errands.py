from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.text import Text
from kiosk.services.errand import Done, Errand
from kiosk.services.playlist_errands import (
    Drop,
    Make,
    MakeDefault,
    MoveBefore,
    PutIn,
    Rename,
    Shift,
    TakeOut,
    copy_of,
    free_id,
)
from kiosk.services.playlists import found
from kiosk.services.schedule_errands import Add
from tests.support.memory import MemoryUnitOfWork
from tests.support.offices import office
from tests.support.scheduled import at_us, entry
from tests.support.shelves import SPARE, TOUR, house

NOW_US = at_us("2026-11-30T12:00:00")
NEW = Playlist(id="list-1", section="east", title=Text(zh="新的"), slides=("view",))


def run(held: MemoryUnitOfWork, errand: Errand) -> Done:
    return errand.perform(office(held, NOW_US))


def state(held: MemoryUnitOfWork) -> object:
    return sorted(held.draft.playlists(), key=lambda each: each.id), sorted(
        held.draft.assignments(), key=lambda each: each.target
    )


def slides(held: MemoryUnitOfWork, name: str = "tour") -> tuple[str, ...]:
    return found(held.draft, name).slides


@pytest.mark.parametrize(
    ("errand", "told"),
    [
        (PutIn(playlist="spare", items=("view", "@z-west")), "已把 2 页放进「备用」"),
        (PutIn(playlist="tour", items=("figures",), before=("opening", 1)), "已把 1 页放进「参观」"),
        (TakeOut(playlist="tour", keys=(("opening", 1), ("@a-east", 0))), "已从「参观」拿出 2 页"),
        (MoveBefore(playlist="tour", keys=(("history", 0),), before=("opening", 0)), "已在「参观」里移动 1 页"),
        (Shift(playlist="tour", keys=(("opening", 0), ("view", 0)), by=2), "已在「参观」里移动 2 页"),
        (Rename(playlist="tour", title=Text(zh="新名")), "「参观」改名为「新名」"),
        (Make(playlist=NEW), "已新建播放列表「新的」"),
        (Drop(playlist="tour"), "已删除播放列表「参观」，幻灯片都还在"),
        (MakeDefault(target="west", playlist="tour"), "西厅默认播放「参观」"),
        (MakeDefault(target="screen-9", playlist="tour"), "屏 01默认播放「参观」"),
        (MakeDefault(target="west", playlist=None), "西厅不再有自己的默认"),
    ],
)
def test_every_change_is_told_taken_back_and_done_again(errand: Errand, told: str) -> None:
    held = house(SPARE)
    before = state(held)
    done = run(held, errand)
    after = state(held)
    assert done.text.zh == told
    assert done.text.en
    assert after != before
    assert done.undo is not None
    undone = run(held, done.undo)
    assert state(held) == before
    assert undone.undo is not None
    redone = run(held, undone.undo)
    assert state(held) == after
    assert redone.undo is not None
    run(held, redone.undo)
    assert state(held) == before


def test_what_is_done_to_items_does_not_ask_how_old_the_sight_was() -> None:
    held = house()
    for _ in range(2):
        run(held, Shift(playlist="tour", keys=(("opening", 0),), by=1))
    assert slides(held) == ("view", "opening", "opening", "@a-east", "history")


def test_nothing_moved_leaves_nothing_to_take_back() -> None:
    held = house()
    assert run(held, Shift(playlist="tour", keys=(("opening", 0),), by=-1)).undo is None


def test_items_that_are_gone_and_orders_that_are_others_are_refused() -> None:
    held = house()
    taken = run(held, TakeOut(playlist="tour", keys=(("history", 0),)))
    with pytest.raises(BadInput, match="E-PL-CHANGED"):
        run(held, Shift(playlist="tour", keys=(("history", 0),), by=-1))
    run(held, PutIn(playlist="tour", items=("figures",)))
    assert taken.undo is not None
    with pytest.raises(BadInput, match="E-PL-CHANGED") as refused:
        run(held, taken.undo)
    assert "「参观」刚才被别处改过" in refused.value.message.zh
    assert slides(held)[-1] == "figures", "what somebody else did stays"


def test_a_playlist_that_is_used_is_not_dropped_and_it_is_said_where() -> None:
    held = house()
    run(held, Add(entry=entry(playlist="a-east", target="west")))
    with pytest.raises(BadInput, match="E-PL-USED") as refused:
        run(held, Drop(playlist="a-east"))
    assert refused.value.message.zh == "「东厅故事」还在用：东厅默认、排程第 1 项、在「参观」里"
    assert held.draft.playlists()[1].id == "a-east"


def test_a_playlist_cannot_play_itself() -> None:
    with pytest.raises(BadInput, match="E-PL-CYCLE"):
        run(house(), PutIn(playlist="a-east", items=("@tour",)))


def test_a_new_playlist_needs_a_free_id_a_title_and_a_section() -> None:
    for wrong, code in (
        (replace(NEW, id="tour"), "E-PL-NAME"),
        (replace(NEW, title=Text(zh=" ")), "E-PL-NAME"),
        (replace(NEW, section="north"), "E-PL-SECTION"),
        (replace(NEW, slides=("gone",)), "E-PL-SLIDE"),
    ):
        with pytest.raises(BadInput, match=code):
            run(house(), Make(playlist=wrong))


def test_a_copy_has_an_id_and_a_title_of_its_own() -> None:
    copy = copy_of(TOUR, {"tour", "tour-copy"})
    assert (copy.id, copy.title, copy.slides) == ("tour-copy-2", Text(zh="参观 副本", en="Tour copy"), TOUR.slides)
    assert len(copy_of(replace(TOUR, id="x" * 40), set()).id) <= 40
    assert free_id("list-1", {"list-1", "list-1-2"}) == "list-1-3"


def test_the_default_comes_back_as_it_was() -> None:
    held = house()
    done = run(held, MakeDefault(target="hall", playlist="tour"))
    assert Assignment(target="hall", playlist="tour") in held.draft.assignments()
    assert done.undo == MakeDefault(target="hall", playlist=None)
