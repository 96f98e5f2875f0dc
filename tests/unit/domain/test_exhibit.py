from __future__ import annotations

from dataclasses import replace

from kiosk.domain.asset import Asset, Media
from kiosk.domain.captions import FileByLanguage
from kiosk.domain.exhibit import audio_of, media_of, media_path, media_paths, video_of
from kiosk.domain.slide_fields import BeforeAfter, CaptionedPicture, PictureFields, VideoFields
from kiosk.domain.text import Language, Text
from tests.support.exhibits import small_hall

FIELDS = PictureFields(file="x.png", alt=Text(zh="图"), text=Text(zh="一段"))
SHOWN = Media(path=media_path("east", "tour", "x.png"), shown=Asset(sha256="0" * 64, size_bytes=1, width_px=1, height_px=1))


def test_the_picture_of_a_slide_is_found_below_its_deck() -> None:
    hall = small_hall()
    slides = tuple(replace(slide, fields=FIELDS) if slide.id in "bd" else slide for slide in hall.slides)
    pictured = replace(hall, slides=slides, media=(SHOWN,))
    assert [media_of(pictured, slide) for slide in "ab"] == [{}, {"x.png": SHOWN}]
    assert media_of(pictured, "d") == {}, "a file of that name is in another deck"


def test_the_pictures_of_a_slide_are_known_by_the_names_it_has_for_them() -> None:
    both = BeforeAfter(before=picture("x.png"), after=picture("y.png"))
    hall = small_hall()
    pictured = replace(hall, slides=(replace(hall.slides[0], fields=both), *hall.slides[1:]), media=(SHOWN,))
    assert media_of(pictured, "a") == {"x.png": SHOWN}, "the other one is not there"
    assert media_paths(pictured, "a") == {"x.png": "east/tour/x.png", "y.png": "east/tour/y.png"}


def test_a_video_is_no_picture_but_its_poster_is() -> None:
    video = VideoFields(file="v.mp4", poster="x.png", alt=Text(zh="图"))
    clip = replace(SHOWN, path="east/tour/v.mp4")
    hall = small_hall()
    playing = replace(hall, slides=(replace(hall.slides[0], fields=video), *hall.slides[1:]), media=(SHOWN, clip))
    assert media_of(playing, "a") == {"x.png": SHOWN}
    assert [video_of(playing, slide) for slide in "ab"] == [clip, None]
    assert set(media_paths(playing, "a").values()) == {SHOWN.path, clip.path}


def picture(file: str) -> CaptionedPicture:
    return CaptionedPicture(file=file, alt=Text(zh="图"))


def test_a_slide_is_read_aloud_in_the_languages_it_was_recorded_in() -> None:
    sound, hall = replace(SHOWN, path="east/tour/a.m4a"), small_hall()
    slides = (replace(hall.slides[0], audio=FileByLanguage(zh="a.m4a", en="gone.m4a")), *hall.slides[1:])
    read = replace(hall, slides=slides, media=(sound,))
    assert [audio_of(read, "a", language) for language in Language] == [sound, None]
    assert audio_of(read, "b", Language.ZH) is None
    assert set(media_paths(read, "a")) == {"a.m4a", "gone.m4a"}
    assert media_of(read, "a") == {}
