from __future__ import annotations

import pytest

from kiosk.domain.programme import plain
from kiosk.domain.slide import FIELDS
from kiosk.domain.slide_fields import SlideFields
from kiosk.services.canonical import fields_of_kind
from tests.support.pages import hard_slides


def test_fields_come_back_as_they_were_written() -> None:
    slides = hard_slides()
    assert {type(slide.fields) for slide in slides} <= set(FIELDS.values())
    for slide in slides:
        assert fields_of_kind(SlideFields, plain(slide)["fields"]) == slide.fields


def test_nothing_else_is_read() -> None:
    with pytest.raises(TypeError, match="no way to read"):
        fields_of_kind(str, {"kind": "title"})
