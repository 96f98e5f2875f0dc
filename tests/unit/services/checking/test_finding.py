import pytest

from kiosk.domain.text import Text
from kiosk.services.checking.finding import Severity, advice, quoted


def test_an_advice_does_not_block() -> None:
    found = advice("river", "LONG", Text(zh="太长", en="too long"), Text(zh="拆开", en="split it"))
    assert (found.severity, found.code) == (Severity.ADVICE, "W-CHK-LONG")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("字" * 20, "字" * 20),
        ("字" * 21, "字" * 19 + "…"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("一行\n又一行", "一行 又一行"),
    ],
)
def test_a_text_is_quoted_short_and_on_one_line(text: str, short: str) -> None:
    assert quoted(text) == short
