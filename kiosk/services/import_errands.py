"""An import on the list of what can be taken back: the draft has a deck as it was before, or as it came, and changes between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import MediaFile
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.text import Language, Text
from kiosk.services import placing, playlists
from kiosk.services.errand import Done, Office
from kiosk.services.library import exhibit_of
from kiosk.services.playlist_wording import PlaylistNames, quoted, where_used
from kiosk.services.ports import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of the draft an import touches: a deck of a section, playlists, and the default of the section if it had none."""

    deck: str
    section: str
    playlists: frozenset[str] = frozenset()
    default_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What the draft has of it at one time; all of it nothing before a file came for the first time."""

    deck: Deck | None
    media: frozenset[MediaFile]
    imported: ImportedFile | None
    playlists: tuple[Playlist, ...]
    default: Assignment | None

    @classmethod
    def of(cls, draft: Draft, scope: Scope) -> Holding:
        exhibit, below = exhibit_of(draft), placing.folder_of(scope.section, scope.deck)
        return cls(
            deck=next((deck for deck in exhibit.decks if deck.id == scope.deck), None),
            media=frozenset(media for media in exhibit.media if media.path.startswith(below)),
            imported=next((each for each in draft.imports() if each.deck == scope.deck), None),
            playlists=tuple(each for each in draft.playlists() if each.id in scope.playlists),
            default=next((each for each in draft.assignments() if each.target == scope.default_of), None),
        )

    @property
    def slides(self) -> frozenset[str]:
        return frozenset(slide.id for slide in self.deck.slides) if self.deck is not None else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Has the draft hold of an imported file what it is to hold, if it still holds what is known."""

    file: str
    scope: Scope
    known: Holding
    wanted: Holding

    def perform(self, office: Office) -> Done:
        draft = office.draft
        self._check(draft)
        self._put(draft)
        return Done(text=self._told(), undo=replace(self, known=self.wanted, wanted=self.known))

    def _check(self, draft: Draft) -> None:
        """Raises BadInput E-IMP-CHANGED where something of it was edited, and E-IMP-USED where what would go is in use elsewhere."""
        if Holding.of(draft, self.scope) != self.known:
            raise _changed_since(self.file)
        gone = self.known.slides - self.wanted.slides
        used = [quoted(each.title) for each in _others(draft.playlists(), self.scope) if not gone.isdisjoint(each.slides)]
        used += self._uses_of_playlists(draft)
        if used:
            raise _used_since(self.file, used)

    def _uses_of_playlists(self, draft: Draft) -> list[Text]:
        """Where a playlist is used that would go, but for the default that goes with it."""
        left = {each.id for each in self.wanted.playlists}
        found, names = playlists.uses(draft), PlaylistNames.of(draft)
        told: list[Text] = []
        for use in (found[each.id] for each in self.known.playlists if each.id not in left):
            targets = tuple(each for each in use.targets if each != self.scope.default_of)
            told += where_used(replace(use, targets=targets), names)
        return told

    def _put(self, draft: Draft) -> None:
        scope, wanted = self.scope, self.wanted
        exhibit = placing.with_deck(exhibit_of(draft), scope.section, scope.deck, wanted.deck, wanted.media)
        there = {each.id: each for each in wanted.playlists}
        listed = [there.pop(each.id, None) if each.id in scope.playlists else each for each in draft.playlists()]
        defaults = [each for each in draft.assignments() if each.target != scope.default_of]
        draft.put_exhibit(
            exhibit,
            (*(each for each in listed if each is not None), *there.values()),
            (*defaults, wanted.default) if wanted.default is not None else defaults,
        )
        imports = (each for each in draft.imports() if each.deck != scope.deck)
        draft.put_imports((*imports, wanted.imported) if wanted.imported is not None else imports)

    def _told(self) -> Text:
        count, file = len(self.wanted.slides), self.file
        if self.wanted.deck is None:
            return Text(
                zh=f"「{file}」的导入已撤回，它的幻灯片和播放列表不在草稿里了",
                en=f'"{file}" and its slides are out of the draft again',
            )
        return Text(zh=f"「{file}」在草稿里是 {count} 页", en=f'The draft has {count} slides of "{file}"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The draft just before an import, kept until it can be told what that has touched."""

    playlists: tuple[Playlist, ...]
    assignments: tuple[Assignment, ...]
    holding: Holding

    @classmethod
    def of(cls, draft: Draft, scope: Scope) -> Snapshot:
        return cls(playlists=draft.playlists(), assignments=draft.assignments(), holding=Holding.of(draft, scope))

    def way_back(self, draft: Draft, scope: Scope, file: str) -> Exchange:
        """The errand that takes back what has come into the draft since."""
        touched = frozenset(each.id for each in set(self.playlists) ^ set(draft.playlists()))
        given = next((each.target for each in draft.assignments() if each not in self.assignments), None)
        whole = replace(scope, playlists=touched, default_of=given)
        before = replace(self.holding, playlists=tuple(each for each in self.playlists if each.id in touched))
        return Exchange(file=file, scope=whole, known=Holding.of(draft, whole), wanted=before)


def _others(held: Iterable[Playlist], scope: Scope) -> list[Playlist]:
    return [each for each in held if each.id not in scope.playlists]


def _changed_since(file: str) -> BadInput:
    return BadInput(
        code="E-IMP-CHANGED",
        message=Text(
            zh=f"「{file}」导入以后，它的幻灯片或播放列表又改过了",
            en=f'the slides or playlists of "{file}" were edited since it came in',
        ),
        where=file,
        fix=Text(
            zh="先撤销后来的改动，或用新的文件再导入一次",
            en="take the later changes back first, or import the right file again",
        ),
    )


def _used_since(file: str, used: Iterable[Text]) -> BadInput:
    listed = tuple(dict.fromkeys(used))
    zh, en = "、".join(each.zh for each in listed), ", ".join(each.read(Language.EN) for each in listed)
    return BadInput(
        code="E-IMP-USED",
        message=Text(zh=f"「{file}」的幻灯片已经用在别处：{zh}", en=f'slides of "{file}" are used elsewhere by now: {en}'),
        where=file,
        fix=Text(zh="先从那里拿出来，再撤销", en="take them out there first, then take the import back"),
    )
