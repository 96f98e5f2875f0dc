"""What the log says of what was told and done, in both languages."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.errors import KioskError
from kiosk.domain.events import Fault
from kiosk.domain.text import Language, Text
from kiosk.panel import wording
from kiosk.panel.view import Hall
from kiosk.services.history import Issue, Origin
from kiosk.services.publishing import Published
from kiosk.services.recalling import Back
from kiosk.services.times import hall_time
from kiosk.services.wording import LANGUAGES

WHEN = Text(zh="时间", en="When")
WHAT = Text(zh="做了什么", en="What")
WHERE = Text(zh="屏幕", en="Screens")
BY = Text(zh="来自", en="By")
PEOPLE = Text(zh="人为", en="people")
ITSELF = Text(zh="自动", en="itself")
ONLY_PEOPLE = Text(zh="只看人为", en="Only people")
FIND = Text(zh="查找", en="Find")
EXPORT = Text(zh="导出 CSV", en="Export CSV")
EARLIER = Text(zh="更早的记录", en="Earlier")
NO_MATCH = Text(zh="没有匹配的记录。按 Esc 清除筛选。", en="Nothing matches. Press Esc to clear the filter.")
NOTHING_YET = Text(
    zh="还没有记录。发布和操作之后，这里会写下来。", en="Nothing yet. What is published and done is written down here."
)
CHOOSE = Text(zh="选一条发布，可以恢复到那时的内容。", en="Select a publish to return to its content.")
RETURN = Text(zh="恢复到此刻", en="Return to this")
IN_FORCE = Text(zh="现在的内容就是这一版。", en="This is what is published now.")
ASKING = Text(zh="正在比较，看哪些屏会变……", en="Comparing, to see which screens change…")
DO_IT = Text(zh="恢复", en="Return")
LEAVE_IT = Text(zh="不恢复", en="Leave it")
CSV_FILES = Text(zh="CSV 表格 (*.csv)", en="CSV tables (*.csv)")
DIALOG = {
    "LookIn": Text(zh="文件夹：", en="Folder:"),
    "FileName": Text(zh="文件名：", en="File name:"),
    "FileType": Text(zh="类型：", en="Type:"),
    "Accept": Text(zh="导出", en="Export"),
    "Reject": Text(zh="不导出", en="Leave it"),
}
"""The labels of the dialog for files, by Qt's names."""
GONE = Text(zh="已撤下的屏幕", en="screens no longer here")
NO_SCREEN = Text(zh="没有屏幕变化", en="no screen changed")
UNKNOWN = Text(zh="—")

ENDED_AT_ONCE_US = 1_000_000
"""A card that stands shorter than this was given to end the one that stood."""


def when(at_us: int, hall: Hall) -> Text:
    return Text(zh=f"{hall_time(at_us, hall.zone):%Y-%m-%d %H:%M:%S}")


def where(hall: Hall, screens: Collection[str]) -> Text:
    """Screens by their sections or numbers."""
    tiles = [tile for tile in hall.tiles if tile.screen in screens]
    return wording.selection(hall, tiles) if tiles else GONE


def at_the_head(text: Text) -> Text:
    """A text as it stands alone."""
    return Text(zh=text.zh, en=wording.capital(text.en) if text.en else None)


def cue_sentence(cue: Cue, hall: Hall) -> Text:
    """What staff told the screens, in a sentence."""
    match cue.kind:
        case CueKind.TAKE:
            title = hall.title_of(cue.playlist or "")
            said = Text(zh=f"上屏「{title.zh}」", en=f'Took "{title.read(Language.EN)}"')
        case CueKind.LANGUAGE:
            language = LANGUAGES[cue.language or Language.ZH]
            said = Text(zh=f"画面换成{language.zh}", en=f"Changed the screens to {language.read(Language.EN)}")
        case CueKind.GOTO:
            pages = {number for _, number in cue.numbers}
            page = pages.pop() if len(pages) == 1 else None
            said = Text(zh=f"翻到第 {page} 页", en=f"Went to slide {page}") if page else _KINDS[CueKind.GOTO]
        case CueKind.EMERGENCY:
            text = cue.text or Text(zh="", en="")
            said = Text(zh=f"紧急通知「{text.zh}」", en=f'Emergency notice "{text.read(Language.EN)}"')
        case CueKind.TEST_CARD if cue.until_us is not None and cue.until_us - cue.at_us < ENDED_AT_ONCE_US:
            return Text(zh="结束测试图", en="Ended the test card")
        case _:
            said = _KINDS[cue.kind]
    return _when_free(_until(said, cue, hall), cue)


def recall_sentence(back: Back, hall: Hall) -> Text:
    """What was taken back, or done again after all."""
    what = cue_sentence(back.root, hall)
    if back.again:
        return Text(zh=f"重做：{what.zh}", en=f"Did again: {what.read(Language.EN)}")
    return Text(zh=f"撤回：{what.zh}", en=f"Took back: {what.read(Language.EN)}")


def _when_free(said: Text, cue: Cue) -> Text:
    if not cue.when_free:
        return said
    return Text(zh=f"{said.zh}；有观众的屏等空闲", en=f"{said.read(Language.EN)}; screens with a visitor once they are free")


def _until(said: Text, cue: Cue, hall: Hall) -> Text:
    if cue.until_us is None or cue.kind is CueKind.IDENTIFY:
        return said
    begin, end = hall_time(cue.at_us, hall.zone), hall_time(cue.until_us, hall.zone)
    until = f"{end:%H:%M}" if end.date() == begin.date() else f"{end:%m-%d %H:%M}"
    return Text(zh=f"{said.zh}，保持到 {until}", en=f"{said.read(Language.EN)}, held until {until}")


def issue_sentence(issue: Issue, hall: Hall) -> Text:
    """What was published, in a sentence."""
    number, note = issue.revision.revision, issue.revision.note
    match issue.origin:
        case Origin.RETURNED:
            back = issue.returned_to
            said = Text(
                zh=f"恢复第 {back} 版的内容，成为第 {number} 版", en=f"Returned to revision {back}, as revision {number}"
            )
        case Origin.DATA:
            said = Text(zh=f"挂图数据更新，成为第 {number} 版", en=f"Wall chart data updated, as revision {number}")
        case Origin.PUBLISHED if note:
            said = Text(zh=f"发布第 {number} 版「{note}」", en=f'Published revision {number}, "{note}"')
        case _:
            said = Text(zh=f"发布第 {number} 版", en=f"Published revision {number}")
    if issue.revision.anchor_us <= issue.revision.published_us:
        return said
    anchor = f"{hall_time(issue.revision.anchor_us, hall.zone):%m-%d %H:%M}"
    return Text(zh=f"{said.zh}，{anchor} 起生效", en=f"{said.read(Language.EN)}, in force from {anchor}")


def fault_sentence(fault: Fault) -> Text:
    """A fault that came, and stands."""
    message = fault.message
    return Text(zh=f"故障：{message.zh}", en=f"Fault: {message.read(Language.EN)}")


def changed(issue: Issue, hall: Hall) -> Text:
    """The screens that a revision changed."""
    if issue.changed is None:
        return UNKNOWN
    return where(hall, issue.changed) if issue.changed else NO_SCREEN


def offer(revision: int, hall: Hall, published: Published) -> Text:
    """What returning to a revision changes, before it is done."""
    screens = published.changed_screens
    if not screens:
        zh, en = "没有屏幕的画面会变", "no screen changes"
    else:
        which = where(hall, screens)
        zh, en = f"会变的有{which.zh}", f"{which.read(Language.EN)} will change"
    return Text(
        zh=f"恢复到第 {revision} 版的内容，{zh}。现在的内容留在日志里，随时可以再恢复。",
        en=f"Return to the content of revision {revision}: {en}. What is published now stays in the log, to return to at any time.",
    )


def exported(count: int, name: str) -> Text:
    records = "1 record" if count == 1 else f"{count} records"
    return Text(zh=f"已导出 {count} 条记录：{name}", en=f"Exported {records}: {name}")


def not_exported(error: KioskError) -> Text:
    """That nothing was written, and why."""
    message, fix = error.message, error.fix
    return Text(
        zh=f"没有导出：{message.zh}（{error.where}）。{fix.zh}。",
        en=f"Not exported: {message.read(Language.EN)} ({error.where}). {wording.capital(fix.read(Language.EN))}.",
    )


_KINDS = {
    CueKind.NEXT: Text(zh="下一页", en="Next slide"),
    CueKind.PREVIOUS: Text(zh="上一页", en="Previous slide"),
    CueKind.GOTO: Text(zh="翻页", en="Went to a slide"),
    CueKind.FREEZE: Text(zh="冻结画面", en="Froze the picture"),
    CueKind.RESUME: Text(zh="继续播放", en="Played on"),
    CueKind.BLACK: Text(zh="黑场", en="Black"),
    CueKind.CLEAR: Text(zh="恢复排程", en="Restored what is planned"),
    CueKind.ALL_CLEAR: Text(zh="取消紧急", en="Ended the emergency"),
    CueKind.IDENTIFY: Text(zh="识别屏号", en="Identified the screens"),
    CueKind.TEST_CARD: Text(zh="测试图", en="Test card"),
    CueKind.MUTE: Text(zh="静音", en="Muted"),
    CueKind.UNMUTE: Text(zh="恢复声音", en="Turned the sound on"),
    CueKind.RECALL: Text(zh="撤回一步", en="Took a step back"),
}
