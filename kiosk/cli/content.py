"""Verbs about what plays: init, slides (in, out, checked, drawn), publish, revisions, rollback."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk import app
from kiosk.cli.console import Console
from kiosk.domain.errors import BadInput
from kiosk.domain.text import Language, Text
from kiosk.services.checking.finding import Finding, Severity
from kiosk.services.library import wall_of
from kiosk.services.publishing import Order, Published, publish
from kiosk.services.reporting import Moment
from kiosk.services.times import parse_time

slides = typer.Typer(help="Text decks in and out.", no_args_is_help=True)


def init_verb(
    context: typer.Context,
    site: Annotated[Path | None, typer.Option(help="which screens there are; default: the reference site")] = None,
) -> None:
    """Creates the store and loads the screens; run again it changes nothing."""
    console: Console = context.obj
    counts = app.initialise(console.data_dir, site)
    console.answer(counts, [_counted(console, counts)])


@slides.command("load")
def load(context: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Loads a slides folder into the draft."""
    console: Console = context.obj
    findings: list[BadInput] = []
    with app.open_house(console.data_dir) as house, console.progress(Text(zh="正在载入", en="Loading")) as progress:
        counts = app.load_slides(house, folder, progress, findings.append)
    for finding in findings:
        console.find(finding)
    told = [console.fields(finding) for finding in findings]
    console.answer({**counts, "findings": told}, [_counted(console, counts)])


@slides.command("export")
def export(context: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Writes the draft as a slides folder."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        counts = app.export_slides(house, folder)
    console.answer(counts, [_counted(console, counts)])


@slides.command("gallery")
def gallery(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="the folder the sheets are written to")],
) -> None:
    """Draws all that a slides folder shows, in every theme and language, onto sheets to look at."""
    from kiosk.app.gallery import draw_gallery

    console: Console = context.obj
    with console.progress(Text(zh="正在绘制", en="Drawing")) as progress:
        written = [str(file) for file in draw_gallery(folder, target, progress)]
    console.answer({"sheets": written}, written)


@slides.command("check")
def check(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    site: Annotated[Path | None, typer.Option(help="for which screens; default: like those of the reference site")] = None,
    distance: Annotated[
        int | None,
        typer.Option(
            metavar="MM", min=200, max=20_000, help="from how far away it is read; default: as the site says, else 1500"
        ),
    ] = None,
) -> None:
    """Says what visitors could not see, read or follow on the slides of a folder; exit 2 if something cannot be shown at all."""
    from kiosk.app.checking import check_slides

    console: Console = context.obj
    with console.progress(Text(zh="正在检查", en="Checking")) as progress:
        checked = check_slides(folder, site, distance, progress)
    language, findings = console.language, checked.findings
    answer = {
        "slides": checked.slides,
        "findings": [
            {
                "slide": finding.slide,
                "severity": finding.severity.value,
                "code": finding.code,
                "message": finding.message.read(language),
                "fix": finding.fix.read(language),
            }
            for finding in findings
        ],
    }
    blocks = sum(finding.severity is Severity.BLOCK for finding in findings)
    told = Text(
        zh=f"{checked.slides} 页，{blocks} 处阻止，{len(findings) - blocks} 处建议",
        en=f"{checked.slides} slides, {blocks} blocking, {len(findings) - blocks} advised",
    )
    console.answer(answer, [*(_line(finding, language) for finding in findings), told.read(language)])
    raise typer.Exit(2 if blocks else 0)


def publish_verb(
    context: typer.Context,
    note: Annotated[str, typer.Option(help="a word for the list of revisions")] = "",
    at: Annotated[str | None, typer.Option(metavar="TIME", help="when it takes effect; default: now")] = None,
) -> None:
    """Freezes the draft as the next revision."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        zone = ZoneInfo(house.store.read(lambda uow: wall_of(uow.draft)).timezone)
        now_us = house.clock.now_us()
        anchor_us = parse_time(at, zone, "--at") if at is not None else now_us
        order = Order(note=note, now_us=now_us, anchor_us=anchor_us, idle=house.settings.idle)
        published = house.store.write(lambda uow: publish(uow, order)).result()
        house.bell.ring()
    _tell(console, published)


def rollback_verb(context: typer.Context, revision: int) -> None:
    """Plays an older revision again, as the next one."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        published = app.return_to(house, revision)
    _tell(console, published)


def revisions_verb(context: typer.Context) -> None:
    """Lists what was published."""
    console: Console = context.obj
    with app.open_house(console.data_dir) as house:
        listed = app.revisions(house, console.language)
    empty = Text(zh="还没有发布过：先运行 kiosk publish", en="nothing was published yet: run kiosk publish").read(
        console.language
    )
    lines = [
        f"{'▶' if item['current'] else ' '} {item['revision']:>4}  {item['at']}  {item['note']}" for item in listed["revisions"]
    ]
    console.answer(listed, lines or [empty])


def _tell(console: Console, published: Published) -> None:
    programme = published.programme
    at = Moment.of(programme.wall, programme.anchor_us).iso(programme.anchor_us)
    answer: dict[str, Any] = {
        "revision": programme.revision,
        "at": at,
        "sha256": published.sha256,
        "changed_screens": list(published.changed_screens),
    }
    for playlist in published.empty_playlists:
        console.say(
            Text(
                zh=f"E-PL-EMPTY: 播放列表“{playlist}”是空的，显示海报页",
                en=f"E-PL-EMPTY: playlist '{playlist}' is empty; its screens show the poster",
            )
        )
    count = len(published.changed_screens)
    line = Text(
        zh=f"第 {programme.revision} 版，{at} 起生效，影响 {count} 块屏",
        en=f"revision {programme.revision} from {at} on, {count} screens change",
    )
    console.answer(answer, [line.read(console.language)])


_SEVERITIES = {Severity.BLOCK: Text(zh="阻止", en="blocks"), Severity.ADVICE: Text(zh="建议", en="advice")}


def _line(finding: Finding, language: Language) -> str:
    severity, message, fix = (each.read(language) for each in (_SEVERITIES[finding.severity], finding.message, finding.fix))
    return f"{finding.slide}  {severity}  {message} — {fix} ({finding.code})"


def _counted(console: Console, counts: dict[str, int]) -> str:
    text = Text(
        zh="{sections} 个展区，{screens} 块屏幕，{decks} 套演示文稿，{slides} 页",
        en="{sections} sections, {screens} screens, {decks} decks, {slides} slides",
    )
    return text.read(console.language).format(**counts)


VERBS = {"init": init_verb, "publish": publish_verb, "revisions": revisions_verb, "rollback": rollback_verb}
