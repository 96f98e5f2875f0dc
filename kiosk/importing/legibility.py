"""Whether the words of a foreign slide can be read on a panel, by the rules of the checker; what is estimated says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from pptx.slide import Slide

from kiosk.domain.foreign import Remark
from kiosk.domain.legible import FLOOR_PX, contrast, wanted_contrast
from kiosk.domain.text import Measure, Text
from kiosk.importing.grounds import Grounds
from kiosk.importing.lettering import EMU_PER_PT, Lettering, Letters
from kiosk.importing.shapes import Placed, is_furniture

CANVAS = 1920, 1080
LINE = 1.2
"""How high a line is in its letters' size. Chinese fonts need more, so what is told of as too long is."""
LATIN = 0.5
"""How wide a Latin letter is on average; a Hanzi is as wide as its size."""
SURE, MOST_OF_A_LINE = 1.1, 0.75
"""From so many times its room on, and so many lines, a text is told of as too long: many a title stands in a box lower than it."""
_SIDE_INSET, _EDGE_INSET = "91440", "45720"
_LONGEST_QUOTE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words set alike: where they stand, and how."""

    place: Placed
    paragraph: Any
    words: str
    letters: Letters


def runs_of(shapes: Sequence[Placed], lettering: Lettering) -> Iterator[Run]:
    """All words of the slide's shapes and tables, as they are set."""
    for place in shapes:
        for paragraph in place.shape.element.iterfind(".//{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
            for run in paragraph:
                words = (run.findtext("{*}t") or "").strip()
                if words:
                    letters = lettering.of_run(place.shape, paragraph, run)
                    yield Run(place=place, paragraph=paragraph, words=words, letters=letters)


def remarks_on_words(
    slide: Slide, shapes: Sequence[Placed], runs: Sequence[Run], lettering: Lettering, size: tuple[int, int]
) -> Iterator[Remark]:
    """At most one remark of a kind, on the worst case of it; `size` is the slide's, in EMU."""
    px_per_pt = EMU_PER_PT * min(CANVAS[0] / size[0], CANVAS[1] / size[1])
    read = [run for run in runs if not is_furniture(run.place.shape)]
    yield from _small(read, px_per_pt)
    yield from _pale(read, px_per_pt, Grounds(slide, shapes, lettering))
    yield from _too_long(shapes, runs, lettering)


def _small(runs: Sequence[Run], px_per_pt: float) -> Iterator[Remark]:
    worst = min(runs, key=lambda run: run.letters.pt, default=None)
    if worst is not None and worst.letters.pt * px_per_pt < FLOOR_PX:
        px, told = int(worst.letters.pt * px_per_pt), quoted(worst.words)
        yield Remark(
            code="W-IMP-SMALL",
            message=Text(
                zh=f"“{told}”在屏幕上约 {px} 像素，最小 {FLOOR_PX} 像素",
                en=f"'{told}' is about {px} px on a screen, {FLOOR_PX} px are the least",
            ),
        )


def _pale(runs: Sequence[Run], px_per_pt: float, grounds: Grounds) -> Iterator[Remark]:
    """Only where both colours are told; words on pictures and gradients are left to people's eyes."""
    cases = []
    for run in runs:
        ground = None if run.letters.colour is None or run.place.shape.has_chart else _ground(run, grounds)
        if ground is not None and run.letters.colour is not None:
            wanted = wanted_contrast(run.letters.pt * px_per_pt)
            cases.append((contrast(run.letters.colour, ground) / wanted, wanted, run.words))
    worst, wanted, words = min(cases, default=(1.0, 0.0, ""))
    if worst < 1:
        found, told = worst * wanted, quoted(words)
        yield Remark(
            code="W-IMP-CONTRAST",
            message=Text(
                zh=f"“{told}”与底色的对比度为 {found:.1f}，至少 {wanted:g}",
                en=f"'{told}' has a contrast of {found:.1f} with its ground, {wanted:g} is the least",
            ),
        )


def _ground(run: Run, grounds: Grounds) -> tuple[int, int, int] | None:
    return grounds.under(run.place) if run.place.shape.has_text_frame else None


def _too_long(shapes: Sequence[Placed], runs: Sequence[Run], lettering: Lettering) -> Iterator[Remark]:
    cases = [(_fullness(place, runs, lettering), place) for place in shapes if place.shape.has_text_frame]
    worst, place = max(cases, key=lambda case: case[0], default=(0.0, None))
    if place is not None and worst > SURE:
        told, percent = quoted(next(run.words for run in runs if run.place is place)), round(100 * (worst - 1))
        yield Remark(
            code="W-IMP-OVERFLOW",
            message=Text(
                zh=f"“{told}”所在的文本框可能放不下：估计超出约 {percent}%，请看图核对",
                en=f"the box of '{told}' is probably too small: by an estimate its text is {percent}% too long; look at the picture",
            ),
        )


def _fullness(place: Placed, runs: Sequence[Run], lettering: Lettering) -> float:
    """By an estimate, how high a text is in its box's height; nothing for a box that grows with its text."""
    shape, box = place.shape, {name: int(lettering.body(place.shape, name, default)) for name, default in _INSETS.items()}
    room = place.width - box["lIns"] - box["rIns"], place.height - box["tIns"] - box["bIns"]
    grows = shape.element.find("{*}txBody/{*}bodyPr/{*}spAutoFit") is not None
    if grows or min(room) <= 0 or lettering.body(shape, "wrap", "square") == "none":
        return 0
    across, down = room if lettering.body(shape, "vert", "horz") == "horz" else room[::-1]
    shrunk = shape.element.find("{*}txBody/{*}bodyPr/{*}normAutofit")
    scale = 1.0 if shrunk is None else float(str(shrunk.get("fontScale", "100000")).rstrip("%")) / 100_000
    height = line = 0.0
    for paragraph in {id(run.paragraph): run.paragraph for run in runs if run.place is place}.values():
        own = [run for run in runs if run.paragraph is paragraph]
        width = sum(_width(run.words) * run.letters.pt for run in own) * EMU_PER_PT * scale
        line = max(run.letters.pt for run in own) * EMU_PER_PT * scale * LINE * lettering.line_share(shape, paragraph)
        height += ceil(width / across) * line
    return height / down if height - down > MOST_OF_A_LINE * line else 0


_INSETS = {"lIns": _SIDE_INSET, "rIns": _SIDE_INSET, "tIns": _EDGE_INSET, "bIns": _EDGE_INSET}


def _width(words: str) -> float:
    """In sizes of its letters."""
    return sum(1.0 if ord(letter) >= 0x2E80 else LATIN for letter in words)


def quoted(words: str) -> str:
    """The beginning of a text, short enough to stand inside a sentence."""
    line = " ".join(words.split())
    longest = _LONGEST_QUOTE if Measure.of(line).hanzi else 2 * _LONGEST_QUOTE
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
