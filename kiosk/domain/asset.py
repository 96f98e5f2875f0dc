"""Files that slides show, named by what is in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file in the store: SHA-256 of its bytes (hex), its size, and the picture's in pixels (0 for a video nobody measured)."""

    sha256: str
    size_bytes: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or video as slides name it (`path`, unique in the exhibit) and the asset that is shown for it."""

    path: str
    shown: Asset
