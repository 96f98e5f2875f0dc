from __future__ import annotations

from dataclasses import replace

from kiosk.domain.programme import Programme
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.services.publish_errands import Publish
from kiosk.services.shelf import News, Shelf
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.offices import office
from tests.support.shelves import SPARE, TOUR, house, many_slides, shelf
from tests.support.store_samples import EXHIBIT, FIGURES, OPENING, VIEW


def edited(held: MemoryUnitOfWork, slide: Slide) -> None:
    exhibit = held.draft.held_exhibit
    assert exhibit is not None
    decks = tuple(
        replace(deck, slides=tuple(slide if each.id == slide.id else each for each in deck.slides)) for deck in exhibit.decks
    )
    held.draft.held_exhibit = replace(exhibit, decks=decks)


def test_playlists_are_told_with_all_that_they_play() -> None:
    found = shelf()
    assert found.flat["tour"] == ("opening", "view", "opening", "view", "history", "history")
    assert found.lengths_us["z-west"] == OPENING.duration_us + FIGURES.duration_us
    assert found.lengths_us["spare"] == 0
    assert found.uses["a-east"].playlists == ("tour",)
    assert found.homes["view"].id == "a-east"


def test_before_anything_is_published_all_is_new() -> None:
    found = shelf()
    assert set(found.news.values()) == set(found.slide_news.values()) == {News.NEW}
    assert len(found.news) == 4


def test_what_is_published_as_it_is_has_no_news() -> None:
    held = house(SPARE)
    Publish().perform(office(held, 5))
    assert shelf(held).news == shelf(held).slide_news == {}


def test_a_playlist_changes_with_its_order_its_title_and_its_slides() -> None:
    held = house(SPARE)
    Publish().perform(office(held, 5))
    held.draft.put_playlist(replace(TOUR, slides=TOUR.slides[1:]))
    held.draft.put_playlist(replace(SPARE, title=Text(zh="备用二")))
    assert shelf(held).news == {"tour": News.CHANGED, "spare": News.CHANGED}
    edited(held, replace(VIEW, title=Text(zh="外景二")))
    now = shelf(held)
    assert now.slide_news == {"view": News.CHANGED}
    assert now.news["a-east"] is News.CHANGED
    assert "z-west" not in now.news


def key(found: Shelf, slide: Slide, box: tuple[int, int] = (192, 108)) -> str:
    return found.alone(slide, box).sha256()


def test_a_slide_alone_is_a_programme_with_nothing_else() -> None:
    alone = shelf().alone(VIEW, (192, 108))
    assert isinstance(alone, Programme)
    assert [slide.id for slide in alone.slides] == ["view"]
    assert [media.path for media in alone.media] == ["east/a-east/view.png"]
    (screen,) = alone.wall.screens
    assert (screen.section, screen.pixels) == ("east", (192, 108))
    deck = alone.deck_of("view")
    assert deck is not None
    assert (deck.id, deck.section) == ("a-east", "east"), "its pictures are found there"


def test_pictures_are_the_same_as_long_as_all_that_is_drawn_is() -> None:
    found, held = shelf(), house()
    assert key(found, VIEW) == key(shelf(held), VIEW), "another playlist is not drawn"
    assert key(found, replace(VIEW, title=Text(zh="别的"))) != key(found, VIEW)
    assert key(found, VIEW, (384, 216)) != key(found, VIEW)
    other = replace(EXHIBIT.media[0], shown=replace(EXHIBIT.media[0].shown, sha256="ef" * 32))
    held.draft.held_exhibit = replace(EXHIBIT, media=(other,))
    assert key(shelf(held), VIEW) != key(found, VIEW), "its file is another one"


def test_a_screen_keeps_its_proportions_in_the_box() -> None:
    held = house()
    assert held.draft.held_wall is not None
    upright = replace(held.draft.held_wall.screens[2], pixels=(1080, 1920))
    held.draft.held_wall = replace(held.draft.held_wall, screens=(*held.draft.held_wall.screens[:2], upright))
    assert shelf(held).alone(VIEW, (192, 128)).wall.screens[0].pixels == (72, 128)


def test_an_empty_draft_is_an_empty_shelf() -> None:
    found = shelf(MemoryUnitOfWork(draft=MemoryDraft(held_exhibit=None, held_playlists=(), held_assignments=())))
    assert (found.playlists, dict(found.slides)) == ((), {})


def test_ten_thousand_slides_stand_in_their_order() -> None:
    found = shelf(many_slides())
    assert list(found.slides) == list(found.flat["d"]) == [f"p-{number}" for number in range(10_000)]
    assert found.lengths_us["d"] == 10_000 * found.slides["p-0"].duration_us
