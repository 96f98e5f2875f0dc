"""What the card of a slide says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.text import Language, Text
from kiosk.panel.schedule_wording import place
from kiosk.panel.sheet import Changes
from kiosk.services.checking.finding import Finding
from kiosk.services.slide_account import Account
from kiosk.services.slide_editing import Field

NONE_CHOSEN = Text(zh="点一页幻灯片，在这里看它、改它", en="Click a slide to see it and edit it here")
IN_ENGLISH = Text(zh="英文", en="English")
LARGE_TEXT = Text(zh="大字", en="Large text")
HIGH_CONTRAST = Text(zh="高对比", en="Contrast")
DISCARD = Text(zh="丢弃这一页", en="Discard slide")
CANNOT_BE_DRAWN = Text(zh="这一页画不出来：可能缺文件", en="It cannot be drawn: a file may be missing")
HOW_TO_SAVE = Text(zh="回车保存，Shift+回车换行，Esc 放弃", en="Enter saves, Shift+Enter begins a line, Esc leaves it")
NO_ENGLISH = Text(zh="缺英文", en="No English yet")
CHINESE, ENGLISH = Text(zh="中", en="中"), Text(zh="EN", en="EN")
LIKE_READING = Text(zh="按阅读时间", en="By reading time")
SHORTER, LONGER = Text(zh="短一秒", en="1 s less"), Text(zh="长一秒", en="1 s more")
NO_SOURCE = Text(zh="不注明来源", en="No source")
YES, NO = Text(zh="是", en="Yes"), Text(zh="否", en="No")
CHECKED = Text(zh="检查", en="Checked")
IS_FINE = Text(zh="没有要改的", en="Nothing to mend")
IN_BOTH = Text(zh="中英文齐全", en="In both languages")
NOT_PUBLISHED = Text(zh="还没有发布过", en="Not published yet")
CHANGED = Text(zh="改了未发布", en="Changed, not published")
IS_PUBLISHED = Text(zh="与发布的一样", en="As it is published")
IN_NO_PLAYLIST = Text(zh="不在任何播放列表里", en="In no playlist")


def missing(fields: Sequence[Field]) -> Text:
    """Which fields lack their English: 缺英文标题."""
    if not fields:
        return IN_BOTH
    names = [field.name for field in fields[:3]]
    more = len(fields) - len(names)
    zh, en = "、".join(name.zh for name in names), ", ".join(name.read(Language.EN) for name in names)
    return Text(
        zh=f"缺英文：{zh}" + (f" 等 {len(fields)} 处" if more else ""),
        en=f"No English: {en}" + (f" and {more} more" if more else ""),
    )


def affects(account: Account) -> Text:
    """The screens that play it, now or once it is published."""
    count = len(account.plays_on)
    if not count:
        return Text(zh="没有屏幕会播放它", en="No screen plays it")
    listed = place(account.plays_on)
    return Text(
        zh=f"影响 {count} 块屏：{listed.zh}",
        en=f"{'1 screen plays' if count == 1 else f'{count} screens play'} it: {listed.read(Language.EN)}",
    )


def publishing(changes: Changes | None) -> Text:
    """What publishing would do now, for edits change the draft alone."""
    count = changes.screens if changes is not None else 0
    if not count:
        return Text(zh="改动只在草稿里，发布后屏幕才变", en="Edits stay in the draft until it is published")
    return Text(
        zh=f"改动在草稿里；现在发布会改变 {count} 块屏",
        en=f"Edits are in the draft; publishing now changes {'1 screen' if count == 1 else f'{count} screens'}",
    )


def stands_in(titles: Sequence[Text]) -> Text:
    if not titles:
        return IN_NO_PLAYLIST
    zh, en = "、".join(f"「{title.zh}」" for title in titles), ", ".join(f'"{title.read(Language.EN)}"' for title in titles)
    return Text(zh=f"在播放列表 {zh}", en=f"In {en}")


def came_from(file: str) -> Text:
    return Text(zh=f"从「{file}」导入", en=f'Imported from "{file}"')


def finding(found: Finding) -> Text:
    return Text(
        zh=f"{found.message.zh}：{found.fix.zh}", en=f"{found.message.read(Language.EN)}: {found.fix.read(Language.EN)}"
    )


def in_playlist(title: Text) -> Text:
    return Text(zh=f"播放列表「{title.zh}」", en=f'playlist "{title.read(Language.EN)}"')


def opened_by(title: Text) -> Text:
    return Text(zh=f"「{title.zh}」的卡片打开它", en=f'a card of "{title.read(Language.EN)}" opens it')


def used(places: Sequence[Text]) -> Text:
    """Why a slide cannot simply be discarded."""
    zh, en = "、".join(each.zh for each in places), ", ".join(each.read(Language.EN) for each in places)
    return Text(zh=f"还在用：{zh}。选一页来替换它：", en=f"Still used: {en}. Choose a slide to take its place:")
