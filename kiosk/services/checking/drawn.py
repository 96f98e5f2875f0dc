"""Whether what was drawn of a slide can be read: one finding for each thing that is wrong, with the worst case of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from kiosk.domain.legible import FLOOR_PX, wanted_contrast
from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.services.checking.finding import Finding, advice, quoted
from kiosk.services.checking.sheet import Inscription, Sheet, Surface
from kiosk.services.wording import LANGUAGES

VIEW_DISTANCE_MM = 1500
"""From how far away visitors read a screen, if nobody knows better."""
ARC = math.radians(22 / 60)
"""How large a letter is to be in the eye, so that it is read with ease."""
FACE = 0.92
"""How much of its size a Hanzi fills."""

_THEMES = {
    ThemeName.DARK: Text(zh="深色", en="dark"),
    ThemeName.LIGHT: Text(zh="浅色", en="light"),
    ThemeName.CONTRAST: Text(zh="高对比", en="high contrast"),
}
_SURFACES = {
    Surface.SLIDE: Text(zh="", en=""),
    Surface.FRAME: Text(zh="待机画面，", en="idle frame, "),
    Surface.POSTER: Text(zh="海报，", en="poster, "),
}
_SHORTEN = {
    Surface.SLIDE: Text(zh="缩短文字，或拆成两页", en="make the text shorter, or split the slide in two"),
    Surface.FRAME: Text(zh="缩短文字，或另写 attract", en="make the text shorter, or write another one in attract"),
    Surface.POSTER: Text(zh="缩短展区的 name 或 promise", en="make the section's name or promise shorter"),
}

Case = tuple[Sheet, Inscription]


def find(slide: str, sheets: Sequence[Sheet], screens: Iterable[Screen], distance_mm: int | None = None) -> Iterator[Finding]:
    """All of them are read from the distance that is told, or each screen from its own."""
    cases = [(sheet, words) for sheet in sheets for words in sheet.inscriptions]
    yield from _size(slide, cases, tuple(screens), distance_mm)
    yield from _places(slide, sheets)
    yield from _contrast(slide, cases)
    yield from _signs(slide, cases)


def needed_px(sheet: Sheet, screens: Sequence[Screen], distance_mm: int | None = None) -> int:
    """How large type on a page must be to be read on every screen of that shape."""
    return _need(sheet, screens, distance_mm)[0]


def _need(sheet: Sheet, screens: Sequence[Screen], distance_mm: int | None) -> tuple[int, int]:
    """The same, and from how far away that screen is read on which it has to be largest."""
    needs = []
    for screen in screens:
        width, height = screen.pixels
        if (height > width) == sheet.portrait:
            pitch_mm = min(width / sheet.width, height / sheet.height) * screen.width_mm / width
            from_mm = distance_mm or screen.view_distance_mm or VIEW_DISTANCE_MM
            needs.append((math.ceil(2 * from_mm * math.tan(ARC / 2) / FACE / pitch_mm), from_mm))
    return max(needs, default=(0, VIEW_DISTANCE_MM))


def _size(slide: str, cases: Sequence[Case], screens: Sequence[Screen], distance_mm: int | None) -> Iterator[Finding]:
    needs = {sheet.portrait: _need(sheet, screens, distance_mm) for sheet, _ in cases}
    short = [(max(FLOOR_PX, needs[sheet.portrait][0]) / words.px, sheet, words) for sheet, words in cases]
    worst, sheet, words = max(short, key=lambda case: case[0], default=(0.0, None, None))
    if worst <= 1 or sheet is None or words is None:
        return
    told, (need, from_mm) = quoted(words.text), needs[sheet.portrait]
    if need <= FLOOR_PX:
        message = Text(
            zh=f"“{told}”只有 {words.px} 像素，最小 {FLOOR_PX} 像素（{_seen(sheet).zh}）",
            en=f"'{told}' is set in {words.px} px, {FLOOR_PX} px are the least ({_seen(sheet).en})",
        )
        yield advice(slide, "SMALL", message, _SHORTEN[sheet.surface])
    else:
        message = Text(
            zh=f"“{told}”有 {words.px} 像素，从 {from_mm / 1000:g} 米外看要 {need} 像素（{_seen(sheet).zh}）",
            en=f"'{told}' is set in {words.px} px, but from {from_mm / 1000:g} m away it needs {need} px ({_seen(sheet).en})",
        )
        yield advice(slide, "FAR", message, Text(zh="减少文字，或换大屏幕", en="say less, or show it on a larger screen"))


def _places(slide: str, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    outside = next(((seen, words) for seen in sheets for words in seen.outside()), None)
    if outside is not None:
        seen, words = outside
        message = Text(
            zh=f"“{quoted(words.text)}”超出了版面（{_seen(seen).zh}）",
            en=f"'{quoted(words.text)}' does not keep to its place ({_seen(seen).en})",
        )
        yield advice(slide, "OUTSIDE", message, _SHORTEN[seen.surface])
    overlap = next(((seen, *pair) for seen in sheets for pair in seen.overlapping()), None)
    if overlap is not None:
        seen, one, other = overlap
        message = Text(
            zh=f"“{quoted(one.text)}”和“{quoted(other.text)}”叠在一起（{_seen(seen).zh}）",
            en=f"'{quoted(one.text)}' and '{quoted(other.text)}' lie on each other ({_seen(seen).en})",
        )
        yield advice(slide, "OVERLAP", message, _SHORTEN[seen.surface])


def _contrast(slide: str, cases: Sequence[Case]) -> Iterator[Finding]:
    worst = min(cases, key=lambda case: case[1].contrast / wanted_contrast(case[1].px), default=None)
    if worst is not None and worst[1].contrast < wanted_contrast(worst[1].px):
        sheet, words = worst
        message = Text(
            zh=f"“{quoted(words.text)}”与底色的对比度为 {words.contrast:.1f}，"
            f"至少 {wanted_contrast(words.px):g}（{_seen(sheet).zh}，{_THEMES[sheet.theme].zh}）",
            en=f"'{quoted(words.text)}' has a contrast of {words.contrast:.1f} with its ground, "
            f"{wanted_contrast(words.px):g} is the least ({_seen(sheet).en}, {_THEMES[sheet.theme].en})",
        )
        fix = Text(
            zh="文字下面要平静：换一张图片，或缩短文字", en="let it stand on calm ground: another picture, or fewer words"
        )
        yield advice(slide, "CONTRAST", message, fix)


def _signs(slide: str, cases: Sequence[Case]) -> Iterator[Finding]:
    missing = "".join(dict.fromkeys(sign for _, words in cases for sign in words.missing))
    if missing:
        message = Text(zh=f"字体里没有“{missing}”", en=f"the font does not have '{missing}'")
        yield advice(slide, "GLYPH", message, Text(zh="换一种写法", en="write it in another way"))


def _seen(sheet: Sheet) -> Text:
    """In which language and on which shape of page, and of what if not of the slide itself."""
    shape = Text(zh="竖屏", en="upright") if sheet.portrait else Text(zh="横屏", en="landscape")
    of, told = _SURFACES[sheet.surface], LANGUAGES[sheet.language]
    return Text(zh=f"{of.zh}{told.zh}，{shape.zh}", en=f"{of.en}{told.en}, {shape.en}")
