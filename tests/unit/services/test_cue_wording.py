from __future__ import annotations

import pytest

from kiosk.domain.cue import CueKind
from kiosk.services.cue_wording import NAMES, given


@pytest.mark.parametrize("kind", CueKind)
def test_every_kind_has_its_word_in_both_languages(kind: CueKind) -> None:
    assert NAMES[kind].zh
    assert NAMES[kind].en


def test_how_many_screens_a_cue_reaches_is_said() -> None:
    assert given(CueKind.BLACK, 1).en == "Sent: Black, 1 screen"
    assert given(CueKind.BLACK, 4).en == "Sent: Black, 4 screens"
    assert given(CueKind.BLACK, 4).zh == "已发出：黑场，4 块屏"
