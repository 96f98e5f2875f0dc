"""Playlists that staff make while the player runs: on the glass once they are published, by a cue or by default."""

from __future__ import annotations

from tests.support.hall import Hall, Player, agrees, misplayed


def playing(hall: Hall, screen: str) -> tuple[str, str]:
    """The playlist of a screen and the rule it plays under."""
    (said,) = hall.ask("now", "--screen", screen)["screens"]
    return said["playlist"], said["why"]["rule"]


def painted(player: Player, *screens: str) -> set[str]:
    last = player.last()
    return {last[screen].actual for screen in screens}


def test_a_playlist_made_on_the_command_line_is_taken_and_then_plays_by_default(hall: Hall) -> None:
    with hall.player() as player:
        hall.ask("playlist", "add", "tour", "west-story-3", "@x-special", "--title", "参观")
        assert hall.run("cue", "take", "tour", "--target", "e1").code == 2, "it is not published yet"
        assert hall.ask("publish")["changed_screens"] == []
        hall.ask("cue", "take", "tour", "--target", "e1", "--for", "1h", "--wait")
        assert playing(hall, "e1") == ("tour", "hold")
        assert playing(hall, "e2") == ("east-story", "section")
        for slide in ("west-story-3", "x-special-1", "x-special-2"):
            player.until(lambda slide=slide: painted(player, "e1") == {slide})
        hall.ask("cue", "clear", "--wait")
        player.until(lambda: painted(player, "e1", "e2") < {f"east-story-{number}" for number in range(1, 5)})

        hall.ask("playlist", "assign", "tour", "--target", "east")
        assert playing(hall, "e1") == ("east-story", "section"), "the draft is not on the screens"
        assert hall.ask("publish")["changed_screens"] == ["e1", "e2"]
        assert [playing(hall, screen) for screen in ("e1", "e2")] == [("tour", "section")] * 2
        player.until(lambda: painted(player, "e1", "e2") == {"x-special-2"})
        player.until(lambda: agrees(hall, player))

        hall.ask("playlist", "remove", "x-special", "x-special-2")
        hall.ask("playlist", "assign", "x-special", "--target", "e2")
        assert hall.ask("publish")["changed_screens"] == ["e1", "e2"], "it stands in the tour too"
        player.until(lambda: painted(player, "e2") == {"x-special-1"})
        player.until(lambda: painted(player, "e1") == {"west-story-3"})
        assert hall.ask("rollback", "1")["changed_screens"] == ["e1", "e2"]
        player.until(lambda: painted(player, "e1", "e2") < {f"east-story-{number}" for number in range(1, 5)})
        player.until(lambda: agrees(hall, player))
        assert misplayed(hall, player.plays()) == []
    assert player.log.read_text("utf-8") == ""
