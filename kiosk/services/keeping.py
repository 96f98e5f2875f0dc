"""What becomes of the draft's playlists when a slides folder is loaded: which stay, what plays by default, and what is to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.playlist import Assignment, Playlist, included
from kiosk.domain.text import Text
from kiosk.services.ports import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The playlists and assignments after a load, and what it took away that somebody may miss."""

    playlists: tuple[Playlist, ...]
    assignments: tuple[Assignment, ...]
    findings: tuple[BadInput, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decks:
    """The decks of the folder before and now, and those that came from foreign files and stay."""

    before: tuple[Deck, ...]
    now: tuple[Deck, ...]
    foreign: tuple[Deck, ...]

    def made(self, deck: Deck, held: Playlist | None) -> Playlist:
        """The playlist of a folder's deck: its slides, then the foreign ones that stand in the playlist of its id."""
        foreign = {slide.id for each in self.foreign for slide in each.slides}
        joined = tuple(slide for slide in held.slides if slide in foreign) if held is not None else ()
        return _playlist(deck, (*(slide.id for slide in deck.slides), *joined))


def kept(draft: Draft, exhibit: Exhibit, whole: Exhibit) -> Kept:
    """What a load makes of the playlists: `exhibit` is the folder's, `whole` the one with the decks that stay beside it.

    Each deck of the folder makes the playlist of its id anew. Those that staff made stay, without the slides that are gone.
    """
    before, imported = draft.exhibit(), {each.deck for each in draft.imports()}
    own = {deck.id for deck in exhibit.decks}
    decks = _Decks(
        before=tuple(deck for deck in (before.decks if before else ()) if deck.id not in imported),
        now=exhibit.decks,
        foreign=tuple(deck for deck in whole.decks if deck.id not in own),
    )
    held = {playlist.id: playlist for playlist in draft.playlists()}
    loaded = tuple(decks.made(deck, held.get(deck.id)) for deck in exhibit.decks)
    staying = _staying(held.values(), {deck.id for deck in (*decks.before, *decks.now)}, whole)
    playlists, missed = _mended((*loaded, *staying), whole)
    assignments = _assigned(draft.assignments(), decks, {playlist.id for playlist in playlists})
    findings = (*_replaced(held, decks, playlists), *missed, *_scheduled(draft, held, playlists))
    return Kept(playlists=playlists, assignments=assignments, findings=findings)


def _staying(held: Iterable[Playlist], decks: set[str], whole: Exhibit) -> tuple[Playlist, ...]:
    """The playlists that are no folder's deck's, as long as there is their section."""
    sections = {section.id for section in whole.sections}
    return tuple(playlist for playlist in held if playlist.id not in decks and playlist.section in sections)


def _mended(playlists: tuple[Playlist, ...], whole: Exhibit) -> tuple[tuple[Playlist, ...], tuple[BadInput, ...]]:
    """The playlists without what is not there any more, and a finding for each that has lost something."""
    slides = {slide.id for deck in whole.decks for slide in deck.slides}
    names = {playlist.id for playlist in playlists}
    mended, findings = [], []
    for playlist in playlists:
        there = {item for item in playlist.slides if item in slides or included(item) in names}
        gone = [item for item in dict.fromkeys(playlist.slides) if item not in there]
        mended.append(replace(playlist, slides=tuple(item for item in playlist.slides if item in there)))
        findings += [_lost(playlist.id, gone)] if gone else []
    return tuple(mended), tuple(findings)


def _replaced(held: dict[str, Playlist], decks: _Decks, playlists: tuple[Playlist, ...]) -> tuple[BadInput, ...]:
    """A finding for each playlist that staff had made or changed and that is another now, or gone."""
    made = {deck.id: decks.made(deck, held.get(deck.id)) for deck in decks.before}
    now, own = {playlist.id: playlist for playlist in playlists}, {deck.id for deck in decks.now}
    by_hand = [playlist for playlist in held.values() if playlist != made.get(playlist.id)]
    again = (_made_anew(each.id) for each in by_hand if each.id in own and each != now[each.id])
    return (*again, *(_gone(each) for each in by_hand if each.id not in now))


def _scheduled(draft: Draft, held: dict[str, Playlist], playlists: tuple[Playlist, ...]) -> Iterator[BadInput]:
    """A finding for each playlist that is gone and that entries of the schedule still play."""
    there = {playlist.id for playlist in playlists}
    for name in (name for name in held if name not in there):
        entries = [str(entry.id) for entry in draft.entries() if entry.playlist == name]
        if entries:
            yield _still_scheduled(name, entries)


def _assigned(held: Iterable[Assignment], decks: _Decks, known: set[str]) -> tuple[Assignment, ...]:
    """What plays by default: what staff chose while it is there, else the first deck of each section."""
    chosen = {each.target: each.playlist for each in held}
    was, now = _first(decks.before), _first(decks.now)
    targets = {target: playlist for target, playlist in chosen.items() if playlist in known}
    for section, playlist in now.items():
        by_load = chosen.get(section) == was.get(section)
        if by_load or (section in chosen and section not in targets):
            targets[section] = playlist
    return tuple(Assignment(target=target, playlist=playlist) for target, playlist in sorted(targets.items()))


def _first(decks: Iterable[Deck]) -> dict[str, str]:
    first: dict[str, str] = {}
    for deck in decks:
        first.setdefault(deck.section, deck.id)
    return first


def _playlist(deck: Deck, slides: tuple[str, ...]) -> Playlist:
    return Playlist(id=deck.id, section=deck.section, title=deck.title, slides=slides)


def _lost(name: str, gone: list[str]) -> BadInput:
    return BadInput(
        code="E-PL-MISSING",
        message=Text(
            zh=f"播放列表“{name}”里的 {'、'.join(gone)} 已经没有了，已从列表里去掉",
            en=f"{', '.join(gone)} of playlist '{name}' {'is' if len(gone) == 1 else 'are'} no more and taken out of it",
        ),
        where=name,
        fix=Text(zh=f"看 kiosk playlist show {name}", en=f"see kiosk playlist show {name}"),
    )


def _made_anew(name: str) -> BadInput:
    return BadInput(
        code="E-PL-REPLACED",
        message=Text(
            zh=f"播放列表“{name}”手工改过，现在按演示文稿“{name}”重新生成",
            en=f"playlist '{name}' had been changed by hand and is now as its deck has it",
        ),
        where=name,
        fix=Text(
            zh="要保留自己的顺序，就另建播放列表：kiosk playlist add",
            en="for an order of your own make another playlist: kiosk playlist add",
        ),
    )


def _still_scheduled(name: str, entries: list[str]) -> BadInput:
    return BadInput(
        code="E-PL-USED",
        message=Text(
            zh=f"播放列表“{name}”已经没有了，但排程 {'、'.join(entries)} 还在用",
            en=f"playlist '{name}' is no more, but still used by schedule entry {', '.join(entries)}",
        ),
        where=name,
        fix=Text(zh="发布前先改这些排程", en="change these entries before you publish"),
    )


def _gone(playlist: Playlist) -> BadInput:
    return BadInput(
        code="E-PL-GONE",
        message=Text(
            zh=f"播放列表“{playlist.id}”（{'、'.join(playlist.slides)}）随它的演示文稿或展区一起去掉了",
            en=f"playlist '{playlist.id}' ({', '.join(playlist.slides)}) went with its deck or section",
        ),
        where=playlist.id,
        fix=Text(zh="需要就用别的名称重新建一个：kiosk playlist add", en="if it is needed make another: kiosk playlist add"),
    )
