from __future__ import annotations

from kiosk.cli.verbs import every_verb


def test_the_command_is_put_together_once() -> None:
    """The groups keep what is added to them: at every turn each verb would be there once more."""
    assert every_verb() is every_verb()
