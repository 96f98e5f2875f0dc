"""What the panel says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiosk.domain.cue import CueKind
from kiosk.domain.errors import KioskError
from kiosk.domain.events import Fault
from kiosk.domain.reason import Rule
from kiosk.domain.text import Language, Text
from kiosk.panel.desk import Page
from kiosk.panel.undoing import Way
from kiosk.panel.view import Choice, Hall, Row, Sight, Tile, TileState
from kiosk.services.data_refresh import Taken
from kiosk.services.times import hall_time

STATES = {
    TileState.PLAYING: Text(zh="播放中", en="Playing"),
    TileState.IDLE: Text(zh="待机轮播", en="Idle loop"),
    TileState.HELD: Text(zh="手动保持", en="Held"),
    TileState.BLACK: Text(zh="黑场", en="Black"),
    TileState.EMERGENCY: Text(zh="紧急通知", en="Emergency"),
    TileState.POSTER: Text(zh="海报页", en="Poster"),
    TileState.CLOSED: Text(zh="闭馆", en="Closed"),
    TileState.OFFLINE: Text(zh="离线", en="Offline"),
}

PAGES = {
    Page.LIVE: Text(zh="现场", en="Live"),
    Page.CONTENT: Text(zh="内容", en="Content"),
    Page.SCHEDULE: Text(zh="排程", en="Schedule"),
    Page.SCREENS: Text(zh="屏幕", en="Screens"),
    Page.LOG: Text(zh="日志", en="Log"),
}
WINDOW_TITLE = Text(zh="展厅控制台", en="Exhibition panel")
NOW = Text(zh="正在播出", en="On now")
DUE = Text(zh="应当播出", en="Should be on")
NEXT = Text(zh="接下来", en="Next")
NOTHING_SELECTED = Text(zh="还没有选屏幕", en="No screen selected")
SEVERAL = Text(zh="多选", en="Several")
GO = Text(zh="上屏", en="Take")
UNFREEZE = Text(zh="解除冻结", en="Unfreeze")
UNBLACK = Text(zh="解除黑场", en="End black")
OTHER_LANGUAGE = Text(zh="English", en="中文")
"""The language button shows the other language in its own name."""
LIGHT = Text(zh="浅色", en="Light")
DARK = Text(zh="深色", en="Dark")
QUIT = Text(zh="退出", en="Quit")
STAY = Text(zh="不退出", en="Stay")
UNDO = Text(zh="撤销", en="Undo")
SEARCH = Text(zh="查找", en="Search")
FIND = Text(
    zh="找页面、展区、屏幕、播放列表、幻灯片上的字、按钮……",
    en="Find a page, section, screen, playlist, slide, button…",
)
NOTHING_FOUND = Text(zh="没有找到。换一个词，或少打几个字。", en="Nothing found. Try another word, or fewer letters.")
A_PAGE = Text(zh="页面", en="Page")
A_SECTION = Text(zh="展区", en="Section")
A_SCREEN = Text(zh="屏幕", en="Screen")
A_PLAYLIST = Text(zh="播放列表", en="Playlist")
A_SLIDE = Text(zh="幻灯片", en="Slide")
A_BUTTON = Text(zh="按钮", en="Button")
KEYS = Text(zh="按键", en="Keys")
KEYS_HERE = Text(zh="这一页的按键", en="Keys on this page")
LOCK = Text(zh="锁定", en="Lock")
LOCKED = Text(
    zh="控制台已锁定：画面照常播放，这里什么也按不动。紧急通知仍然可以发。",
    en="The panel is locked: the screens play on, and nothing here answers. Emergency notices still do.",
)
HOLD_TO_UNLOCK = Text(zh="按住 1.5 秒解锁", en="Hold 1.5 s to unlock")
REDO = Text(zh="重做", en="Redo")
HOLD_TO_QUIT = Text(zh="按住 1.5 秒退出", en="Hold 1.5 s to quit")

UNSEEN_KEYS: dict[Page, tuple[tuple[str, Text], ...]] = {
    Page.LIVE: (
        ("1 – 9", Text(zh="选展区", en="Select a section")),
        ("Shift+1 – 9", Text(zh="再加一个展区", en="Add a section")),
        ("A", Text(zh="选全部屏幕", en="Select all screens")),
        ("01 – 18, Enter", Text(zh="选这个号的屏", en="Select the screen of that number")),
        ("Esc", Text(zh="退一步", en="One step back")),
        ("G", Text(zh="输入页码跳页", en="Go to a slide by its number")),
        ("PgUp PgDn", Text(zh="翻页器：上一页、下一页", en="Clicker: previous, next")),
        ("↑ ↓ P", Text(zh="选播放列表", en="Choose a playlist")),
        ("T", Text(zh="换保持时间", en="Another end")),
    ),
    Page.SCHEDULE: (
        ("Ctrl+G", Text(zh="去某天", en="Go to a day")),
        ("/", Text(zh="找排程", en="Find entries")),
        ("↑ ↓", Text(zh="选一块（在时间表上）", en="Select a block (on the lanes)")),
        ("Ctrl+← →", Text(zh="移动选中的块", en="Move what is selected")),
        ("Ctrl+Shift+← →", Text(zh="改它的结束时间", en="Move its end")),
    ),
}
"""What keys do that no button shows, page by page."""

_DAYS = (("周一", "Mon"), ("周二", "Tue"), ("周三", "Wed"), ("周四", "Thu"), ("周五", "Fri"), ("周六", "Sat"), ("周日", "Sun"))
_HELD = {
    CueKind.TAKE: Text(zh="手动", en="Held"),
    CueKind.FREEZE: Text(zh="冻结", en="Frozen"),
    CueKind.BLACK: Text(zh="黑场", en="Black"),
    CueKind.EMERGENCY: Text(zh="紧急通知", en="Emergency"),
    CueKind.IDENTIFY: Text(zh="识别屏号", en="Identify"),
    CueKind.TEST_CARD: Text(zh="测试图", en="Test card"),
    CueKind.MUTE: Text(zh="静音", en="Muted"),
    CueKind.LANGUAGE: Text(zh="语言", en="Language"),
}
_RULES = {
    Rule.SCHEDULE: Text(zh="排程", en="Schedule"),
    Rule.SECTION: Text(zh="展区默认", en="Section default"),
    Rule.HALL: Text(zh="全馆默认", en="Hall default"),
    Rule.POSTER: Text(zh="海报页", en="Poster"),
}
_OWN = Text(zh="屏幕默认", en="Screen default")


class Tone(Enum):
    """How loud something is said: amber needs somebody, red is a fault or an emergency."""

    CALM = "calm"
    ATTENTION = "attention"
    FAULT = "fault"


TONES = {
    TileState.PLAYING: Tone.CALM,
    TileState.IDLE: Tone.CALM,
    TileState.POSTER: Tone.CALM,
    TileState.CLOSED: Tone.CALM,
    TileState.HELD: Tone.ATTENTION,
    TileState.BLACK: Tone.ATTENTION,
    TileState.EMERGENCY: Tone.FAULT,
    TileState.OFFLINE: Tone.FAULT,
}


def clock(hall: Hall) -> Text:
    """Day and time in the hall."""
    now = hall_time(hall.now_us, hall.zone)
    zh, en = _DAYS[now.weekday()]
    return Text(zh=f"{zh} {now.month} 月 {now.day} 日 {now:%H:%M}", en=f"{en} {now:%d %b %H:%M}")


def end(hall: Hall, until_us: int) -> str:
    """The end of a hold: the time, and the day if it is not today."""
    until, now = hall_time(until_us, hall.zone), hall_time(hall.now_us, hall.zone)
    return f"{until:%H:%M}" if until.date() == now.date() else f"{until:%m-%d %H:%M}"


def origin(hall: Hall, row: Row) -> tuple[Text, Tone]:
    """Where a section's content comes from, in a few words."""
    found = [_origin(hall, tile) for tile in row.tiles]
    text, tone = loudest = max(found, key=lambda each: list(Tone).index(each[1]))
    count, of = found.count(loudest), len(found)
    if count == of:
        return loudest
    if tone is Tone.CALM:
        return Text(zh="各屏不同", en="Differs by screen"), tone
    return Text(zh=f"{text.zh} · {count}/{of} 屏", en=f"{text.en} · {count} of {of}"), tone


def _origin(hall: Hall, tile: Tile) -> tuple[Text, Tone]:
    if tile.cue is not None and tile.cue.until_us is not None:
        tone = Tone.FAULT if tile.cue.kind is CueKind.EMERGENCY else Tone.ATTENTION
        held, until = _HELD[tile.cue.kind], end(hall, tile.cue.until_us)
        return Text(zh=f"{held.zh} → {until}", en=f"{held.en} → {until}"), tone
    if tile.ends_us is not None:
        what, until = (
            STATES[TileState.CLOSED] if tile.now.state is TileState.CLOSED else _RULES[tile.rule],
            end(hall, tile.ends_us),
        )
        return Text(zh=f"{what.zh} → {until}", en=f"{what.en} → {until}"), Tone.CALM
    if tile.now.state is TileState.IDLE:
        return STATES[TileState.IDLE], Tone.CALM
    return _OWN if tile.own else _RULES[tile.rule], Tone.CALM


def place(sight: Sight) -> str:
    """Slide n of m; empty where it is no slide."""
    return f"{sight.number}/{sight.of}" if sight.number is not None else ""


def seen(sight: Sight) -> Text:
    """What is in sight: the slide's title and place, else the state."""
    if sight.title is None:
        return STATES[sight.state]
    return Text(zh=f"{sight.title.zh}  {place(sight)}", en=f"{sight.title.read(Language.EN)}  {place(sight)}")


def coming(hall: Hall, tile: Tile) -> Text:
    """What comes next on a screen, and when."""
    if tile.until_us is None:
        return Text(zh="一直放到有人操作", en="Stays until somebody acts")
    at = f"{hall_time(tile.until_us, hall.zone):%H:%M:%S}"
    if tile.next is None:
        return Text(zh=f"{at} 换新节目单", en=f"{at}  a new programme")
    what = seen(tile.next)
    return Text(zh=f"{at}  {what.zh}", en=f"{at}  {what.read(Language.EN)}")


def why(tile: Tile) -> Text:
    """Why it shows this, and what would be next in line if that ended."""
    if not tile.overridden:
        return tile.why
    after = tile.overridden[0]
    return Text(
        zh=f"{tile.why.zh}；之后轮到{after.zh}",
        en=f"{tile.why.read(Language.EN)}; next in line: {after.read(Language.EN)}",
    )


def choice(item: Choice) -> Text:
    """A playlist in the list."""
    pages = "1 slide" if item.slides == 1 else f"{item.slides} slides"
    return Text(zh=f"{item.title.zh} · {item.slides} 页", en=f"{item.title.read(Language.EN)} · {pages}")


def go(count: int) -> Text:
    """The button that takes, with the number of screens it is for."""
    return Text(zh=f"上屏 · {screens(count).zh}", en=f"Take · {screens(count).en}") if count else GO


def old(age_us: int) -> Text:
    """How old a thumbnail is."""
    seconds = age_us // 1_000_000
    count = f"{seconds}" if seconds < 100 else f"{seconds // 60}"
    zh, en = ("秒", "s") if seconds < 100 else ("分钟", "min")
    return Text(zh=f"{count} {zh}前的画面", en=f"{count} {en} old")


def screens(count: int) -> Text:
    return Text(zh=f"{count} 块屏", en=f"{count} screen" if count == 1 else f"{count} screens")


def online(hall: Hall) -> Text:
    of = len(hall.tiles)
    return Text(zh=f"{hall.online}/{of} 屏在线", en=f"{hall.online}/{of} screens online")


def to_do(count: int) -> Text:
    return Text(zh=f"{count} 项需处理", en="1 needs attention" if count == 1 else f"{count} need attention")


def selection(hall: Hall, selected: Sequence[Tile]) -> Text:
    """What is selected: all, whole sections by name, else screens by number."""
    if len(selected) == len(hall.tiles):
        return Text(zh=f"全部 {len(selected)} 块屏", en=f"all {len(selected)} screens")
    chosen = {tile.screen for tile in selected}
    whole = [row for row in hall.rows if {tile.screen for tile in row.tiles} <= chosen]
    if sum(len(row.tiles) for row in whole) == len(chosen):
        names = [row.name for row in whole]
        count = screens(len(chosen))
        return Text(zh=f"{join(names).zh} 的 {count.zh}", en=f"{count.en} of {join(names).en}")
    numbers = "、".join(f"{tile.number:02}" for tile in selected)
    return Text(zh=f"屏 {numbers}", en=f"{'screen' if len(selected) == 1 else 'screens'} {numbers.replace('、', ', ')}")


def join(texts: Sequence[Text]) -> Text:
    return Text(zh="、".join(text.zh for text in texts), en=", ".join(text.read(Language.EN) for text in texts))


def replacing(hall: Hall, selected: Sequence[Tile], playlist: str, until_us: int) -> Text:
    """What taking a playlist will do, before it is done."""
    title, where, until = hall.title_of(playlist), selection(hall, selected), end(hall, until_us)
    gone = [hall.title_of(name) for name in dict.fromkeys(tile.playlist for tile in selected) if name and name != playlist]
    zh, en = f"把「{title.zh}」放到{where.zh}，到 {until}", f'Put "{title.read(Language.EN)}" on {where.en} until {until}'
    if gone:
        quoted = "、".join(f"「{text.zh}」" for text in gone), ", ".join(f'"{text.read(Language.EN)}"' for text in gone)
        zh, en = f"{zh}，取代{quoted[0]}", f"{en}, replacing {quoted[1]}"
    if any(tile.playlist == playlist for tile in selected):
        zh, en = f"{zh}，从第 1 页开始", f"{en}, from slide 1"
    if any(tile.rule is Rule.EMERGENCY for tile in selected):
        zh, en = f"{zh}；紧急通知结束后才看得见", f"{en}; seen once the emergency ends"
    return Text(zh=f"{zh}。", en=f"{en}.")


def undone(way: Way, text: Text) -> Text:
    """What was taken back, or done again."""
    word = UNDO if way is Way.BACK else REDO
    return Text(zh=f"已{word.zh}：{text.zh}", en=f"{word.en}: {text.read(Language.EN)}")


def refused(error: KioskError) -> Text:
    """That a cue was not given, and why."""
    message, fix = error.message, error.fix
    return Text(
        zh=f"没有执行，画面不变：{message.zh}。{fix.zh}。",
        en=f"Not done, the screens stay as they are: {message.read(Language.EN)}. {capital(fix.read(Language.EN))}.",
    )


def refreshed(taken: Taken) -> tuple[Text, Tone]:
    """What came of a data file that had changed, and how loud that is said."""
    if taken.refused is not None:
        message, where, fix = taken.refused.message, taken.refused.where, taken.refused.fix
        text = Text(
            zh=f"挂图数据没有更新，画面不变：{message.zh}（{where}）。{fix.zh}。",
            en=f"The wall chart stays as it is: {message.read(Language.EN)} ({where}). {capital(fix.read(Language.EN))}.",
        )
        return text, Tone.ATTENTION
    if taken.left_out:
        count, first = len(taken.left_out), taken.left_out[0]
        text = Text(
            zh=f"挂图数据已更新：{taken.rows} 个项目；有 {count} 行没有显示，先看这一行：{first.message.zh}（{first.where}）。",
            en=f"Wall chart updated: projects {taken.rows}, rows left out {count}. "
            f"The first: {first.message.read(Language.EN)} ({first.where}).",
        )
        return text, Tone.ATTENTION
    return Text(zh=f"挂图数据已更新：{taken.rows} 个项目", en=f"Wall chart updated: projects {taken.rows}"), Tone.CALM


def trouble(fault: KioskError) -> Text:
    """Why the panel may be out of date."""
    return Text(
        zh=f"{fault.message.zh}（{fault.where}）。屏幕照常播放，但这里看到的可能是旧的。{fault.fix.zh}。",
        en=f"{capital(fault.message.read(Language.EN))} ({fault.where}). The screens play on, but what you see here may be old. "
        f"{capital(fault.fix.read(Language.EN))}.",
    )


def notice(hall: Hall) -> tuple[Text, Tone]:
    """The one sentence about the hall as a whole: what is wrong first, else that all is well."""
    if hall.trouble is not None:
        return hall.trouble, Tone.FAULT
    if not hall.rows:
        return _NOTHING_PUBLISHED, Tone.ATTENTION
    if not hall.player_runs:
        return _NO_PLAYER, Tone.FAULT
    if hall.faults:
        return fault_sentence(hall, hall.faults[0]), Tone.FAULT
    alarmed = sum(tile.state is TileState.EMERGENCY for tile in hall.tiles)
    if alarmed:
        return Text(zh=f"紧急通知正在 {alarmed} 块屏上", en=f"An emergency notice is on {screens(alarmed).en}"), Tone.FAULT
    return Text(zh="一切正常", en="All is well"), Tone.CALM


def fault_sentence(hall: Hall, fault: Fault) -> Text:
    """A fault with its screen, and since when."""
    number = next((f"{tile.number:02}" for tile in hall.tiles if tile.screen == fault.where), None)
    zh, en = (f"屏 {number}", f"Screen {number}") if number else (fault.where, fault.where)
    since = end(hall, fault.since_us)
    message = fault.message
    return Text(zh=f"{zh}：{message.zh}（{since} 起）", en=f"{en}: {message.read(Language.EN)} (since {since})")


def quitting(with_screens: int | None) -> Text:
    """What quitting does: `with_screens` is how many screens end with the panel, None if they play on."""
    if with_screens is None:
        return Text(zh="退出控制台；屏幕继续播放。", en="The panel closes. The screens play on.")
    return Text(
        zh=f"长按退出：{with_screens} 块屏也会关闭，观众看不到画面。",
        en=f"Hold to quit: the {with_screens} screens close too, and visitors see nothing.",
    )


def capital(sentence: str) -> str:
    """A sentence as it begins."""
    return sentence[:1].upper() + sentence[1:]


_NOTHING_PUBLISHED = Text(
    zh="还没有发布内容，屏幕上没有可放的画面：到「内容」页（F2）按「发布」。",
    en="Nothing has been published, so the screens have nothing to show: press Publish on the page Content (F2).",
)
_NO_PLAYER = Text(
    zh="播放端没有运行，观众看不到画面。如果几秒内没有自动恢复，请重新启动 kiosk。",
    en="The player is not running, so visitors see nothing. If it is not back in a few seconds, start kiosk again.",
)
