"""What the first bytes of a sound or a video say, and ffprobe where it is installed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

PROBE_S = 30
_HEAD_BYTES = 12


class Unreadable(Exception):
    """ffprobe cannot make anything of a file."""


def head_of(file: Path | None) -> bytes | None:
    """The first bytes of a file; None if there is none."""
    try:
        if file is None:
            return None
        with file.open("rb") as opened:
            return opened.read(_HEAD_BYTES)
    except (OSError, ValueError):
        return None


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
