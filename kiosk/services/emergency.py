"""An emergency as staff give it: prepared words, an end, and a cue that the screens can be told before it is written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.cue import Cue, CueKind, EmergencyLevel
from kiosk.domain.text import Text
from kiosk.services.conductor import LEAD_US, PREPARED_LEAD_US

MOST_ZH, MOST_EN = 60, 120
"""How many characters of one's own words fit on every screen, upright ones too."""

PREPARED = {
    EmergencyLevel.DANGER: Text(
        zh="请立即远离此处，听从工作人员指挥。", en="Keep away from here and follow the instructions of the staff."
    ),
    EmergencyLevel.CAUTION: Text(zh="请放慢脚步，留意工作人员的提示。", en="Please slow down and watch for the staff."),
    EmergencyLevel.EVACUATE: Text(
        zh="请保持镇定，从最近的安全出口有序离开。", en="Stay calm and leave in good order by the nearest emergency exit."
    ),
    EmergencyLevel.NOTICE: Text(
        zh="请留意现场广播，听从工作人员安排。", en="Please listen to the announcements and follow the staff."
    ),
}
"""What is shown below the word of a level where staff have written nothing of their own."""


def words(level: EmergencyLevel, zh: str, en: str) -> Text:
    """What is shown: one's own words, in a language without them the prepared ones."""
    prepared = PREPARED[level]
    return Text(zh=zh.strip() or prepared.zh, en=en.strip() or prepared.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise:
    """A notice above everything else on the targets, for so long."""

    level: EmergencyLevel
    text: Text
    targets: tuple[str, ...]
    hold_us: int

    def cue(self, now_us: int) -> Cue:
        at_us = now_us + LEAD_US
        return Cue(
            id=-at_us, kind=CueKind.EMERGENCY, at_us=at_us, until_us=at_us + self.hold_us, targets=self.targets,
            level=self.level, text=self.text,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """The notice that stands once more, on top of itself, for longer."""

    standing: Cue
    by_us: int

    def cue(self, now_us: int) -> Cue:
        at_us = now_us + LEAD_US
        return replace(self.standing, id=-at_us, at_us=at_us, until_us=max(self.standing.until_us or 0, at_us) + self.by_us)


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The end of every emergency on the targets."""

    targets: tuple[str, ...]

    def cue(self, now_us: int) -> Cue:
        at_us = now_us + PREPARED_LEAD_US
        return Cue(id=-at_us, kind=CueKind.ALL_CLEAR, at_us=at_us, targets=self.targets)


Alert = Raise | Extend | End
"""What staff want done about emergencies; `cue` makes it count from now on. Its id is below 0, which the journal gives to none."""
