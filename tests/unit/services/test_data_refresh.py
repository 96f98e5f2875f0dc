from __future__ import annotations

from dataclasses import replace

from kiosk.domain.asset import Asset
from kiosk.domain.deck import Deck
from kiosk.domain.exhibit import Exhibit, MediaFile
from kiosk.domain.playlist import Assignment, Playlist
from kiosk.domain.programme import Programme
from kiosk.domain.settings import IdleSettings
from kiosk.domain.text import Text
from kiosk.domain.war_map import WarMap
from kiosk.services.data_refresh import NOTE, Fresh, fed_from, refresh
from kiosk.services.publishing import Order, publish
from tests.support.charts import CHART, INSIDE, many, on_slide
from tests.support.memory import MemoryDraft, MemoryUnitOfWork
from tests.support.store_samples import ASSIGNMENTS, DECKS, EXHIBIT, MEDIA, PLAYLISTS

SECOND = 1_000_000
PATH = "west/chart/projects.csv"


def file(sha: str) -> MediaFile:
    asset = Asset(sha256=sha * 32, size_bytes=1, width_px=0, height_px=0)
    return MediaFile(path=PATH, original=asset, shown=asset)


def fresh(rows: WarMap, as_of: str | None = "2026-12-01") -> Fresh:
    return Fresh(file=file("ef"), rows=rows.rows, as_of=as_of)


def with_chart() -> MemoryUnitOfWork:
    """The sample exhibit with a deck of two charts that are fed from one file, and a third that is not."""
    elsewhere = replace(CHART, file="other.csv")
    slides = (on_slide(CHART), on_slide(INSIDE, "inside"), on_slide(elsewhere, "elsewhere"))
    deck = Deck(id="chart", section="west", title=Text(zh="挂图"), slides=slides)
    exhibit = replace(EXHIBIT, decks=(deck, *DECKS), media=(*MEDIA, file("cd")))
    playlist = Playlist(id="chart", section="west", title=deck.title, slides=tuple(slide.id for slide in slides))
    draft = MemoryDraft(
        held_exhibit=exhibit,
        held_playlists=(*PLAYLISTS, playlist),
        held_assignments=(*ASSIGNMENTS[:1], Assignment(target="west", playlist="chart")),
    )
    return MemoryUnitOfWork(draft=draft)


def published(uow: MemoryUnitOfWork, now_us: int, at_us: int | None = None) -> Programme:
    order = Order(note="", now_us=now_us, anchor_us=now_us if at_us is None else at_us, idle=IdleSettings())
    return publish(uow, order).programme


def exhibit_of(uow: MemoryUnitOfWork) -> Exhibit:
    exhibit = uow.draft.exhibit()
    assert exhibit is not None
    return exhibit


def test_only_the_slides_fed_from_the_file_change() -> None:
    uow = with_chart()
    before = published(uow, 5 * SECOND)
    (told,) = refresh(uow, fresh(many(8)), 60 * SECOND)
    after = told.programme
    assert (after.revision, after.anchor_us, after.note) == (2, 60 * SECOND, NOTE)
    assert uow.programmes.get(2) is after
    changed = [new for old, new in zip(before.slides, after.slides, strict=True) if new != old]
    assert [slide.id for slide in changed] == ["chart", "inside"]
    for slide, was in zip(changed, (CHART, INSIDE), strict=True):
        assert slide.fields == replace(was, rows=many(8).rows, as_of="2026-12-01")
    same = replace(after, revision=1, anchor_us=before.anchor_us, note="", slides=before.slides, media=before.media)
    assert same.sha256() == before.sha256(), "everything else is as it was"
    assert [media.shown.sha256 for media in after.media if media.path == PATH] == ["ef" * 32]


def test_with_as_many_pages_as_before_no_screen_starts_anew() -> None:
    uow = with_chart()
    published(uow, 5 * SECOND)
    (told,) = refresh(uow, fresh(many(9)), 60 * SECOND)
    assert {playlist.anchor_us for playlist in told.programme.playlists} == {5 * SECOND}
    assert told.changed_screens == ("screen-9", "screen-8")


def test_with_more_pages_the_playlist_starts_anew_and_only_that() -> None:
    uow = with_chart()
    published(uow, 5 * SECOND)
    (told,) = refresh(uow, fresh(many(30)), 60 * SECOND)
    anchors = {playlist.id: playlist.anchor_us for playlist in told.programme.playlists}
    assert anchors == {"a-east": 5 * SECOND, "z-west": 5 * SECOND, "chart": 60 * SECOND}


def test_the_draft_has_the_rows_too_and_keeps_what_is_being_edited() -> None:
    uow = with_chart()
    published(uow, 5 * SECOND)
    edited = replace(exhibit_of(uow).decks[0], title=Text(zh="新的标题"))
    uow.draft.held_exhibit = replace(exhibit_of(uow), decks=(edited, *exhibit_of(uow).decks[1:]))
    (told,) = refresh(uow, fresh(many(8)), 60 * SECOND)
    draft = exhibit_of(uow)
    assert draft.decks[0].title.zh == "新的标题"
    assert draft.decks[0].slides[0].fields == replace(CHART, rows=many(8).rows, as_of="2026-12-01")
    assert [media.original.sha256 for media in draft.media if media.path == PATH] == ["ef" * 32]
    assert len(uow.draft.playlists()) == 3
    assert told.programme.playlist_by_id["chart"].title.zh == "挂图", "what is being edited is not published"


def test_what_waits_for_its_instant_is_renewed_and_not_overtaken() -> None:
    uow = with_chart()
    published(uow, 5 * SECOND)
    uow.draft.held_playlists = (*uow.draft.held_playlists[:2], replace(uow.draft.held_playlists[2], slides=("inside",)))
    published(uow, 6 * SECOND, at_us=500 * SECOND)
    told = refresh(uow, fresh(many(8)), 60 * SECOND)
    assert [(item.programme.revision, item.programme.anchor_us) for item in told] == [(3, 60 * SECOND), (4, 500 * SECOND)]
    assert told[1].programme.playlist_by_id["chart"].slides == ("inside",)
    assert told[1].programme.slide_by_id["inside"].fields == replace(INSIDE, rows=many(8).rows, as_of="2026-12-01")


def test_rows_that_are_the_same_publish_nothing() -> None:
    uow = with_chart()
    published(uow, 5 * SECOND)
    assert refresh(uow, fresh(CHART, CHART.as_of), 60 * SECOND) == ()
    assert uow.programmes.latest() == 1
    assert [media.original.sha256 for media in exhibit_of(uow).media if media.path == PATH] == ["ef" * 32]


def test_before_anything_is_published_only_the_draft_changes() -> None:
    uow = with_chart()
    assert refresh(uow, fresh(many(8)), 60 * SECOND) == ()
    fields = exhibit_of(uow).decks[0].slides[0].fields
    assert isinstance(fields, WarMap)
    assert len(fields.rows) == 8


def test_a_file_that_nothing_is_fed_from_changes_nothing() -> None:
    uow = MemoryUnitOfWork()
    published(uow, 5 * SECOND)
    assert refresh(uow, fresh(many(8)), 60 * SECOND) == ()
    assert exhibit_of(uow) == EXHIBIT
    assert refresh(MemoryUnitOfWork(draft=MemoryDraft(held_exhibit=None)), fresh(many(8)), 0) == ()


def test_the_files_that_an_exhibit_is_fed_from() -> None:
    assert fed_from(exhibit_of(with_chart())) == {PATH, "west/chart/other.csv"}
    assert fed_from(EXHIBIT) == frozenset()
