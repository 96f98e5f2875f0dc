"""What the page 内容 says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.slide import SlideKind, Transition
from kiosk.domain.text import Language, Text
from kiosk.panel.schedule_wording import place
from kiosk.panel.wording import join
from kiosk.services.playlist_wording import counted
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
    en='This playlist is empty — open "All slides" and drag slides onto its name at the left',
)
NOT_READ = Text(zh="正在读取内容……", en="Reading the content …")
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


def on_now(numbers: Sequence[int]) -> Text:
    """The screens that play a playlist now."""
    listed = place(numbers)
    return Text(zh=f"{listed.zh} 正在播放", en=f"on {listed.read(Language.EN)} now")


NOWHERE = Text(zh="没有在用", en="not in use")


def found(count: int, cut: bool) -> Text:
    """How many slides were found; not all of them where it is cut."""
    if cut:
        return Text(
            zh=f"找到很多，这里有最接近的 {count} 页 — 多写几个字", en=f"Many found; the nearest {count} here — type more words"
        )
    return Text(zh=f"找到 {count} 页", en=f"{counted(count).en} found")


NONE_FOUND = Text(zh="没有匹配 — 换个词，或按 Esc 清除", en="Nothing matches — try another word, or press Esc to clear")
WHOLE = Text(zh="整个播放列表", en="Whole playlist")


def in_place_of(places: Sequence[Text]) -> Text:
    """Why a playlist cannot simply be discarded."""
    used = join(places)
    return Text(
        zh=f"还在用：{used.zh}。全部换成哪个播放列表？", en=f"Still used: {used.read(Language.EN)}. Which one takes its place?"
    )


def slashed(texts: Sequence[Text]) -> Text:
    return Text(zh="/".join(text.zh for text in texts), en="/".join(text.read(Language.EN) for text in texts))


NEW = Text(zh="新建", en="New")
RENAME = Text(zh="改名", en="Rename")
COPY = Text(zh="复制", en="Copy")
DEFAULT = Text(zh="默认…", en="Default…")
DROP = Text(zh="丢弃播放列表", en="Discard playlist")
LEAVE = Text(zh="不改", en="Leave it")
WHICH_SECTION = Text(zh="新播放列表放在哪个展区？", en="Which section is the new playlist for?")
NEW_NAME = Text(zh="新名字（回车保存）", en="New name (Enter saves)")
BACK = Text(zh="前移", en="Back")
ON = Text(zh="后移", en="On")
ADD_TO = Text(zh="加到…", en="Add to…")
TAKE_OUT = Text(zh="拿出", en="Take out")
SELECT = Text(
    zh="点一页选中，按住 Ctrl 或 Shift 可多选；拖动排序，拖到左边加入。",
    en="Click a slide, with Ctrl or Shift for several. Drag to reorder, or onto a playlist.",
)
WHICH_PLAYLIST = Text(zh="加到哪个播放列表？", en="Add to which playlist?")


def selected(count: int) -> Text:
    return Text(zh=f"已选 {count} 页", en=f"{counted(count).en} selected")


def name_for(section: Text) -> Text:
    return Text(
        zh=f"「{section.zh}」新播放列表的名字（回车保存）",
        en=f"Name of the new playlist in {section.read(Language.EN)} (Enter saves)",
    )


def renamed(title: Text, name: str, language: Language) -> Text:
    """A title with another name in the language it was read in; one that was never translated has only the Chinese."""
    if language is Language.ZH or title.en is None:
        return Text(zh=name, en=title.en if language is Language.ZH else None)
    return Text(zh=title.zh, en=name)


def default_where(title: Text) -> Text:
    return Text(zh=f"「{title.zh}」在哪里默认播放？", en=f'Where does "{title.read(Language.EN)}" play by default?')


def default_for(target: Text) -> Text:
    return Text(zh=f"作为{target.zh}的默认", en=f"Default of {target.read(Language.EN)}")


def no_default(target: Text) -> Text:
    return Text(zh=f"不再是{target.zh}的默认", en=f"No longer default of {target.read(Language.EN)}")
