from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.filming import BETWEEN_S, LENGTH_S, SIZES, film_house, film_screens
from kiosk.app.reference import watched_house
from kiosk.domain.errors import EnvironmentFault
from kiosk.domain.exhibit import media_of, video_of
from kiosk.importing.videos import look_at


@pytest.mark.parametrize("films", SIZES)
def test_some_sections_play_films_and_one_does_not(films: int) -> None:
    with film_house(films) as house:
        programme = watched_house(house).programme
        screens = film_screens(programme.wall)
        assert len(screens) == films == len(programme.wall.screens) - 1
        for section in screens.values():
            playlist = programme.playlist_by_id[f"film-{section}"]
            assert [programme.slide_by_id[slide].seconds for slide in playlist.slides] == [BETWEEN_S, LENGTH_S + 1]
            video = video_of(programme, playlist.slides[1])
            assert video is not None
            clip = look_at(house.files.path(video.shown.sha256), video.path)
            assert (clip.width_px, clip.height_px, clip.seconds) == (*SIZES[films], pytest.approx(LENGTH_S, abs=0.1))
            assert [media.path for media in media_of(programme, playlist.slides[1]).values()]
        others = programme.default_playlist(programme.wall.screens[-1])
        assert others is not None
        assert {programme.slide_by_id[slide].seconds for slide in others.slides} == {BETWEEN_S}


def test_without_ffmpeg_it_is_said_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFault) as caught, film_house(1):
        pass
    assert caught.value.code == "E-FFMPEG-MISSING"
    assert caught.value.message.zh
    assert caught.value.message.en
