"""Whether the frames of the idle carousel can be read in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.domain.text import Language, Measure, Text
from kiosk.services.checking.finding import Finding, advice, quoted
from kiosk.services.checking.sheet import Sheet, Surface

MOST_HANZI, MOST_WORDS = 14, 10

_FIX = Text(zh="在 attract 里为待机画面另写一句短的", en="write a shorter one for the frame in attract")


def find(slide: str, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """What is largest on a frame is its headline, or a figure."""
    for language in Language:
        seen = (sheet for sheet in sheets if sheet.surface is Surface.FRAME and sheet.language is language)
        largest = (max(sheet.inscriptions, key=lambda words: words.px, default=None) for sheet in seen)
        headlines = dict.fromkeys(words.text for words in largest if words is not None)
        for text in headlines:
            yield from _too_long(slide, text, language)


def _too_long(slide: str, text: str, language: Language) -> Iterator[Finding]:
    told = Measure.of(text)
    if language is Language.ZH and told.hanzi > MOST_HANZI:
        message = Text(
            zh=f"待机画面的大字“{quoted(text)}”有 {told.hanzi} 个汉字，最多 {MOST_HANZI} 个",
            en=f"the headline of the idle frame, '{quoted(text)}', has {told.hanzi} Hanzi, {MOST_HANZI} are the most",
        )
        yield advice(slide, "HEADLINE", message, _FIX)
    if language is Language.EN and told.words > MOST_WORDS:
        message = Text(
            zh=f"待机画面的英文大字“{quoted(text)}”有 {told.words} 个词，最多 {MOST_WORDS} 个",
            en=f"the English headline of the idle frame, '{quoted(text)}', has {told.words} words, {MOST_WORDS} are the most",
        )
        yield advice(slide, "HEADLINE", message, _FIX)
