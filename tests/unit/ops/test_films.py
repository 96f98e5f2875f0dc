from __future__ import annotations

import pytest

from kiosk.ops.films import DUE, RATE, Films

WHOLE = range(22 * RATE)


def us(frame: int) -> int:
    return frame * 1_000_000 // RATE


def test_frames_that_were_never_painted_are_counted_for_each_film_each_time() -> None:
    films = Films(["e1", "e2"])
    for lost in (range(0), range(100, 106)):
        for frame in WHOLE:
            films.painted("e1", us(frame))
            if frame not in lost:
                films.painted("e2", us(frame))
    assert films.rounds == 1, "the second is not over yet"
    for screen in ("e1", "e2"):
        films.painted(screen, 0)
    figure = films.dropped()
    assert films.rounds == 2
    assert (figure.name, figure.unit) == ("frames_dropped_percent", "%")
    assert figure.values == pytest.approx([0, 0, 0, 100 * 6 / DUE])


def test_a_frame_that_is_painted_twice_is_one() -> None:
    films = Films(["e1"])
    for frame in (*WHOLE[::2], 0):
        films.painted("e1", us(frame))
        films.painted("e1", us(frame))
    assert films.dropped().values == pytest.approx([50])


def test_beginning_and_end_do_not_count_and_a_film_that_was_not_whole_neither() -> None:
    films = Films(["e1"])
    for frame in (*WHOLE[200:], *WHOLE[:200], *WHOLE[20:-10], 0):
        films.painted("e1", us(frame))
    assert films.dropped().values == pytest.approx([0])
