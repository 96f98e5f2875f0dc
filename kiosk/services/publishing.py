"""Publishing: freezes the draft into the next revision, or an older revision into the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import Exhibit, media_paths
from kiosk.domain.hours import ALWAYS_OPEN
from kiosk.domain.ids import HALL
from kiosk.domain.occurrences import is_over
from kiosk.domain.playlist import Playlist, included
from kiosk.domain.programme import Home, IdleRule, Programme, in_force, timeline_of
from kiosk.domain.schedule import Entry, Schedule
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import Slide
from kiosk.domain.text import Text
from kiosk.domain.wall import Screen
from kiosk.services.library import exhibit_of, wall_of
from kiosk.services.playlists import written_out
from kiosk.services.ports import Draft, Programmes, UnitOfWork
from kiosk.services.recycling import sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The programme that was written, and what the screens play differently for it."""

    programme: Programme
    sha256: str
    changed_screens: tuple[str, ...]

    @property
    def empty_playlists(self) -> tuple[str, ...]:
        """Playlists without a slide: who plays one by default shows the next candidate instead."""
        return tuple(playlist.id for playlist in self.programme.playlists if not playlist.slides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a publish is told: the note, when the programme takes effect, the idle rule, and one dwell for all pages if any."""

    note: str
    now_us: int
    anchor_us: int
    idle: IdleSettings
    dwell_s: float | None = None


def publish(uow: UnitOfWork, order: Order) -> Published:
    """Freezes the draft and has it count from its anchor on, and sweeps the recycle bin. Raises what `drafted` does."""
    programme, before = _drafted(uow, order)
    sweep(uow.draft, order.now_us)
    return _add(uow, programme, before, order.now_us)


def drafted(uow: UnitOfWork, order: Order) -> Programme:
    """The programme that the draft makes, without writing it down.

    Raises BadInput E-PL-MISSING, E-PL-CYCLE, E-SCH-TARGET, E-CFG-SCREEN, E-PUB-PAST, or EnvironmentFault if there is no wall or
    no exhibit yet.
    """
    return _drafted(uow, order)[0]


def _drafted(uow: UnitOfWork, order: Order) -> tuple[Programme, Programme | None]:
    """That programme, and the one it follows: finding this one reads every revision, so it is done once."""
    _check_anchor(order.anchor_us, order.now_us)
    draft = uow.draft
    wall, exhibit = wall_of(draft), exhibit_of(draft)
    slides = tuple(_dwelling(slide, order.dwell_s) for deck in exhibit.decks for slide in deck.slides)
    decks = {deck.id for deck in exhibit.decks}
    _check_whole(draft, {slide.id for slide in slides})
    # Those of decks first: which deck a slide belongs to is told by the first playlist that has it.
    playlists = sorted(written_out(draft.playlists()), key=lambda playlist: playlist.id not in decks)
    before = _followed(uow.programmes, order.now_us, order.anchor_us)
    programme = Programme(
        revision=uow.programmes.latest() + 1,
        anchor_us=order.anchor_us,
        note=order.note,
        wall=wall,
        sections=exhibit.sections,
        sources=exhibit.sources,
        slides=slides,
        playlists=tuple(_anchored(item, slides, before, order.anchor_us) for item in playlists),
        assignments=draft.assignments(),
        media=tuple(media.as_shown() for media in exhibit.media),
        idle=idle_rule(order.idle),
        scheduled=_scheduled(draft, before, order.anchor_us),
    )
    homes = _homes(programme, exhibit)
    return programme if homes is None else replace(programme, homes=homes), before


def roll_back(uow: UnitOfWork, revision: int, now_us: int) -> Published:
    """Publishes the content of an older revision as the next one, from now on; what it replaces stays in the list."""
    return issue(uow, _again(uow, revision, now_us), note_of_return(revision), now_us)


def reinstate(uow: UnitOfWork, revision: int, now_us: int) -> Published:
    """Publishes an older revision as the next one, as if nothing had come after it: none of its playlists begins anew."""
    programme = uow.programmes.get(revision)
    anchor_us = max(now_us, programme.anchor_us)
    before = _followed(uow.programmes, now_us, anchor_us)
    again = replace(programme, revision=uow.programmes.latest() + 1, anchor_us=anchor_us, note=note_of_return(revision))
    return _add(uow, again, before, now_us)


def would_roll_back(uow: UnitOfWork, revision: int, now_us: int) -> Published:
    """What rolling back would write and change, for those who ask before they do it; nothing is written."""
    return _issued(uow, _again(uow, revision, now_us), note_of_return(revision), now_us)


def note_of_return(revision: int) -> str:
    """The note of a revision that has the content of an older one."""
    return f"回到第 {revision} 版 / back to revision {revision}"


def issue(uow: UnitOfWork, programme: Programme, note: str, now_us: int) -> Published:
    """Publishes a whole programme as the next revision, from now on or from its own instant if that is still to come."""
    published = _issued(uow, programme, note, now_us)
    uow.programmes.add(published.programme, published_us=now_us)
    return published


def _issued(uow: UnitOfWork, programme: Programme, note: str, now_us: int) -> Published:
    anchor_us = max(now_us, programme.anchor_us)
    before = _followed(uow.programmes, now_us, anchor_us)
    issued = replace(
        programme,
        revision=uow.programmes.latest() + 1,
        anchor_us=anchor_us,
        note=note,
        playlists=tuple(_anchored(item, programme.slides, before, anchor_us) for item in programme.playlists),
        scheduled=_since(programme.scheduled, before, anchor_us) if programme.scheduled is not None else None,
    )
    return _published(issued, before)


def as_if_begun(programme: Programme, t: int) -> Programme:
    """A programme as if it had been published at `t` already, so that a time before it can be looked at."""
    schedule = programme.scheduled
    if schedule is not None:
        entries = tuple(replace(entry, anchor_us=min(entry.anchor_us, t)) for entry in schedule.entries)
        schedule = replace(schedule, entries=entries)
    return replace(
        programme,
        anchor_us=min(programme.anchor_us, t),
        playlists=tuple(replace(playlist, anchor_us=min(playlist.anchor_us, t)) for playlist in programme.playlists),
        scheduled=schedule,
    )


def bare_programme(draft: Draft, now_us: int) -> Programme:
    """The draft's screens with nothing to play, so that each shows its section's poster: for when no revision is sound.

    Raises EnvironmentFault E-DB-MISSING, E-DRAFT-EMPTY.
    """
    wall, exhibit = wall_of(draft), exhibit_of(draft)
    sections = {section.id for section in exhibit.sections}
    return Programme(
        revision=0,
        anchor_us=now_us,
        note="",
        wall=replace(wall, screens=tuple(screen for screen in wall.screens if screen.section in sections)),
        sections=exhibit.sections,
        sources=(),
        slides=(),
        playlists=(),
        assignments=(),
        media=tuple(media.as_shown() for media in exhibit.media),
        idle=idle_rule(IdleSettings()),
    )


def idle_rule(idle: IdleSettings) -> IdleRule:
    return IdleRule(after_us=round(idle.after_s * 1e6), frame_us=round(idle.frame_s * 1e6), frames=idle.frames)


def _again(uow: UnitOfWork, revision: int, now_us: int) -> Programme:
    return replace(uow.programmes.get(revision), anchor_us=now_us)


def _add(uow: UnitOfWork, programme: Programme, before: Programme | None, now_us: int) -> Published:
    uow.programmes.add(programme, published_us=now_us)
    return _published(programme, before)


def _published(programme: Programme, before: Programme | None) -> Published:
    return Published(programme=programme, sha256=programme.sha256(), changed_screens=changed_screens(before, programme))


def _followed(programmes: Programmes, now_us: int, anchor_us: int) -> Programme | None:
    """The programme that one from `anchor_us` on follows; None before the first, and where none is sound any more."""
    return in_force(_playable(programmes, now_us), anchor_us)


def _playable(programmes: Programmes, now_us: int) -> tuple[Programme, ...]:
    """What plays or waits; nothing where none is sound any more. Publishing is how staff mend that, so it must not stop at it."""
    try:
        return programmes.playable(now_us)
    except EnvironmentFault as fault:
        if fault.code != "E-PGM-DAMAGED":
            raise
        return ()


def standing_revisions(programmes: Programmes, now_us: int) -> tuple[int, ...]:
    """The revision in force and those that wait for their instant, oldest first; none before one is in force."""
    playable = _playable(programmes, now_us)
    now = in_force(playable, now_us)
    return tuple(sorted(each.revision for each in playable if now is not None and each.revision >= now.revision))


def _check_anchor(anchor_us: int, now_us: int) -> None:
    if anchor_us < now_us:
        raise BadInput(
            code="E-PUB-PAST",
            message=Text(zh="生效时间已经过去", en="that time has passed"),
            where="--at",
            fix=Text(zh="写一个以后的时间，或不写，立即生效", en="name a time to come, or none to publish now"),
        )


def _dwelling(slide: Slide, dwell_s: float | None) -> Slide:
    return slide if dwell_s is None else replace(slide, seconds=dwell_s)


def _anchored(playlist: Playlist, slides: Iterable[Slide], before: Programme | None, anchor_us: int) -> Playlist:
    """The playlist with its anchor: the one it had if it runs as before, so that mending a typo restarts no screen."""
    old = before.playlist_by_id.get(playlist.id) if before else None
    if before is not None and old is not None and playlist.slides and old.slides == playlist.slides:
        standing = set(playlist.slides)
        durations_us = {slide.id: slide.duration_us for slide in slides if slide.id in standing}
        same = before.timelines[old.id] == timeline_of(playlist, durations_us)
        anchor_us = old.anchor_us if same else anchor_us
    return replace(playlist, anchor_us=anchor_us)


def _scheduled(draft: Draft, before: Programme | None, anchor_us: int) -> Schedule | None:
    """The schedule of the draft; None where nothing was ever scheduled."""
    entries, hours = draft.entries(), draft.hours()
    if not entries and hours == ALWAYS_OPEN:
        return None
    return _since(Schedule(entries=entries, hours=hours, calendar=draft.calendar()), before, anchor_us)


def _since(schedule: Schedule, before: Programme | None, anchor_us: int) -> Schedule:
    """The schedule with its anchors: an entry that was published before as it is now keeps the one it had, so that its
    screens are not restarted."""
    old = {replace(entry, anchor_us=0): entry.anchor_us for entry in before.schedule.entries} if before else {}
    bare = (replace(entry, anchor_us=0) for entry in schedule.entries)
    return replace(schedule, entries=tuple(replace(entry, anchor_us=old.get(entry, anchor_us)) for entry in bare))


def _homes(programme: Programme, exhibit: Exhibit) -> tuple[Home, ...] | None:
    """The decks of the slides whose playlists would not tell them: staff may take a slide out of its deck's own playlist."""
    homes = (Home(slide=slide.id, deck=deck.id, section=deck.section) for deck in exhibit.decks for slide in deck.slides)
    return tuple(home for home in homes if not _told(programme.deck_of(home.slide), home)) or None


def _told(deck: Playlist | None, home: Home) -> bool:
    return deck is not None and (deck.id, deck.section) == (home.deck, home.section)


def _check_whole(draft: Draft, slides: set[str]) -> None:
    """Every name that the programme will use leads somewhere."""
    playlists = {playlist.id: playlist for playlist in draft.playlists()}
    for playlist in playlists.values():
        for other in playlist.included:
            if other not in playlists:
                raise _missing(
                    f"播放列表“{playlist.id}”里的播放列表“{other}”",
                    f"playlist '{other}' in playlist '{playlist.id}'",
                    playlist.id,
                )
        for slide in playlist.slides:
            if included(slide) is None and slide not in slides:
                raise _missing(
                    f"播放列表“{playlist.id}”里的幻灯片“{slide}”", f"slide '{slide}' of playlist '{playlist.id}'", playlist.id
                )
    for item in draft.assignments():
        if item.playlist not in playlists:
            raise _missing(
                f"“{item.target}”的播放列表“{item.playlist}”", f"playlist '{item.playlist}' of '{item.target}'", item.target
            )
    sections = {section.id for section in exhibit_of(draft).sections}
    _check_entries(draft, {HALL, *sections, *(screen.id for screen in wall_of(draft).screens)})
    for screen in wall_of(draft).screens:
        if screen.section not in sections:
            raise BadInput(
                code="E-CFG-SCREEN",
                message=Text(zh=f"没有展区“{screen.section}”", en=f"there is no section '{screen.section}'"),
                where=screen.id,
                fix=Text(
                    zh="改场地文件里的展区，或在 sections.toml 里补上", en="correct the site file or add it to sections.toml"
                ),
            )


def _check_entries(draft: Draft, targets: set[str]) -> None:
    playlists = {playlist.id for playlist in draft.playlists()}
    for entry in draft.entries():
        fix = Text(
            zh=f"用 kiosk schedule remove {entry.id} 删除这一项，或把它指的内容放回来",
            en=f"remove the entry with kiosk schedule remove {entry.id}, or put back what it names",
        )
        where = f"schedule {entry.id}"
        if entry.playlist not in playlists:
            zh, en = f"第 {entry.id} 项排程的播放列表“{entry.playlist}”", f"playlist '{entry.playlist}' of entry {entry.id}"
            raise _missing(zh, en, where, fix)
        if entry.target not in targets:
            zh, en = f"第 {entry.id} 项排程的目标“{entry.target}”", f"the target '{entry.target}' of entry {entry.id}"
            message = Text(zh=f"{zh}不存在", en=f"{en} does not exist")
            raise BadInput(code="E-SCH-TARGET", message=message, where=where, fix=fix)


_TAKE_IT_OUT = Text(zh="从播放列表里去掉，或把它放回来", en="take it out of the playlist or put it back")


def _missing(zh: str, en: str, where: str, fix: Text = _TAKE_IT_OUT) -> BadInput:
    return BadInput(
        code="E-PL-MISSING",
        message=Text(zh=f"{zh}不存在", en=f"{en} does not exist"),
        where=where,
        fix=fix,
    )


def changed_screens(before: Programme | None, after: Programme) -> tuple[str, ...]:
    """The screens whose content reads differently than before (or plays anew) by default or by schedule, in their order."""
    return tuple(
        screen.id
        for screen in after.wall.screens
        if before is None or _content(before, screen.id, after.anchor_us) != _content(after, screen.id, after.anchor_us)
    )


def _content(programme: Programme, screen_id: str, from_us: int) -> object:
    """All that is painted on a screen nobody holds, and when: two of these are equal if no visitor can tell them apart."""
    screen = programme.screen_by_id.get(screen_id)
    if screen is None:
        return None
    section = programme.section_by_id.get(screen.section)
    default, entries = programme.default_playlist(screen), entries_for(programme, screen, from_us)
    named = (programme.playlist_by_id.get(entry.playlist) for entry in entries)
    playlists = [playlist for playlist in (default, *named) if playlist is not None]
    slides = [programme.slide_by_id[slide] for playlist in playlists for slide in playlist.slides]
    paths = {section.poster if section else "", *(path for each in slides for path in media_paths(programme, each.id).values())}
    pictures = [item for item in programme.media if item.path in paths]
    sources = [item for item in programme.sources if item.id in {slide.source for slide in slides}]
    schedule, asks_calendar = programme.schedule, any(entry.asks_calendar for entry in entries)
    days = entries, schedule.hours, schedule.calendar if asks_calendar else None
    return screen, section, playlists, slides, programme.idle if playlists else None, pictures, sources, days


def entries_for(programme: Programme, screen: Screen, from_us: int) -> tuple[Entry, ...]:
    """The entries that are for a screen and not over."""
    zone = ZoneInfo(programme.wall.timezone)
    return tuple(
        entry for entry in programme.schedule.entries if entry.target in screen.targets and not is_over(entry, zone, from_us)
    )
