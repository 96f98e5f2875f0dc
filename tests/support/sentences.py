"""Schedules as values, and many ways to say each in Chinese and in English: what a reader of sentences has to get back."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HANZI_DAYS = "一二三四五六日"
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
HOLIDAYS = {
    "skip": (
        ("跳过节假日", "节假日除外", "除法定节假日外"),
        ("except holidays", "skipping public holidays", "but not on holidays"),
    ),
    "only": (("只在节假日", "仅在法定节假日"), ("only on holidays", "public holidays only")),
    "ignore": (("节假日照常", "节假日也播"), ("including holidays", "even on holidays")),
}
MAKEUP = {
    "workday": (("补班日照常上班", "调休按工作日"), ("make-up days count as workdays", "also on make-up workdays")),
    "weekday": (("补班日按星期几", "调休日按周几"), ("make-up days as the weekday they are",)),
}
PLACES = {
    ("hall", 0): (("全馆", "在所有屏幕"), ("on all screens", "in the whole hall", "everywhere")),
    ("section", 3): (("在展区三", "第3展区", "在三号展区"), ("on section 3", "in section three")),
    ("screen", 7): (("屏7", "在07号屏", "第七块屏"), ("on screen 7", "screen 07", "screen-7")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A rule (None: one day), which days it has, and how it is said in both languages."""

    rule: str | None
    has: Callable[[date], bool]
    zh: tuple[str, ...]
    en: tuple[str, ...]

    def first(self, today: date) -> date:
        return next(day for day in (today + timedelta(days=n) for n in range(9 * 366)) if self.has(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a sentence is to say."""

    days: Days
    start: time
    end: time
    until: date | None
    count: int | None
    holidays: str | None
    makeup: str | None
    must_play: bool
    place: tuple[str, int] | None

    @property
    def nights(self) -> int:
        return int(self.end <= self.start)

    @property
    def rule(self) -> str | None:
        return self.days.rule if self.count is None else f"{self.days.rule};COUNT={self.count}"


def meaning(random: Random, today: date) -> Meaning:
    days = random.choice((_daily, _weekly, _monthly, _nth, _yearly, _once))(random, today)
    ends = random.choice(("", "until", "count")) if days.rule else ""
    first = days.first(today)
    start, end = _times(random)
    return Meaning(
        days=days, start=start, end=end,
        until=first + timedelta(days=random.randrange(2000)) if ends == "until" else None,
        count=random.randint(1, 99) if ends == "count" else None,
        holidays=random.choice((None, *HOLIDAYS)), makeup=random.choice((None, *MAKEUP)),
        must_play=random.random() < 0.3, place=random.choice((None, *PLACES)),
    )  # fmt: skip


def _times(random: Random) -> tuple[time, time]:
    start, end = (time(random.randrange(24), random.choice((0, 0, 15, 30, 45, 5))) for _ in range(2))
    return (start, end) if start != end else (time(), time())


def _daily(random: Random, today: date) -> Days:
    n = random.randint(1, 5)
    if n == 1:
        return Days(rule="FREQ=DAILY", has=lambda day: True, zh=("每天", "每日", "天天"), en=("every day", "daily", "each day"))
    zh, en = (f"每{n}天", f"每隔{n - 1}天"), (f"every {n} days", *(("every other day",) if n == 2 else ()))
    return Days(rule=f"FREQ=DAILY;INTERVAL={n}", has=lambda day: True, zh=zh, en=en)


def _weekly(random: Random, today: date) -> Days:
    days, n = sorted(random.sample(range(7), random.randint(1, 4))), random.choice((1, 1, 1, 2, 3))
    every = f"INTERVAL={n};" if n > 1 else ""
    hanzi, english = [HANZI_DAYS[day] for day in days], [ENGLISH_DAYS[day] for day in days]
    zh = ("周" + "、".join(hanzi), "星期" + "和星期".join(hanzi), "周" + "，周".join(hanzi))
    en = (", ".join(english), " and ".join(english), " & ".join(day[:3] for day in english))
    before_zh, before_en = ("每", "every ") if n == 1 else (f"每{n}周的", f"every {n} weeks on ")
    return Days(
        rule=f"FREQ=WEEKLY;{every}BYDAY={','.join(WEEKDAYS[day] for day in days)}", has=lambda day: day.weekday() in days,
        zh=tuple(before_zh + words for words in zh), en=tuple(before_en + words for words in en),
    )  # fmt: skip


def _monthly(random: Random, today: date) -> Days:
    n = random.choice((-1, *range(1, 32)))
    zh = ("每月最后一天", "每个月月底") if n < 0 else (f"每月{n}号", f"每个月{n}日")
    en = ("the last day of each month",) if n < 0 else (f"on the {_th(n)} of every month", f"monthly on the {_th(n)}")
    return Days(
        rule=f"FREQ=MONTHLY;BYMONTHDAY={n}",
        has=lambda day: day.day == (n if n > 0 else monthrange(day.year, day.month)[1]), zh=zh, en=en,
    )  # fmt: skip


def _nth(random: Random, today: date) -> Days:
    n, weekday = random.choice([*ORDINALS]), random.randrange(7)
    nth, name = "最后一" if n < 0 else f"第{'一二三四'[n - 1]}", ENGLISH_DAYS[weekday]

    def has(day: date) -> bool:
        other = day + timedelta(days=7) if n < 0 else day - timedelta(days=7 * n)
        before = day - timedelta(days=7 * (n - 1))
        return day.weekday() == weekday and other.month != day.month and (n < 0 or before.month == day.month)

    return Days(
        rule=f"FREQ=MONTHLY;BYDAY={n}{WEEKDAYS[weekday]}", has=has,
        zh=(f"每月{nth}个周{HANZI_DAYS[weekday]}", f"每个月的{nth}个星期{HANZI_DAYS[weekday]}"),
        en=(f"the {ORDINALS[n]} {name} of each month", f"on the {ORDINALS[n]} {name} of every month"),
    )  # fmt: skip


def _yearly(random: Random, today: date) -> Days:
    month = random.randint(1, 12)
    n = random.randint(1, monthrange(2028, month)[1])
    return Days(
        rule=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={n}", has=lambda day: (day.month, day.day) == (month, n),
        zh=(f"每年{month}月{n}日", f"每年{month}月{n}号"),
        en=(f"every year on {n} {MONTHS[month - 1]}", f"{MONTHS[month - 1]} {_th(n)} every year"),
    )  # fmt: skip


def _once(random: Random, today: date) -> Days:
    only = today + timedelta(days=random.randrange(1500))
    zh, en = day_in_chinese(only, today), day_in_english(only, today)
    return Days(rule=None, has=lambda day: day == only, zh=zh, en=tuple(f"on {words}" for words in en))


def day_in_chinese(day: date, base: date) -> tuple[str, ...]:
    full = (f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}")
    return (*full, f"{day.month}月{day.day}号") if _is_next(day, base) else full


def day_in_english(day: date, base: date) -> tuple[str, ...]:
    month = MONTHS[day.month - 1]
    full = (f"{day.day} {month} {day.year}", f"{month} {_th(day.day)}, {day.year}", f"{day:%Y-%m-%d}")
    return (*full, f"{month[:3]} {day.day}", f"the {_th(day.day)} of {month}") if _is_next(day, base) else full


def _is_next(day: date, base: date) -> bool:
    return base <= day and (day - base).days < 365


def in_chinese(meant: Meaning, random: Random, today: date) -> str:
    first, chosen = meant.days.first(today), random.choice
    parts = [chosen(meant.days.zh), _times_in_chinese(meant.start, meant.end, random), "学校参观"]
    if meant.until is not None:
        parts.append(chosen(("到", "至", "直到", "截至")) + chosen(day_in_chinese(meant.until, first)))
    if meant.count is not None:
        parts.append(chosen(("共{}次", "{}次", "总共 {} 次")).format(meant.count))
    parts += _besides(meant, random, 0)
    return _shuffled(parts, random, chosen((" ", "，", ", ")))


def in_english(meant: Meaning, random: Random, today: date) -> str:
    first, chosen = meant.days.first(today), random.choice
    parts = [chosen(meant.days.en), _times_in_english(meant.start, meant.end, random), "school visit"]
    if meant.until is not None:
        parts.append(f"{chosen(('until', 'till', 'through', 'ending on'))} {chosen(day_in_english(meant.until, first))}")
    if meant.count is not None:
        parts.append(chosen(("{} times", "for {} times")).format(meant.count))
    parts += _besides(meant, random, 1)
    return _shuffled(parts, random, "; ")


def _besides(meant: Meaning, random: Random, language: int) -> list[str]:
    said = [(HOLIDAYS, meant.holidays), (MAKEUP, meant.makeup), (PLACES, meant.place)]
    parts = [random.choice(words[value][language]) for words, value in said if value is not None]  # type: ignore[index]
    return [*parts, *([("必须播放", "must play")[language]] if meant.must_play else [])]


def _shuffled(parts: list[str], random: Random, between: str) -> str:
    if random.random() < 0.5:
        random.shuffle(parts)
    return between.join(parts)


def _times_in_chinese(start: time, end: time, random: Random) -> str:
    if start == end:
        return random.choice(("全天", "整天"))
    if random.random() < 0.4:
        return f"{start:%H:%M}{random.choice('-到至')}{end:%H:%M}"
    return f"{_clock_in_chinese(start)}{random.choice(('到', '至', '-'))}{_clock_in_chinese(end)}"


def _clock_in_chinese(at: time) -> str:
    half = (
        "凌晨" if at.hour < 6 else "上午" if at.hour < 12 else "中午" if at.hour == 12 else "下午" if at.hour < 18 else "晚上"
    )
    minutes = {0: "", 15: "一刻", 30: "半", 45: "45分"}.get(at.minute, f"{at.minute:02}分")
    return f"{half}{at.hour if at.hour < 13 else at.hour - 12}点{minutes}"


def _times_in_english(start: time, end: time, random: Random) -> str:
    if start == end:
        return "all day"
    if random.random() < 0.4:
        return f"{start:%H:%M}-{end:%H:%M}"
    clocks = [f"{at.hour % 12 or 12}:{at.minute:02}{'am' if at.hour < 12 else 'pm'}" for at in (start, end)]
    return random.choice(("from {} to {}", "{}-{}", "between {} and {}")).format(*clocks)


def _th(n: int) -> str:
    return f"{n}{'th' if 10 < n < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
