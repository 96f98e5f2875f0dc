"""What the page of the wall says beside what is said everywhere, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Language, Text
from kiosk.panel.desk import Desk, HoldFor
from kiosk.panel.view import Hall, Tile, TileState
from kiosk.panel.wording import GO, NOTHING_SELECTED, capital, end, replacing, screens, selection

ON_NOW = Text(zh="播出中", en="On now")
TAKING = Text(zh="切换中", en="Taking")
WOULD_BE = Text(zh="待播", en="Preview")
VISITED = Text(zh="参观中", en="In use")
UNMUTE = Text(zh="恢复声音", en="Unmute")
MUTED = Text(zh="静音", en="Muted")
WHY = Text(zh="为什么？", en="Why?")
BACK = Text(zh="返回", en="Back")
PLAN = Text(zh="平面图", en="Plan")
ROWS = Text(zh="按展区", en="Sections")
FIRST = Text(zh="第一页", en="First")
GO_TO = Text(zh="跳到页", en="Go to")
PAGE_NUMBER = Text(zh="页码", en="Slide")
CHANGE_TO = Text(zh="换成\n↑ ↓ P", en="Change to\n↑ ↓ P")
HOLD_FOR = Text(zh="保持到\nT", en="Hold for\nT")
HOW_TO_SELECT = Text(
    zh="点展区或屏幕，按住 Ctrl 多选。键盘：1–5 选展区，07 再回车选屏 07，A 全选，Esc 退一步。",
    en="Click a section or a screen, with Ctrl for several. Keys: 1–5 a section, 07 and Enter screen 07, A all, Esc back.",
)
CHOOSE = Text(zh="选播放列表或语言，先在这里看", en="Choose a playlist or a language to see it here first")
NOTHING_SHOWN = Text(zh="选一块屏，看它在放什么", en="Select a screen to see what it shows")
NO_PLAYLISTS = Text(
    zh="还没有可上屏的播放列表。到「内容」页（F2）加幻灯片，再发布。",
    en="There is no playlist to take yet. Add slides on the page Content (F2) and publish.",
)
DRAWING = Text(zh="正在画…", en="Drawing…")
NO_PICTURE = Text(zh="画不出预览，仍可上屏", en="No preview can be drawn; it can be taken all the same")
NO_THUMBNAIL = Text(zh="还没有画面", en="No picture yet")
ONLY_VISITED = Text(zh="选中的屏都有观众，除外后没有屏可上。", en="Visitors have all of these screens: none is left to take.")

LANGUAGES = {Language.ZH: Text(zh="中文", en="中文"), Language.EN: Text(zh="English", en="English")}
"""Each in its own name."""


def heading(desk: Desk) -> Text:
    """What is selected, as a sentence begins."""
    if not desk.tiles:
        return NOTHING_SELECTED
    selected = selection(desk.hall, desk.tiles)
    return Text(zh=selected.zh, en=capital(selected.read(Language.EN)))


def held_until(hall: Hall, hold: HoldFor) -> Text:
    """The small line on the button of a preset: when it ends, also if nobody ends it."""
    if hold is HoldFor.BY_HAND:
        return Text(zh="24 小时内", en="max 24 h")
    until = end(hall, hold.until_us(hall))
    return Text(zh=f"到 {until}", en=f"to {until}")


def late(late_us: int | None) -> str:
    """How late the turn was that brought the picture."""
    return f"+{late_us / 1000:.1f} ms" if late_us is not None else ""


def spoken(tile: Tile) -> Text:
    """The language a screen is told to speak."""
    language = tile.spoken.language if tile.spoken is not None else None
    return LANGUAGES[language] if language is not None else Text(zh="")


def in_use(visited: Sequence[Tile]) -> Text:
    """That visitors have screens which are about to be taken."""
    numbers = "、".join(f"{tile.number:02}" for tile in visited)
    are = "Screen {} is" if len(visited) == 1 else "Screens {} are"
    return Text(zh=f"屏 {numbers} 有观众正在操作", en=f"{are.format(numbers.replace('、', ', '))} in use by visitors")


def go(desk: Desk) -> Text:
    """What GO would do beside taking: whom it waits for."""
    count = screens(len(desk.reached))
    if not desk.reached:
        return GO
    request = desk.go()
    if request is not None and request.kind is CueKind.LANGUAGE and desk.speak is not None:
        name = LANGUAGES[desk.speak]
        return Text(zh=f"上屏 · {name.zh} · {count.zh}", en=f"Take {name.en} · {count.en}")
    return Text(zh=f"上屏 · {count.zh}", en=f"Take · {count.en}")


def speaking(hall: Hall, selected: Sequence[Tile], language: Language, until_us: int) -> Text:
    """What GO does with a language, before it is done."""
    where, until = selection(hall, selected), end(hall, until_us)
    name = Text(zh="中文", en="Chinese") if language is Language.ZH else Text(zh="英文", en="English")
    return Text(
        zh=f"{where.zh}改用{name.zh}，到 {until}；观众自己选的语言不变。",
        en=f"{name.en} on {where.en} until {until}; what visitors choose for themselves stays.",
    )


def beside(hall: Hall, tile: Tile) -> Text:
    """What is told of a screen beside its title: slide n of m, until when it is held, and what else stands."""
    found: list[Text] = []
    if tile.now.number is not None:
        found.append(Text(zh=f"第 {tile.now.number}/{tile.now.of} 页", en=f"slide {tile.now.number} of {tile.now.of}"))
    if tile.cue is not None and tile.cue.until_us is not None:
        until = end(hall, tile.cue.until_us)
        found.append(Text(zh=f"保持到 {until}", en=f"until {until}"))
    found += [word for word, stands in ((VISITED, tile.visited), (MUTED, tile.muted is not None)) if stands]
    return Text(zh=" · ".join(text.zh for text in found), en=" · ".join(text.read(Language.EN) for text in found))


def is_on(tile: Tile) -> bool:
    """Whether what is due on a screen can be seen there."""
    return tile.state is not TileState.OFFLINE


def example(number: int) -> Text:
    """Where the selected screens differ: of which one is spoken."""
    return Text(zh=f"各屏不同，这是屏 {number:02}：", en=f"They differ; this is screen {number:02}: ")


def armed(desk: Desk) -> Text:
    """What GO would put there, by its name."""
    if desk.speak is not None:
        return LANGUAGES[desk.speak]
    return desk.hall.title_of(desk.chosen) if desk.chosen is not None else Text(zh="")


def first_of(desk: Desk) -> Text:
    """Where what GO puts there begins, and on which of several screens that is seen."""
    first = desk.reached[0]
    on = Text(zh=f"屏 {first.number:02}", en=f"screen {first.number:02}")
    choice = next((each for each in desk.hall.choices if each.playlist == desk.chosen), None)
    if choice is None:
        return on
    return Text(zh=f"{on.zh} · 第 1/{choice.slides} 页", en=f"{on.en} · slide 1 of {choice.slides}")


def outcome(desk: Desk) -> Text:
    """The sentence above GO: what it will do, or what is still missing."""
    tiles, until_us = desk.reached, desk.hold.until_us(desk.hall)
    if not desk.selected:
        return Text(zh="")
    if not tiles:
        return ONLY_VISITED
    if desk.speak is not None:
        return speaking(desk.hall, tiles, desk.speak, until_us)
    if desk.chosen is None:
        return CHOOSE_FIRST
    return replacing(desk.hall, tiles, desk.chosen, until_us)


CHOOSE_FIRST = Text(zh="选一个播放列表或语言，再按上屏。", en="Choose a playlist or a language, then take it.")
