from __future__ import annotations

import pytest

from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError, Refused
from kiosk.domain.foreign import Foreign, ForeignPage, MissingFont, Offer, Remark
from kiosk.domain.slide_fields import TextFields
from kiosk.domain.text import Text
from kiosk.importing.inspect import FileKind
from kiosk.importing.messages import Found, Order, Progress, Refusal, line_of, message_of, order_of

WORDS = Text(zh="话", en="words")
REMARK = Remark(code="W-X", message=WORDS)


def test_an_order_arrives_as_it_was_given() -> None:
    order = Order(kind=FileKind.PDF, file="/a b", name="年报\n.pdf", outbox="/o", scratch="/s", panel=(3, 2), hidden=True)
    assert line_of(order).count(b"\n") == 1
    assert order_of(line_of(order)) == order


def test_what_was_found_arrives_whole() -> None:
    offer = Offer(fields=TextFields(paragraphs=(WORDS,)))
    page = ForeignPage(
        number=1, picture="a.png", width_px=2, height_px=1, words="话\n", hidden=True, offers=(offer,), remarks=(REMARK,)
    )
    font = MissingFont(font="宋体", substitute="Noto", pages=(1, 2))
    found = Found(Foreign(title="题", pages=(page,), missing_fonts=(font,), remarks=(REMARK,)))
    assert line_of(found).count(b"\n") == 1
    assert message_of(line_of(found)) == found
    assert message_of(line_of(Progress(2, 5))) == Progress(2, 5)


@pytest.mark.parametrize("family", [BadInput, EnvironmentFault, Refused])
def test_an_error_arrives_as_one_of_its_family(family: type[KioskError]) -> None:
    said = message_of(line_of(Refusal.of(family(code="E-X", message=WORDS, where="a.pdf", fix=WORDS))))
    assert isinstance(said, Refusal)
    error = said.error()
    assert (type(error), error.code, error.message, error.where, error.fix) == (family, "E-X", WORDS, "a.pdf", WORDS)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"words",
        b"[]",
        b'{"type":"other"}',
        b'{"type":"progress","done":"1","of":2}',
        b'{"type":"found","foreign":{"title":"a"}}',
        b'{"type":"found","foreign":{"title":"a","pages":[{"number":1}]}}',
        b'{"type":"refusal","code":"E-X"}',
    ],
)
def test_what_is_no_message_is_not_taken_for_one(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - msgspec's are of many kinds
        message_of(line)
