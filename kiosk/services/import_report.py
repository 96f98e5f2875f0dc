"""What an import answers: in the shape that scripts rely on, and in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.domain.errors import KioskError
from kiosk.domain.report_card import FONT, SENTENCES, Change, PageCard, ReportCard, font_remark
from kiosk.domain.slide import SlideKind
from kiosk.domain.text import Language, Text
from kiosk.services.import_errands import Exchange

_KINDS = {
    SlideKind.BAR.value: Text(zh="实时条形图", en="a live bar chart"),
    SlideKind.TABLE.value: Text(zh="实时表格", en="a live table"),
    SlideKind.KPI_WALL.value: Text(zh="指标墙", en="a wall of figures"),
    SlideKind.HERO_NUMBER.value: Text(zh="大数字", en="one large figure"),
}
_LIVE = Text(zh="实时图表", en="a live chart")
_CHANGES = {
    Change.ADDED: Text(zh="新增", en="added"),
    Change.CHANGED: Text(zh="修改", en="changed"),
    Change.UNCHANGED: Text(zh="未变", en="unchanged"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file: its report card and the errand that takes it back, or why it was refused; how long that took."""

    file: str
    seconds: float
    card: ReportCard | None = None
    undo: Exchange | None = None
    error: KioskError | None = None


def answer(outcome: Outcome, language: Language) -> dict[str, Any]:
    """One file of the answer."""
    told: dict[str, Any] = {"file": outcome.file, "status": "ok", "code": None, "slides": [], "missing_fonts": []}
    if outcome.error is not None:
        error = outcome.error
        told |= {
            "status": "rejected",
            "code": error.code,
            "message": error.message.read(language),
            "where": error.where,
            "fix": error.fix.read(language),
        }
    if outcome.card is not None:
        told |= _of_card(outcome.card, language)
    return told | {"seconds": round(outcome.seconds, 3)}


def _of_card(card: ReportCard, language: Language) -> dict[str, Any]:
    return {
        "status": "warnings" if card.has_findings else "ok",
        "grade": card.grade.value,
        "deck": card.deck,
        "section": card.section,
        "playlist": card.playlist,
        "slides": [_of_page(page, language) for page in card.pages],
        "removed": list(card.removed),
        "findings": [{"code": remark.code, "message": remark.message.read(language)} for remark in card.remarks],
        "missing_fonts": [
            {"font": font.font, "substitute": font.substitute, "slides": list(font.pages)} for font in card.missing_fonts
        ],
    }


def _of_page(page: PageCard, language: Language) -> dict[str, Any]:
    told = {
        "index": page.number,
        "title": page.title,
        "status": "hidden" if not page.slide else "warnings" if page.findings else "ok",
        "findings": [{"code": remark.code, "message": remark.message.read(language)} for remark in page.findings],
    }
    if not page.slide:
        return told
    return told | {
        "slide": page.slide,
        "grade": page.grade.value,
        "change": page.change.value,
        "seconds": page.seconds,
        "offers": list(page.offers),
        "live": page.live or None,
    }


def lines(outcome: Outcome, language: Language) -> Iterator[str]:
    """What a person is told of a file that came in: the whole in one line, then only what there is to say of pages."""
    card = outcome.card
    if card is None:
        return
    slides = [page for page in card.pages if page.slide]
    whole = Text(
        zh=f"{card.file}：{len(slides)} 页进入展区 {card.section}，播放列表 {card.playlist}；"
        f"等级 {card.grade.value}（{SENTENCES[card.grade].zh}）",
        en=f"{card.file}: {len(slides)} slides for section {card.section}, playlist {card.playlist}; "
        f"grade {card.grade.value} ({SENTENCES[card.grade].en})",
    )
    yield whole.read(language)
    if any(page.change is not Change.ADDED for page in slides) or card.removed:
        yield f"  {_changes(card, language)}"
    for remark in card.remarks:
        yield f"  {remark.message.read(language)} ({remark.code})"
    for page in card.pages:
        yield from _lines_of(page, language)
    for font in card.missing_fonts:
        told = Text(zh=f"第 {'、'.join(map(str, font.pages))} 页", en=f"slides {', '.join(map(str, font.pages))}").read(
            language
        )
        yield f"  {told} {font_remark(font).message.read(language)} ({FONT})"


def _lines_of(page: PageCard, language: Language) -> Iterator[str]:
    head = Text(zh=f"第 {page.number} 页“{page.title}”", en=f"slide {page.number} '{page.title}'").read(language)
    if not page.slide:
        off = Text(zh="是隐藏的，没有导入（要导入就加 --hidden）", en="is hidden and was left out (--hidden takes it in)")
        yield f"  {head} {off.read(language)}"
    for remark in page.findings:
        if remark.code != FONT:  # each font is told once, with all its pages
            yield f"  {head} {remark.message.read(language)} ({remark.code})"
    if page.live:
        yield f"  {head} {Text(zh='是', en='is').read(language)}{_space(language)}{kind_of_chart(page.live).read(language)}"
    elif page.offers:
        could = Text(zh="可以变成", en="could become").read(language)
        yield f"  {head} {could}{_space(language)}{kind_of_chart(page.offers[0]).read(language)} (--live {page.number})"


def _changes(card: ReportCard, language: Language) -> str:
    told = [f"{_CHANGES[change].read(language)} {len(card.changed(change))}" for change in Change]
    told.append(f"{Text(zh='移除', en='removed').read(language)} {len(card.removed)}")
    named = [page.title for change in (Change.ADDED, Change.CHANGED) for page in card.changed(change)]
    comma = Text(zh="，", en=", ").read(language)
    return comma.join(told) + (f" ({comma.join([*named, *card.removed])})" if named or card.removed else "")


def kind_of_chart(kind: str) -> Text:
    """What a page that is taken live is called."""
    return _KINDS.get(kind, _LIVE)


def _space(language: Language) -> str:
    return " " if language is Language.EN else ""
