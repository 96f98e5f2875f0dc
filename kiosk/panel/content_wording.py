"""What the page 内容 says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.slide import SlideKind, Transition
from kiosk.domain.text import Language, Text
from kiosk.panel.schedule_wording import place
from kiosk.panel.wording import join
from kiosk.services.shelf import News

ALL = Text(zh="全部幻灯片", en="All slides")
SEARCH = Text(zh="找标题、文字、备注（/）", en="Find titles, words, notes (/)")
NO_PLAYLIST = Text(
    zh="这个展区还没有播放列表 — 拖入 PPT，或新建", en="This section has no playlist yet — drop a PPT here, or make a new one"
)
NOTHING = Text(
    zh="还没有幻灯片 — 拖入 PPT、PDF 或图片，它们会出现在这里",
    en="There are no slides yet — drop a PPT, a PDF or pictures here",
)
EMPTY_PLAYLIST = Text(
    zh="这个播放列表是空的 — 从“全部幻灯片”把幻灯片拖到左边它的名字上",
    en="This playlist is empty — open “All slides” and drag slides onto its name at the left",
)
NOT_READ = Text(zh="正在读取内容……", en="Reading the content …")
NEWS = {
    News.NEW: Text(zh="新，未发布", en="New, not published"),
    News.CHANGED: Text(zh="改了未发布", en="Changed, not published"),
}
NEWS_SHORT = {News.NEW: Text(zh="新", en="New"), News.CHANGED: Text(zh="改", en="Edited")}
KINDS = {
    SlideKind.TITLE: Text(zh="标题页", en="Title"),
    SlideKind.SECTION_OPENER: Text(zh="展区开篇", en="Opener"),
    SlideKind.KPI_WALL: Text(zh="指标墙", en="Key figures"),
    SlideKind.HERO_NUMBER: Text(zh="大数字", en="Large figure"),
    SlideKind.BAR: Text(zh="柱形图", en="Bar chart"),
    SlideKind.RANK_SLOPE: Text(zh="位次变化", en="Rankings"),
    SlideKind.TIMELINE: Text(zh="时间线", en="Timeline"),
    SlideKind.INITIATIVES: Text(zh="举措", en="Initiatives"),
    SlideKind.WAR_MAP: Text(zh="挂图作战", en="Wall chart"),
    SlideKind.QUOTE: Text(zh="引言", en="Quote"),
    SlideKind.DIAGRAM: Text(zh="示意图", en="Diagram"),
    SlideKind.TABLE: Text(zh="表格", en="Table"),
    SlideKind.PAGE: Text(zh="导入页", en="Imported"),
    SlideKind.PICTURE: Text(zh="图片", en="Picture"),
    SlideKind.BEFORE_AFTER: Text(zh="前后对比", en="Before/after"),
    SlideKind.GALLERY: Text(zh="图集", en="Gallery"),
    SlideKind.VIDEO: Text(zh="视频", en="Video"),
    SlideKind.TEXT: Text(zh="文字", en="Text"),
}
TRANSITIONS = {
    Transition.CUT: Text(zh="直切", en="cut"),
    Transition.FADE: Text(zh="淡入", en="fade"),
    Transition.PUSH: Text(zh="推移", en="push"),
}
LANGUAGES = {Language.ZH: Text(zh="中", en="zh"), Language.EN: Text(zh="英", en="en")}


def slides(count: int) -> Text:
    return Text(zh=f"{count} 页", en="1 slide" if count == 1 else f"{count} slides")


def span(duration_us: int) -> Text:
    """How long something takes, to the second."""
    minutes, seconds = divmod(round(duration_us / 1_000_000), 60)
    return Text(zh=f"{minutes} 分 {seconds:02} 秒", en=f"{minutes} min {seconds:02} s") if minutes else stands(duration_us)


def stands(duration_us: int) -> Text:
    """How long a slide stands."""
    seconds = f"{duration_us / 1_000_000:.1f}".removesuffix(".0")
    return Text(zh=f"{seconds} 秒", en=f"{seconds} s")


def beside(*texts: Text) -> Text:
    """Texts with a dot between them."""
    return Text(zh=" · ".join(text.zh for text in texts), en=" · ".join(text.read(Language.EN) for text in texts))


def default_of(names: Sequence[Text]) -> Text:
    """What plays a playlist by default."""
    joined = join(names)
    return Text(zh=f"{joined.zh}默认", en=f"default of {joined.read(Language.EN)}")


def scheduled(entries: Sequence[int]) -> Text:
    listed = ", ".join(map(str, entries))
    return Text(
        zh=f"排程第 {'、'.join(map(str, entries))} 项", en=f"schedule entr{'y' if len(entries) == 1 else 'ies'} {listed}"
    )


def part_of(titles: Sequence[Text]) -> Text:
    """The playlists that a playlist stands in."""
    joined = join(titles)
    return Text(zh=f"在「{joined.zh}」里", en=f"part of {joined.read(Language.EN)}")


def on_now(numbers: Sequence[int]) -> Text:
    """The screens that play a playlist now."""
    listed = place(numbers)
    return Text(zh=f"{listed.zh} 正在播放", en=f"on {listed.read(Language.EN)} now")


NOWHERE = Text(zh="没有在用", en="not in use")


def found(count: int, most: int) -> Text:
    if count >= most:
        return Text(zh=f"找到很多，显示最接近的 {most} 页", en=f"Many found; the nearest {most} are shown")
    return Text(zh=f"找到 {count} 页", en=f"{slides(count).en} found")


NONE_FOUND = Text(zh="没有匹配 — 换个词，或按 Esc 清除", en="Nothing matches — try another word, or press Esc to clear")
WHOLE = Text(zh="整个播放列表", en="Whole playlist")


def slashed(texts: Sequence[Text]) -> Text:
    return Text(zh="/".join(text.zh for text in texts), en="/".join(text.read(Language.EN) for text in texts))
