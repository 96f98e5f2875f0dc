import tomllib

from hypothesis import given
from hypothesis import strategies as st

from kiosk.importing.toml_text import table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.sampled_from(["zh", "en", "note", "file"])
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)


@given(TEXTS)
def test_any_text_comes_back(text: str) -> None:
    assert tomllib.loads(table("", {"text": text})) == {"text": text}


def test_characters_that_toml_refuses_raw_come_back() -> None:
    text = "".join(map(chr, range(0x20))) + "\x7f\x80\x9f\u2028\"\\'\U0001f600"
    assert tomllib.loads(table("", {"text": text})) == {"text": text}


@given(st.dictionaries(KEYS, VALUES))
def test_any_values_come_back(values: dict[str, object]) -> None:
    assert tomllib.loads(table("", values)) == values


def test_the_canonical_form() -> None:
    values = {"id": "a", "seconds": 8.0, "half": 0.5, "place": [1, 2], "gone": None, "title": {"zh": "题", "en": None}}
    assert table("[[slide]]", values) == '[[slide]]\nid = "a"\nseconds = 8\nhalf = 0.5\nplace = [1, 2]\ntitle = {zh = "题"}\n'


def test_tables_in_a_list_stand_one_a_line() -> None:
    assert table("", {"nodes": [{"a": 1}, {"a": 2}]}) == "nodes = [\n    {a = 1},\n    {a = 2},\n]\n"


def test_a_list_of_tables_in_an_item_stays_on_its_line() -> None:
    values = {"rows": [{"cells": [{"zh": "甲"}, {"zh": "乙"}]}, {"cells": []}]}
    assert table("", values) == 'rows = [\n    {cells = [{zh = "甲"}, {zh = "乙"}]},\n    {cells = []},\n]\n'


def test_an_empty_list_comes_back() -> None:
    assert tomllib.loads(table("", {"nodes": []})) == {"nodes": []}
