from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.slide_fields import HeroNumber, PictureFields, Quote, SectionOpener, TableFields, TableRow
from kiosk.domain.text import Text
from kiosk.services.checking import language
from tests.support.checking import WORDS, codes, good, subject

ZH = Text(zh="河上有桥")
PICTURE = PictureFields(file="media/x.png", alt=WORDS, text=WORDS)
HERO = HeroNumber(label=WORDS, value=Text(zh="近 70", en="700,000"), unit=Text(zh="万人"))


def test_a_good_slide_is_let_be() -> None:
    assert codes(language.find(subject())) == []


@pytest.mark.parametrize(
    "slide",
    [
        good(title=ZH),
        good(Quote(text=ZH, by=WORDS)),
        good(Quote(text=Text(zh="河上有桥", en=" "), by=WORDS)),
        good(replace(PICTURE, alt=ZH)),
        good(SectionOpener(file="x.png", alt=WORDS, contents=(WORDS, ZH))),
        good(TableFields(columns=(WORDS, WORDS), rows=(TableRow(cells=(WORDS, ZH)),))),
        good(attract=ZH),
    ],
    ids=["title", "quote", "blank", "alt", "contents", "cell", "attract"],
)
def test_every_text_is_told_in_english_too(slide: object) -> None:
    (found,) = language.find(subject(slide))
    assert codes([found]) == ["ENGLISH"]
    assert (found.slide, "河上有桥" in found.message.zh, "河上有桥" in (found.message.en or "")) == ("river", True, True)


def test_what_is_told_beside_a_slide_counts_too() -> None:
    assert codes(language.find(subject(beside=(WORDS, ZH)))) == ["ENGLISH"]


@pytest.mark.parametrize("same", ["99", "1+6", "H3C", "—", "2018–2021"])
def test_what_is_the_same_in_both_languages_needs_no_english(same: str) -> None:
    assert codes(language.find(subject(good(Quote(text=Text(zh=same), by=WORDS))))) == []


def test_a_measure_word_needs_no_english_where_the_number_has_one() -> None:
    assert codes(language.find(subject(good(HERO)))) == []
    assert codes(language.find(subject(good(replace(HERO, value=Text(zh="70")))))) == ["ENGLISH"]


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_picture_is_described(alt: str) -> None:
    (found,) = language.find(subject(good(replace(PICTURE, alt=Text(zh=alt, en=alt)))))
    assert codes([found]) == ["ALT"]
    assert "media/x.png" in found.message.zh
