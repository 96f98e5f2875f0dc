from __future__ import annotations

import json
from dataclasses import replace

from kiosk.domain.asset import Asset, Media
from kiosk.domain.programme import Programme, Source, in_force, next_programme, plain, reigns
from kiosk.domain.slide import Slide, Transition
from kiosk.domain.slide_fields import (
    Bar,
    BarFields,
    Diagram,
    DiagramNode,
    DiagramShape,
    HeroNumber,
    Initiative,
    Initiatives,
    Kpi,
    KpiWall,
    PictureFields,
    Quote,
    RankPoint,
    RankSlope,
    SectionOpener,
    TableFields,
    TableRow,
    TextFields,
    TimelineFields,
    TimelineNode,
    TitleFields,
)
from kiosk.domain.text import Text
from tests.support.charts import CHART, INSIDE
from tests.support.exhibits import playlist, read_back, slide, small_hall

GOLDEN_SHA256 = "cdae8fb69f985fa5fe22dcc5392b7c3ec1f7a318c133d1249f13d21fd848ffae"


def every_kind() -> Programme:
    """A programme with every kind of slide and every field in use: what its canonical form looks like is pinned."""
    text = Text(zh="数据", en="Data")
    fields = (
        TitleFields(subtitle=text, organisation=Text(zh="馆"), date=Text(zh="2026")),
        KpiWall(items=tuple(Kpi(label=text, value=Text(zh=str(n)), unit=Text(zh="个"), note=text) for n in (1, 2, 3))),
        TimelineFields(nodes=tuple(TimelineNode(when=Text(zh=when), text=text) for when in ("过去", "现在"))),
        PictureFields(file="picture.png", alt=Text(zh="图"), text=Text(zh="第一段\n第二段")),
        PictureFields(file="picture.png", alt=text, text=text, span=True),
        SectionOpener(file="picture.png", alt=text, contents=(text,)),
        HeroNumber(label=text, value=text, unit=text, note=text),
        BarFields(unit=text, bars=(Bar(label=text, value=99, note=text, highlight=True), Bar(label=text, value=17.5))),
        RankSlope(points=(RankPoint(when=text, rank=23), RankPoint(when=text, rank=17)), of=169, note=text),
        Initiatives(items=(Initiative(name=text, line=text),) * 2),
        Quote(text=text, by=text),
        TableFields(columns=(text, text), rows=(TableRow(cells=(text, text)),)),
        Diagram(shape=DiagramShape.HUB, nodes=(DiagramNode(label=text, text=text), DiagramNode(label=text))),
        TextFields(paragraphs=(text,), lead=text),
        CHART,
        INSIDE,
    )
    slides = tuple(Slide(id=f"kind-{n}", title=text, fields=kind, source="yearbook") for n, kind in enumerate(fields))
    slides += (Slide(id="told", title=text, fields=fields[0], seconds=12.5, transition=Transition.CUT),)
    asset = Asset(sha256="ab" * 32, size_bytes=1234, width_px=1920, height_px=1080)
    return replace(
        small_hall(anchor_us=1_750_000_000_000_000),
        note="开馆",
        sources=(Source(id="yearbook", text=text),),
        slides=slides,
        playlists=(
            playlist("tour", *(item.id for item in slides), anchor_us=1_750_000_000_000_000),
            playlist("welcome", "told"),
        ),
        media=(Media(path="east/deck/picture.png", shown=asset),),
    )


def test_the_canonical_form_does_not_change_unnoticed() -> None:
    """Every stored programme is checked against its SHA-256: a form that older ones
    cannot be read back from needs a migration. Then a new figure here.
    """
    assert every_kind().sha256() == GOLDEN_SHA256


def test_the_canonical_form_is_sorted_compact_utf8_json() -> None:
    document = every_kind().canonical()
    assert json.dumps(json.loads(document), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() == document
    assert "开馆".encode() in document


def test_a_programme_can_be_read_back_from_its_canonical_form() -> None:
    programme = every_kind()
    rebuilt = read_back(programme.canonical())
    assert rebuilt.sha256() == programme.sha256()
    assert rebuilt.slides == programme.slides
    assert rebuilt.timelines == programme.timelines


def test_two_programmes_that_differ_have_another_hash() -> None:
    programme = small_hall()
    others = [
        replace(programme, revision=2),
        replace(programme, note="!"),
        replace(programme, slides=(*programme.slides, slide("z"))),
        replace(programme, assignments=programme.assignments[:1]),
    ]
    assert len({item.sha256() for item in (programme, *others)}) == 5


def test_whole_seconds_have_one_form() -> None:
    assert plain(slide("a", 8)) == plain(slide("a", 8.0))
    assert json.dumps(plain(slide("a", 8))) == json.dumps(plain(slide("a", 8.0)))


def test_what_has_no_value_is_left_out() -> None:
    assert plain(Text(zh="字")) == {"zh": "字"}
    assert plain(slide("a"))["fields"] == {"kind": "title", "subtitle": {"zh": "副标题"}}


def test_empty_playlists_have_no_timeline_and_are_never_played() -> None:
    programme = small_hall(assignments=(("east", "empty"), ("hall", "gone")))
    assert "empty" not in programme.timelines
    assert programme.default_playlist(programme.screen_by_id["e1"]) is None


def test_the_newest_programme_that_has_begun_counts() -> None:
    old, new, waiting = (small_hall(revision=n, anchor_us=at) for n, at in ((1, 0), (2, 100), (3, 500)))
    known = (waiting, old, new)
    assert [in_force(known, t) for t in (-1, 0, 99, 100, 500)] == [None, old, old, new, waiting]
    assert [next_programme(known, t) for t in (-1, 0, 100, 499, 500)] == [0, 100, 500, 500, None]


def test_a_revision_that_is_overtaken_before_it_begins_never_counts() -> None:
    late, newer = small_hall(revision=1, anchor_us=500), small_hall(revision=2, anchor_us=100)
    assert in_force((late, newer), 600) is newer
    assert next_programme((late, newer), 200) is None


def test_a_span_is_told_by_who_counts_in_it() -> None:
    first, second = small_hall(anchor_us=100), small_hall(anchor_us=300, revision=2)
    assert list(reigns((second, first), 0, 500)) == [(first, 100, 300), (second, 300, 500)]
    assert list(reigns((first,), 150, 200)) == [(first, 150, 200)]
    assert list(reigns((first,), 0, 100)) == []
    overtaken = small_hall(anchor_us=50, revision=3)
    assert list(reigns((first, second, overtaken), 0, 500)) == [(overtaken, 50, 500)]
