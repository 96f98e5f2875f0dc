"""Recordings on their way in, in which slides are read aloud: M4A, MP3, Ogg, FLAC or WAV, looked at by ffprobe if it is installed."""

from __future__ import annotations

import math
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.errors import BadInput
from kiosk.domain.session import LONGEST_READING_US
from kiosk.domain.text import Text
from kiosk.importing.probe import Unreadable, head_of, probed

LARGEST_BYTES = 64 << 20
LONGEST_S = LONGEST_READING_US // 1_000_000
CODECS = frozenset({"aac", "mp3", "opus", "vorbis", "flac"})
"""What the player's library decodes; beside these, samples as they are (`pcm_…`)."""
_MP3_SYNC = 0xE0

_SAVE_ANEW = Text(zh="用 AAC 另存为 M4A", en="save it as M4A with AAC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A recording that can be used: its file, and its size there."""

    file: Path
    size_bytes: int


def listen_to(file: Path | None, where: str) -> Sound:
    """Checks a recording (None: one that may not be looked at).

    Raises BadInput E-DECK-MEDIA, E-AUDIO-TOOBIG, E-AUDIO-FORMAT, E-AUDIO-DAMAGED or E-AUDIO-LENGTH.
    """
    file, head = head_of(file, where, Text(zh="录音", en="recording"))
    size_bytes = file.stat().st_size
    if size_bytes > LARGEST_BYTES:
        raise BadInput(
            code="E-AUDIO-TOOBIG",
            message=Text(zh="录音超过 64 MiB", en="the recording is larger than 64 MiB"),
            where=where,
            fix=_SAVE_ANEW,
        )
    if not _is_sound(head):
        raise _not_ours(where, Text(zh="不是 M4A、MP3、Ogg、FLAC 或 WAV", en="this is no M4A, MP3, Ogg, FLAC or WAV"))
    probe = shutil.which("ffprobe")
    if probe is not None:
        _check(probe, file, where)
    return Sound(file=file, size_bytes=size_bytes)


def _is_sound(head: bytes) -> bool:
    mp3 = head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & _MP3_SYNC == _MP3_SYNC)
    wav = head.startswith(b"RIFF") and head[8:12] == b"WAVE"
    return mp3 or wav or head[4:8] == b"ftyp" or head.startswith((b"OggS", b"fLaC"))


def _check(probe: str, file: Path, where: str) -> None:
    try:
        told = probed(probe, file, "a", "codec_name")
    except Unreadable as error:
        raise BadInput(
            code="E-AUDIO-DAMAGED",
            message=Text(zh="录音里没有声音，或已损坏", en="there is no sound in it, or it is damaged"),
            where=where,
            fix=Text(zh="重新复制或另存这个录音", en="copy the recording again or save it anew"),
        ) from error
    codec = str(told.get("codec_name"))
    if codec not in CODECS and not codec.startswith("pcm_"):
        raise _not_ours(
            where, Text(zh=f"录音的编码是 {codec}，放不了", en=f"the recording is coded as {codec}, which is not played")
        )
    seconds = float(str(told.get("duration", "nan")))
    if math.isfinite(seconds) and seconds > LONGEST_S:
        raise BadInput(
            code="E-AUDIO-LENGTH",
            message=Text(
                zh=f"录音长 {seconds:.0f} 秒，最多 {LONGEST_S} 秒",
                en=f"the recording lasts {seconds:.0f} s, at most {LONGEST_S} s",
            ),
            where=where,
            fix=Text(zh="剪短", en="cut it"),
        )


def _not_ours(where: str, message: Text) -> BadInput:
    return BadInput(code="E-AUDIO-FORMAT", message=message, where=where, fix=_SAVE_ANEW)
