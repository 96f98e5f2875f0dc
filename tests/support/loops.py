"""What the loop of a test hears."""

from __future__ import annotations

from asyncio import AbstractEventLoop


def hear_bugs(loop: AbstractEventLoop, bugs: list[BaseException]) -> None:
    """From now on what the loop would only log is among the bugs: an error nobody waited for, a task that lost its wake-up."""
    loop.set_exception_handler(lambda _, told: bugs.append(told.get("exception") or RuntimeError(told["message"])))
