"""What is said of importing files, in both languages."""

from __future__ import annotations

from kiosk.domain.errors import KioskError
from kiosk.domain.foreign import MissingFont, Remark
from kiosk.domain.report_card import SENTENCES, Change, Grade, PageCard, ReportCard, font_remark
from kiosk.domain.text import Language, Text
from kiosk.panel.import_jobs import Job, JobState
from kiosk.panel.wording import capital
from kiosk.services.import_report import kind_of_chart
from kiosk.services.playlist_wording import counted, quoted

DROP_HERE = Text(zh="把 PPT、PDF、图片或视频拖到这里", en="Drop PPT, PDF, pictures or videos here")
IMPORT = Text(zh="导入…", en="Import…")
WHERE = Text(zh="放到：", en="Into: ")
REPORTS = Text(zh="导入报告", en="Reports")
CANCEL = Text(zh="取消", en="Cancel")
CANCEL_ALL = Text(zh="全部取消", en="Cancel all")
CLEAR = Text(zh="清空列表", en="Clear list")
READ_REPORT = Text(zh="看报告", en="Report")
CHOOSE_FILES = Text(zh="选择要导入的文件", en="Choose files to import")
KINDS = Text(zh="可以导入的文件 ({})", en="Files that can be imported ({})")
ALL_FILES = Text(zh="所有文件 (*)", en="All files (*)")
WHICH_REPORT = Text(zh="看哪个文件的导入报告？", en="The report of which file?")
LEAVE = Text(zh="返回", en="Back")
NO_REPORTS = Text(zh="还没有导入过文件", en="No file has been imported yet")
CLOSE = Text(zh="返回幻灯片", en="Back to the slides")
ONLY_FINDINGS = Text(zh="只看有问题的页", en="Only pages with remarks")
ADD_TO = Text(zh="加到播放列表…", en="Add to playlist…")
OPEN = Text(zh="打开它的播放列表", en="Open its playlist")
NO_OFFER = Text(zh="变成实时图表", en="Make it live")
NO_FINDINGS = Text(zh="每一页都没有问题", en="There is nothing to remark on any page")
GONE = Text(zh="这个文件的幻灯片已经不在草稿里了", en="The slides of this file are no longer in the draft")
HIDDEN = Text(
    zh="在原文件里是隐藏的，没有导入；要导入就在原文件里取消隐藏，再拖进来",
    en="Hidden in the file, so left out; show it there and drop the file again",
)
GRADES = {
    Grade.A: Text(zh="一致", en="As made"),
    Grade.B: Text(zh="画面一致", en="Looks the same"),
    Grade.C: Text(zh="请核对", en="Please check"),
    Grade.D: Text(zh="缺内容", en="Parts missing"),
}
STATES = {
    JobState.WAITING: Text(zh="等待", en="Waiting"),
    JobState.READING: Text(zh="正在导入", en="Importing"),
    JobState.IN: Text(zh="已导入", en="Imported"),
    JobState.REFUSED: Text(zh="没有导入", en="Not imported"),
    JobState.CANCELLED: Text(zh="已取消", en="Cancelled"),
}
_FIXES = {
    "E-IMP-EMPTY": Text(
        zh="在原来的程序里至少留一页不隐藏的，保存后再拖进来",
        en="show at least one slide in its own program, save it and drop it again",
    ),
    "E-IMP-SECTION": Text(zh="换一个展区", en="choose another section"),
    "E-IMP-MISSING": Text(
        zh="文件可能被移走或改名了，找到它再拖进来", en="it may have been moved or renamed: find it and drop it again"
    ),
}
"""Where what to do is told for the command line."""


def drop_into(title: Text) -> Text:
    """What letting go would do."""
    return Text(zh=f"松手：导入到{quoted(title).zh}", en=f"Let go to import into {quoted(title).en}")


DROP_WHERE_IT_WAS = Text(zh="松手：更新以前导入的", en="Let go to update what came before")


def into(title: Text) -> Text:
    return Text(zh=f"{WHERE.zh}{title.zh}", en=f"{WHERE.en}{title.read(Language.EN)}")


def reports(count: int) -> Text:
    return Text(zh=f"{REPORTS.zh} {count}", en=f"{REPORTS.en} {count}") if count else REPORTS


def span(duration_us: int) -> Text:
    """A time in words, as exactly as one waits."""
    seconds = max(1, round(duration_us / 1_000_000))
    if seconds < 60:
        return Text(zh=f"{seconds} 秒", en=f"{seconds} s")
    minutes = round(seconds / 60)
    return Text(zh=f"{minutes} 分钟", en=f"{minutes} min")


def told(job: Job, now_us: int) -> Text:
    """How a file fares, in a sentence."""
    state = STATES[job.state]
    if job.state is JobState.READING:
        return _progress(job, now_us)
    if job.outcome is None:
        return state
    if job.outcome.error is not None:
        return refused(job.outcome.error)
    card = job.outcome.card
    return _came(card) if card is not None else state


def _progress(job: Job, now_us: int) -> Text:
    took, left = span(now_us - job.began_us), job.left_us(now_us)
    where = Text(zh=f"第 {job.done}/{job.of} 页", en=f"page {job.done} of {job.of}") if job.of else _OPENING
    zh, en = f"{where.zh}，已用 {took.zh}", f"{where.en}, {took.en} so far"
    if left is None:
        return Text(zh=zh, en=capital(en))
    rest = span(left)
    return Text(zh=f"{zh}，约还要 {rest.zh}", en=capital(f"{en}, about {rest.en} left"))


_OPENING = Text(zh="正在打开和转换", en="opening and converting")


def _came(card: ReportCard) -> Text:
    count, grade = counted(_slides(card)), SENTENCES[card.grade]
    return Text(
        zh=f"已导入 {count.zh}。{card.grade.value}：{grade.zh}",
        en=f"{count.en} imported. {card.grade.value}: {grade.read(Language.EN)}",
    )


def refused(error: KioskError) -> Text:
    """Why a file did not come in, and what to do."""
    message, fix = error.message, _FIXES.get(error.code, error.fix)
    return Text(
        zh=f"没有导入：{message.zh}。{fix.zh}。",
        en=f"Not imported: {message.read(Language.EN)}. {capital(fix.read(Language.EN))}.",
    )


def not_in(file: str, error: KioskError) -> Text:
    """The same for the notice, which has to name the file."""
    why = refused(error)
    return Text(zh=f"「{file}」{why.zh}", en=f'"{file}": {why.read(Language.EN)}')


def came_in(card: ReportCard) -> Text:
    """What was done, for the list of what can be taken back."""
    count = counted(_slides(card))
    return Text(
        zh=f"已导入「{card.file}」，{count.zh}，等级 {card.grade.value}",
        en=f'Imported "{card.file}": {count.en}, grade {card.grade.value}',
    )


def cancelled(file: str) -> Text:
    return Text(zh=f"已取消导入「{file}」，草稿没有变", en=f'Cancelled "{file}"; the draft is as it was')


def leaving(count: int) -> Text:
    """What quitting does to files that are being imported."""
    return Text(
        zh=f"还有 {count} 个文件在导入，退出会取消；已经导入的都保留。",
        en=f"{'1 file is' if count == 1 else f'{count} files are'} still being imported: quitting cancels that.",
    )


def whole(card: ReportCard, section: Text, playlist: Text) -> Text:
    """A card in one sentence."""
    count, where, list_ = counted(_slides(card)), quoted(section), quoted(playlist)
    return Text(
        zh=f"{count.zh}进入展区{where.zh}，播放列表{list_.zh}。等级 {card.grade.value}：{SENTENCES[card.grade].zh}。",
        en=f"{count.en} for section {where.en}, playlist {list_.en}. "
        f"Grade {card.grade.value}: {SENTENCES[card.grade].read(Language.EN)}.",
    )


def changes(card: ReportCard) -> Text | None:
    """What is different from when the file came before; None if it came for the first time."""
    if not card.removed and all(page.change is Change.ADDED for page in card.pages if page.slide):
        return None
    zh = [f"{word.zh} {len(card.changed(change))} 页" for change, word in _CHANGES.items()]
    en = [f"{len(card.changed(change))} {word.en}" for change, word in _CHANGES.items()]
    gone = "、".join(card.removed)
    zh.append(f"去掉 {len(card.removed)} 页" + (f"（{gone}）" if gone else ""))
    en.append(f"{len(card.removed)} removed" + (f" ({gone})" if gone else ""))
    return Text(zh=f"和上次相比：{'，'.join(zh)}", en=f"Since it came before: {', '.join(en)}")


_CHANGES = {
    Change.ADDED: Text(zh="新增", en="added"),
    Change.CHANGED: Text(zh="修改", en="changed"),
    Change.UNCHANGED: Text(zh="未变", en="unchanged"),
}


def remark(found: Remark) -> Text:
    """A remark as a sentence by itself."""
    return Text(zh=found.message.zh, en=capital(found.message.read(Language.EN)))


def font(missing: MissingFont) -> Text:
    """A missing font with what stands for it, and where."""
    told, listed = font_remark(missing).message, ", ".join(map(str, missing.pages))
    return Text(
        zh=f"{told.zh}（第 {listed.replace(', ', '、')} 页）",
        en=f"{capital(told.read(Language.EN))} (page{'s' if len(missing.pages) > 1 else ''} {listed})",
    )


def page(card: PageCard) -> Text:
    """What a page is called."""
    return Text(zh=f"第 {card.number} 页  {card.title}", en=f"Page {card.number}  {card.title}")


def offered(card: PageCard) -> Text | None:
    """What a page is instead of a picture, or could be; None for one that is nothing but a picture."""
    if card.live:
        kind = kind_of_chart(card.live)
        return Text(zh=f"已经是{kind.zh}", en=f"It is {kind.read(Language.EN)}")
    if card.offers:
        kind = kind_of_chart(card.offers[0])
        return Text(
            zh=f"可以变成{kind.zh}：选中这一页，再按下面的按钮",
            en=f"Could become {kind.read(Language.EN)}: select it, then use the button below",
        )
    return None


def make_live(kind: str) -> Text:
    chart = kind_of_chart(kind)
    return Text(zh=f"变成{chart.zh}", en=f"Make it {chart.read(Language.EN)}")


def _slides(card: ReportCard) -> int:
    return sum(1 for page in card.pages if page.slide)
