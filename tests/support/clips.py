"""Short videos, made by ffmpeg when a test needs them; no binary is kept."""

from __future__ import annotations

import subprocess
from pathlib import Path

CODINGS = {".mp4": ("libx264", "-preset", "ultrafast"), ".webm": ("libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime")}


def clip(file: Path, *, seconds: float = 2, size: tuple[int, int] = (320, 180), rate: int = 25) -> Path:
    """A video by its suffix, .mp4 with H.264 or .webm with VP9, whose every frame differs from the one before."""
    return _coded(file, f"testsrc=size={size[0]}x{size[1]}:rate={rate}", seconds)


def brightening(file: Path, *, seconds: float = 4, size: tuple[int, int] = (320, 180), rate: int = 25) -> Path:
    """A video that turns from black to white evenly: how bright a frame is says when it stands."""
    return _coded(file, f"nullsrc=size={size[0]}x{size[1]}:rate={rate},format=gray,geq=lum='255*T/{seconds}'", seconds)


def with_tone(file: Path, film: Path) -> Path:
    """The same video with a sound that lasts as long."""
    sine = ("-f", "lavfi", "-i", "sine=frequency=440")
    ffmpeg("-i", str(film), *sine, "-shortest", "-c:v", "copy", "-c:a", "aac", str(file))
    return file


def tone(file: Path, *, seconds: float = 2) -> Path:
    """A sound by its suffix, as ffmpeg codes it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    ffmpeg("-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", str(file))
    return file


def _coded(file: Path, source: str, seconds: float) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    ffmpeg("-f", "lavfi", "-i", source, "-t", str(seconds), "-pix_fmt", "yuv420p", "-c:v", *CODINGS[file.suffix], str(file))
    return file


def ffmpeg(*told: str) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *told], check=True, stdin=subprocess.DEVNULL)
