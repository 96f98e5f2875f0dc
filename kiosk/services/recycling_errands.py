"""Errands about discarding: into the recycle bin, out of it, away for good, and in favour of something else."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.recycled import KEPT_DAYS, THINGS, Recycled, Thing
from kiosk.domain.text import Language, Text
from kiosk.services import recycling
from kiosk.services.errand import Done, Errand, Office
from kiosk.services.replacing import Arrangement, arrange, with_another


@dataclass(frozen=True, slots=True, kw_only=True)
class Discard:
    """Puts a playlist, a deck or a slide into the recycle bin."""

    thing: Thing
    name: str

    def perform(self, office: Office) -> Done:
        recycled = recycling.discard(office.uow, self.thing, self.name, office.now_us)
        told = Text(
            zh=f"已丢弃{_named(recycled).zh}，在回收站保留 {KEPT_DAYS} 天",
            en=f"Discarded {_named(recycled).read(Language.EN)}; it stays in the recycle bin for {KEPT_DAYS} days",
        )
        return Done(text=told, undo=Restore(id=recycled.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """Takes something out of the recycle bin, back to where it was."""

    id: int

    def perform(self, office: Office) -> Done:
        recycled, lost = recycling.restore(office.draft, self.id)
        zh, en = f"已恢复{_named(recycled).zh}", f"Restored {_named(recycled).read(Language.EN)}"
        if lost:
            zh += f"；其中 {lost} 项已经没有了"
            en += f"; items of it that are no more: {lost}"
        return Done(text=Text(zh=zh, en=en), undo=Discard(thing=recycled.thing, name=recycled.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteForGood:
    """Deletes something from the recycle bin; nothing brings it back."""

    id: int

    def perform(self, office: Office) -> Done:
        named = _named(recycling.delete_for_good(office.draft, self.id))
        return Done(text=Text(zh=f"已彻底删除{named.zh}", en=f"Deleted {named.read(Language.EN)} for good"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Puts another one in everywhere, and discards the old one."""

    thing: Thing
    old: str
    new: str

    def perform(self, office: Office) -> Done:
        arranged = Arrange(wanted=with_another(office.draft, self.thing, self.old, self.new)).perform(office)
        discarded = Discard(thing=self.thing, name=self.old).perform(office)
        told = Text(
            zh=f"已全部换成“{self.new}”；{discarded.text.zh}",
            en=f"Replaced by '{self.new}' everywhere. {discarded.text.read(Language.EN)}",
        )
        return Done(text=told, undo=_all_of(told, discarded.undo, arranged.undo))


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrange:
    """Has playlists, defaults, entries and cards be as they are told."""

    wanted: Arrangement

    def perform(self, office: Office) -> Done:
        was = arrange(office.draft, self.wanted)
        return Done(text=Text(zh="已改用处", en="Changed where it is used"), undo=Arrange(wanted=was))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Several errands as one: all of them, in order, or none."""

    text: Text
    errands: tuple[Errand, ...]

    def perform(self, office: Office) -> Done:
        undone = [errand.perform(office).undo for errand in self.errands]
        return Done(text=self.text, undo=_all_of(self.text, *reversed(undone)))


def _all_of(text: Text, *errands: Errand | None) -> Series | None:
    """The errands as one; None if one of them cannot be done."""
    there = tuple(errand for errand in errands if errand is not None)
    return Series(text=text, errands=there) if len(there) == len(errands) else None


def _named(recycled: Recycled) -> Text:
    what = THINGS[recycled.thing]
    return Text(zh=f"{what.zh}“{recycled.title.zh}”", en=f"{what.read(Language.EN)} '{recycled.title.read(Language.EN)}'")
