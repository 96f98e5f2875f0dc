"""Where a slide has its facts from, and how old they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.domain.text import Text
from kiosk.services.checking.finding import Finding, advice, quoted
from kiosk.services.checking.leaf import leaves_of
from kiosk.services.checking.subject import Subject

OLDEST_DAYS = 90
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AS_OF = "as_of"
"""The field for the date of a slide's data, YYYY-MM-DD."""


def find(subject: Subject, today: date) -> Iterator[Finding]:
    slide, source = subject.slide, subject.source
    if source is None:
        yield advice(
            slide.id,
            "SOURCE",
            Text(zh="没有注明来源", en="it does not say where it comes from"),
            Text(zh="用 source 写明 sections.toml 里的来源", en="name a source of sections.toml in source"),
        )
    elif not _YEAR.search(source.text.zh):
        yield advice(
            slide.id,
            "UNDATED",
            Text(zh=f"来源“{quoted(source.text.zh)}”没有日期", en=f"the source '{quoted(source.text.zh)}' has no date"),
            Text(zh="在来源里写明数据截至何时", en="say in the source as of when it holds"),
        )
    for leaf in leaves_of(slide.fields):
        if leaf.name == _AS_OF and isinstance(leaf.value, str):
            yield from _age(slide.id, leaf.value, today)


def _age(slide: str, as_of: str, today: date) -> Iterator[Finding]:
    days = (today - date.fromisoformat(as_of)).days
    if days > OLDEST_DAYS:
        yield advice(
            slide,
            "AGE",
            Text(zh=f"数据截至 {as_of}，已有 {days} 天", en=f"its data are of {as_of}, {days} days old"),
            Text(zh="更新数据和日期", en="bring data and date up to now"),
        )
