"""Memory: pictures are given back to the system when they are let go, and garbage is collected where Qt lives."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def collected_by_hand() -> Iterator[None]:
    """While this stands, garbage is collected only where `gc.collect` is called: in the thread of Qt, when it has time.

    By itself Python collects in whatever thread comes next, and what it finds may be items of Qt, which must not end in
    another thread; nor would it wait until the screens have changed.
    """
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
