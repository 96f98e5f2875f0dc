"""A copy of a data folder's content, to be played with and thrown away."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete

from kiosk.store.databases import CONTENT
from kiosk.store.engine import writing_engine
from kiosk.store.failures import told_kindly, told_of_disk
from kiosk.store.rows_programme import ProgrammeRow

ASSETS = "assets"


def copy_content(data_dir: Path, target: Path) -> None:
    """One state of the content database, whoever writes it meanwhile, and the asset files, which are shared if they can be.

    The original is only read. Raises EnvironmentFault about the database or the disk.
    """
    file, copy = CONTENT.path(data_dir), CONTENT.path(target)
    with (
        told_kindly(file),
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True)) as source,
        told_of_disk(copy, needed_bytes=file.stat().st_size),
        closing(sqlite3.connect(copy)) as made,
    ):
        source.backup(made)
    for asset in (data_dir / ASSETS).glob("??/??/*"):
        place = target / ASSETS / asset.relative_to(data_dir / ASSETS)
        with told_of_disk(place, needed_bytes=asset.stat().st_size):
            place.parent.mkdir(parents=True, exist_ok=True)
            _share(asset, place)


def forget_revision(data_dir: Path, revision: int) -> None:
    """Takes a revision out of a copy, so that another can have its number; a store of somebody's only grows."""
    file = CONTENT.path(data_dir)
    engine = writing_engine(file, CONTENT.sync)
    try:
        with told_kindly(file), engine.begin() as connection:
            connection.execute(delete(ProgrammeRow).where(ProgrammeRow.revision == revision))
    finally:
        engine.dispose()


def _share(asset: Path, place: Path) -> None:
    """One file under two names, where the file system has that: asset files are replaced and never changed."""
    try:
        os.link(asset, place)
    except OSError:
        shutil.copyfile(asset, place)
