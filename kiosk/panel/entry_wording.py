"""What the forms of the page 排程 say, in both languages."""

from __future__ import annotations

from datetime import date

from kiosk.domain.schedule import Holidays, Makeup
from kiosk.domain.text import Text

PLAYLIST = Text(zh="播放列表", en="Playlist")
PLACE = Text(zh="在哪里", en="Where")
DAYS = Text(zh="每周哪几天（都不选：只播一次）", en="On which weekdays (none: it plays once)")
FROM = Text(zh="从", en="From")
TO = Text(zh="到", en="To")
FIRST = Text(zh="第一天", en="First day")
UNTIL = Text(zh="最后一天", en="Last day")
HOLIDAYS = Text(zh="法定节假日", en="On holidays")
MAKEUP = Text(zh="调休上班日", en="On make-up workdays")
NOTE = Text(zh="备注", en="Note")
ALSO = Text(zh="重叠或闭馆时", en="Overlapping or closed")
CAPTIONS = (PLAYLIST, PLACE, DAYS, FROM, TO, FIRST, UNTIL, HOLIDAYS, MAKEUP, NOTE, ALSO)
WEEKDAYS = (
    Text(zh="周一", en="Mon"), Text(zh="周二", en="Tue"), Text(zh="周三", en="Wed"), Text(zh="周四", en="Thu"),
    Text(zh="周五", en="Fri"), Text(zh="周六", en="Sat"), Text(zh="周日", en="Sun"),
)  # fmt: skip
ON_HOLIDAYS = {
    Holidays.IGNORE: Text(zh="照常", en="As usual"),
    Holidays.SKIP: Text(zh="跳过", en="Skip"),
    Holidays.ONLY: Text(zh="只在", en="Only"),
}
ON_MAKEUP = {
    Makeup.WEEKDAY: Text(zh="按星期几", en="By weekday"),
    Makeup.WORKDAY: Text(zh="按所补那天", en="As the day off"),
}
CHOOSE = Text(zh="请选择", en="Choose")
FIRST_PLAYLIST = Text(
    zh="先选播放列表；或在上面写一句话，例如“每周二 9-11 学校参观 到6月底 跳过节假日”。",
    en='Choose a playlist first; or type a sentence above, like "every Tuesday 9-11 school visit until June 30 except holidays".',
)
MUST_PLAY = Text(zh="★ 必须播放", en="★ Must play")
MAY_LOSE = Text(zh="按优先规则", en="By the rule")
NO_END = Text(zh="一直", en="no end")
ONCE = Text(zh="只一次", en="once")
NOTE_HINT = Text(zh="例如 实验小学", en="such as the name of a school")
ADD = Text(zh="加入草稿", en="Add to draft")
SAVE = Text(zh="保存修改", en="Save")
SAVE_ALL = Text(zh="改整个系列", en="Change all of them")
LEAVE = Text(zh="不保存", en="Do not save")


def heading(id: int) -> Text:
    return Text(zh=f"修改第 {id} 项排程", en=f"Change entry {id}") if id else Text(zh="新建排程", en="New entry")


def save(id: int, day: date | None) -> Text:
    """The button that saves: a new entry, one that is changed, or all of a series of which a day was meant."""
    if not id:
        return ADD
    return SAVE if day is None else SAVE_ALL


def only_on(day: date) -> Text:
    return Text(zh=f"只改 {day.month}月{day.day}日 这次", en=f"Only on {day:%d %b}")


HOURS = Text(zh="开放时间", en="Opening hours")
OPENS_CLOSES = Text(
    zh="每天从几点开到几点（空着：全天开放）；点“开放”改成闭馆。",
    en="From when to when (empty: all day); press Open to close a day.",
)
OPEN = Text(zh="开放", en="Open")
CLOSED = Text(zh="闭馆", en="Closed")
WARM_UP = Text(zh="提前几分钟亮屏", en="Screens on before, minutes")
FAREWELL = Text(zh="告别页几分钟", en="Farewell, minutes")
CLOSED_DAYS = Text(zh="闭馆日", en="Closed days")
CLOSED_HINT = Text(zh="日期，例如 10-8", en="a day, such as 10-8")
WHY_HINT = Text(zh="原因，例如 设备检修", en="why, such as maintenance")
ADD_CLOSED = Text(zh="加闭馆日", en="Add closed day")
OPEN_AGAIN = Text(zh="照常开放", en="Open on it")
NO_CLOSED = Text(zh="没有另定的闭馆日。", en="No day is closed besides.")
SAVE_HOURS = Text(zh="保存到草稿", en="Save to draft")


def one_side(weekday: Text) -> Text:
    return Text(zh=f"{weekday.zh}：开和关的时间都要写，或都空着。", en=f"{weekday.en}: give both times, or neither.")


def not_minutes(typed: str, most: int) -> Text:
    return Text(zh=f"“{typed}”不是 0 到 {most} 之间的分钟数", en=f'"{typed}" is not a number of minutes from 0 to {most}')


def warmed(warm_up: int, farewell: int) -> Text:
    """What the two numbers of minutes do."""
    return Text(
        zh=f"屏幕在开馆前 {warm_up} 分钟亮起，闭馆后告别页停留 {farewell} 分钟，然后熄灭。必须播放的排程除外。",
        en=f"Screens come on {warm_up} min before opening, show the farewell for {farewell} min after closing, and then go dark. "
        "What must play is exempt.",
    )
