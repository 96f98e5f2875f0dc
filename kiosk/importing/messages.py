"""What parent and child say to each other, a line of JSON each: one order goes in; progress and one outcome come out."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kiosk.domain.errors import BadInput, EnvironmentFault, KioskError, Refused
from kiosk.domain.foreign import Foreign
from kiosk.domain.programme import plain
from kiosk.domain.text import Text
from kiosk.importing.inspect import FileKind
from kiosk.services.canonical import fields_of_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the child is to read, as `Task` has it, and what kind of file that is."""

    kind: FileKind
    file: str
    name: str
    outbox: str
    scratch: str
    panel: tuple[int, int]
    hidden: bool
    font_tables: tuple[str, ...] = ()


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    done: int
    of: int


class Found(msgspec.Struct, frozen=True, tag="found"):
    foreign: Foreign


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """An error a person can act on, on its way out of the child."""

    exit_code: int
    code: str
    message: Text
    where: str
    fix: Text

    @classmethod
    def of(cls, error: KioskError) -> Refusal:
        return cls(error.exit_code, error.code, error.message, error.where, error.fix)

    def error(self) -> KioskError:
        family = {kind.exit_code: kind for kind in (BadInput, EnvironmentFault, Refused)}.get(self.exit_code, KioskError)
        return family(code=self.code, message=self.message, where=self.where, fix=self.fix)


Message = Progress | Found | Refusal


def line_of(message: Message | Order) -> bytes:
    """One line; the fields of a slide carry the word of their kind."""
    written = plain(message.foreign) if isinstance(message, Found) else None
    return msgspec.json.encode({"type": "found", "foreign": written} if written else message) + b"\n"


def order_of(line: bytes) -> Order:
    return msgspec.json.decode(line, type=Order)


def message_of(line: bytes) -> Message:
    """Raises ValueError (msgspec's errors are such) for what is no message: the child is not trusted."""
    message: Message = msgspec.json.decode(line, type=Message, dec_hook=fields_of_kind)
    return message
