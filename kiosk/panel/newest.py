"""Wishes of which only the newest is worth seeing to: staff ask faster than anything can be drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Newest(Generic[T]):
    """Sees to the newest wish, once nobody has had another for `settled_s`; those in between are never seen to."""

    def __init__(self, see_to: Callable[[T], Awaitable[None]], settled_s: float = 0.0) -> None:
        self._see_to = see_to
        self._settled_s = settled_s
        self._wish: T | None = None
        self._wished = asyncio.Event()

    def want(self, wish: T) -> None:
        self._wish = wish
        self._wished.set()

    async def run(self) -> None:
        while True:
            await self._wished.wait()
            wish = self._wish
            if self._settled_s:
                await asyncio.sleep(self._settled_s)
            if wish is not self._wish:
                continue
            self._wished.clear()
            if wish is not None:
                await self._see_to(wish)
