"""Puts the house together: nothing else constructs adapters.

`house` opens a data folder, `screens` runs the player on it (its docstring is the start order and the exit order),
`content`, `checking`, `gallery` and `trials` are what the verbs call. `importing`, `calendar_files`, `benches`, `import_bench`
and `time_machine` are not here but fetched by their own verbs: a player that starts again is not to wait for them.
"""

from kiosk.app.checking import check_slides
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
    what_counts,
)
from kiosk.app.desk import run_panel
from kiosk.app.foretelling import compare, foretell
from kiosk.app.gallery import draw_gallery
from kiosk.app.house import House, open_house, zone
from kiosk.app.screens import Place, check_ready, run_player
from kiosk.app.trials import DemoOrder, demonstrate

__all__ = [
    "DemoOrder",
    "House",
    "Place",
    "check_ready",
    "check_slides",
    "compare",
    "compare_with",
    "demonstrate",
    "draw_gallery",
    "export_slides",
    "foretell",
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
    "what_counts",
    "zone",
]
