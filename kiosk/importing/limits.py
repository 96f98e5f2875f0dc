"""What a reader of foreign bytes may use up, by the kind of file that it reads."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.importing.inspect import FileKind

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`address_mib` holds all that a process maps, `data_mib` only what it writes to: Qt and what it draws with die of the former.

    `quiet_s` is how long nothing may be heard of the child, `wall_s` how long it may take in all, `cpu_s` its work;
    `file_mib` is one file that it writes, `output_mib` all of them.
    """

    address_mib: int | None = None
    data_mib: int | None = None
    cpu_s: int
    quiet_s: int
    wall_s: int
    file_mib: int
    output_mib: int


LIMITS = {
    FileKind.PICTURE: Limits(address_mib=512, cpu_s=60, quiet_s=12, wall_s=120, file_mib=256, output_mib=512),
    FileKind.ANIMATION: Limits(data_mib=768, cpu_s=1200, quiet_s=12, wall_s=900, file_mib=512, output_mib=600),
    FileKind.DRAWING: Limits(data_mib=512, cpu_s=15, quiet_s=12, wall_s=12, file_mib=64, output_mib=64),
    FileKind.PDF: Limits(data_mib=768, cpu_s=1800, quiet_s=12, wall_s=1800, file_mib=64, output_mib=2048),
    FileKind.DECK: Limits(data_mib=768, cpu_s=1800, quiet_s=90, wall_s=1800, file_mib=1024, output_mib=3072),
    FileKind.VIDEO: Limits(data_mib=768, cpu_s=14400, quiet_s=12, wall_s=7200, file_mib=1024, output_mib=1100),
    FileKind.ARCHIVE: Limits(address_mib=512, cpu_s=300, quiet_s=12, wall_s=300, file_mib=1024, output_mib=1024),
}
