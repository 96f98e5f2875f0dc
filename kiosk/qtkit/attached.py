"""An orderly end with whoever started this process: its standard input is a pipe that only the starter holds open."""

from __future__ import annotations

import asyncio
import os

STANDARD_INPUT = 0
_BYTES = 4096


async def let_go(descriptor: int = STANDARD_INPUT) -> None:
    """Returns when the pipe is closed: the starter wants this process to end, or is gone, however it went."""
    loop = asyncio.get_running_loop()
    closed = asyncio.Event()

    def read() -> None:
        if not os.read(descriptor, _BYTES):
            loop.remove_reader(descriptor)  # the end of a file can be read for ever
            closed.set()

    loop.add_reader(descriptor, read)
    try:
        await closed.wait()
    finally:
        loop.remove_reader(descriptor)
