"""A deck made of the pages of a foreign file, and what it keeps of the deck that the same file made before."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import PurePath

from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import MediaFile, media_path
from kiosk.domain.foreign import Foreign, ForeignPage, Offer, Remark
from kiosk.domain.report_card import Change, PageCard, font_remark, partners
from kiosk.domain.slide import LONGEST_S, SHORTEST_S, Slide
from kiosk.domain.slide_fields import PageFields, SlideFields, VideoFields
from kiosk.domain.text import Measure, Text
from kiosk.services.checking import reading

_NO_LONGER = Remark(
    code="W-IMP-OFFER",
    message=Text(zh="不能再变成实时图表，改用图片", en="it can no longer be a live chart; its picture is shown"),
)
_CUT = Remark(
    code="W-IMP-LENGTH",
    message=Text(zh=f"视频太长，只播放 {LONGEST_S} 秒", en=f"the video is too long: {LONGEST_S} s of it are played"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A page with its files as they are kept; none for one that was not drawn."""

    page: ForeignPage
    picture: Asset | None = None
    video: Asset | None = None

    @property
    def content(self) -> str:
        """The SHA-256 of all that was read of the page: what makes it the same page again."""
        files = [asset.sha256 if asset else "" for asset in (self.picture, self.video)]
        told = json.dumps([*files, self.page.words, self.page.notes], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the same file made before: its deck as it stands in the draft now, the deck's files, and its pages then."""

    deck: Deck
    media: Mapping[str, MediaFile]
    pages: tuple[PageCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The deck, its files, its pages on the report card, and the titles of those that are gone."""

    deck: Deck
    media: tuple[MediaFile, ...]
    pages: tuple[PageCard, ...]
    removed: tuple[str, ...]


def make(
    deck: Deck, foreign: Foreign, pages: Sequence[Taken], before: Before | None, live: frozenset[int], used: Iterable[str]
) -> Made:
    """The slides of a deck that is still empty, one for each page that was drawn; `used` are the ids of all other slides.

    Pages in `live` are taken as what they offer to be. Raises BadInput E-IMP-OFFER for one that offers nothing.
    """
    drawn = [taken for taken in pages if taken.picture is not None]
    _check_offers(live, {taken.page.number: taken.page for taken in drawn})
    old = {slide.id: slide for slide in before.deck.slides} if before else {}
    known = [page for page in before.pages if page.slide in old] if before else []
    was = partners(known, [taken.content for taken in drawn])
    ids = _Ids(deck.id, {*used, *old})
    slides, media, cards = [], dict[str, MediaFile](), dict[int, PageCard]()
    for taken, partner in zip(drawn, was, strict=True):
        made = _make_page(taken, partner, live, foreign.title if len(pages) == 1 else "")
        if partner is None:
            change, slide = Change.ADDED, _slide(made, None, ids.fresh(taken.page.number))
        elif (partner.content, partner.live) == (taken.content, made.live):
            change, slide = Change.UNCHANGED, old[partner.slide]
        else:
            change, slide = Change.CHANGED, _slide(made, old[partner.slide], partner.slide)
        slides.append(slide)
        media |= _files(deck, slide, taken, before.media if before else {})
        cards[taken.page.number] = _card(taken, slide, made, change, foreign)
    hidden = {taken.page.number: _hidden(taken.page) for taken in pages if taken.picture is None}
    listed = {**cards, **hidden}
    gone = tuple(page.title for page in known if page not in was)
    return Made(
        deck=replace(deck, slides=tuple(slides)),
        media=tuple(media.values()),
        pages=tuple(listed[number] for number in sorted(listed)),
        removed=gone,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What a page becomes: its title, its fields, its seconds; as which kind it is live; and what is to be said of that."""

    title: Text
    fields: SlideFields
    seconds: float | None = None
    live: str = ""
    remarks: tuple[Remark, ...] = ()


def _make_page(taken: Taken, partner: PageCard | None, live: frozenset[int], called: str) -> _Page:
    """`called` is the name of a file that is one page, like a picture."""
    page = taken.page
    told = _title(page) or called.strip()
    title = Text(zh=told) if told else Text(zh=f"第 {page.number} 页", en=f"Page {page.number}")
    offer = _offer(page, partner, asked=page.number in live)
    if offer is not None:
        return _Page(title=title, fields=offer.fields, live=offer.kind.value)
    remarks: tuple[Remark, ...] = (_NO_LONGER,) if partner is not None and partner.live else ()
    alt, picture = Text(zh=page.alt.strip() or _title(page)), _name(page.picture, taken.picture)
    if taken.video is None:
        return _Page(title=title, fields=PageFields(file=picture, alt=alt, words=page.words, notes=page.notes), remarks=remarks)
    seconds = math.ceil(page.length_us / 100_000) / 10
    film = VideoFields(file=_name(page.video, taken.video), poster=picture, alt=alt)
    remarks += (_CUT,) if seconds > LONGEST_S else ()
    return _Page(title=title, fields=film, seconds=min(max(seconds, SHORTEST_S), LONGEST_S), remarks=remarks)


def _offer(page: ForeignPage, partner: PageCard | None, *, asked: bool) -> Offer | None:
    """As what a page is taken live: as it was before, or as what it offers first if somebody asks for it now."""
    kept = partner.live if partner is not None else ""
    same = next((offer for offer in page.offers if offer.kind.value == kept), None)
    return same or (page.offers[0] if asked else None)


def _slide(made: _Page, before: Slide | None, id: str) -> Slide:
    """A new slide, or the next one in the place of one that was: what was translated and said of it stays if it still holds."""
    slide = Slide(id=id, title=made.title, fields=made.fields, seconds=made.seconds)
    if before is None:
        return slide
    slide = replace(slide, transition=before.transition, source=before.source)
    return replace(slide, title=before.title, attract=before.attract) if before.title.zh == made.title.zh else slide


def _name(file: str, asset: Asset | None) -> str:
    """A file is named by what is in it: the same page keeps its file wherever it moves."""
    return f"media/{asset.sha256[:16]}{PurePath(file).suffix.lower()}" if asset is not None else ""


def _files(deck: Deck, slide: Slide, taken: Taken, before: Mapping[str, MediaFile]) -> dict[str, MediaFile]:
    """The files a slide shows, by their paths: those that it had, or those that came with the page."""
    came = {_name(taken.page.picture, taken.picture): taken.picture, _name(taken.page.video, taken.video): taken.video}
    found: dict[str, MediaFile] = {}
    for name in slide.files:
        path, asset = media_path(deck.section, deck.id, name), came.get(name)
        if path in before:
            found[path] = before[path]
        elif asset is not None:
            found[path] = MediaFile(path=path, original=asset, shown=asset)
    return found


def _card(taken: Taken, slide: Slide, made: _Page, change: Change, foreign: Foreign) -> PageCard:
    page = taken.page
    fonts = (font_remark(font) for font in foreign.missing_fonts if page.number in font.pages)
    checked = (Remark(code=finding.code, message=finding.message) for finding in reading.find(slide))
    return PageCard(
        number=page.number,
        title=slide.title.zh,
        slide=slide.id,
        content=taken.content,
        hidden=page.hidden,
        change=change,
        seconds=Measure.of(page.words).standing_s(),
        live=made.live,
        offers=tuple(offer.kind.value for offer in page.offers),
        findings=(*page.remarks, *fonts, *made.remarks, *checked),
    )


def _hidden(page: ForeignPage) -> PageCard:
    return PageCard(number=page.number, title=_title(page) or f"第 {page.number} 页", hidden=True)


def _title(page: ForeignPage) -> str:
    """In its own program a title may run over lines."""
    return " ".join(page.title.split())


class _Ids:
    """New ids for the slides of a deck: by the page's number where that is free, else by the next that is."""

    def __init__(self, deck: str, used: set[str]) -> None:
        self._deck = deck
        self._used = used

    def fresh(self, number: int) -> str:
        id = next(name for n in count(number) if (name := f"{self._deck}-{n}") not in self._used)
        self._used.add(id)
        return id


def _check_offers(live: frozenset[int], pages: Mapping[int, ForeignPage]) -> None:
    for number in sorted(live):
        if number not in pages or not pages[number].offers:
            offering = [each for each, page in pages.items() if page.offers]
            listed = ", ".join(map(str, offering))
            raise BadInput(
                code="E-IMP-OFFER",
                message=Text(
                    zh=f"第 {number} 页没有可以变成实时图表的内容",
                    en=f"slide {number} has nothing that could become a live chart",
                ),
                where=f"--live {number}",
                fix=Text(zh=f"可用：{listed}", en=f"slides that have: {listed}")
                if offering
                else Text(zh="去掉 --live", en="leave --live out"),
            )
