from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.content import what_counts
from kiosk.app.house import House, open_house, zone
from kiosk.app.rehearsal import can_rehearse, rehearsal
from kiosk.domain.cue import NO_CUES
from kiosk.domain.errors import BadInput
from kiosk.domain.programme import Programme
from kiosk.domain.resolve import NOBODY, resolve
from kiosk.domain.text import Language, Text
from kiosk.services.times import parse_time
from tests.support.commands import published
from tests.support.folders import tree

LATER, EARLIER = "2099-12-01T08:59:50", "2001-12-01T08:59:50"
MINUTE_US = 60_000_000


def unsaid(text: Text) -> None:
    """Nobody is told."""


def counts(house: House) -> Programme:
    return what_counts(house, house.clock.now_us(), None)[0]


def test_a_copy_plays_at_the_time_that_is_told_and_is_gone_afterwards(tmp_path: Path) -> None:
    data, said = published(tmp_path / "data"), list[Text]()
    with rehearsal(data, LATER, said.append) as copy:
        with open_house(copy) as house:
            start_us = parse_time(LATER, zone(house), "")
            assert start_us <= house.clock.now_us() < start_us + MINUTE_US
            assert counts(house).revision == 1
            assert house.telemetry.strikes() == ()
        assert copy != data
    assert not copy.exists()
    (text,) = said
    assert text.read(Language.EN) == f"a copy of {data} plays from 2099-12-01 08:59:50 on; the store itself stays as it is"


def test_the_original_is_read_and_nothing_else(tmp_path: Path) -> None:
    data = published(tmp_path / "data")
    before = tree(data)
    with rehearsal(data, LATER, unsaid) as copy, open_house(copy) as house:
        house.store.write(lambda uow: uow.draft.put_hours(uow.draft.hours())).result()
        house.telemetry.touched("west", house.clock.now_us())
    assert tree(data) == before


def test_settings_come_along(tmp_path: Path) -> None:
    data = published(tmp_path / "data")
    (data / "settings.toml").write_text('[screens]\nlanguage = "en"\n', "utf-8")
    with rehearsal(data, LATER, unsaid) as copy, open_house(copy) as house:
        assert house.settings.screens.language is Language.EN


def test_what_was_published_after_that_time_plays_as_if_it_had_been_before_and_that_is_said(tmp_path: Path) -> None:
    data, said = published(tmp_path / "data"), list[Text]()
    with open_house(data) as house:
        real = counts(house)
        newer = replace(real, revision=2, note="newer", anchor_us=real.anchor_us + 1)
        house.store.write(lambda uow: uow.programmes.add(newer, published_us=newer.anchor_us)).result()
    with rehearsal(data, EARLIER, said.append) as copy, open_house(copy) as house:
        programme, start_us = counts(house), parse_time(EARLIER, zone(house), "")
        assert (programme.revision, programme.note, programme.anchor_us) == (2, "newer", start_us)
        plan = resolve(programme, NO_CUES, NOBODY, "w1", start_us)
        assert (plan.index, plan.since_us) == (0, start_us)
    assert len(said) == 2
    assert "revision 2 was not in force then" in said[1].read(Language.EN)
    assert "第 2 版" in said[1].zh


def test_what_is_to_come_by_then_is_in_force(tmp_path: Path) -> None:
    data, said = published(tmp_path / "data"), list[Text]()
    with open_house(data) as house:
        start_us, real = parse_time(LATER, zone(house), ""), counts(house)
        waiting = [
            replace(real, revision=number, anchor_us=start_us + ahead_us) for number, ahead_us in ((2, -1), (3, MINUTE_US))
        ]
        for programme in waiting:
            house.store.write(lambda uow, it=programme: uow.programmes.add(it, published_us=0)).result()  # type: ignore[misc]
    with rehearsal(data, LATER, said.append) as copy, open_house(copy) as house:
        assert counts(house).revision == 2
        assert house.store.read(lambda uow: uow.programmes.latest()) == 3
    assert len(said) == 1


def test_a_time_that_is_none_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, temporary = published(tmp_path / "data"), tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with pytest.raises(BadInput) as caught, rehearsal(data, "soon", unsaid):
        pass
    assert (caught.value.code, caught.value.where) == ("E-CLI-TIME", "--start-at")
    assert list(temporary.iterdir()) == []


def test_only_a_store_can_be_copied(tmp_path: Path) -> None:
    assert can_rehearse(published(tmp_path / "data"))
    assert not can_rehearse(tmp_path / "nothing")
