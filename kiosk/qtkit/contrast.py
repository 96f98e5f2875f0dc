"""Contrast of colours as WCAG 2 defines it: from 1, alike, to 21, black on white."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_WEIGHTS = (0.2126, 0.7152, 0.0722)
_LIGHT = np.array([part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in np.arange(256) / 255])
"""How much light each step of an sRGB screen gives."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `#RRGGBB`."""
    return float(contrasts(luminance(rgb_of(one)), float(luminance(rgb_of(other)))))


def contrasts(luminances: ArrayLike, other: float) -> NDArray[np.float64]:
    """The contrast of many luminances with one other."""
    found = np.asarray(luminances, np.float64)
    return (np.maximum(found, other) + 0.05) / (np.minimum(found, other) + 0.05)


def luminance(rgb: ArrayLike) -> NDArray[np.float64]:
    """The relative luminance, from 0 to 1, of colours whose last axis is red, green and blue, from 0 to 255."""
    return linear(rgb) @ np.asarray(_WEIGHTS)


def linear(rgb: ArrayLike) -> NDArray[np.float64]:
    """Red, green and blue, from 0 to 255, as parts of light from 0 to 1."""
    return _LIGHT[np.asarray(rgb)]


def rgb_of(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#RRGGBB`, from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
