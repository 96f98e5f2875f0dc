"""Has the memory of a picture given back to the system as soon as the picture is let go."""

from __future__ import annotations

import ctypes
import sys

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
_PICTURE_BYTES = 1 << 20


def give_back_pictures() -> None:
    """Everything as large as a picture gets pages of its own, and there are few heaps to strew small things over.

    WORKAROUND: glibc raises its threshold for pages of their own to the size of what was freed last, so that after some
    transitions 8 MB pictures lie in the heaps and their holes are never given back (glibc 2.36).
    """
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "mallopt"):
            libc.mallopt(_M_MMAP_THRESHOLD, _PICTURE_BYTES)
            libc.mallopt(_M_ARENA_MAX, 2)
