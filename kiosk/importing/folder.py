"""The slides folder: sections, decks and what they show, in and out without a difference of one byte.

sections.toml                      sources and sections, in their order
media/…                            posters
<section>/<deck>/deck.toml         slides; beside it what they show, and the data they are fed from
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from kiosk.domain.deck import Deck
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import Exhibit, MediaFile
from kiosk.domain.programme import Source, plain
from kiosk.domain.slide import FIELDS, Slide, SlideKind
from kiosk.domain.slide_fields import Initiatives, SlideFields
from kiosk.domain.text import Text
from kiosk.domain.wall import Section, Wall
from kiosk.importing.data_files import DataFiles, deck_values
from kiosk.importing.media import Broken, Put, as_long_as_videos, look_at_videos, read_media
from kiosk.importing.telling import Progress, Tell, unheard
from kiosk.importing.toml_file import Codes, Step, TomlFile
from kiosk.importing.toml_text import table

_CODES = Codes(syntax="E-DECK-SYNTAX", key="E-DECK-FIELD", value="E-DECK-FIELD")

LANGUAGES = ("zh", "en")
PIECE_BYTES = 1 << 20
"""So much of a file is in memory at once while it is written out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _SectionsFile:
    section: tuple[Section, ...]
    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _DeckHead:
    id: str
    title: Text
    slide: tuple[Any, ...] = ()


def refused(name: str, error: BadInput) -> None:
    """Whoever loads slides wants all of them or none."""
    raise error


def read_folder(
    folder: Path, wall: Wall, put: Put, progress: Progress, tell: Tell = unheard, broken: Broken = refused
) -> Exhibit:
    """The exhibit in a slides folder; every file goes through `put`, pictures scaled to the pixels of the `wall`.

    `tell` is told of what was left out. Raises BadInput E-DECK-SYNTAX, E-DECK-KIND, E-DECK-FIELD, E-DECK-MEDIA or the codes of
    pictures, videos, recordings, captions and data files, with the place; where one slide or one file is wrong, `broken` may do otherwise.
    """
    file = TomlFile(folder / "sections.toml", "sections.toml", _CODES)
    top = file.build(_SectionsFile, file.values)
    _check_unique(file, top)
    deck_files = _deck_files(folder, {section.id for section in top.section})
    decks: list[Deck] = []
    decks_taken: dict[str, str] = {}
    slides_taken: dict[str, str] = {}
    data = DataFiles(folder, tell)
    sources = {source.id for source in top.source}
    for count, (section, name) in enumerate(deck_files, 1):
        decks.append(_read_deck(folder, section, name, sources, decks_taken, slides_taken, data, broken))
        progress(count, len(deck_files))
    _check_opened(folder, decks, set(slides_taken), broken)
    clips = look_at_videos(folder, decks, broken)
    decks = [as_long_as_videos(deck, clips, broken) for deck in decks]
    media = (*read_media(folder, top.section, decks, clips, wall, put, broken), *data.media(put))
    order = [section.id for section in top.section]
    decks.sort(key=lambda deck: (order.index(deck.section), deck.id))
    by_path = tuple(sorted(media, key=lambda file: file.path))
    return Exhibit(sections=top.section, sources=top.source, decks=tuple(decks), media=by_path)


def _check_unique(file: TomlFile, top: _SectionsFile) -> None:
    listed = {"section": [section.id for section in top.section], "source": [source.id for source in top.source]}
    for name, ids in listed.items():
        for index, item in enumerate(ids):
            if item in ids[:index]:
                file.wrong(Text(zh=f"编号“{item}”用了两次", en=f"the id '{item}' is used twice"), name, index, "id")


def _deck_files(folder: Path, sections: set[str]) -> list[tuple[str, str]]:
    """Section and folder name of every deck, by section, then by folder name."""
    found = sorted((path.parent.parent.name, path.parent.name) for path in folder.glob("*/*/deck.toml"))
    for section, name in found:
        if section not in sections:
            raise BadInput(
                code="E-DECK-FIELD",
                message=Text(zh=f"sections.toml 里没有展区“{section}”", en=f"sections.toml has no section '{section}'"),
                where=f"{section}/{name}/deck.toml",
                fix=Text(zh="改文件夹名，或补上这个展区", en="rename the folder or add the section"),
            )
    return found


def _read_deck(
    folder: Path, section: str, name: str, sources: set[str], decks_taken: dict[str, str], slides_taken: dict[str, str],
    data: DataFiles, broken: Broken,
) -> Deck:  # fmt: skip
    file = TomlFile(folder / section / name / "deck.toml", f"{section}/{name}/deck.toml", _CODES)
    head = file.build(_DeckHead, file.values)
    if head.id != name:
        file.wrong(Text(zh=f"编号应与文件夹同名：{name}", en=f"the id must be the folder's name: {name}"), "id")
    _take(file, decks_taken, head.id, "id")
    slides: list[Slide] = []
    for index, values in enumerate(file.values.get("slide", [])):
        try:
            slide = _read_slide(file, index, values, sources, data)
            _take(file, slides_taken, slide.id, "slide", index, "id")
            slides.append(slide)
        except BadInput as error:
            slides_taken.setdefault(_name(values, error), file.name)
            broken(_name(values, error), error)
    return Deck(id=head.id, section=section, title=head.title, slides=tuple(slides))


def _name(values: Any, error: BadInput) -> str:
    """The id of a slide that is wrong. One that has none cannot be told of: the error is raised."""
    name = values.get("id") if isinstance(values, dict) else None
    if not isinstance(name, str):
        raise error
    return name


def _check_opened(folder: Path, decks: list[Deck], slides: set[str], broken: Broken) -> None:
    """Whether the exhibit has every slide that a card leads to."""
    for deck in decks:
        for slide in deck.slides:
            for place, item in enumerate(slide.fields.items if isinstance(slide.fields, Initiatives) else ()):
                if item.opens is not None and item.opens not in slides:
                    try:
                        _nowhere(folder, deck, slide, place, item.opens)
                    except BadInput as error:
                        broken(slide.id, error)


def _nowhere(folder: Path, deck: Deck, slide: Slide, place: int, opens: str) -> NoReturn:
    """Raises the BadInput for a card that leads to a slide which is not there."""
    name = f"{deck.section}/{deck.id}/deck.toml"
    file = TomlFile(folder / name, name, _CODES)
    index = [values.get("id") for values in file.values["slide"]].index(slide.id)
    missing = Text(zh=f"没有幻灯片“{opens}”", en=f"there is no slide '{opens}'")
    file.wrong(missing, "slide", index, slide.kind.value, "items", place, "opens")


def _take(file: TomlFile, taken: dict[str, str], id: str, *path: Step) -> None:
    """Notes in which file an id stands; refuses one that stands somewhere already."""
    if id in taken:
        where = taken[id]
        file.wrong(Text(zh=f"编号“{id}”在 {where} 里已经有了", en=f"the id '{id}' is already in {where}"), *path)
    taken[id] = file.name


def _read_slide(file: TomlFile, index: int, values: Any, sources: set[str], data: DataFiles) -> Slide:
    path = ("slide", index)
    if not isinstance(values, dict):
        file.wrong(Text(zh="幻灯片应写成 [[slide]] 表", en="a slide is a table, [[slide]]"), *path)
    kinds = [kind.value for kind in SlideKind]
    if values.get("kind") not in kinds:
        file.wrong(
            Text(zh=f"没有“{values.get('kind', '')}”这种幻灯片", en=f"there is no slide kind '{values.get('kind', '')}'"),
            *path, "kind", code="E-DECK-KIND",
            fix=Text(zh=f"可用：{'、'.join(kinds)}", en=f"known kinds: {', '.join(kinds)}"),
        )  # fmt: skip
    kind = SlideKind(values["kind"])
    known = ["id", "kind", "seconds", "transition", "title", "attract", "source", "audio", kind.value]
    for key in values:
        if key not in known:
            file.unknown(key, known, *path)
    if kind.value not in values:
        file.wrong(Text(zh=f"缺少 [slide.{kind.value}]", en=f"[slide.{kind.value}] is missing"), *path)
    if "source" in values and values["source"] not in tuple(sources):
        file.wrong(Text(zh="sections.toml 里没有这个来源", en="sections.toml has no such source"), *path, "source")
    own, title = _parted(kind, values)
    fields = _read_fields(file, kind, own, data, *path, kind.value)
    head = {key: value for key, value in values.items() if key not in ("kind", kind.value)}
    return file.build(Slide, head | title | {"fields": fields}, *path)


def _read_fields(file: TomlFile, kind: SlideKind, own: Any, data: DataFiles, *path: Step) -> SlideFields:
    """A kind's own fields, with what a file beside the deck says."""
    match kind:
        case SlideKind.WAR_MAP:
            return data.chart(file, own, *path)
        case SlideKind.VIDEO:
            return data.video(file, own, *path)
    return file.build(FIELDS[kind], own, *path)


def _parted(kind: SlideKind, values: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """A kind's own fields; of a title slide, whose table also holds the slide's title, the title beside them."""
    table = values[kind.value]
    if kind is not SlideKind.TITLE or not isinstance(table, dict):
        return table, {}
    own = {key: value for key, value in table.items() if key not in LANGUAGES}
    return own, {"title": {key: value for key, value in table.items() if key in LANGUAGES}}


def write_folder(folder: Path, exhibit: Exhibit, open_asset: Callable[[str], BinaryIO]) -> None:
    """Writes an exhibit as a slides folder. Raises EnvironmentFault E-DIR-NOTEMPTY rather than write over anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise EnvironmentFault(
            code="E-DIR-NOTEMPTY",
            message=Text(zh="文件夹里已有内容，没有写入", en="the folder is not empty; nothing was written"),
            where=str(folder),
            fix=Text(zh="换一个空文件夹", en="name an empty folder"),
        )
    _write(folder / "sections.toml", _sections_text(exhibit).encode())
    for deck in exhibit.decks:
        _write(folder / deck.section / deck.id / "deck.toml", _deck_text(deck).encode())
    for media in exhibit.media:
        with open_asset(media.original.sha256) as source:
            _copy(source, folder / media.path, media)


def _copy(source: BinaryIO, path: Path, media: MediaFile) -> None:
    """Writes a file out piece by piece: a video may be large. Raises EnvironmentFault E-ASSET-DAMAGED before anything is written."""
    if hashlib.file_digest(source, "sha256").hexdigest() != media.original.sha256:  # type: ignore[arg-type]
        raise EnvironmentFault(
            code="E-ASSET-DAMAGED",
            message=Text(zh="这个文件在库里已损坏", en="this file is damaged in the store"),
            where=media.path,
            fix=Text(zh="用原文件重新载入", en="load it again from the original file"),
        )
    source.seek(0)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        shutil.copyfileobj(source, target, PIECE_BYTES)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _sections_text(exhibit: Exhibit) -> str:
    tables = [table("[[source]]", plain(source)) for source in exhibit.sources]
    return "\n".join([*tables, *(table("[[section]]", plain(section)) for section in exhibit.sections)])


def _deck_text(deck: Deck) -> str:
    tables = [table("", {"id": deck.id, "title": plain(deck.title)})]
    for slide in deck.slides:
        values = plain(slide)
        head = {"id": slide.id, "kind": slide.kind.value} | {
            key: values.get(key) for key in ("seconds", "transition", "title", "attract", "source", "audio")
        }
        fields = deck_values(slide.fields)
        if slide.kind is SlideKind.TITLE:
            fields, head["title"] = values["title"] | fields, None
        tables += [table("[[slide]]", head), table(f"[slide.{slide.kind.value}]", fields)]
    return "\n".join(tables)
