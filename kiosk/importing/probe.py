"""What ffprobe says of a file, where it is installed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

PROBE_S = 30


class Unreadable(Exception):
    """ffprobe cannot make anything of a file."""


def probed(probe: str, file: Path, stream: str, *wanted: str) -> dict[str, object]:
    """How long a file is (`duration`), and what was wanted of its first stream of a kind (`v` or `a`). Raises Unreadable.

    It may open nothing but the file.
    """
    told = ("-v", "error", "-protocol_whitelist", "file", "-select_streams", f"{stream}:0", "-of", "json")
    shown = ("-show_entries", f"stream={','.join(wanted)}:format=duration")
    try:
        done = subprocess.run([probe, *told, *shown, str(file.absolute())], capture_output=True, timeout=PROBE_S, check=True)
        found = json.loads(done.stdout)
        return {**found["format"], **found["streams"][0]}
    except (subprocess.SubprocessError, OSError, ValueError, LookupError) as error:
        raise Unreadable(stream) from error
