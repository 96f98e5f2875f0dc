"""The report card of an import: what came in, how faithfully, and what changed since the file was imported before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.foreign import MissingFont, Remark
from kiosk.domain.text import Language, Text


class Grade(Enum):
    """How faithfully something came in, the best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


SENTENCES = {
    Grade.A: Text(zh="与原文件一致", en="as it was made"),
    Grade.B: Text(
        zh="画面一致，但动画、切换、声音等没有带过来",
        en="looks as it was made, but something is not carried over: an animation, a transition, a sound",
    ),
    Grade.C: Text(
        zh="画面可能不同：缺字体、文字放不下或图片是链接",
        en="may look different: a font is missing, text does not fit or a picture is only linked",
    ),
    Grade.D: Text(
        zh="缺少内容：有打不开的对象或文件，或页数对不上",
        en="parts are missing: an object or a file that cannot be opened, or pages that do not add up",
    ),
}
"""The rule of the grades, for those who read a card."""

FONT = "W-IMP-FONT"
SHORTER = "W-IMP-PLAYLIST"
"""A page that is gone stood in a playlist that staff made."""

_GRADES = {
    "W-IMP-ANIMATION": Grade.B,
    "W-IMP-TRANSITION": Grade.B,
    "W-IMP-AUDIO": Grade.B,
    "W-IMP-MACRO": Grade.B,
    "W-IMP-HYPERLINK": Grade.B,
    "W-IMP-UNREAD": Grade.B,
    FONT: Grade.C,
    "W-IMP-OVERFLOW": Grade.C,
    "W-IMP-LINK": Grade.C,
    "W-IMP-VIDEO": Grade.D,
    "W-IMP-OLE": Grade.D,
    "W-IMP-SKIPPED": Grade.D,
}
CHECKED = "W-CHK-"
"""How the codes of the checker of slides begin."""

_OF_THE_PAGE = frozenset({"W-IMP-SMALL", "W-IMP-CONTRAST", "W-IMP-LENGTH", "W-IMP-OFFER", SHORTER})
"""What is to be said of a page however it came in: like what the checker says, it takes nothing from its grade."""
_STOPPED = "E-"
"""An error that stopped only a part of the file is a remark too: that part is missing."""
_CAREFUL = Grade.C
"""For what nobody has graded: somebody should look."""


def grade_of(remarks: Iterable[Remark]) -> Grade:
    """The worst that the remarks come to."""
    codes = [remark.code for remark in remarks]
    told = (code for code in codes if code not in _OF_THE_PAGE and not code.startswith(CHECKED))
    return max(map(_grade, told), key=lambda grade: grade.value, default=Grade.A)


def _grade(code: str) -> Grade:
    return _GRADES.get(code, Grade.D if code.startswith(_STOPPED) else _CAREFUL)


class Change(Enum):
    """What became of a page since its file was imported before."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """One page of the file: which slide it became (none: hidden), what is to be said of it, what it could be instead.

    `content` is the SHA-256 of all that was read of it. `live` is the kind it was taken as, empty for a picture of itself;
    `offers` are the kinds it could be; `seconds` is how long its text takes to read.
    """

    number: int
    title: str
    slide: str = ""
    content: str = ""
    hidden: bool = False
    change: Change = Change.ADDED
    seconds: float = 0.0
    live: str = ""
    offers: tuple[str, ...] = ()
    findings: tuple[Remark, ...] = ()

    @property
    def grade(self) -> Grade:
        return grade_of(self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """A file that came in, page by page; `removed` are the titles of pages that it had before and has no more."""

    file: str
    deck: str
    section: str
    playlist: str
    pages: tuple[PageCard, ...]
    removed: tuple[str, ...] = ()
    missing_fonts: tuple[MissingFont, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def grade(self) -> Grade:
        """The worst page gives it, or what concerns the whole file."""
        return max((grade_of(self.remarks), *(page.grade for page in self.pages)), key=lambda grade: grade.value)

    @property
    def has_findings(self) -> bool:
        return bool(self.remarks or self.missing_fonts or any(page.findings for page in self.pages))

    def changed(self, change: Change) -> tuple[PageCard, ...]:
        """The slides of which that is so."""
        return tuple(page for page in self.pages if page.slide and page.change is change)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file that a deck of the draft came from: the original as it is kept, when it came in, and its report card."""

    deck: str
    file: str
    sha256: str
    size_bytes: int
    imported_us: int
    card: ReportCard


def partners(before: Sequence[PageCard], contents: Sequence[str]) -> tuple[PageCard | None, ...]:
    """Which page of before each page of now was: first by what is on it, then those that are left in their order."""
    left = list(before)
    found: list[PageCard | None] = []
    for content in contents:
        same = next((page for page in left if page.content == content), None)
        found.append(same)
        if same is not None:
            left.remove(same)
    rest: Iterator[PageCard] = iter(left)
    return tuple(page if page is not None else next(rest, None) for page in found)


def font_remark(font: MissingFont) -> Remark:
    """What is to be said on each page where a font stands that this PC has not."""
    return Remark(
        code=FONT,
        message=Text(
            zh=f"没有字体“{font.font}”，已用{_substitute(font).zh}代替，请核对",
            en=f"the font '{font.font}' is missing; {_substitute(font).read(Language.EN)} is used instead, please look",
        ),
    )


def _substitute(font: MissingFont) -> Text:
    """The font that is used, as far as anybody knows which."""
    if not font.substitute:
        return Text(zh="别的字体", en="some other font")
    return Text(zh=f"“{font.substitute}”", en=f"'{font.substitute}'")
