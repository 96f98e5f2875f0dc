"""What can be taken back and done again: the list behind undo and redo, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kiosk.domain.text import Text
from kiosk.services.errand import Done, Errand

KEPT_US = 600_000_000
"""How long what was done can be taken back."""


class Way(Enum):
    """Whether an errand is something new, or leads back or forth again."""

    NEW = "new"
    BACK = "back"
    FORTH = "forth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A deed that can be taken back, or done again, by an errand until an instant; `text` says what was done in the first place."""

    text: Text
    errand: Errand
    until_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """An errand on its way; `step` is the one it was taken from, unless it is new."""

    errand: Errand
    way: Way = Way.NEW
    step: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What was done, the newest last, and what was taken back of it. A step leaves its list when it is asked for."""

    back: tuple[Step, ...] = ()
    forth: tuple[Step, ...] = ()

    def next(self, way: Way, now_us: int) -> Step | None:
        """The step that would be taken back, or done again; None if there is none, or the last is too long ago."""
        steps = self.back if way is Way.BACK else self.forth
        return steps[-1] if steps and now_us < steps[-1].until_us else None

    def without(self, step: Step) -> Undoing:
        """The lists without a step that is on its way: asking twice asks for two steps."""
        return replace(
            self,
            back=tuple(each for each in self.back if each is not step),
            forth=tuple(each for each in self.forth if each is not step),
        )

    def after(self, commission: Commission, done: Done, now_us: int) -> Undoing:
        """The lists after an errand: something new leaves nothing to do again."""
        text = commission.step.text if commission.step is not None else done.text
        step = Step(text=text, errand=done.undo, until_us=now_us + KEPT_US) if done.undo is not None else None
        made = (step,) if step is not None else ()
        match commission.way:
            case Way.NEW:
                return Undoing(back=self.back + made)
            case Way.BACK:
                return replace(self, forth=self.forth + made)
            case Way.FORTH:
                return replace(self, back=self.back + made)
