"""What the page 排程 says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from kiosk.domain.calendar import Calendar, DayKind
from kiosk.domain.errors import KioskError
from kiosk.domain.hours import Hours
from kiosk.domain.occurrences import Skipped
from kiosk.domain.schedule import Entry
from kiosk.domain.text import Language, Text
from kiosk.panel.desk import Span
from kiosk.panel.wording import capital, join, screens
from kiosk.services.opening import closure
from kiosk.services.schedule_wording import clock
from kiosk.services.scheduling import Understood
from kiosk.services.times import hall_time

if TYPE_CHECKING:
    from kiosk.panel.day_plan import DayPlan
    from kiosk.panel.month_plan import MonthPlan

SAY = Text(
    zh="每周二 9-11 学校参观 到6月底 跳过节假日（N）",
    en="every Tuesday 9-11 school visit until June 30 except holidays (N)",
)
LOOK = Text(zh="看看", en="Look")
CLOSE = Text(zh="知道了", en="Close")
PUBLISH = Text(zh="发布", en="Publish")
WILL_CHANGE = Text(zh="发布后 30 天里的变化：", en="What changes within 30 days of publishing:")
NOT_PUBLISH = Text(zh="不发布", en="Do not publish")
WHOLE_HALL = Text(zh="全馆", en="Whole hall")
TODAY = Text(zh="今天", en="Today")
EARLIER = {
    Span.DAY: Text(zh="前一天", en="Day before"),
    Span.WEEK: Text(zh="前一周", en="Week before"),
    Span.MONTH: Text(zh="上个月", en="Month before"),
}
LATER = {
    Span.DAY: Text(zh="后一天", en="Day after"),
    Span.WEEK: Text(zh="后一周", en="Week after"),
    Span.MONTH: Text(zh="下个月", en="Month after"),
}
SPANS = {Span.DAY: Text(zh="日", en="Day"), Span.WEEK: Text(zh="周", en="Week"), Span.MONTH: Text(zh="月", en="Month")}
GO_TO = Text(zh="去某天 Ctrl+G", en="Go to Ctrl+G")
NEW = Text(zh="新建", en="New")
HOURS = Text(zh="开放时间", en="Hours")
FIND = Text(zh="找排程（/）", en="Find (/)")
EDIT = Text(zh="修改", en="Edit")
COPY = Text(zh="复制", en="Copy")
END = Text(zh="现在结束", en="End now")
NONE_FOUND = Text(zh="没有匹配的排程；清除下面要找的字", en="No entry matches; clear the words below")
ALL_OVER = Text(
    zh="以后没有排程，全部按展区默认播放 — 按 N 新建", en="Nothing is scheduled from now on — press N for a new entry"
)
POINT = Text(
    zh="指一处，看那时放什么、为什么；点一块选中，拖动改时间，双击修改，在空处拖出新的。",
    en="Point to see what plays then and why; click a block to select it, drag it to move it, double-click it to change it, "
    "drag on empty time for a new one.",
)
CHANGE_ONCE = Text(zh="只改这一次", en="Only this once")
CHANGE_ALL = Text(zh="改整个系列", en="All of them")
CHANGE_IT = Text(zh="仍然修改", en="Change it")
NOT_CHANGE = Text(zh="不改", en="Do not change")
ID = Text(zh="编号", en="No.")
ENTRY = Text(zh="排程", en="Entry")
NEXT = Text(zh="下一次", en="Next")
EMPTY = Text(
    zh="没有排程，全部按展区默认播放 — 按 N 新建，或在上面写一句话",
    en="Nothing is scheduled: all sections play their defaults — press N for a new entry, or type a sentence above",
)
SKIP = Text(zh="跳过一次", en="Skip once")
REMOVE = Text(zh="删除", en="Remove")
NO_MORE = Text(zh="不再播放", en="never again")
UNDER_WAY = Text(zh="正在进行", en="under way")
MUST = Text(zh="必须", en="Must")
KINDS = {
    "filler": Text(zh="垫片", en="Filler"),
    "daily": Text(zh="日常", en="Daily"),
    "event": Text(zh="活动", en="Event"),
    "held": Text(zh="手动保持", en="Held"),
    "emergency": Text(zh="紧急通知", en="Emergency"),
    "poster": Text(zh="海报页", en="Poster"),
    "closed": Text(zh="闭馆", en="Closed"),
}
NOT_YET = Text(zh="还没有可以看的排程。", en="There is no schedule to show yet.")
FIRST_PUBLISH = Text(zh="还没有发布过：所有屏幕开始播放", en="Nothing was published yet: all screens begin to play")
LATER_ONLY = Text(
    zh="草稿有改动，但以后 30 天里每块屏放的都一样",
    en="The draft has changed, but every screen plays the same for the next 30 days",
)
OTHERWISE = Text(
    zh="播放列表里的内容有改动，从发布起播放", en="What is in the playlists has changed, and plays from publishing on"
)
_TITLES = 6
"""So many edited slides are named."""
_NO_SCREEN = Text(zh="没有这块屏", en="no such screen")
_WEEKDAYS = (
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
)
_SKIPPED = 8
"""So many skipped days are named."""


def lane(name: Text, numbers: Sequence[int]) -> Text:
    """A section, or those of its screens that differ from the others."""
    if not numbers:
        return name
    listed = place(numbers)
    return Text(zh=f"{name.zh} · {listed.zh}", en=f"{name.read(Language.EN)} · {listed.en}")


def place(numbers: Sequence[int]) -> Text:
    shown = [f"{number:02}" for number in numbers]
    return Text(zh=f"屏 {'、'.join(shown)}", en=f"{'screen' if len(shown) == 1 else 'screens'} {', '.join(shown)}")


def said(label: Text, why: Text) -> Text:
    return Text(zh=f"{label.zh}：{why.zh}", en=f"{label.read(Language.EN)}: {why.read(Language.EN)}")


def beating(why: Text, beaten: Text, because: Text) -> Text:
    """What plays and why, and one that wants the same time and loses."""
    return Text(
        zh=f"{why.zh}，盖过「{beaten.zh}」（{because.zh}）",
        en=f'{why.read(Language.EN)}, over "{beaten.read(Language.EN)}" ({because.read(Language.EN)})',
    )


def named(calendar: Calendar, day: date) -> Text | None:
    """What the calendar says of a day, or that it does not know its year."""
    return day_name(calendar, day) or (None if calendar.covers(day.year) else unpublished(day.year))


def day_name(calendar: Calendar, day: date) -> Text | None:
    """The holiday a day is, or that it is worked in place of one."""
    found = calendar.by_day.get(day)
    if found is None:
        return None
    name = found.name
    if found.kind is DayKind.HOLIDAY:
        return Text(zh=f"{name.zh}（放假）", en=f"{name.read(Language.EN)} (holiday)")
    return Text(zh=f"{name.zh}（调休上班）", en=f"{name.read(Language.EN)} (make-up workday)")


def unpublished(year: int) -> Text:
    return Text(zh=f"{year} 年节假日未发布", en=f"Holidays of {year} not published")


def open_from_to(hours: Hours, day: date) -> Text:
    """When the hall is open on a day."""
    closed = closure(hours, day)
    if closed is not None:
        return Text(zh=closed.zh, en=capital(closed.read(Language.EN)))
    found = next((item for item in hours.weekly if item.weekday == day.weekday()), None)
    if found is None or found.opens is None or found.closes is None:
        return Text(zh="全天开放", en="Open all day")
    span = f"{clock(found.opens)}–{clock(found.closes)}"
    return Text(zh=f"开放 {span}", en=f"Open {span}")


def sheet_heading(plan: DayPlan | None, month: MonthPlan | None) -> Text:
    """What is in sight."""
    if month is not None:
        return month_heading(month.month, month.unknown)
    if plan is None:
        return NOT_YET
    if len(plan.columns) > 1:
        return week_heading(plan.day, plan.columns[-1].day)
    return heading(plan.day, [each for each in (plan.named, plan.hours) if each is not None])


def day_heading(day: date) -> Text:
    return heading(day, ())


def over(count: int) -> Text:
    return Text(zh=f"已结束 {count} 项", en=f"{count} over")


def more_entries(count: int) -> Text:
    return Text(
        zh=f"还有 {count} 项没有列出：在下面写播放列表、展区、日期或备注来找。",
        en=f"{count} more are not listed: type a playlist, a section, a day or a note below to find them.",
    )


def moving(entry: Text, was: tuple[int, int], will: tuple[int, int], zone: tzinfo) -> Text:
    """An occurrence that was dragged: what it is, and its times before and after."""
    before, after = (
        f"{hall_time(each[0], zone):%m-%d %H:%M}–{hall_time(each[1], zone):%H:%M}" for each in (was, will)
    )  # fmt: skip
    return Text(zh=f"{entry.zh}  {before} → {after}", en=f"{entry.read(Language.EN)}  {before} → {after}")


def case(name: Text, remarks: Sequence[Text]) -> Text:
    """What one of the answers would lead to."""
    zh, en = "；".join(each.zh for each in remarks), "; ".join(each.read(Language.EN) for each in remarks)
    return Text(zh=f"{name.zh}：{zh or '没有冲突'}", en=f"{name.read(Language.EN)}: {en or 'no conflict'}")


def heading(day: date, names: Sequence[Text]) -> Text:
    """A day with its weekday and all there is to know of it."""
    zh, en = _WEEKDAYS[day.weekday()]
    rest = [("", "")] + [(text.zh, text.read(Language.EN)) for text in names]
    return Text(
        zh=f"{day} {zh}" + " · ".join(each[0] for each in rest), en=f"{en} {day}" + " · ".join(each[1] for each in rest)
    )


def day_short(day: date) -> Text:
    """A day of a week, its year being plain."""
    zh, en = _WEEKDAYS[day.weekday()]
    return Text(zh=f"{zh} {day.month}月{day.day}日", en=f"{en} {day:%d %b}")


def weekday(day: date) -> Text:
    zh, en = _WEEKDAYS[day.weekday()]
    return Text(zh=zh, en=en)


def more_happenings(count: int, besides: bool) -> Text:
    """How much of a day had no room."""
    return Text(zh=f"{'还有' if besides else '共'} {count} 项", en=f"{count} {'more' if besides else 'in all'}")


def week_heading(first: date, last: date) -> Text:
    return Text(zh=f"{first} 至 {last:%m-%d}", en=f"{first} to {last:%m-%d}")


def month_heading(month: date, unknown: Text | None) -> Text:
    more = (f" · {unknown.zh}", f" · {unknown.read(Language.EN)}") if unknown is not None else ("", "")
    return Text(zh=f"{month.year} 年 {month.month} 月{more[0]}", en=f"{month:%B %Y}{more[1]}")


def at(moment: datetime) -> Text:
    return Text(zh=f"{moment:%H:%M} 放什么", en=f"What plays at {moment:%H:%M}")


def heading_at(moment: datetime) -> Text:
    """An instant of a week."""
    zh, en = _WEEKDAYS[moment.weekday()]
    return Text(zh=f"{zh} {moment:%H:%M}", en=f"{en} {moment:%H:%M}")


def next_start(day: date, start: object) -> Text:
    zh, en = _WEEKDAYS[day.weekday()]
    return Text(zh=f"{day} {zh} {clock(start)}", en=f"{en} {day} {clock(start)}")


def heard_lines(entry: Entry, understood: Understood) -> tuple[Text, ...]:
    """What was understood: the sentence, the next days, those it skips, and what to know besides."""
    start = clock(entry.start)
    lines = [understood.text]
    if understood.next:
        days = [f"{day} {start}" for day in understood.next]
        lines.append(Text(zh=f"接下来：{'、'.join(days)}", en=f"Next: {', '.join(days)}"))
    if understood.skipped:
        lines.append(_skipped(understood.skipped))
    lines += [Text(zh=f"注意：{each.zh}", en=f"Note: {each.read(Language.EN)}") for each in understood.remarks]
    return tuple(lines)


def _skipped(skipped: Sequence[Skipped]) -> Text:
    zh = "、".join(f"{item.day} {item.name.zh}" for item in skipped[:_SKIPPED])
    en = ", ".join(f"{item.day} {item.name.read(Language.EN)}" for item in skipped[:_SKIPPED])
    more = (f"……共 {len(skipped)} 天", f"… {len(skipped)} days in all") if len(skipped) > _SKIPPED else ("", "")
    return Text(zh=f"跳过：{zh}{more[0]}", en=f"Skipped: {en}{more[1]}")


def not_heard(error: KioskError) -> tuple[Text, ...]:
    """Why a sentence was not understood, which part of it, and what to do."""
    return (
        Text(zh=f"{error.message.zh}。", en=f"{capital(error.message.read(Language.EN))}."),
        Text(zh=error.where),
        Text(zh=f"{error.fix.zh}。", en=f"{capital(error.fix.read(Language.EN))}."),
    )


def broken_draft(error: KioskError) -> Text:
    """Why the draft cannot be shown or published."""
    return Text(
        zh=f"草稿现在不能发布：{error.message.zh}。{error.fix.zh}。下面是已发布的排程。",
        en=f"The draft cannot be published: {error.message.read(Language.EN)}. {capital(error.fix.read(Language.EN))}. "
        "What is shown is the published schedule.",
    )


def publish(changed: int | None, changes: bool) -> Text:
    """The button that publishes, with what it will change; `changed` is None where the draft cannot be published."""
    if not changed:
        return Text(zh="发布：没有屏幕变化", en="Publish: no screen changes") if changes else PUBLISH
    return Text(
        zh=f"发布：{changed} 块屏有变化", en=f"Publish: {screens(changed).en} {'changes' if changed == 1 else 'change'}"
    )


def change(from_us: int, to_us: int | None, where: Text, before: Text | None, after: Text | None, zone: tzinfo) -> Text:
    """One change; `to_us` is None where it goes on beyond what was looked at."""
    start = hall_time(from_us, zone)
    if to_us is None:
        span = f"{start:%m-%d %H:%M} 起", f"from {start:%m-%d %H:%M} on"
    else:
        end = hall_time(to_us, zone)
        until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%m-%d %H:%M}"
        span = f"{start:%m-%d %H:%M}–{until}", f"{start:%m-%d %H:%M}–{until}"
    was, will = before or _NO_SCREEN, after or _NO_SCREEN
    if was == will:  # the same playlist with other slides, or in another order
        return Text(
            zh=f"{span[0]}  {where.zh}：{was.zh}，内容或顺序有变化",
            en=f"{span[1]}  {where.read(Language.EN)}: {was.read(Language.EN)}, with other content or in another order",
        )
    return Text(
        zh=f"{span[0]}  {where.zh}：{was.zh} → {will.zh}",
        en=f"{span[1]}  {where.read(Language.EN)}: {was.read(Language.EN)} → {will.read(Language.EN)}",
    )


def in_all(count: int) -> Text:
    return Text(zh=f"……共 {count} 处", en=f"… {count} changes in all")


def of_screens(names: Sequence[Text], numbers: Sequence[int]) -> Text:
    """Whole sections by name, other screens by number."""
    return join([*names, place(numbers)]) if numbers else join(names)


def edited(titles: Sequence[Text]) -> Text:
    """The slides that visitors know otherwise."""
    more = len(titles) > _TITLES
    zh = "、".join(f"「{title.zh}」" for title in titles[:_TITLES])
    en = ", ".join(f'"{title.read(Language.EN)}"' for title in titles[:_TITLES])
    count = len(titles)
    return Text(
        zh=f"改了 {count} 页：{zh}{'……' if more else ''}",
        en=f"{'1 slide' if count == 1 else f'{count} slides'} edited: {en}{' …' if more else ''}",
    )
