"""The tick of a running player: by whom it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.domain.settings import SoundSettings
from kiosk.store.files import AssetFiles
from tests.gui.conftest import OPENED_US
from tests.gui.test_playing import house_with
from tests.support.pictured import pictured_hall
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor


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
