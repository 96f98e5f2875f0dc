"""ffmpeg, as it is used on foreign videos and animations: what comes out plays on any PC."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.text import Text

Size = tuple[int, int]

READS = ("-threads", "1", "-filter_threads", "1", "-protocol_whitelist", "file,pipe")
"""Frames of a 4K video are large: with more threads, more of them are held."""

PLAYABLE = (
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-fpsmax", "60", "-threads", "2"),
    *("-x264-params", "rc-lookahead=10:sync-lookahead=0", "-movflags", "+faststart"),
)

_QUIET = ("ffmpeg", "-hide_banner", "-v", "error", "-y")
_US_PER_S = 1_000_000


def is_there() -> bool:
    return all(shutil.which(name) for name in ("ffmpeg", "ffprobe"))


def missing(where: str) -> EnvironmentFault:
    return EnvironmentFault(
        code="E-CONV-MISSING",
        message=Text(zh="没有安装 ffmpeg，读不了视频", en="ffmpeg is not installed; videos cannot be read"),
        where=where,
        fix=Text(zh="安装 ffmpeg 后再导入", en="install ffmpeg and import again"),
    )


def convert(told: Sequence[str], heard_s: Callable[[float], None]) -> bool:
    """Runs ffmpeg, telling how many seconds are done; False if it says that it failed."""
    command = [*_QUIET, *told[:-1], "-progress", "pipe:1", told[-1]]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as converter:
        assert converter.stdout is not None
        for line in converter.stdout:
            name, _, value = line.decode("ascii", "replace").strip().partition("=")
            if name == "out_time_us" and value.isdecimal():
                heard_s(int(value) / _US_PER_S)
    return converter.returncode == 0


def film(frames: Iterable[bytes], size: Size, rate: int, file: Path) -> bool:
    """Makes a video of frames in RGB, `rate` of them a second; False if ffmpeg says that it failed."""
    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}", "-r", str(rate), "-i", "pipe:0")
    with subprocess.Popen([*_QUIET, *raw, *PLAYABLE, str(file)], stdin=subprocess.PIPE) as converter:
        assert converter.stdin is not None
        try:
            for frame in frames:
                converter.stdin.write(frame)
            converter.stdin.close()
        except BrokenPipeError:
            with suppress(BrokenPipeError):  # what was not written yet is tried once more
                converter.stdin.close()
            return False
    return converter.returncode == 0
