"""How the words of a slide are set: what the run, the shape, the layout, the master and the theme say, whoever says it first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.shapes.base import BaseShape
from pptx.slide import Slide, SlideLayout, SlideMaster

from kiosk.domain.legible import Rgb
from kiosk.importing.colours import Palette
from kiosk.importing.shapes import TITLES, kind_of

Element = Any
"""An element of lxml, which python-pptx hands out untyped."""

EMU_PER_PT = 12_700
DEFAULT_PT = 18.0
BODIES = ("body", "subTitle", "obj", "tbl", "chart", "dgm", "media", "clipArt", "pic")
_THEME_FONTS = {"+mj": "majorFont", "+mn": "minorFont"}
_SCRIPTS = {"lt": "latin", "ea": "ea", "cs": "cs"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How a run of words is set; a font is empty and a colour None where nobody names one."""

    pt: float
    latin: str
    hanzi: str
    colour: Rgb | None


class Lettering:
    """What is said of type for one slide."""

    def __init__(self, slide: Slide) -> None:
        self._layout = slide.slide_layout
        self._master = slide.slide_layout.slide_master
        self._defaults: Element = slide.part.package.presentation_part.presentation.element.find("{*}defaultTextStyle")
        self._theme: Element = parse_xml(self._master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        self.palette = Palette(self._theme, self._master.element.find("{*}clrMap"), slide.element)

    def of_run(self, shape: BaseShape, paragraph: Element, run: Element) -> Letters:
        """How a run (or a field) of a paragraph is set."""
        said = [run.find("{*}rPr"), *self._said(shape, paragraph)]
        sizes = (element.get("sz") for element in said if element is not None)
        return Letters(
            pt=float(next((size for size in sizes if size), 100 * DEFAULT_PT)) / 100,
            latin=self._font(said, "latin"),
            hanzi=self._font(said, "ea"),
            colour=self._colour(said),
        )

    def body(self, shape: BaseShape, name: str, default: str) -> str:
        """What the body of a text says of its box: an attribute like `lIns`."""
        said = (text.find("{*}bodyPr") for text in self._bodies(shape))
        return next((element.get(name) for element in said if element is not None and element.get(name)), default)

    def line_share(self, shape: BaseShape, paragraph: Element) -> float:
        """How high the lines of a paragraph are, as a part of single spacing."""
        own = paragraph.find("{*}pPr")
        for element in [own, *self._levels(shape, paragraph)]:
            spacing = None if element is None else element.find("{*}lnSpc/{*}spcPct")
            if spacing is not None:
                return float(spacing.get("val").rstrip("%")) / (100 if spacing.get("val").endswith("%") else 100_000)
        return 1.0

    def theme_fonts(self) -> tuple[str, str]:
        """What the theme calls for in text, for Latin and for Hanzi; empty where it leaves that open."""
        return self.named("+mn-lt"), self.named("+mn-ea")

    def bases(self, shape: BaseShape) -> Iterator[Element]:
        """The placeholders of layout and master that a placeholder takes from."""
        kind = kind_of(shape)
        if not kind:
            return
        index = _index(shape.element)
        on_layout = (item for item in _placeholders(self._layout) if _is_base(item, kind, index))
        layout = next(on_layout, None)
        if layout is not None:
            yield layout
            kind = _kind(layout)
        wanted = TITLES if kind in TITLES else ("body",) if kind in BODIES else (kind,)
        yield from (item for item in _placeholders(self._master) if _kind(item) in wanted)

    def _bodies(self, shape: BaseShape) -> Iterator[Element]:
        for element in [shape.element, *self.bases(shape)]:
            text = element.find("{*}txBody")
            if text is not None:
                yield text

    def _said(self, shape: BaseShape, paragraph: Element) -> list[Element]:
        """Who may say how a paragraph's words are set, after the run itself: the nearest first; None says nothing."""
        own, *inherited = (None if level is None else level.find("{*}defRPr") for level in self._levels(shape, paragraph))
        return [own, shape.element.find("{*}style/{*}fontRef"), *inherited]

    def _levels(self, shape: BaseShape, paragraph: Element) -> list[Element]:
        """What is said of a paragraph's level, first by the shape itself, then by others; None where one says nothing."""
        own = paragraph.find("{*}pPr")
        name = f"{{*}}lvl{int(own.get('lvl', 0)) + 1 if own is not None else 1}pPr"
        styles = [text.find("{*}lstStyle") for text in self._bodies(shape)] or [None]
        styles.append(self._master.element.find(f"{{*}}txStyles/{{*}}{self._style_name(shape)}"))
        styles.append(self._defaults)
        return [None if style is None else style.find(name) for style in styles]

    def _style_name(self, shape: BaseShape) -> str:
        kind = kind_of(shape)
        return "titleStyle" if kind in TITLES else "bodyStyle" if kind in BODIES else "otherStyle"

    def _font(self, said: list[Element], script: str) -> str:
        for element in said:
            if element is None:
                continue
            if element.tag.endswith("}fontRef"):
                part = "mj" if element.get("idx") == "major" else "mn"
                return self.named(f"+{part}-{'lt' if script == 'latin' else script}")
            face = element.find("{*}" + script)
            if face is not None and face.get("typeface"):
                return self.named(face.get("typeface"))
        return ""

    def named(self, typeface: str) -> str:
        """A font's name; `+mj-ea` and its like are what the theme says."""
        part, _, script = typeface.partition("-")
        if part not in _THEME_FONTS:
            return typeface
        face = self._theme.find(f".//{{*}}fontScheme/{{*}}{_THEME_FONTS[part]}/{{*}}{_SCRIPTS.get(script, 'latin')}")
        return "" if face is None else str(face.get("typeface", ""))

    def _colour(self, said: list[Element]) -> Rgb | None:
        for element in said:
            if element is None:
                continue
            if element.tag.endswith("}fontRef"):
                if len(element):
                    return self.palette.colour(element[0])
                continue
            if any(element.find("{*}" + fill) is not None for fill in ("gradFill", "blipFill", "pattFill", "noFill")):
                return None
            solid = element.find("{*}solidFill")
            if solid is not None:
                return self.palette.colour(solid[0]) if len(solid) else None
        return self.palette.text


def _placeholders(page: SlideLayout | SlideMaster) -> list[Element]:
    return list(page.element.xpath("./p:cSld/p:spTree//p:sp[p:nvSpPr/p:nvPr/p:ph]"))


def _kind(placeholder: Element) -> str:
    return str(placeholder.ph.get("type", "obj"))


def _index(placeholder: Element) -> str:
    return str(placeholder.ph.get("idx", "0"))


def _is_base(placeholder: Element, kind: str, index: str) -> bool:
    return _kind(placeholder) in TITLES if kind in TITLES else _index(placeholder) == index
