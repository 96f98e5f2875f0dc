"""What is told of playlists: in the shape that scripts rely on, and in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.domain.playlist import Playlist, included
from kiosk.domain.slide import Slide
from kiosk.domain.text import Language, Text
from kiosk.services.library import exhibit_of
from kiosk.services.playlists import Use, found, uses, written_out
from kiosk.services.ports import Draft

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The draft as it is told of: its slides and how long they stand, its playlists written out and their uses, in a language."""

    slides: Mapping[str, Slide]
    durations_us: Mapping[str, int]
    flat: Mapping[str, Playlist]
    uses: Mapping[str, Use]
    language: Language

    @classmethod
    def of(cls, draft: Draft, language: Language) -> _Told:
        slides = {slide.id: slide for deck in exhibit_of(draft).decks for slide in deck.slides}
        flat = {playlist.id: playlist for playlist in written_out(draft.playlists())}
        durations_us = {slide.id: slide.duration_us for slide in slides.values()}
        return cls(slides=slides, durations_us=durations_us, flat=flat, uses=uses(draft), language=language)

    def whole(self, name: str) -> Answer:
        playlist = self.flat[name]
        return {
            "name": name,
            "section": playlist.section,
            "title": playlist.title.read(self.language),
            "slides": len(playlist.slides),
            "duration_s": self.seconds(playlist),
            "used_by": _used(self.uses[name]),
        }

    def item(self, place: int, item: str) -> Answer:
        other = included(item)
        if other is not None:
            playlist = self.flat[other]
            told = {"playlist": other, "title": playlist.title.read(self.language), "slides": len(playlist.slides)}
            return {"place": place, **told, "seconds": self.seconds(playlist)}
        slide = self.slides[item]
        return {
            "place": place,
            "slide": item,
            "title": slide.title.read(self.language),
            "seconds": self.durations_us[item] / 1e6,
            "languages": [each.value for each in Language if slide.speaks(each)],
        }

    def seconds(self, playlist: Playlist) -> float:
        return sum(self.durations_us[slide] for slide in playlist.slides) / 1e6


def listed(draft: Draft, language: Language) -> Answer:
    """All playlists of the draft, by section."""
    told = _Told.of(draft, language)
    return {"playlists": [told.whole(playlist.id) for playlist in draft.playlists()]}


def shown(draft: Draft, name: str, language: Language) -> Answer:
    """One playlist with all that stands in it. Raises BadInput E-PL-NAME."""
    playlist, told = found(draft, name), _Told.of(draft, language)
    return told.whole(name) | {"items": [told.item(place, item) for place, item in enumerate(playlist.slides, 1)]}


def _used(use: Use) -> Answer:
    return {"targets": list(use.targets), "schedule": list(use.entries), "playlists": list(use.playlists)}


def lines_of_all(answer: Answer, language: Language) -> Iterator[str]:
    """The list for a person."""
    empty = Text(
        zh="还没有播放列表：先运行 kiosk slides load slides，再用 kiosk playlist add 名称 幻灯片",
        en="there are no playlists yet: run kiosk slides load slides, then kiosk playlist add NAME SLIDE",
    )
    if not answer["playlists"]:
        yield empty.read(language)
    for each in answer["playlists"]:
        yield _head(each, language)


def lines_of_one(answer: Answer, language: Language) -> Iterator[str]:
    """One playlist for a person: its head, a line for each item, and where it is used."""
    yield _head(answer, language)
    for item in answer["items"]:
        languages = "/".join(item.get("languages", ()))
        name = f"@{item['playlist']}" if "playlist" in item else item["slide"]
        yield f"{item['place']:>4}  {name}  {item['title']}  {_span(item['seconds'])}  {languages}".rstrip()
    if not answer["items"]:
        yield Text(
            zh=f"     还没有幻灯片：kiosk playlist add {answer['name']} 幻灯片",
            en=f"     no slides yet: kiosk playlist add {answer['name']} SLIDE",
        ).read(language)


def _head(told: Answer, language: Language) -> str:
    count, section = told["slides"], told["section"]
    text = Text(zh=f"展区 {section}，{count} 页", en=f"section {section}, {count} {'slide' if count == 1 else 'slides'}")
    comma = Text(zh="，", en=", ").read(language)
    head = f"{told['name']}  {told['title']}  {text.read(language)}{comma}{_span(told['duration_s'])}"
    return f"{head}  {_uses(told['used_by'], language)}".rstrip()


def _uses(used_by: Answer, language: Language) -> str:
    """Where a playlist is used, in a few words; nothing if nowhere."""
    words = {
        "targets": Text(zh="默认用于", en="default of"),
        "schedule": Text(zh="排程", en="schedule entry"),
        "playlists": Text(zh="在播放列表", en="part of"),
    }
    comma, colon = Text(zh="、", en=", ").read(language), Text(zh="；", en="; ").read(language)
    told = [f"{words[kind].read(language)} {comma.join(map(str, ids))}" for kind, ids in used_by.items() if ids]
    return f"[{colon.join(told)}]" if told else ""


def _span(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
