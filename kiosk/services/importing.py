"""Foreign files on their way in: read where they can do no harm, then kept as a deck of the draft, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.foreign import Foreign, ForeignPage
from kiosk.domain.report_card import ImportedFile, ReportCard
from kiosk.domain.text import Text
from kiosk.services import placing
from kiosk.services.import_errands import Exchange, Scope, Snapshot
from kiosk.services.imported_deck import Before, Taken, make
from kiosk.services.library import exhibit_of, wall_of
from kiosk.services.placing import Order
from kiosk.services.ports import DeckReader, Draft, Files, Store

SPARE_BYTES = 500_000_000
"""So much room is left at least, for the record of what plays and for the next publish."""

Put = Callable[[bytes | Path], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What an import works with."""

    reader: DeckReader
    files: Files
    store: Store
    now_us: Callable[[], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What became of a file: its report card, and the errand that takes it out of the draft again."""

    card: ReportCard
    undo: Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A file as it was read, its pages' files kept, and the original too."""

    foreign: Foreign
    pages: tuple[Taken, ...]
    sha256: str
    size_bytes: int


def bring_in(order: Order, bench: Bench, tell: Callable[[int, int], None], cancelled: Callable[[], bool]) -> BroughtIn:
    """Takes a file into the draft; a file of the same name that came before gives way to it.

    Raises BadInput E-IMP-MISSING, E-IMP-SECTION, E-IMP-PLAYLIST, E-IMP-EMPTY, E-IMP-OFFER or the reader's codes,
    EnvironmentFault E-DISK-FULL before anything is written, or CancelledError; then nothing has changed and nothing is left.
    """
    panel = bench.store.read(lambda uow: _panel(uow.draft, order))
    size_bytes = _size_bytes(order.file)
    _check_room(bench.files, size_bytes)
    with bench.reader.read(order.file, panel, tell, cancelled, order.hidden) as (foreign, outbox):
        _check_pages(order, foreign)
        _check_room(bench.files, size_bytes + _size_bytes(outbox))
        with bench.files.tentative() as put:
            pages = tuple(_taken(page, outbox, put, cancelled) for page in foreign.pages)
            read = _Read(foreign=foreign, pages=pages, sha256=keep_original(order.file, put), size_bytes=size_bytes)
            return bench.store.write(lambda uow: _keep(uow.draft, order, read, bench.now_us(), cancelled)).result()


def _taken(page: ForeignPage, outbox: Path, put: Put, cancelled: Callable[[], bool]) -> Taken:
    _check_wanted(cancelled)
    if not page.picture:
        return Taken(page=page)
    size = page.width_px, page.height_px
    video = _asset(outbox / page.video, size, put) if page.video else None
    return Taken(page=page, picture=_asset(outbox / page.picture, size, put), video=video)


def _asset(file: Path, size: tuple[int, int], put: Put) -> Asset:
    return Asset(sha256=put(file), size_bytes=file.stat().st_size, width_px=size[0], height_px=size[1])


def keep_original(file: Path, put: Put) -> str:
    """Keeps the file as it came, and of a folder every file and a list of them."""
    if file.is_file():
        return put(file)
    return put("".join(f"{put(part)}  {part.relative_to(file).as_posix()}\n" for part in sorted(_parts(file))).encode())


def _parts(file: Path) -> list[Path]:
    """The file, or all files of a folder."""
    return [file] if file.is_file() else [part for part in file.rglob("*") if part.is_file() and not part.is_symlink()]


def _keep(draft: Draft, order: Order, read: _Read, now_us: int, cancelled: Callable[[], bool]) -> BroughtIn:
    """The deck into the draft, with its playlists and its report card; refuses at the end if nobody wants it any more."""
    exhibit, imports, held = exhibit_of(draft), draft.imports(), draft.playlists()
    earlier = placing.earlier(exhibit, imports, order)
    section = placing.section(exhibit, earlier, order)
    deck = Deck(
        id=earlier.deck if earlier else placing.free_id(order.file.stem, exhibit, held),
        section=section,
        title=Text(zh=order.file.stem),
        slides=(),
    )
    before = _before(exhibit, earlier)
    used = {slide.id for each in exhibit.decks if each.id != deck.id for slide in each.slides}
    made = make(
        replace(deck, title=before.deck.title if before else deck.title), read.foreign, read.pages, before, order.live, used
    )
    playlist = order.playlist or (earlier.card.playlist if earlier else deck.id)
    playlists = placing.playlists(held, made.deck, before, playlist)
    losses = placing.losses(held, playlists, own=(deck.id, playlist))
    card = ReportCard(
        file=order.file.name, deck=deck.id, section=section, playlist=playlist, pages=made.pages, removed=made.removed,
        missing_fonts=read.foreign.missing_fonts, remarks=(*read.foreign.remarks, *losses),
    )  # fmt: skip
    scope = Scope(deck=deck.id, section=section)
    was = Snapshot.of(draft, scope)
    draft.put_exhibit(placing.in_place(exhibit, made), playlists, placing.assigned(draft.assignments(), section, playlist))
    imported = ImportedFile(
        deck=deck.id, file=card.file, sha256=read.sha256, size_bytes=read.size_bytes, imported_us=now_us, card=card
    )
    draft.put_imports((*(each for each in imports if each.deck != deck.id), imported))
    _check_wanted(cancelled)
    return BroughtIn(card=card, undo=was.way_back(draft, scope, card.file))


def _before(exhibit: Exhibit, earlier: ImportedFile | None) -> Before | None:
    deck = next((deck for deck in exhibit.decks if earlier and deck.id == earlier.deck), None)
    if earlier is None or deck is None:
        return None
    below = placing.folder_of(deck.section, deck.id)
    media = {media.path: media for media in exhibit.media if media.path.startswith(below)}
    return Before(deck=deck, media=media, pages=earlier.card.pages)


def _panel(draft: Draft, order: Order) -> tuple[int, int]:
    """The pixels that a page of the section may need: as wide and as high as its screens come."""
    wall, exhibit = wall_of(draft), exhibit_of(draft)
    section = placing.section(exhibit, placing.earlier(exhibit, draft.imports(), order), order)
    sizes = [screen.pixels for screen in wall.in_section(section) or wall.screens]
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def _check_pages(order: Order, foreign: Foreign) -> None:
    """Raises BadInput E-IMP-EMPTY if not one page was drawn: there is nothing to show."""
    if any(page.picture for page in foreign.pages):
        return
    pages = len(foreign.pages)
    raise BadInput(
        code="E-IMP-EMPTY",
        message=Text(
            zh=f"{order.file.name} 的 {pages} 页全部是隐藏的" if pages else f"{order.file.name} 里没有幻灯片",
            en=f"all {pages} slides of {order.file.name} are hidden" if pages else f"{order.file.name} has no slides",
        ),
        where=order.file.name,
        fix=Text(zh="取消隐藏，或加 --hidden 一并导入", en="show them, or import them with --hidden")
        if pages
        else Text(zh="至少保存一页幻灯片", en="save a deck with at least one slide"),
    )


def _check_wanted(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError


def _check_room(files: Files, import_bytes: int) -> None:
    """Raises EnvironmentFault E-DISK-FULL unless the import fits and enough is left for everything else."""
    files.check_room(import_bytes + max(SPARE_BYTES, 2 * import_bytes))


def _size_bytes(file: Path) -> int:
    """How large a file is, or all files of a folder. Raises BadInput E-IMP-MISSING."""
    try:
        if not file.exists():
            raise FileNotFoundError
        return sum(part.stat().st_size for part in _parts(file))
    except (OSError, ValueError):
        raise BadInput(
            code="E-IMP-MISSING",
            message=Text(zh="没有这个文件，或读不出来", en="there is no such file, or it cannot be read"),
            where=str(file),
            fix=Text(zh="检查路径和文件名", en="check the path and the file's name"),
        ) from None
