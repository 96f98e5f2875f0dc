from __future__ import annotations

from enum import Enum
from typing import get_type_hints

import pytest

from kiosk.domain.slide import FIELDS, Slide
from kiosk.domain.text import Text
from kiosk.services.slide_editing import Form, fields_of
from kiosk.services.slide_wording import CHOICES, Path, has_name, name_of
from tests.support.pages import hard_slides


def test_whatever_can_be_edited_has_a_name_and_every_choice_a_word() -> None:
    for slide in hard_slides():
        for field in fields_of(slide):
            assert has_name(field.path), field.path
            assert all((field.name.zh, field.name.en)), field.path
            if field.form is Form.CHOICE:
                assert set(field.choices) <= set(CHOICES)


def test_every_choice_of_a_slide_of_any_kind_has_a_word() -> None:
    hints = [hint for kind in (Slide, *FIELDS.values()) for hint in get_type_hints(kind).values()]
    found = {each for hint in hints if isinstance(hint, type) and issubclass(hint, Enum) for each in hint}
    assert found
    assert found <= set(CHOICES)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("title",), Text(zh="标题", en="Title")),
        (("fields", "items", 1, "value"), Text(zh="第 2 项 · 数值", en="Item 2 · Figure")),
        (("fields", "rows", 0, "cells", 2), Text(zh="第 1 行 · 第 3 格", en="Row 1 · Cell 3")),
        (("fields", "before", "caption"), Text(zh="之前 · 图注", en="Before · Caption")),
    ],
)
def test_a_value_is_named_with_the_parts_it_stands_in(path: Path, name: Text) -> None:
    assert name_of(path) == name
