from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide
from pptx.util import Inches

from kiosk.importing.presentation import read_presentation
from tests.support.slideshows import ANIMATION, TRANSITION, deck, dot, linked, words

MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"


def added(xml: str) -> None:
    return lambda slide: slide._element.append(etree.fromstring(xml))


def video(slide: Slide) -> None:
    slide.shapes.add_movie(io.BytesIO(b"video"), Inches(1), Inches(2), Inches(4), Inches(3), io.BytesIO(dot()), "video/mp4")


def sound(slide: Slide) -> None:
    part = Part(PackURI("/ppt/media/sound.wav"), "audio/wav", slide.part.package, b"RIFF")
    slide.part.relate_to(part, RELATIONSHIP_TYPE.AUDIO)


def workbook(slide: Slide) -> None:
    slide.shapes.add_ole_object(io.BytesIO(b"a workbook"), "Excel.Sheet.12", Inches(1), Inches(2), icon_file=io.BytesIO(dot()))


def pointing(slide: Slide) -> None:
    words("官网")(slide)
    run = slide.shapes[-1].text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = "https://example.com/"


@pytest.mark.parametrize(
    ("fill", "codes"),
    [
        (words(), []),
        (added(ANIMATION), ["W-IMP-ANIMATION"]),
        (added(f'<p:timing xmlns:p="{MAIN}"><p:tnLst/></p:timing>'), []),
        (added(TRANSITION), ["W-IMP-TRANSITION"]),
        (added(f'<p:transition xmlns:p="{MAIN}" advTm="5000"/>'), []),
        (video, ["W-IMP-VIDEO"]),
        (sound, ["W-IMP-AUDIO"]),
        (workbook, ["W-IMP-OLE"]),
        (linked("file:///etc/hostname"), ["W-IMP-LINK"]),
        (pointing, ["W-IMP-HYPERLINK"]),
    ],
    ids=[
        "words",
        "animation",
        "empty timing",
        "transition",
        "timed advance",
        "video",
        "sound",
        "workbook",
        "link",
        "hyperlink",
    ],
)
def test_what_a_picture_cannot_carry_is_remarked_once(tmp_path: Path, fill: object, codes: list[str]) -> None:
    page = read_presentation(deck(tmp_path / "deck.pptx", fill)).pages[0]
    assert [remark.code for remark in page.remarks] == codes
    assert all(remark.message.zh and remark.message.en for remark in page.remarks)


def test_macros_are_remarked_for_the_file(tmp_path: Path) -> None:
    def macro(slide: Slide) -> None:
        presentation = slide.part.package.presentation_part
        part = Part(PackURI("/ppt/vbaProject.bin"), "application/vnd.ms-office.vbaProject", slide.part.package, b"macro")
        presentation.relate_to(part, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")

    told = read_presentation(deck(tmp_path / "deck.pptm", macro))
    assert [remark.code for remark in told.remarks] == ["W-IMP-MACRO"]
    assert told.pages[0].remarks == ()
