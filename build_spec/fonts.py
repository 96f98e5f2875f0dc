"""Cuts the bundled fonts from Noto Sans CJK; run by hand when the slides use a character that is missing.

    python build_spec/fonts.py FOLDER

FOLDER holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc of Debian's package fonts-noto-cjk.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ("Regular", "Bold")
SOURCE_FAMILY = "Noto Sans CJK SC"
FAMILY = "Kiosk Sans SC"
"""A name of its own, so that a copy installed on the machine is never taken by luck."""

BLOCKS = (
    range(0x20, 0x7F),  # ASCII
    range(0xA0, 0x100),  # Latin-1
    range(0x2010, 0x2028),  # dashes, quotation marks, ellipsis
    range(0x2030, 0x2040),  # per mille, primes, angle quotation marks
    range(0x3000, 0x3020),  # CJK punctuation
    range(0xFF01, 0xFF5F),  # fullwidth forms
    range(0xFFE0, 0xFFE7),  # fullwidth signs
)
SIGNS = "‖‰℃№™←↑→↓↗↘−√≈≠≤≥①②③④⑤⑥⑦⑧⑨⑩─│■□▲△▶▷▼▽◀◆◇○◎●★☆✓✗㎜㎡㎢㎞²³¼½¾⅓"
RARE_IN_NAMES = (
    "喆堃堉壵姈姞姮嫄嫚嬿崟彧扆旸昇晞晳曌枊柊梽棪氹沄洺浥浵涍淏渟湉湲溍溦澔炘烜焜煐熺燊燚犇玘玚玠玥玭珣珮珵珺琇琍琎琤琭琯"
    "瑀瑄璘璟璠瓅畑祎祾禔禛禤簃翀翚翯翾芃蒨虓衎袆訚詝谞贇赟邨鋆鎔锳镕镠闿鞾飏飔骃骉骎鹍鹓龑龢囍"
)
"""Hanzi of people's names that GB 2312 does not have."""

FULL_NAME, UNIQUE_NAME, POSTSCRIPT_NAME, FAMILY_NAME, SUBFAMILY_NAME = 4, 3, 6, 1, 2


def gb2312_hanzi() -> set[str]:
    """All 6763 Hanzi of GB 2312: rows 16 to 87 of its table."""
    pairs = (bytes((0xA0 + row, 0xA0 + cell)) for row in range(16, 88) for cell in range(1, 95))
    return set("".join(pair.decode("gb2312", errors="ignore") for pair in pairs))


def slide_characters() -> set[str]:
    """Every printable character of the exhibit's own texts."""
    texts = "".join(path.read_text("utf-8") for path in sorted((ROOT / "slides").rglob("*.toml")))
    return {character for character in texts if character.isprintable()}


def wanted_characters() -> set[str]:
    blocks = {chr(code) for block in BLOCKS for code in block}
    return blocks | set(SIGNS) | set(RARE_IN_NAMES) | gb2312_hanzi() | slide_characters()


def face_of(collection: Path) -> TTFont:
    """The simplified Chinese face of a collection; its time stamp is kept, so that a cut can be repeated to the byte."""
    faces = TTCollection(str(collection), lazy=True, recalcTimestamp=False)
    return next(face for face in faces if face["name"].getDebugName(FAMILY_NAME) == SOURCE_FAMILY)


def cut(face: TTFont, characters: set[str]) -> None:
    options = Options(layout_features=["kern", "locl", "ccmp", "mark"], hinting=False, desubroutinize=False, name_IDs=["*"])
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]  # set from left to right only
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(face)


def rename(face: TTFont, weight: str) -> None:
    """Gives the face our family name; the copyright, trademark and licence entries stay."""
    postscript = f"{FAMILY.replace(' ', '')}-{weight}"
    names = {
        FAMILY_NAME: FAMILY,
        SUBFAMILY_NAME: weight,
        UNIQUE_NAME: f"{face['head'].fontRevision:.3f};{postscript}",
        FULL_NAME: f"{FAMILY} {weight}",
        POSTSCRIPT_NAME: postscript,
    }
    for record in face["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())
    outlines = face["CFF "].cff
    outlines.fontNames[0] = postscript
    top = outlines.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, names[FULL_NAME]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    characters = wanted_characters()
    for weight in WEIGHTS:
        face = face_of(folder / f"NotoSansCJK-{weight}.ttc")
        cut(face, characters)
        rename(face, weight)
        target = ROOT / "assets" / "fonts" / f"NotoSansCJKsc-{weight}.otf"
        face.save(target)
        print(f"{target.relative_to(ROOT)}: {len(face.getBestCmap())} characters, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
