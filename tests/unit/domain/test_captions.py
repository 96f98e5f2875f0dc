from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.captions import Caption, Captions, FileByLanguage, next_change_us, words_at
from kiosk.domain.ids import FieldError
from kiosk.domain.text import Language

MS = 1000
HELLO = Caption(begins_ms=1000, ends_ms=3000, text="你好")
AGAIN = Caption(begins_ms=2000, ends_ms=4000, text="再来")


@pytest.mark.parametrize(
    ("at_ms", "words"),
    [(0, ""), (999, ""), (1000, "你好"), (2000, "你好\n再来"), (2999, "你好\n再来"), (3000, "再来"), (4000, "")],
)
def test_what_is_to_be_read_goes_by_the_place_in_the_video(at_ms: int, words: str) -> None:
    assert words_at((HELLO, AGAIN), at_ms * MS) == words


def test_where_one_language_has_no_captions_the_other_ones_are_read() -> None:
    both = Captions(zh=(HELLO,), en=(AGAIN,))
    assert [both.read(language) for language in Language] == [(HELLO,), (AGAIN,)]
    assert {Captions(zh=(HELLO,)).read(language) for language in Language} == {(HELLO,)}
    assert {Captions(en=(AGAIN,)).read(language) for language in Language} == {(AGAIN,)}


def test_a_file_is_named_for_each_language_or_for_one() -> None:
    both = FileByLanguage(zh="a.vtt", en="b.vtt")
    assert (both.names, both.of(Language.ZH), both.of(Language.EN)) == (("a.vtt", "b.vtt"), "a.vtt", "b.vtt")
    assert [FileByLanguage(en="b.vtt").of(language) for language in Language] == [None, "b.vtt"]
    with pytest.raises(FieldError):
        FileByLanguage()


CAPTIONS = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from("甲乙丙")).map(
        lambda told: Caption(begins_ms=told[0], ends_ms=told[0] + told[1], text=told[2])
    ),
    max_size=6,
)


@given(captions=CAPTIONS, at_us=st.integers(0, 12_000 * MS))
def test_until_the_next_change_the_same_is_read(captions: list[Caption], at_us: int) -> None:
    change_us = next_change_us(captions, at_us)
    until_us = change_us if change_us is not None else at_us + 60_000 * MS
    assert until_us > at_us
    assert words_at(captions, until_us - 1) == words_at(captions, at_us)
    if change_us is None:
        assert words_at(captions, until_us) == ""
