"""What staff told the screens, in both languages."""

from __future__ import annotations

from kiosk.domain.cue import CueKind
from kiosk.domain.text import Text

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
}


def given(kind: CueKind, count: int) -> Text:
    """That a cue was given, and to how many screens."""
    words = NAMES[kind]
    return Text(zh=f"已发出：{words.zh}，{count} 块屏", en=f"Sent: {words.en}, {count} screen{'' if count == 1 else 's'}")
