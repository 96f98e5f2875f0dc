"""What machine a figure was measured on, and what a process costs it."""

from __future__ import annotations

import os
import platform
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any


def machine() -> dict[str, Any]:
    """The machine in the words of the reports."""
    release = platform.freedesktop_os_release().get("PRETTY_NAME", "") if Path("/etc/os-release").exists() else ""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "gpu": "yes" if Path("/dev/dri").exists() else "none",
        "os": release or platform.platform(terse=True),
        "python": platform.python_version(),
        "qt": version("PySide6-Essentials"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a process has used up to an instant: seconds of processor time, seconds on the clock."""

    cpu_s: float
    at_s: float

    def percent_until(self, later: Effort) -> float:
        """Share of one core used in between."""
        return round(100 * (later.cpu_s - self.cpu_s) / max(later.at_s - self.at_s, 1e-9), 2)


def effort(pid: int) -> Effort | None:
    """None where the system does not tell (no /proc) or the process is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    ticks = os.sysconf("SC_CLK_TCK")
    return Effort(cpu_s=(int(fields[11]) + int(fields[12])) / ticks, at_s=time.monotonic())


def pss_mib(pid: int) -> float | None:
    """The process's fair share of memory; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return None
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith("Pss:")), None)
