"""A small hall that shows a video, with its files in a store, and what is to be read from its frames."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from kiosk.domain.asset import Asset, Media
from kiosk.domain.exhibit import media_path
from kiosk.domain.programme import Programme
from kiosk.domain.slide import Transition
from kiosk.domain.slide_fields import VideoFields
from kiosk.domain.text import Text
from kiosk.player.window import ScreenWindow
from kiosk.stage.slides import video
from kiosk.store.files import AssetFiles
from tests.support.exhibits import playlist, slide, small_hall
from tests.support.pictured import picture

STILL = "#AA3333"
FIELDS = VideoFields(file="film.mp4", poster="still.png", alt=Text(zh="渐亮"))


def filmed_hall(
    files: AssetFiles, film: Path | bytes, *, anchor_us: int, first_s: float = 3, seconds: float = 6,
    transition: Transition = Transition.CUT, fields: VideoFields = FIELDS,
) -> Programme:  # fmt: skip
    """Screens e1, e2 show a, then the film, then b; w1 shows d for ever."""
    hall = small_hall(anchor_us=anchor_us)
    slides = (
        replace(slide("a", first_s), transition=transition),
        replace(slide("film", seconds), fields=fields, transition=transition),
        replace(slide("b", 600), transition=transition),
        slide("d", 600),
    )
    lists = (
        playlist("tour", "a", "film", "b", anchor_us=anchor_us),
        playlist("welcome", "d", section="west", anchor_us=anchor_us),
    )
    size = film.stat().st_size if isinstance(film, Path) else len(film)
    asset = Asset(sha256=files.put(film), size_bytes=size, width_px=0, height_px=0)
    media = (
        Media(path=media_path("east", "tour", "film.mp4"), shown=asset),
        Media(path=media_path("east", "tour", "still.png"), shown=picture(files, STILL)),
        Media(path=hall.section_by_id["east"].poster, shown=picture(files, "#888888")),
    )
    return replace(hall, slides=slides, playlists=lists, media=media)


def area(programme: Programme, window: ScreenWindow) -> QRect:
    """Where a window of the hall shows the film."""
    still = programme.media_by_path[media_path("east", "tour", "still.png")].shown
    return video.place_on(window.as_hung(programme.screen_by_id[window.screen_id]).pixels, still)


def brightness(window: ScreenWindow, at: QRect) -> float | None:
    """How bright the middle of the film is, from 0 to 1; None if it has a colour, as the still has."""
    colour = window.frame().pixelColor(at.center())
    grey = max(colour.red(), colour.green(), colour.blue()) - min(colour.red(), colour.green(), colour.blue()) <= 6
    return colour.green() / 255 if grey else None


def caption(window: ScreenWindow, at: QRect) -> QImage | None:
    """What lies over the lower part of the film, which is of one grey all over; None if nothing does."""
    foot = at.adjusted(at.width() // 4, round(at.height() * 0.7), -at.width() // 4, -2)
    seen, ground = window.frame().copy(foot), window.frame().pixelColor(at.center()).green()
    columns, rows = range(0, seen.width(), 3), range(0, seen.height(), 3)
    covered = any(abs(seen.pixelColor(x, y).green() - ground) > 12 for y in rows for x in columns)
    return seen if covered else None
