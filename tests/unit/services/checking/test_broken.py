from __future__ import annotations

from dataclasses import replace

from kiosk.domain.errors import BadInput
from kiosk.domain.slide_fields import PictureFields
from kiosk.domain.text import Text
from kiosk.services.checking import broken
from kiosk.services.checking.broken import Broken
from kiosk.services.checking.finding import Severity
from tests.support.checking import WORDS, exhibit, good

ERROR = BadInput(
    code="E-DECK-MEDIA", message=Text(zh="没有", en="it is gone"), where="here", fix=Text(zh="放回", en="put it back")
)
PICTURE = PictureFields(file="media/x.png", alt=WORDS, text=WORDS)
EXHIBIT = exhibit(good(), good(PICTURE, id="one"), good(replace(PICTURE, span=True), id="two"))


def slides(name: str) -> list[str]:
    return [finding.slide for finding in broken.find(EXHIBIT, [Broken(name=name, error=ERROR)])]


def test_a_file_is_told_of_at_every_slide_that_names_it() -> None:
    assert slides("east/tour/media/x.png") == ["one", "two"]


def test_a_poster_is_told_of_at_the_first_slide_of_its_section() -> None:
    assert slides(EXHIBIT.sections[0].poster) == ["river"]


def test_a_section_without_slides_is_told_of_by_itself() -> None:
    empty = replace(EXHIBIT, decks=())
    told = broken.find(empty, [Broken(name=EXHIBIT.sections[0].poster, error=ERROR)])
    assert [finding.slide for finding in told] == ["east"]


def test_a_slide_that_could_not_be_read_is_told_of_by_its_id() -> None:
    assert slides("gone") == ["gone"]
    assert Broken(name="gone", error=ERROR).is_slide
    assert not Broken(name="media/east.svg", error=ERROR).is_slide


def test_it_blocks_and_says_what_and_where_in_both_languages() -> None:
    (found,) = broken.find(EXHIBIT, [Broken(name="gone", error=ERROR)])
    assert (found.severity, found.code, found.fix) == (Severity.BLOCK, "E-DECK-MEDIA", ERROR.fix)
    assert found.message == Text(zh="没有（here）", en="it is gone (here)")
