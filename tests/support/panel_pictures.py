"""Pictures of the panel's pages, in both languages and colours and at two sizes: `python -m tests.support.panel_pictures DIR [PAGE...]`.

The reference exhibit with screens in every state, its journal, revisions and an hour of turns, as a panel would find it.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time as time_of_day
from functools import partial
from itertools import product
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.app.hall_pictures import HallPictures
from kiosk.app.house import House
from kiosk.app.preview import Preview
from kiosk.app.slide_pictures import SlidePictures
from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.domain.events import Commit, CueCommit, Fault, PlayerState, ScreenState
from kiosk.domain.occurrences import hall_day
from kiosk.domain.playlist import Playlist
from kiosk.domain.resolve import resolve
from kiosk.domain.schedule import Entry, Holidays
from kiosk.domain.settings import IdleSettings, ThemeName
from kiosk.domain.text import Language, Text
from kiosk.panel.changing import ChangePart
from kiosk.panel.desk import Desk, Page
from kiosk.panel.palette import THEMES
from kiosk.panel.rail import KEYS
from kiosk.panel.reader import Reader
from kiosk.panel.returning import ReturnBar
from kiosk.panel.sights import SightOrder
from kiosk.panel.slide_pictures import PictureOrder
from kiosk.panel.window import PanelWindow
from kiosk.player.thumbnails import Sample
from kiosk.qtkit.fonts import load_fonts
from kiosk.services import opening
from kiosk.services.conductor import Request
from kiosk.services.playlist_errands import Make, Shift
from kiosk.services.publishing import Order, publish
from kiosk.services.schedule_errands import Add, Weigh
from kiosk.stage.decode import decode
from kiosk.stage.draw import draw
from kiosk.stage.look import Look
from kiosk.stage.pictures import pictures_of
from tests.support.desks import colours

SIZES = ((1280, 800), (1920, 1080))
HOUR_US = 3_600_000_000
OPENED_US = 1_800_000_000_000_000
NOTICE = Text(zh="请走东门", en="Please use the east gate")
VISITED = {"screen-10", "screen-12"}
UNHUNG = Text(zh="没有接显示器，其他屏幕照常播放", en="no monitor, the others play on")


@contextmanager
def lived_in_house(data_dir: Path) -> Iterator[House]:
    """The reference exhibit, published twice, an hour on the screens, held, black, frozen, in an emergency and offline."""
    app.initialise(data_dir, None)
    with app.open_house(data_dir, start_at_us=OPENED_US + HOUR_US) as house:
        app.load_slides(house, paths.reference_slides(), lambda done, of: None)
        for note, at_us, dwell_s in (("开馆", OPENED_US, None), ("放慢一点", OPENED_US + HOUR_US // 2, 20.0)):
            order = Order(note=note, now_us=at_us, anchor_us=at_us, idle=IdleSettings(), dwell_s=dwell_s)
            house.store.write(partial(publish, order=order)).result()
        app.return_to(house, 1)
        _schedule(house)
        _play_for_an_hour(house)
        _give_cues(house)
        _take_thumbnails(house)
        house.telemetry.put_faults([Fault(code="E-CFG-SCREEN", where="screen-02", message=UNHUNG, since_us=OPENED_US)])
        yield house


def _arrange(house: House) -> None:
    """What staff did to playlists and have not published: a new one with another in it, an empty one, another order."""
    first = house.store.read(lambda uow: uow.draft.playlists())[0]
    made = Playlist(
        id="list-1", section=first.section, title=Text(zh="周末参观版", en="Weekend tour"),
        slides=(first.slides[0], "@plan-story", *first.slides[1:4]),
    )  # fmt: skip
    empty = Playlist(id="list-2", section=first.section, title=Text(zh="备用"), slides=())
    for errand in (Make(playlist=made), Make(playlist=empty), Shift(playlist=first.id, keys=((first.slides[2], 0),), by=-1)):
        app.run_errand(house, errand)


def _schedule(house: House) -> None:
    """What is in the draft and not published yet: hours, daily life, an event, and one that must play."""
    day = hall_day(house.clock.now_us(), app.zone(house))
    house.store.write(lambda uow: opening.set_hours(uow.draft, range(7), time_of_day(9), time_of_day(21))).result()
    for entry in (
        Entry(id=0, playlist="plan-story", target="results", day=day, start=time_of_day(9), end=time_of_day(11, 30),
              rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", holidays=Holidays.SKIP),
        Entry(id=0, playlist="plan-story", target="hall", day=day, start=time_of_day(18, 30), end=time_of_day(20), note="馆庆"),
        Entry(id=0, playlist="plan-story", target="screen-07", day=day, start=time_of_day(10), end=time_of_day(16),
              rule="FREQ=DAILY"),
        Entry(id=0, playlist="plan-story", target="thinking", day=day, start=time_of_day(13), end=time_of_day(14),
              rule="FREQ=DAILY", must_play=True),
    ):  # fmt: skip
        app.run_errand(house, Add(entry=entry))


def _play_for_an_hour(house: House) -> None:
    now_us, rng = house.clock.now_us(), Random(1)
    programme = house.store.read(lambda uow: uow.programmes.get(1))
    screens = [
        ScreenState(screen=screen.id, picture="", painted_us=now_us - 4_000_000, black_frames=0, black_us=0,
                    visited_since_us=now_us - 9_000_000 if screen.id in VISITED else None)
        for screen in programme.wall.screens
    ]  # fmt: skip
    dues = range(now_us - HOUR_US, now_us, 10_000_000)
    lates = [round(min(rng.expovariate(1 / 700) + 150, 9000)) for _ in dues]
    commits = [
        Commit(due_us=due, began_us=due + late, first_us=due + late, last_us=due + late + 900, screens=18)
        for due, late in zip(dues, lates, strict=True)
    ]
    player = PlayerState(pid=1, started_us=OPENED_US, seen_us=now_us + HOUR_US, revision=3)
    house.telemetry.record(screens=screens, player=player, commits=commits)


def _give_cues(house: House) -> None:
    """What staff told the screens; the last of it counts when this is over."""
    give = partial(app.give_cue, house)
    for request in (
        Request(kind=CueKind.TAKE, targets=("results",), playlist="plan-story", hold_us=HOUR_US),
        Request(kind=CueKind.NEXT, targets=("work",)),
        Request(kind=CueKind.BLACK, targets=("screen-09",), hold_us=HOUR_US),
        Request(kind=CueKind.IDENTIFY, targets=("screen-15", "screen-16"), hold_us=1_000_000),
        Request(kind=CueKind.FREEZE, targets=("thinking",), hold_us=HOUR_US),
        Request(kind=CueKind.MUTE, targets=("overview", "screen-10"), hold_us=HOUR_US),
        Request(kind=CueKind.LANGUAGE, targets=("results", "screen-03"), language=Language.EN, hold_us=HOUR_US),
    ):
        give(request)
    notice = Request(kind=CueKind.EMERGENCY, targets=("plan",), level=EmergencyLevel.NOTICE, text=NOTICE, hold_us=HOUR_US)
    last = give(notice).cue
    arrived = [CueCommit(cue=last.id, screen=f"screen-{number}", actual_us=last.at_us, late_us=0) for number in (15, 16, 17)]
    house.telemetry.record(cue_commits=arrived)
    while house.clock.now_us() < last.at_us:
        time.sleep(0.01)


def _take_thumbnails(house: House) -> None:
    """What the player would have painted on each screen by now."""
    now_us = house.clock.now_us()
    programme, cues = app.what_counts(house, now_us, None)
    look = Look(theme=colours()[ThemeName.DARK].theme, language=Language.ZH)
    for screen in programme.wall.screens:
        content = resolve(programme, cues, {}, screen.id, now_us).content
        shown = {
            item.path: (programme.media_by_path[item.path].shown, item) for item in pictures_of(programme, content, screen)
        }
        files = {path: decode(house.files.path(media.sha256), item.box, item.clip) for path, (media, item) in shown.items()}
        frame = draw(programme, content, screen, look, files)
        sample = Sample(screen=screen.id, taken_us=now_us, picture=content.word, image=frame)
        house.telemetry.put_thumbnails([sample.thumbnail()])


def save(folder: Path, house: House, pages: Collection[Page] = tuple(Page)) -> None:
    """A picture of each page in each language, palette and size."""
    _arrange(house)
    window = PanelWindow(colours(), Desk(), attached=True)
    reader = Reader(house.store, house.telemetry, house.clock)
    window.schedule.asked.connect(partial(_weigh, window, house))
    halls = HallPictures(house)
    wanted: dict[str, PictureOrder] = {}
    window.content.pictures_wanted.connect(lambda orders: wanted.update({order.key: order for order in orders}))
    window.schedule.sight_wanted.connect(partial(_draw_hall, window, halls))
    window.see(reader.glance())
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for size, page, language, theme in product(SIZES, pages, Language, THEMES):
        window.resize(*size)
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{KEYS[page]}"))
        _turn_to(window, language, theme)
        _read_all(window, reader)
        _select_something(window, house)
        _read_all(window, reader)  # what was selected needs more to be read
        QApplication.processEvents()
        if page is Page.CONTENT:
            _draw_slides(window, house, wanted)
        about = f"{language.value}-{theme.value}-{size[0]}"
        window.grab().save(str(folder / f"panel-{page.value}-{about}.png"))
        if page is Page.SCHEDULE:
            for name in _schedule_views(window, reader, house):
                QApplication.processEvents()
                window.grab().save(str(folder / f"panel-{name}-{about}.png"))
        if page is Page.LIVE:
            for name in more_of_the_wall(window, house):
                window.grab().save(str(folder / f"panel-live-{name}-{about}.png"))
    save_emergencies(folder, house, window)
    window.take_down()
    halls.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _read_all(window: PanelWindow, reader: Reader) -> None:
    """As often as the panel would within a second: what takes long is in a later glance."""
    for _ in range(3):
        window.see(reader.glance(window.wanted))
        QApplication.processEvents()


def _weigh(window: PanelWindow, house: House, asked: Weigh) -> None:
    window.schedule.weighed(app.weigh(house, asked))


def _draw_hall(window: PanelWindow, halls: HallPictures, order: SightOrder) -> None:
    window.schedule.take_sight(order, asyncio.run(halls.draw(order)))


def save_emergencies(folder: Path, house: House, window: PanelWindow) -> None:
    """The card where emergencies stand, and where one is given, over the wall."""
    reader = Reader(house.store, house.telemetry, house.clock)
    _ctrl(window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    for size, language, theme in product(SIZES, Language, THEMES):
        window.resize(*size)
        _turn_to(window, language, theme)
        window.see(reader.glance(window.wanted))
        _press(window, Qt.Key.Key_Escape, Qt.Key.Key_3)
        _ctrl(window, Qt.Key.Key_E)
        name = f"{language.value}-{theme.value}-{size[0]}.png"
        for face, key in (("standing", None), ("giving", Qt.Key.Key_N), ("chosen", Qt.Key.Key_3)):
            _press(window, *([key] if key is not None else []))
            for _ in range(3):  # what is made on the way is shown, and takes its place, in turns of its own
                QApplication.processEvents()
            window.grab().save(str(folder / f"panel-emergency-{face}-{name}"))
        _press(window, Qt.Key.Key_Escape)


def _turn_to(window: PanelWindow, language: Language, theme: ThemeName) -> None:
    while window.desk.language is not language:
        _ctrl(window, Qt.Key.Key_L)
    while window.desk.theme is not theme:
        _ctrl(window, Qt.Key.Key_D)


def _ctrl(window: PanelWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    QTest.keyClick(window, key, modifier)


def _select_something(window: PanelWindow, house: House) -> None:
    """A section with a playlist for it; a screen; a revision to return to, with what that changes."""
    match window.desk.page:
        case Page.LIVE:
            _press(window, *[Qt.Key.Key_Escape] * 3, Qt.Key.Key_4, Qt.Key.Key_Down)
            _draw_preview(window, house)
        case Page.CONTENT:
            rack = window.content.rack
            rack.setCurrentIndex(rack.model().index(2 + (window.width() > SIZES[0][0]) * 2, 0))
            window.content.board.setFocus()
            _press(window, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Right)
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        case Page.SCHEDULE:
            _press(window, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Down)
        case Page.SCREENS:
            _press(window, Qt.Key.Key_Home, Qt.Key.Key_Down)
        case Page.LOG:
            _press(window, Qt.Key.Key_Escape)
            window.log.table.setFocus()
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            _press(window, Qt.Key.Key_Up, Qt.Key.Key_Up)
            bar = window.findChild(ReturnBar)
            QTest.mouseClick(bar.go, Qt.MouseButton.LeftButton)
            window.log.offer(2, app.compare_with(house, 2))


def _schedule_views(window: PanelWindow, reader: Reader, house: House) -> Iterator[str]:
    """The other faces of the page of the schedule, by name: each is in sight when its name comes."""
    page = window.schedule
    for name, key in (("schedule-week", Qt.Key.Key_W), ("schedule-month", Qt.Key.Key_O), ("schedule-day", Qt.Key.Key_D)):
        _press(window, key)
        window.see(reader.glance(window.wanted))
        if name != "schedule-day":
            yield name
    own = next(block.own for lane in page.lanes.plan.lanes for block in lane.blocks if block.own is not None)
    place = next(at for at, lane in enumerate(page.lanes.plan.lanes) if any(block.own == own for block in lane.blocks))
    middle = page.lanes.rect_of(place, own.start_us, own.end_us).center().toPoint()
    QTest.mousePress(page.lanes, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(page.lanes, middle + QPoint(90, 0))
    yield "schedule-drag"
    QTest.mouseRelease(page.lanes, Qt.MouseButton.LeftButton, pos=middle + QPoint(90, 0))
    yield "schedule-moved"
    _press(window, Qt.Key.Key_Escape)
    _press(window, Qt.Key.Key_N)
    page.form.open(replace(page.sheet.listed.lines[0].entry, id=0))
    yield "schedule-form"
    _press(window, Qt.Key.Key_Escape)
    _press(window, Qt.Key.Key_H)
    yield "schedule-hours"
    _press(window, Qt.Key.Key_Escape)


def _draw_slides(window: PanelWindow, house: House, wanted: dict[str, PictureOrder]) -> None:
    """The slides in sight, drawn at once and not one after another."""

    async def draw_all() -> None:
        pictures = SlidePictures(house)
        for order in wanted.values():
            window.content.take_picture(order, await pictures.draw(order))
        pictures.close()

    window.content.board.grid.viewport().repaint()
    QTest.qWait(20)
    asyncio.run(draw_all())
    wanted.clear()


def more_of_the_wall(window: PanelWindow, house: House) -> Iterator[str]:
    """The page of the wall with nothing selected, over visitors, with a language, with the reasons, and as the screens hang."""
    back = [Qt.Key.Key_Escape] * 3
    scenes = {
        "nothing": back,
        "visited": [*back, Qt.Key.Key_3, Qt.Key.Key_Up],
        "language": [*back, Qt.Key.Key_A, Qt.Key.Key_E],
        "why": [*back, Qt.Key.Key_3, Qt.Key.Key_Y],
        "why-offline": [*back, Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_Y],
        "plan": [*back, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_K],
    }
    for name, keys in scenes.items():
        _press(window, *keys)
        _draw_preview(window, house)
        QApplication.processEvents()
        yield name
    _press(window, Qt.Key.Key_K)


def _draw_preview(window: PanelWindow, house: House) -> None:
    """What the panel would have drawn meanwhile."""
    part = window.findChild(ChangePart)
    asked = window.desk.preview(part.box)
    if asked is not None:
        preview = Preview(house)
        window.live.show_preview(asked, asyncio.run(preview.picture(asked)))
        preview.close()


def _press(window: PanelWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


@contextmanager
def sitting() -> Iterator[tuple[QApplication, Path, House]]:
    """What a script needs that makes pictures: the application, the folder named on the line, the house that was lived in."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    load_fonts(paths.fonts())
    with tempfile.TemporaryDirectory() as room, lived_in_house(Path(room) / "data") as lived_in:
        yield application, into, lived_in


if __name__ == "__main__":
    with sitting() as (_, into, lived_in):
        save(into, lived_in, {Page(word) for word in sys.argv[2:]} or set(Page))
