from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.slide import Slide, Transition
from kiosk.domain.text import Text
from kiosk.services.errand import Done, Errand
from kiosk.services.publish_errands import Publish
from kiosk.services.slide_editing import fields_of
from kiosk.services.slide_errands import EditSlide, slide_of
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.offices import office
from tests.support.pages import hard_slides
from tests.support.store_samples import DECKS, EXHIBIT, OPENING
from tests.unit.services.test_slide_editing import another

NOW_US = 1_000_000_000
FIGURE = ("fields", "items", 1, "value")


@pytest.fixture
def house() -> MemoryUnitOfWork:
    return MemoryUnitOfWork()


@pytest.fixture
def do(house: MemoryUnitOfWork) -> Callable[[Errand], Done]:
    return lambda errand: errand.perform(office(house, NOW_US))


def test_a_figure_is_changed_taken_back_and_changed_again(house: MemoryUnitOfWork, do: Callable[[Errand], Done]) -> None:
    before = slide_of(house.draft, "figures")
    done = do(EditSlide(slide="figures", path=FIGURE, value=Text(zh="341")))
    assert done.text.zh == "已改“数字”的第 2 项 · 数值：340 → 341"
    assert done.undo is not None
    changed = slide_of(house.draft, "figures")
    assert changed != before
    again = do(done.undo)
    assert slide_of(house.draft, "figures") == before
    assert again.undo is not None
    do(again.undo)
    assert slide_of(house.draft, "figures") == changed


def test_taking_back_one_field_leaves_what_was_edited_of_others(house: MemoryUnitOfWork, do: Callable[[Errand], Done]) -> None:
    first = do(EditSlide(slide="figures", path=FIGURE, value=Text(zh="341")))
    do(EditSlide(slide="figures", path=("transition",), value=Transition.PUSH))
    assert first.undo is not None
    do(first.undo)
    assert slide_of(house.draft, "figures").transition is Transition.PUSH


def test_every_field_of_every_kind_comes_back_equal_by_its_undo() -> None:
    slides = tuple(replace(slide, id=f"s-{at}", source=None) for at, slide in enumerate(_one_of_each_kind()))
    for slide in slides:
        house = MemoryUnitOfWork(draft=MemoryDraft(held_exhibit=replace(EXHIBIT, decks=(replace(DECKS[0], slides=(slide,)),))))
        for field in fields_of(slide):
            value = "A" if field.path == ("source",) else another(field)
            done = EditSlide(slide=slide.id, path=field.path, value=value).perform(office(house, NOW_US))
            assert done.undo is not None
            assert slide_of(house.draft, slide.id) != slide
            done.undo.perform(office(house, NOW_US))
            assert slide_of(house.draft, slide.id) == slide


def _one_of_each_kind() -> tuple[Slide, ...]:
    return tuple({slide.kind: slide for slide in (*hard_slides(), OPENING)}.values())


def test_a_programme_published_after_an_edit_shows_the_new_figure(
    house: MemoryUnitOfWork, do: Callable[[Errand], Done]
) -> None:
    do(Publish())
    do(EditSlide(slide="figures", path=FIGURE, value=Text(zh="341")))
    assert do(Publish()).text.zh.startswith("已发布第 2 版，影响 2 块屏")
    document = json.loads(house.programmes.held[2].canonical())
    (slide,) = [each for each in document["slides"] if each["id"] == "figures"]
    assert slide["fields"]["items"][1]["value"] == {"zh": "341"}


@pytest.mark.parametrize(
    ("errand", "code"),
    [
        (EditSlide(slide="gone", path=("title",), value=Text(zh="甲")), "E-EDIT-GONE"),
        (EditSlide(slide="figures", path=("title",), value=None), "E-EDIT-EMPTY"),
        (EditSlide(slide="figures", path=("source",), value="Z"), "E-EDIT-VALUE"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    house: MemoryUnitOfWork, do: Callable[[Errand], Done], errand: Errand, code: str
) -> None:
    with pytest.raises(BadInput) as caught:
        do(errand)
    assert caught.value.code == code
    assert house.draft.exhibit() == EXHIBIT


def test_what_was_done_names_choices_and_what_is_left_out(do: Callable[[Errand], Done]) -> None:
    assert do(EditSlide(slide="history", path=("transition",), value=Transition.CUT)).text.zh.endswith("淡入淡出 → 直接切换")
    assert do(EditSlide(slide="history", path=("source",), value=None)).text.zh.endswith("B → 无")
    assert "'History', Seconds: 20 → none" in (do(EditSlide(slide="history", path=("seconds",), value=None)).text.en or "")
