from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QWidget

from kiosk.domain.text import Language
from kiosk.panel.desk import Desk
from kiosk.panel.import_jobs import Job, JobState
from kiosk.panel.job_row import JobRow
from kiosk.services.import_report import Outcome
from kiosk.services.placing import Order
from tests.support.report_cards import EVERY_GRADE

JOB = Job(id=4, wish=Order(file=Path("a.pptx")))
LEFT = Qt.MouseButton.LeftButton


def row(parent: QWidget, job: Job) -> JobRow:
    made = JobRow(parent)
    made.fit(1.0)
    made.put(job, Desk())
    parent.show()
    return made


def test_one_that_waits_or_is_read_can_be_cancelled(parent: QWidget) -> None:
    shown = row(parent, JOB)
    asked: list[object] = []
    shown.cancelled.connect(asked.append)
    QTest.mouseClick(shown.cancel, LEFT)
    shown.put(replace(JOB, state=JobState.READING), Desk())
    QTest.mouseClick(shown.cancel, LEFT)
    assert asked == [4, 4]
    assert not shown.read.isVisible()


def test_the_bar_counts_pages_and_moves_to_and_fro_before_there_are_any(parent: QWidget) -> None:
    shown = row(parent, replace(JOB, state=JobState.READING))
    bar = shown.findChild(QProgressBar)
    assert (bar.isVisible(), bar.maximum()) == (True, 0)
    shown.put(replace(JOB, state=JobState.READING, done=3, of=20), Desk())
    assert (bar.value(), bar.maximum()) == (3, 20)


def test_the_report_of_one_that_came_in_can_be_read(parent: QWidget) -> None:
    shown = row(parent, replace(JOB, state=JobState.IN, outcome=Outcome(file="a.pptx", seconds=1, card=EVERY_GRADE)))
    decks: list[object] = []
    shown.report.connect(decks.append)
    assert not shown.cancel.isVisible()
    QTest.mouseClick(shown.read, LEFT)
    assert decks == ["a-east"]
    shown.put(JOB, Desk(language=Language.EN))
    assert shown.cancel.accessibleName() == "Cancel"
