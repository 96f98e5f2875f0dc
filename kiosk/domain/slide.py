"""A slide: one message, of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from kiosk.domain.captions import FileByLanguage
from kiosk.domain.ids import FieldError, check_id, check_range
from kiosk.domain.slide_fields import (
    BarFields,
    BeforeAfter,
    Diagram,
    GalleryFields,
    HeroNumber,
    Initiatives,
    KpiWall,
    PageFields,
    PictureFields,
    Quote,
    RankSlope,
    SectionOpener,
    SlideFields,
    TableFields,
    TextFields,
    TimelineFields,
    TitleFields,
    VideoFields,
)
from kiosk.domain.text import Language, Measure, Text
from kiosk.domain.war_map import WarMap

SHORTEST_S, LONGEST_S = 2, 600
"""How short and how long a slide may be told to stand."""


class SlideKind(Enum):
    TITLE = "title"
    SECTION_OPENER = "section-opener"
    KPI_WALL = "kpi-wall"
    HERO_NUMBER = "hero-number"
    BAR = "bar"
    RANK_SLOPE = "rank-slope"
    TIMELINE = "timeline"
    INITIATIVES = "initiatives"
    WAR_MAP = "war-map"
    QUOTE = "quote"
    DIAGRAM = "diagram"
    TABLE = "table"
    PAGE = "page"
    PICTURE = "picture"
    BEFORE_AFTER = "before-after"
    GALLERY = "gallery"
    VIDEO = "video"
    TEXT = "text"


class Transition(Enum):
    CUT = "cut"
    FADE = "fade"
    PUSH = "push"


FIELDS: dict[SlideKind, type[SlideFields]] = {
    SlideKind.TITLE: TitleFields,
    SlideKind.SECTION_OPENER: SectionOpener,
    SlideKind.KPI_WALL: KpiWall,
    SlideKind.HERO_NUMBER: HeroNumber,
    SlideKind.BAR: BarFields,
    SlideKind.RANK_SLOPE: RankSlope,
    SlideKind.TIMELINE: TimelineFields,
    SlideKind.INITIATIVES: Initiatives,
    SlideKind.WAR_MAP: WarMap,
    SlideKind.QUOTE: Quote,
    SlideKind.DIAGRAM: Diagram,
    SlideKind.TABLE: TableFields,
    SlideKind.PAGE: PageFields,
    SlideKind.PICTURE: PictureFields,
    SlideKind.BEFORE_AFTER: BeforeAfter,
    SlideKind.GALLERY: GalleryFields,
    SlideKind.VIDEO: VideoFields,
    SlideKind.TEXT: TextFields,
}
_KINDS = {fields_type: kind for kind, fields_type in FIELDS.items()}


def kind_of(fields_value: SlideFields) -> SlideKind:
    return _KINDS[type(fields_value)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide; `seconds` is how long each of its pages stands, the reading time of its text where nothing is told.

    `attract` is a headline for its frame in the idle carousel, for a title that is too long to be read in passing. `audio` are
    recordings in which it is read aloud.
    """

    id: str
    title: Text
    fields: SlideFields
    seconds: float | None = None
    transition: Transition = Transition.FADE
    source: str | None = None
    attract: Text | None = None
    audio: FileByLanguage | None = None

    def __post_init__(self) -> None:
        check_id(self.id)
        if self.seconds is not None:
            check_range("seconds", self.seconds, SHORTEST_S, LONGEST_S)
            # 8 and 8.0 are one slide, so they must be one canonical form.
            object.__setattr__(self, "seconds", float(self.seconds))
        if not self.title.zh.strip():
            raise FieldError(Text(zh="标题不能为空", en="the title is empty"))
        if self.attract is not None and not self.attract.zh.strip():
            raise FieldError(Text(zh="待机标题不能为空", en="the headline for the idle carousel is empty"))

    @property
    def kind(self) -> SlideKind:
        return kind_of(self.fields)

    @property
    def files(self) -> tuple[str, ...]:
        """All files it names, relative to its deck's folder."""
        video = [self.fields.video_file] if self.fields.video_file else []
        return (*self.fields.picture_files, *video, *(self.audio.names if self.audio else ()))

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text a visitor sees on it as it plays."""
        return tuple(_visible_texts(self))

    def speaks(self, language: Language) -> bool:
        """Whether all that stands on it can be read in `language`."""
        return all(text.speaks(language) for text in (self.title, *self.texts))

    @property
    def duration_us(self) -> int:
        """How long the slide stands, all its pages in turn."""
        return self.page_us * self.fields.pages

    @property
    def page_us(self) -> int:
        """How long one of its pages stands: as told, else as its kind has it, else 8 to 60 s by the Chinese text on it."""
        page_s = self.seconds if self.seconds is not None else self.fields.page_s
        if page_s is not None:
            return round(page_s * 1_000_000)
        told = Measure.of(*(text.read(Language.ZH) for text in _visible_texts(self)))
        return round(told.standing_s() * 1_000_000)


_UNSEEN = frozenset({"alt", "attract", "detail"})
"""Texts that do not stand on the slide: read aloud, shown on its frame in the idle carousel, or to those who open a part."""


def _visible_texts(value: Any) -> Iterator[Text]:
    """Every text a visitor sees on a slide as it plays."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _visible_texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _UNSEEN:
                yield from _visible_texts(getattr(value, field.name))
