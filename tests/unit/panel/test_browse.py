from __future__ import annotations

from kiosk.panel.browse import Found, playlist_of, searched, view_of
from kiosk.panel.desk import Browsing
from kiosk.services.shelf import News
from tests.support.shelves import TOUR, many_slides, shelf

SHELF = shelf()


def test_all_slides_are_shown_where_no_playlist_is_open() -> None:
    view = view_of(SHELF, Browsing(), None)
    assert view.items == tuple(SHELF.slides)
    cell = view.cell(0)
    assert (cell.item, cell.place, cell.playlist, cell.news) == ("opening", None, None, News.NEW)
    assert cell.slide is SHELF.slides["opening"]


def test_a_playlist_shows_its_items_at_their_places() -> None:
    view = view_of(SHELF, Browsing(playlist="tour"), None)
    assert view.items == TOUR.slides
    assert [view.cell(at).place for at in range(5)] == [1, 2, 3, 4, 5]
    whole = view.cell(3)
    assert whole.slide is None
    assert whole.playlist is not None
    assert whole.playlist.id == "a-east"
    assert view.keys()[2] == ("opening", 1)


def test_a_playlist_that_is_gone_leaves_all_slides() -> None:
    assert playlist_of(SHELF, Browsing(playlist="gone")) is None
    assert view_of(SHELF, Browsing(playlist="gone"), None).places is None


def test_what_was_found_comes_nearest_first_and_in_a_playlist_in_its_order() -> None:
    found = Found(words="页", slides=("view", "opening", "gone"))
    assert view_of(SHELF, Browsing(words="页"), found).items == ("view", "opening")
    view = view_of(SHELF, Browsing(playlist="tour", words="页"), found)
    assert view.items == ("opening", "view", "opening")
    assert view.places == (1, 2, 3)


def test_until_something_was_looked_for_all_is_shown() -> None:
    nothing = Found(words="", slides=())
    assert searched(Browsing(words="页"), nothing) is None
    assert searched(Browsing(words=" "), Found(words="页", slides=())) is None
    earlier = Found(words="老", slides=("view",))
    assert searched(Browsing(words="页"), earlier) is earlier, "no flicker while the newest words are looked for"
    assert view_of(SHELF, Browsing(words="页"), nothing).items == tuple(SHELF.slides)


def test_ten_thousand_slides_keep_their_order_and_their_keys() -> None:
    many = shelf(many_slides())
    view = view_of(many, Browsing(playlist="d"), None)
    assert len(view.items) == len(set(view.keys())) == 10_000
    assert view.cell(9_999).place == 10_000
