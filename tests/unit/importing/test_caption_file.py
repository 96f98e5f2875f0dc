"""Captions as people write them, and as editors save them."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.captions import Caption, Captions
from kiosk.domain.errors import BadInput
from kiosk.domain.exhibit import Exhibit
from kiosk.domain.slide_fields import VideoFields
from kiosk.importing.caption_file import MOST_CHARACTERS, read_captions
from kiosk.importing.folder import read_folder, write_folder
from tests.support.clips import clip
from tests.support.exhibits import screen, wall
from tests.support.folders import edit, slides_folder, tree

VTT = """\
WEBVTT - 示例

NOTE 这一段不是字幕
两行

STYLE
::cue { color: lime }

00:01.000 --> 00:03.500 align:start
<v 讲解员>第一句 &amp; <i>第二句</i>

named
01:00:02.000 --> 01:00:04.000
One
<00:03.000><c.yellow>two</c>
"""
SRT = """\
1
00:00:01,000 --> 00:00:03,500
{\\an8}第一句 &amp; <b>第二句</b>

2
01:00:02,000 --> 01:00:04,000
One
<font color="#fff">two</font>
"""
READ = (
    Caption(begins_ms=1000, ends_ms=3500, text="第一句 & 第二句"),
    Caption(begins_ms=3_602_000, ends_ms=3_604_000, text="One\ntwo"),
)


@pytest.mark.parametrize(("name", "text"), [("a.vtt", VTT), ("a.srt", SRT), ("A.SRT", SRT)])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_words_and_times_are_read_and_nothing_else(name: str, text: str, line_end: str, mark: str) -> None:
    assert read_captions((mark + text.replace("\n", line_end)).encode(), name) == READ


def test_captions_may_overlap_and_stand_in_any_order() -> None:
    text = "WEBVTT\n\n00:05.000 --> 00:09.000\nlater\n\n00:01.000 --> 00:06.000\nearlier\n"
    assert [each.text for each in read_captions(text.encode(), "a.vtt")] == ["earlier", "later"]


def test_a_caption_without_words_is_none() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n<i></i>\n\n00:05.000 --> 00:06.000\n1 < 2\n"
    assert [each.text for each in read_captions(text.encode(), "a.vtt")] == ["1 < 2"]


TIMES = "00:01.000 --> 00:02.000"


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("a.txt", SRT, "a.txt"),
        ("a.vtt", "", "a.vtt:1"),
        ("a.vtt", SRT, "a.vtt:1"),
        ("a.vtt", "WEBVTTX\n\n" + TIMES + "\na", "a.vtt:1"),
        ("a.vtt", "WEBVTT\n" + TIMES + "\na", "a.vtt:2"),
        ("a.vtt", "WEBVTT\n\nno times\n", "a.vtt:3"),
        ("a.vtt", "WEBVTT\n\nname\nno times\nwords\n", "a.vtt:4"),
        ("a.vtt", f"WEBVTT\n\n{TIMES}\na\n00:03.000 --> 00:04.000\nb\n", "a.vtt:5"),
        ("a.vtt", "WEBVTT\n\n00:01.000 -> 00:02.000\na\n", "a.vtt:4"),
        ("a.vtt", "WEBVTT\n\n00:61.000 --> 00:72.000\na\n", "a.vtt:3"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:01.000\na\n", "a.vtt:3"),
        ("a.vtt", "WEBVTT\n\n00:02.000 --> 00:01.000\na\n", "a.vtt:3"),
        ("a.vtt", f"WEBVTT\n\n{TIMES}\n{'长' * (MOST_CHARACTERS + 1)}\n", "a.vtt:3"),
        ("a.vtt", "WEBVTT\n\nNOTE nothing\n", "a.vtt"),
        ("a.vtt", f"WEBVTT\n\n{TIMES}\n<i></i>\n", "a.vtt"),
        ("a.srt", "", "a.srt"),
        ("a.srt", "1\n00:00:01,000 --> \nwords", "a.srt:2"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(name: str, text: str, where: str) -> None:
    assert refused(text.encode(), name).where == where


def test_a_file_that_is_no_text_or_too_large_is_refused() -> None:
    assert "UTF-8" in (refused("字幕".encode("gbk"), "a.srt").message.en or "")
    assert "1 MiB" in (refused(bytes(2 << 20), "a.srt").message.en or "")


def refused(content: bytes, name: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_captions(content, name)
    error = caught.value
    assert error.code == "E-CAPTION-FORMAT"
    assert all((error.message.zh, error.message.en, error.fix.zh, error.fix.en))
    return error


@given(content=st.binary(max_size=200) | st.text(alphabet="W1:0.,-> \n<{字", max_size=80).map(str.encode), srt=st.booleans())
def test_whatever_is_in_a_file_it_is_read_or_refused(content: bytes, srt: bool) -> None:
    try:
        captions = read_captions(content if srt else b"WEBVTT\n\n" + content, "a.srt" if srt else "a.vtt")
    except BadInput:
        return
    assert captions
    assert all(each.begins_ms < each.ends_ms and each.text for each in captions)
    assert [each.begins_ms for each in captions] == sorted(each.begins_ms for each in captions)


DECK = """
[[slide]]
id = "film"
kind = "video"
seconds = 3
transition = "fade"
title = {zh = "短片", en = "Film"}

[slide.video]
file = "media/film.mp4"
poster = "media/view.png"
alt = {zh = "测试图案", en = "A test pattern"}
captions = {zh = "media/film.zh.vtt", en = "media/film.en.srt"}
"""
EAST = "east/east-story"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deck = slides_folder(tmp_path / "slides") / EAST / "deck.toml"
    deck.write_text(deck.read_text("utf-8") + DECK, "utf-8")
    clip(deck.parent / "media/film.mp4", seconds=0.4)
    (deck.parent / "media/film.zh.vtt").write_text("\ufeff" + VTT, "utf-8")
    (deck.parent / "media/film.en.srt").write_text(SRT.replace("\n", "\r\n"), "utf-8")
    return tmp_path / "slides"


def read(folder: Path, held: dict[str, bytes]) -> Exhibit:
    def put(content: bytes | Path) -> str:
        found = content.read_bytes() if isinstance(content, Path) else content
        sha256 = hashlib.sha256(found).hexdigest()
        held[sha256] = found
        return sha256

    return read_folder(folder, wall(screen("w1", "west"), screen("e1", "east")), put, lambda done, of: None)


def test_a_deck_brings_its_captions_in_and_out_to_the_byte(folder: Path, tmp_path: Path) -> None:
    held: dict[str, bytes] = {}
    exhibit = read(folder, held)
    fields = exhibit.decks[1].slides[-1].fields
    assert isinstance(fields, VideoFields)
    assert fields.spoken == Captions(zh=READ, en=READ)
    write_folder(tmp_path / "out", exhibit, lambda sha256: BytesIO(held[sha256]))
    assert tree(tmp_path / "out") == tree(folder)


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("film.zh.vtt", "none.vtt", "E-DECK-MEDIA", f"{EAST}/media/none.vtt"),
        ("media/film.zh.vtt", "../../../film.vtt", "E-DECK-MEDIA", f"{EAST}/../../../film.vtt"),
        ("film.zh.vtt", "film.mp4", "E-CAPTION-FORMAT", f"{EAST}/media/film.mp4"),
        ('{zh = "media/film.zh.vtt", en = "media/film.en.srt"}', "{}", "E-DECK-FIELD", f"{EAST}/deck.toml:23"),
        ("captions = {zh", "captions = {fr", "E-DECK-FIELD", f"{EAST}/deck.toml:23"),
        ("captions =", "spoken =", "E-DECK-FIELD", f"{EAST}/deck.toml:23"),
    ],
)
def test_captions_that_cannot_be_used_are_told_with_their_place(
    folder: Path, old: str, new: str, code: str, where: str
) -> None:
    edit(folder / EAST / "deck.toml", old, new)
    with pytest.raises(BadInput) as caught:
        read(folder, {})
    assert (caught.value.code, caught.value.where.split()[0]) == (code, where)
