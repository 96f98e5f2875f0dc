"""A file that is small enough to be changed in one place, and its reader: each line is a page, which is drawn as a real PNG.

    title | words | notes | what else (hidden, chart, table, film, or the code of a remark; parted by spaces)

It stands in for the reading of real decks where only what becomes of their pages matters.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign, ForeignPage, MissingFont, Offer, Remark
from kiosk.domain.slide_fields import Bar, BarFields, TableFields, TableRow
from kiosk.domain.text import Text

CHART = Offer(
    fields=BarFields(unit=Text(zh="亿元"), bars=(Bar(label=Text(zh="甲"), value=3), Bar(label=Text(zh="乙"), value=5)))
)
TABLE = Offer(fields=TableFields(columns=(Text(zh="项"), Text(zh="数")), rows=(TableRow(cells=(Text(zh="甲"), Text(zh="3"))),)))
OFFERS = {"chart": CHART, "table": TABLE}
FONT = "方正小标宋"


@dataclass(slots=True)
class PaperReader:
    """The port DeckReader. It remembers for which panel it was asked last, and the folder it gave."""

    asked: tuple[int, int] = (0, 0)
    outbox: Path | None = None

    @contextmanager
    def read(
        self, file: Path, panel: tuple[int, int], tell: Callable[[int, int], None], cancelled: Callable[[], bool],
        hidden: bool = False,
    ) -> Iterator[tuple[Foreign, Path]]:  # fmt: skip
        self.asked = panel
        lines = file.read_text("utf-8").splitlines()
        if lines[:1] == ["locked"]:
            raise BadInput(
                code="E-IMP-ENCRYPTED",
                message=Text(zh=f"{file.name} 有密码保护", en=f"{file.name} is password-protected"),
                where=file.name,
                fix=Text(zh="另存为没有密码的文件", en="save it without a password"),
            )
        with tempfile.TemporaryDirectory() as folder:
            self.outbox = Path(folder)
            pages = []
            for number, line in enumerate(lines, 1):
                if cancelled():
                    raise CancelledError
                pages.append(_page(number, line, self.outbox, hidden))
                tell(number, len(lines))
            named = tuple(page.number for page in pages if FONT in page.words)
            fonts = (MissingFont(font=FONT, substitute="Noto Serif CJK SC", pages=named),) if named else ()
            yield Foreign(title=file.stem, pages=tuple(pages), missing_fonts=fonts), self.outbox


def _page(number: int, line: str, outbox: Path, hidden: bool) -> ForeignPage:
    title, words, notes, more = (part.strip() for part in (line + "|||").split("|")[:4])
    flags = more.split()
    drawn = "hidden" not in flags or hidden
    if drawn:
        # Its colour is what is on the page, so that another text is another picture.
        ink = int.from_bytes(f"{title}{words}".encode()[-3:], "big")
        Image.new("RGB", (192, 108), (ink >> 16 & 255, ink >> 8 & 255, ink & 255)).save(outbox / f"{number}.png")
    film = "film" in flags
    if film:
        (outbox / f"{number}.mp4").write_bytes(f"film of {title}".encode())
    return ForeignPage(
        number=number, picture=f"{number}.png" if drawn else "", width_px=192, height_px=108, title=title, words=words,
        notes=notes, hidden="hidden" in flags, video=f"{number}.mp4" if film else "", length_us=12_340_000 if film else 0,
        offers=tuple(OFFERS[flag] for flag in flags if flag in OFFERS),
        remarks=tuple(Remark(code=flag, message=Text(zh=flag, en=flag)) for flag in flags if "-" in flag),
    )  # fmt: skip


def paper(folder: Path, *lines: str, name: str = "Annual Report 2026.paper") -> Path:
    """Writes such a file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("\n".join(lines), "utf-8")
    return file
