"""Which playlist and which part of the hall an event of another calendar means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import HALL
from kiosk.domain.text import Text
from kiosk.services.library import wall_of
from kiosk.services.ports import Draft

_WHOLE_HALL = (Text(zh="全馆", en="hall"), Text(zh="整个展厅", en="whole hall"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The id that is meant, None if nobody knows; `by_name` if it was found by what people read."""

    id: str | None
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: the first name of each id, by which calendars are told of it, and who goes by a name."""

    first: Mapping[str, str]
    called: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, named: Iterable[tuple[str, Text]]) -> Names:
        """From ids and their names; a name counts before an id that is spelt like it."""
        first, called, ids = dict[str, str](), dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
        for id, name in named:
            first.setdefault(id, name.zh)
            ids[_plain(id)] = (id,)
            for text in {_plain(name.zh), _plain(name.en or name.zh)}:
                called[text] = tuple(dict.fromkeys((*called.get(text, ()), id)))
        return cls(first, ids | called)

    def name(self, id: str) -> str:
        return self.first.get(id) or id

    def meant(self, said: str | None, written: str, wished: str | None, held: str | None) -> Chosen:
        """What an event means.

        `said` is the id it carries, `written` what people read there; `wished` counts where neither says, and `held` is what
        its entry has so far. What people read counts more than the id: it is what they can change.
        """
        found = self.called.get(_plain(written), ())
        known = said is not None and (said in self.first or said == held)
        if known and said is not None and (said in found or _plain(written) == _plain(self.name(said))):
            return Chosen(id=said, by_name=True)
        if len(found) == 1 or held in found:
            return Chosen(id=held if held in found else found[0], by_name=True)
        return Chosen(id=(said if known else None) or wished or held)

    def wish(self, text: str | None, error: BadInput) -> str | None:
        """The id that an option names; raises the error if there is none, or more than one."""
        found = self.called.get(_plain(text), ()) if text is not None else ()
        if text is not None and text in self.first:
            return text
        if text is not None and len(found) != 1:
            raise error
        return found[0] if found else None


def playlist_names(draft: Draft) -> Names:
    return Names.of((playlist.id, playlist.title) for playlist in draft.playlists())


def target_names(draft: Draft) -> Names:
    """The hall, the sections and the screens."""
    wall, exhibit = wall_of(draft), draft.exhibit()
    sections = {section: Text(zh=section) for section in (screen.section for screen in wall.screens)}
    sections |= {section.id: section.name for section in (exhibit.sections if exhibit else ())}
    halls = ((HALL, name) for name in (wall.hall, *_WHOLE_HALL))
    return Names.of((*halls, *sections.items(), *((screen.id, Text(zh=screen.id)) for screen in wall.screens)))


def _plain(text: str) -> str:
    """A name as it is compared: without case, width and superfluous spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
