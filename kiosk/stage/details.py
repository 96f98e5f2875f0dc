"""What is told of a part of a page that a visitor has opened, where there is more to tell than the part shows."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import Diagram, TimelineFields
from kiosk.domain.text import Text
from kiosk.domain.war_map import Audience, Project, ProjectState, WarMap
from kiosk.stage.look import Page
from kiosk.stage.slides.war_map_parts import Part, joined
from kiosk.stage.slides.war_map_row import percent
from kiosk.stage.slides.war_map_state import word_of

NEXT = Text(zh="下一节点", en="Next milestone")
UNKNOWN = Text(zh="暂无更多信息", en="Nothing more is known yet")
BEHIND, APART = Text(zh="：", en=": "), Text(zh="　", en="    ")
"""What stands between a caption and its value, and between two of them on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A part in the page's language: what it is called, and what there is to say of it, line by line.

    Where it has a `state`, that is the first line, behind the state's shape and in its colour.
    """

    title: str
    lines: tuple[str, ...]
    state: ProjectState | None = None


def detail_of(page: Page, slide: Slide) -> Detail | None:
    """The part that is open: a project of a wall chart, a moment of a timeline, or a part of a diagram of which something is told.

    All else that can be opened is set off where it stands, and has nothing more to say.
    """
    fields, part = slide.fields, page.view.part
    if isinstance(fields, WarMap):
        project = fields.named(page.view.row)
        return _told_of(page, fields, project) if project is not None else None
    if part is None or part < 0:
        return None
    if isinstance(fields, TimelineFields) and part < len(fields.nodes):
        moment = fields.nodes[part]
        told = [moment.text, moment.detail]
        return Detail(title=page.read(moment.when), lines=tuple(page.read(text) for text in told if text is not None))
    if isinstance(fields, Diagram) and part < len(fields.nodes):
        node = fields.nodes[part]
        told = [node.text, node.detail] if node.detail is not None else []
        lines = tuple(page.read(text) for text in told if text is not None)
        return Detail(title=page.read(node.label), lines=lines) if lines else None
    return None


def _told_of(page: Page, fields: WarMap, project: Project) -> Detail:
    """All that its readers may know of a project; what is not known is left out, for here no column asks for it."""
    word, due = word_of(project, fields), project.due
    progress = percent(project.progress) if project.progress is not None else None
    person = project.person if fields.audience is Audience.INTERNAL else None
    facts = (
        page.read(word) if word is not None else None,
        _behind(page, Part.UNIT.value, joined(page, project.units) or None),
        _behind(page, Part.PERSON.value, person),
        page.read(APART).join(
            told for told in (_behind(page, Part.DUE.value, due), _behind(page, Part.PROGRESS.value, progress)) if told
        ),
        _behind(page, NEXT, page.read(project.milestone) if project.milestone is not None else None),
    )
    lines = tuple(fact for fact in facts if fact)
    return Detail(title=page.read(project.name), lines=lines or (page.read(UNKNOWN),), state=project.state)


def _behind(page: Page, caption: Text, told: str | None) -> str | None:
    return f"{page.read(caption)}{page.read(BEHIND)}{told}" if told is not None else None
