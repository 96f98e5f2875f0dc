"""A cue as a message on the bus: for an emergency, which must come onto the screens even if nothing can be written down."""

from __future__ import annotations

import msgspec

from kiosk.domain.cue import Cue, CueKind

LARGEST = 4096
"""How many bytes a message may have; a notice with all the words it may have takes a quarter of that."""
LONGEST_US = 24 * 3_600_000_000
"""How long an emergency may stand that the player is told this way."""
_KINDS = frozenset({CueKind.EMERGENCY, CueKind.ALL_CLEAR})


def message_of(cue: Cue) -> bytes:
    return msgspec.json.encode(cue)


def cue_of(message: bytes) -> Cue:
    """The cue of a message. Raises ValueError for anything else: too large, no cue, of another kind, or of the journal's ids."""
    if len(message) > LARGEST:
        raise ValueError(f"more than {LARGEST} bytes")
    try:
        cue = msgspec.json.decode(message, type=Cue)
    except msgspec.MsgspecError as error:
        raise ValueError(f"not a cue: {error}") from error
    if cue.kind not in _KINDS:
        raise ValueError(f"{cue.kind.value} is told by the store alone")
    if cue.id >= 0:
        raise ValueError(f"the id {cue.id} is the journal's to give")
    if cue.until_us is not None and cue.until_us - cue.at_us > LONGEST_US:
        raise ValueError("an emergency of more than a day")
    return cue
