from __future__ import annotations

from datetime import date, time

import pytest

from kiosk.domain.hours import Daypart
from kiosk.domain.sentence.parts import NotUnderstood
from kiosk.domain.sentence.read import LONGEST, Said, read
from kiosk.domain.text import Text

TODAY = date(2026, 11, 25)
"""A Wednesday."""
DAYPARTS = (
    Daypart(id="morning", name=Text(zh="上午", en="morning"), start=time(9), end=time(12)),
    Daypart(id="night", name=Text(zh="夜场", en="night show"), start=time(19), end=time(1)),
)
NAMES = ("学校参观", "school visit", "基本情况", "Overview", "“十三五”发展成效", "周末", "morning", "9-11月特展")


def heard(sentence: str, today: date = TODAY) -> Said:
    return read(sentence, today, DAYPARTS, NAMES)


def short(said: Said) -> str:
    """What was understood on one line: rule, first day, times, last day, and what else was said."""
    rule = (said.rule or "once").replace("FREQ=", "").replace(";", " ")
    nights = f"+{said.nights}" if said.nights else ""
    times = f"{said.start:%H:%M}-{said.end:%H:%M}{nights}"
    until = f"until {said.until}" if said.until else None
    place = said.place.part if said.place else None
    where = f"{place.kind.value} {place.number}" if place and place.number else place.kind.value if place else None
    said_of_days = [item.value for item in (said.holidays, said.makeup) if item is not None]
    flags = [word for word, on in (("must", said.must_play), ("idle", said.may_idle)) if on]
    return " ".join(filter(None, (rule, str(said.day), times, until, said.daypart, *said_of_days, *flags, where)))


WEEKLY_TU = "WEEKLY BYDAY=TU 2026-12-01 09:00-11:00"
DAILY = "DAILY 2026-11-25"

CHINESE = {
    "每周二 9-11 学校参观 到6月底 跳过节假日": f"{WEEKLY_TU} until 2027-06-30 skip",
    "每周二９－１１学校参观，到６月底，跳过节假日。": f"{WEEKLY_TU} until 2027-06-30 skip",
    "每周二九点到十一点学校参观": WEEKLY_TU,
    "每个周二 9:00—11:00 学校参观": WEEKLY_TU,
    "每星期二 9时至11时 学校参观": WEEKLY_TU,
    "逢周二 9点-11点 播放学校参观": WEEKLY_TU,
    "每周2 9-11 学校参观": WEEKLY_TU,
    "每天 9-11 学校参观": f"{DAILY} 09:00-11:00",
    "每日 14:00-16:30 学校参观": f"{DAILY} 14:00-16:30",
    "每天 下午2点半到4点 学校参观": f"{DAILY} 14:30-16:00",
    "每天 上午9点15分到10点三刻 学校参观": f"{DAILY} 09:15-10:45",
    "每天 2-4 学校参观": f"{DAILY} 14:00-16:00",
    "每天 9-17 学校参观": f"{DAILY} 09:00-17:00",
    "每天 22-6 学校参观": f"{DAILY} 22:00-06:00+1",
    "每天 晚上8点到凌晨1点 学校参观": f"{DAILY} 20:00-01:00+1",
    "每天 晚上八点到十点 学校参观": f"{DAILY} 20:00-22:00",
    "每天 中午12点到2点 学校参观": f"{DAILY} 12:00-14:00",
    "每天 上午9点到2点 学校参观": f"{DAILY} 09:00-14:00",
    "每天 早上8点到晚上8点 学校参观": f"{DAILY} 08:00-20:00",
    "每天 全天 学校参观": f"{DAILY} 00:00-00:00+1",
    "每天 上午 学校参观": f"{DAILY} 09:00-12:00 morning",
    "每天 夜场 学校参观": f"{DAILY} 19:00-01:00+1 night",
    "每天 9点开始 2个半小时 学校参观": f"{DAILY} 09:00-11:30",
    "每天 从9点开始 11点结束 学校参观": f"{DAILY} 09:00-11:00",
    "每隔一天 9-11 学校参观": "DAILY INTERVAL=2 2026-11-25 09:00-11:00",
    "每三天 9-11 学校参观": "DAILY INTERVAL=3 2026-11-25 09:00-11:00",
    "工作日 9-11 学校参观": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "每个工作日 9-11 学校参观 补班日照常上班": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00 workday",
    "周末 9-11 学校参观": "WEEKLY BYDAY=SA,SU 2026-11-28 09:00-11:00",
    "周一到周五 9-11 学校参观": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "每周一至五 9-11 学校参观": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "周一、三、五 9-11 学校参观": "WEEKLY BYDAY=MO,WE,FR 2026-11-25 09:00-11:00",
    "每周一三五 9-11 学校参观": "WEEKLY BYDAY=MO,WE,FR 2026-11-25 09:00-11:00",
    "每周六日 9-11 学校参观": "WEEKLY BYDAY=SA,SU 2026-11-28 09:00-11:00",
    "周六和周日 9-11 学校参观": "WEEKLY BYDAY=SA,SU 2026-11-28 09:00-11:00",
    "周五到周一 9-11 学校参观": "WEEKLY BYDAY=MO,FR,SA,SU 2026-11-27 09:00-11:00",
    "每隔一周的周三 9-11 学校参观": "WEEKLY INTERVAL=2 BYDAY=WE 2026-11-25 09:00-11:00",
    "每两周周三 9-11 学校参观": "WEEKLY INTERVAL=2 BYDAY=WE 2026-11-25 09:00-11:00",
    "隔周周二 9-11 学校参观": "WEEKLY INTERVAL=2 BYDAY=TU 2026-12-01 09:00-11:00",
    "每月1号 9-11 学校参观": "MONTHLY BYMONTHDAY=1 2026-12-01 09:00-11:00",
    "每月1号和15号 9-11 学校参观": "MONTHLY BYMONTHDAY=1,15 2026-12-01 09:00-11:00",
    "每个月最后一天 9-11 学校参观": "MONTHLY BYMONTHDAY=-1 2026-11-30 09:00-11:00",
    "每月最后一个周五 9-11 学校参观": "MONTHLY BYDAY=-1FR 2026-11-27 09:00-11:00",
    "每月第一个周一 9-11 学校参观": "MONTHLY BYDAY=1MO 2026-12-07 09:00-11:00",
    "每年5月18日 9-11 学校参观": "YEARLY BYMONTH=5 BYMONTHDAY=18 2027-05-18 09:00-11:00",
    "每年五月第三个周日 9-11 学校参观": "YEARLY BYMONTH=5 BYDAY=3SU 2027-05-16 09:00-11:00",
    "每年2月29日 9-11 学校参观": "YEARLY BYMONTH=2 BYMONTHDAY=29 2028-02-29 09:00-11:00",
    "今天 9-11 学校参观": "once 2026-11-25 09:00-11:00",
    "明天 9-11 学校参观": "once 2026-11-26 09:00-11:00",
    "后天9点半到11点 学校参观": "once 2026-11-27 09:30-11:00",
    "大后天 9-11 学校参观": "once 2026-11-28 09:00-11:00",
    "下周二 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "本周五 9-11 学校参观": "once 2026-11-27 09:00-11:00",
    "周二 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "12月1日 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "12月1日周二 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "十二月一日 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "2026年12月1日 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "2026-12-01 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "12-01 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "12/1 9-11 学校参观": "once 2026-12-01 09:00-11:00",
    "1月5日 9-11 学校参观": "once 2027-01-05 09:00-11:00",
    "15号 9-11 学校参观": "once 2026-12-15 09:00-11:00",
    "明年3月1日 9-11 学校参观": "once 2027-03-01 09:00-11:00",
    "下月3号 9-11 学校参观": "once 2026-12-03 09:00-11:00",
    "12月1日到12月5日 9-11 学校参观": "DAILY 2026-12-01 09:00-11:00 until 2026-12-05",
    "12月30日至1月3日 9-11 学校参观": "DAILY 2026-12-30 09:00-11:00 until 2027-01-03",
    "12月1日-5日 9-11 学校参观": "DAILY 2026-12-01 09:00-11:00 until 2026-12-05",
    "本周末 9-11 学校参观": "DAILY 2026-11-28 09:00-11:00 until 2026-11-29",
    "从明天起 9-11 学校参观 到月底": "DAILY 2026-11-26 09:00-11:00 until 2026-11-30",
    "从下周起每周二 9-11 学校参观 持续10周": f"{WEEKLY_TU} until 2027-02-08",
    "3月1日起每周二 9-11 学校参观": "WEEKLY BYDAY=TU 2027-03-02 09:00-11:00",
    "每周二 9-11 学校参观 到6月30日": f"{WEEKLY_TU} until 2027-06-30",
    "每周二 9-11 学校参观 至年底": f"{WEEKLY_TU} until 2026-12-31",
    "每周二 9-11 学校参观 截止到明年底": f"{WEEKLY_TU} until 2027-12-31",
    "每周二 9-11 学校参观 直到2027年3月": f"{WEEKLY_TU} until 2027-03-31",
    "每周二 9-11 学校参观 共10次": "WEEKLY BYDAY=TU COUNT=10 2026-12-01 09:00-11:00",
    "每周二9-11学校参观十次": "WEEKLY BYDAY=TU COUNT=10 2026-12-01 09:00-11:00",
    "每周二 9-11 学校参观 节假日除外": f"{WEEKLY_TU} skip",
    "每周二 9-11 学校参观 除法定节假日外": f"{WEEKLY_TU} skip",
    "只在节假日 每天 9-11 学校参观": f"{DAILY} 09:00-11:00 only",
    "每天 9-11 学校参观 节假日照常": f"{DAILY} 09:00-11:00 ignore",
    "每周六 9-11 学校参观 调休按星期几": "WEEKLY BYDAY=SA 2026-11-28 09:00-11:00 weekday",
    "每周二 9-11 学校参观 跳过节假日 按工作日": f"{WEEKLY_TU} skip workday",
    "每天 9-11 学校参观 必须播放 可待机": f"{DAILY} 09:00-11:00 must idle",
    "每天 9-11 学校参观 在展区三": f"{DAILY} 09:00-11:00 section 3",
    "每天 9-11 学校参观 第2展区": f"{DAILY} 09:00-11:00 section 2",
    "每天 9-11 全馆 学校参观": f"{DAILY} 09:00-11:00 hall",
    "每天 9-11 学校参观 屏7": f"{DAILY} 09:00-11:00 screen 7",
    "每天 9-11 在07号屏播放学校参观": f"{DAILY} 09:00-11:00 screen 7",
    "每周二上午9点到11点在展区三播放学校参观，到6月底，跳过节假日": f"{WEEKLY_TU} until 2027-06-30 skip section 3",
    "请在每周二的9点到11点播放学校参观": WEEKLY_TU,
    "每周二/周四 9-11 学校参观": "WEEKLY BYDAY=TU,TH 2026-11-26 09:00-11:00",
    "除周一外每天 9-11 学校参观": "WEEKLY BYDAY=TU,WE,TH,FR,SA,SU 2026-11-25 09:00-11:00",
    "每天，周一除外 9-11 学校参观": "WEEKLY BYDAY=TU,WE,TH,FR,SA,SU 2026-11-25 09:00-11:00",
    "双休日 9-11 学校参观": "WEEKLY BYDAY=SA,SU 2026-11-28 09:00-11:00",
    "每月第二和第四个周二 9-11 学校参观": "MONTHLY BYDAY=2TU,4TU 2026-12-08 09:00-11:00",
    "每两个月1号 9-11 学校参观": "MONTHLY INTERVAL=2 BYMONTHDAY=1 2026-12-01 09:00-11:00",
    "从12月1日到12月31日每周二 9-11 学校参观": f"{WEEKLY_TU} until 2026-12-31",
    "周二 9-11 学校参观 到6月底": f"{WEEKLY_TU} until 2027-06-30",
    "周一至周五每天上午9点到11点 学校参观": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "每周的周二 9-11 学校参观": WEEKLY_TU,
    "每周二 9-11 学校参观 非节假日": f"{WEEKLY_TU} skip",
    "每天 9-11 在屏幕7上播放学校参观": f"{DAILY} 09:00-11:00 screen 7",
    "下周一至周五 9-11 学校参观": "DAILY 2026-11-30 09:00-11:00 until 2026-12-04",
    "每周二 9-11 学校参观 10周": f"{WEEKLY_TU} until 2027-02-08",
    "今晚7点到9点 学校参观": "once 2026-11-25 19:00-21:00",
    "明早9点到11点 学校参观": "once 2026-11-26 09:00-11:00",
    "每周二 9-11 学校参观，遇节假日跳过": f"{WEEKLY_TU} skip",
    "每天 夜场 8-10 学校参观": f"{DAILY} 20:00-22:00",
}

ENGLISH = {
    "every Tuesday 9-11 school visit until June 30 except holidays": f"{WEEKLY_TU} until 2027-06-30 skip",
    "Play the school visit every Tuesday between 9 and 11, skipping public holidays.": f"{WEEKLY_TU} skip",
    "each Tuesday from 9 to 11 school visit": WEEKLY_TU,
    "Tuesdays 9-11am school visit": WEEKLY_TU,
    "on Tuesdays 9 a.m. to 11 a.m. school visit": WEEKLY_TU,
    "weekly on Tuesday 9-11 school visit": WEEKLY_TU,
    "every day 9-11 school visit": f"{DAILY} 09:00-11:00",
    "daily 9am to 11:30 school visit": f"{DAILY} 09:00-11:30",
    "every day 2pm–4pm school visit": f"{DAILY} 14:00-16:00",
    "every day 2-4 school visit": f"{DAILY} 14:00-16:00",
    "every day 9 to 5 school visit": f"{DAILY} 09:00-17:00",
    "every day 8pm to 1am school visit": f"{DAILY} 20:00-01:00+1",
    "every day 22:00-06:00 school visit": f"{DAILY} 22:00-06:00+1",
    "every day 11-2pm school visit": f"{DAILY} 11:00-14:00",
    "every day noon to 3 school visit": f"{DAILY} 12:00-15:00",
    "every day 8 to 10 in the evening school visit": f"{DAILY} 20:00-22:00",
    "every day all day school visit": f"{DAILY} 00:00-00:00+1",
    "every day in the morning school visit": f"{DAILY} 09:00-12:00 morning",
    "every day at 9 for 2 hours school visit": f"{DAILY} 09:00-11:00",
    "every other day 9-11 school visit": "DAILY INTERVAL=2 2026-11-25 09:00-11:00",
    "every 3 days 9-11 school visit": "DAILY INTERVAL=3 2026-11-25 09:00-11:00",
    "weekdays 9-11 school visit": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "every weekday 9-11 school visit": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "every weekend 9-11 school visit": "WEEKLY BYDAY=SA,SU 2026-11-28 09:00-11:00",
    "Monday to Friday, 9-11, school visit": "WEEKLY BYDAY=MO,TU,WE,TH,FR 2026-11-25 09:00-11:00",
    "Mon, Wed and Fri 9-11 school visit": "WEEKLY BYDAY=MO,WE,FR 2026-11-25 09:00-11:00",
    "every other Wednesday 9-11 school visit": "WEEKLY INTERVAL=2 BYDAY=WE 2026-11-25 09:00-11:00",
    "every two weeks on Wednesday 9-11 school visit": "WEEKLY INTERVAL=2 BYDAY=WE 2026-11-25 09:00-11:00",
    "every third Wednesday 9-11 school visit": "WEEKLY INTERVAL=3 BYDAY=WE 2026-11-25 09:00-11:00",
    "the first Monday of each month 9-11 school visit": "MONTHLY BYDAY=1MO 2026-12-07 09:00-11:00",
    "on the last Friday of every month 9-11 school visit": "MONTHLY BYDAY=-1FR 2026-11-27 09:00-11:00",
    "on the 1st and 15th of each month 9-11 school visit": "MONTHLY BYMONTHDAY=1,15 2026-12-01 09:00-11:00",
    "the last day of every month 9-11 school visit": "MONTHLY BYMONTHDAY=-1 2026-11-30 09:00-11:00",
    "every year on 18 May 9-11 school visit": "YEARLY BYMONTH=5 BYMONTHDAY=18 2027-05-18 09:00-11:00",
    "the third Sunday of May every year 9-11 school visit": "YEARLY BYMONTH=5 BYDAY=3SU 2027-05-16 09:00-11:00",
    "today 9-11 school visit": "once 2026-11-25 09:00-11:00",
    "tomorrow 9-11 school visit": "once 2026-11-26 09:00-11:00",
    "the day after tomorrow 9-11 school visit": "once 2026-11-27 09:00-11:00",
    "next Tuesday 9-11 school visit": "once 2026-12-01 09:00-11:00",
    "this Friday 9-11 school visit": "once 2026-11-27 09:00-11:00",
    "on 1 December 9-11 school visit": "once 2026-12-01 09:00-11:00",
    "Tuesday, 1 December 9-11 school visit": "once 2026-12-01 09:00-11:00",
    "December 1st, 2026 9-11 school visit": "once 2026-12-01 09:00-11:00",
    "on the 15th 9-11 school visit": "once 2026-12-15 09:00-11:00",
    "from 1 to 5 December 9-11 school visit": "DAILY 2026-12-01 09:00-11:00 until 2026-12-05",
    "30 December - 3 January 9-11 school visit": "DAILY 2026-12-30 09:00-11:00 until 2027-01-03",
    "next weekend 9-11 school visit": "DAILY 2026-12-05 09:00-11:00 until 2026-12-06",
    "from 1 March every Tuesday 9-11 school visit until 30 June": "WEEKLY BYDAY=TU 2027-03-02 09:00-11:00 until 2027-06-30",
    "every Tuesday 9-11 school visit until the end of June": f"{WEEKLY_TU} until 2027-06-30",
    "every Tuesday 9-11 school visit until the end of the year": f"{WEEKLY_TU} until 2026-12-31",
    "every Tuesday 9-11 school visit through March 2027": f"{WEEKLY_TU} until 2027-03-31",
    "every Tuesday 9-11 school visit for 10 weeks": f"{WEEKLY_TU} until 2027-02-08",
    "every Tuesday 9-11 school visit 10 times": "WEEKLY BYDAY=TU COUNT=10 2026-12-01 09:00-11:00",
    "only on holidays every day 9-11 school visit": f"{DAILY} 09:00-11:00 only",
    "every day 9-11 school visit including holidays": f"{DAILY} 09:00-11:00 ignore",
    "every Tuesday 9-11 school visit not on holidays, make-up days count as workdays": f"{WEEKLY_TU} skip workday",
    "every day 9-11 school visit must play may idle": f"{DAILY} 09:00-11:00 must idle",
    "every day 9-11 school visit on section 3": f"{DAILY} 09:00-11:00 section 3",
    "every day 9-11 school visit in the whole hall": f"{DAILY} 09:00-11:00 hall",
    "every day 9-11 school visit on screen 7": f"{DAILY} 09:00-11:00 screen 7",
    "every day except Monday 9-11 school visit": "WEEKLY BYDAY=TU,WE,TH,FR,SA,SU 2026-11-25 09:00-11:00",
    "the 2nd and 4th Tuesday of each month 9-11 school visit": "MONTHLY BYDAY=2TU,4TU 2026-12-08 09:00-11:00",
    "every first Monday 9-11 school visit": "MONTHLY BYDAY=1MO 2026-12-07 09:00-11:00",
    "between 1 December and 31 December every Tuesday 9-11 school visit": f"{WEEKLY_TU} until 2026-12-31",
    "once a week on Tuesday 9-11 school visit": WEEKLY_TU,
    "Tuesday 9-11 school visit until the end of June": f"{WEEKLY_TU} until 2027-06-30",
    "every Tuesday 9-11 school visit until 30/6": f"{WEEKLY_TU} until 2027-06-30",
    "next Monday to Friday 9-11 school visit": "DAILY 2026-11-30 09:00-11:00 until 2026-12-04",
    "every morning school visit": f"{DAILY} 09:00-12:00 morning",
    "every night 8-10 school visit": f"{DAILY} 20:00-22:00",
    "tomorrow evening 7-9 school visit": "once 2026-11-26 19:00-21:00",
    "every Tuesday 9am-11am学校参观until June 30跳过节假日": f"{WEEKLY_TU} until 2027-06-30 skip",
    "每周二\u30009am到11am\u3000school visit\u3000on screen 7": f"{WEEKLY_TU} screen 7",
    "每周二 9-11 school visit until June 30 跳过节假日": f"{WEEKLY_TU} until 2027-06-30 skip",
}


@pytest.mark.parametrize(("sentence", "meant"), [*CHINESE.items(), *ENGLISH.items()])
def test_a_sentence_says(sentence: str, meant: str) -> None:
    said = heard(sentence)
    assert short(said) == meant
    assert [words.text for words in said.words] in (["学校参观"], ["school visit"])


def words(sentence: str) -> list[tuple[str, bool]]:
    return [(item.text, item.placed) for item in heard(sentence).words]


def test_names_stay_over_whole_and_say_whether_they_are_a_place() -> None:
    assert words("每天 9-11 学校参观 在“基本情况”展区") == [("学校参观", False), ("基本情况", True)]
    assert words("school visit on Overview every day 9-11") == [("school visit", False), ("Overview", True)]
    assert words("每天 9-11 十三五发展成效") == [("十三五发展成效", False)]
    assert words("每天 14-15 9-11月特展") == [("9-11月特展", False)]


def test_a_name_that_is_a_phrase_too_needs_quotation_marks() -> None:
    assert short(heard("周末 9-11 学校参观")).startswith("WEEKLY BYDAY=SA,SU")
    assert words("每周二 9-11 “周末”") == [("周末", False)]


def test_words_that_name_nothing_stay_over_without_the_small_ones_around_them() -> None:
    said = heard("Please play the grand tour every day from 9-11")
    assert [(item.text, item.named) for item in said.words] == [("grand tour", False)]
    sentence = "每天 9-11 播放参观路线的，"
    (left,) = heard(sentence).words
    assert sentence[left.start : left.end] == left.text == "参观路线"


@pytest.mark.parametrize(
    ("sentence", "part", "why"),
    [
        ("每周八 9-11 学校参观", "每周八", "没说哪一天"),
        ("9-11 学校参观", "9-11 学校参观", "没说哪一天"),
        ("每周二 学校参观", "每周二 学校参观", "没说几点到几点"),
        ("学校参观", "学校参观", "哪些天，也没说几点"),
        ("2月30日 9-11 学校参观", "2月30日", "没有这样的日子"),
        ("12月1日周三 9-11 学校参观", "周三", "是周二"),
        ("2020年1月1日 9-11 学校参观", "2020年1月1日", "已经过去"),
        ("本周一 9-11 学校参观", "本周一", "已经过去"),
        ("每天 9:00-9:00 学校参观", "9:00-9:00", "同一时间"),
        ("每天 9-11 14-16 学校参观", "14-16", "不一致"),
        ("每天 每周二 9-11 学校参观", "每周二", "不一致"),
        ("每天 9-11 全天 学校参观", "全天", "不一致"),
        ("每天 9点开始 学校参观", "9点开始", "缺开始或结束"),
        ("每天 上午 学校参观 2-4", "上午", "不在这个时段（09:00–12:00）里"),
        ("12月1日 每周二 9-11 学校参观", "每周二", "不一致"),
        ("12月1日到12月5日 每周日 9-11 学校参观", "每周日", "没有这样的日子"),
        ("每年2月30日 9-11 学校参观", "2月30日", "没有这样的日子"),
        ("每天 晚上12点到2点 学校参观", "晚上12点到2点", "第二天"),
        ("每天 晚上 学校参观", "晚上", "没有叫这个名字的时段（有：上午、夜场）"),
        ("每周二 9-11 学校参观 到6月底 共10次", "共10次", "不一致"),
        ("每周二 9-11 学校参观 到2026年1月1日", "到2026年1月1日", "第一天 2026-12-01 之前"),
        ("明天 9-11 学校参观 共3次", "共3次", "只有一天"),
        ("每周二 9-11 学校参观 共5000次", "共5000次", "1 至 1000"),
        ("每周二 9-11 学校参观 跳过节假日 节假日照常", "节假日照常", "不一致"),
        ("每天 9-11 学校参观 全馆 屏7", "屏7", "不一致"),
        ("   ", "   ", "什么也没写"),
    ],
)
def test_what_is_not_understood_is_marked(sentence: str, part: str, why: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        heard(sentence)
    assert sentence[raised.value.start : raised.value.end].strip() == part.strip()
    assert why in raised.value.text.zh
    assert raised.value.text.en


def test_a_sentence_has_a_longest_length() -> None:
    with pytest.raises(NotUnderstood, match="too long"):
        heard("每天 9-11 " + "长" * LONGEST)


@pytest.mark.parametrize(
    ("sentence", "remark"),
    [
        ("每天 2-4 学校参观", "2:00 按 14:00 算，4:00 按 16:00 算"),
        ("每天 9-5 学校参观", "5:00 按 17:00 算"),
        ("周二 9-11 学校参观", "“周二”只按 2026-12-01 这一天算"),
        ("周二 9-11 学校参观 共10次", "“周二”按“每周二”算"),
        ("12/1 9-11 学校参观", "“12/1”按 12 月 1 日算"),
        ("工作日 9-11 学校参观", "“工作日”按周一至周五算"),
        ("每月31号 9-11 学校参观", "没有 31 日的月份不播放"),
        ("12月1日 9-11 学校参观 到12月5日", "从 2026-12-01 到 2026-12-05 每天播放"),
        ("next Tuesday 9-11 school visit", "“next”按下一周算：2026-12-01"),
        ("every second Friday 9-11 school visit", "“every second”按每 2 周一次算"),
    ],
)
def test_what_was_taken_to_be_meant_is_remarked(sentence: str, remark: str) -> None:
    (told,) = heard(sentence).remarks
    assert remark in told.zh
    assert told.en


def test_what_is_said_in_full_needs_no_remark() -> None:
    assert heard("每周二 9-11 学校参观 到6月30日").remarks == ()
    assert heard("工作日 9-11 学校参观 跳过节假日").remarks == ()
    assert heard("every Tuesday 2pm-4pm school visit").remarks == ()


def test_half_a_day_that_stands_apart_is_of_the_times() -> None:
    assert short(heard("明天下午 学校参观 2-4")) == "once 2026-11-26 14:00-16:00"
    assert heard("明天下午 学校参观 2-4").remarks == ()
