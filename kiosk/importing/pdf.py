"""PDF files: a picture of each page, its words, and what of the file does nothing on a wall."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign, ForeignPage, Remark
from kiosk.domain.text import Text
from kiosk.importing.raster import draw_pdf, opened_pdf
from kiosk.importing.task import Task, Tell

MOST_PAGES = 1000
_LONGEST_TITLE = 60
_SPACES = re.compile(r"\s+")

_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|Movie|Sound)\b")
_STANDS = Remark(
    code="W-PDF-ACTIVE",
    message=Text(
        zh="PDF 里的脚本、音视频和附件没有导入", en="scripts, sound, videos and attachments of the PDF are not imported"
    ),
)

_RADICALS = str.maketrans(
    "⺁⺇⺋⺌⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂几卩小母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Parts of Hanzi that stand in many PDFs for the Hanzi that look the same; Unicode has no such table for these."""

_KANGXI = range(0x2F00, 0x2FE0)


def read_pdf(task: Task, tell: Tell) -> Foreign:
    """A reader. Raises what `draw_pdf` does, and BadInput E-IMP-TOOMANY."""
    with opened_pdf(task.file, task.name) as document:
        count = document.pageCount()
        if count > MOST_PAGES:
            raise _too_many(count, task.name)
        texts: list[str] = []
        for at in range(count):
            texts.append(legible(document.getAllText(at).text()))
            tell(0, count)  # so that a long document is not taken for one that hangs
    pages = tuple(
        ForeignPage(
            number=number,
            picture=drawn.file,
            width_px=drawn.width_px,
            height_px=drawn.height_px,
            title=_first_line(text),
            words=_SPACES.sub(" ", text).strip(),
        )
        for number, (drawn, text) in enumerate(zip(draw_pdf(task.file, task, None, tell), texts, strict=True), 1)
    )
    return Foreign(title=task.file.stem, pages=pages, remarks=(_STANDS,) if _is_active(task.file) else ())


def legible(text: str) -> str:
    """What a page says, in the Hanzi that people type."""
    plain = (unicodedata.normalize("NFKC", letter) if ord(letter) in _KANGXI else letter for letter in text)
    return "".join(plain).translate(_RADICALS).replace("\0", "")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line[:_LONGEST_TITLE]


def _is_active(file: Path) -> bool:
    return _ACTIVE.search(file.read_bytes()) is not None


def _too_many(count: int, name: str) -> BadInput:
    return BadInput(
        code="E-IMP-TOOMANY",
        message=Text(zh=f"PDF 有 {count} 页，最多 {MOST_PAGES} 页", en=f"the PDF has {count} pages; the limit is {MOST_PAGES}"),
        where=name,
        fix=Text(zh="分成几个文件", en="split it into several files"),
    )
