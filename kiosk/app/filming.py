"""Films on the reference exhibit, for a measurement: made by ffmpeg, and played in turn with a title by some of its sections."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kiosk.app.house import House
from kiosk.app.reference import Staging, reference_house
from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import Exhibit, MediaFile, media_path
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import Slide
from kiosk.domain.slide_fields import TitleFields, VideoFields
from kiosk.domain.text import Text
from kiosk.domain.wall import Wall
from kiosk.ops.films import RATE, TO_S
from kiosk.services import library
from kiosk.services.ports import UnitOfWork
from kiosk.services.publishing import Order, publish

Size = tuple[int, int]
SIZES: dict[int, Size] = {1: (1920, 1080), 2: (1280, 720)}
"""How large films are, by how many of them run at once."""
LENGTH_S, BETWEEN_S = TO_S + 1, 4.0
_NEVER_IDLE = IdleSettings(after_s=3600)
_TITLE = Text(zh="测试影片", en="Test film")
_CODING = ("-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "8M")
_COLOURS = ("-vf", "scale=out_color_matrix=bt709", "-colorspace", "bt709")


@contextmanager
def film_house(films: int) -> Iterator[House]:
    """A house with a screen for each film, each in a section of its own, and one more whose slides change meanwhile.

    Raises EnvironmentFault E-FFMPEG-MISSING.
    """
    staging = Staging(screens=films + 1, in_one=True, idle=_NEVER_IDLE)
    with reference_house(staging) as house, tempfile.TemporaryDirectory(prefix="kiosk-films-") as folder:
        film, still = _made(Path(folder), SIZES[films])
        assets = _asset(house, film, SIZES[films]), _asset(house, still, SIZES[films])

        def work(uow: UnitOfWork) -> None:
            now_us = house.clock.now_us()
            sections = film_screens(library.wall_of(uow.draft)).values()
            library.load(uow.draft, _with_films(library.exhibit_of(uow.draft), list(sections), *assets))
            publish(uow, Order(note="", now_us=now_us, anchor_us=now_us, idle=_NEVER_IDLE))

        house.store.write(work).result()
        yield house


def film_screens(wall: Wall) -> dict[str, str]:
    """The screens that show films, each with its section: all but the last."""
    return {screen.id: screen.section for screen in wall.screens[:-1]}


def _made(folder: Path, size: Size) -> tuple[Path, Path]:
    """A film whose every frame differs from the one before, and a still of it."""
    found = shutil.which("ffmpeg")
    if found is None:
        raise EnvironmentFault(
            code="E-FFMPEG-MISSING",
            message=Text(zh="没有 ffmpeg，做不出测试影片", en="without ffmpeg no test film can be made"),
            where="ffmpeg",
            fix=Text(zh="安装 ffmpeg 后重试", en="install ffmpeg and try again"),
        )
    film, still = folder / "film.mp4", folder / "still.png"
    source = f"testsrc2=size={size[0]}x{size[1]}:rate={RATE},noise=alls=6:allf=t"
    for told in (
        ("-f", "lavfi", "-i", source, "-t", str(LENGTH_S), *_COLOURS, *_CODING, film),
        ("-i", film, "-frames:v", "1", still),
    ):
        subprocess.run([found, "-v", "error", *map(str, told)], check=True, stdin=subprocess.DEVNULL)
    return film, still


def _asset(house: House, file: Path, size: Size) -> Asset:
    return Asset(sha256=house.files.put(file), size_bytes=file.stat().st_size, width_px=size[0], height_px=size[1])


def _with_films(exhibit: Exhibit, sections: list[str], film: Asset, still: Asset) -> Exhibit:
    """The exhibit with a film first in some sections; all else stands a few seconds."""
    decks = [_film_deck(section) for section in sections]
    files = {"film.mp4": film, "still.png": still}
    media = [
        MediaFile(path=media_path(deck.section, deck.id, name), original=asset, shown=asset)
        for deck in decks
        for name, asset in files.items()
    ]
    brief = [replace(deck, slides=tuple(replace(slide, seconds=BETWEEN_S) for slide in deck.slides)) for deck in exhibit.decks]
    return replace(exhibit, decks=(*decks, *brief), media=(*exhibit.media, *media))


def _film_deck(section: str) -> Deck:
    fields = VideoFields(file="film.mp4", poster="still.png", alt=_TITLE)
    return Deck(
        id=f"film-{section}", section=section, title=_TITLE,
        slides=(
            Slide(id=f"before-{section}", title=_TITLE, fields=TitleFields(subtitle=_TITLE), seconds=BETWEEN_S),
            Slide(id=f"film-{section}", title=_TITLE, fields=fields, seconds=LENGTH_S + 1),
        ),
    )  # fmt: skip
