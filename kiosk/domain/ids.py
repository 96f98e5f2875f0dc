"""Ids that people type and files carry."""

from __future__ import annotations

import re

from kiosk.domain.text import Text

HALL = "hall"
"""The target that means every screen."""

_ID = re.compile(r"[a-z0-9-]{1,40}")


class FieldError(ValueError):
    """A value is outside its range; carries the sentence in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def check_id(value: str) -> None:
    """Raises FieldError unless `value` is 1 to 40 of a–z, 0–9 and the hyphen."""
    if not _ID.fullmatch(value):
        raise FieldError(
            Text(
                zh=f"编号“{value}”只能用小写字母、数字和连字符，1 至 40 个字符",
                en=f"the id '{value}' may only have a-z, 0-9 and hyphens, 1 to 40 of them",
            )
        )


def check_range(name: str, value: float, lowest: float, highest: float) -> None:
    """Raises FieldError unless lowest ≤ value ≤ highest (NaN is outside)."""
    if not lowest <= value <= highest:
        raise FieldError(
            Text(
                zh=f"{name} 为 {value:g}，应在 {lowest:g} 至 {highest:g} 之间",
                en=f"{name} is {value:g}; it must be from {lowest:g} to {highest:g}",
            )
        )
