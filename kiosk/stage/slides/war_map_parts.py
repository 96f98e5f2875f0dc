"""The parts of a row of the wall chart: what it tells, and where each of it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QRect

from kiosk.domain.text import Language, Text
from kiosk.domain.war_map import Audience, WarMap
from kiosk.qtkit.theme import TypeToken
from kiosk.stage.look import Page
from kiosk.stage.slides.words import set_text

PAD, GAP = 24, 24
LINE = 1.2
CAPTION_PX = 28
NAME_PX = 36
BAR_PX = {Audience.PUBLIC: 140, Audience.INTERNAL: 100}
BAR_GAP, PERCENT_WIDTH = 14, 96
DUE_WIDTH, PERSON_WIDTH = 186, 128
STATE_WIDTH = {
    (Audience.PUBLIC, Language.ZH): 148, (Audience.PUBLIC, Language.EN): 192,
    (Audience.INTERNAL, Language.ZH): 214, (Audience.INTERNAL, Language.EN): 272,
}  # fmt: skip
"""For those inside it also says by how many days."""
NAME_SHARES = (0.4, 0.6)
"""The project and who does it share what the others leave by what they have to say, but neither has less than this."""


class Part(Enum):
    """What a row tells, in order; the value is its caption."""

    PROJECT = Text(zh="项目", en="Project")
    UNIT = Text(zh="单位", en="Organisation")
    PERSON = Text(zh="责任人", en="Person")
    DUE = Text(zh="时限", en="Due")
    PROGRESS = Text(zh="进度", en="Progress")
    STATE = Text(zh="状态", en="State")


UPRIGHT_SHARES = {Part.DUE: 0.31, Part.PROGRESS: 0.46, Part.PERSON: 0.23}
"""What stands on the last line of an upright row, each behind its caption."""


def parts_of(fields: WarMap) -> tuple[Part, ...]:
    """The public does not read who is to blame."""
    return tuple(part for part in Part if part is not Part.PERSON or fields.audience is Audience.INTERNAL)


def boxes_of(page: Page, fields: WarMap, row: QRect) -> dict[Part, QRect]:
    """Where the parts of a row stand, side by side; on an upright page the first and the last above the others."""
    return _upright(page, fields, row) if page.canvas.portrait else _across(page, fields, row)


def step(token: TypeToken, px: int) -> TypeToken:
    return replace(token.at(px), line=LINE)


def caption_step(page: Page) -> TypeToken:
    """Captions have no room to be enlarged."""
    return replace(page.theme.type.caption, px=CAPTION_PX, line=LINE)


def joined(page: Page, units: Iterable[Text]) -> str:
    """Everybody who does a project, in the page's language."""
    return ("、" if page.look.language is Language.ZH else ", ").join(page.read(unit) for unit in units)


def _across(page: Page, fields: WarMap, row: QRect) -> dict[Part, QRect]:
    parts, widths = parts_of(fields), _fixed(page, fields)
    left = row.width() - 2 * PAD - GAP * (len(parts) - 1) - sum(widths[part] for part in parts if part in widths)
    name = round(left * _name_share(page, fields))
    widths |= {Part.PROJECT: name, Part.UNIT: left - name}
    x, found = row.left() + PAD, {}
    for part in parts:
        found[part] = QRect(x, row.top(), widths[part], row.height())
        x += widths[part] + GAP
    return found


def _upright(page: Page, fields: WarMap, row: QRect) -> dict[Part, QRect]:
    inner, state = row.adjusted(PAD, 12, -PAD, -8), STATE_WIDTH[fields.audience, page.look.language]
    found = {
        Part.PROJECT: QRect(inner.left(), inner.top(), inner.width() - state - GAP, 78),
        Part.UNIT: QRect(inner.left(), inner.top() + 80, inner.width(), 34),
        Part.STATE: QRect(inner.right() + 1 - state, inner.top(), state, 78),
    }
    x = inner.left()
    for part, share in UPRIGHT_SHARES.items():
        if part in parts_of(fields):
            found[part] = QRect(x, inner.top() + 116, round(share * inner.width()) - GAP, 34)
        x += round(share * inner.width())
    return found


def _fixed(page: Page, fields: WarMap) -> dict[Part, int]:
    """How wide the parts are that say much the same in every row; one that none of them knows is as wide as its caption."""
    told = {
        Part.PERSON: (PERSON_WIDTH, any(row.person for row in fields.rows)),
        Part.DUE: (DUE_WIDTH, any(row.due for row in fields.rows)),
        Part.PROGRESS: (
            BAR_PX[fields.audience] + BAR_GAP + PERCENT_WIDTH,
            any(row.progress is not None for row in fields.rows),
        ),
        Part.STATE: (STATE_WIDTH[fields.audience, page.look.language], any(row.state for row in fields.rows)),
    }
    caption = caption_step(page)
    return {
        part: width if known else set_text(page.read(part.value), caption).size.width() for part, (width, known) in told.items()
    }


def _name_share(page: Page, fields: WarMap) -> float:
    label, least, most = page.theme.type.label, *NAME_SHARES
    names = max(set_text(page.read(row.name), step(label, NAME_PX)).size.width() for row in fields.rows)
    told = (joined(page, row.units) for row in fields.rows if row.units)
    units = max((set_text(units, step(label.regular(), 32)).size.width() for units in told), default=0)
    return min(most, max(least, names / (names + units)))
