"""The family of errors that have a sentence for a person.

    KioskError                a code, a sentence in two languages, where, and what to do
    ├── BadInput              what was typed or put in a file is wrong           (exit 2)
    ├── EnvironmentFault      disk, store, lock, screen: the world is not as needed   (exit 3)
    └── Refused               policy says no                                     (exit 4)

Anything else that is raised is a bug of ours (exit 1).
"""

from __future__ import annotations

from typing import ClassVar

from kiosk.domain.text import Language, Text


class KioskError(Exception):
    """An error a person can act on; `str()` is its one line in English."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *, code: str, message: Text, where: str, fix: Text) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.where = where
        self.fix = fix

    def line(self, language: Language) -> str:
        """The one line shown to staff: `E-code: message (where) — fix`."""
        return f"{self.code}: {self.message.read(language)} ({self.where}) — {self.fix.read(language)}"

    def __str__(self) -> str:
        return self.line(Language.EN)


class BadInput(KioskError):
    exit_code = 2


class EnvironmentFault(KioskError):
    exit_code = 3


class Refused(KioskError):
    exit_code = 4
