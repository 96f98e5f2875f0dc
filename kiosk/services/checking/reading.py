"""How much there is to read on a slide, and whether it stands long enough for that."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from unicodedata import east_asian_width

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.domain.text import Language, Measure, Text
from kiosk.services.checking.finding import Finding, advice

MOST_HANZI = 90
LONGEST_S = 60
SHORTEST_S = 8
"""A slide stands so long at least if nobody says otherwise, however little is on it."""

TITLE_EMS, TITLE_LETTERS = 26, 48
_LATIN_EM = 0.55
"""How wide a Latin letter or a figure is on average, beside a Hanzi."""

_SPLIT = Text(zh="删减文字，或拆成两页", en="say less, or split it in two")


def find(slide: Slide) -> Iterator[Finding]:
    yield from _amount(slide)
    yield from _standing(slide)
    yield from _title(slide)


def _amount(slide: Slide) -> Iterator[Finding]:
    read = {language: _measure(slide, language) for language in Language}
    hanzi = read[Language.ZH].hanzi
    if hanzi > MOST_HANZI:
        yield advice(
            slide.id,
            "HANZI",
            Text(zh=f"一页有 {hanzi} 个汉字，最多 {MOST_HANZI} 个", en=f"a page has {hanzi} Hanzi, {MOST_HANZI} are the most"),
            _SPLIT,
        )
    longest = max(Language, key=lambda language: read[language].reading_s())
    seconds = read[longest].reading_s()
    if seconds > LONGEST_S:
        in_zh, in_en = ("中文", "Chinese") if longest is Language.ZH else ("英文", "English")
        yield advice(
            slide.id,
            "LONG",
            Text(zh=f"太长：读完{in_zh}要 {seconds:.0f} 秒", en=f"too long: reading its {in_en} takes {seconds:.0f} s"),
            Text(zh="拆成两页", en="split it in two"),
        )


def _standing(slide: Slide) -> Iterator[Finding]:
    """Staff may let a slide stand half as long as reading takes, or twice as long; a film takes its own time."""
    if slide.seconds is None:
        return
    needed = _measure(slide, Language.ZH).reading_s()
    told = Text(
        zh=f"停留 {slide.seconds:g} 秒，读完约要 {needed:.0f} 秒",
        en=f"it stands for {slide.seconds:g} s, and reading takes about {needed:.0f} s",
    )
    if slide.seconds < needed / 2:
        yield advice(slide.id, "BRIEF", told, Text(zh="加长 seconds，或删去这一行", en="raise seconds, or leave that line out"))
    if slide.seconds > 2 * max(needed, SHORTEST_S) and slide.fields.video_file is None:
        yield advice(slide.id, "SLOW", told, Text(zh="缩短 seconds，或删去这一行", en="lower seconds, or leave that line out"))


def _title(slide: Slide) -> Iterator[Finding]:
    title, ems = slide.title, sum(_width(sign) for sign in slide.title.zh)
    letters = len(title.en or "")
    if ems > TITLE_EMS:
        message = Text(
            zh=f"标题有 {ems:.0f} 个字宽，最多 {TITLE_EMS} 个",
            en=f"the title is {ems:.0f} Hanzi long, {TITLE_EMS} are the most",
        )
        yield advice(slide.id, "TITLE", message, Text(zh="缩短标题", en="make the title shorter"))
    if letters > TITLE_LETTERS:
        message = Text(
            zh=f"英文标题有 {letters} 个字母，最多 {TITLE_LETTERS} 个",
            en=f"the English title has {letters} letters, {TITLE_LETTERS} are the most",
        )
        yield advice(slide.id, "TITLE", message, Text(zh="缩短英文标题", en="make the English title shorter"))


def _measure(slide: Slide, language: Language) -> Measure:
    """What there is to read on one of its pages: the title, and the page's share of everything else.

    On an imported page that is what its picture says, in whichever language.
    """
    if isinstance(slide.fields, PageFields):
        return Measure.of(slide.fields.words)
    title, whole = (Measure.of(*(text.read(language) for text in texts)) for texts in ((slide.title,), slide.texts))
    hanzi, words, figures = (
        of_title + ceil((of_all - of_title) / slide.fields.pages)
        for of_title, of_all in (
            (title.hanzi, whole.hanzi), (title.words, whole.words), (title.figures, whole.figures)
        )
    )  # fmt: skip
    return Measure(hanzi=hanzi, words=words, figures=figures)


def _width(sign: str) -> float:
    return 1.0 if east_asian_width(sign) in "WFA" else _LATIN_EM
