"""A wall chart on real windows: all screens turn its pages together, a visitor filters it, the panel keeps it fresh."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk import app
from kiosk.config import SETTINGS_FILE
from kiosk.domain.events import Play, VisitEvent
from kiosk.domain.programme import Programme
from kiosk.domain.slide import Transition
from kiosk.domain.view import Filter, OpenPart, OpenRow
from kiosk.domain.war_map import Project, WarMap
from kiosk.stage.painting import fingerprint
from tests.gui.conftest import OPENED_US, Reference
from tests.gui.test_playing import house_with
from tests.support.at_panel import AtPanel, at_panel
from tests.support.charts import CHART, many, on_slide
from tests.support.exhibits import SECOND, playlist, small_hall
from tests.support.folders import SLIDES, edit
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor


def hall_with(chart: WarMap, seconds: float) -> Programme:
    """The small hall, which plays nothing but a chart whose pages stand so long."""
    hall = small_hall(anchor_us=OPENED_US, assignments=(("hall", "tour"),))
    slide = replace(on_slide(chart, seconds=seconds), transition=Transition.CUT)
    return replace(hall, slides=(slide,), playlists=(playlist("tour", "chart", anchor_us=OPENED_US),))


def test_all_screens_turn_the_page_at_one_instant_and_none_is_late(qapp: QApplication, tmp_path: Path) -> None:
    lacking: list[tuple[str, ...]] = []
    seen: dict[int, set[int]] = {}

    async def use(playing: Playing) -> None:
        def note(played: Play) -> None:
            seen.setdefault(played.planned_us, set()).add(fingerprint(playing.fleet.windows[played.screen].frame()))

        playing.fleet.lacking.connect(lacking.append)
        playing.fleet.played.connect(note)
        await playing.until(lambda: len(seen) >= 4)

    with house_with(tmp_path, hall_with(many(18), 2)) as house:
        assert play(qapp, house, use) == []
        plays = house.telemetry.plays(0)
    assert lacking == []
    assert {(item.planned, item.actual) for item in plays} == {("chart", "chart")}
    begun = sorted(seen)
    assert {later - earlier for earlier, later in pairwise(begun)} == {2 * SECOND}
    pictures = [seen[instant] for instant in begun[:3]]
    assert [len(each) for each in pictures] == [1, 1, 1], "all screens show the same page"
    assert len(set.union(*pictures)) == 3, "and each page is another picture"


def test_a_visitor_stays_on_the_page_turns_it_and_filters_it(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, "e1")
        await playing.until(lambda: playing.words().get("e1") == "chart")
        before = visitor.picture()
        await visitor.touch()
        await playing.until(lambda: visitor.word == "visit:chart")
        await visitor.settled()
        assert visitor.session is not None
        assert visitor.session.view.part == 1, "the second page was in sight"
        second = visitor.picture()
        rows = (96, 324, 1200, 200)
        assert second.copy(*rows) == before.copy(*rows), "the rows stay where they were"
        await visitor.tap(OpenPart(part=0))
        first = visitor.picture()
        await visitor.tap(Filter(only="建设局"))
        some = visitor.picture()
        assert visitor.session.view.only == "建设局"
        await visitor.tap(Filter(only=""))
        assert visitor.picture() == first
        assert len({fingerprint(picture) for picture in (before, first, second, some)}) == 4

    with house_with(tmp_path, hall_with(CHART, 60), OPENED_US + 65 * SECOND) as house:
        assert play(qapp, house, use) == []


def test_a_project_is_told_of_until_something_else_is_touched(qapp: QApplication, tmp_path: Path) -> None:
    opens = OpenRow(row="中试基地")

    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, "e1")
        await playing.until(lambda: playing.words().get("e1") == "chart")
        await visitor.touch()
        await visitor.settled()
        shut = visitor.picture()
        closings = (
            lambda: visitor.tap(opens),  # the sheet's own button lies on top of the row
            lambda: visitor.touch(1700, 40),
        )
        for close in closings:
            await visitor.tap(opens)
            assert visitor.row == "中试基地"
            assert visitor.picture() != shut
            await visitor.touch(600, 900)  # on the sheet, where nothing is
            assert visitor.row == "中试基地"
            await close()
            await visitor.settled()
            assert visitor.row == ""
            assert visitor.picture() == shut
        await visitor.tap(opens)
        await visitor.tap(OpenRow(row="人才公寓"))
        assert visitor.row == "人才公寓", "another row takes its place"
        counted = playing.house.telemetry.visits
        await playing.until(lambda: sum(each.count for each in counted(0) if each.event is VisitEvent.OPENED) == 5)

    with house_with(tmp_path, hall_with(CHART, 60)) as house:
        assert play(qapp, house, use) == []


def test_a_keypad_reaches_the_rows(qapp: QApplication, tmp_path: Path) -> None:
    async def use(playing: Playing) -> None:
        visitor = Visitor(playing, "e1")
        await playing.until(lambda: playing.words().get("e1") == "chart")
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Enter):
            await visitor.key(key)
        assert visitor.row == CHART.in_order[1].name.zh
        await visitor.key(Qt.Key.Key_Enter)
        assert visitor.row == ""

    with house_with(tmp_path, hall_with(CHART, 60)) as house:
        assert play(qapp, house, use) == []


def test_new_data_are_told_of_the_project_that_is_open_and_never_of_another(qapp: QApplication, tmp_path: Path) -> None:
    hall = hall_with(CHART, 60)

    def renewed(revision: int, rows: tuple[Project, ...]) -> Programme:
        return replace(hall, revision=revision, slides=(replace(hall.slides[0], fields=replace(CHART, rows=rows)),))

    async def use(playing: Playing) -> None:
        visitor, (first, second, *others) = Visitor(playing, "e1"), CHART.rows
        opens = OpenRow(row=second.name.zh)
        await playing.until(lambda: playing.words().get("e1") == "chart")
        await visitor.touch()
        await visitor.settled()
        await visitor.tap(opens)
        before = visitor.picture()
        playing.publish(renewed(2, (*others, first, replace(second, progress=95))))
        await playing.until(lambda: visitor.picture() != before)
        told = visitor.picture()
        await visitor.tap(opens)
        assert visitor.picture() != told
        await visitor.tap(opens)
        assert visitor.picture() == told, "it was what one sees who opens it now"
        playing.publish(renewed(3, (first, *others)))
        await playing.until(lambda: not visitor.offers(opens))
        gone = visitor.picture()
        await visitor.touch(1700, 40)
        await visitor.settled()
        assert visitor.row == ""
        assert visitor.picture() == gone, "nothing was open any more"

    with house_with(tmp_path, hall) as house:
        assert play(qapp, house, use) == []


def test_the_panel_takes_in_a_chart_that_has_changed(qapp: QApplication, reference: Reference, tmp_path: Path) -> None:
    data, slides = tmp_path / "data", tmp_path / "slides"
    shutil.copytree(reference.data_dir, data)
    shutil.copytree(SLIDES, slides)
    (data / SETTINGS_FILE).write_text('[data]\nfolder = "../slides"\n', "utf-8")

    async def use(hands: AtPanel) -> None:
        chart = slides / "plan/plan-story/initiatives.csv"
        edit(chart, "湖心岛,Lake-Heart Island,,,,,", "断桥,,,,,,四成\n湖心岛,Lake-Heart Island,,,,,40")
        await hands.until(lambda: "挂图数据已更新：10 个项目；有 1 行没有显示" in " ".join(hands.words()))
        programme = house.store.read(lambda uow: uow.programmes.get(2))
        fields = programme.slide_by_id["public-chart"].fields
        assert isinstance(fields, WarMap)
        assert fields.rows[0].progress == 40

    with app.open_house(data, start_at_us=OPENED_US + SECOND) as house:
        assert at_panel(qapp, house, use) == []
