from __future__ import annotations

import wave
from array import array
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.domain.settings import SoundSettings
from kiosk.store.files import AssetFiles
from tests.gui.conftest import OPENED_US
from tests.gui.test_playing import house_with
from tests.support.pictured import pictured_hall
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor


def test_it_is_short_and_soft_and_begins_and_ends_without_a_crack() -> None:
    with wave.open(str(paths.tick())) as sound:
        length_s = sound.getnframes() / sound.getframerate()
        told = array("h", sound.readframes(sound.getnframes()))
    assert 0.020 <= length_s <= 0.040
    assert 0.1 < max(map(abs, told)) / 32767 < 0.5
    assert max(abs(told[0]), abs(told[-1])) < 33
    half = len(told) // 2
    assert max(map(abs, told[half:])) < max(map(abs, told[:half])) / 4


@pytest.mark.parametrize(
    ("sound", "loads"),
    [(SoundSettings(), True), (SoundSettings(tick=False), False), (SoundSettings(muted=True), False)],
    ids=["as delivered", "no tick", "muted"],
)
def test_it_is_loaded_by_the_first_touch_unless_nobody_wants_it(
    qapp: QApplication, tmp_path: Path, sound: SoundSettings, loads: bool
) -> None:
    programme = pictured_hall(AssetFiles(tmp_path / "assets"), anchor_us=OPENED_US, seconds=600)

    async def use(playing: Playing) -> None:
        await playing.until(lambda: playing.words().get("e1") == "a")
        tick, visitor = playing.player.tick, Visitor(playing, "e1")
        assert tick.waits is loads
        for _ in range(3):
            await visitor.touch()
            await visitor.settled()
        assert not tick.waits

    with house_with(tmp_path, programme) as house:
        assert play(qapp, house, use, sound=sound) == []
        assert house.telemetry.faults() == ()
