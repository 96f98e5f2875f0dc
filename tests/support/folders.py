"""Slides folders and site files as people write them, small enough to break in one place."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from tests.support.charts import CSV

ROOT = Path(__file__).resolve().parents[2]
SLIDES = ROOT / "slides"
REFERENCE_SITE = ROOT / "db" / "site" / "reference.toml"

SECTIONS_TOML = """\
[[source]]
id = "A"
text = {zh = "甲", en = "A"}

[[section]]
id = "west"
name = {zh = "西厅", en = "West"}
hue = "s1"
promise = {zh = "先看这里", en = "See this first"}
poster = "media/west.svg"
show = "together"
idle = "programme"
choreography = "wave"

[[section]]
id = "east"
name = {zh = "东厅", en = "East"}
hue = "s2"
promise = {zh = "再看这里", en = "Then this"}
poster = "media/east.svg"
show = "staggered"
idle = "programme"
choreography = "wave"
"""

WEST_DECK = """\
id = "west-story"
title = {zh = "西厅故事", en = "West story"}

[[slide]]
id = "opening"
kind = "title"
seconds = 10
transition = "cut"

[slide.title]
zh = "欢迎"
en = "Welcome"
subtitle = {zh = "副标题", en = "Subtitle"}

[[slide]]
id = "history"
kind = "timeline"
seconds = 20
transition = "fade"
title = {zh = "历程", en = "History"}
source = "A"

[slide.timeline]
nodes = [
    {when = {zh = "1996", en = "1996"}, text = {zh = "开始", en = "It begins"}},
    {when = {zh = "今天", en = "Today"}, text = {zh = "继续", en = "It goes on"}},
]

[[slide]]
id = "figures"
kind = "kpi-wall"
seconds = 30
transition = "fade"
title = {zh = "数字", en = "Figures"}

[slide.kpi-wall]
items = [
    {label = {zh = "项目", en = "Projects"}, value = {zh = "12"}},
    {label = {zh = "人员", en = "People"}, value = {zh = "340"}},
    {label = {zh = "年份", en = "Years"}, value = {zh = "30"}, unit = {zh = "年", en = "years"}},
]
"""

EAST_DECK = """\
id = "east-story"
title = {zh = "东厅故事", en = "East story"}

[[slide]]
id = "view"
kind = "picture"
transition = "fade"
title = {zh = "外景", en = "View"}
attract = {zh = "看看", en = "Look"}

[slide.picture]
file = "media/view.png"
alt = {zh = "一栋楼", en = "A house"}
text = {zh = "第一段\\n第二段", en = "One\\nTwo"}
"""

SITE_TOML = """\
hall = {zh = "一号厅", en = "Hall One"}
timezone = "Asia/Shanghai"

[[screen]]
id = "w1"
section = "west"
place = [0, 0]
pixels = [1920, 1080]
width_mm = 1210
bottom_edge_mm = 800

[[screen]]
id = "w2"
section = "west"
place = [1, 0]
pixels = [1920, 1080]
width_mm = 1210
bottom_edge_mm = 800
output = {name = "DP-2", serial = "S2"}

[[screen]]
id = "e1"
section = "east"
place = [2, 0]
pixels = [1080, 1920]
width_mm = 680
bottom_edge_mm = 300
bezel_mm = 12
"""

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"><rect width="9" height="9"/></svg>'


def picture(width: int, height: int, format: str = "PNG", *, mode: str = "RGB", **options: object) -> bytes:
    """A picture file whose two halves differ."""
    image = Image.new(mode, (width, height), 90 if mode == "L" else (200, 60, 20, 128)[: len(mode)])
    image.paste(30 if mode == "L" else (10, 20, 30, 255)[: len(mode)], (0, 0, width // 2, height))
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def slides_folder(folder: Path) -> Path:
    """Two sections with a deck each, in canonical form."""
    for name, content in {
        "sections.toml": SECTIONS_TOML.encode(),
        "media/west.svg": SVG,
        "media/east.svg": SVG,
        "west/west-story/deck.toml": WEST_DECK.encode(),
        "east/east-story/deck.toml": EAST_DECK.encode(),
        "east/east-story/media/view.png": picture(64, 48),
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


CHART = """
[[slide]]
id = "chart"
kind = "war-map"
transition = "fade"
title = {zh = "示例数据：八个项目，一图看全", en = "Sample data: eight projects on one chart"}

[slide.war-map]
file = "projects.csv"
audience = "internal"
"""


def chart_folder(folder: Path) -> Path:
    """The same with a wall chart at the end of the first deck."""
    deck = slides_folder(folder) / "west/west-story/deck.toml"
    deck.write_text(WEST_DECK + CHART, "utf-8")
    (deck.parent / "projects.csv").write_text(CSV, "utf-8")
    return folder


def site_file(folder: Path, text: str = SITE_TOML) -> Path:
    """A site file for the sections of `slides_folder`: w1 and w2 in west, e1 in east."""
    file = folder / "site.toml"
    file.write_text(text, "utf-8")
    return file


def edit(file: Path, old: str, new: str) -> None:
    """Changes one place in a text file; the place must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
