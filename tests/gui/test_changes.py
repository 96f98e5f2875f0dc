"""How the screens change: all in one turn, prepared ahead, never black in between, and nothing hidden from the records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.domain.choreography import Choreography
from kiosk.domain.cue import Cue, CueKind, Cues
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import Plan
from kiosk.domain.slide import Transition
from kiosk.domain.slide_fields import Bar, BarFields, SlideFields
from kiosk.domain.text import Language, Text
from kiosk.domain.wall import Show
from kiosk.player.inputs import Inputs
from kiosk.player.watch import UNKNOWN
from kiosk.services.reporting import demo_report
from kiosk.store.telemetry import SqlTelemetry
from tests.gui.conftest import OPENED_US, Reference
from tests.support.exhibits import SECOND, small_hall
from tests.support.showing import LATE_US, Showing, plain_painting, showing
from tests.support.store_samples import data_folder

FIRST = dict.fromkeys(("e1", "e2"), "a") | {"w1": "d"}


def no_file(sha256: str) -> Path:
    raise AssertionError("these slides have no pictures")


def inputs_of(programme: Programme, *cues: Cue) -> Inputs:
    return Inputs(programmes=(programme,), cues=Cues.of(cues))


def with_transitions(programme: Programme, *in_turn: Transition) -> Programme:
    slides = [replace(slide, transition=in_turn[place % len(in_turn)]) for place, slide in enumerate(programme.slides)]
    sections = [replace(section, choreography=Choreography.TOGETHER) for section in programme.sections]
    return replace(programme, slides=tuple(slides), sections=tuple(sections))


CUTS = with_transitions(small_hall(), Transition.CUT)
FADES = with_transitions(small_hall(), Transition.FADE)
BOTH = with_transitions(small_hall(), Transition.CUT, Transition.FADE)


def black(at_us: int, until_us: int, *targets: str) -> Cue:
    return Cue(id=1, kind=CueKind.BLACK, at_us=at_us, until_us=until_us, targets=targets or ("hall",))


def at_next_edge(screens: Showing) -> None:
    """The clock to the next boundary of any screen."""
    now_us = screens.clock.now_us()
    edge_us = screens.fleet.inputs.edge_us(tuple(screens.fleet.windows), now_us)
    assert edge_us is not None
    screens.clock.reads_us = edge_us


def test_no_frame_is_black_between_slides_and_the_first_is_a_picture(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(BOTH), 0) as screens:
        for _ in range(30):
            at_next_edge(screens)
            screens.turn()
            screens.settle()
        assert [frame.word for frame in screens.frames[:3]] == ["a", "a", "d"]
        assert len(screens.commits) == 30
        assert len(screens.frames) > 100
        assert any(frame.word == UNKNOWN for frame in screens.frames), "no fade was seen"
        assert [frame for frame in screens.frames if frame.black] == []
        assert [state.black_frames for state in screens.fleet.screen_states()] == [0, 0, 0]


def test_all_eighteen_screens_change_in_one_turn(qtbot: QtBot, reference: Reference) -> None:
    programme = with_transitions(reference.programme, Transition.CUT)
    programme = replace(programme, sections=tuple(replace(section, show=Show.TOGETHER) for section in programme.sections))
    at_us = OPENED_US + SECOND
    numbers = tuple((screen.id, 3) for screen in programme.wall.screens)
    cue = Cue(id=1, kind=CueKind.GOTO, at_us=at_us, targets=("hall",), numbers=numbers)
    third = {
        screen.id: (programme.default_playlist(screen) or programme.playlists[0]).slides[2] for screen in programme.wall.screens
    }
    with showing(qtbot, reference.files.path, inputs_of(programme, cue), OPENED_US) as screens:
        returned: list[str] = []
        when_committed: list[tuple[dict[str, str], list[str]]] = []
        screens.fleet.committed.connect(lambda _: when_committed.append((screens.words(), list(returned))))
        screens.clock.reads_us = at_us
        screens.prepare()
        QTimer.singleShot(0, lambda: returned.append("to the event loop"))
        screens.fleet.turn(at_us)
        assert [commit.screens for commit in screens.commits] == [18]
        assert when_committed == [(third, [])]
        assert {done.screen for done in screens.cue_commits} == set(third)
        assert {(done.cue, done.late_us) for done in screens.cue_commits} == {(1, 0)}
        assert {play.screen: play.actual for play in screens.plays[18:]} == third
        qtbot.waitUntil(lambda: bool(returned))


def test_a_slide_that_is_drawn_ahead_is_there_at_its_boundary(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        for _ in range(6):
            for window, need in tuple(screens.needs()):
                screens.draw(need, window)
            at_next_edge(screens)
            screens.fleet.turn(screens.clock.now_us())
        assert screens.lacking == []
        assert [commit.screens for commit in screens.commits] == [3, 1, 3, 1, 1, 3]


def test_what_is_not_ready_waits_and_the_others_change(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        west, need = next(
            (window, need) for window, need in screens.needs() if window.screen_id == "w1" and need.at_us == 10 * SECOND
        )
        screens.draw(need, west)
        screens.clock.reads_us = 10 * SECOND
        screens.fleet.turn(10 * SECOND)
        assert screens.lacking == [("e1", "e2")]
        assert screens.words() == {"e1": "a", "e2": "a", "w1": "e"}
        screens.clock.reads_us = 11 * SECOND
        screens.prepare()
        screens.fleet.turn(11 * SECOND)
        assert screens.lacking == [("e1", "e2")]
        assert screens.words() == {"e1": "b", "e2": "b", "w1": "e"}
        late = [play for play in screens.plays if play.planned == "b"]
        assert [(play.planned_us, play.painted_us) for play in late] == [(10 * SECOND, 11 * SECOND)] * 2


def test_a_cue_on_a_screen_that_is_not_ready_is_told_when_it_joins(qtbot: QtBot) -> None:
    take = Cue(id=7, kind=CueKind.TAKE, at_us=2 * SECOND, until_us=60 * SECOND, targets=("east",), playlist="special")
    with showing(qtbot, no_file, inputs_of(CUTS, take), 0) as screens:
        screens.clock.reads_us = 2 * SECOND
        screens.fleet.turn(2 * SECOND)
        assert (screens.lacking, screens.cue_commits) == ([("e1", "e2")], [])
        screens.clock.reads_us = 3 * SECOND
        screens.cut()
        assert screens.words() == {"e1": "f", "e2": "f", "w1": "d"}
        assert {(done.screen, done.actual_us, done.late_us) for done in screens.cue_commits} == {
            ("e1", 3 * SECOND, SECOND),
            ("e2", 3 * SECOND, SECOND),
        }


def test_a_cue_is_not_told_of_a_screen_that_went_before_it_could_join(qtbot: QtBot) -> None:
    take = Cue(id=7, kind=CueKind.TAKE, at_us=2 * SECOND, until_us=60 * SECOND, targets=("east",), playlist="special")
    with showing(qtbot, no_file, inputs_of(CUTS, take), 0) as screens:
        screens.clock.reads_us = 2 * SECOND
        screens.fleet.turn(2 * SECOND)
        screens.fleet.dismiss("e1")
        screens.cut()
        assert [done.screen for done in screens.cue_commits] == ["e2"]


def test_a_cue_is_told_once_and_one_from_before_the_start_never(qtbot: QtBot) -> None:
    old, new = black(-5, SECOND, "w1"), replace(black(2 * SECOND, 3 * SECOND, "e1"), id=2)
    with showing(qtbot, no_file, inputs_of(CUTS, old, new), 0) as screens:
        for t in (SECOND, 2 * SECOND, 2 * SECOND + 1, 3 * SECOND):
            screens.clock.reads_us = t
            screens.cut()
        assert [(done.cue, done.screen) for done in screens.cue_commits] == [(2, "e1")]


def test_a_wrong_picture_is_in_the_records_and_in_the_report(qtbot: QtBot, tmp_path: Path) -> None:
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        window = screens.fleet.windows["e1"]
        window.begin(plain_painting("#00FF00"), None, 0)
        window.repaint()
        report = report_of(screens, tmp_path)
        assert (screens.plays[-1].planned, screens.plays[-1].actual) == ("a", UNKNOWN)
        shown = report["e1"]["shown"][-1]
        assert (shown["slide"], shown["planned"], shown["actual"]) == ("a", "a", UNKNOWN)
        assert [item["black_frames"] for item in report.values()] == [0, 0, 0]
        screens.cut()
        assert screens.word("e1") == "a", "the next turn mends it"


def test_the_picture_of_another_slide_is_known_by_its_name(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        other = screens.fleet.windows["w1"].showing
        assert other is not None
        screens.fleet.windows["e1"].begin(other, None, 0)
        screens.fleet.windows["e1"].repaint()
        assert (screens.plays[-1].planned, screens.plays[-1].actual) == ("a", "d")


def test_a_black_frame_that_nobody_asked_for_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        window = screens.fleet.windows["e2"]
        window.begin(plain_painting("#000000"), None, 0)
        window.repaint()
        screens.clock.reads_us += 3 * SECOND
        assert black_of(screens) == {"e1": (0, 0), "e2": (1, 3 * SECOND), "w1": (0, 0)}, "it lasts"
        report = report_of(screens, tmp_path)
        assert {screen: item["black_frames"] for screen, item in report.items()} == {"e1": 0, "e2": 1, "w1": 0}
        assert report["e2"]["shown"][-1]["actual"] != report["e2"]["shown"][-1]["planned"]
        screens.cut()
        screens.clock.reads_us += SECOND
        assert black_of(screens)["e2"] == (1, 3 * SECOND), "it is over"


def test_black_that_staff_asked_for_is_not_counted(qtbot: QtBot) -> None:
    cue = black(SECOND, 2 * SECOND)
    with showing(qtbot, no_file, inputs_of(FADES, cue), 0) as screens:
        for t in (SECOND, 2 * SECOND):
            screens.clock.reads_us = t
            screens.turn()
            screens.settle()
        assert {frame.screen for frame in screens.frames if frame.black} == {"e1", "e2", "w1"}
        assert {play.actual for play in screens.plays} >= {"black"}
        assert set(black_of(screens).values()) == {(0, 0)}
        assert screens.words() == FIRST


def test_a_playlist_that_is_taken_begins_with_its_first_slide(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        screens.clock.reads_us = 15 * SECOND
        screens.cut()
        screens.give(Cue(id=3, kind=CueKind.TAKE, at_us=16 * SECOND, until_us=60 * SECOND, targets=("w1",), playlist="tour"))
        for t, word in ((16, "a"), (26, "b"), (46, "c"), (60, "d")):
            screens.clock.reads_us = t * SECOND
            screens.cut()
            assert screens.word("w1") == word


def bilingual(programme: Programme, fields: SlideFields | None = None) -> Programme:
    """Every slide fades in, has a title in both languages, and, if told, other fields."""
    slides = tuple(
        replace(slide, title=Text(zh=f"页 {slide.id}", en=f"Page {slide.id}"), fields=fields or slide.fields)
        for slide in programme.slides
    )
    return replace(programme, slides=slides)


def english(at_us: int, until_us: int, *targets: str) -> Cue:
    return Cue(id=5, kind=CueKind.LANGUAGE, at_us=at_us, until_us=until_us, targets=targets or ("hall",), language=Language.EN)


CHART = BarFields(unit=Text(zh="家", en="firms"), bars=tuple(Bar(label=Text(zh="甲", en="A"), value=n) for n in (3, 9)))


@pytest.mark.parametrize("fields", [None, CHART], ids=["words", "a chart"])
def test_a_slide_said_in_another_language_is_there_at_once_and_nothing_moves(qtbot: QtBot, fields: SlideFields | None) -> None:
    with showing(qtbot, no_file, inputs_of(bilingual(FADES, fields)), 0) as screens:
        windows = screens.fleet.windows
        chinese, frames = {name: window.frame().copy() for name, window in windows.items()}, len(screens.frames)
        plays = len(screens.plays)
        screens.give(english(2 * SECOND, 4 * SECOND, "east"))
        screens.clock.reads_us = 2 * SECOND
        screens.turn()
        assert [windows[name].changing for name in ("e1", "e2", "w1")] == [False] * 3
        assert [windows[name].frame() != chinese[name] for name in ("e1", "e2", "w1")] == [True, True, False]
        assert screens.words() == FIRST
        assert [frame.word for frame in screens.frames[frames:]] == ["a", "a"], "no frame was in between"
        assert [(play.planned, play.actual, play.planned_us) for play in screens.plays[plays:]] == [("a", "a", 0)] * 2
        screens.clock.reads_us = 4 * SECOND
        screens.turn()
        assert screens.commits[-1].screens == 2
        assert screens.words() == FIRST
        assert [windows[name].showing.content.language for name in ("e1", "e2", "w1")] == [None] * 3
        assert screens.lacking == []


def test_a_slide_without_a_translation_stays_as_it_is(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(FADES), 0) as screens:
        frames = len(screens.frames)
        screens.give(english(2 * SECOND, 4 * SECOND))
        screens.clock.reads_us = 2 * SECOND
        screens.turn()
        assert len(screens.frames) == frames
        assert {done.screen for done in screens.cue_commits} == {"e1", "e2", "w1"}


def test_the_next_slide_comes_in_the_language_by_its_own_transition(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(bilingual(FADES), english(0, 600 * SECOND)), 0) as screens:
        at_next_edge(screens)
        screens.turn()
        assert screens.fleet.windows["e1"].changing
        screens.settle()
        assert screens.words()["e1"] == "b"
        showing_now = screens.fleet.windows["e1"].showing
        assert showing_now is not None
        assert showing_now.content.language is Language.EN


def test_silence_is_as_of_the_turn_at_its_instant_and_paints_nothing(qtbot: QtBot) -> None:
    mute = Cue(id=6, kind=CueKind.MUTE, at_us=2 * SECOND, until_us=3 * SECOND, targets=("east",))
    with showing(qtbot, no_file, inputs_of(CUTS, mute), 0) as screens:
        frames, silent = len(screens.frames), []
        for t in (2 * SECOND - 1, 2 * SECOND, 3 * SECOND - 1, 3 * SECOND):
            screens.clock.reads_us = t
            screens.turn()
            silent.append({name for name in screens.fleet.windows if screens.fleet.muted(name)})
        assert silent == [set(), {"e1", "e2"}, {"e1", "e2"}, set()]
        assert len(screens.frames) == frames


def test_news_about_a_cue_that_is_past_already_count_at_once(qtbot: QtBot) -> None:
    cue = replace(black(SECOND, 20 * SECOND, "w1"), id=9)
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        screens.clock.reads_us = 3 * SECOND
        for window, need in tuple(screens.needs()):
            screens.draw(need, window)
        screens.give(cue)
        assert screens.word("w1") == "black", "so late that it is a cut"
        assert [(done.cue, done.screen, done.late_us) for done in screens.cue_commits] == [(9, "w1", 2 * SECOND)]
        assert screens.commits[-1].late_us == 2 * SECOND


def test_what_a_restored_schedule_has_hidden_is_no_news_once_that_is_taken_back(qtbot: QtBot) -> None:
    hidden = black(-5 * SECOND, 60 * SECOND, "w1")
    clear = Cue(id=2, kind=CueKind.CLEAR, at_us=-SECOND, targets=("hall",))
    back = Cue(id=3, kind=CueKind.RECALL, at_us=SECOND, targets=("hall",), recalls=2)
    with showing(qtbot, no_file, inputs_of(CUTS, clear), 0) as screens:
        assert screens.word("w1") == "d"
        screens.give(hidden, clear, back)
        screens.clock.reads_us = SECOND
        screens.cut()
        assert screens.word("w1") == "black"
        assert {(done.cue, done.late_us) for done in screens.cue_commits} == {(3, 0)}


class AtOneScreen:
    """Somebody is at a screen, until they go."""

    screen = "w1"

    def keeps(self, plan: Plan, t: int) -> bool:
        return plan.screen == self.screen

    def since_us(self, screen: str) -> int | None:
        return 0 if screen == self.screen else None


def test_what_is_taken_back_while_it_waits_for_a_visitor_is_never_carried_out(qtbot: QtBot) -> None:
    waiting = replace(black(SECOND, 60 * SECOND), when_free=True)
    back = Cue(id=2, kind=CueKind.RECALL, at_us=2 * SECOND, targets=("hall",), recalls=1)
    with showing(qtbot, no_file, inputs_of(CUTS), 0) as screens:
        guest = AtOneScreen()
        screens.fleet.welcome(guest)
        for t, told in ((1, [waiting]), (2, [waiting, back])):
            screens.clock.reads_us = t * SECOND
            screens.give(*told)
            screens.cut()
        guest.screen = ""
        screens.clock.reads_us = 3 * SECOND
        screens.cut()
        assert screens.words() == FIRST
        carried = {cue: {done.screen for done in screens.cue_commits if done.cue == cue} for cue in (1, 2)}
        assert carried == {1: {"e1", "e2"}, 2: {"e1", "e2", "w1"}}


def test_a_player_that_starts_after_something_was_taken_back_shows_what_would_be_there_anyway(qtbot: QtBot) -> None:
    told = black(-5 * SECOND, 60 * SECOND)
    back = Cue(id=2, kind=CueKind.RECALL, at_us=-2 * SECOND, targets=("hall",), recalls=1)
    with showing(qtbot, no_file, inputs_of(CUTS, told, back), 0) as screens:
        assert screens.words() == FIRST
        assert screens.cue_commits == []


def test_a_second_change_during_a_fade_ends_with_the_second_picture(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(FADES), 0) as screens:
        for t in (10, 30):
            screens.clock.reads_us = t * SECOND
            screens.turn()
            assert all(screens.fleet.windows[screen].changing for screen in ("e1", "e2"))
        screens.settle()
        assert screens.words() == {"e1": "c", "e2": "c", "w1": "e"}
        assert [play.actual for play in screens.plays if play.screen == "e1"] == ["a", "c"], "b was never whole"


def test_a_picture_that_is_forgotten_while_it_fades_still_comes_in(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(FADES), 0) as screens:
        screens.clock.reads_us = 10 * SECOND
        screens.turn()
        screens.stage.keep_only(())
        screens.settle()
        assert screens.words() == {"e1": "b", "e2": "b", "w1": "e"}


def test_a_window_that_goes_during_a_fade_leaves_the_others_playing(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(FADES), 0) as screens:
        screens.clock.reads_us = 10 * SECOND
        screens.turn()
        going = screens.fleet.windows["e1"]
        screens.fleet.dismiss("e1")
        painted = len(screens.frames)
        going.repaint()
        assert len(screens.frames) == painted, "it is painted no more"
        screens.settle()
        assert screens.words() == {"e2": "b", "w1": "e"}
        assert [state.screen for state in screens.fleet.screen_states()] == ["e2", "w1"]


def test_slow_work_waits_for_transitions_and_for_boundaries(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(FADES), 0) as screens:
        assert screens.fleet.quiet()
        screens.clock.reads_us = 10 * SECOND
        screens.turn()
        assert (screens.fleet.quiet(), screens.fleet.quiet(urgent=True)) == (False, True)
        screens.settle()
        assert screens.fleet.quiet()
        screens.clock.reads_us = 20 * SECOND - 30_000
        assert (screens.fleet.quiet(), screens.fleet.quiet(urgent=True)) == (False, False)


def test_another_programme_with_the_same_pictures_repaints_nothing(qtbot: QtBot) -> None:
    later = replace(CUTS, revision=2, anchor_us=5 * SECOND)
    with showing(qtbot, no_file, Inputs(programmes=(CUTS, later)), 0) as screens:
        before = len(screens.frames)
        screens.clock.reads_us = 5 * SECOND
        screens.turn()
        assert (len(screens.frames), screens.words()) == (before, FIRST)
        screens.clock.reads_us = 10 * SECOND
        screens.cut()
        assert {play.revision for play in screens.plays if play.planned == "b"} == {2}


def test_a_screen_that_the_programme_in_force_does_not_know_keeps_its_picture(qtbot: QtBot) -> None:
    smaller = replace(CUTS, revision=2, anchor_us=5 * SECOND, wall=replace(CUTS.wall, screens=CUTS.wall.screens[:2]))
    with showing(qtbot, no_file, Inputs(programmes=(CUTS, smaller)), 0) as screens:
        screens.clock.reads_us = 10 * SECOND
        screens.cut()
        assert screens.words() == {"e1": "b", "e2": "b", "w1": "d"}


def test_a_late_turn_says_so(qtbot: QtBot) -> None:
    with showing(qtbot, no_file, inputs_of(FADES), 0) as screens:
        screens.clock.reads_us = 10 * SECOND + LATE_US
        screens.prepare()
        screens.fleet.turn(10 * SECOND)
        assert screens.commits[-1].late_us == LATE_US
        assert not any(window.changing for window in screens.fleet.windows.values())


def black_of(screens: Showing) -> dict[str, tuple[int, int]]:
    return {state.screen: (state.black_frames, state.black_us) for state in screens.fleet.screen_states()}


def report_of(screens: Showing, folder: Path) -> dict[str, dict[str, object]]:
    """The screens of the demonstration's report, by way of the telemetry of this run."""
    telemetry = SqlTelemetry(data_folder(folder))
    telemetry.record(plays=screens.plays, commits=screens.commits, screens=screens.fleet.screen_states())
    report = demo_report(
        {}, 1.0, screens.fleet.inputs.programmes[0], telemetry.plays(0), telemetry.screens(), telemetry.commits(0), {}, []
    )
    telemetry.close()
    return {item["screen"]: item for item in report["screens"]}
