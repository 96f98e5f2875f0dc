"""What the first bytes of a sound or a video say, and ffprobe where it is installed."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from kiosk.domain.errors import BadInput
from kiosk.domain.text import Text

PROBE_S = 30
_HEAD_BYTES = 12


class Unreadable(Exception):
    """ffprobe cannot make anything of a file."""


def head_of(file: Path | None, where: str, called: Text) -> tuple[Path, bytes]:
    """A file (None: one that may not be looked at) and its first bytes. Raises BadInput E-DECK-MEDIA."""
    with suppress(OSError, ValueError):
        if file is not None:
            with file.open("rb") as opened:
                return file, opened.read(_HEAD_BYTES)
    raise missing(where, called)


def missing(where: str, called: Text) -> BadInput:
    """A file that a slide names is not there; `called` is what it should be."""
    return BadInput(
        code="E-DECK-MEDIA",
        message=Text(zh=f"没有这个{called.zh}，或读不出来", en=f"there is no such {called.en}, or it cannot be read"),
        where=where,
        fix=Text(zh="把文件放回这里，或改幻灯片里的文件名", en="put the file there, or change its name in the slide"),
    )


def probed(probe: str, file: Path, stream: str, *wanted: str, beside: str = "") -> dict[str, Any]:
    """How long a file is (`duration`), and what was wanted of its first stream of a kind (`v` or `a`) and `beside` its data.

    It may open nothing but the file. Raises Unreadable.
    """
    told = ("-v", "error", "-protocol_whitelist", "file", "-select_streams", f"{stream}:0", "-of", "json")
    shown = ("-show_entries", f"stream={','.join(wanted)}:stream_side_data={beside}:format=duration")
    try:
        done = subprocess.run([probe, *told, *shown, str(file.absolute())], capture_output=True, timeout=PROBE_S, check=True)
        found = json.loads(done.stdout)
        return {**found["format"], **found["streams"][0]}
    except (subprocess.SubprocessError, OSError, ValueError, LookupError) as error:
        raise Unreadable(stream) from error
