from __future__ import annotations

from kiosk.domain.text import Text
from kiosk.panel.desk import Page
from kiosk.panel.finding import ChoosePlaylist, OpenPage, OpenSlide, SelectScreens, fitting, places, slides
from kiosk.services.ports import Hit
from tests.support.desks import hall


def test_everything_with_a_name_is_found_in_either_language() -> None:
    everything = tuple(places(hall()))
    assert [each.aim for each in fitting(everything, "日志")] == [OpenPage(page=Page.LOG)]
    assert [each.aim for each in fitting(everything, "LOG")] == [OpenPage(page=Page.LOG)]
    assert SelectScreens(screens=frozenset({"e1"})) in [each.aim for each in fitting(everything, "screen 01")]
    playlists = {each.aim.playlist for each in everything if isinstance(each.aim, ChoosePlaylist)}
    assert playlists == {choice.playlist for choice in hall().choices}
    assert fitting(everything, "") == everything


def test_every_word_has_to_stand_there() -> None:
    everything = tuple(places(hall()))
    assert fitting(everything, "screen 99") == ()


def test_a_slide_is_opened_with_the_words_it_was_found_by() -> None:
    hit = Hit(slide="s-1", deck="d", section="east", playlists=(), title=Text(zh="排名"), excerpt="第【23】位")
    (found,) = slides([hit], "23")
    assert found.text.zh == "排名 — 第【23】位"
    assert found.aim == OpenSlide(slide="s-1", words="23")
