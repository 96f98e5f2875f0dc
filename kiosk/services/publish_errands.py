"""Errands about what is published; what takes one back is returning to what was in force before it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.programme import in_force
from kiosk.domain.text import Text
from kiosk.services.errand import Done, Office
from kiosk.services.publishing import Order, Published, publish, roll_back


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
    """Publishes the content of an older revision again, from now on."""

    revision: int

    def perform(self, office: Office) -> Done:
        now_us, undo = office.now_us, _back(office)
        published = roll_back(office.uow, self.revision, now_us)
        new, count = published.programme.revision, len(published.changed_screens)
        return Done(
            text=Text(
                zh=f"已恢复第 {self.revision} 版的内容（新版本号 {new}），影响 {count} 块屏",
                en=f"Back to the content of revision {self.revision} (now revision {new}); screens that change: {count}",
            ),
            undo=undo,
            at_us=now_us,
        )


def _back(office: Office) -> ReturnTo | None:
    """The way back to what is in force now; None before the first publish."""
    programme = in_force(office.uow.programmes.playable(office.now_us), office.now_us)
    return ReturnTo(revision=programme.revision) if programme is not None else None


def _with_empty_playlists(published: Published, zh: str, en: str) -> Text:
    """Says of empty playlists that they show the poster."""
    empty = published.empty_playlists
    if not empty:
        return Text(zh=zh, en=en)
    return Text(
        zh=f"{zh}；空的播放列表显示海报页：{'、'.join(empty)}", en=f"{en}; empty playlists show the poster: {', '.join(empty)}"
    )
