"""Writes values as TOML in one canonical form, so that loading and exporting a folder are inverse to the byte.

Keys stand in the order of the dataclass; a text is an inline table; a list of tables is written one item a line, one inside
an item on that line.
No TOML library writes inline tables inside multi-line arrays in a fixed form, so these few lines do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def table(header: str, values: Mapping[str, Any]) -> str:
    """One table with its header line (none for the top of a file); `None` values are left out."""
    lines = [header] if header else []
    lines += [f"{key} = {_value_of_key(value)}" for key, value in values.items() if value is not None]
    return "\n".join(lines) + "\n"


def _value_of_key(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return "[\n" + "".join(f"    {_value(item)},\n" for item in value) + "]"
    return _value(value)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_value(item)}" for key, item in value.items() if item is not None) + "}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value)
    return _string(value)


def _string(value: str) -> str:
    """A basic string. JSON's escapes are TOML's too; only DEL is written raw by JSON and refused by TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
