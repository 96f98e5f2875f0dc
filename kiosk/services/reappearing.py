"""What of a loaded folder is in the recycle bin: staff discarded it, and its folder has brought it back."""

from __future__ import annotations

from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.recycled import THINGS, Recycled, Thing
from kiosk.domain.text import Language, Text
from kiosk.services.ports import Draft


def come_back(draft: Draft, exhibit: Exhibit) -> tuple[BadInput, ...]:
    """A finding for each thing that is in the draft again, though the bin has it as it was discarded."""
    decks = {deck.id for deck in exhibit.decks}
    there = {
        Thing.DECK: decks,
        Thing.PLAYLIST: decks,
        Thing.SLIDE: {slide.id for deck in exhibit.decks for slide in deck.slides},
    }
    names = {(each.thing, each.name): each for each in reversed(draft.recycled())}
    return tuple(_is_back(each) for each in names.values() if each.name in there[each.thing])


def _is_back(recycled: Recycled) -> BadInput:
    what = THINGS[recycled.thing]
    return BadInput(
        code="E-BIN-BACK",
        message=Text(
            zh=f"{what.zh}“{recycled.title.zh}”在回收站里，但文件夹里还有，所以又回到了草稿",
            en=f"{what.read(Language.EN)} '{recycled.title.read(Language.EN)}' is in the recycle bin, but the folder still has it; "
            "it is in the draft again",
        ),
        where=recycled.name,
        fix=Text(
            zh="不要它就再丢弃一次，或从文件夹里删掉；丢弃时的样子还在回收站",
            en="discard it again or delete it from the folder; as it was discarded it is still in the bin",
        ),
    )
