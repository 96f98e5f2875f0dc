from __future__ import annotations

import pytest

from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.text import Text
from kiosk.services.conductor import LEAD_US, PREPARED_LEAD_US
from kiosk.services.emergency import MOST_EN, MOST_ZH, PREPARED, End, Extend, Raise, words

NOW, HOLD = 1_000_000_000, 600_000_000
RAISE = Raise(level=EmergencyLevel.NOTICE, text=Text(zh="请走东门"), targets=("east",), hold_us=HOLD)


def test_a_notice_counts_as_soon_as_its_picture_can_be_there() -> None:
    cue = RAISE.cue(NOW)
    assert (cue.kind, cue.at_us, cue.until_us) == (CueKind.EMERGENCY, NOW + LEAD_US, NOW + LEAD_US + HOLD)
    assert (cue.level, cue.text, cue.targets) == (RAISE.level, RAISE.text, RAISE.targets)


def test_no_id_is_one_that_the_journal_gives_nor_another_of_these() -> None:
    cue = RAISE.cue(NOW)
    cues = (cue, RAISE.cue(NOW + 1), End(targets=("hall",)).cue(NOW + 1_000_000))
    assert all(each.id < 0 for each in cues)
    assert len({each.id for each in cues}) == len(cues)


def test_longer_counts_from_the_end_there_is() -> None:
    cue = RAISE.cue(NOW)
    longer = Extend(standing=cue, by_us=HOLD).cue(NOW + 50)
    assert (longer.at_us, longer.until_us) == (NOW + 50 + LEAD_US, NOW + LEAD_US + 2 * HOLD)
    assert (longer.level, longer.text, longer.targets) == (cue.level, cue.text, cue.targets)
    late = Extend(standing=cue, by_us=HOLD).cue(NOW + 3 * HOLD)
    assert late.until_us == late.at_us + HOLD, "one that has ended meanwhile stands again for as long as was asked"


def test_the_end_needs_no_picture_and_counts_sooner() -> None:
    cue = End(targets=("hall",)).cue(NOW)
    assert (cue.kind, cue.at_us, cue.until_us, cue.targets) == (CueKind.ALL_CLEAR, NOW + PREPARED_LEAD_US, None, ("hall",))


@pytest.mark.parametrize("level", EmergencyLevel)
def test_what_staff_do_not_write_is_prepared_in_both_languages(level: EmergencyLevel) -> None:
    assert words(level, " ", "") == PREPARED[level]
    assert words(level, "请走东门 ", "") == Text(zh="请走东门", en=PREPARED[level].en)
    prepared = PREPARED[level]
    assert 0 < len(prepared.zh) <= MOST_ZH
    assert prepared.en is not None
    assert len(prepared.en) <= MOST_EN
