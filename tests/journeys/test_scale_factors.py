"""PCs whose desktop is scaled: every picture is drawn for the pixels that are really there, and none is scaled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.glass import PLACES, four_monitors, glass_of
from tests.support.hall import SCREENS, Hall, misplayed
from tests.support.xservers import SIZE, xvfb


@pytest.mark.parametrize("factor", [1.25, 1.5, 2])
def test_a_scaled_desktop_changes_no_pixel_on_the_monitors(
    qapp: QApplication, staggered: Hall, tmp_path: Path, factor: float
) -> None:
    resources = tmp_path / "resources"
    resources.write_text(f"Xft.dpi: {round(96 * factor)}\n", "ascii")
    with four_monitors(tmp_path) as server, glass_of(staggered, server) as glass:
        server.run("xrdb", "-nocpp", str(resources))
        with staggered.player(**server.told) as player:
            player.until(lambda: glass.right(SCREENS))
            assert server.windows(player.process.pid) == {(*place, *SIZE) for place in PLACES.values()}


@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_in_the_hall_window_of_a_scaled_desktop_every_tile_shows_its_picture(
    staggered: Hall, tmp_path: Path, factor: str
) -> None:
    """A player is given when what was read from the pixels of every screen is what was planned."""
    with (
        xvfb(tmp_path / "xvfb.log", (2560, 1600)) as server,
        staggered.player("--windowed", **server.told, QT_SCALE_FACTOR=factor) as player,
    ):
        player.one_more_play()
        assert misplayed(staggered, player.plays()) == []
