"""Where a playlist, a deck or a slide is used, in sentences: for as long as it is, it may not be discarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.domain.cue import Cues
from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.history import history
from kiosk.domain.programme import in_force
from kiosk.domain.recycled import THINGS, Thing
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Initiatives
from kiosk.domain.text import Language, Text
from kiosk.services.library import exhibit_of
from kiosk.services.playlist_wording import PlaylistNames, where_used
from kiosk.services.playlists import uses
from kiosk.services.ports import Draft, UnitOfWork


def usage(uow: UnitOfWork, thing: Thing, name: str, now_us: int) -> tuple[Text, ...]:
    """Where it is used, each place in a few words; nothing if it may be discarded."""
    match thing:
        case Thing.PLAYLIST:
            return tuple(_of_playlist(uow, name, now_us))
        case Thing.DECK:
            deck = next((each for each in exhibit_of(uow.draft).decks if each.id == name), None)
            slides = deck.slides if deck is not None else ()
            within = (place for slide in slides for place in _of_slide(uow.draft, slide.id, slides, name))
            return tuple(dict.fromkeys((*_of_playlist(uow, name, now_us), *within)))
        case Thing.SLIDE:
            home = home_of(uow.draft, name)
            return tuple(dict.fromkeys(_of_slide(uow.draft, name, (), home.id if home is not None else "")))


def taken_on(uow: UnitOfWork, now_us: int) -> dict[str, list[str]]:
    """The screens that staff hold on each playlist now, what lies below another hold too."""
    programme = in_force(uow.programmes.playable(now_us), now_us)
    found: dict[str, list[str]] = {}
    if programme is None:
        return found
    cues = Cues.of(uow.journal.since(now_us))
    for screen in programme.wall.screens:
        for take in history(programme, cues, screen).at(now_us).takes:
            if take.cue.holds(now_us) and take.cue.playlist is not None:
                found.setdefault(take.cue.playlist, []).append(screen.id)
    return found


def home_of(draft: Draft, slide: str) -> Deck | None:
    """The deck that a slide is of."""
    return next((deck for deck in exhibit_of(draft).decks if any(each.id == slide for each in deck.slides)), None)


def in_use(thing: Thing, name: str, title: Text, places: Iterable[Text]) -> BadInput:
    """It may not be discarded yet; says where it is used."""
    listed = tuple(places)
    what, of_en = THINGS[thing], ", ".join(place.read(Language.EN) for place in listed)
    return BadInput(
        code="E-BIN-USED",
        message=Text(
            zh=f"{what.zh}“{title.zh}”还在用：{'、'.join(place.zh for place in listed)}",
            en=f"{what.read(Language.EN)} '{title.read(Language.EN)}' is still used: {of_en}",
        ),
        where=name,
        fix=Text(zh="先替换为别的，或在这些地方去掉它", en="replace it by another, or take it out there first"),
    )


def _of_playlist(uow: UnitOfWork, name: str, now_us: int) -> Iterator[Text]:
    draft = uow.draft
    use, names = uses(draft).get(name), PlaylistNames.of(draft)
    if use is not None:
        yield from where_used(use, names)
    for screen in taken_on(uow, now_us).get(name, ()):
        called = names.target(screen)
        yield Text(zh=f"{called.zh} 正手动播放", en=f"taken on {called.read(Language.EN)} now")


def _of_slide(draft: Draft, slide: str, beside: Iterable[Slide], home: str) -> Iterator[Text]:
    """The playlists it stands in but for its own deck's, and the cards that open it but for those that go with it."""
    for playlist in draft.playlists():
        if playlist.id != home and slide in playlist.slides:
            yield _in_playlist(playlist.title)
    going = {slide, *(each.id for each in beside)}
    for other in opening(draft, slide):
        if other.id not in going:
            yield Text(zh=f"“{other.title.zh}”里的卡片打开它", en=f"a card of '{other.title.read(Language.EN)}' opens it")


def opening(draft: Draft, slide: str) -> Iterator[Slide]:
    """The slides with a card that opens a slide."""
    for deck in exhibit_of(draft).decks:
        for each in deck.slides:
            if isinstance(each.fields, Initiatives) and slide in {item.opens for item in each.fields.items}:
                yield each


def _in_playlist(title: Text) -> Text:
    return Text(zh=f"在「{title.zh}」里", en=f'part of "{title.read(Language.EN)}"')
