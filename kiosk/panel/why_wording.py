"""Why a screen shows what it shows, told to the end: the decision, the frame, the player, the monitor; in both languages."""

from __future__ import annotations

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Language, Text
from kiosk.panel.screens_wording import ago, candidates
from kiosk.panel.view import Hall, Tile, TileState
from kiosk.panel.wording import end, fault_sentence

REMEDIES = (CueKind.BLACK, CueKind.FREEZE, CueKind.MUTE, CueKind.CLEAR)
"""What staff can do from here, where it helps."""

_WAY = Text(zh="画面走到了哪一步：", en="How far the picture has come:")
_WHERE = Text(zh="每块屏的状态和测试图在「屏幕」页（F4）。", en="How each screen is, and a test card: the page Screens (F4).")
_READ = Text(zh="实测", en="read")
_GUESSED = Text(zh="可能", en="possibly")
_BY_EYE = Text(
    zh="显示器亮没亮、信号源对不对，程序看不到：还是黑的话，可能是显示器关了、没电或信号源不对，请到现场看",
    en="the program cannot see whether the monitor is on: if it stays dark, it may be off, without power or on another "
    "source; please go and look",
)


def told(hall: Hall, tile: Tile) -> tuple[tuple[Text, ...], ...]:
    """Everything there is to say: who decides, and, where nothing is to be seen, each step of the way to the glass."""
    found = [candidates(tile), tuple(_beside(hall, tile))]
    if tile.state in (TileState.OFFLINE, TileState.BLACK):
        found += [(_WAY, *_way(hall, tile)), (_WHERE,)]
    return tuple(block for block in found if block)


def remedies(tile: Tile) -> tuple[CueKind, ...]:
    """What would help: to end what staff have put there."""
    found: list[CueKind] = [kind for kind in (CueKind.BLACK, CueKind.FREEZE) if tile.held_by is kind]
    if tile.muted is not None:
        found.append(CueKind.MUTE)
    if tile.cue is not None:
        found.append(CueKind.CLEAR)
    return tuple(found)


def _beside(hall: Hall, tile: Tile) -> list[Text]:
    """What stands beside what plays, with its end."""
    found: list[Text] = []
    if tile.muted is not None and tile.muted.until_us is not None:
        until = end(hall, tile.muted.until_us)
        found.append(Text(zh=f"声音：静音到 {until}", en=f"Sound: muted until {until}"))
    if tile.spoken is not None and tile.spoken.until_us is not None and tile.spoken.language is not None:
        until = end(hall, tile.spoken.until_us)
        zh, en = ("中文", "Chinese") if tile.spoken.language is Language.ZH else ("英文", "English")
        found.append(Text(zh=f"语言：{zh}，到 {until}", en=f"Language: {en} until {until}"))
    if tile.visited:
        found.append(
            Text(zh="有观众正在操作：他看到的是自己选的页", en="A visitor is at the screen and sees the page they chose")
        )
    return found


def _way(hall: Hall, tile: Tile) -> list[Text]:
    """Decision, last frame, player, monitor: what the store knows of each."""
    return [_decision(tile), _last_frame(hall, tile), _player(hall), *_monitor(hall, tile)]


def _decision(tile: Tile) -> Text:
    if tile.now.state is TileState.BLACK:
        return _step(_READ, Text(zh="播放决定：应当是黑的", en="Decision: it is meant to be black"))
    return _step(_READ, Text(zh="播放决定：应当有画面", en="Decision: there is meant to be a picture"))


def _last_frame(hall: Hall, tile: Tile) -> Text:
    if tile.painted is None:
        return _step(_READ, Text(zh="最后一帧：还没有画过", en="Last frame: none was painted yet"))
    when = ago(hall.now_us - tile.painted.painted_us)
    if tile.visited:
        return _step(
            _READ, Text(zh=f"最后一帧：{when.zh}画上，观众选的页", en=f"Last frame: painted {when.en}, the visitor's page")
        )
    as_due = tile.painted.picture == tile.due
    zh = "就是应当显示的" if as_due else "还不是应当显示的"
    en = "the one that is due" if as_due else "not yet the one that is due"
    return _step(_READ, Text(zh=f"最后一帧：{when.zh}画上，{zh}", en=f"Last frame: painted {when.en}, {en}"))


def _player(hall: Hall) -> Text:
    if hall.player_runs:
        return _step(_READ, Text(zh="播放端：在运行", en="Player: it runs"))
    return _step(_READ, Text(zh="播放端：没有运行，所有屏幕都没有画面", en="Player: it does not run, no screen has a picture"))


def _monitor(hall: Hall, tile: Tile) -> list[Text]:
    faults = [fault_sentence(hall, fault) for fault in hall.faults if fault.where == tile.screen]
    if faults:
        return [_step(_READ, Text(zh=f"显示器：{each.zh}", en=f"Monitor: {each.read(Language.EN)}")) for each in faults]
    return [_step(_GUESSED, Text(zh=f"显示器：{_BY_EYE.zh}", en=f"Monitor: {_BY_EYE.read(Language.EN)}"))]


def _step(how: Text, what: Text) -> Text:
    return Text(zh=f"→ {what.zh}（{how.zh}）", en=f"→ {what.read(Language.EN)} ({how.read(Language.EN)})")
