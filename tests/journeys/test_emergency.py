"""An emergency from the panel to the glass: three actions, all screens, and back to what should play."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk import app, paths
from kiosk.domain.cue import CueKind, EmergencyLevel
from kiosk.panel import emergency_form
from kiosk.qtkit.fonts import load_fonts
from tests.support.alarms import all_clear, give, over, showed
from tests.support.at_panel import AtPanel, at_panel
from tests.support.hall import SCREENS, Hall, Player, misplayed

SHORT_US = 400_000
"""A minute on the card, in this journey: the shortest notice stands for ten of them."""


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(paths.fonts())


def arrived(hands: AtPanel, count: int) -> bool:
    return any(f"已到 {count}/{len(SCREENS)} 屏" in words for words in hands.words())


def test_three_actions_and_it_ends_by_itself(qapp: QApplication, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emergency_form, "MINUTE_US", SHORT_US)

    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        cue = await give(hands)
        assert (cue.level, cue.targets, cue.until_us) == (EmergencyLevel.DANGER, ("hall",), cue.at_us + 10 * SHORT_US)
        await hands.until(lambda: showed(player, cue) == set(SCREENS))
        await hands.until(lambda: over(player))
        await hands.until(lambda: not hands.window.desk.hall.alarms)
        assert hands.cues() == (cue,)

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
        assert misplayed(hall, player.plays()) == []


def test_it_is_ended_by_hand_and_what_was_held_stands_again(qapp: QApplication, hall: Hall) -> None:
    hall.ask("cue", "take", "x-special", "--target", "east", "--for", "1h")

    def held(player: Player) -> bool:
        return all(player.last()[screen].actual.startswith("x-special") for screen in ("e1", "e2"))

    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        cue = await give(hands, Qt.Key.Key_3)
        await hands.until(lambda: showed(player, cue) == set(SCREENS))
        await hands.until(lambda: arrived(hands, len(SCREENS)))
        await all_clear(hands)
        await hands.until(lambda: over(player) and held(player))
        assert [item.kind for item in hands.cues()] == [CueKind.TAKE, CueKind.EMERGENCY, CueKind.ALL_CLEAR]

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
        assert misplayed(hall, player.plays()) == []


def test_what_was_given_is_taken_back_like_anything_else(qapp: QApplication, hall: Hall) -> None:
    async def use(hands: AtPanel) -> None:
        await hands.until(lambda: "4/4 屏在线" in hands.words())
        cue = await give(hands)
        await hands.until(lambda: showed(player, cue) == set(SCREENS))
        await hands.until(lambda: bool(hands.window.desk.undoing.back))
        hands.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        await hands.until(lambda: over(player))

    with hall.player() as player, app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []


def test_without_a_player_it_is_said_and_shown_as_soon_as_there_is_one(qapp: QApplication, hall: Hall) -> None:
    async def use(hands: AtPanel) -> None:
        cue = await give(hands)
        await hands.until(lambda: any("播放端没有运行" in words for words in hands.words()))
        with hall.starting_player() as player:
            await hands.until(lambda: showed(player, cue) == set(SCREENS))

    with app.open_house(hall.data_dir) as house:
        assert at_panel(qapp, house, use) == []
