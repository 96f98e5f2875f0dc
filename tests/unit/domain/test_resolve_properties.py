"""What holds for every programme, whatever staff and visitors did: checked on random ones, each a function of its seed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.cue import BESIDE, Cue, CueKind, Cues
from kiosk.domain.idle import TURNS
from kiosk.domain.occurrences import occurrences
from kiosk.domain.playlist import Assignment
from kiosk.domain.programme import Programme
from kiosk.domain.reason import Reason, Rule
from kiosk.domain.resolve import ContentKind, Plan, State, next_change, resolve
from tests.support.exhibits import MINUTE, Case, random_beside, random_case, read_back, replayable, seeds

SHARDS = 20
STEPS = 40
RANKS = tuple(Rule)


@pytest.fixture(params=range(SHARDS), ids=lambda shard: f"shard-{shard:02}")
def shard(request: pytest.FixtureRequest) -> range:
    """One twentieth of the seeds of this run."""
    return seeds()[request.param :: SHARDS]


def test_two_players_never_disagree(shard: range) -> None:
    """One was given everything in order; the other read the document back and heard of the cues late, mixed and twice."""
    for seed in shard:
        rng, one, other = Random(f"players {seed}"), random_case(seed), random_case(seed)
        with replayable(seed):
            document = one.programme.canonical()
            rebuilt = read_back(document)
            assert rebuilt.canonical() == document
            heard = [*other.cues, *rng.choices(other.cues, k=len(other.cues))] if other.cues else []
            rng.shuffle(heard)
            cues, late_cues = Cues.of(one.cues), Cues.of(heard)
            touches = dict(reversed(other.presence.items()))
            for moment in _moments(rng, one, 1):
                for screen in one.screens:
                    here = resolve(one.programme, cues, one.presence, screen, moment)
                    assert here == resolve(rebuilt, late_cues, touches, screen, moment)


def test_walking_the_changes_equals_asking_at_any_instant(shard: range) -> None:
    """From one change until the next the whole plan is the same value; edges are looked at 1 µs before, on, and after."""
    for seed in shard:
        rng, case = Random(f"walk {seed}"), random_case(seed)
        screen, cues = rng.choice(case.screens), Cues.of(case.cues)
        with replayable(seed):
            begins = case.begins_us - rng.randrange(MINUTE)
            changes, plans = _walk(case, cues, screen, begins)
            end = changes[-1]
            edges = {*changes, *_edges(case)}
            asked = {edge + by for edge in edges for by in (-1, 0, 1)} | {rng.randrange(begins, end) for _ in range(5)}
            for moment in sorted(moment for moment in asked if begins <= moment < end):
                walked = plans[bisect_right(changes, moment) - 1]
                assert resolve(case.programme, cues, case.presence, screen, moment) == walked, moment - begins


def test_a_restart_lands_in_phase_knowing_only_what_has_happened(shard: range) -> None:
    """Cues and touches yet to come move no picture: the same slide, at the same moment within it."""
    for seed in shard:
        rng, case = Random(f"restart {seed}"), random_case(seed)
        cues = Cues.of(case.cues)
        with replayable(seed):
            for moment in _moments(rng, case, 1):
                known = Cues.of(cue for cue in case.cues if cue.at_us <= moment)
                touches = {section: at for section, at in case.presence.items() if at <= moment}
                rebuilt = random_case(seed).programme
                for screen in case.screens:
                    running = resolve(case.programme, cues, case.presence, screen, moment)
                    restarted = resolve(rebuilt, known, touches, screen, moment)
                    assert replace(restarted, until_us=running.until_us) == running
                    assert restarted.until_us is None or running.until_us is not None
                    assert restarted.until_us is None or running.until_us <= restarted.until_us


def test_silence_and_language_change_nothing_else(shard: range) -> None:
    """What is shown, since when and why is the same without them; of each the last counts, up to its end and no longer."""
    for seed in shard:
        rng, case = Random(f"beside {seed}"), random_case(seed)
        beside = [random_beside(rng, 1000 + id, cue) for id, cue in enumerate(case.cues)]
        given, cues = (*case.cues, *beside), Cues.of((*case.cues, *beside))
        without = Cues.of(cue for cue in case.cues if cue.kind not in {*BESIDE, CueKind.UNMUTE})
        with replayable(seed):
            for moment in _moments(rng, case, 1):
                for screen in case.screens:
                    plan = resolve(case.programme, cues, case.presence, screen, moment)
                    plain = resolve(case.programme, without, case.presence, screen, moment)
                    content = replace(plan.content, language=None)
                    assert replace(plan, content=content, mute=None, spoken=None, until_us=plain.until_us) == plain
                    targets = case.programme.screen_by_id[screen].targets
                    assert plan.mute == _last(given, targets, moment, CueKind.MUTE, CueKind.UNMUTE)
                    assert plan.spoken == _last(given, targets, moment, CueKind.LANGUAGE)
                    assert plan.content.language in (None, plan.language)


def _last(cues: Iterable[Cue], targets: tuple[str, ...], t: int, kind: CueKind, *enders: CueKind) -> Cue | None:
    """The cue of a kind that counts at an instant by the words of the rule: the last one given, if it has not ended."""
    counting = [cue for cue in cues if cue.at_us <= t and cue.reaches(targets) and cue.kind in {kind, CueKind.CLEAR, *enders}]
    last = max(counting, key=lambda cue: (cue.at_us, cue.id), default=None)
    return last if last is not None and last.kind is kind and t < (last.until_us or t) else None


def test_the_whole_hall_can_be_moved_in_time(shard: range) -> None:
    """Where nothing is scheduled nothing hangs on the hour: everything given a span later is shown that span later."""
    for seed in shard:
        rng, case = Random(f"later {seed}"), random_case(seed)
        case = replace(case, programme=replace(case.programme, scheduled=None))
        by = rng.randrange(1, 10_000 * MINUTE)
        later = _moved_programme(case.programme, by)
        cues, later_cues = Cues.of(case.cues), Cues.of(_moved_cue(cue, by) for cue in case.cues)
        touches = {section: at + by for section, at in case.presence.items()}
        with replayable(seed):
            for moment in _moments(rng, case, 1):
                for screen in case.screens:
                    now = resolve(case.programme, cues, case.presence, screen, moment)
                    then = resolve(later, later_cues, touches, screen, moment + by)
                    assert _outline(then) == _outline(now)
                    assert then.since_us == now.since_us + by
                    assert then.until_us == (None if now.until_us is None else now.until_us + by)


def test_every_plan_says_who_decided_and_who_lost(shard: range) -> None:
    for seed in shard:
        rng, case = Random(f"reasons {seed}"), random_case(seed)
        cues = Cues.of(case.cues)
        with replayable(seed):
            for moment in _moments(rng, case, 1):
                for screen in case.screens:
                    _check_reasons(case, resolve(case.programme, cues, case.presence, screen, moment), moment)


def test_nothing_idles_while_staff_hold_it_and_a_section_idles_as_one(shard: range) -> None:
    """The screens of a section that play the same, and were given no cue, show the same frame of the same loop from one instant on."""
    for seed in shard:
        rng, case = Random(f"idle {seed}"), random_case(seed)
        cues = Cues.of(case.cues)
        by_id = case.programme.screen_by_id
        reached = {by_id[name].section for name in case.screens for cue in case.cues if cue.reaches(by_id[name].targets)}
        with replayable(seed):
            for moment in (*_moments(rng, case, 1), case.ends_us + rng.randrange(10 * MINUTE)):
                plans = [resolve(case.programme, cues, case.presence, screen, moment) for screen in case.screens]
                assert all(plan.why.cue is None for plan in plans if plan.state is State.IDLE)
                idle = [plan for plan in plans if plan.state is State.IDLE and plan.section not in reached]
                for one, other in pairwise(sorted(idle, key=lambda plan: (plan.section, plan.why.source))):
                    if (one.section, one.why) == (other.section, other.why):
                        assert (one.content, one.since_us) == (other.content, other.since_us)


def test_slides_that_cannot_be_shown_change_what_is_shown_and_nothing_else(shard: range) -> None:
    for seed in shard:
        rng, case = Random(f"aside {seed}"), random_case(seed)
        cues, slides = Cues.of(case.cues), [slide.id for slide in case.programme.slides]
        hidden = frozenset(rng.sample(slides, k=rng.randint(0, len(slides))))
        with replayable(seed):
            for moment in _moments(rng, case, 1):
                for screen in case.screens:
                    asked = (case.programme, cues, case.presence, screen, moment)
                    _check_hidden(case, resolve(*asked), resolve(*asked, aside=hidden), hidden)


def test_a_screen_that_is_not_reached_is_not_moved(shard: range) -> None:
    for seed in shard:
        rng, case = Random(f"reach {seed}"), random_case(seed)
        cues = Cues.of(case.cues)
        with replayable(seed):
            for name in case.screens:
                targets = set(case.programme.screen_by_id[name].targets)
                if any(targets & set(cue.targets) for cue in case.cues):
                    continue
                for moment in _moments(rng, case, 1):
                    asked = (case.presence, name, moment)
                    assert resolve(case.programme, cues, *asked) == resolve(case.programme, Cues(), *asked)


def test_a_screens_own_default_is_that_of_a_section_with_only_this_screen(shard: range) -> None:
    """The screen plays as if its section had been given the playlist; no other screen plays anything else for it."""
    for seed in shard:
        rng, case = Random(f"own {seed}"), random_case(seed)
        cues, screen = Cues.of(case.cues), case.programme.screen_by_id[rng.choice(case.screens)]
        playable = [playlist.id for playlist in case.programme.playlists if playlist.slides]
        if not playable:
            continue
        name, held = rng.choice(playable), case.programme.assignments
        others = tuple(each for each in held if each.target != screen.section)
        own = replace(case.programme, assignments=(*held, Assignment(target=screen.id, playlist=name)))
        wide = replace(case.programme, assignments=(*others, Assignment(target=screen.section, playlist=name)))
        with replayable(seed):
            for moment in _moments(rng, case, 1):
                mine, its = (resolve(each, cues, case.presence, screen.id, moment) for each in (own, wide))
                assert replace(mine, why=its.why, overridden=its.overridden) == its
                _check_reasons(replace(case, programme=own), mine, moment)
                for other in {*case.screens} - {screen.id}:
                    asked = (cues, case.presence, other, moment)
                    assert resolve(own, *asked) == resolve(case.programme, *asked)


def _moments(rng: Random, case: Case, count: int) -> list[int]:
    """Random instants, and as many at the edge of something that was given."""
    edges = _edges(case)
    drawn = [rng.randrange(case.begins_us - MINUTE, case.ends_us + MINUTE) for _ in range(count)]
    return drawn + [rng.choice(edges) + rng.choice((-1, 0, 1)) for _ in range(count)]


def _edges(case: Case) -> list[int]:
    ends = [cue.until_us for cue in case.cues if cue.until_us is not None]
    anchors = [playlist.anchor_us for playlist in case.programme.playlists]
    firsts = [case.programme.anchor_us, *anchors, *_turns(case)]
    return [*firsts, *(cue.at_us for cue in case.cues), *ends, *case.presence.values()]


def _turns(case: Case) -> list[int]:
    """Where the schedule changes something, as its entries have it."""
    programme, zone = case.programme, ZoneInfo(case.programme.wall.timezone)
    listed = (
        occurrences(entry, programme.schedule.calendar, zone, case.begins_us, case.ends_us)
        for entry in programme.schedule.entries
    )
    return [edge for each in chain.from_iterable(listed) for edge in (each.start_us, each.end_us)]


def _walk(case: Case, cues: Cues, screen: str, begins: int) -> tuple[list[int], list[Plan]]:
    """The instants of change, one more than plans, and the plan from each until the next."""
    changes, plans = [begins], []
    for _ in range(STEPS):
        plans.append(resolve(case.programme, cues, case.presence, screen, changes[-1]))
        following = next_change(case.programme, cues, case.presence, screen, changes[-1])
        assert following is None or following > changes[-1]
        changes.append(max(case.ends_us, changes[-1]) + MINUTE if following is None else following)
        if following is None:
            break
    return changes, plans


def _check_reasons(case: Case, plan: Plan, moment: int) -> None:
    screen = case.programme.screen_by_id[plan.screen]
    reasons = (plan.why, *plan.overridden)
    ranks = [RANKS.index(reason.rule) for reason in reasons]
    assert ranks == sorted(ranks)
    assert reasons[-1].rule is Rule.POSTER
    assert [reason.source for reason in reasons if reason.rule is Rule.POSTER] == [screen.section]
    for reason in reasons:
        assert (reason.cue is not None) == (reason.rule in {Rule.EMERGENCY, Rule.HOLD})
        if reason.cue is not None:
            assert reason.cue.holds(moment)
            assert set(screen.targets) & set(reason.cue.targets)
    assert plan.until_us is None or plan.until_us > moment
    assert (plan.state is State.EMERGENCY) == (plan.why.rule is Rule.EMERGENCY)
    assert (plan.state is State.POSTER) == (plan.why.rule is Rule.POSTER)
    dark = plan.why.closing is not None and plan.why.closing.dark_us <= moment
    assert (plan.state in {State.HELD, State.BLACK}) == (plan.why.rule is Rule.HOLD or dark)
    _check_scheduled(case, [reason for reason in reasons if reason.rule is Rule.SCHEDULE], moment)
    assert (plan.state is State.IDLE) == (plan.content.kind is ContentKind.ATTRACT)
    assert plan.content.turn in (range(TURNS) if plan.state is State.IDLE else {0})
    if plan.playlist is not None and plan.index is not None:
        slides = case.programme.playlist_by_id[plan.playlist].slides
        assert plan.of == len(slides)
        assert plan.content.slide == slides[plan.index]
        assert 0 <= plan.content.page < case.programme.slide_by_id[slides[plan.index]].fields.pages
        assert plan.since_us <= moment


def _check_scheduled(case: Case, reasons: list[Reason], moment: int) -> None:
    """Each is in force, and the order is that of the rule as it is printed."""
    strengths = []
    for reason in reasons:
        claim = reason.occurrence or reason.closing
        assert claim is not None
        assert claim.start_us <= moment < claim.end_us
        if reason.occurrence is None:
            strengths.append((1,))
            continue
        entry = reason.occurrence.entry
        breadth = 0 if entry.target in case.programme.screen_by_id else 1 if entry.target in case.programme.section_by_id else 2
        kind = (0 if entry.must_play else 2, entry.recurring, breadth)
        strengths.append((*kind, -reason.occurrence.start_us, entry.id))
    assert strengths == sorted(strengths)
    assert len(set(strengths)) == len(strengths)


def _check_hidden(case: Case, whole: Plan, plan: Plan, hidden: frozenset[str]) -> None:
    """`plan` is `whole` but for its content: what was to be shown if it can be, else the next one that can, else the poster.

    Only slides that turn their pages say in between when they do.
    """
    shown = [plan.content.slide, whole.content.slide]
    turning = any(case.programme.slide_by_id[slide].fields.pages > 1 for slide in shown if slide is not None)
    times = {"since_us": whole.since_us, "until_us": whole.until_us} if turning else {}
    assert replace(plan, content=whole.content, index=whole.index, **times) == whole
    if whole.content.slide not in hidden:
        assert plan == whole
    elif plan.content.slide is None:
        assert hidden.issuperset(case.programme.playlist_by_id[plan.playlist or ""].slides)
        assert (plan.content.kind, plan.content.section, plan.index) == (ContentKind.POSTER, plan.section, None)
    else:
        slides = case.programme.playlist_by_id[plan.playlist or ""].slides
        assert plan.content.slide not in hidden
        assert plan.content.kind is whole.content.kind
        assert whole.index is not None
        assert plan.index is not None
        passed = [slides[(whole.index + step) % plan.of] for step in range((plan.index - whole.index) % plan.of)]
        assert hidden.issuperset(passed)
        assert plan.content.slide == slides[plan.index]


def _outline(plan: Plan) -> tuple[object, ...]:
    kinds = [(reason.rule, reason.source) for reason in (plan.why, *plan.overridden)]
    content = (plan.content.kind, plan.content.slide, plan.content.page)
    return (plan.state, content, plan.playlist, plan.index, plan.of, kinds)


def _moved_programme(programme: Programme, by: int) -> Programme:
    playlists = tuple(replace(playlist, anchor_us=playlist.anchor_us + by) for playlist in programme.playlists)
    return replace(programme, anchor_us=programme.anchor_us + by, playlists=playlists)


def _moved_cue(cue: Cue, by: int) -> Cue:
    return replace(cue, at_us=cue.at_us + by, until_us=None if cue.until_us is None else cue.until_us + by)


def test_a_cue_taken_back_was_never_given_and_is_there_again_once_that_is_taken_back(shard: range) -> None:
    for seed in shard:
        rng, case = Random(f"recall {seed}"), random_case(seed)
        if not case.cues:
            continue
        given = rng.choice(case.cues)
        at_us = max(cue.at_us for cue in case.cues) + rng.randrange(MINUTE)
        named = range(len(case.cues) + 1, len(case.cues) + 3)
        back = Cue(id=named[0], kind=CueKind.RECALL, at_us=at_us, targets=given.targets, recalls=given.id)
        again = replace(back, id=named[1], at_us=at_us + MINUTE, recalls=back.id)
        without = Cues.of(cue for cue in case.cues if cue.id != given.id)
        cues = Cues.of((*case.cues, back, again))
        with replayable(seed):
            for screen in case.screens:
                for moment, expected in (
                    (at_us - 1, Cues.of(case.cues)),
                    (at_us, without),
                    (at_us + MINUTE, Cues.of(case.cues)),
                ):
                    asked = (case.programme, case.presence, screen, moment)
                    assert _shown(cues, *asked) == _shown(expected, *asked), (screen, moment)


def test_from_its_recall_on_nothing_tells_that_the_last_cue_was_ever_given(shard: range) -> None:
    """Not the picture, nor the reasons, nor when it may change next; on every screen, and however late anybody asks."""
    for seed in shard:
        rng, case = Random(f"undone {seed}"), random_case(seed)
        if not case.cues:
            continue
        last = Cues.of(case.cues).items[-1]
        at_us = last.at_us + rng.choice((0, rng.randrange(MINUTE)))
        back = Cue(id=len(case.cues) + 1, kind=CueKind.RECALL, at_us=at_us, targets=last.targets, recalls=last.id)
        never, undone = Cues.of(cue for cue in case.cues if cue is not last), Cues.of((*case.cues, back))
        with replayable(seed):
            for screen in case.screens:
                for moment in (at_us, at_us + rng.randrange(MINUTE), at_us + rng.randrange(30 * MINUTE)):
                    asked = (case.presence, screen, moment)
                    assert resolve(case.programme, undone, *asked) == resolve(case.programme, never, *asked), asked


def _shown(cues: Cues, programme: Programme, presence: dict[str, int], screen: str, moment: int) -> Plan:
    """The plan but for its end, which the recalls are part of."""
    return replace(resolve(programme, cues, presence, screen, moment), until_us=None)
