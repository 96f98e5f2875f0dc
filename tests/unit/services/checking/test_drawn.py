from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.domain.settings import ThemeName
from kiosk.domain.text import Language
from kiosk.domain.wall import Screen
from kiosk.services.checking import drawn
from kiosk.services.checking.finding import Finding
from kiosk.services.checking.sheet import Box, Sheet, Surface
from tests.support.checking import codes, inscription, sheet
from tests.support.exhibits import screen

SCREEN = screen("e1", "east")
UPRIGHT = replace(SCREEN, pixels=(1080, 1920), width_mm=680)


def find(*sheets: Sheet, screens: Sequence[Screen] = (SCREEN,), distance_mm: int = 1500) -> list[Finding]:
    return list(drawn.find("river", sheets, screens, distance_mm))


@pytest.mark.parametrize(
    ("inches", "distance_mm", "needed"),
    [(21.5, 600, 17), (21.5, 1500, 43), (43, 3000, 43), (43, 1500, 22), (55, 3000, 33), (65, 5000, 47), (75, 8000, 65)],
)
def test_how_large_type_has_to_be_from_afar(inches: float, distance_mm: int, needed: int) -> None:
    wide = replace(SCREEN, width_mm=round(inches * 25.4 * 0.8716))
    assert abs(drawn.needed_px(sheet(), [wide], distance_mm) - needed) <= 1


def test_finer_pixels_do_not_make_letters_smaller() -> None:
    fine = replace(SCREEN, pixels=(3840, 2160))
    assert drawn.needed_px(sheet(), [fine], 1500) == drawn.needed_px(sheet(), [SCREEN], 1500)


def test_the_screen_with_the_smallest_letters_counts_among_those_of_its_shape() -> None:
    small, smallest = replace(SCREEN, width_mm=600), replace(UPRIGHT, width_mm=200)
    assert drawn.needed_px(sheet(), [SCREEN, small, smallest], 1500) == drawn.needed_px(sheet(), [small], 1500)


def test_every_screen_is_read_from_its_own_distance_unless_one_is_told() -> None:
    far = replace(SCREEN, view_distance_mm=6000)
    near = replace(SCREEN, id="e2", view_distance_mm=600, width_mm=600)
    needed = [drawn.needed_px(sheet(), [screen], distance_mm) for screen, distance_mm in ((SCREEN, 6000), (SCREEN, 1500))]
    assert drawn.needed_px(sheet(), [far, near]) == needed[0]
    assert drawn.needed_px(sheet(), [SCREEN]) == needed[1]
    assert drawn.needed_px(sheet(), [far], 1500) == needed[1]
    (told,) = drawn.find("river", [sheet(inscription(px=30))], [far, near])
    assert (told.code, "从 6 米外" in told.message.zh) == ("W-CHK-FAR", True)


@pytest.mark.parametrize(
    ("surface", "zh", "en", "fix"),
    [
        (Surface.SLIDE, "（中文，横屏）", "(Chinese, landscape)", "拆成两页"),
        (Surface.FRAME, "（待机画面，中文，横屏）", "(idle frame, Chinese, landscape)", "attract"),
        (Surface.POSTER, "（海报，中文，横屏）", "(poster, Chinese, landscape)", "promise"),
    ],
)
def test_what_it_stands_on_is_told_of_and_what_to_do_there(surface: Surface, zh: str, en: str, fix: str) -> None:
    (told,) = find(sheet(inscription(px=20), surface=surface))
    assert zh in told.message.zh
    assert en in (told.message.en or "")
    assert fix in told.fix.zh


@pytest.mark.parametrize(("px", "found"), [(28, []), (27, ["SMALL"])])
def test_nothing_is_smaller_than_the_floor(px: int, found: list[str]) -> None:
    told = find(sheet(inscription(px=px), inscription(px=64, box=Box(left=100, top=500, right=200, bottom=600))))
    assert codes(told) == found
    assert all("27" in finding.message.zh and "中文，横屏" in finding.message.zh for finding in told)


@pytest.mark.parametrize(("px", "found"), [(34, []), (32, ["FAR"])])
def test_what_is_read_from_afar_is_larger(px: int, found: list[str]) -> None:
    told = find(sheet(inscription(px=px)), distance_mm=3000)
    assert codes(told) == found
    assert all("3 米" in finding.message.zh and "3 m" in (finding.message.en or "") for finding in told)


def test_the_smallest_of_all_is_told_of() -> None:
    english = sheet(inscription("Bridge", px=20), language=Language.EN, width=1080, height=1920)
    (found,) = find(sheet(inscription(px=26)), english, screens=(SCREEN, UPRIGHT))
    assert (found.code, found.slide) == ("W-CHK-SMALL", "river")
    assert found.message.en == "'Bridge' is set in 20 px, 28 px are the least (English, upright)"


def test_words_off_the_page_are_told_of_once() -> None:
    off = sheet(inscription(box=Box(left=0, top=100, right=90, bottom=160)))
    assert codes(find(off, off)) == ["OUTSIDE"]


def test_words_on_each_other_are_told_of_once() -> None:
    on = sheet(inscription(), inscription("塔"))
    told = find(on, on)
    assert codes(told) == ["OVERLAP"]
    assert "塔" in told[0].message.zh


@pytest.mark.parametrize(
    ("px", "contrast", "found"),
    [(43, 4.5, []), (43, 4.4, ["CONTRAST"]), (44, 3.0, []), (44, 2.9, ["CONTRAST"])],
)
def test_words_stand_out_from_their_ground(px: int, contrast: float, found: list[str]) -> None:
    told = find(sheet(inscription(px=px, contrast=contrast), theme=ThemeName.LIGHT))
    assert codes(told) == found
    assert all("浅色" in finding.message.zh and "light" in (finding.message.en or "") for finding in told)


def test_large_words_may_hide_no_small_ones() -> None:
    elsewhere = Box(left=100, top=500, right=200, bottom=600)
    (found,) = find(sheet(inscription(px=64, contrast=3.1), inscription("塔", contrast=4.0, box=elsewhere)))
    assert "塔" in found.message.zh


def test_signs_without_a_glyph_are_told_of_together() -> None:
    far = Box(left=100, top=500, right=200, bottom=600)
    told = find(sheet(inscription(missing="㐂"), inscription("塔", missing="𠮷㐂", box=far)))
    assert codes(told) == ["GLYPH"]
    assert "㐂𠮷" in told[0].message.zh


def test_a_page_without_words_is_let_be() -> None:
    assert find(sheet()) == []
    assert find() == []
