from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.recurrence import days
from kiosk.domain.sentence.parts import NotUnderstood
from kiosk.domain.sentence.read import read
from tests.support.sentences import Meaning, in_chinese, in_english, meaning
from tests.unit.domain.sentence.test_read import CHINESE, DAYPARTS, ENGLISH, NAMES

SEEDS = 200
FIRST = date(2026, 1, 1)

FRAGMENTS = sorted({word for sentence in (*CHINESE, *ENGLISH) for word in sentence.split()})
CHARS = "周每月日号年点半到至第个一二三十两天下本上午晚0123456789-:/.,、，。 “”amptoevryund在屏展区次"


@pytest.mark.parametrize("say", [in_chinese, in_english])
@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_said_in_many_ways_is_got_back(seed: int, say: Callable[[Meaning, Random, date], str]) -> None:
    random = Random(seed)
    today = FIRST + timedelta(days=random.randrange(1200))
    meant = meaning(random, today)
    sentence = say(meant, random, today)
    said = read(sentence, today, (), ("学校参观", "school visit"))
    place = (said.place.part.kind.value, said.place.part.number) if said.place is not None else None
    got = (
        said.rule, said.day, said.until, said.start, said.end, said.nights, said.must_play, place,
        said.holidays.value if said.holidays else None, said.makeup.value if said.makeup else None, len(said.words),
    )  # fmt: skip
    assert got == (
        meant.rule, meant.days.first(today), meant.until, meant.start, meant.end, meant.nights, meant.must_play, meant.place,
        meant.holidays, meant.makeup, 1,
    ), (sentence, today)  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(CHARS, max_size=6), st.text(max_size=3)), max_size=12), st.booleans()
)
def test_random_words_are_read_or_refused_with_their_place(words: list[str], spaced: bool) -> None:
    sentence = (" " if spaced else "").join(words)
    said = None
    with suppress(NotUnderstood):
        said = read(sentence, date(2026, 11, 25), DAYPARTS, NAMES)
    if said is None:
        with pytest.raises(NotUnderstood) as raised:
            read(sentence, date(2026, 11, 25), DAYPARTS, NAMES)
        assert 0 <= raised.value.start <= raised.value.end <= len(sentence)
        assert raised.value.text.en
        return
    assert said.day >= date(2026, 11, 25)
    assert said.until is None or (said.rule is not None and said.until >= said.day and "COUNT" not in said.rule)
    assert said.start < said.end or said.nights == 1
    if said.rule is not None:
        assert said.day in days(said.rule, said.day, said.until, said.day, said.day)
    for item in said.words:
        assert sentence[item.start : item.end] == item.text


@given(st.sampled_from([*CHINESE, *ENGLISH]), st.integers(0, 80), st.text(CHARS, min_size=1, max_size=3))
def test_a_slip_of_the_finger_is_read_or_refused(sentence: str, at: int, slip: str) -> None:
    with suppress(NotUnderstood):
        said = read(sentence[:at] + slip + sentence[at + 1 :], date(2026, 11, 25), DAYPARTS, NAMES)
        assert said.start < said.end or said.nights == 1
