from __future__ import annotations

import pytest

from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError, Refused
from kiosk.domain.text import Language, Text


def error(kind: type[KioskError]) -> KioskError:
    return kind(
        code="E-IMP-EMPTY",
        message=Text(zh="没有幻灯片", en="there are no slides"),
        where="deck.pptx",
        fix=Text(zh="请至少保存一页", en="save at least one"),
    )


@pytest.mark.parametrize(("kind", "exit_code"), [(BadInput, 2), (EnvironmentFault, 3), (Refused, 4)])
def test_the_kind_of_error_decides_the_exit_code(kind: type[KioskError], exit_code: int) -> None:
    assert error(kind).exit_code == exit_code


def test_an_error_is_one_line_in_either_language() -> None:
    raised = error(BadInput)
    assert str(raised) == "E-IMP-EMPTY: there are no slides (deck.pptx) — save at least one"
    assert raised.line(Language.ZH) == "E-IMP-EMPTY: 没有幻灯片 (deck.pptx) — 请至少保存一页"
