"""Verbs about the playlists of the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.recycled import KEPT_DAYS
from kiosk.domain.text import Text
from kiosk.services import playlist_report as report
from kiosk.services import playlists
from kiosk.services.ports import Draft
from kiosk.services.recycling import drop_playlist

playlist = typer.Typer(help="What plays one after another.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME")]
Standing = Annotated[list[str], typer.Argument(metavar="SLIDE|@OTHER|N", help="what stands in it, or its place from 1")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="what people read, in Chinese")]
TitleEn = Annotated[str | None, typer.Option(metavar="TEXT", help="the same in English")]


@playlist.command("list")
def list_playlists(context: typer.Context) -> None:
    """The playlists of the draft, and where each is used."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        told = house.store.read(lambda uow: report.listed(uow.draft, console.language))
    console.answer(told, report.lines_of_all(told, console.language))


@playlist.command("show")
def show(context: typer.Context, name: Name) -> None:
    """One playlist with all that stands in it."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        told = house.store.read(lambda uow: report.shown(uow.draft, name, console.language))
    console.answer(told, report.lines_of_one(told, console.language))


@playlist.command("add")
def add(
    context: typer.Context,
    name: Name,
    slides: Annotated[
        list[str] | None, typer.Argument(metavar="SLIDE", help="ids of slides; @OTHER is a whole playlist")
    ] = None,
    at: Annotated[int | None, typer.Option(metavar="N", help="before which place, from 1; default: at the end")] = None,
    section: Annotated[str | None, typer.Option(metavar="ID", help="of a new one; default: that of its first slide")] = None,
    title: Title = None,
    title_en: TitleEn = None,
) -> None:
    """Puts slides into a playlist, and makes it if it is not there."""
    told = Text(zh=title if title is not None else name, en=title_en) if title is not None or title_en is not None else None
    order = playlists.Addition(name=name, items=tuple(slides or ()), at=at, section=section, title=told)
    _change(context, name, lambda draft: playlists.add(draft, order))


@playlist.command("remove")
def remove(context: typer.Context, name: Name, slides: Standing) -> None:
    """Takes slides out of a playlist: by id wherever they stand, or by place."""
    _change(context, name, lambda draft: playlists.remove(draft, name, slides))


@playlist.command("move")
def move(
    context: typer.Context,
    name: Name,
    place: Annotated[int, typer.Argument(metavar="FROM", help="the place of what is moved, from 1")],
    to: Annotated[int, typer.Argument(metavar="TO", help="the place it gets")],
) -> None:
    """Puts what stands at one place at another."""
    _change(context, name, lambda draft: playlists.move(draft, name, place, to))


@playlist.command("rename")
def rename(context: typer.Context, name: Name, title: Title = None, title_en: TitleEn = None) -> None:
    """Changes the title that people read; the name stays."""
    if title is None and title_en is None:
        raise typer.BadParameter("--title, --title-en")
    _change(context, name, lambda draft: playlists.rename(draft, name, title, title_en))


@playlist.command("drop")
def drop(context: typer.Context, name: Name) -> None:
    """Discards a playlist that nothing uses any more; its slides stay, and slides restore brings it back."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        now_us = house.clock.now_us()
        house.store.write(lambda uow: drop_playlist(uow.draft, name, now_us)).result()
        house.bell.ring()
    gone = Text(
        zh=f"播放列表“{name}”已丢弃，发布后生效；在回收站保留 {KEPT_DAYS} 天",
        en=f"playlist '{name}' is discarded and kept in the recycle bin for {KEPT_DAYS} days; publish to have it so",
    )
    console.answer({"name": name, "dropped": True}, [gone.read(console.language)])


@playlist.command("assign")
def assign(
    context: typer.Context,
    target: Annotated[str, typer.Option(metavar="hall|SECTION|SCREEN", help="what plays it by default")],
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    none: Annotated[bool, typer.Option("--none", help="takes the default away instead")] = False,
) -> None:
    """Has the hall, a section or a screen play a playlist by default."""
    if none == (name is not None):
        raise typer.BadParameter("NAME or --none")
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        house.store.write(lambda uow: playlists.assign(uow.draft, name, target)).result()
        house.bell.ring()
    given = Text(
        zh=f"“{target}”默认播放“{name}”，发布后生效" if name else f"“{target}”不再有自己的默认播放列表，发布后生效",
        en=f"'{target}' plays '{name}' by default; publish to have it so"
        if name
        else f"'{target}' has no default playlist of its own any more; publish to have it so",
    )
    console.answer({"target": target, "playlist": name}, [given.read(console.language)])


def _change(context: typer.Context, name: str, work: Callable[[Draft], object]) -> None:
    """Changes the draft and answers with the playlist as it is then."""
    console: Console = context.obj

    with app.open_house(console.data_dir) as house:

        def change(draft: Draft) -> report.Answer:
            work(draft)
            return report.shown(draft, name, console.language)

        told = house.store.write(lambda uow: change(uow.draft)).result()
        house.bell.ring()
    console.answer(told, report.lines_of_one(told, console.language))
