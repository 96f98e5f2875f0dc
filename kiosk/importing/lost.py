"""What a picture of a slide cannot carry over: what moves, sounds, opens something or lies elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.opc.package import Part
from pptx.presentation import Presentation
from pptx.slide import Slide

from kiosk.domain.foreign import Remark
from kiosk.domain.text import Text

_ANIMATED = ("entr", "emph", "exit", "path")
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

ANIMATION = Remark(
    code="W-IMP-ANIMATION",
    message=Text(zh="动画不会播放，所有内容一次显示", en="animations are not carried over: everything is shown at once"),
)
TRANSITION = Remark(
    code="W-IMP-TRANSITION",
    message=Text(zh="切换效果不会带过来，改用本系统的切换", en="the transition is not carried over; the exhibit's own is used"),
)
AUDIO = Remark(code="W-IMP-AUDIO", message=Text(zh="声音不会带过来", en="the sound is not carried over"))
VIDEO = Remark(
    code="W-IMP-VIDEO",
    message=Text(
        zh="视频不会带过来，只显示封面图；可把视频文件单独导入",
        en="the video is not carried over, only its still is shown; it can be imported as a file of its own",
    ),
)
OBJECT = Remark(
    code="W-IMP-OLE",
    message=Text(
        zh="嵌入的对象或控件打不开，只显示它的图片",
        en="an embedded object or control cannot be opened; only its picture is shown",
    ),
)
LINK = Remark(
    code="W-IMP-LINK",
    message=Text(
        zh="链接的图片或媒体不在文件里，没有带过来；请改为插入",
        en="a linked picture or medium is not in the file and not included; insert it instead",
    ),
)
HYPERLINK = Remark(
    code="W-IMP-HYPERLINK",
    message=Text(zh="超链接打不开", en="hyperlinks do not open anything"),
)
MACRO = Remark(
    code="W-IMP-MACRO", message=Text(zh="文件里有宏，不会运行", en="there are macros in the file; they are never run")
)
UNREAD = Remark(
    code="W-IMP-UNREAD",
    message=Text(
        zh="只读出了画面，没有读出标题、备注和可搜索的文字",
        en="only the pictures could be read, not titles, notes and words to search for",
    ),
)


def lost_with(deck: Presentation) -> Iterator[Remark]:
    """What concerns the file as a whole."""
    if any(rel.reltype.endswith("/vbaProject") for rel in deck.part.rels.values()):
        yield MACRO


def lost_on(slide: Slide) -> Iterator[Remark]:
    """What concerns one slide, each kind once."""
    element: Any = slide.element
    kinds = {kind for kind, external in _relations(slide.part) if not external}
    outside = {kind for kind, external in _relations(slide.part) if external}
    timing = element.find(_P + "timing")
    if timing is not None and any(node.get("presetClass") in _ANIMATED for node in timing.iter(_P + "cTn")):
        yield ANIMATION
    if any(_has_effect(change) for change in element.iter(_P + "transition")):
        yield TRANSITION
    if "audio" in kinds:
        yield AUDIO
    if "video" in kinds:
        yield VIDEO
    if kinds & {"oleObject", "control"} or next(element.iter(_P + "oleObj"), None) is not None:
        yield OBJECT
    if outside - {"hyperlink"}:
        yield LINK
    if "hyperlink" in outside:
        yield HYPERLINK


def _relations(part: Part) -> Iterator[tuple[str, bool]]:
    """What a slide hangs together with, by the last word of the relation, and whether that lies outside."""
    return ((rel.reltype.rpartition("/")[2], rel.is_external) for rel in part.rels.values())


def _has_effect(transition: Any) -> bool:
    """An effect is a child; without one it only says how fast, or when, the next slide comes."""
    return any(not child.tag.endswith(("}sndAc", "}extLst")) for child in transition)
