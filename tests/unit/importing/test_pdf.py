from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.importing import pdf
from kiosk.importing.pdf import legible, read_pdf
from tests.support import corpus
from tests.support.foreign import silent, task


def test_every_page_has_its_picture_its_words_and_a_title(tmp_path: Path) -> None:
    file = tmp_path / "年报.pdf"
    file.write_bytes(corpus.paged("First page", "Second page"))
    told: list[tuple[int, int]] = []
    job = task(tmp_path, file)
    foreign = read_pdf(job, lambda *done: told.append(done))
    assert (foreign.title, foreign.remarks) == ("年报", ())
    assert [(page.number, page.title, page.words) for page in foreign.pages] == [
        (1, "First page", "First page"),
        (2, "Second page", "Second page"),
    ]
    assert sorted(path.name for path in job.outbox.iterdir()) == [page.picture for page in foreign.pages]
    assert told == [(0, 2), (0, 2), (1, 2), (2, 2)]


def test_hanzi_that_a_pdf_has_as_radicals_are_those_that_people_type() -> None:
    assert legible("第⼀⻚，⻓⻛ ok\0") == "第一页，长风 ok"


def test_what_acts_in_a_pdf_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(corpus.paged("acts", trailer=b"/Names<</JavaScript 1 0 R>>"))
    assert [remark.code for remark in read_pdf(task(tmp_path, tmp_path / "a.pdf"), silent).remarks] == ["W-PDF-ACTIVE"]


def test_a_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(corpus.paged(*["x"] * (pdf.MOST_PAGES + 1)))
    with pytest.raises(BadInput) as caught:
        read_pdf(task(tmp_path, tmp_path / "a.pdf"), silent)
    assert caught.value.code == "E-IMP-TOOMANY"
    assert str(pdf.MOST_PAGES + 1) in caught.value.message.zh
