"""Real X servers with several monitors: one whose monitors are areas of a desktop, one whose outputs are switched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageGrab

from tests.support.hall import environment, until

XORG = "/usr/lib/xorg/Xorg"
"""The server itself: the command of that name may go through a guard that admits only who sits at the console."""
SIZE = (640, 360)
"""Of a monitor: the one mode that the configuration below adds to those a server knows."""
_CONFIGURATION = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoAddGPU" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 1048576
EndSection
Section "Monitor"
    Identifier "glass"
    HorizSync 1-2000
    VertRefresh 1-500
    Modeline "640x360" 18.00 640 656 720 800 360 363 368 374
EndSection
Section "Screen"
    Identifier "desktop"
    Monitor "glass"
    Device "card"
    DefaultDepth 24
EndSection
"""


class XServer:
    """A running X server: its monitors are changed, and its pixels read, from outside."""

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def told(self) -> dict[str, str]:
        """What a program is told in its environment to run on it."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def run(self, *words: str) -> str:
        """Runs a program on it to its end."""
        return subprocess.run(
            words, env=environment(**self.told), check=True, capture_output=True, text=True, timeout=30
        ).stdout

    def answers(self, *words: str) -> bool:
        """Whether a program that is run on it ends well."""
        return subprocess.run(words, env=environment(**self.told), capture_output=True, timeout=30, check=False).returncode == 0

    def picture(self) -> Image.Image:
        """All that is to be seen now, over the whole desktop."""
        return ImageGrab.grab(xdisplay=self.display)

    def windows(self, pid: int) -> set[tuple[int, int, int, int]]:
        """The places and sizes, in real pixels, of the windows of a process that are in sight."""
        search = ("xdotool", "search", "--onlyvisible", "--pid", str(pid), "--name", ".")
        told = [line.split("=") for line in self.run(*search, "getwindowgeometry", "--shell", "%@").split()]
        columns = ([int(value) for name, value in told if name == wanted] for wanted in ("X", "Y", "WIDTH", "HEIGHT"))
        return set(zip(*columns, strict=True))

    def set_monitor(self, name: str, at: tuple[int, int], output: str = "none") -> None:
        """Makes an area of the desktop a monitor; with an output it stands for that one, which is one monitor otherwise."""
        (x, y), (width, height) = at, SIZE
        self.run("xrandr", "--setmonitor", name, f"{width}/169x{height}/95+{x}+{y}", output)

    def remove_monitor(self, name: str) -> None:
        self.run("xrandr", "--delmonitor", name)

    def switch_on(self, output: str, at: tuple[int, int]) -> None:
        self.run("xrandr", "--output", output, "--mode", "x".join(map(str, SIZE)), "--pos", "x".join(map(str, at)))

    def switch_off(self, output: str) -> None:
        self.run("xrandr", "--output", output, "--off")


@contextmanager
def xvfb(log: Path, size: tuple[int, int]) -> Iterator[XServer]:
    """A server with a desktop of this size in memory, whose monitors are set by `set_monitor`."""
    width, height = size
    with _running(["Xvfb", "-screen", "0", f"{width}x{height}x24", "-noreset", "-nolisten", "tcp"], log) as server:
        yield server


@contextmanager
def xorg(folder: Path, outputs: Sequence[str], places: Sequence[tuple[int, int]]) -> Iterator[XServer]:
    """The server that PCs have, with a card that is not there; its outputs are called DUMMY0 to DUMMY15, the first is primary."""
    configuration = folder / "xorg.conf"
    configuration.write_text(_CONFIGURATION, "utf-8")
    command = [XORG, "-config", str(configuration), "-logfile", str(folder / "xorg.log"), "-novtswitch", "-sharevts"]
    with _running([*command, "-noreset", "-nolisten", "tcp"], folder / "xorg.out") as server:
        for output, place in zip(outputs, places, strict=True):
            if f"{output} disconnected" in server.run("xrandr"):
                server.run("xrandr", "--addmode", output, "x".join(map(str, SIZE)))
            server.switch_on(output, place)
        server.run("xrandr", "--output", outputs[0], "--primary")
        yield server


@contextmanager
def openbox(server: XServer, log: Path) -> Iterator[None]:
    """A window manager that runs on the server, with the keys and menus it has by itself."""
    with log.open("ab") as output:
        manager = subprocess.Popen(["openbox", "--sm-disable"], env=environment(**server.told), stdout=output, stderr=output)
    try:
        until(lambda: server.answers("xdotool", "get_desktop"), lambda: manager.poll() is None)
        yield
    finally:
        manager.terminate()
        manager.wait()


@contextmanager
def _running(command: Sequence[str], log: Path) -> Iterator[XServer]:
    """A server that has chosen its own display number."""
    reading, writing = os.pipe()
    with log.open("ab") as output:
        process = subprocess.Popen([*command, "-displayfd", str(writing)], pass_fds=(writing,), stdout=output, stderr=output)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        assert number, f"the X server has ended:\n{log.read_text('utf-8', 'replace')}"
        yield XServer(f":{number}")
    finally:
        process.terminate()
        process.wait()
