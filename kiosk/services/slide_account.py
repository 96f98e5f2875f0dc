"""What is to be said of a slide besides its words: where it plays, what publishing would change, what the checker finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kiosk.domain.cue import Cues
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.history import history
from kiosk.domain.programme import Programme, in_force
from kiosk.domain.report_card import ImportedFile
from kiosk.domain.slide import Slide
from kiosk.domain.wall import Screen
from kiosk.services.checking import figures, language, reading, sources
from kiosk.services.checking.finding import Finding
from kiosk.services.checking.subject import Subject, subjects_of
from kiosk.services.ports import UnitOfWork
from kiosk.services.publishing import entries_for
from kiosk.services.times import hall_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Of one slide: the numbers of the screens that play it, now or once the draft is published; what the checker says of it
    without drawing it; the file it was imported from."""

    slide: str
    plays_on: tuple[int, ...]
    findings: tuple[Finding, ...]
    imported: ImportedFile | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ledger:
    """What accounts are made from, read once for each change of the content."""

    now: Programme | None
    draft: Programme | None
    cues: Cues
    subjects: Mapping[str, Subject]
    differing: Mapping[str, tuple[Finding, ...]]
    imports: Mapping[str, ImportedFile]


def open_ledger(uow: UnitOfWork, exhibit: Exhibit, draft: Programme | None, now_us: int) -> Ledger:
    """Slow. `exhibit` is the draft's, `draft` the programme it makes, None where it cannot be published."""
    subjects = subjects_of(exhibit)
    return Ledger(
        now=in_force(uow.programmes.playable(now_us), now_us),
        draft=draft,
        cues=Cues.of(uow.journal.since(now_us)),
        subjects={subject.slide.id: subject for subject in subjects},
        differing=_by_slide(figures.find(subjects)),
        imports=_imports(uow, exhibit),
    )


def account_of(ledger: Ledger, slide: Slide, now_us: int) -> Account:
    """What is to be said of a slide now."""
    programme = ledger.draft or ledger.now
    screens = programme.wall.screens if programme is not None else ()
    plays_on = [screen.id for screen in screens if _plays(ledger, screen, slide.id, now_us)]
    numbers = {screen.id: number for number, screen in enumerate(screens, 1)}
    return Account(
        slide=slide.id,
        plays_on=tuple(numbers[screen] for screen in plays_on),
        findings=_findings(ledger, slide, programme, now_us),
        imported=ledger.imports.get(slide.id),
    )


def _plays(ledger: Ledger, screen: Screen, slide: str, now_us: int) -> bool:
    """Whether a screen plays a slide by default, by schedule or by hand, as it is published or as it is in the draft."""
    for programme in (ledger.now, ledger.draft):
        there = programme.screen_by_id.get(screen.id) if programme is not None else None
        if programme is None or there is None:
            continue
        default = programme.default_playlist(there)
        takes = history(programme, ledger.cues, there).at(now_us).takes
        names = {entry.playlist for entry in entries_for(programme, there, now_us)}
        names |= {take.cue.playlist or "" for take in takes if take.cue.holds(now_us)}
        names |= {default.id} if default is not None else set()
        if any(slide in programme.playlist_by_id[name].slides for name in names if name in programme.playlist_by_id):
            return True
    return False


def _findings(ledger: Ledger, slide: Slide, programme: Programme | None, now_us: int) -> tuple[Finding, ...]:
    """What can be told without drawing it."""
    subject = ledger.subjects.get(slide.id)
    if subject is None or programme is None:
        return ()
    today = hall_time(now_us, ZoneInfo(programme.wall.timezone)).date()
    found = (
        *reading.find(slide),
        *language.find(replace(subject, beside=())),
        *sources.find(subject, today),
        *ledger.differing.get(slide.id, ()),
    )
    return tuple(dict.fromkeys(found))


def _by_slide(found: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    gathered: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        gathered[finding.slide].append(finding)
    return {slide: tuple(findings) for slide, findings in gathered.items()}


def _imports(uow: UnitOfWork, exhibit: Exhibit) -> dict[str, ImportedFile]:
    """The file that each imported slide came from."""
    files = {imported.deck: imported for imported in uow.draft.imports()}
    return {slide.id: files[deck.id] for deck in exhibit.decks if deck.id in files for slide in deck.slides}
