"""The sentences of what cannot be discarded or restored, in both languages."""

from __future__ import annotations

from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.recycled import THINGS, Recycled, Thing
from kiosk.domain.text import Language, Text


def not_in_bin(id: int) -> BadInput:
    return BadInput(
        code="E-BIN-GONE",
        message=Text(zh="回收站里没有它了", en="it is not in the recycle bin any more"),
        where=str(id),
        fix=Text(zh="可能已经恢复，或者过了 30 天", en="it may be restored already, or 30 days are over"),
    )


def not_there(thing: Thing, name: str) -> BadInput:
    what = THINGS[thing]
    return BadInput(
        code="E-BIN-GONE",
        message=Text(zh=f"没有{what.zh}“{name}”了", en=f"there is no {what.read(Language.EN)} '{name}' any more"),
        where=name,
        fix=Text(zh="可能已经丢弃，看看回收站", en="it may be discarded already; look in the recycle bin"),
    )


def last(home: Deck) -> BadInput:
    return BadInput(
        code="E-BIN-LAST",
        message=Text(
            zh=f"这是演示文稿“{home.title.zh}”的最后一页，不能单独丢弃",
            en=f"it is the last slide of deck '{home.title.read(Language.EN)}' and cannot be discarded alone",
        ),
        where=home.id,
        fix=Text(zh="丢弃整个演示文稿", en="discard the whole deck"),
    )


def taken(recycled: Recycled) -> BadInput:
    what = THINGS[recycled.thing]
    return BadInput(
        code="E-BIN-TAKEN",
        message=Text(
            zh=f"{what.zh}“{recycled.title.zh}”已经又有了，不能再恢复一份",
            en=f"{what.read(Language.EN)} '{recycled.title.read(Language.EN)}' is there again; it cannot be restored beside it",
        ),
        where=recycled.name,
        fix=Text(zh="先丢弃现在的那个，再恢复", en="discard the one that is there first, then restore"),
    )


def homeless(recycled: Recycled) -> BadInput:
    what = THINGS[recycled.thing]
    return BadInput(
        code="E-BIN-HOME",
        message=Text(
            zh=f"{what.zh}“{recycled.title.zh}”原来所在的演示文稿或展区不在了",
            en=f"the deck or section that {what.read(Language.EN)} '{recycled.title.read(Language.EN)}' was in is gone",
        ),
        where=recycled.name,
        fix=Text(zh="先恢复它所在的演示文稿", en="restore the deck it was in first"),
    )
