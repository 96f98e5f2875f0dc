"""Videos on their way in: MP4 with H.264 or WebM with VP9, measured by ffprobe where it is installed."""

from __future__ import annotations

import math
import shutil
from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.domain.errors import BadInput
from kiosk.domain.slide import LONGEST_S, SHORTEST_S, Slide
from kiosk.domain.text import Text
from kiosk.importing.inspect import LARGEST_VIDEO_BYTES
from kiosk.importing.probe import Unreadable, head_of, probed

CODECS = frozenset({"h264", "vp9"})
"""What any PC decodes in time without a graphics card, and the player's library without a licence."""

_EBML = b"\x1a\x45\xdf\xa3"
_ISO_BRAND = slice(4, 8)

_SAVE_ANEW = Text(zh="用 H.264 另存为 MP4，或用 VP9 另存为 WebM", en="save it as MP4 with H.264 or as WebM with VP9")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What is known of a video: its file, its size there, in pixels (0: nobody measured it), and how long it is (None likewise).

    Measured, it also has the names ffmpeg gives its coding, its pixels and its light, and how far it is to be turned.
    """

    file: Path
    size_bytes: int
    width_px: int = 0
    height_px: int = 0
    seconds: float | None = None
    coding: str = ""
    pixels: str = ""
    light: str = ""
    turned: bool = False


def look_at(file: Path | None, where: str, codecs: Set[str] = CODECS) -> Clip:
    """Checks a video file (None: one that may not be looked at), coded as one of `codecs`, and measures it.

    Raises BadInput E-DECK-MEDIA, E-VIDEO-TOOBIG, E-VIDEO-FORMAT or E-VIDEO-DAMAGED.
    """
    file, head = head_of(file, where, Text(zh="视频", en="video"))
    size_bytes = file.stat().st_size
    if size_bytes > LARGEST_VIDEO_BYTES:
        raise BadInput(
            code="E-VIDEO-TOOBIG",
            message=Text(zh="视频超过 1 GiB", en="the video is larger than 1 GiB"),
            where=where,
            fix=Text(zh="剪短，或用较低的码率另存", en="cut it, or save it with a lower bit rate"),
        )
    if head[_ISO_BRAND] != b"ftyp" and not head.startswith(_EBML):
        raise _not_ours(where, Text(zh="不是 MP4 或 WebM 视频", en="this is no MP4 or WebM video"))
    probe = shutil.which("ffprobe")
    clip = Clip(file=file, size_bytes=size_bytes)
    return clip if probe is None else _measured(clip, _probed(probe, file, where), where, codecs)


def lasting(slide: Slide, clip: Clip, where: str) -> Slide:
    """The slide standing as long as its video is, unless it was told how long. Raises BadInput E-VIDEO-LENGTH."""
    if slide.seconds is not None:
        return slide
    if clip.seconds is None:
        raise BadInput(
            code="E-VIDEO-LENGTH",
            message=Text(zh="没有 ffprobe，量不出视频有多长", en="without ffprobe nobody knows how long the video is"),
            where=where,
            fix=Text(zh="在幻灯片里写 seconds，或安装 ffmpeg", en="write seconds into the slide, or install ffmpeg"),
        )
    seconds = math.ceil(clip.seconds * 10) / 10
    if seconds > LONGEST_S:
        raise BadInput(
            code="E-VIDEO-LENGTH",
            message=Text(
                zh=f"视频长 {seconds:g} 秒，最多 {LONGEST_S} 秒", en=f"the video lasts {seconds:g} s, at most {LONGEST_S} s"
            ),
            where=where,
            fix=Text(zh="剪短，或在幻灯片里写 seconds", en="cut it, or write seconds into the slide"),
        )
    return replace(slide, seconds=max(SHORTEST_S, seconds))


def _probed(probe: str, file: Path, where: str) -> dict[str, Any]:
    """What ffprobe says of the first picture stream."""
    seen = ("codec_name", "pix_fmt", "color_transfer", "width", "height")
    try:
        return probed(probe, file, "v", *seen, beside="rotation")
    except Unreadable as error:
        raise damaged(where) from error


def damaged(where: str) -> BadInput:
    return BadInput(
        code="E-VIDEO-DAMAGED",
        message=Text(zh="视频不完整或已损坏，打不开", en="the video is damaged or ends early; it cannot be opened"),
        where=where,
        fix=Text(zh="重新复制或另存这个视频", en="copy the video again or save it anew"),
    )


def _measured(clip: Clip, told: dict[str, Any], where: str, codecs: Set[str]) -> Clip:
    codec = str(told.get("codec_name"))
    if codec not in codecs:
        raise _not_ours(
            where, Text(zh=f"视频的编码是 {codec}，放不了", en=f"the video is coded as {codec}, which is not played")
        )
    seconds = float(str(told.get("duration", "nan")))
    width, height = (int(str(told.get(side, 0))) for side in ("width", "height"))
    return replace(
        clip,
        width_px=width,
        height_px=height,
        seconds=seconds if math.isfinite(seconds) and seconds > 0 else None,
        coding=codec,
        pixels=str(told.get("pix_fmt", "")),
        light=str(told.get("color_transfer", "")),
        turned=any(beside.get("rotation") for beside in told.get("side_data_list", ())),
    )


def _not_ours(where: str, message: Text) -> BadInput:
    return BadInput(code="E-VIDEO-FORMAT", message=message, where=where, fix=_SAVE_ANEW)
