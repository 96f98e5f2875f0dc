"""A file that is being imported: how far it is, and the button that cancels it or opens its report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kiosk.panel import import_wording as words
from kiosk.panel.button import Key, dress, label
from kiosk.panel.desk import Desk
from kiosk.panel.import_jobs import Job, JobState
from kiosk.panel.wording import Tone

_TONES = {JobState.REFUSED: Tone.ATTENTION}
HEIGHT = 62


class JobRow(QFrame):
    """Shows one job; which one may change."""

    cancelled = Signal(object)
    """The id of the job."""
    report = Signal(object)
    """The id of the deck."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("jobrow")
        self._job: Job | None = None
        self._state = label(self, "pill")
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._file = label(self, "strong")
        self._told = label(self, "small", wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.cancel = Key(self)
        self.read = Key(self)
        texts = QVBoxLayout()
        for part in (self._file, self._told, self._bar):
            texts.addWidget(part)
        texts.setSpacing(2)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._state, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(texts, stretch=1)
        for key in (self.cancel, self.read):
            self._line.addWidget(key)
        self._connect()

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._cancel)
        self.read.clicked.connect(self._read)

    def put(self, job: Job, desk: Desk) -> None:
        self._job = job
        say = desk.say
        reading = job.state is JobState.READING
        card = job.outcome.card if job.outcome is not None else None
        self._state.setText(say(words.STATES[job.state]))
        dress(self._state, "tone", _TONES.get(job.state, Tone.CALM).value)
        self._file.setText(job.file)
        self._told.setText(say(words.told(job, desk.hall.now_us)))
        self._told.setVisible(job.state not in (JobState.WAITING, JobState.CANCELLED))
        self._bar.setVisible(reading)
        self._bar.setRange(0, job.of)  # nothing to count yet: it moves to and fro
        self._bar.setValue(job.done)
        self.cancel.say(say(words.CANCEL))
        self.cancel.setVisible(not job.is_over)
        self.read.say(say(words.READ_REPORT))
        self.read.setVisible(card is not None)

    def fit(self, scale: float) -> None:
        edge = round(6 * scale)
        self.setFixedHeight(round(HEIGHT * scale))
        self._line.setContentsMargins(edge, edge // 2, edge, edge // 2)
        self._line.setSpacing(round(10 * scale))
        self._state.setMinimumWidth(round(84 * scale))
        self._bar.setFixedHeight(round(8 * scale))
        for key in (self.cancel, self.read):
            key.setFixedHeight(round(44 * scale))
            key.setMinimumWidth(round(96 * scale))

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancelled.emit(self._job.id)

    def _read(self) -> None:
        if self._job is not None and self._job.outcome is not None and self._job.outcome.card is not None:
            self.report.emit(self._job.outcome.card.deck)
