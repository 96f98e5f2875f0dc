"""Slide decks: LibreOffice decides what is one and how it looks; python-pptx says what is in it and what will not come through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign, ForeignPage
from kiosk.domain.text import Text
from kiosk.importing.converter import Converter
from kiosk.importing.deck_films import with_film
from kiosk.importing.lost import UNREAD
from kiosk.importing.office_settings import Settings
from kiosk.importing.package import check_package, is_plain_ooxml
from kiosk.importing.presentation import Fonts, Presentation, Unreadable, read_presentation
from kiosk.importing.substitutes import installed_fonts, missing_fonts, read_tables, write_fontconfig
from kiosk.importing.task import Task, Tell

if TYPE_CHECKING:
    from kiosk.importing.raster import Drawn


def read_deck(task: Task, tell: Tell) -> Foreign:
    """A reader of PPTX, PPSX, POTX, PPTM, PPT and ODP.

    Raises BadInput E-IMP-ENCRYPTED, E-IMP-DTD, E-IMP-DAMAGED, E-IMP-EMPTY, E-CONV-TIMEOUT, E-CONV-NOOUT, E-CONV-COUNT, what the
    font tables raise, and EnvironmentFault E-CONV-MISSING.
    """
    check_package(task.file, task.name)
    fontconfig = task.scratch / "fonts.conf"
    write_fontconfig(fontconfig, [table.parent for table in task.font_tables[:1]])
    converter = Converter(task.file, task.name, task.scratch, fontconfig)
    told = _told(task, converter)
    if told is not None:
        _check_some_shown(told.pages, task)
        tell(0, len(_wanted(told.pages, task.hidden)))
    fonts = told.fonts if told is not None else Fonts(pages={}, for_hanzi=frozenset())
    missing = missing_fonts(fonts.pages, fonts.for_hanzi, read_tables(task.font_tables), installed_fonts(fontconfig))
    with ThreadPoolExecutor(1) as beside:
        converting = beside.submit(converter.make, "pdf", Settings(fonts=missing, hidden=task.hidden))
        from kiosk.importing.raster import draw_pdf  # Qt takes a quarter of a second, in which LibreOffice is at work

        pdf = converting.result()
    drawn = draw_pdf(pdf, task, None, tell)
    pages = _pages(told, drawn, task)
    if told is not None:
        pages = _with_films(pages, told, task, lambda: tell(len(drawn), len(drawn)))
    return Foreign(
        title=Path(task.name).stem,
        pages=pages,
        missing_fonts=missing,
        remarks=told.remarks if told is not None else (UNREAD,),
    )


def _told(task: Task, converter: Converter) -> Presentation | None:
    """What the deck says of itself; one of another make is turned into a PPTX first. None if nobody can read it."""
    with suppress(Unreadable):
        if is_plain_ooxml(task.file):
            return read_presentation(task.file)
    with suppress(Unreadable):
        return read_presentation(converter.make("pptx"))
    return None


def _wanted(pages: Sequence[ForeignPage], hidden: bool) -> list[ForeignPage]:
    return [page for page in pages if hidden or not page.hidden]


def _check_some_shown(pages: Sequence[ForeignPage], task: Task) -> None:
    if not pages:
        raise BadInput(
            code="E-IMP-EMPTY",
            message=Text(zh="没有幻灯片", en="the deck has no slides"),
            where=task.name,
            fix=Text(zh="检查是不是这个文件", en="check that it is the right file"),
        )
    if not _wanted(pages, task.hidden):
        raise BadInput(
            code="E-IMP-EMPTY",
            message=Text(zh=f"{len(pages)} 张幻灯片全部隐藏", en=f"all {len(pages)} slides are hidden"),
            where=task.name,
            fix=Text(
                zh="加 --hidden 连同隐藏的幻灯片一起导入，或取消隐藏",
                en="import it with its hidden slides (--hidden), or have them shown in the deck",
            ),
        )


def _pages(told: Presentation | None, drawn: Sequence[Drawn], task: Task) -> tuple[ForeignPage, ...]:
    """The pages with their pictures. Raises BadInput E-CONV-COUNT if these are not as many as the slides that are shown."""
    if told is None:
        return tuple(
            ForeignPage(number=number, picture=page.file, width_px=page.width_px, height_px=page.height_px)
            for number, page in enumerate(drawn, 1)
        )
    wanted = _wanted(told.pages, task.hidden)
    if len(wanted) != len(drawn):
        raise _miscounted(len(told.pages), len(told.pages) - len(_wanted(told.pages, False)), len(drawn), task)
    pictures = {page.number: picture for page, picture in zip(wanted, drawn, strict=True)}
    return tuple(_with_picture(page, pictures.get(page.number)) for page in told.pages)


def _with_picture(page: ForeignPage, drawn: Drawn | None) -> ForeignPage:
    if drawn is None:
        return page
    return replace(page, picture=drawn.file, width_px=drawn.width_px, height_px=drawn.height_px)


def _with_films(
    pages: Sequence[ForeignPage], told: Presentation, task: Task, alive: Callable[[], None]
) -> tuple[ForeignPage, ...]:
    """The pages, those that a video fills with that."""
    filled = (page.picture and page.number in told.films for page in pages)
    return tuple(
        with_film(page, told.file, told.films[page.number], task, alive) if film else page
        for page, film in zip(pages, filled, strict=True)
    )


def _miscounted(slides: int, hidden: int, pictures: int, task: Task) -> BadInput:
    out = "" if task.hidden or not hidden else f"（其中 {hidden} 张隐藏）"
    out_en = "" if task.hidden or not hidden else f" ({hidden} of them hidden)"
    return BadInput(
        code="E-CONV-COUNT",
        message=Text(zh=f"{slides} 张幻灯片{out}，转换出 {pictures} 页", en=f"slides: {slides}{out_en}, pictures: {pictures}"),
        where=task.name,
        fix=Text(zh="在演示软件里另存，或导出为 PDF", en="save it anew in a program for slides, or export it as PDF"),
    )
