from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.rule_wording import rule_words

TUESDAY = date(2026, 12, 1)

WORDED = [
    ("FREQ=DAILY", "每天", "Every day"),
    ("FREQ=DAILY;INTERVAL=2", "每 2 天（从 2026-12-01 起）", "Every 2 days (from 2026-12-01 on)"),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "每周一至周五", "Every Monday to Friday"),
    ("FREQ=DAILY;BYMONTH=7,8", "7 月、8 月的每天", "Every day in July and August"),
    ("FREQ=WEEKLY", "每周二", "Every Tuesday"),
    ("RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO", "每周二", "Every Tuesday"),
    ("FREQ=WEEKLY;BYDAY=TH,TU", "每周二、周四", "Every Tuesday and Thursday"),
    ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "每周一、周三、周五", "Every Monday, Wednesday and Friday"),
    ("FREQ=WEEKLY;BYDAY=SA,SU", "每周六、周日", "Every Saturday and Sunday"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "每天", "Every day"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "每 2 周的周二（从 2026-12-01 起）", "Every 2 weeks on Tuesday (from 2026-12-01 on)"),
    (
        "FREQ=WEEKLY;BYDAY=TU;COUNT=10",
        "每周二（从 2026-12-01 起）共 10 次",
        "Every Tuesday (from 2026-12-01 on), 10 times in all,",
    ),
    ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=3", "3 月的每周二", "Every Tuesday in March"),
    ("FREQ=MONTHLY", "每月 1 日", "The 1st of each month"),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15", "每月 1 日、15 日", "The 1st and the 15th of each month"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "每月最后一天", "The last day of each month"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", "每月倒数第 3 天", "The 3rd day from the end of each month"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "每月最后一个周五", "The last Friday of each month"),
    ("FREQ=MONTHLY;BYDAY=2TU,4TU", "每月第二个周二、第四个周二", "The second Tuesday and the fourth Tuesday of each month"),
    (
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
        "每 3 个月的第一个周一（从 2026-12-01 起）",
        "The first Monday of every 3 months (from 2026-12-01 on)",
    ),
    ("FREQ=MONTHLY;BYMONTH=3,9;BYMONTHDAY=22", "每年 3 月、9 月的 22 日", "The 22nd of March and September"),
    ("FREQ=YEARLY", "每年 12 月 1 日", "Every year on the 1st of December"),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "每年 11 月的第四个周四", "Every year on the fourth Thursday of November"),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "每 4 年的 2 月 29 日（从 2026-12-01 起）",
     "Every 4 years on the 29th of February (from 2026-12-01 on)"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "zh", "en"), WORDED, ids=[rule for rule, _, _ in WORDED])
def test_a_rule_in_words(rule: str, zh: str, en: str) -> None:
    words = rule_words(rule, TUESDAY)
    assert (words.zh, words.en) == (zh, en)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=-3FR",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTH=3",
        "FREQ=WEEKLY;BYMONTH=13",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;COUNT=many",
        "nonsense",
    ],
)
def test_a_rule_without_plain_words_is_shown_as_it_is(rule: str) -> None:
    words = rule_words(rule, TUESDAY)
    assert words.zh == f"按规则 {rule}"
    assert words.en == f"By the rule {rule}"


@given(st.text(alphabet="FREQDAILYWKMONTHBU=;,-0123456789", max_size=60), st.dates(date(1970, 1, 1), date(2199, 12, 31)))
def test_any_text_has_words(rule: str, day: date) -> None:
    words = rule_words(rule, day)
    assert words.zh
    assert words.en
