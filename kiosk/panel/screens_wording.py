"""What the page of the screens says, in both languages."""

from __future__ import annotations

from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.panel.view import Hall, Row, Tile
from kiosk.services.wording import WHO_WINS

CHOOSE = Text(
    zh="选一块屏，看它的画面、故障和播放的原因。", en="Select a screen to see its picture, its faults and why it plays this."
)
WHY = Text(zh="为什么是这个？", en="Why is this playing?")
FAULTS = Text(zh="故障", en="Faults")
IDENTIFY_ONE = Text(zh="识别这块屏", en="Identify this")
IDENTIFY_ALL = Text(zh="识别全部", en="Identify all")
TEST_CARD = Text(zh="测试图", en="Test card")
END_TEST_CARD = Text(zh="结束测试图", en="End test card")
LATENESS = Text(zh="换页准时度 · 最近 1 小时，全部屏幕", en="Punctuality · last hour, all screens")
LATE_AXIS = Text(zh="晚（毫秒）", en="late (ms)")
TIME_AXIS = Text(zh="时刻", en="time")
NO_TURNS = Text(zh="最近 1 小时没有换页。", en="No turns in the last hour.")

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"


def heading(row: Row, tile: Tile) -> Text:
    """Which screen it is."""
    return Text(zh=f"屏 {tile.number:02} · {row.name.zh}", en=f"Screen {tile.number:02} · {row.name.read(Language.EN)}")


def ago(age_us: int | None) -> Text:
    """How long ago something was."""
    if age_us is None:
        return Text(zh="—")
    count = age_us // 1_000_000
    if count < 100:
        return Text(zh=f"{count} 秒前", en=f"{count} s ago")
    if count < 6000:
        return Text(zh=f"{count // 60} 分钟前", en=f"{count // 60} min ago")
    return Text(zh=f"{count // 3600} 小时前", en=f"{count // 3600} h ago")


def seconds(span_us: int) -> Text:
    """A span; nothing is said of a fraction where there is none."""
    return Text(zh=f"{span_us / 1e6:.1f} 秒", en=f"{span_us / 1e6:.1f} s") if span_us else Text(zh="0 秒", en="0 s")


def pixels(screen: Screen) -> Text:
    return Text(zh=f"{screen.pixels[0]}×{screen.pixels[1]}")


def output(screen: Screen) -> Text:
    """Which connector or monitor it hangs on."""
    return Text(zh=screen.output.name or screen.output.serial) if screen.output.name or screen.output.serial else _NEXT_FREE


RANKING = Text(
    zh=f"谁说了算：紧急通知 › 手动保持 › 排程 › 展区默认 › 全馆默认 › 海报页。排程里，{WHO_WINS.zh}。",
    en=f"Who decides: emergency › hold › schedule › section default › hall default › poster. In the schedule: {WHO_WINS.en}.",
)


def candidates(tile: Tile) -> tuple[Text, ...]:
    """What decides, and what it overrides, in their order."""
    found = [Text(zh=f"① {tile.why.zh}", en=f"① {tile.why.read(Language.EN)}")]
    for mark, reason in zip(_MARKS[1:], tile.overridden, strict=False):
        found.append(Text(zh=f"{mark} {reason.zh}，被①覆盖", en=f"{mark} {reason.read(Language.EN)} (overridden)"))
    return tuple(found)


def lateness(median_us: float, worst_us: int, count: int) -> Text:
    """The figures of a history, in a sentence."""
    turns = "1 turn" if count == 1 else f"{count} turns"
    return Text(
        zh=f"换页 {count} 次，中位 {median_us / 1000:.1f} 毫秒，最晚 {worst_us / 1000:.1f} 毫秒。",
        en=f"{turns}: median {median_us / 1000:.1f}\u00a0ms, latest {worst_us / 1000:.1f}\u00a0ms.",
    )


def median(median_us: float) -> Text:
    """The word at the line of the median."""
    return Text(zh=f"中位 {median_us / 1000:.1f}", en=f"median {median_us / 1000:.1f}")


def row_of(hall: Hall, tile: Tile) -> Row:
    """The section it belongs to."""
    return next(row for row in hall.rows if row.section == tile.section)


_NEXT_FREE = Text(zh="自动", en="auto")
