from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput, EnvironmentFault
from kiosk.domain.exhibit import media_of
from kiosk.domain.report_card import Change, Grade
from kiosk.domain.settings import IdleSettings
from kiosk.domain.slide import Slide, Transition
from kiosk.domain.slide_fields import BarFields, PageFields, TableFields, VideoFields
from kiosk.domain.text import Language, Text
from kiosk.services import importing
from kiosk.services.importing import bring_in
from kiosk.services.placing import Order
from kiosk.services.playlists import Addition, add
from kiosk.services.publishing import Order as PublishOrder
from kiosk.services.publishing import publish
from tests.support.folders import tree
from tests.support.papers import FONT, paper
from tests.support.store_samples import ASSIGNMENTS, WALL, done
from tests.support.taking_in import DECK, LINES, Hall, sample_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with sample_hall(tmp_path) as hall:
        yield hall


def slide_of(hall: Hall, number: int) -> Slide:
    return hall.deck().slides[number - 1]


def test_each_page_becomes_a_slide_with_its_picture_words_and_notes(hall: Hall) -> None:
    card = hall(*LINES)
    deck = hall.deck()
    assert (deck.section, deck.title, [slide.id for slide in deck.slides]) == (
        "west", Text(zh="Annual Report 2026"), [f"{DECK}-{number}" for number in (1, 2, 3, 4)]
    )  # fmt: skip
    fields = deck.slides[1].fields
    assert isinstance(fields, PageFields)
    assert (deck.slides[1].title, fields.words, fields.notes) == (Text(zh="增长"), "营收 12 亿元", "讲慢一点")
    (media,) = (media for media in hall.exhibit.media if media.path == f"west/{DECK}/{fields.file}")
    assert (media.original, media.shown.width_px, media.shown.height_px) == (media.shown, 192, 108)
    assert hall.files.verify_content(media.shown.sha256)
    assert [page.change for page in card.pages] == [Change.ADDED] * 4
    assert [page.offers for page in card.pages] == [(), ("bar",), ("table",), ()]
    assert [page.grade for page in card.pages] == [Grade.A, Grade.A, Grade.B, Grade.A]
    assert card.grade is Grade.B


def test_it_makes_the_playlist_of_its_deck_and_the_first_section_is_its_place(hall: Hall) -> None:
    hall(*LINES)
    assert hall.plays(DECK) == tuple(slide.id for slide in hall.deck().slides)
    assert hall.store.read(lambda uow: uow.draft.assignments()) == ASSIGNMENTS, "what plays by default is not touched"
    hall(*LINES, section="east", name="other.paper")
    assert hall.deck("other").section == "east"


def test_pages_are_drawn_for_the_sections_screens(hall: Hall) -> None:
    upright = replace(WALL, screens=(replace(WALL.screens[0], pixels=(1080, 1920)), *WALL.screens[1:]))
    done(hall.store.write(lambda uow: uow.draft.put_wall(upright)))
    hall(*LINES)
    assert hall.reader.asked == (1920, 1920)
    hall(*LINES, section="east")
    assert hall.reader.asked == (1920, 1080)


@pytest.mark.parametrize(
    ("name", "deck"),
    [
        ("Déjà vu.paper", "deja-vu"),
        ("年度报告.paper", f"deck-{hashlib.sha256('年度报告'.encode()).hexdigest()[:8]}"),
        ("2026.paper", f"deck-{hashlib.sha256(b'2026').hexdigest()[:8]}"),
        ("年度报告 v2.paper", "v2"),
        ("x" * 99 + ".paper", "x" * 32),
        ("z-west.paper", "z-west-2"),
    ],
)
def test_a_deck_is_called_by_its_file_and_never_like_another(hall: Hall, name: str, deck: str) -> None:
    assert hall("一|二", name=name).deck == deck
    assert hall.deck(deck).title.zh == Path(name).stem


def test_a_playlist_that_is_named_gets_the_slides_at_its_end(hall: Hall) -> None:
    hall("一|1", "二|2", playlist="z-west")
    assert hall.plays("z-west") == ("opening", "figures", f"{DECK}-1", f"{DECK}-2")
    assert hall.plays(DECK) == (f"{DECK}-1", f"{DECK}-2")
    hall("一|1", "新|9", "二|2")
    assert hall.plays("z-west") == ("opening", "figures", f"{DECK}-1", f"{DECK}-3", f"{DECK}-2"), "as it was told once"
    hall("三|3", playlist="tour", name="tour of it.paper")
    assert hall.plays("tour") == ("tour-of-it-1",)


def test_playlists_that_staff_made_stay_when_a_file_comes_again_and_what_they_lost_is_told(hall: Hall) -> None:
    hall("一|1", "二|2")
    for name, items in (("tour", (f"{DECK}-2", "view", f"{DECK}-1", f"{DECK}-2")), ("day", ("@tour", f"@{DECK}"))):
        done(hall.store.write(lambda uow, name=name, items=items: add(uow.draft, Addition(name=name, items=items))))
    card = hall("一|1")
    assert (hall.plays("tour"), hall.plays("day")) == (("view", f"{DECK}-1"), ("@tour", f"@{DECK}"))
    assert [(remark.code, f"{DECK}-2" in remark.message.zh, "tour" in remark.message.zh) for remark in card.remarks] == [
        ("W-IMP-PLAYLIST", True, True)
    ]
    assert card.grade is Grade.A
    assert hall("一|9").remarks == ()


def test_what_plays_in_another_decks_playlist_still_finds_its_picture(hall: Hall) -> None:
    hall("一|1", playlist="a-east", section="west")
    order = PublishOrder(note="", now_us=1, anchor_us=1, idle=IdleSettings())
    programme = done(hall.store.write(lambda uow: publish(uow, order))).programme
    assert len(media_of(programme, f"{DECK}-1")) == 1
    assert len(media_of(programme, "view")) == 1


def test_hidden_pages_are_listed_and_off(hall: Hall) -> None:
    card = hall("一|1", "二|2||hidden", "三|3")
    assert [(page.number, page.slide, page.hidden) for page in card.pages] == [
        (1, f"{DECK}-1", False), (2, "", True), (3, f"{DECK}-3", False)
    ]  # fmt: skip
    assert hall.plays(DECK) == (f"{DECK}-1", f"{DECK}-3")
    assert len(hall("一|1", "二|2||hidden", "三|3", hidden=True).changed(Change.ADDED)) == 1
    assert hall.plays(DECK) == (f"{DECK}-1", f"{DECK}-2", f"{DECK}-3")


@pytest.mark.parametrize(("lines", "told"), [(("一|1||hidden",), "--hidden"), ((), "at least one")])
def test_nothing_but_hidden_pages_or_none_is_refused(hall: Hall, lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(BadInput, match="E-IMP-EMPTY") as caught:
        hall(*lines)
    assert told in caught.value.line(Language.EN)


def test_a_page_with_a_film_is_a_video_that_stands_as_long(hall: Hall) -> None:
    hall("片|字||film")
    slide = slide_of(hall, 1)
    assert isinstance(slide.fields, VideoFields)
    assert slide.seconds == 12.4
    assert len([media for media in hall.exhibit.media if media.path.startswith(f"west/{DECK}/")]) == 2


def test_missing_fonts_are_told_on_their_pages(hall: Hall) -> None:
    card = hall("一|1", f"二|{FONT}")
    assert [font.pages for font in card.missing_fonts] == [(2,)]
    assert [page.grade for page in card.pages] == [Grade.A, Grade.C]


def test_what_the_checker_says_of_a_page_stands_on_its_card(hall: Hall) -> None:
    card = hall("一|" + "字" * 300)
    assert [remark.code for remark in card.pages[0].findings] == ["W-CHK-HANZI", "W-CHK-LONG"]
    assert (card.pages[0].seconds, card.grade) == (60, Grade.A)


def test_a_page_without_a_title_is_called_by_its_number(hall: Hall) -> None:
    hall("|字", "两\u3000行|字")
    assert [slide.title for slide in hall.deck().slides] == [Text(zh="第 1 页", en="Page 1"), Text(zh="两 行")]
    hall("|字", name="外景.paper", section="east")
    assert hall.exhibit.decks[-1].slides[0].title == Text(zh="外景"), "a file of one page calls it"


def test_the_original_and_the_card_are_kept(hall: Hall) -> None:
    card = hall(*LINES)
    (kept,) = hall.store.read(lambda uow: uow.draft.imports())
    content = (hall.folder / "in" / kept.file).read_bytes()
    assert (kept.deck, kept.file, kept.imported_us, kept.size_bytes) == (DECK, card.file, 77, len(content))
    assert hall.files.read(kept.sha256) == content
    assert kept.card == card


def test_of_a_folder_every_file_is_kept(hall: Hall) -> None:
    folder = hall.folder / "pictures"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.txt").write_bytes(b"a")
    with hall.files.tentative() as put:
        listed = hall.files.read(importing.keep_original(folder, put)).decode()
    assert listed == f"{hashlib.sha256(b'a').hexdigest()}  in/a.txt\n"
    assert hall.files.read(hashlib.sha256(b"a").hexdigest()) == b"a"


def test_the_same_file_again_changes_nothing(hall: Hall) -> None:
    hall(*LINES)
    before = hall.exhibit, hall.store.read(lambda uow: uow.draft.playlists())
    card = hall(*LINES)
    assert [page.change for page in card.pages] == [Change.UNCHANGED] * 4
    assert (hall.exhibit, hall.store.read(lambda uow: uow.draft.playlists())) == before
    assert card.removed == ()


def test_one_changed_page_is_one_change_and_the_others_keep_what_staff_did_to_them(hall: Hall) -> None:
    hall(*LINES)
    for number in (1, 2):
        hall.edit(
            f"{DECK}-{number}",
            seconds=33.0,
            transition=Transition.CUT,
            title=Text(zh=slide_of(hall, number).title.zh, en="Told"),
        )
    card = hall(LINES[0], "增长|营收 13 亿元", *LINES[2:])
    assert [page.change for page in card.pages] == [Change.UNCHANGED, Change.CHANGED, Change.UNCHANGED, Change.UNCHANGED]
    first, second = slide_of(hall, 1), slide_of(hall, 2)
    assert (first.seconds, first.transition, first.title.en) == (33.0, Transition.CUT, "Told")
    assert (second.id, second.seconds, second.transition, second.title.en) == (f"{DECK}-2", None, Transition.CUT, "Told")
    assert isinstance(second.fields, PageFields)
    assert second.fields.words == "营收 13 亿元"


def test_pages_that_move_come_or_go_are_told_apart(hall: Hall) -> None:
    hall(*LINES)
    card = hall(LINES[3], "新|新的", LINES[0], LINES[1])
    assert [slide.id for slide in hall.deck().slides] == [f"{DECK}-{number}" for number in (4, 3, 1, 2)]
    assert [page.change for page in card.changed(Change.CHANGED)] == [Change.CHANGED]
    card = hall(LINES[0])
    assert card.removed == ("致谢", "新", "增长")
    assert hall.plays(DECK) == (f"{DECK}-1",)
    paths = [media.path for media in hall.exhibit.media if DECK in media.path]
    assert len(paths) == 1, "files that nobody shows any more leave the draft"


def test_new_ids_are_never_those_of_others(hall: Hall) -> None:
    hall("一|1", "二|2", name="a.paper")
    hall("一|1", name="a-1.paper")
    ids = [slide.id for deck in hall.exhibit.decks for slide in deck.slides]
    assert len(ids) == len(set(ids))


def test_a_page_is_taken_live_only_where_it_offers_to_be(hall: Hall) -> None:
    card = hall(*LINES, live=frozenset({2}))
    assert isinstance(slide_of(hall, 2).fields, BarFields)
    assert isinstance(slide_of(hall, 3).fields, PageFields), "nothing is taken unasked"
    assert [page.live for page in card.pages] == ["", "bar", "", ""]
    with pytest.raises(BadInput, match="E-IMP-OFFER") as caught:
        hall(*LINES, live=frozenset({1, 2}))
    assert "2, 3" in (caught.value.fix.en or "")
    with pytest.raises(BadInput, match="E-IMP-OFFER"):
        hall(*LINES, live=frozenset({9}))
    assert isinstance(slide_of(hall, 2).fields, BarFields), "a refused import changes nothing"


def test_what_is_live_stays_live_as_long_as_it_is_offered(hall: Hall) -> None:
    hall(*LINES, live=frozenset({2}))
    hall.edit(f"{DECK}-2", title=Text(zh="增长", en="Growth"))
    assert [page.change for page in hall(*LINES).pages] == [Change.UNCHANGED] * 4
    assert slide_of(hall, 2).title.en == "Growth"
    assert isinstance(slide_of(hall, 2).fields, BarFields)
    card = hall(*LINES, live=frozenset({3}))
    assert [page.change for page in card.pages][1:3] == [Change.UNCHANGED, Change.CHANGED]
    assert isinstance(slide_of(hall, 3).fields, TableFields)
    card = hall(LINES[0], "增长|营收 12 亿元|讲慢一点", *LINES[2:])
    assert isinstance(slide_of(hall, 2).fields, PageFields)
    assert [remark.code for remark in card.pages[1].findings] == ["W-IMP-OFFER"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"section": "north"}, "E-IMP-SECTION"),
        ({"playlist": "No Such"}, "E-IMP-PLAYLIST"),
        ({"live": frozenset({1})}, "E-IMP-OFFER"),
    ],
)
def test_a_refused_import_leaves_nothing(hall: Hall, more: dict[str, object], code: str) -> None:
    before, exhibit = tree(hall.folder / "data" / "assets"), hall.exhibit
    with pytest.raises(BadInput, match=code):
        hall(*LINES, **more)
    after = {name for name in tree(hall.folder / "data" / "assets") if not name.endswith(".lock")}
    assert after == set(before)
    assert hall.exhibit == exhibit


def test_a_file_that_is_not_there(hall: Hall) -> None:
    order = Order(file=hall.folder / "gone.pptx")
    with pytest.raises(BadInput, match="E-IMP-MISSING"):
        bring_in(order, hall.bench, lambda done, of: None, lambda: False)


@pytest.mark.parametrize("at", range(9))
def test_cancelled_at_any_point_nothing_is_left(hall: Hall, at: int) -> None:
    hall(LINES[0])
    kept, exhibit = set(tree(hall.folder / "data" / "assets")), hall.exhibit
    asked = iter(range(100))
    with pytest.raises(CancelledError):
        bring_in(Order(file=paper(hall.folder / "in", *LINES)), hall.bench, lambda done, of: None, lambda: next(asked) >= at)
    assert set(tree(hall.folder / "data" / "assets")) == kept
    assert hall.exhibit == exhibit
    assert hall.reader.outbox is not None
    assert not hall.reader.outbox.exists()


def test_without_room_nothing_is_even_read(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(hall.folder)
    monkeypatch.setattr(importing, "SPARE_BYTES", usage.free + 10**9)
    with pytest.raises(EnvironmentFault, match="E-DISK-FULL") as caught:
        hall(*LINES)
    assert "GB" in (caught.value.message.en or "")
    assert hall.reader.outbox is None
