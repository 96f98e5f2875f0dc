"""Pages to draw on, texts that are as long as they come, and what a laid out page has to keep to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QGraphicsItem

from kiosk.domain.asset import Asset
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    BeforeAfter,
    CaptionedPicture,
    Diagram,
    DiagramNode,
    DiagramShape,
    GalleryFields,
    HeroNumber,
    Initiative,
    Initiatives,
    Kpi,
    KpiWall,
    PageFields,
    PictureFields,
    Quote,
    RankPoint,
    RankSlope,
    SectionOpener,
    SlideFields,
    TableFields,
    TableRow,
    TextFields,
    TimelineFields,
    TimelineNode,
    TitleFields,
    VideoFields,
)
from kiosk.domain.text import Language, Text
from kiosk.domain.view import PLAIN, View
from kiosk.domain.wall import Section
from kiosk.domain.war_map import Audience, Project, ProjectState, WarMap
from kiosk.qtkit.theme import Theme, load_theme
from kiosk.services.checking.sheet import EDGE_PX as EDGE_PX
from kiosk.stage.layout import Told as Told
from kiosk.stage.layout import cards_in as cards_in
from kiosk.stage.layout import sheet_of
from kiosk.stage.layout import told as told
from kiosk.stage.layout import words_in as words_in
from kiosk.stage.look import LANDSCAPE, Canvas, Look, Page, Plate

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"


def theme(name: ThemeName = ThemeName.DARK) -> Theme:
    return load_theme(ASSETS / "themes", name)


def section(hue: str = "s1") -> Section:
    return Section(
        id="work",
        name=Text(zh="“十三五”主要工作", en="What was done in the 13th Five-Year Plan"),
        hue=hue,
        promise=Text(zh="从传感器到信息安全，看一条产业链怎样连成。", en="From sensors to security: how one chain is joined."),
        poster="media/work.svg",
    )


def page(
    language: Language = Language.ZH,
    canvas: Canvas = LANDSCAPE,
    source: Text | None = None,
    plate: Plate | None = None,
    name: ThemeName = ThemeName.DARK,
    view: View = PLAIN,
    plates: Mapping[str, Plate] | None = None,
) -> Page:
    look = Look(theme=theme(name), language=language)
    shown = plates if plates is not None else {"media/x.svg": plate} if plate is not None else {}
    return Page(canvas=canvas, look=look, section=section(), number=3, source=source, plates=shown, view=view)


def asset(width: int, height: int) -> Asset:
    return Asset(sha256="0" * 64, size_bytes=1, width_px=width, height_px=height)


LONG_TITLE = Text(
    zh="国家自主创新示范区核心区五年来的主要经济指标均实现翻番了",
    en="All main economic indicators of the national innovation demonstration zone doubled in five years",
)
LONG_LINE = Text(
    zh="二零一六年郑洛新国家自主创新示范区获得批准，郑州片区的核心区就设在这里。",
    en="In 2016 the Zheng-Luo-Xin national innovation demonstration zone is approved, its core area here.",
)
SOURCE = Text(zh="示例数据，数据截至 2021 年 3 月", en="Sample data, as of March 2021, printed small below the figures")


def hard_slides() -> list[Slide]:
    """One slide a kind and number of parts, every text as long as a deck may well have it."""
    kpi = Kpi(
        label=Text(zh="政务服务一网通办办件数量", en="Government services handled online in a year"),
        value=Text(zh="约 128,600", en="1,286,000"),
        unit=Text(zh="平方公里", en="cases of every kind"),
        note=Text(zh="较上年增加 3.1 个百分点", en="Compared with the year before, by count"),
    )
    node = TimelineNode(when=Text(zh="2020 上半年", en="2020, first half"), text=LONG_LINE)
    fields = [
        TitleFields(subtitle=LONG_LINE, organisation=LONG_LINE, date=Text(zh="2021 年 3 月 6 日", en="6 March 2021")),
        *(KpiWall(items=(kpi,) * count) for count in range(3, 7)),
        *(TimelineFields(nodes=(node,) * count) for count in range(2, 8)),
        PictureFields(
            file="media/x.svg",
            alt=Text(zh="无"),
            text=Text(zh="\n".join([LONG_LINE.zh] * 3), en="\n".join([LONG_LINE.en or ""] * 3)),
        ),
        *hard_charts(),
        *hard_words(),
        *hard_wall_charts(),
        *hard_pictures(),
    ]
    return [Slide(id=f"hard-{number}", title=LONG_TITLE, fields=each, source="a") for number, each in enumerate(fields)]


def hard_pictures() -> list[SlideFields]:
    """Slides of several pictures, their captions as long as a deck may well have them or left out, and a video."""
    alt = Text(zh="一座楼", en="A house")
    told, bare = (CaptionedPicture(file="media/x.svg", alt=alt, caption=caption) for caption in (LONG_LINE, None))
    return [
        *(BeforeAfter(before=before, after=after) for before, after in ((told, told), (told, bare), (bare, bare))),
        *(GalleryFields(pictures=(picture,) * count) for picture in (told, bare) for count in (2, 7, 12)),
        VideoFields(file="media/x.mp4", poster="media/x.svg", alt=alt),
        PageFields(file="media/x.svg", alt=alt, words=LONG_LINE.zh, notes=LONG_LINE.zh),
    ]


def hard_words() -> list[SlideFields]:
    """Openers, a hero number, a quote, texts and tables, every text as long as a deck may well have it."""
    chip = Text(zh="国家超算中心", en="Supercomputing Centre")
    quote = Text(
        zh=f"{LONG_LINE.zh}聚焦智慧产业，建设智慧社会，三链合一。", en=f"{LONG_LINE.en} Two paths that meet in one place."
    )
    columns = (
        (Text(zh="重点项目", en="Project"), Text(zh="国家超算郑州中心一期", en="Supercomputing Centre, phase 1")),
        (Text(zh="面积（亩）", en="Area, mu"), Text(zh="约 20,000", en="20,000")),
        (Text(zh="牵头单位", en="In charge"), Text(zh="管委会科技局", en="Office of science")),
        (Text(zh="合作方", en="Partner"), Text(zh="河南工业大学", en="China Unicom")),
        (Text(zh="人才（人）", en="Posts"), Text(zh="12,860")),
        (Text(zh="进展情况", en="State"), Text(zh="按计划推进", en="On schedule")),
    )
    return [
        *(SectionOpener(file="media/x.svg", alt=Text(zh="无"), contents=(chip,) * count) for count in range(4)),
        HeroNumber(
            label=Text(zh="政务服务一网通办办件数量", en="Government services handled online in a year"),
            value=Text(zh="约 128,600", en="1,286,000"),
            unit=Text(zh="平方公里", en="cases of every kind"),
            note=LONG_LINE,
        ),
        Quote(text=quote, by=LONG_LINE),
        *(TextFields(paragraphs=(LONG_LINE,) * count, lead=lead) for count in range(1, 5) for lead in (None, LONG_LINE)),
        *(
            TableFields(
                columns=tuple(header for header, _ in columns[:count]),
                rows=(TableRow(cells=tuple(cell for _, cell in columns[:count])),) * rows,
            )
            for count in range(2, 7)
            for rows in (1, 8)
        ),
    ]


def hard_wall_charts() -> list[SlideFields]:
    """Wall charts for both audiences, one of which nothing is known, every text as long as it may be."""
    row = Project(
        name=Text(
            zh="国家自主创新示范区核心区数据中心二期扩容与节能改造工程项目",
            en="Extension and energy saving of the data centre, second phase",
        ),
        units=(
            Text(zh="高新区管委会科技创新局", en="Science office of the zone"),
            Text(zh="数据基地公司", en="Data base operator"),
        ),
        person="欧阳修远",
        due="2026-10-10",
        progress=66.7,
        state=ProjectState.OVERDUE,
    )
    rows = tuple(replace(row, state=state) for state in ProjectState for _ in range(3))
    unknown = WarMap(file="x.csv", rows=(Project(name=row.name),) * 6)
    return [
        *(WarMap(file="x.csv", rows=rows, as_of="2027-02-28", audience=audience) for audience in Audience),
        WarMap(file="x.csv", rows=rows[:6]),
        unknown,
    ]


def hard_charts() -> list[SlideFields]:
    """Bars, ranks, cards and diagrams in every number of parts, every text as long as a deck may well have it."""
    bar = Bar(
        label=Text(zh="政务服务一网通办办件数量", en="Government services handled online in a year"),
        value=128_600.5,
        note=Text(zh="较上年增加 3.1 个百分点", en="Compared with the year before, by count"),
    )
    unit = Text(zh="平方公里", en="cases of every kind")
    when = Text(zh="2020 上半年", en="2020, first half")
    ranks = [RankPoint(when=when, rank=rank) for rank in (169, 120, 7, 1, 98, 45, 101)]
    card = Initiative(
        name=Text(zh="数智治理创新峰会", en="Digital-intelligent governance"),
        line=Text(zh="让数据多跑路，让企业和群众少跑腿", en="Data travel so that firms and people do not have to"),
    )
    node = DiagramNode(
        label=Text(zh="大数据应用服务平台", en="Supercomputing services"),
        text=Text(zh="从数据到服务，环环相扣，互为支撑", en="From data to services, each link carrying the next"),
    )
    return [
        *(BarFields(unit=unit, bars=(bar,) * count) for count in range(2, 9)),
        *(RankSlope(points=tuple(ranks[:count]), of=169, note=LONG_LINE) for count in range(2, 8)),
        *(Initiatives(items=(card,) * count) for count in range(2, 11)),
        *(Diagram(shape=shape, nodes=(node,) * count) for shape in DiagramShape for count in range(2, 9)),
    ]


def faults_of(root: QGraphicsItem, on: Page) -> list[str]:
    """What is wrong with the places of a page's words; empty if nothing is."""
    sheet = sheet_of(root, on)
    faults = [f"not in its place: {words.text}" for words in sheet.outside()]
    return faults + [f"on each other: {one.text} | {other.text}" for one, other in sheet.overlapping()]
