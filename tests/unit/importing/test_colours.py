from __future__ import annotations

import pytest
from lxml import etree

from kiosk.domain.legible import Rgb
from kiosk.importing.colours import Palette

NS = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
THEME = (
    f'<a:theme {NS}><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme></a:theme>'
)


def palette(override: str = "") -> Palette:
    mapping = etree.fromstring('<clrMap bg1="lt1" tx1="dk1" accent1="accent1"/>')
    slide = f"<a:sld {NS}><a:clrMapOvr>{override}</a:clrMapOvr></a:sld>"
    return Palette(etree.fromstring(THEME), mapping, etree.fromstring(slide))


@pytest.mark.parametrize(
    ("element", "colour"),
    [
        ('<a:srgbClr val="14285A"/>', (0x14, 0x28, 0x5A)),
        ('<a:schemeClr val="tx1"/>', (0, 0, 0)),
        ('<a:schemeClr val="bg1"/>', (255, 255, 255)),
        ('<a:schemeClr val="accent1"/>', (0x4F, 0x81, 0xBD)),
        ('<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>', (128, 128, 128)),
        ('<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>', (128, 128, 128)),
        ('<a:srgbClr val="14285A"><a:alpha val="100000"/></a:srgbClr>', (0x14, 0x28, 0x5A)),
        ('<a:srgbClr val="14285A"><a:alpha val="40000"/></a:srgbClr>', None),
        ('<a:srgbClr val="14285A"><a:tint val="40000"/></a:srgbClr>', None),
        ('<a:srgbClr val="blue"/>', None),
        ('<a:schemeClr val="phClr"/>', None),
        ('<a:prstClr val="red"/>', None),
    ],
)
def test_a_colour_is_told_or_said_to_be_unknown(element: str, colour: Rgb | None) -> None:
    assert palette().colour(etree.fromstring(element.replace(" val", f" {NS} val", 1))) == colour


def test_a_slide_may_turn_the_names_of_colours_round() -> None:
    turned = palette('<a:overrideClrMapping bg1="dk1" tx1="lt1"/>')
    assert turned.text == (255, 255, 255)
    assert palette().text == (0, 0, 0)
