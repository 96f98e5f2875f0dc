from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ids import FieldError, check_id, check_range


@given(st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True))
def test_ids_of_small_letters_digits_and_hyphens_pass(value: str) -> None:
    check_id(value)


@pytest.mark.parametrize("value", ["", "A", "a b", "a_b", "a.b", "../a", "é", "展区", "a\n", "a" * 41])
def test_any_other_id_is_refused_in_both_languages(value: str) -> None:
    with pytest.raises(FieldError) as caught:
        check_id(value)
    assert value in caught.value.text.zh
    assert value in str(caught.value.text.en)


@pytest.mark.parametrize("value", [1, 1.5, 2])
def test_a_value_in_its_range_passes(value: float) -> None:
    check_range("seconds", value, 1, 2)


@pytest.mark.parametrize("value", [0.99, 2.01, math.nan, math.inf, -math.inf])
def test_a_value_out_of_its_range_is_refused_with_the_range(value: float) -> None:
    with pytest.raises(FieldError, match=r"seconds is .*from 1 to 2") as caught:
        check_range("seconds", value, 1, 2)
    assert "1 至 2" in caught.value.text.zh
