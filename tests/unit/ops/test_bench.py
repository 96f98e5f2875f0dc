from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from kiosk.domain.cue import Cue, CueKind
from kiosk.domain.events import Commit
from kiosk.ops import bench
from kiosk.ops.bench import Figure, skew, time_resolve
from tests.support.clock import MovableClock
from tests.support.exhibits import small_hall


def test_a_figure_answers_with_median_p99_and_maximum() -> None:
    values = tuple(float(value) for value in range(1, 201))
    assert Figure(name="lateness", unit="µs", values=values).answer() == {
        "name": "lateness", "unit": "µs", "n": 200, "median": 100.0, "p99": 198.0, "max": 200.0,
    }  # fmt: skip


def test_seconds_are_told_more_finely_than_microseconds() -> None:
    assert Figure(name="start", unit="s", values=(1.23456,)).answer()["median"] == 1.2346
    assert Figure(name="skew", unit="µs", values=(1.23456,)).answer()["median"] == 1.2


def test_an_answer_names_the_bench_and_the_machine() -> None:
    told = bench.answer("start", [Figure(name="a", unit="s", values=(1.0,))])
    assert told["bench"] == "start"
    assert told["machine"]["cores"] >= 1
    assert [figure["name"] for figure in told["figures"]] == ["a"]


def test_resolve_is_timed_once_a_round() -> None:
    figure = time_resolve(small_hall(), playlists=20, rounds=50)
    assert (figure.name, figure.unit, len(figure.values)) == ("resolve_us", "µs", 50)
    assert min(figure.values) > 0


class Punctual:
    """A player that carries out every cue 7 µs late, its last window 5 µs after the first."""

    def __init__(self) -> None:
        self.given: list[Cue] = []

    def commits(self) -> Sequence[Commit]:
        return [
            Commit(due_us=cue.at_us, began_us=cue.at_us + 7, first_us=cue.at_us + 8, last_us=cue.at_us + 13, screens=3)
            for cue in self.given
        ]

    def give(self, cue: Cue) -> Future[Cue]:
        self.given.append(cue)
        written: Future[Cue] = Future()
        written.set_result(cue)
        return written


async def test_skew_gives_a_cue_a_round_and_a_timer_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("SHORTEST_WAIT_S", 0.01), ("LONGEST_WAIT_S", 0.02), ("_AHEAD_OF_CUE_S", 0.005)):
        monkeypatch.setattr(bench, name, seconds)
    player, told = Punctual(), []
    figures = await skew(player, MovableClock(0), small_hall(), 2, lambda done, of: told.append((done, of)))
    found = {figure.name: figure.values for figure in figures}
    assert found["commit_lateness_us"] == (7, 7)
    assert found["first_to_last_us"] == (5, 5)
    assert len(found["qasync_timer_lateness_us"]) == 2
    assert told == [(1, 2), (2, 2)]
    assert [(cue.kind, dict(cue.numbers)) for cue in player.given] == [
        (CueKind.NEXT, {"e1": 2, "e2": 2, "w1": 2}),
        (CueKind.NEXT, {"e1": 3, "e2": 3, "w1": 1}),
    ]
