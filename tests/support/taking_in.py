"""A store with the sample exhibit, into which files of the tests' own kind are taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.report_card import ReportCard
from kiosk.services import library
from kiosk.services.importing import Bench, BroughtIn, bring_in
from kiosk.services.placing import Order
from kiosk.store.files import AssetFiles
from kiosk.store.unit_of_work import SqlStore
from tests.support.papers import PaperReader, paper
from tests.support.store_samples import ASSIGNMENTS, EXHIBIT, PLAYLISTS, WALL, data_folder, done

DECK = "annual-report-2026"
LINES = ("封面|年度报告", "增长|营收 12 亿元|讲慢一点|chart", "明细|甲乙丙||table W-IMP-ANIMATION", "致谢|谢谢")


@dataclass
class Hall:
    """A store with the sample exhibit, and what an import works with."""

    store: SqlStore
    files: AssetFiles
    reader: PaperReader
    folder: Path

    def __call__(self, *lines: str, name: str = "Annual Report 2026.paper", **more: object) -> ReportCard:
        return self.bring(*lines, name=name, **more).card

    def bring(self, *lines: str, name: str = "Annual Report 2026.paper", **more: object) -> BroughtIn:
        order = Order(file=paper(self.folder / "in", *lines, name=name), **more)  # type: ignore[arg-type]
        return bring_in(order, self.bench, lambda done, of: None, lambda: False)

    @property
    def bench(self) -> Bench:
        return Bench(reader=self.reader, files=self.files, store=self.store, now_us=lambda: 77)

    @property
    def exhibit(self) -> Exhibit:
        return self.store.read(lambda uow: library.exhibit_of(uow.draft))

    def deck(self, id: str = DECK) -> Deck:
        return next(deck for deck in self.exhibit.decks if deck.id == id)

    def plays(self, playlist: str) -> tuple[str, ...]:
        return next(each.slides for each in self.store.read(lambda uow: uow.draft.playlists()) if each.id == playlist)

    def edit(self, id: str, **more: object) -> None:
        """What staff change on a slide of the imported deck."""
        exhibit = self.exhibit
        decks = tuple(
            replace(deck, slides=tuple(replace(slide, **more) if slide.id == id else slide for slide in deck.slides))  # type: ignore[arg-type]
            for deck in exhibit.decks
        )
        done(
            self.store.write(
                lambda uow: uow.draft.put_exhibit(replace(exhibit, decks=decks), uow.draft.playlists(), uow.draft.assignments())
            )
        )


@contextmanager
def sample_hall(folder: Path) -> Iterator[Hall]:
    """The store, open, below a folder."""
    data = data_folder(folder / "data")
    store = SqlStore(data)
    done(store.write(lambda uow: uow.draft.put_wall(WALL)))
    done(store.write(lambda uow: uow.draft.put_exhibit(EXHIBIT, PLAYLISTS, ASSIGNMENTS)))
    try:
        yield Hall(store=store, files=AssetFiles(data / "assets"), reader=PaperReader(), folder=folder)
    finally:
        store.close()
