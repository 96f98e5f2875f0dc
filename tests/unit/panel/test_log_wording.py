from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.cue import HOLDING, Cue, CueKind, EmergencyLevel
from kiosk.domain.text import Language, Text
from kiosk.panel import log_wording
from kiosk.services.history import Issue, Origin
from kiosk.services.ports import Revision
from kiosk.services.publishing import Published
from tests.support.desks import hall
from tests.support.exhibits import MINUTE, SECOND, small_hall

DAY = 24 * 60 * MINUTE


def cue(kind: CueKind, **more: object) -> Cue:
    return Cue(id=1, kind=kind, at_us=0, targets=("hall",), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (cue(CueKind.TAKE, playlist="tour", until_us=60 * MINUTE), "上屏「tour」，保持到 09:00", "Took \"tour\", held until 09:00"),
        (
            cue(CueKind.TAKE, playlist="tour", until_us=60 * MINUTE, when_free=True), "上屏「tour」，保持到 09:00；有观众的屏等空闲",
            "Took \"tour\", held until 09:00; screens with a visitor once they are free",
        ),
        (
            cue(CueKind.LANGUAGE, language=Language.EN, until_us=60 * MINUTE), "画面换成英文，保持到 09:00",
            "Changed the screens to English, held until 09:00",
        ),
        (cue(CueKind.MUTE, until_us=60 * MINUTE), "静音，保持到 09:00", "Muted, held until 09:00"),
        (cue(CueKind.NEXT), "下一页", "Next slide"),
        (cue(CueKind.GOTO, numbers=(("e1", 3), ("e2", 3))), "翻到第 3 页", "Went to slide 3"),
        (cue(CueKind.GOTO, numbers=(("e1", 3), ("e2", 4))), "翻页", "Went to a slide"),
        (cue(CueKind.BLACK, until_us=DAY), "黑场，保持到 01-02 08:00", "Black, held until 01-02 08:00"),
        (
            cue(CueKind.EMERGENCY, level=EmergencyLevel.NOTICE, text=Text(zh="走东门", en="east gate"), until_us=MINUTE),
            "紧急通知「走东门」，保持到 08:01", "Emergency notice \"east gate\", held until 08:01",
        ),
        (cue(CueKind.IDENTIFY, until_us=SECOND), "识别屏号", "Identified the screens"),
        (cue(CueKind.TEST_CARD, until_us=MINUTE), "测试图，保持到 08:01", "Test card, held until 08:01"),
        (cue(CueKind.TEST_CARD, until_us=1), "结束测试图", "Ended the test card"),
    ],
)  # fmt: skip
def test_a_cue_is_a_sentence(given: Cue, zh: str, en: str) -> None:
    assert log_wording.cue_sentence(given, hall()) == Text(zh=zh, en=en)


@pytest.mark.parametrize("kind", CueKind)
def test_every_kind_has_its_words(kind: CueKind) -> None:
    needs: dict[CueKind, dict[str, object]] = {
        CueKind.TAKE: {"playlist": "tour"},
        CueKind.EMERGENCY: {"level": EmergencyLevel.NOTICE},
        CueKind.LANGUAGE: {"language": Language.EN},
        CueKind.RECALL: {"recalls": 9},
    }
    until_us = MINUTE if kind in HOLDING else None
    said = log_wording.cue_sentence(cue(kind, until_us=until_us, **needs.get(kind, {})), hall())
    assert said.zh
    assert said.en


def issue(origin: Origin, note: str = "", *, later_us: int = 0, changed: tuple[str, ...] | None = ()) -> Issue:
    revision = Revision(revision=4, published_us=0, anchor_us=later_us, note=note, sha256="")
    returned_to = 2 if origin is Origin.RETURNED else None
    return Issue(revision=revision, origin=origin, returned_to=returned_to, changed=changed)


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (issue(Origin.PUBLISHED, "开馆"), "发布第 4 版「开馆」", "Published revision 4, \"开馆\""),
        (issue(Origin.PUBLISHED), "发布第 4 版", "Published revision 4"),
        (issue(Origin.RETURNED, "x"), "恢复第 2 版的内容，成为第 4 版", "Returned to revision 2, as revision 4"),
        (issue(Origin.DATA, "x"), "挂图数据更新，成为第 4 版", "Wall chart data updated, as revision 4"),
        (
            issue(Origin.PUBLISHED, later_us=DAY),
            "发布第 4 版，01-02 08:00 起生效", "Published revision 4, in force from 01-02 08:00",
        ),
    ],
)  # fmt: skip
def test_a_publish_is_a_sentence(given: Issue, zh: str, en: str) -> None:
    assert log_wording.issue_sentence(given, hall()) == Text(zh=zh, en=en)


def test_what_a_publish_changed_is_told_by_section_or_number_if_it_can_be() -> None:
    def said(*screens: str) -> str:
        return log_wording.changed(issue(Origin.PUBLISHED, changed=screens), hall()).zh

    assert (said("e1", "e2"), said("e1"), said(), said("gone")) == ("east 的 2 块屏", "屏 01", "没有屏幕变化", "已撤下的屏幕")
    assert log_wording.changed(issue(Origin.PUBLISHED, changed=None), hall()).zh == "—"


def test_before_a_return_it_is_told_which_screens_change() -> None:
    would = Published(programme=replace(small_hall(), revision=9), sha256="", changed_screens=("e1", "w1"))
    said = log_wording.offer(3, hall(), would)
    assert said.zh == "恢复到第 3 版的内容，会变的有屏 01、03。现在的内容留在日志里，随时可以再恢复。"
    assert said.en is not None
    assert said.en.startswith("Return to the content of revision 3: screens 01, 03 will change.")
    none = log_wording.offer(3, hall(), replace(would, changed_screens=()))
    assert "没有屏幕的画面会变" in none.zh
