"""A visitor's walk through the whole exhibit at one screen: the menu, every section, a page of each kind, language, aids, and off.

`python -m tests.support.walk FOLDER` walks it in real time and keeps a picture of each step, to be looked at.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk import app, paths
from kiosk.domain.programme import Programme
from kiosk.domain.session import Aid, ChooseSection, GoHome, ShowAids, Speak, StayHere, UseAid
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import Slide
from kiosk.domain.view import OpenSlide
from kiosk.importing.site import read_site
from kiosk.ops.virtual_screens import offscreen_platform
from kiosk.services.publishing import Order, publish
from tests.support.playing import Playing, play
from tests.support.visiting import Visitor

SCREEN = "screen-01"


def one_of_each_kind(programme: Programme) -> Iterator[tuple[str, Slide]]:
    """A slide of every kind the exhibit has, with its section."""
    seen = set()
    for section in programme.sections:
        for id in programme.course(section.id):
            slide = programme.slide_by_id[id]
            if slide.kind not in seen:
                seen.add(slide.kind)
                yield section.id, slide


def in_step(visitor: Visitor) -> None:
    """The other screens of the section show what they are to show, all of them the same."""
    playing, now_us = visitor.playing, visitor.playing.house.clock.now_us()
    programme = playing.fleet.inputs.programme_at(now_us)
    section = programme.screen_by_id[visitor.screen].section
    others = [screen.id for screen in programme.wall.in_section(section) if screen.id != visitor.screen]
    planned = {playing.fleet.inputs.plan(screen, now_us).content.word for screen in others}
    if not any(playing.fleet.windows[screen].changing for screen in others):
        assert {playing.words()[screen] for screen in others} == planned
    assert len(planned) == 1


async def walk(visitor: Visitor, folder: Path | None) -> None:
    """All of it; pictures of the steps are kept where there is a folder."""
    playing = visitor.playing
    programme = playing.fleet.inputs.programme_at(playing.house.clock.now_us())
    await visitor.touch()
    await visitor.settled()
    await visitor.tap(GoHome())
    step = 0

    async def look(name: str) -> None:
        nonlocal step
        await visitor.settled()
        in_step(visitor)
        step += 1
        visitor.keep(folder, f"{step:02}-{name}")

    await look("menu")
    for section in programme.sections:
        await visitor.tap(ChooseSection(section=section.id))
        await look(f"section-{section.id}")
    for section_id, slide in one_of_each_kind(programme):
        await visitor.tap(ChooseSection(section=section_id))
        await visitor.tap(OpenSlide(slide=slide.id))
        await look(f"kind-{slide.kind.value}")
        await visitor.tap(GoHome())
    last = programme.sections[-1].id
    await visitor.tap(ChooseSection(section=last))
    await visitor.tap(OpenSlide(slide=programme.course(last)[2]))
    await visitor.tap(Speak())
    await look("language")
    await visitor.tap(ShowAids())
    await look("aids")
    for aid in (Aid.LARGE_TEXT, Aid.CONTRAST):
        await visitor.tap(UseAid(aid=aid))
    await visitor.tap(ShowAids())
    await look("large-text-high-contrast")
    await playing.until(lambda: visitor.offers(StayHere()), within_s=120)
    await look("still-there")
    await playing.until(lambda: visitor.session is None, within_s=60)
    in_step(visitor)
    others = next(screen for screen in playing.words() if screen != visitor.screen)
    await playing.until(lambda: visitor.word == playing.words()[others], within_s=120)
    await visitor.settled()
    visitor.keep(folder, f"{step + 1:02}-back-on-the-timeline")


def main(folder: Path) -> None:
    """Walks through the reference exhibit as it is shipped, with the times that visitors have."""
    site = read_site(paths.reference_site())
    with tempfile.TemporaryDirectory() as throw_away:
        os.environ["QT_QPA_PLATFORM"] = offscreen_platform(site, Path(throw_away) / "screens.json")
        from PySide6.QtWidgets import QApplication

        from kiosk.qtkit.fonts import load_fonts

        application = QApplication(sys.argv[:1])
        load_fonts(paths.fonts())
        app.initialise(Path(throw_away), None)
        with app.open_house(Path(throw_away)) as house:
            app.load_slides(house, paths.reference_slides(), lambda done, of: None)
            now_us = house.clock.now_us()
            order = Order(note="", now_us=now_us, anchor_us=now_us, idle=IdleSettings())
            house.store.write(lambda uow: publish(uow, order)).result()

            async def use(playing: Playing) -> None:
                await playing.until(lambda: len(playing.words()) == len(site.screens))
                await walk(Visitor(playing, SCREEN), folder)

            assert play(application, house, use) == []
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
