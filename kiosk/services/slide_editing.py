"""What of a slide staff can edit: its words, figures and choices as an ordered list, whichever kind it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.domain.captions import Captions, FileByLanguage
from kiosk.domain.errors import BadInput
from kiosk.domain.ids import FieldError
from kiosk.domain.slide import Slide
from kiosk.domain.text import Language, Text
from kiosk.domain.war_map import Project
from kiosk.services.slide_wording import Path, name_of

MOST_SIGNS = 4000
"""So long may a text be at most: more than any layout carries."""

Value = Text | str | float | Enum | None
"""What a field may hold; figures, whole numbers and flags are numbers."""

_ELSEWHERE = (Captions, FileByLanguage, Project)
"""What comes with files and is changed in them: recordings, captions, the rows of a wall chart."""
_NOT_FOR_HANDS = frozenset({"id", "file", "poster", "opens", "as_of"})
"""Names of files and of other slides, and the date of a data file."""
_MAY_BE_BLANK = frozenset({"cells"})
_UNIT, _FIGURE = "unit", "value"


class Form(Enum):
    """How a field is edited."""

    WORDS = "words"
    """A text in both languages."""
    LINE = "line"
    """A text in one language."""
    FIGURE = "figure"
    WHOLE = "whole"
    FLAG = "flag"
    CHOICE = "choice"
    SOURCE = "source"
    """One of the exhibit's sources, by id."""


_FORMS = {Text: Form.WORDS, str: Form.LINE, float: Form.FIGURE, int: Form.WHOLE, bool: Form.FLAG}
_SOURCE: Path = ("source",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value of a slide: the way to it, how it is edited, and what it may be; `choices` are those of a CHOICE."""

    path: Path
    form: Form
    value: Value
    optional: bool = False
    choices: tuple[Enum, ...] = ()

    @property
    def name(self) -> Text:
        return name_of(self.path)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in it, to be looked through for a word that was searched for."""
        if isinstance(self.value, Text):
            return (self.value.zh, self.value.en or "")
        return (f"{self.value:g}" if isinstance(self.value, (int, float)) else str(self.value or ""),)


def fields_of(slide: Slide) -> tuple[Field, ...]:
    """All that can be edited of a slide, in the order of its fields."""
    return tuple(_walk(slide, Slide, ()))


def edited(slide: Slide, path: Path, value: Value) -> Slide:
    """The slide with another value in one field.

    Raises BadInput E-EDIT-GONE for a field that it has not, E-EDIT-EMPTY, E-EDIT-LONG, E-EDIT-VALUE for what it may not hold.
    """
    return restored(slide, path, _checked(slide, field_at(slide, path), value))


def restored(slide: Slide, path: Path, value: Value) -> Slide:
    """The slide with a value that it had before, however that was written. Raises BadInput E-EDIT-GONE, E-EDIT-VALUE."""
    field_at(slide, path)
    try:
        changed: Slide = _with(slide, path, value)
    except FieldError as error:
        raise _outside(slide, path, error) from None
    return changed


def field_at(slide: Slide, path: Path) -> Field:
    """The field at the end of a path. Raises BadInput E-EDIT-GONE if the slide has none there."""
    for field in fields_of(slide):
        if field.path == path:
            return field
    raise _wrong("GONE", slide, path, Text(zh="已经不在这一页上了", en="is not on this slide any more"))


def figure(slide: Slide, field: Field, typed: str) -> float | None:
    """The number that was typed into a field; None for nothing at all. Raises BadInput E-EDIT-VALUE."""
    bare = "".join(typed.split()).replace(",", "").replace("，", "")
    if not bare and field.optional:
        return None
    try:
        return int(bare) if field.form is Form.WHOLE else float(bare)
    except ValueError:
        told = Text(zh=f"要写数字，“{typed}”不是", en=f"must be a number, and '{typed}' is none")
        raise _wrong("VALUE", slide, field.path, told) from None


def untranslated(slide: Slide) -> tuple[Field, ...]:
    """The fields that visitors who read English see in Chinese; a measure word needs no English beside an English figure."""
    found = fields_of(slide)
    in_english = {field.path[:-1] for field in found if field.path[-1] == _FIGURE and _english(field.value)}
    return tuple(
        field
        for field in found
        if isinstance(field.value, Text)
        and not field.value.speaks(Language.EN)
        and not (field.path[-1] == _UNIT and field.path[:-1] in in_english)
    )


def holding(slide: Slide, words: str) -> Path | None:
    """The first field in which all the words stand, else the first of them; None where none does."""
    found = [(field.path, "\n".join(field.words).casefold()) for field in fields_of(slide)]
    wanted = words.casefold().split()
    for some in (wanted, wanted[:1]):
        for path, told in found:
            if some and all(word in told for word in some):
                return path
    return None


def _english(value: Value) -> bool:
    return isinstance(value, Text) and value.en is not None


def _walk(value: Any, hint: Any, path: Path) -> Iterator[Field]:
    kind, optional = _bare(hint)
    if get_origin(kind) is tuple:
        for place, item in enumerate(value):
            yield from _walk(item, get_args(kind)[0], (*path, place))
    elif path == _SOURCE:
        yield Field(path=path, form=Form.SOURCE, value=value, optional=True)
    elif kind in _FORMS:
        yield Field(path=path, form=_FORMS[kind], value=value, optional=optional)
    elif issubclass(kind, Enum):
        yield Field(path=path, form=Form.CHOICE, value=value, optional=optional, choices=tuple(kind))
    elif is_dataclass(value) and not isinstance(value, _ELSEWHERE):
        owner: Any = type(value)
        for name, part in _hints(owner).items():
            yield from _walk(getattr(value, name), part, (*path, name))


def _bare(hint: Any) -> tuple[Any, bool]:
    """A type without `| None`, and whether it had it."""
    kinds = [each for each in get_args(hint) if each is not NoneType]
    optional = NoneType in get_args(hint)
    return (kinds[0], True) if optional else (hint, False)


@lru_cache(maxsize=64)
def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.name not in _NOT_FOR_HANDS}


def _with(owner: Any, path: Path, value: Value) -> Any:
    """The value with another one at the end of a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*owner[:step], _with(owner[step], rest, value), *owner[step + 1 :])
    return replace(owner, **{step: _with(getattr(owner, step), rest, value)})


def _checked(slide: Slide, field: Field, value: Value) -> Value:
    match field.form:
        case Form.WORDS:
            return _checked_text(slide, field, value if isinstance(value, Text) else Text(zh=""))
        case Form.LINE | Form.SOURCE:
            line = _clean(slide, field, value if isinstance(value, str) else "")
            return line or None if field.optional else line
        case Form.CHOICE | Form.FLAG if value in (field.choices or (True, False)):
            return value
        case _ if value is None and field.optional:
            return None
        case Form.FIGURE | Form.WHOLE if isinstance(value, (int, float)):
            return value
    raise _wrong("EMPTY", slide, field.path, Text(zh="不能为空", en="must not be empty"))


def _checked_text(slide: Slide, field: Field, text: Text) -> Text | None:
    zh, en = _clean(slide, field, text.zh), _clean(slide, field, text.en or "")
    if zh:
        return Text(zh=zh, en=en or None)
    if en:
        raise _wrong("EMPTY", slide, field.path, Text(zh="要先有中文", en="needs its Chinese first"))
    if field.optional:
        return None
    if _MAY_BE_BLANK.intersection(field.path):
        return Text(zh="")
    raise _wrong("EMPTY", slide, field.path, Text(zh="不能为空", en="must not be empty"))


def _clean(slide: Slide, field: Field, told: str) -> str:
    """What was typed, without signs that no font draws and without space around it."""
    if len(told) > MOST_SIGNS:
        longest = Text(zh=f"太长，最多 {MOST_SIGNS} 个字符", en=f"is too long, {MOST_SIGNS} signs are the most")
        raise _wrong("LONG", slide, field.path, longest)
    lines = told.replace("\r\n", "\n").replace("\u2029", "\n")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"}).strip()


def _outside(slide: Slide, path: Path, error: FieldError) -> BadInput:
    """A value that the slide does not take, in its sentence but with the words that staff know."""
    name, known = str(path[-1]), name_of(path[-1:]) if isinstance(path[-1], str) else name_of(path)
    zh, en = error.text.zh, error.text.read(Language.EN)
    told = Text(zh=zh.replace(f"{name} ", f"{known.zh} ", 1), en=en.replace(f"{name} ", f"{known.read(Language.EN)} ", 1))
    return BadInput(code="E-EDIT-VALUE", message=told, where=slide.id, fix=_MEND)


def _wrong(code: str, slide: Slide, path: Path, what: Text) -> BadInput:
    name = name_of(path)
    return BadInput(
        code=f"E-EDIT-{code}",
        message=Text(zh=f"“{name.zh}”{what.zh}", en=f"'{name.read(Language.EN)}' {what.read(Language.EN)}"),
        where=slide.id,
        fix=_AGAIN if code == "GONE" else _MEND,
    )


_MEND = Text(zh="改正后再保存；原来的内容没有变", en="mend it and save again; nothing was changed")
_AGAIN = Text(zh="重新打开这一页", en="open the slide again")
