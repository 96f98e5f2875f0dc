"""Foreign SVG drawings: what they fetch and run is taken out before they are drawn."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, register_namespace, tostring

from kiosk.domain.foreign import Foreign, ForeignPage, Remark
from kiosk.domain.text import Text
from kiosk.importing import pictures
from kiosk.importing.raster import draw_svg
from kiosk.importing.task import Task, Tell

_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_FETCH = re.compile(r"url\((?!\s*['\"]?#)[^)]*\)?", re.IGNORECASE)
_WITHIN = re.compile(r"#|data:image/(png|jpe?g);base64,", re.IGNORECASE)

_LINKS = Remark(
    code="W-IMP-LINK",
    message=Text(
        zh="SVG 引用的外部内容和脚本没有导入", en="what the SVG refers to outside of itself, and its scripts, are not included"
    ),
)


def read_drawing(task: Task, tell: Tell) -> Foreign:
    """A reader: one page. Raises BadInput E-SVG-DTD, E-IMG-TRUNC or E-IMP-FORBIDDEN."""
    content = task.file.read_bytes()
    root = pictures.drawing(content, task.name)
    alone = not _cut_off(root) and b"<?xml-stylesheet" not in content
    # Qt looks for these names as they are usually written.
    register_namespace("", "http://www.w3.org/2000/svg")
    register_namespace("xlink", "http://www.w3.org/1999/xlink")
    drawn = draw_svg(tostring(root), pictures.drawing_size(root), task)
    tell(1, 1)
    page = ForeignPage(
        number=1,
        picture=drawn.file,
        width_px=drawn.width_px,
        height_px=drawn.height_px,
        title=_child_text(root, "title"),
        words=" ".join("".join(part.itertext()).strip() for part in root.iter() if pictures.plain_name(part.tag) == "text"),
        alt=_child_text(root, "desc"),
        remarks=() if alone else (_LINKS,),
    )
    return Foreign(title=page.title or task.file.stem, pages=(page,))


def _child_text(root: Element, name: str) -> str:
    return next(("".join(part.itertext()).strip() for part in root if pictures.plain_name(part.tag) == name), "")


def _cut_off(root: Element) -> bool:
    """Takes out all that a drawing runs, or fetches from outside of itself; answers whether there was any."""
    found = False
    for element in list(root.iter()):
        for part in [part for part in element if _leads_out(part)]:
            element.remove(part)
            found = True
        for name, value in list(element.attrib.items()):
            if (pictures.plain_name(name) == "href" and not _WITHIN.match(value)) or pictures.OUTSIDE.search(value):
                del element.attrib[name]
                found = True
        if element.text and pictures.OUTSIDE.search(element.text):
            element.text = _FETCH.sub("none", _IMPORT.sub("", element.text))
            found = True
    return found


def _leads_out(element: Element) -> bool:
    """Whether nothing of an element would be left; of a link there are its words."""
    name = pictures.plain_name(element.tag)
    links = [value for key, value in element.attrib.items() if pictures.plain_name(key) == "href"]
    return name in pictures.RUNNING or (name != "a" and any(not _WITHIN.match(link) for link in links))
