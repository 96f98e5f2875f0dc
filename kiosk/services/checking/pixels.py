"""Whether pictures have as many pixels as the screens show of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.domain.asset import Asset
from kiosk.domain.text import Text
from kiosk.services.checking.finding import Finding, advice
from kiosk.services.checking.sheet import Shown


def find(slide: str, shown: Sequence[Shown], files: Mapping[str, Asset]) -> Iterator[Finding]:
    """`files` are those that came, by their paths; drawings are sharp at any size. The largest a picture is shown counts."""
    largest = {item.path: item for item in sorted(shown, key=lambda item: item.width_px)}
    for item in largest.values():
        file = files.get(item.path)
        if file is not None and not item.path.lower().endswith(".svg") and file.width_px < item.width_px:
            yield advice(
                slide,
                "PIXELS",
                Text(
                    zh=f"图片 {item.path} 有 {file.width_px} × {file.height_px} 像素，"
                    f"屏幕上是 {item.width_px} × {item.height_px}",
                    en=f"the picture {item.path} has {file.width_px} x {file.height_px} px, "
                    f"and screens show it in {item.width_px} x {item.height_px}",
                ),
                Text(zh="换一张更大的图片", en="take a larger picture"),
            )
