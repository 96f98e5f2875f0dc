"""What is on the glass is what `resolve` says, on all screens of the reference exhibit, whatever staff and visitors do."""

from __future__ import annotations

from random import Random
from typing import Any

from pytestqt.qtbot import QtBot

from kiosk.domain.cue import HOLDING, Cue, CueKind, Cues, EmergencyLevel
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import ContentKind
from kiosk.domain.text import Language, Text
from kiosk.player.inputs import Inputs
from kiosk.services.reporting import Moment, what_plays
from tests.gui.conftest import OPENED_US, Reference
from tests.support.showing import showing

SECOND, HOUR = 1_000_000, 3_600_000_000
INSTANTS, DAYS_US = 100, 48 * HOUR
SEED = 20210306
ENDING = {CueKind.CLEAR, CueKind.ALL_CLEAR, CueKind.RECALL}
"""The kinds that would leave less to see."""


def test_the_painted_words_are_what_the_verb_now_says(qtbot: QtBot, reference: Reference) -> None:
    rng = Random(SEED)
    programme = reference.programme
    cues = [random_cue(rng, number, programme) for number in range(1, 41)]
    presence = {section: rng.randrange(OPENED_US, OPENED_US + DAYS_US) for section in list(programme.section_by_id)[:3]}
    inputs = Inputs(programmes=(programme,), cues=Cues.of(cues), presence=presence)
    after_cues = [cue.at_us + rng.randrange(60 * SECOND) for cue in cues]
    anywhere = [rng.randrange(OPENED_US, OPENED_US + DAYS_US) for _ in range(INSTANTS - len(after_cues))]
    seen_states = set()
    with showing(qtbot, reference.files.path, inputs, OPENED_US) as screens:
        for t in sorted(after_cues + anywhere):
            screens.clock.reads_us = t
            screens.cut()
            answer = what_plays(programme, inputs.cues, presence, Moment.of(programme.wall, t))
            said = {item["screen"]: word_of(item, inputs, t) for item in answer["screens"]}
            assert screens.words() == said, f"at {t}"
            seen_states |= {item["state"] for item in answer["screens"]}
            keep_near(screens)
    assert len(said) == 18
    assert seen_states >= {"playing", "idle", "held", "black", "emergency"}


def keep_near(screens: Any) -> None:
    """Forgets all pictures but those in sight, as the player does."""
    screens.stage.keep_only(
        screens.stage.key(need.programme, need.content, window.as_hung(need.screen))
        for window, need in screens.needs()
        if need.at_us == screens.clock.now_us()
    )


def word_of(item: dict[str, Any], inputs: Inputs, t: int) -> str:
    """The word of a picture, from what the verb answers and the cues alone."""
    match item["state"]:
        case "black":
            return ContentKind.BLACK.value
        case "idle":
            return f"attract:{item['slide']['id']}"
        case "emergency":
            given = [cue for cue in inputs.cues.items if cue.kind is CueKind.EMERGENCY and cue.holds(t)]
            reaching = [cue for cue in given if not {"hall", item["section"], item["screen"]}.isdisjoint(cue.targets)]
            return f"emergency:{reaching[-1].id}"
        case "held" if item["slide"] is None:
            card: str = item["why"]["source"]
            return card
        case _:
            word: str = item["slide"]["id"]
            return word


def random_cue(rng: Random, number: int, programme: Programme) -> Cue:
    """A cue at any time of the two days, as staff may give it."""
    kind = rng.choice([kind for kind in CueKind if kind not in ENDING] + [CueKind.TAKE, CueKind.BLACK])
    at_us = OPENED_US + rng.randrange(DAYS_US)
    screens = [screen.id for screen in programme.wall.screens]
    targets = ("hall", *programme.section_by_id, *screens)
    seeks = kind in (CueKind.NEXT, CueKind.PREVIOUS, CueKind.GOTO)
    return Cue(
        id=number,
        kind=kind,
        at_us=at_us,
        targets=(rng.choice(targets),),
        until_us=at_us + rng.randrange(2 * SECOND, HOUR) if kind in HOLDING else None,
        playlist=rng.choice(list(programme.playlist_by_id)) if kind is CueKind.TAKE else None,
        numbers=tuple((screen, rng.randint(1, 6)) for screen in screens) if seeks else (),
        level=rng.choice(list(EmergencyLevel)) if kind is CueKind.EMERGENCY else None,
        text=Text(zh="请从最近的出口离开", en="Leave by the nearest exit") if kind is CueKind.EMERGENCY else None,
        language=rng.choice(list(Language)) if kind is CueKind.LANGUAGE else None,
    )
