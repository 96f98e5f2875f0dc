from __future__ import annotations

import asyncio

from kiosk.panel.newest import Newest


async def _turns(count: int = 20) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_what_was_wished_meanwhile_is_left_out_but_for_the_last() -> None:
    seen: list[str] = []
    go_on = asyncio.Event()

    async def see_to(wish: str) -> None:
        seen.append(wish)
        await go_on.wait()

    newest = Newest(see_to)
    running = asyncio.ensure_future(newest.run())
    newest.want("one")
    await _turns()
    for wish in ("two", "three", "four"):
        newest.want(wish)
    go_on.set()
    await _turns()
    assert seen == ["one", "four"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_nothing_is_seen_to_before_it_has_settled() -> None:
    seen: list[str] = []
    done = asyncio.Event()

    async def see_to(wish: str) -> None:
        seen.append(wish)
        done.set()

    newest = Newest(see_to, settled_s=0.01)
    running = asyncio.ensure_future(newest.run())
    newest.want("one")
    await _turns()
    newest.want("two")
    await _turns()
    assert seen == []
    await done.wait()
    assert seen == ["two"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
