"""Report cards of files that came in, made by hand: one with a page of every grade, for the slides of the store's samples."""

from __future__ import annotations

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import MissingFont, Remark
from kiosk.domain.report_card import Change, ImportedFile, PageCard, ReportCard, font_remark
from kiosk.domain.text import Text

FONT = MissingFont(font="方正小标宋", substitute="Noto Serif CJK SC", pages=(3,))
ANIMATION = Remark(code="W-IMP-ANIMATION", message=Text(zh="动画没有带过来", en="its animation is not carried over"))
OBJECT = Remark(code="W-IMP-OLE", message=Text(zh="嵌入的表格打不开", en="an embedded sheet cannot be opened"))

EVERY_GRADE = ReportCard(
    file="年度汇报.pptx", deck="a-east", section="east", playlist="a-east", missing_fonts=(FONT,), removed=("旧的一页",),
    pages=(
        PageCard(number=1, title="封面", slide="opening", change=Change.UNCHANGED),
        PageCard(number=2, title="增长", slide="view", change=Change.CHANGED, findings=(ANIMATION,), offers=("bar",)),
        PageCard(number=3, title="标题", slide="history", findings=(font_remark(FONT),)),
        PageCard(number=4, title="明细", slide="opening", findings=(OBJECT,), live="table", offers=("table",)),
        PageCard(number=5, title="备用页", hidden=True),
    ),
)  # fmt: skip
PLAIN = ReportCard(
    file="照片.png", deck="z-west", section="west", playlist="z-west", pages=(PageCard(number=1, title="照片", slide="view"),)
)


def imported(card: ReportCard = EVERY_GRADE, at_us: int = 5) -> ImportedFile:
    return ImportedFile(deck=card.deck, file=card.file, sha256="0" * 64, size_bytes=9, imported_us=at_us, card=card)


def locked(name: str = "锁.pptx") -> BadInput:
    return BadInput(
        code="E-IMP-ENCRYPTED",
        message=Text(zh=f"{name} 有密码保护", en=f"{name} is password-protected"),
        where=name,
        fix=Text(zh="另存为没有密码的文件", en="save it without a password"),
    )
