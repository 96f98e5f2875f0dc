"""What staff told the screens, in both languages."""

from __future__ import annotations

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.ids import HALL
from kiosk.domain.programme import Programme
from kiosk.domain.text import Language, Text
from kiosk.services.recalling import Back
from kiosk.services.wording import LANGUAGES

NAMES = {
    CueKind.TAKE: Text(zh="上屏", en="Take"),
    CueKind.PREVIOUS: Text(zh="上一页", en="Previous"),
    CueKind.NEXT: Text(zh="下一页", en="Next"),
    CueKind.GOTO: Text(zh="跳到一页", en="Go to a slide"),
    CueKind.FREEZE: Text(zh="冻结", en="Freeze"),
    CueKind.RESUME: Text(zh="继续播放", en="Play on"),
    CueKind.BLACK: Text(zh="黑场", en="Black"),
    CueKind.CLEAR: Text(zh="恢复排程", en="Restore"),
    CueKind.EMERGENCY: Text(zh="紧急通知", en="Emergency"),
    CueKind.ALL_CLEAR: Text(zh="取消紧急", en="All clear"),
    CueKind.IDENTIFY: Text(zh="识别屏号", en="Identify"),
    CueKind.TEST_CARD: Text(zh="测试图", en="Test card"),
    CueKind.MUTE: Text(zh="静音", en="Mute"),
    CueKind.UNMUTE: Text(zh="恢复声音", en="Sound on"),
    CueKind.LANGUAGE: Text(zh="换语言", en="Language"),
    CueKind.RECALL: Text(zh="撤回", en="Take back"),
}


def told(cue: Cue, programme: Programme) -> Text:
    """What a cue tells which screens, in few words: they stand on a button."""
    where, what = _where(cue, programme), _what(cue, programme)
    return Text(zh=f"{where.zh}{what.zh}", en=f"{what.read(Language.EN)}, {where.read(Language.EN)}")


def told_back(back: Back, programme: Programme) -> Text:
    """What was taken back of what was told, or told again after all."""
    what, word = told(back.root, programme), _AGAIN if back.again else NAMES[CueKind.RECALL]
    return Text(zh=f"{word.zh}：{what.zh}", en=f"{word.en}: {what.read(Language.EN)}")


def _what(cue: Cue, programme: Programme) -> Text:
    name, playlist = NAMES[cue.kind], programme.playlist_by_id.get(cue.playlist or "")
    if playlist is not None:
        zh, en = _short(playlist.title.zh, _TITLE_HANZI), _short(playlist.title.read(Language.EN), 2 * _TITLE_HANZI)
        return Text(zh=f"{name.zh}「{zh}」", en=f'{name.en} "{en}"')
    if cue.language is not None:
        language = LANGUAGES[cue.language]
        return Text(zh=f"换成{language.zh}", en=f"{language.en}")
    return name


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _where(cue: Cue, programme: Programme) -> Text:
    """The hall, the names of sections, or the numbers of screens; of many their count."""
    if HALL in cue.targets:
        return Text(zh="全馆", en="hall")
    if len(cue.targets) > _NAMED:
        return Text(zh=f"{len(cue.targets)} 处", en=f"{len(cue.targets)} places")
    names = [_name(target, programme) for target in cue.targets]
    return Text(zh="、".join(name.zh for name in names), en=", ".join(name.read(Language.EN) for name in names))


def _name(target: str, programme: Programme) -> Text:
    section = programme.section_by_id.get(target)
    if section is not None:
        return section.name
    number = list(programme.screen_by_id).index(target) + 1
    return Text(zh=f"屏 {number:02}", en=f"screen {number:02}")


_NAMED = 2
_TITLE_HANZI = 12
_AGAIN = Text(zh="重做", en="Do again")
