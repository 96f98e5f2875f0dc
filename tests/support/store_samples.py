"""Content to put into a store: one exhibit with every kind of slide, programmes made from it, and cues."""

from __future__ import annotations

from concurrent.futures import Future
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from kiosk.domain.asset import Asset, Media
from kiosk.domain.captions import FileByLanguage
from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit, MediaFile, media_path
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import IdleRule, Programme, Source
from kiosk.domain.slide import Slide, Transition
from kiosk.domain.slide_fields import Kpi, KpiWall, PictureFields, TimelineFields, TimelineNode, TitleFields
from kiosk.domain.text import Text
from kiosk.domain.wall import IdleSetting, Output, Screen, Section, Show, Wall
from kiosk.services.ports import UnitOfWork
from kiosk.store.files import AssetFiles
from kiosk.store.migrate import prepare
from kiosk.store.unit_of_work import SqlStore

T = TypeVar("T")

SCRIPTS = Path(__file__).parents[2] / "db"
"""The migrations of this checkout."""

WAIT_S = 30
"""How long a test waits for the writer's thread before it gives up."""


@cache
def _prepared() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        prepare(Path(folder), SCRIPTS)
        return {file.name: file.read_bytes() for file in Path(folder).iterdir()}


def data_folder(folder: Path) -> Path:
    """A data folder as `prepare` leaves it, quicker."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _prepared().items():
        (folder / name).write_bytes(content)
    return folder


def both(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


SECTIONS = (
    Section(id="west", name=both("西厅", "West"), hue="s1", promise=Text(zh="先看这里"), poster="media/west.png"),
    Section(
        id="east", name=both("东厅", "East"), hue="s2", promise=both("再看这里", "Then this"), poster="media/east.png",
        show=Show.STAGGERED, idle=IdleSetting.CAROUSEL,
    ),
)  # fmt: skip

SOURCES = (Source(id="B", text=both("乙来源", "Source B")), Source(id="A", text=Text(zh="甲来源")))

OPENING = Slide(
    id="opening", title=both("欢迎", "Welcome"), seconds=12.5, attract=both("请进", "Come in"),
    audio=FileByLanguage(zh="media/opening.zh.m4a", en="media/opening.en.m4a"),
    fields=TitleFields(subtitle=Text(zh="副标题"), organisation=both("单位", "House"), date=Text(zh="二〇二六年")),
)  # fmt: skip
FIGURES = Slide(
    id="figures", title=Text(zh="数字"), source="A", audio=FileByLanguage(en="media/figures.m4a"), transition=Transition.CUT,
    fields=KpiWall(
        items=(
            Kpi(label=both("项目", "Projects"), value=Text(zh="12"), unit=both("个", "projects")),
            Kpi(label=Text(zh="人员"), value=Text(zh="340"), note=Text(zh="含外派")),
            Kpi(label=Text(zh="年份"), value=Text(zh="30")),
        )
    ),
)  # fmt: skip
HISTORY = Slide(
    id="history", title=both("历程", "History"), seconds=20.0, source="B",
    fields=TimelineFields(
        nodes=(
            TimelineNode(when=Text(zh="1996"), text=Text(zh="开始")),
            TimelineNode(when=Text(zh="今天"), text=Text(zh="继续"), detail=both("还长", "A long way")),
        )
    ),
)  # fmt: skip
VIEW = Slide(
    id="view",
    title=Text(zh="外景"),
    fields=PictureFields(file="view.png", alt=Text(zh="一栋楼"), text=Text(zh="第一段\n第二段")),
)

DECKS = (
    Deck(id="z-west", section="west", title=both("西厅故事", "West story"), slides=(OPENING, FIGURES)),
    Deck(id="a-east", section="east", title=Text(zh="东厅故事"), slides=(VIEW, HISTORY)),
)

PLAYLISTS = tuple(
    Playlist(id=deck.id, section=deck.section, title=deck.title, slides=tuple(slide.id for slide in deck.slides))
    for deck in DECKS
)
ASSIGNMENTS = (Assignment(target="east", playlist="a-east"), Assignment(target="west", playlist="z-west"))

WALL = Wall(
    hall=both("一号厅", "Hall One"),
    timezone="Asia/Shanghai",
    screens=tuple(
        Screen(
            id=f"screen-{9 - n}", section=section, place=(n, 1), pixels=(1920, 1080), width_mm=1210, bottom_edge_mm=800,
            bezel_mm=12, output=Output(name=f"DP-{n}", serial="S1"), view_distance_mm=3000 if n == 1 else None,
        )
        for n, section in enumerate(("west", "west", "east"))
    ),
)  # fmt: skip

ORIGINAL = Asset(sha256="ab" * 32, size_bytes=9000, width_px=4000, height_px=3000)
SHOWN = Asset(sha256="cd" * 32, size_bytes=4000, width_px=1920, height_px=1440)
MEDIA = (MediaFile(path=media_path("east", "a-east", "view.png"), original=ORIGINAL, shown=SHOWN),)

EXHIBIT = Exhibit(sections=SECTIONS, sources=SOURCES, decks=DECKS, media=MEDIA)


def programme(revision: int = 1, *, anchor_us: int = 0, note: str = "", media: tuple[Media, ...] = ()) -> Programme:
    """The exhibit as a revision."""
    return Programme(
        revision=revision, anchor_us=anchor_us, note=note, wall=WALL, sections=SECTIONS, sources=SOURCES,
        slides=tuple(slide for deck in DECKS for slide in deck.slides), playlists=PLAYLISTS, assignments=ASSIGNMENTS,
        media=media or tuple(Media(path=item.path, shown=item.shown) for item in MEDIA),
        idle=IdleRule(after_us=120_000_000, frame_us=8_000_000, frames=6),
    )  # fmt: skip


def cue(at_us: int, kind: CueKind = CueKind.NEXT, *targets: str) -> Cue:
    return Cue(id=0, kind=kind, at_us=at_us, targets=targets or ("hall",))


def done(future: Future[T]) -> T:
    return future.result(timeout=WAIT_S)


def put_pictures(files: AssetFiles, revision: int) -> tuple[Media, ...]:
    """Two asset files that belong to a revision, as its programme names them."""
    contents = [f"picture {number} of revision {revision}; ".encode() * 400 for number in (1, 2)]
    return tuple(
        Media(
            path=f"east/a-east/{number}.png",
            shown=Asset(sha256=files.put(content), size_bytes=len(content), width_px=1920, height_px=1080),
        )
        for number, content in enumerate(contents)
    )


def write_cues(data_dir: Path, first_us: int, count: int) -> None:
    """Writes cues one transaction after another: what a second process does in a test."""
    store = SqlStore(data_dir)
    for at_us in range(first_us, first_us + count):
        done(store.write(partial(_add_cue, at_us)))
    store.close()


def _add_cue(at_us: int, uow: UnitOfWork) -> Cue:
    return uow.journal.add(cue(at_us))
