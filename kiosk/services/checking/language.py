"""Whether everything is told in both languages, and to those who do not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.domain.text import Measure, Text
from kiosk.services.checking.finding import Finding, advice, quoted
from kiosk.services.checking.leaf import Leaf, leaves_of
from kiosk.services.checking.subject import Subject

_ALT = "alt"
"""The field for what is read to those who do not see a picture."""
_UNIT = "unit"
_BLANK = re.compile(r"\s*")


def find(subject: Subject) -> Iterator[Finding]:
    leaves = list(leaves_of(subject.slide))
    for leaf in leaves:
        if leaf.name == _ALT and _is_blank(leaf.value):
            yield _untold(subject.slide.id, leaf)
    untranslated = [leaf.value for leaf in leaves if isinstance(leaf.value, Text) and not _needs_none(leaf)]
    for text in (*untranslated, *subject.beside):
        if _lacks_english(text):
            yield advice(
                subject.slide.id,
                "ENGLISH",
                Text(zh=f"“{quoted(text.zh)}”没有英文", en=f"'{quoted(text.zh)}' has no English"),
                Text(zh="补上 en；在那之前英文观众看到中文", en="add en; until then visitors who read English see Chinese"),
            )


def _untold(slide: str, leaf: Leaf) -> Finding:
    file = getattr(leaf.owner, "file", "")
    return advice(
        slide,
        "ALT",
        Text(zh=f"“{file}”没有文字说明", en=f"'{file}' is not described"),
        Text(zh="在 alt 里写一句图上有什么", en="say in alt what is to be seen on it"),
    )


def _is_blank(text: Text | None) -> bool:
    return text is None or _BLANK.fullmatch(text.zh) is not None


def _lacks_english(text: Text) -> bool:
    """Figures and names in Latin letters are the same in both languages."""
    return (text.en is None or _BLANK.fullmatch(text.en) is not None) and Measure.of(text.zh).hanzi > 0


def _needs_none(leaf: Leaf) -> bool:
    """A measure word like 个 is left out in English where the number beside it has an English form."""
    value = getattr(leaf.owner, "value", None)
    return leaf.name == _UNIT and isinstance(value, Text) and value.en is not None
