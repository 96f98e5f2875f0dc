"""Decks as other programs write them, made when a test needs them; no binary is kept."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide
from pptx.util import Inches, Pt

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LATIN, HANZI = "Liberation Sans", "Noto Sans CJK SC"
"""Fonts that are there."""
MISSING = "方正小标宋简体"
WORDS = "本年度重点推进数字化建设，完成平台升级，服务更多企业。"
OUTPUT = (("机械", 32.5), ("化工", 21), ("电子", 47.25), ("纺织", 8))
STAFF = (("单位", "人数", "占比"), ("研发", "120", "40%"), ("生产", "150", "50%"), ("管理", "30", "10%"))
FIGURES = (("325 亿元", "工业总产值"), ("98.5%", "产品合格率"), ("1,200 人", "新增就业"), ("16 项", "新获专利"))

ANIMATION = (
    '<p:timing xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" '
    'nodeType="tmRoot"><p:childTnLst><p:seq><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" '
    'presetID="10" presetClass="entr" presetSubtype="0" fill="hold" nodeType="clickEffect"><p:stCondLst><p:cond delay="0"/>'
    '</p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn id="4" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="2"/></p:tgtEl>'
    '<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to>'
    "</p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)
TRANSITION = (
    '<p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" spd="slow"><p:fade/></p:transition>'
)

Fill = Callable[[Slide], None]
"""Puts something on an empty slide that has a title."""


def deck(file: Path, *fills: Fill) -> Path:
    """A deck of 16 by 9 whose theme names fonts that are there; each fill makes one slide."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(13.333), Inches(7.5)
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    told = theme.blob.replace(b'typeface="Calibri"', f'typeface="{LATIN}"'.encode())
    theme._blob = told.replace(b'<a:ea typeface=""/>', f'<a:ea typeface="{HANZI}"/>'.encode())
    for number, fill in enumerate(fills, 1):
        slide = made.slides.add_slide(made.slide_layouts[5])
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = Inches(0.8), Inches(0.4), Inches(11.7), Inches(1.1)
        title.text = f"第 {number} 页"
        fill(slide)
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(file))
    return file


def words(text: str = WORDS, *, pt: float = 24, font: str | None = None, colour: str | None = None, box: float = 4) -> Fill:
    """A box of so many inches' height with words, perhaps in a font and a colour of their own."""

    def fill(slide: Slide) -> None:
        frame = slide.shapes.add_textbox(Inches(0.8), Inches(2), Inches(11.5), Inches(box)).text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        run = frame.paragraphs[0].add_run()
        run.text, run.font.size = text, Pt(pt)
        if colour is not None:
            run.font.color.rgb = RGBColor.from_string(colour)
        if font is not None:
            for script in ("latin", "ea"):
                etree.SubElement(run._r.get_or_add_rPr(), f"{{{A}}}{script}", typeface=font)

    return fill


def chart(
    points: tuple[tuple[str, float | None], ...] = OUTPUT,
    kind: XL_CHART_TYPE = XL_CHART_TYPE.COLUMN_CLUSTERED,
    form: str = "General",
    unit: str = "亿元",
    rows: int = 1,
) -> Fill:
    """A chart with its figures; the unit stands at their axis."""

    def fill(slide: Slide) -> None:
        data = CategoryChartData(number_format=form)
        data.categories = [name for name, _ in points]
        for row in range(rows):
            data.add_series(f"产值{row}", [value for _, value in points])
        made = slide.shapes.add_chart(kind, Inches(0.8), Inches(1.7), Inches(11.5), Inches(5.3), data).chart
        made.font.size = Pt(20)
        made.has_legend = made.has_title = False
        if unit and kind not in (XL_CHART_TYPE.PIE, XL_CHART_TYPE.DOUGHNUT):
            made.value_axis.axis_title.text_frame.text = unit

    return fill


def table(cells: tuple[tuple[str, ...], ...] = STAFF) -> Fill:
    def fill(slide: Slide) -> None:
        frame = slide.shapes.add_table(len(cells), len(cells[0]), Inches(0.8), Inches(1.8), Inches(11.5), Inches(4.8))
        for row, told in enumerate(cells):
            for column, text in enumerate(told):
                frame.table.cell(row, column).text = text

    return fill


def figures(pairs: tuple[tuple[str, str], ...] = FIGURES) -> Fill:
    """Figures side by side, the label of each in a box of its own below it."""

    def fill(slide: Slide) -> None:
        for place, pair in enumerate(pairs):
            for line, (text, pt) in enumerate(zip(pair, (48, 24), strict=True)):
                left, top = Inches(0.8 + 3 * place), Inches(2.8 + 1.2 * line)
                run = slide.shapes.add_textbox(left, top, Inches(2.8), Inches(1)).text_frame.paragraphs[0].add_run()
                run.text, run.font.size = text, Pt(pt)

    return fill


def picture(alt: str = "厂区全景") -> Fill:
    """A photograph of sorts, with words for those who do not see it, and what the speaker says."""

    def fill(slide: Slide) -> None:
        ramp = Image.linear_gradient("L").resize((960, 540))
        content = io.BytesIO()
        Image.merge("RGB", (ramp, ramp.rotate(180), ramp.transpose(Image.Transpose.ROTATE_90).resize(ramp.size))).save(
            content, "PNG"
        )
        content.seek(0)
        shown = slide.shapes.add_picture(content, Inches(0.8), Inches(1.8), Inches(8), Inches(4.5))
        shown._element.nvPicPr.cNvPr.set("descr", alt)
        slide.notes_slide.notes_text_frame.text = "这里讲厂区的变化。\n请看右侧。"

    return fill


def hidden(slide: Slide) -> None:
    slide._element.set("show", "0")


def animated(slide: Slide) -> None:
    """Its title comes in by a click, after the slide has been faded in."""
    for part in (TRANSITION, ANIMATION):
        slide._element.append(etree.fromstring(part))


def linked(target: str) -> Fill:
    """A picture that lies elsewhere."""

    def fill(slide: Slide) -> None:
        shown = slide.shapes.add_picture(io.BytesIO(dot()), Inches(0.8), Inches(2), Inches(4), Inches(3))
        blip = shown._element.blipFill.find(f"{{{A}}}blip")
        name = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
        slide.part.drop_rel(blip.attrib.pop(name + "embed"))
        blip.set(name + "link", slide.part.relate_to(target, RELATIONSHIP_TYPE.IMAGE, is_external=True))

    return fill


def dot(colour: str = "red") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(content, "PNG")
    return content.getvalue()


def everything(file: Path, changed: str = "第二季度稳中有进。") -> Path:
    """A deck with one of each: picture, chart, table, figures, hidden slide, animation, missing font, picture elsewhere."""
    return deck(
        file, picture(), chart(), table(), figures(), hidden, animated, words(font=MISSING),
        linked("http://127.0.0.1:9/picture.png"), words(changed),
    )  # fmt: skip


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A package with its parts changed, by their names."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def strict(source: Path, target: Path) -> Path:
    """As PowerPoint saves a deck as Strict Open XML: other names for the same parts of the language."""
    names = {
        b"http://schemas.openxmlformats.org/drawingml/2006/": b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/presentationml/2006/": b"http://purl.oclc.org/ooxml/presentationml/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
    }

    def change(name: str, content: bytes) -> bytes:
        if name.endswith((".xml", ".rels")) and not name.startswith("docProps"):
            for plain, other in names.items():
                content = content.replace(plain, other)
        return content

    return rewritten(source, target, change)


def of_type(source: Path, target: Path, kind: str) -> Path:
    """The same as a show or a template: only its content type says so."""

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"presentation.main+xml", f"{kind}.main+xml".encode())

    return rewritten(source, target, change)


def converted(source: Path, suffix: str, profile: Path, folder: Path) -> Path:
    """What LibreOffice by itself makes of a deck, the way people call it: not by our way of doing so."""
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--convert-to", suffix,
            "--outdir", str(folder), str(source),
        ],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return folder / f"{source.stem}.{suffix.partition(':')[0]}"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Another program in the place of LibreOffice's."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
