"""What the parts of a slide are called, in both languages: by the names of the fields they stand in, whichever kind has them."""

from __future__ import annotations

from enum import Enum

from kiosk.domain.slide import Transition
from kiosk.domain.slide_fields import DiagramShape
from kiosk.domain.text import Language, Text
from kiosk.domain.war_map import Audience

Step = str | int
Path = tuple[Step, ...]
"""The way from a slide to one of its values: names of fields, and places (from 0) where there are several."""

_NAMES = {
    "title": Text(zh="标题", en="Title"),
    "attract": Text(zh="待机标题", en="Idle headline"),
    "subtitle": Text(zh="副标题", en="Subtitle"),
    "organisation": Text(zh="单位", en="Organisation"),
    "date": Text(zh="日期", en="Date"),
    "label": Text(zh="名称", en="Label"),
    "value": Text(zh="数值", en="Figure"),
    "unit": Text(zh="计量单位", en="Unit"),
    "note": Text(zh="备注", en="Remark"),
    "when": Text(zh="时间", en="When"),
    "text": Text(zh="正文", en="Text"),
    "detail": Text(zh="详情", en="Detail"),
    "alt": Text(zh="图片说明", en="Description"),
    "caption": Text(zh="图注", en="Caption"),
    "highlight": Text(zh="突出显示", en="Highlighted"),
    "rank": Text(zh="名次", en="Rank"),
    "of": Text(zh="参加排名的总数", en="Number ranked"),
    "name": Text(zh="名称", en="Name"),
    "line": Text(zh="一句话", en="Line"),
    "by": Text(zh="出处", en="By"),
    "lead": Text(zh="导语", en="Lead"),
    "shape": Text(zh="图形", en="Shape"),
    "words": Text(zh="图上的文字", en="Words on it"),
    "notes": Text(zh="讲解备注", en="Speaker's notes"),
    "span": Text(zh="横跨整个展区", en="Over all screens"),
    "audience": Text(zh="给谁看", en="For whom"),
    "seconds": Text(zh="停留秒数", en="Seconds"),
    "transition": Text(zh="切换方式", en="Transition"),
    "source": Text(zh="来源", en="Source"),
    "before": Text(zh="之前", en="Before"),
    "after": Text(zh="之后", en="After"),
}
_ONE_OF = {
    "items": Text(zh="第 {n} 项", en="Item {n}"),
    "nodes": Text(zh="节点 {n}", en="Part {n}"),
    "bars": Text(zh="柱 {n}", en="Bar {n}"),
    "points": Text(zh="点 {n}", en="Point {n}"),
    "pictures": Text(zh="图 {n}", en="Picture {n}"),
    "contents": Text(zh="看点 {n}", en="Highlight {n}"),
    "paragraphs": Text(zh="第 {n} 段", en="Paragraph {n}"),
    "columns": Text(zh="第 {n} 列标题", en="Heading {n}"),
    "rows": Text(zh="第 {n} 行", en="Row {n}"),
    "cells": Text(zh="第 {n} 格", en="Cell {n}"),
}
_WITHOUT_WORD = "fields"

CHOICES: dict[Enum, Text] = {
    Transition.CUT: Text(zh="直接切换", en="Cut"),
    Transition.FADE: Text(zh="淡入淡出", en="Fade"),
    Transition.PUSH: Text(zh="推移", en="Push"),
    DiagramShape.CHAIN: Text(zh="一环接一环", en="Chain"),
    DiagramShape.HUB: Text(zh="中心与四周", en="Hub"),
    DiagramShape.LAYERS: Text(zh="层层承托", en="Layers"),
    Audience.PUBLIC: Text(zh="公众", en="The public"),
    Audience.INTERNAL: Text(zh="内部", en="Staff"),
}
"""The words of whatever is chosen of several."""


def name_of(path: Path) -> Text:
    """What a value of a slide is called, with the parts it stands in: 第 2 项 · 数值."""
    words: list[Text] = []
    for at, step in enumerate(path):
        if isinstance(step, int):
            counted = _ONE_OF[str(path[at - 1])]
            words.append(Text(zh=counted.zh.format(n=step + 1), en=counted.read(Language.EN).format(n=step + 1)))
        elif step in _NAMES:
            words.append(_NAMES[step])
    return Text(zh=" · ".join(word.zh for word in words), en=" · ".join(word.read(Language.EN) for word in words))


def has_name(path: Path) -> bool:
    """Whether each step of a path has a word: a new kind of slide may have brought one that has none."""
    return all(step in _NAMES or step in _ONE_OF or step == _WITHOUT_WORD for step in path if isinstance(step, str))
