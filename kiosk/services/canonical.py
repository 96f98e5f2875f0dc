"""What `plain` has written of a slide's fields, read back."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.domain.slide import FIELDS, SlideKind
from kiosk.domain.slide_fields import SlideFields


def fields_of_kind(kind: type, value: Any) -> SlideFields:
    """The fields of a slide, by the word of their kind that `plain` wrote among them: a hook for msgspec."""
    if kind is not SlideFields:
        raise TypeError(f"no way to read {kind}")
    fields_type = FIELDS[SlideKind(value["kind"])]
    read: SlideFields = msgspec.convert({name: part for name, part in value.items() if name != "kind"}, fields_type)
    return read
