"""Pages drawn as pictures, as large as the panel shows them. The one module here that uses Qt; it runs only in the child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtSvg import QSvgRenderer

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text
from kiosk.importing.task import Task, Tell

Size = tuple[int, int]

_PNG_LEVEL_1 = 89
"""What Qt calls this compression: quality 100 to 91 is level 0."""
_JPEG_QUALITY = 92
_PHOTOGRAPHIC = 1.0
"""Bytes a pixel of a PNG from which on the page is a photograph, and better kept as JPEG."""

_DAMAGED = Text(zh="PDF 已损坏，读不出来", en="the PDF is damaged and cannot be read")
_EXPORT_ANEW = Text(zh="重新导出 PDF", en="export the PDF anew")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A page's picture in the outbox, and its size."""

    file: str
    width_px: int
    height_px: int


@contextmanager
def opened_pdf(file: Path, name: str) -> Iterator[QPdfDocument]:
    """A PDF, called `name` in what is said of it. Raises BadInput E-PDF-PASSWORD, E-PDF-DAMAGED or E-PDF-EMPTY."""
    document = QPdfDocument()
    try:
        error = document.load(str(file))
        if error in (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme):
            raise BadInput(
                code="E-PDF-PASSWORD",
                message=Text(zh="PDF 有密码", en="the PDF is password-protected"),
                where=name,
                fix=Text(zh="去掉密码后另存", en="save it without a password"),
            )
        if error is not QPdfDocument.Error.None_:
            raise BadInput(code="E-PDF-DAMAGED", message=_DAMAGED, where=name, fix=_EXPORT_ANEW)
        if document.pageCount() == 0:
            raise BadInput(
                code="E-PDF-EMPTY", message=Text(zh="PDF 没有页", en="the PDF has no pages"), where=name, fix=_EXPORT_ANEW
            )
        yield document
    finally:
        document.close()


def draw_pdf(pdf: Path, task: Task, pages: Sequence[int] | None, tell: Tell) -> list[Drawn]:
    """The pages of a PDF (numbered from 1; None: all), each drawn so large that it fits the panel, kept in the outbox.

    Raises what `opened_pdf` does, and BadInput E-PDF-DAMAGED for a page that cannot be drawn.
    """
    with opened_pdf(pdf, task.name) as document, ThreadPoolExecutor(1) as packer:
        numbers = pages if pages is not None else range(1, document.pageCount() + 1)
        packing: list[Future[Drawn]] = []
        # A page is packed while the next is being drawn: Qt lets go of the interpreter in both. One waits at most.
        for number in numbers:
            picture = _page(document, number, task)
            if packing:
                packing[-1].result()
                tell(len(packing), len(numbers))
            packing.append(packer.submit(_keep, picture, task.outbox, f"page-{number:04}"))
        drawn = [page.result() for page in packing]
        tell(len(drawn), len(numbers))
        return drawn


def draw_svg(content: bytes, size: Size, task: Task) -> Drawn:
    """A drawing of a size, drawn so large that it fits the panel; what it leaves open can be seen through.

    Nothing is kept from it that it fetches: see to that before. Raises BadInput E-IMG-TRUNC.
    """
    app = QGuiApplication.instance() or QGuiApplication([])  # the fonts of its words
    drawing = QSvgRenderer(content)
    if not drawing.isValid():
        raise BadInput(
            code="E-IMG-TRUNC",
            message=Text(zh="SVG 画不出来", en="the SVG cannot be drawn"),
            where=task.name,
            fix=Text(zh="另存为普通 SVG", en="save it as plain SVG"),
        )
    fitted = _fitted(QSizeF(*size), task.panel).expandedTo(QSize(1, 1))
    page = QImage(fitted, QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(Qt.GlobalColor.transparent)
    painter = QPainter(page)
    drawing.render(painter, QRectF(page.rect()))
    painter.end()
    del app
    return _keep(page, task.outbox, "page-0001")


def _page(document: QPdfDocument, number: int, task: Task) -> QImage:
    """One page on white."""
    size = _fitted(document.pagePointSize(number - 1), task.panel)
    ink = document.render(number - 1, size) if not size.isEmpty() else QImage()
    if ink.isNull():
        raise BadInput(
            code="E-PDF-DAMAGED",
            message=Text(zh=f"PDF 第 {number} 页画不出来", en=f"page {number} of the PDF cannot be drawn"),
            where=task.name,
            fix=_EXPORT_ANEW,
        )
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, ink)
    painter.end()
    return page


def _fitted(size: QSizeF, panel: Size) -> QSize:
    """So large that it fits the panel, keeping its aspect."""
    return size.scaled(QSizeF(*panel), Qt.AspectRatioMode.KeepAspectRatio).toSize()


def _keep(picture: QImage, outbox: Path, name: str) -> Drawn:
    """Writes a picture as PNG, or as JPEG if it is photographic."""
    content, suffix = _packed(picture, b"png", _PNG_LEVEL_1), "png"
    if len(content) > _PHOTOGRAPHIC * picture.width() * picture.height() and not picture.hasAlphaChannel():
        content, suffix = _packed(picture, b"jpeg", _JPEG_QUALITY), "jpg"
    (outbox / f"{name}.{suffix}").write_bytes(content)
    return Drawn(file=f"{name}.{suffix}", width_px=picture.width(), height_px=picture.height())


def _packed(picture: QImage, format: bytes, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, format)
    writer.setQuality(quality)
    writer.write(picture)
    return bytes(buffer.data().data())
