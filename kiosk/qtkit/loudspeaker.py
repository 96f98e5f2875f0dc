"""The loudspeaker of this PC, if it has one: what is played without is silent, and nothing is said of it."""

from __future__ import annotations

from PySide6.QtMultimedia import QAudioBufferOutput, QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer

from kiosk.qtkit.multimedia import unsaid

_NO_SERVER = "pa_context_connect() failed"


def let_hear(player: QMediaPlayer, loudness: float, *, in_time: bool = False) -> None:
    """Lets a player be heard so loud from now on (0 to 1), if there is a loudspeaker.

    A sound that goes nowhere is over at once, unless it is to be `in_time`.
    """
    device = loudspeaker() if loudness > 0 and player.audioOutput() is None else None
    if device is not None:
        player.setAudioOutput(QAudioOutput(device, player))
    if player.audioOutput() is not None:
        player.audioOutput().setVolume(loudness)
    elif in_time:
        player.setAudioBufferOutput(QAudioBufferOutput(player))


def hush(player: QMediaPlayer, muted: bool) -> None:
    """Lets nothing of what a player plays be heard, or all of it again as loud as before."""
    if player.audioOutput() is not None:
        player.audioOutput().setMuted(muted)


def loudspeaker() -> QAudioDevice | None:
    """What the PC is heard by; None if it has nothing."""
    # WORKAROUND Qt 6.11: says by no category, which could be turned off, that no sound server runs, each time it is asked.
    with unsaid(_NO_SERVER):
        device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else device
