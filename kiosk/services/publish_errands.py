"""Errands about what is published; what takes one back is returning to what was in force before it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.text import Text
from kiosk.services.errand import Done, Office
from kiosk.services.publishing import Order, Published, publish, reinstate, roll_back, standing_revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """Freezes the draft as it is, from now on."""

    def perform(self, office: Office) -> Done:
        now_us, undo = office.now_us, _back(office)
        published = publish(office.uow, Order(note="", now_us=now_us, anchor_us=now_us, idle=office.idle))
        revision, count = published.programme.revision, len(published.changed_screens)
        zh, en = f"已发布第 {revision} 版，影响 {count} 块屏", f"Published revision {revision}; screens that change: {count}"
        return Done(text=_with_empty_playlists(published, zh, en), undo=undo, at_us=now_us)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTo:
    """Publishes the content of an older revision again, from now on; what runs differently in it begins anew."""

    revision: int

    def perform(self, office: Office) -> Done:
        now_us, undo = office.now_us, _back(office)
        published = roll_back(office.uow, self.revision, now_us)
        return Done(text=_returned(self.revision, published), undo=undo, at_us=now_us)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reinstate:
    """Publishes what was in force, and what waited then, as if nothing had been published since: oldest first."""

    revisions: tuple[int, ...]

    def perform(self, office: Office) -> Done:
        now_us, undo = office.now_us, _back(office)
        published = [reinstate(office.uow, revision, now_us) for revision in self.revisions]
        return Done(text=_returned(self.revisions[0], published[0]), undo=undo, at_us=now_us)


def _back(office: Office) -> Reinstate | None:
    """The way back to what is in force now; None before the first publish."""
    revisions = standing_revisions(office.uow.programmes, office.now_us)
    return Reinstate(revisions=revisions) if revisions else None


def _returned(revision: int, published: Published) -> Text:
    new, count = published.programme.revision, len(published.changed_screens)
    return Text(
        zh=f"已恢复第 {revision} 版，成为第 {new} 版，影响 {count} 块屏",
        en=f"Back to revision {revision}, now revision {new}; screens that change: {count}",
    )


def _with_empty_playlists(published: Published, zh: str, en: str) -> Text:
    """Says of empty playlists that they show the poster."""
    empty = published.empty_playlists
    if not empty:
        return Text(zh=zh, en=en)
    return Text(
        zh=f"{zh}；空的播放列表显示海报页：{'、'.join(empty)}", en=f"{en}; empty playlists show the poster: {', '.join(empty)}"
    )
