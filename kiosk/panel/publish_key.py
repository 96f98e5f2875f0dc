"""The button that publishes, with what it will change; the same on every page that changes the draft."""

from __future__ import annotations

from kiosk.domain.text import Text
from kiosk.panel import schedule_wording as words
from kiosk.panel.button import Key, Look
from kiosk.panel.desk import Desk
from kiosk.panel.sheet import Changes


class PublishKey(Key):
    """Can be pressed while there is something to publish."""

    def show_changes(self, desk: Desk, changes: Changes | None) -> None:
        """What publishing would change; None where nothing can be published, or it is not known yet."""
        some = changes is not None and changes.any
        self.say(desk.say(words.publish(changes.screens if changes else None, some)))
        self.setEnabled(some)
        self.wear(Look.GO if some else Look.PLAIN)


def before_publishing(changes: Changes) -> tuple[Text, ...]:
    """What is told before it is done."""
    return (words.WILL_CHANGE, *changes.lines)
