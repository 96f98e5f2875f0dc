"""What the recycle bin says, in both languages."""

from __future__ import annotations

from datetime import tzinfo

from kiosk.domain.recycled import KEPT_DAYS, THINGS, Recycled
from kiosk.domain.text import Language, Text
from kiosk.services.times import hall_time

BIN = Text(zh="回收站", en="Recycle bin")
EMPTY = Text(
    zh=f"回收站是空的 — 丢弃的播放列表、演示文稿和幻灯片会在这里保留 {KEPT_DAYS} 天",
    en=f"The recycle bin is empty — playlists, decks and slides that are discarded stay here for {KEPT_DAYS} days",
)
RESTORE = Text(zh="恢复", en="Restore")
DELETE = Text(zh="彻底删除", en="Delete for good")
KEEP = Text(zh="留着", en="Keep it")
BACK = Text(zh="回到内容", en="Back to the content")


def key_word(count: int) -> Text:
    return Text(zh=f"回收站 {count}", en=f"Bin {count}") if count else Text(zh="回收站", en="Bin")


def kept(count: int) -> Text:
    """How much is in it, and for how long."""
    return Text(
        zh=f"{count} 项，每项从丢弃起保留 {KEPT_DAYS} 天",
        en=f"{'1 thing' if count == 1 else f'{count} things'}, each kept for {KEPT_DAYS} days after it was discarded",
    )


def about(recycled: Recycled, now_us: int, zone: tzinfo) -> Text:
    """What it is, since when it is there, how long it stays."""
    what, at, days = THINGS[recycled.thing], hall_time(recycled.discarded_us, zone), recycled.days_left(now_us)
    return Text(
        zh=f"{what.zh} · {at:%m-%d %H:%M} 丢弃 · 还保留 {days} 天",
        en=f"{what.read(Language.EN).capitalize()} · discarded {at:%d %b %H:%M} · "
        f"{'1 day' if days == 1 else f'{days} days'} left",
    )


def for_good(recycled: Recycled) -> Text:
    """What is asked before it is deleted."""
    what = THINGS[recycled.thing]
    return Text(
        zh=f"彻底删除{what.zh}「{recycled.title.zh}」？以后不能恢复，也不能撤销。",
        en=f'Delete {what.read(Language.EN)} "{recycled.title.read(Language.EN)}" for good? '
        "It cannot be restored or taken back after that.",
    )
