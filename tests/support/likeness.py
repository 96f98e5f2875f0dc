"""How alike two pictures look: structural similarity after Wang et al. (2004), over windows of 7 by 7 pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as parts of a picture's width and height."""
_WINDOW, _STEADY_LIGHT, _STEADY_CONTRAST = 7, (0.01 * 255) ** 2, (0.03 * 255) ** 2


def likeness(one: Path, other: Path, box: Box = (0, 0, 1, 1)) -> float:
    """1 for the same picture; a picture of another size is brought to the first one's."""
    first = Image.open(one).convert("L")
    second = Image.open(other).convert("L").resize(first.size, Image.Resampling.LANCZOS)
    place = tuple(round(part * side) for part, side in zip(box, first.size * 2, strict=True))
    a, b = (np.asarray(picture.crop(place), np.float64) for picture in (first, second))
    mean_a, mean_b = _mean(a), _mean(b)
    varied_a, varied_b = _mean(a * a) - mean_a**2, _mean(b * b) - mean_b**2
    together = _mean(a * b) - mean_a * mean_b
    alike = (2 * mean_a * mean_b + _STEADY_LIGHT) * (2 * together + _STEADY_CONTRAST)
    return float(np.mean(alike / ((mean_a**2 + mean_b**2 + _STEADY_LIGHT) * (varied_a + varied_b + _STEADY_CONTRAST))))


def _mean(grey: Grey) -> Grey:
    """The mean of every window."""
    sums = np.pad(grey, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    return (
        sums[_WINDOW:, _WINDOW:] - sums[:-_WINDOW, _WINDOW:] - sums[_WINDOW:, :-_WINDOW] + sums[:-_WINDOW, :-_WINDOW]
    ) / _WINDOW**2
