"""What the panel says of emergencies, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.cue import EmergencyLevel
from kiosk.domain.errors import KioskError
from kiosk.domain.text import Language, Text
from kiosk.panel import wording
from kiosk.panel.emergency import Alarm
from kiosk.panel.view import Hall, Tile, TileState

EMERGENCY = Text(zh="紧急通知", en="Emergency")
HOLD_TO_END = Text(zh="按住取消紧急", en="Hold: all clear")
END = Text(zh="按住 1.5 秒取消紧急", en="Hold 1.5 s: all clear")
HOLD_TO_START = Text(zh="按住 1.5 秒发出", en="Hold 1.5 s to send")
CLOSE = Text(zh="关闭", en="Close")
EXTEND = Text(zh="延长 10 分钟", en="10 min longer")
ANOTHER = Text(zh="再发一条", en="Another one")
OWN_WORDS = Text(zh="自己写（可不写）", en="Your own words (optional)")
WHERE = Text(zh="哪里", en="Where")
HOW_LONG = Text(zh="多久", en="How long")
WHOLE_HALL = Text(zh="全馆", en="Whole hall")
CHOOSE_LEVEL = Text(zh="先选上面的一种（按 1–4）。", en="Choose one of the four above first (keys 1–4).")
SENDING = Text(zh="正在发出…", en="Sending…")
NOT_HEARD = Text(
    zh="播放端没有运行，屏幕上还看不到紧急通知；它一启动就会显示。请先口头通知。",
    en="The player is not running, so no screen shows the emergency yet; it will as soon as it starts. Tell people by voice.",
)

LEVELS = {
    EmergencyLevel.DANGER: Text(zh="危险", en="Danger"),
    EmergencyLevel.CAUTION: Text(zh="注意", en="Caution"),
    EmergencyLevel.EVACUATE: Text(zh="疏散", en="Evacuate"),
    EmergencyLevel.NOTICE: Text(zh="通知", en="Notice"),
}
_NO_PLAYER = Text(zh="播放端没有运行，屏幕上看不到。", en="The player is not running: no screen shows it.")
_NO_STORE = Text(zh="现在存不了，但照样能发。", en="Nothing can be saved now; it is sent all the same.")


def minutes(count: int) -> Text:
    return Text(zh=f"{count} 分钟", en=f"{count} min")


def selected(count: int) -> Text:
    """The choice of the screens that are selected on the page of the wall."""
    return Text(zh=f"选中的 {count} 块屏", en=f"Selected: {count}")


def announcing(hall: Hall, tiles: Sequence[Tile], level: EmergencyLevel, hold_min: int) -> Text:
    """What holding the button will do, with the number of screens and those that are offline."""
    where, word = wording.selection(hall, tiles), LEVELS[level]
    until = wording.end(hall, hall.now_us + hold_min * 60_000_000)
    offline = _offline(tiles)
    zh = f"在{where.zh}显示「{word.zh}」，{until} 自动结束"
    en = f'Shows "{word.en}" on {where.en}; ends by itself at {until}'
    if offline is not None:
        zh, en = f"{zh}；{offline.zh}，恢复后自动显示", f"{en}; {offline.en}, will show it when back"
    parts = [Text(zh=f"{zh}。", en=f"{en}."), *_drawbacks(hall)]
    return Text(zh="".join(part.zh for part in parts), en=" ".join(part.read(Language.EN) for part in parts))


def _drawbacks(hall: Hall) -> list[Text]:
    found = [] if hall.player_runs else [_NO_PLAYER]
    return [*found, _NO_STORE] if hall.trouble is not None else found


def standing(hall: Hall) -> Text:
    """The emergency that is in sight, until when, and how many screens have it; how many more there are."""
    alarm, *others = hall.alarms
    found = told(hall, alarm)
    zh, en = f"紧急通知{found.zh}", f"Emergency: {found.read(Language.EN)}"
    if others:
        zh, en = f"{zh} 另有 {len(others)} 条。", f"{en} {len(others)} more below it."
    return Text(zh=zh, en=en)


def told(hall: Hall, alarm: Alarm) -> Text:
    """One emergency: level, words, end, and where it has arrived."""
    cue, tiles = alarm.cue, [tile for tile in hall.tiles if tile.screen in alarm.screens]
    level = LEVELS[cue.level or EmergencyLevel.NOTICE]
    words = cue.text or level
    until = wording.end(hall, cue.until_us or hall.now_us)
    arrived = _arrived(hall, alarm, tiles)
    return Text(
        zh=f"「{level.zh}」{words.zh.rstrip('。')}，到 {until}；{arrived.zh}。",
        en=f'"{level.en}" {words.read(Language.EN).rstrip(".")}, until {until}; {arrived.en}.',
    )


def _arrived(hall: Hall, alarm: Alarm, tiles: Sequence[Tile]) -> Text:
    if not hall.player_runs:
        return Text(zh="播放端没有运行，屏幕上看不到", en="the player is not running, no screen shows it")
    if hall.trouble is not None or (not alarm.reached and alarm.cue.id < 0 and hall.now_us - alarm.cue.at_us > _SLOW_US):
        return Text(zh="已直接告诉播放端，请看大屏核对", en="the player was told directly; look at the screens to be sure")
    count = sum(tile.screen in alarm.reached for tile in tiles)
    offline = _offline(tiles)
    zh, en = f"已到 {count}/{len(tiles)} 屏", f"on {count} of {len(tiles)} screens"
    return Text(zh=f"{zh}，{offline.zh}", en=f"{en}, {offline.en}") if offline is not None else Text(zh=zh, en=en)


def _offline(tiles: Sequence[Tile]) -> Text | None:
    """How many screens are offline, and which."""
    numbers = [f"{tile.number:02}" for tile in tiles if tile.state is TileState.OFFLINE]
    if not numbers:
        return None
    return Text(zh=f"{len(numbers)} 块离线（{'、'.join(numbers)}）", en=f"{len(numbers)} offline ({', '.join(numbers)})")


def not_written(error: KioskError) -> Text:
    """That an emergency counts, though it could not be written down."""
    message, fix = error.message, error.fix
    return Text(
        zh=f"紧急通知照常生效，只是暂时没有记下：{message.zh}。{fix.zh}。恢复后自动补记。",
        en=f"It counts all the same, but is not written down yet: {message.read(Language.EN)}. "
        f"{wording.capital(fix.read(Language.EN))}. It will be once that works.",
    )


_SLOW_US = 3_000_000
"""A player that can write down what its screens did has done so by then."""
