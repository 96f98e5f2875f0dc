from __future__ import annotations

from kiosk.domain.text import Text
from kiosk.panel import entry_wording as words
from tests.support.scheduled import TUESDAY


def test_all_of_it_is_said_in_both_languages() -> None:
    said = [each for each in vars(words).values() if isinstance(each, Text)]
    said += [*words.ON_HOLIDAYS.values(), *words.ON_MAKEUP.values(), *words.WEEKDAYS]
    assert len(said) > 40
    assert all(each.zh and each.en for each in said)


def test_the_button_says_whether_one_or_all_are_changed() -> None:
    assert words.save(0, None) == words.ADD
    assert words.save(7, None) == words.SAVE
    assert words.save(7, TUESDAY) == words.SAVE_ALL
    assert words.only_on(TUESDAY).zh == "只改 12月1日 这次"
