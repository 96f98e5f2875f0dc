from __future__ import annotations

import pytest

from kiosk.importing.inspect import FileKind
from kiosk.importing.limits import LIMITS

REFUSED_S, DECK_REFUSED_S = 15, 90


@pytest.mark.parametrize("kind", FileKind)
def test_every_kind_has_limits_that_answer_in_time(kind: FileKind) -> None:
    limits = LIMITS[kind]
    assert (limits.address_mib is None) != (limits.data_mib is None)
    assert max(limits.address_mib or 0, limits.data_mib or 0) <= 768
    assert limits.quiet_s <= (DECK_REFUSED_S if kind is FileKind.DECK else REFUSED_S)
    assert limits.file_mib <= limits.output_mib
