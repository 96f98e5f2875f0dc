"""Saying: a sentence as an entry of the schedule, its names looked up in the draft."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiosk.domain.errors import BadInput
from kiosk.domain.ids import HALL
from kiosk.domain.schedule import Entry, Holidays, Makeup
from kiosk.domain.sentence.names import key
from kiosk.domain.sentence.parts import Found, NotUnderstood, Place, PlaceKind, Words
from kiosk.domain.sentence.read import Said, read
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen, Section
from kiosk.services.library import exhibit_of, wall_of
from kiosk.services.ports import Draft

MOST, NEAREST = 8, 3
"""So many playlists are named where none was understood, and so many that may have been meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """An entry as a sentence has it, and what was taken to be meant."""

    entry: Entry
    remarks: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What words can name: ids of playlists and of targets by the keys of their names; playlists' titles and homes by id."""

    names: tuple[str, ...]
    playlists: dict[str, tuple[str, ...]]
    targets: dict[str, tuple[str, ...]]
    titles: dict[str, Text]
    homes: dict[str, Section]
    sections: tuple[Section, ...]
    screens: tuple[Screen, ...]


def entry_of(draft: Draft, sentence: str, today: date, target: str | None = None) -> Saying:
    """The entry that a sentence means as of a day; it is written nowhere yet. `target` counts if the sentence names none.

    Raises BadInput E-SCH-SENTENCE, EnvironmentFault E-DRAFT-EMPTY, E-DB-MISSING.
    """
    known = _known(draft)
    try:
        said = read(sentence, today, draft.dayparts(), known.names)
        playlist, place = _named(said, sentence, known)
    except NotUnderstood as error:
        raise _bad(sentence, error) from None
    if place is None and target is None:
        section = known.homes[playlist]
        return Saying(entry=_entry(said, playlist, section.id), remarks=(*said.remarks, _at_home(section)))
    return Saying(entry=_entry(said, playlist, place or target or HALL), remarks=said.remarks)


def _entry(said: Said, playlist: str, target: str) -> Entry:
    return Entry(
        id=0, playlist=playlist, target=target, day=said.day, start=said.start, end=said.end, nights=said.nights,
        rule=said.rule, until=said.until, holidays=said.holidays or Holidays.IGNORE, makeup=said.makeup or Makeup.WEEKDAY,
        must_play=said.must_play, may_idle=said.may_idle, daypart=said.daypart,
    )  # fmt: skip


def _known(draft: Draft) -> _Known:
    exhibit, wall, playlists = exhibit_of(draft), wall_of(draft), draft.playlists()
    sections = {section.id: section for section in exhibit.sections}
    lists = [(each.id, each.title) for each in playlists]
    places = [(HALL, wall.hall), *((section.id, section.name) for section in exhibit.sections)]
    places += [(screen.id, Text(zh=screen.id)) for screen in wall.screens]
    return _Known(
        names=tuple(name for id, text in (*lists, *places) for name in (id, text.zh, text.en) if name),
        playlists=_by_key(lists), targets=_by_key(places), titles=dict(lists),
        homes={each.id: sections[each.section] for each in playlists},
        sections=exhibit.sections, screens=wall.screens,
    )  # fmt: skip


def _by_key(called: Iterable[tuple[str, Text]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for id, name in called:
        for each in (id, name.zh, name.en):
            if each:
                found.setdefault(key(each), {})[id] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _named(said: Said, sentence: str, known: _Known) -> tuple[str, str | None]:
    """The playlist and the target that the words of a sentence name. Raises NotUnderstood."""
    playlist, target = None, _numbered(said.place, known) if said.place is not None else None
    for words in said.words:
        called = key(words.text)
        playlists, targets = known.playlists.get(called, ()), known.targets.get(called, ())
        if not playlists and not targets:
            raise _wrong(words, _nearest(words, sentence, known))
        if targets and (words.placed or not playlists or playlist is not None):
            target = _one(words, targets, target)
        else:
            playlist = _one(words, playlists, playlist)
    if playlist is None:
        raise NotUnderstood(_which(known), 0, 0)
    return playlist, target


def _one(words: Words, ids: tuple[str, ...], before: str | None) -> str:
    if len(ids) > 1:
        raise _wrong(
            words,
            Text(
                zh=f"叫这个名字的有几个，请写编号：{'、'.join(ids)}", en=f"several are called so, say which: {', '.join(ids)}"
            ),
        )
    if before is not None and before != ids[0]:
        raise _wrong(
            words, Text(zh=f"前面已经说了“{before}”；一句只说一个", en=f"'{before}' was named before: one for each sentence")
        )
    return ids[0]


def _numbered(found: Found[Place], known: _Known) -> str:
    """The id of a place by its number: a section by its order, a screen by the figure at the end of its id."""
    place = found.part
    if place.kind is PlaceKind.HALL:
        return HALL
    if place.kind is PlaceKind.SECTION:
        ids = [section.id for section in known.sections]
        fit = ids[place.number - 1 : place.number] if place.number > 0 else []
    else:
        ids = [screen.id for screen in known.screens]
        fit = [id for id in ids if (figure := re.search("[0-9]+$", id)) and int(figure[0]) == place.number]
    if len(fit) != 1:
        raise found.wrong(
            Text(zh=f"不能确定是哪一个；有：{'、'.join(ids)}", en=f"it is not clear which: there are {', '.join(ids)}")
        )
    return fit[0]


def _nearest(words: Words, sentence: str, known: _Known) -> Text:
    """That no playlist and no target is called so, and which playlists are called nearly so.

    The name that was meant may have parts that could be read: with them the words reach from space to space.
    """
    around = sentence[: words.start].split(" ")[-1] + words.text + sentence[words.end :].split(" ")[0]
    ids: dict[str, None] = {}
    for called in (key(words.text), key(around)):
        near = difflib.get_close_matches(called, known.playlists, n=NEAREST, cutoff=0.4)
        within = [name for name in known.playlists if called in name or name in called]
        ids |= dict.fromkeys(id for name in (*within, *near) for id in known.playlists[name])
    if not ids:
        return _which(known, unknown=True)
    listed = _listed([*ids][:NEAREST], known)
    return Text(
        zh=f"没有这样的时间、播放列表或展区；相近的播放列表：{listed.zh}",
        en=f"no time, playlist or place is called so; the nearest playlists are {listed.en}",
    )


def _which(known: _Known, unknown: bool = False) -> Text:
    listed = _listed([*known.titles][:MOST], known)
    if unknown:
        return Text(
            zh=f"没有这样的时间、播放列表或展区；播放列表有：{listed.zh}",
            en=f"no time, playlist or place is called so; the playlists are {listed.en}",
        )
    return Text(zh=f"没说放哪个播放列表；有：{listed.zh}", en=f"it does not say which playlist: there are {listed.en}")


def _listed(ids: Iterable[str], known: _Known) -> Text:
    titles = [known.titles[id] for id in ids]
    return Text(
        zh="、".join(f"“{title.zh}”" for title in titles), en=", ".join(f"'{title.read(Language.EN)}'" for title in titles)
    )


def _at_home(section: Section) -> Text:
    name = section.name
    return Text(
        zh=f"没说在哪里：按播放列表所属的展区 {name.zh}",
        en=f"it does not say where: it plays in the playlist's own section, {name.read(Language.EN)}",
    )


def _wrong(words: Words, text: Text) -> NotUnderstood:
    return NotUnderstood(text, words.start, words.end)


def _bad(sentence: str, error: NotUnderstood) -> BadInput:
    """The error for a person: the part that was not understood, and where in the sentence it stands, between 【 and 】."""
    part = sentence[error.start : error.end] or sentence
    marked = f"{sentence[: error.start]}【{part}】{sentence[error.end :]}" if error.end else sentence
    return BadInput(
        code="E-SCH-SENTENCE",
        message=Text(zh=f"没听懂“{part}”：{error.text.zh}", en=f"'{part}' is not understood: {error.text.en}"),
        where=marked or "SENTENCE",
        fix=Text(
            zh="换个说法，例如“每周二 9-11 学校参观 到6月底 跳过节假日”",
            en="say it another way, like 'every Tuesday 9-11 school visit until June 30 except holidays'",
        ),
    )
