"""Rules as people and programs write them: read, written in one way, or refused by the part that is wrong."""

from __future__ import annotations

import pytest

from kiosk.domain.rule import RuleError, read_rule


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"),
        (" freq=weekly;byday=th, tu;interval=1;wkst=mo; ", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("BYDAY=SU,MO;INTERVAL=02;WKST=SU;FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"),
        ("FREQ=MONTHLY;BYDAY=-1FR,+1MO", "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
        ("FREQ=MONTHLY;BYMONTHDAY=31,1,+1,-1", "FREQ=MONTHLY;BYMONTHDAY=-1,1,31"),
        ("COUNT=4;FREQ=YEARLY;BYMONTH=12,2", "FREQ=YEARLY;COUNT=4;BYMONTH=2,12"),
        ("BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO"),
    ],
)
def test_a_rule_is_written_in_one_way(written: str, canonical: str) -> None:
    assert str(read_rule(written)) == canonical
    assert str(read_rule(canonical)) == canonical


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("FREQ=FORTNIGHTLY", "FREQ=WEEKLY;INTERVAL=2"),
        ("FREQ=WEEKLYS", "did you mean FREQ=WEEKLY?"),
        ("FREQ=SOMETIMES7", "DAILY, WEEKLY, MONTHLY, YEARLY"),
        ("BYDAY=MO", "FREQ is missing"),
        ("", "NAME=VALUE"),
        ("WEEKLY", "'WEEKLY'"),
        ("FREQ=WEEKLY;BYDAY=", "'BYDAY='"),
        ("FREQ=WEEKLY;;BYDAY=MO", "''"),
        ("FREQ=WEEKLY;FREQ=DAILY", "FREQ stands there twice"),
        ("FREQ=WEEKLY;BYDAYS=MO", "did you mean BYDAY?"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER"),
        ("FREQ=WEEKLY;X-OWN=1", "X-OWN"),
        ("FREQ=WEEKLY;UNTIL=20260630", "--until"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13"),
        ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY="),
        ("FREQ=MONTHLY;BYMONTHDAY=１", "BYMONTHDAY=１"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=WEEKLY;INTERVAL=-1", "INTERVAL=-1"),
        ("FREQ=WEEKLY;INTERVAL=9999999", "INTERVAL=9999999"),
        ("FREQ=WEEKLY;COUNT=0", "COUNT=0"),
        ("FREQ=WEEKLY;COUNT=10001", "10000"),
        ("FREQ=WEEKLY;BYDAY=TUE", "did you mean TU?"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0"),
        ("FREQ=MONTHLY;BYDAY=--1MO", "BYDAY=--1"),
        ("FREQ=WEEKLY;WKST=1", "WKST=1"),
        ("FREQ=SECONDLY", "one entry for each time of day"),
        ("FREQ=MINUTELY;INTERVAL=15", "one entry for each time of day"),
        ("FREQ=HOURLY", "one entry for each time of day"),
        ("FREQ=DAILY;BYHOUR=9,14", "BYHOUR=9,14"),
        ("FREQ=DAILY;BYMINUTE=0", "one entry for each time of day"),
        ("FREQ=DAILY;BYSECOND=0", "one entry for each time of day"),
        ("FREQ=MONTHLY;BYWEEKNO=1;BYDAY=MO", "BYWEEKNO"),
        ("FREQ=YEARLY;BYWEEKNO=1", "BYWEEKNO needs BYDAY"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "BYWEEKNO"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"),
        ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY"),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=3", "BYSETPOS"),
        ("FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 33))), "BYYEARDAY has more than 31 numbers"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2,3,4,5,6,7,8", "BYSETPOS has more than 7 numbers"),
        ("FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367))), "255"),
    ],
)
def test_what_is_wrong_is_named_in_both_languages(written: str, named: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_rule(written)
    assert named in (caught.value.text.en or "")
    assert caught.value.text.zh != caught.value.text.en
    assert caught.value.nearest is None
