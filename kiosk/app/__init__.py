"""Puts the house together: nothing else constructs adapters.

`house` opens a data folder, `screens` runs the player on it (its docstring is the start order and the exit order),
`content` is what most verbs call. Whatever only one verb needs (`checking`, `gallery`, `trials`, `importing`, `foretelling`,
`time_machine`, the benches and files of calendars) is not here but fetched by that verb: a player or a panel that starts is not
to wait for it.
"""

from kiosk.app.content import (
    compare_with,
    export_slides,
    give_cue,
    hear,
    initialise,
    load_slides,
    not_begun,
    return_to,
    revisions,
    run_errand,
    weigh,
    what_counts,
)
from kiosk.app.desk import run_panel
from kiosk.app.house import House, open_house, zone
from kiosk.app.screens import Place, check_ready, run_player

__all__ = [
    "House",
    "Place",
    "check_ready",
    "compare_with",
    "export_slides",
    "give_cue",
    "hear",
    "initialise",
    "load_slides",
    "not_begun",
    "open_house",
    "return_to",
    "revisions",
    "run_errand",
    "run_panel",
    "run_player",
    "weigh",
    "what_counts",
    "zone",
]
