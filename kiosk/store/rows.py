"""What all rows have in common: how constraints are named, and which column a Python type becomes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import REAL, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_COLUMNS: dict[Any, Any] = {str: Text, int: Integer, float: REAL, bytes: LargeBinary}

STRICT = {"sqlite_strict": True}
"""SQLite refuses a word where a number belongs, also from a hand that edits the file."""


class ContentRow(DeclarativeBase):
    """A row of the content database."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = _COLUMNS
    __table_args__: Any = STRICT


class LiveRow(DeclarativeBase):
    """A row of the live database."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = _COLUMNS
    __table_args__: Any = STRICT
