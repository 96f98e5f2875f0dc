"""Six slides with texts of their own, the farewell, and how pictures are compared. `make golden` draws the kept pictures anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.domain.asset import Media
from kiosk.domain.playlist import Playlist
from kiosk.domain.programme import IdleRule, Programme, Source
from kiosk.domain.resolve import Content, ContentKind
from kiosk.domain.settings import ThemeName
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    Diagram,
    DiagramNode,
    DiagramShape,
    Kpi,
    KpiWall,
    PictureFields,
    SlideFields,
    TableFields,
    TableRow,
    TimelineFields,
    TimelineNode,
)
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Screen
from kiosk.qtkit.fonts import load_fonts
from kiosk.stage.draw import draw
from kiosk.stage.look import Look
from tests.support.exhibits import screen, wall
from tests.support.pages import ASSETS, SOURCE, asset, section, theme

FOLDER = Path(__file__).resolve().parents[1] / "golden"
WIDTH, HEIGHT = 960, 540
BLOCK_PX = 10
"""Pictures are compared by the mean colour of blocks of 10 x 10, about one character each: an edge that is smoothed in another
way hardly changes it, something that moved, is missing or has another colour does."""

LIMIT = 8
"""How far apart two blocks may be in red, green or blue, of 255. Other smoothing, as for a screen of 1440 lines, comes to 7;
the thin bar beside a title in another hue to 10; 4 pixels of place to 45."""

PICTURE = "work/story/media/x.png"
SCREEN = screen("screen-01", "work")
TITLE = Text(zh="河两岸的三十年", en="Thirty years on both banks")

Pixels = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A slide (or what stands in its place), and how it is looked at."""

    fields: SlideFields
    theme: ThemeName
    language: Language
    hue: str = "s1"
    source: Text = SOURCE
    kind: ContentKind = ContentKind.SLIDE


SAMPLES = {
    "kpi-wall": Sample(
        fields=KpiWall(
            items=tuple(
                Kpi(label=Text(zh=zh, en=en), value=Text(zh=value), unit=Text(zh="万吨", en="kt"))
                for zh, en, value in (("小麦", "Wheat", "128"), ("玉米", "Maize", "96.5"), ("大豆", "Soya", "7"))
            )
        ),
        theme=ThemeName.DARK,
        language=Language.ZH,
    ),
    "bar": Sample(
        fields=BarFields(
            unit=Text(zh="公里", en="km"),
            bars=tuple(
                Bar(label=Text(zh=zh, en=en), value=value, highlight=value == 340)
                for zh, en, value in (("东线", "East line", 340), ("西线", "West line", 215.5), ("环线", "Ring", 88))
            ),
        ),
        theme=ThemeName.LIGHT,
        language=Language.EN,
        hue="s2",
    ),
    "timeline": Sample(
        fields=TimelineFields(
            nodes=tuple(
                TimelineNode(when=Text(zh=when), text=Text(zh=zh, en=en))
                for when, zh, en in (
                    ("1996", "第一座桥建成通车", "The first bridge is opened"),
                    ("2008", "两岸的学校合为一所", "The schools of both banks become one"),
                    ("2021", "渡口改成了公园", "The ferry landing is now a park"),
                )
            )
        ),
        theme=ThemeName.DARK,
        language=Language.EN,
        hue="s3",
    ),
    "picture": Sample(
        fields=PictureFields(
            file="media/x.png",
            alt=Text(zh="渐变"),
            text=Text(zh="河从北往南流。\n桥在它的中间。", en="The river runs south.\nThe bridge is halfway."),
        ),
        theme=ThemeName.LIGHT,
        language=Language.ZH,
    ),
    "table": Sample(
        fields=TableFields(
            columns=(Text(zh="渡口", en="Landing"), Text(zh="船", en="Boats"), Text(zh="开航", en="Since")),
            rows=tuple(
                TableRow(cells=(Text(zh=zh, en=en), Text(zh=boats), Text(zh=since)))
                for zh, en, boats, since in (
                    ("北渡", "North", "12", "1952"), ("中渡", "Middle", "4", "1978"), ("南渡", "South", "31", "1946")
                )
            ),
        ),
        theme=ThemeName.DARK,
        language=Language.ZH,
        hue="s4",
    ),
    "diagram": Sample(
        fields=Diagram(
            shape=DiagramShape.HUB,
            nodes=tuple(
                DiagramNode(label=Text(zh=zh, en=en))
                for zh, en in (("码头", "Harbour"), ("仓库", "Store"), ("公路", "Road"), ("铁路", "Rail"), ("市场", "Market"))
            ),
        ),
        theme=ThemeName.LIGHT,
        language=Language.ZH,
        hue="s5",
    ),
}  # fmt: skip


FAREWELL = replace(SAMPLES["kpi-wall"], kind=ContentKind.FAREWELL)
"""A farewell says nothing of the slide."""


@cache
def drawn(sample: Sample, on: Screen = SCREEN) -> Pixels:
    """What a full-HD screen shows, or another one, at half of full HD."""
    slide = Slide(id="slide", title=TITLE, fields=sample.fields, source="a")
    programme = Programme(
        revision=1,
        anchor_us=0,
        note="",
        wall=wall(on),
        sections=(replace(section(sample.hue), poster=PICTURE),),
        sources=(Source(id="a", text=sample.source),),
        slides=(slide,),
        playlists=(Playlist(id="story", section="work", title=Text(zh="故事"), slides=("slide",)),),
        assignments=(),
        media=(Media(path=PICTURE, shown=asset(800, 600)),),
        idle=IdleRule(after_us=1, frame_us=1, frames=1),
    )
    look = Look(theme=theme(sample.theme), language=sample.language)
    content = Content(kind=sample.kind, **({"slide": "slide"} if sample.kind is ContentKind.SLIDE else {"section": "work"}))
    image = draw(programme, content, on, look, {PICTURE: _gradient()})
    aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixels(image.scaled(WIDTH, HEIGHT, aspect, smooth))


def kept(name: str) -> Pixels:
    """The picture that was looked at and found right."""
    return pixels(QImage(str(FOLDER / f"{name}.png")))


def pixels(image: QImage) -> Pixels:
    """Rows of red, green and blue."""
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : flat.width() * 3].reshape(flat.height(), flat.width(), 3).astype(np.int16)


def distance(one: Pixels, other: Pixels) -> float:
    """How far apart two pictures are where they differ most: the mean red, green or blue of the worst block, 0 to 255."""
    blocks = (one - other).reshape(HEIGHT // BLOCK_PX, BLOCK_PX, WIDTH // BLOCK_PX, BLOCK_PX, 3).mean(axis=(1, 3))
    return float(np.abs(blocks).max())


def save(picture: Pixels, file: Path) -> None:
    rgb = picture.astype(np.uint8)
    QImage(rgb.tobytes(), WIDTH, HEIGHT, WIDTH * 3, QImage.Format.Format_RGB888).save(str(file))


def _gradient() -> QImage:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    colours = QLinearGradient(0, 0, 800, 600)
    colours.setColorAt(0, QColor("#1B6CA8"))
    colours.setColorAt(1, QColor("#F2B84B"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), colours)
    painter.end()
    return image


if __name__ == "__main__":
    application = QApplication([])
    load_fonts(ASSETS / "fonts")
    FOLDER.mkdir(exist_ok=True)
    for name, sample in {**SAMPLES, "farewell": FAREWELL}.items():
        save(drawn(sample), FOLDER / f"{name}.png")
