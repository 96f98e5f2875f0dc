from __future__ import annotations

from pathlib import Path

from defusedxml.ElementTree import parse

from kiosk.domain.foreign import MissingFont
from kiosk.importing.office_settings import Settings

OOR = "{http://openoffice.org/2001/registry}"


def told(settings: Settings, profile: Path) -> list[tuple[str, str]]:
    settings.write(profile)
    root = parse(profile / "user" / "registrymodifications.xcu").getroot()
    return [(item.get(f"{OOR}name"), item.findtext("value")) for item in root.iter("prop")]


def test_nothing_is_run_and_nothing_fetched(tmp_path: Path) -> None:
    plain = dict(told(Settings(), tmp_path))
    assert plain["BlockUntrustedRefererLinks"] == plain["DisableMacrosExecution"] == "true"
    assert plain["ooInetHTTPProxyName"] == "127.0.0.1"


def test_hidden_slides_become_pages_only_if_asked_for(tmp_path: Path) -> None:
    assert [dict(told(Settings(hidden=asked), tmp_path))["ExportHiddenSlides"] for asked in (False, True)] == ["false", "true"]


def test_each_font_that_has_a_substitute_is_replaced(tmp_path: Path) -> None:
    fonts = (
        MissingFont(font="A & <B>", substitute="Carlito", pages=(1,)),
        MissingFont(font="宋体", substitute="Noto Serif CJK SC", pages=(2,)),
        MissingFont(font="Nobody's", substitute="", pages=(2,)),
    )
    pairs = [value for name, value in told(Settings(fonts=fonts), tmp_path) if name in ("ReplaceFont", "SubstituteFont")]
    assert pairs == ["A & <B>", "Carlito", "宋体", "Noto Serif CJK SC"]
