"""A caption as it is laid over a video: white words on a dark plate, in every theme, for what is beneath may be anything."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.qtkit.theme import Theme
from kiosk.stage.enlarging import LARGE
from kiosk.stage.scene import render, scene_with
from kiosk.stage.slides.card import Group, rounded, shape
from kiosk.stage.slides.words import Words

STEPS_PX = (44, 40, 36)
"""The largest step at which a caption leaves enough of the video to be seen; never smaller than the last."""
MOST_WIDTH, MOST_HEIGHT = 0.86, 0.34
"""Of the video: how much of it a caption may cover."""
INK, GROUND, OPACITY = "#FFFFFF", "#000000", 0.8
PAD_X, PAD_Y, RADIUS = 28, 12, 12
FOOT = 24
"""Between the plate and the foot of the video."""


def caption_plate(text: str, theme: Theme, room: QSize, scale: float, *, large: bool = False) -> QImage:
    """The plate of a caption over a video so large, in the pixels of a screen that has `scale` of them for one of the canvas."""
    within = QSize(round(room.width() / scale), round(room.height() / scale))
    steps = [round(px * LARGE) if large else px for px in STEPS_PX]
    tried = (_build(text, theme, within.width(), px) for px in steps)
    built = next((each for each in tried if each[1].height() <= within.height() * MOST_HEIGHT), None)
    group, size = built or _build(text, theme, within.width(), steps[-1])
    image = QImage(size * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    scene, painter = scene_with(group), QPainter(image)
    render(scene, painter, QRectF(image.rect()), QRectF(0, 0, size.width(), size.height()))
    painter.end()
    scene.clear()
    return image


def _build(text: str, theme: Theme, width: int, px: int) -> tuple[Group, QSize]:
    """The items of a caption set so large, and how large its plate is: its lines stand in the middle under each other."""
    group = Group()
    plate = Group(group)
    token = theme.type.label.at(px)
    lines = [Words(line, token, INK, group, round(width * MOST_WIDTH) - 2 * PAD_X).centred() for line in text.split("\n")]
    widest, y = max(line.size.width() for line in lines), PAD_Y
    for line in lines:
        line.at(PAD_X + (widest - line.size.width()) // 2, y)
        y += line.size.height()
    size = QSize(widest + 2 * PAD_X, y + PAD_Y)
    shape(rounded(QRectF(0, 0, size.width(), size.height()), RADIUS), GROUND, plate).setOpacity(OPACITY)
    return group, size
