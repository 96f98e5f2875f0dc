from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.content import counts, export_slides, give_cue, initialise, load_slides, revisions, what_counts
from kiosk.app.house import open_house, zone
from kiosk.bus.local import DoorbellListener
from kiosk.domain.cue import CueKind
from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.text import Language
from kiosk.services.conductor import Request
from kiosk.services.times import hall_time
from tests.support.commands import published
from tests.support.folders import picture, site_file, slides_folder, tree

NEXT = Request(kind=CueKind.NEXT, targets=("hall",))


def unseen(done: int, of: int) -> None:
    """Nobody looks."""


def test_a_new_store_has_the_reference_sites_screens(tmp_path: Path) -> None:
    assert initialise(tmp_path, None) == {"sections": 5, "screens": 18, "decks": 0, "slides": 0}


def test_a_store_keeps_its_site_until_another_is_named(tmp_path: Path) -> None:
    initialise(tmp_path / "data", site_file(tmp_path))
    assert initialise(tmp_path / "data", None)["screens"] == 3


def test_a_store_has_the_shipped_holidays_and_keeps_its_own(tmp_path: Path) -> None:
    initialise(tmp_path, None)
    with open_house(tmp_path) as house:
        shipped = house.store.read(lambda uow: uow.draft.calendar())
        assert shipped.covers(2026)
        own = replace(shipped.years[-1], source="own", days=shipped.years[-1].days[:1])
        house.store.write(lambda uow: uow.draft.put_calendar_year(own)).result()
    initialise(tmp_path, None)
    with open_house(tmp_path) as house:
        assert house.store.read(lambda uow: uow.draft.calendar()).years == (*shipped.years[:-1], own)


def test_pictures_are_scaled_to_the_largest_panel(tmp_path: Path) -> None:
    folder = slides_folder(tmp_path / "in")
    (folder / "east/east-story/media/view.png").write_bytes(picture(4000, 3000))
    with open_house(published(tmp_path / "data")) as house:
        load_slides(house, folder, unseen)
        exhibit = house.store.read(lambda uow: uow.draft.exhibit())
        assert exhibit is not None
        shown = next(media.shown for media in exhibit.media if media.path.endswith(".png"))
        assert (shown.width_px, shown.height_px) == (1920, 1440)
        assert house.files.verify(shown)
        export_slides(house, tmp_path / "out")
    assert tree(tmp_path / "out") == tree(folder)


def test_an_asset_that_is_gone_stops_an_export_in_words(tmp_path: Path) -> None:
    with open_house(published(tmp_path / "data")) as house:
        for file in (tmp_path / "data" / "assets").rglob("?" * 64):
            file.unlink()
        with pytest.raises(EnvironmentFault) as caught:
            export_slides(house, tmp_path / "out")
    assert caught.value.code == "E-ASSET-MISSING"


def test_whoever_changes_something_rings(tmp_path: Path) -> None:
    data = published(tmp_path / "data")
    listener = DoorbellListener(data)
    with open_house(data) as house:
        load_slides(house, slides_folder(tmp_path / "in"), unseen)
        assert listener.heard() == (b"",)
        give_cue(house, NEXT)
        assert listener.heard() == (b"",)
        counts(house)
        revisions(house, Language.ZH)
        assert listener.heard() == ()
    listener.close()


def test_what_counts_at_an_instant(tmp_path: Path) -> None:
    with open_house(published(tmp_path)) as house:
        cue = give_cue(house, NEXT).cue
        programme, cues = what_counts(house, house.clock.now_us(), None)
        assert programme.revision == 1
        assert cues.items == (cue,)
        with pytest.raises(EnvironmentFault) as before:
            what_counts(house, 0, None)
        assert before.value.code == "E-PGM-NONE"
        begins = hall_time(programme.anchor_us, zone(house))
        assert before.value.message.read(Language.EN).endswith(f"the first counts from {begins:%Y-%m-%d %H:%M:%S} on")
        with pytest.raises(BadInput) as unknown:
            what_counts(house, house.clock.now_us(), "nope")
        assert unknown.value.code == "E-CUE-TARGET"


def test_the_revisions(tmp_path: Path) -> None:
    with open_house(published(tmp_path)) as house:
        (only,) = revisions(house, Language.ZH)["revisions"]
    assert (only["revision"], only["note"], only["current"]) == (1, "first", True)
