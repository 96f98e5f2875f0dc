from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.domain.errors import BadInput
from kiosk.domain.foreign import Foreign, ForeignPage, MissingFont, Remark
from kiosk.domain.text import Text
from kiosk.importing import members
from kiosk.importing.members import files_in, joined, natural, not_taken, skipped

NOTE = Remark(code="W-X", message=Text(zh="注", en="note"))


def page(number: int, title: str = "") -> ForeignPage:
    return ForeignPage(number=number, picture=f"{number}.png", width_px=1, height_px=1, title=title)


def test_people_count_as_people_do() -> None:
    assert sorted(["页10", "页2", "B", "a", "10", "9", "页"], key=natural) == ["9", "10", "a", "B", "页", "页2", "页10"]


def test_files_of_a_folder_without_what_systems_leave_behind(tmp_path: Path) -> None:
    for name in (
        "b/2.pdf",
        "b/10.pdf",
        "a.PPTX",
        "~$a.pptx",
        ".git/x.png",
        "__MACOSX/x.png",
        "Thumbs.db",
        "notes.txt",
        "in.zip",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link.png").symlink_to(tmp_path / "a.PPTX")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    files, [remark] = files_in(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in files] == ["a.PPTX", "b/2.pdf", "b/10.pdf"]
    assert (remark.code, remark.message.en) == (
        "W-IMP-SKIPPED",
        "2 of the files cannot be imported and were left out: in.zip, notes.txt",
    )


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.png").touch()
    with pytest.raises(BadInput) as caught:
        files_in(tmp_path)
    assert caught.value.code == "E-IMP-TOOMANY"


def test_of_many_files_left_out_a_few_are_named() -> None:
    assert skipped([]) == ()
    [remark] = skipped([f"{number}.txt" for number in range(9)])
    assert remark.message.zh == "9 个文件不是可以导入的，已跳过：0.txt、1.txt、2.txt、3.txt、4.txt 等"


def test_a_file_that_was_refused_is_named() -> None:
    error = BadInput(code="E-X", message=Text(zh="坏了", en="it is broken"), where="a.png", fix=Text(zh="换", en="change"))
    remark = not_taken("a.png", error)
    assert (remark.code, remark.message.zh) == ("E-X", "「a.png」没有导入：坏了")


def test_pages_are_counted_on_and_fonts_are_asked_for_once() -> None:
    def lacking(*pages: int) -> MissingFont:
        return MissingFont(font="方正小标宋", substitute="Noto Serif", pages=pages)

    deck = Foreign(title="deck", pages=(page(1, "一"), page(2)), missing_fonts=(lacking(2),), remarks=(NOTE,))
    other = Foreign(title="other", pages=(page(1),), missing_fonts=(lacking(1),))
    whole = joined("all", [("deck.pptx", deck), ("other.pdf", other)], (NOTE,))
    assert [(item.number, item.title) for item in whole.pages] == [(1, "一"), (2, ""), (3, "other")]
    assert whole.missing_fonts == (lacking(2, 3),)
    assert whole.remarks == (NOTE, NOTE)
