"""The lines of a report card: what there is to say of the whole file, of its fonts, and of each page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.report_card import Grade, PageCard, ReportCard, grade_of
from kiosk.domain.text import Text
from kiosk.panel import import_wording as words
from kiosk.services.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A line with its grade (None: nothing to grade); of a page, also which."""

    heading: Text
    below: tuple[Text, ...] = ()
    grade: Grade | None = None
    page: PageCard | None = None


def report_rows(card: ReportCard, shelf: Shelf, *, only_findings: bool) -> tuple[ReportRow, ...]:
    """The whole first; with `only_findings` then the pages that something is to be said of, else all."""
    pages = tuple(page for page in card.pages if not only_findings or page.findings or not page.slide)
    rows = [_whole(card, shelf), *(_page(page) for page in pages)]
    if only_findings and not pages:
        rows.append(ReportRow(heading=words.NO_FINDINGS))
    return tuple(rows)


def _whole(card: ReportCard, shelf: Shelf) -> ReportRow:
    names = shelf.names
    told = [words.whole(card, names.target(card.section), names.playlist(card.playlist))]
    told += [text for text in (words.changes(card),) if text is not None]
    told += [words.remark(remark) for remark in card.remarks]
    told += [words.font(font) for font in card.missing_fonts]
    return ReportRow(heading=Text(zh=card.file), below=tuple(told), grade=card.grade)


def _page(page: PageCard) -> ReportRow:
    grade = grade_of(page.findings) if page.slide else None
    return ReportRow(heading=words.page(page), below=tuple(_told_of(page)), grade=grade, page=page)


def _told_of(page: PageCard) -> Iterator[Text]:
    if not page.slide:
        yield words.HIDDEN
    for remark in page.findings:
        yield words.remark(remark)
    offer = words.offered(page)
    if offer is not None:
        yield offer
