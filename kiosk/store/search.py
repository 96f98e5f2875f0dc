"""The index over the words of the draft's slides (SQLite's FTS5).

Its tokenizer takes a row of Hanzi for one word. So a zero-width space is put beside each of them, which makes every Hanzi a word
and a Chinese word a phrase: one character is enough to search by, and without the spaces a text is what it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from kiosk.domain.deck import Deck
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import PageFields
from kiosk.domain.text import HANZI, Text
from kiosk.services.ports import Hit

_SPACE = "\u200b"
_BEGIN, _END = "【", "】"
_EXCERPT_WORDS = 24
_TITLE_COUNTS = 5
"""How much more a word in a title weighs than one below it."""

_FIND = text(f"""
    SELECT found.slide, slide.deck, deck.section, slide.title_zh, slide.title_en, found.excerpt
    FROM (
        SELECT slide, rank, snippet(slide_text, -1, '{_BEGIN}', '{_END}', '…', {_EXCERPT_WORDS}) AS excerpt
        FROM slide_text
        WHERE slide_text MATCH :query AND rank MATCH 'bm25(0, {_TITLE_COUNTS}, 1, 1)'
        ORDER BY rank LIMIT :most
    ) AS found
    JOIN slide ON slide.id = found.slide JOIN deck ON deck.id = slide.deck
    ORDER BY found.rank, slide.deck, slide.position
""")
_PLAYED = text("""
    WITH RECURSIVE played(slide, playlist) AS (
        SELECT slide, playlist FROM playlist_entry WHERE slide IN :slides
        UNION SELECT played.slide, entry.playlist FROM played JOIN playlist_entry AS entry ON entry.included = played.playlist
    )
    SELECT slide, playlist FROM played ORDER BY playlist
""").bindparams(bindparam("slides", expanding=True))
_ADD = text("INSERT INTO slide_text (slide, title, words, notes) VALUES (:slide, :title, :words, :notes)")

_FORGET = text("DELETE FROM slide_text WHERE slide = :slide")


def index(session: Session, decks: Iterable[Deck]) -> None:
    """Makes the index anew for the slides of these decks."""
    session.execute(text("DELETE FROM slide_text"))
    rows = [_row(slide) for deck in decks for slide in deck.slides]
    if rows:
        session.execute(_ADD, rows)


def index_again(session: Session, slide: Slide) -> None:
    """Makes the index anew for one slide."""
    session.execute(_FORGET, {"slide": slide.id})
    session.execute(_ADD, _row(slide))


def find(session: Session, words: str, most: int) -> tuple[Hit, ...]:
    """The slides on which all the words stand, the nearest first."""
    query = _query(words)
    if not query:
        return ()
    rows = session.execute(_FIND, {"query": query, "most": most}).all()
    played = _playlists(session, [row.slide for row in rows])
    return tuple(
        Hit(
            slide=row.slide, deck=row.deck, section=row.section, playlists=tuple(played[row.slide]),
            title=Text(zh=row.title_zh, en=row.title_en), excerpt=" ".join(row.excerpt.replace(_SPACE, "").split()),
        )
        for row in rows
    )  # fmt: skip


def _playlists(session: Session, slides: list[str]) -> dict[str, list[str]]:
    """In which playlists each of the slides plays, also as part of another playlist that stands in them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slide, playlist in session.execute(_PLAYED, {"slides": slides}):
        found[slide].append(playlist)
    return found


def _row(slide: Slide) -> dict[str, str]:
    page = slide.fields if isinstance(slide.fields, PageFields) else None
    told = [word for each in slide.texts if each is not slide.title for word in _both(each)]
    return {
        "slide": slide.id,
        "title": _parted("\n".join(_both(slide.title))),
        "words": _parted("\n".join([*told, *([page.words] if page else [])])),
        "notes": _parted(page.notes if page else ""),
    }


def _both(told: Text) -> Iterator[str]:
    yield told.zh
    if told.en and told.en != told.zh:
        yield told.en


def _parted(told: str) -> str:
    """A text with a space of no width on both sides of each Hanzi."""
    return HANZI.sub(rf"{_SPACE}\g<0>{_SPACE}", told)


def _query(words: str) -> str:
    """What is searched for: each word typed is a phrase, and its end may be left out; empty if there is nothing to search by."""
    phrases = [_parted(word).replace('"', " ") for word in words.split()]
    return " ".join(f'"{phrase}"*' for phrase in phrases if re.search(r"\w", phrase))
