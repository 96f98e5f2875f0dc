"""What words on a screen must be like to be read: their least size, and how they stand out from their ground."""

from __future__ import annotations

FLOOR_PX = 28
"""On a canvas of 1920 by 1080."""
CONTRAST, LARGE_CONTRAST, LARGE_PX = 4.5, 3.0, 44

Rgb = tuple[int, int, int]


def wanted_contrast(px: float) -> float:
    """The least contrast of words of a size."""
    return LARGE_CONTRAST if px >= LARGE_PX else CONTRAST


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG 2 defines it: from 1, alike, to 21, black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
