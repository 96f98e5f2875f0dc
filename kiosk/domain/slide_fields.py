"""What each kind of slide has of its own, with the limits of its layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.domain.captions import Captions, FileByLanguage
from kiosk.domain.ids import FieldError, check_range
from kiosk.domain.text import Measure, Text


class SlideFields:
    """What only one kind of slide has; each kind is a subclass."""

    __slots__ = ()

    @property
    def picture_files(self) -> tuple[str, ...]:
        """The pictures the kind shows, relative to the deck's folder; none for a kind of words alone."""
        return ()

    @property
    def cover_file(self) -> str | None:
        """The picture that stands for the slide where only one is shown; None for a kind of words alone."""
        return next(iter(self.picture_files), None)

    @property
    def video_file(self) -> str | None:
        """The video the kind plays, relative to the deck's folder; None for a kind that stands still."""
        return None

    @property
    def pages(self) -> int:
        """How many pages the slide turns by itself while it plays."""
        return 1

    @property
    def page_s(self) -> float | None:
        """How long a page stands if nobody says; None for as long as its text takes to read."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFields(SlideFields):
    """Opens an exhibit or a deck: the slide's title large, then who and when."""

    subtitle: Text
    organisation: Text | None = None
    date: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One figure: its value as printed, its unit (beside the number in Chinese, in the label in English)."""

    label: Text
    value: Text
    unit: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiWall(SlideFields):
    """Three to six figures side by side."""

    items: tuple[Kpi, ...]

    def __post_init__(self) -> None:
        check_range("items", len(self.items), 3, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineNode:
    """A moment; `detail` is for those who open it."""

    when: Text
    text: Text
    detail: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFields(SlideFields):
    """Two to seven moments on a rail, the last one is where we are now."""

    nodes: tuple[TimelineNode, ...]

    def __post_init__(self) -> None:
        check_range("nodes", len(self.nodes), 2, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFields(SlideFields):
    """A picture with text beside it; `file` is relative to the deck's folder, a line of `text` is a paragraph.

    With `span` the picture runs over all screens of the section, behind their bezels too, and the text stands on the first.
    """

    file: str
    alt: Text
    text: Text
    span: bool = False

    @property
    def picture_files(self) -> tuple[str, ...]:
        return (self.file,)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields(SlideFields):
    """A page of a file that another program made: the picture of it is the whole slide, and nothing is drawn over it.

    `words` are what stands on it, to be searched and measured; `notes` are for staff. Visitors are shown neither.
    """

    file: str
    alt: Text
    words: str = ""
    notes: str = ""

    @property
    def picture_files(self) -> tuple[str, ...]:
        return (self.file,)

    @property
    def page_s(self) -> float | None:
        return Measure.of(self.words).standing_s()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionOpener(SlideFields):
    """Opens a section: its numeral and promise, a picture, and up to three words on what is to be seen."""

    file: str
    alt: Text
    contents: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        check_range("contents", len(self.contents), 0, 3)

    @property
    def picture_files(self) -> tuple[str, ...]:
        return (self.file,)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionedPicture:
    """One of several pictures on a slide: its file, what is to be seen on it (read aloud, not shown), and words beside it."""

    file: str
    alt: Text
    caption: Text | None = None

    def __post_init__(self) -> None:
        if not self.alt.zh.strip():
            raise FieldError(Text(zh="缺少图片说明 alt", en="alt, the words for those who do not see the picture, is empty"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter(SlideFields):
    """One place twice: the pictures are cropped alike and share one frame, which a handle divides."""

    before: CaptionedPicture
    after: CaptionedPicture

    @property
    def picture_files(self) -> tuple[str, ...]:
        return (self.before.file, self.after.file)

    @property
    def cover_file(self) -> str:
        """What became of the place says more than what it was."""
        return self.after.file


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryFields(SlideFields):
    """Two to twelve pictures, one of them large; which one visitors choose."""

    pictures: tuple[CaptionedPicture, ...]

    def __post_init__(self) -> None:
        check_range("pictures", len(self.pictures), 2, 12)

    @property
    def picture_files(self) -> tuple[str, ...]:
        return tuple(picture.file for picture in self.pictures)


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFields(SlideFields):
    """A video, and the picture that stands in its place until it runs and where it cannot; `spoken` is what `captions` say."""

    file: str
    poster: str
    alt: Text
    captions: FileByLanguage | None = None
    spoken: Captions | None = None

    @property
    def picture_files(self) -> tuple[str, ...]:
        return (self.poster,)

    @property
    def video_file(self) -> str | None:
        return self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class HeroNumber(SlideFields):
    """One figure as large as the screen carries it, what it counts, and a line more."""

    label: Text
    value: Text
    unit: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its name, its length in the chart's unit, and at most a few words at its end."""

    label: Text
    value: float
    note: Text | None = None
    highlight: bool = False

    def __post_init__(self) -> None:
        check_range("value", self.value, 0, 1e12)
        # 99 and 99.0 are one figure, so they must be one canonical form.
        object.__setattr__(self, "value", float(self.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class BarFields(SlideFields):
    """Two to eight bars from zero, in the order they are told, labelled at their ends."""

    unit: Text
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        check_range("bars", len(self.bars), 2, 8)
        if not any(bar.value for bar in self.bars):
            raise FieldError(Text(zh="至少一根柱子要大于 0", en="at least one bar must be longer than 0"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankPoint:
    """A place in a ranking (1 is the best) at a moment or a named end."""

    when: Text
    rank: int

    def __post_init__(self) -> None:
        check_range("rank", self.rank, 1, 100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankSlope(SlideFields):
    """How a rank changed: two to seven known points, never one between them; `of` is how many were ranked."""

    points: tuple[RankPoint, ...]
    of: int
    note: Text | None = None

    def __post_init__(self) -> None:
        check_range("points", len(self.points), 2, 7)
        check_range("of", self.of, max(point.rank for point in self.points), 1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A card: its name, and one line on it; `opens` is the slide of the exhibit that a touch on it leads to."""

    name: Text
    line: Text
    opens: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiatives(SlideFields):
    """Two to ten numbered cards side by side."""

    items: tuple[Initiative, ...]

    def __post_init__(self) -> None:
        check_range("items", len(self.items), 2, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(SlideFields):
    """Somebody's words as they were said, and where they come from; the slide's title says what they mean."""

    text: Text
    by: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    cells: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFields(SlideFields):
    """Two to six columns with one to eight rows; a column of nothing but figures is set to the right."""

    columns: tuple[Text, ...]
    rows: tuple[TableRow, ...]

    def __post_init__(self) -> None:
        check_range("columns", len(self.columns), 2, 6)
        check_range("rows", len(self.rows), 1, 8)
        for row in self.rows:
            check_range("cells", len(row.cells), len(self.columns), len(self.columns))


class DiagramShape(Enum):
    """How the parts of a diagram hang together."""

    CHAIN = "chain"
    """One leads to the next."""
    HUB = "hub"
    """The first in the middle, the others around it."""
    LAYERS = "layers"
    """One carries the next, the first lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramNode:
    """A part; `detail` is for those who open it."""

    label: Text
    text: Text | None = None
    detail: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram(SlideFields):
    """Two to eight parts and how they hang together."""

    shape: DiagramShape
    nodes: tuple[DiagramNode, ...]

    def __post_init__(self) -> None:
        check_range("nodes", len(self.nodes), 2, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFields(SlideFields):
    """One to four short paragraphs, the first may be set larger as the lead."""

    paragraphs: tuple[Text, ...]
    lead: Text | None = None

    def __post_init__(self) -> None:
        check_range("paragraphs", len(self.paragraphs), 1, 4)
