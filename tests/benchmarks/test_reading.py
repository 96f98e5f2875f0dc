"""How long pictures as cameras make them take, and how much memory the largest files of each kind need."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from kiosk import paths
from kiosk.importing.inspect import kind_of
from kiosk.importing.messages import Found, Order, line_of, message_of
from tests.support import corpus
from tests.support.clips import ffmpeg
from tests.support.foreign import read

pytestmark = pytest.mark.long

PANEL = (1920, 1080)
PICTURES = 100
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10, file=sys.stderr)
"""


def photograph(size: tuple[int, int]) -> Image.Image:
    """What no coder makes small at once: large shapes under a fine grain."""
    shapes = Image.merge("RGB", [Image.effect_noise((size[0] // 8, size[1] // 8), 120) for _ in range(3)]).resize(size)
    grain = Image.effect_noise(size, 20).convert("RGB")
    return Image.blend(shapes, grain, 0.3)


def test_a_hundred_pictures_of_4k(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shown = photograph((3840, 2160))
    for number in range(PICTURES):
        shown.transpose(Image.Transpose(number % 2)).save(folder / f"{number}.jpg", quality=92 - number % 5)
    began = time.monotonic()
    with read(folder, tmp_path, PANEL) as (found, _):
        seconds = time.monotonic() - began
    assert [(page.width_px, page.height_px) for page in found.pages] == [PANEL] * PICTURES
    assert found.remarks == ()
    print(f"{PICTURES} pictures of 4K: {seconds:.1f} s")


def peak_mib(folder: Path, file: Path) -> int:
    """The most memory that a process of a child held, after a file was read to its end."""
    outbox, scratch = folder / f"{file.name}-outbox", folder / f"{file.name}-scratch"
    outbox.mkdir()
    scratch.mkdir()
    order = Order(
        kind=kind_of(file, file.name), file=str(file), name=file.name, outbox=str(outbox), scratch=str(scratch), panel=PANEL, hidden=False
    )  # fmt: skip
    done = subprocess.run([sys.executable, "-c", _PEAK, *paths.reader_command()], input=line_of(order), capture_output=True)
    assert isinstance(message_of(done.stdout.splitlines()[-1]), Found), done
    return int(done.stderr.split()[-1])


def test_memory_of_the_largest(tmp_path: Path) -> None:
    largest = photograph((7000, 7000))
    clear = largest.copy()
    clear.putalpha(128)
    for suffix in ("jpg", "tif", "bmp", "pdf"):
        largest.save(tmp_path / f"a.{suffix}")
    largest.resize((6000, 4000)).save(tmp_path / "a.webp", method=0)  # its decoder keeps a picture twice
    clear.save(tmp_path / "a.png", compress_level=1)
    (tmp_path / "a.gif").write_bytes(corpus.gif(frames=40, size=PANEL))
    ffmpeg(
        *("-f", "lavfi", "-i", "testsrc2=size=3840x2160:rate=30", "-t", "1", "-pix_fmt", "yuv420p10le"),
        *("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", str(tmp_path / "a.mp4")),
    )
    peaks = {file.name: peak_mib(tmp_path, file) for file in sorted(tmp_path.glob("a.*"))}
    print(peaks)
    assert peaks.pop("a.pdf") <= 768
    assert max(peaks.values()) <= 512
