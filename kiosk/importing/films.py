"""Foreign videos: as they are where any PC plays them, made anew as H.264 otherwise, each with its first frame as a still."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign, ForeignPage, Remark
from kiosk.domain.slide import LONGEST_S
from kiosk.domain.text import Text
from kiosk.importing import ffmpeg, videos
from kiosk.importing.stills import keep
from kiosk.importing.task import Task, Tell
from kiosk.importing.videos import Clip

READ = videos.CODECS | {"hevc"}
_ENDINGS = {"h264": "mp4", "vp9": "webm"}
_EIGHT_BITS = {"yuv420p", "yuvj420p"}
_HIGH_LIGHT = {"smpte2084", "arib-std-b67"}
_US_PER_S = 1_000_000
_LACKS_S = 1.0
"""So much shorter than its file says it is may a video be: clocks of sound and picture differ."""


def read_video(task: Task, tell: Tell) -> Foreign:
    """A reader: one page. `tell` is told seconds.

    Raises what `videos.look_at` does, BadInput E-VIDEO-LENGTH, and EnvironmentFault E-CONV-MISSING.
    """
    if not ffmpeg.is_there():
        raise ffmpeg.missing(task.name)
    clip = videos.look_at(task.file, task.name, READ)
    length_s = clip.seconds or 0.0
    if length_s > LONGEST_S:
        raise too_long(length_s, task.name)
    of = max(1, round(length_s))
    shown = task.outbox / f"film.{_ENDINGS[clip.coding] if _plays(clip, task) else 'mp4'}"
    done = ffmpeg.convert(_told(clip, task, shown), lambda seconds: tell(min(round(seconds), of), of))
    if not done or not shown.exists() or shown.stat().st_size == 0:
        raise videos.damaged(task.name)
    made = videos.look_at(shown, task.name)
    if not made.seconds or made.seconds < length_s - _LACKS_S:
        raise videos.damaged(task.name)
    remarks = (_PALE,) if clip.light in _HIGH_LIGHT else ()
    return Foreign(title=task.file.stem, pages=(page_of(made, task, remarks),))


def page_of(made: Clip, task: Task, remarks: tuple[Remark, ...] = ()) -> ForeignPage:
    """The page of a video that lies in the outbox, with its first frame. Raises BadInput E-VIDEO-DAMAGED."""
    still = task.scratch / "still.png"
    if not ffmpeg.convert([*ffmpeg.READS, "-i", str(made.file), "-frames:v", "1", str(still)], lambda seconds: None):
        raise videos.damaged(task.name)
    with Image.open(still) as picture:
        page = keep(picture, task, 1)
    return ForeignPage(
        number=1,
        picture=page.picture,
        width_px=made.width_px,
        height_px=made.height_px,
        video=made.file.name,
        length_us=round((made.seconds or 0) * _US_PER_S),
        remarks=remarks,
    )


def _plays(clip: Clip, task: Task) -> bool:
    """Whether any PC plays it in time as it is, without drawing more than the panel shows."""
    fits = clip.width_px <= task.panel[0] and clip.height_px <= task.panel[1]
    return clip.coding in _ENDINGS and clip.pixels in _EIGHT_BITS and fits and not clip.turned


def _told(clip: Clip, task: Task, shown: Path) -> list[str]:
    source = [*ffmpeg.READS, "-i", str(clip.file), "-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1"]
    if _plays(clip, task):
        sound = "copy" if shown.suffix == ".webm" else "aac"
        return [*source, "-c:v", "copy", "-c:a", sound, str(shown)]
    width, height = task.panel
    fitted = (
        f"scale=w='min({width},iw)':h='min({height},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1"
    )
    return [*source, "-vf", fitted, *ffmpeg.PLAYABLE, "-c:a", "aac", str(shown)]


def too_long(seconds: float, name: str) -> BadInput:
    return BadInput(
        code="E-VIDEO-LENGTH",
        message=Text(
            zh=f"视频长 {seconds:g} 秒，最多 {LONGEST_S} 秒", en=f"the video lasts {seconds:g} s, at most {LONGEST_S} s"
        ),
        where=name,
        fix=Text(zh="剪短后再导入", en="cut it and import again"),
    )


_PALE = Remark(
    code="W-VIDEO-HDR",
    message=Text(
        zh="这是 HDR 视频，在屏幕上颜色会偏淡，请核对",
        en="this is an HDR video; its colours look paler on a screen: have a look",
    ),
)
