"""Errands about one slide of the draft."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.errors import BadInput
from kiosk.domain.slide import Slide
from kiosk.domain.text import Language, Text
from kiosk.services.errand import Done, Office
from kiosk.services.library import exhibit_of
from kiosk.services.ports import Draft
from kiosk.services.slide_editing import Form, Value, edited, field_at, restored
from kiosk.services.slide_wording import CHOICES, Path, name_of

_LONGEST_QUOTE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSlide:
    """Puts another value into one field of a slide. Taken back, this field has its earlier value, whatever else was edited since."""

    slide: str
    path: Path
    value: Value

    def perform(self, office: Office) -> Done:
        slide = slide_of(office.draft, self.slide)
        changed = edited(slide, self.path, self.value)
        field = field_at(changed, self.path)
        if field.form is Form.SOURCE and field.value is not None:
            _check_source(office.draft, str(field.value))
        return _put(office.draft, slide, changed, self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreField:
    """Puts a value back that a field of a slide had."""

    slide: str
    path: Path
    value: Value

    def perform(self, office: Office) -> Done:
        slide = slide_of(office.draft, self.slide)
        return _put(office.draft, slide, restored(slide, self.path, self.value), self.path)


def _put(draft: Draft, slide: Slide, changed: Slide, path: Path) -> Done:
    draft.put_slide(changed)
    was, now = field_at(slide, path).value, field_at(changed, path).value
    return Done(text=_told(changed, path, was, now), undo=RestoreField(slide=slide.id, path=path, value=was))


def slide_of(draft: Draft, id: str) -> Slide:
    """A slide of the draft. Raises BadInput E-EDIT-GONE."""
    slide = draft.slide(id)
    if slide is None:
        raise BadInput(
            code="E-EDIT-GONE",
            message=Text(zh=f"草稿里没有幻灯片“{id}”了", en=f"slide '{id}' is not in the draft any more"),
            where=id,
            fix=Text(zh="到回收站里找，或重新载入幻灯片", en="look in the recycle bin, or load the slides again"),
        )
    return slide


def _check_source(draft: Draft, source: str) -> None:
    if source not in {each.id for each in exhibit_of(draft).sources}:
        raise BadInput(
            code="E-EDIT-VALUE",
            message=Text(zh=f"没有来源“{source}”", en=f"there is no source '{source}'"),
            where=source,
            fix=Text(zh="从列表里选一个来源", en="choose one of the list"),
        )


def _told(slide: Slide, path: Path, was: Value, now: Value) -> Text:
    """What was changed on which slide, from what to what."""
    name = name_of(path)
    zh, en = (f"{_quote(was, language)} → {_quote(now, language)}" for language in Language)
    return Text(
        zh=f"已改“{slide.title.zh}”的{name.zh}：{zh}",
        en=f"Edited '{slide.title.read(Language.EN)}', {name.read(Language.EN)}: {en}",
    )


def _quote(value: Value, language: Language) -> str:
    if value is None or value == "":
        return "无" if language is Language.ZH else "none"
    if isinstance(value, bool):
        return ("是" if value else "否") if language is Language.ZH else ("yes" if value else "no")
    if isinstance(value, (int, float)):
        return f"{value:g}"
    if isinstance(value, Text):
        told = " / ".join(part for part in (value.zh, value.en) if part)
    elif isinstance(value, str):
        told = value
    else:
        told = CHOICES[value].read(language)
    line = " ".join(told.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
