"""Draws HollowSerif-Bold.ttf: the outlines of a bold serif as lines. Needs fonttools and skia-pathops, no build does.

python assets/fonts/make_hollow.py
"""

from pathlib import Path

import pathops
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent
LINE = 26  # thickness in thousandths of the type size; half of it lies outside of the solid letter
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC]
FEATURES = ["kern", "liga", "lnum", "onum", "pnum", "mark", "ccmp"]
NAME, LICENCE = "Hollow Serif", "SIL Open Font License 1.1: OFL-SourceSerif4.txt"


def main() -> None:
    font = TTFont(FOLDER / "SourceSerif4-Bold.ttf")
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=[0], notdef_outline=True)
    reader = subset.Subsetter(options)
    reader.populate(unicodes=LETTERS)
    reader.subset(font)
    solid, glyf = font.getGlyphSet(), font["glyf"]
    hollow = {name: outlined(solid, name) for name in font.getGlyphOrder()}
    for name, glyph in hollow.items():
        glyf[name] = glyph
        glyph.recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0) if glyph.numberOfContours else 0)
    names = {1: NAME, 2: "Bold", 3: "Hollow Serif Bold", 4: "Hollow Serif Bold", 6: "HollowSerif-Bold", 13: LICENCE}
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    font.recalcTimestamp = False
    font.save(FOLDER / "HollowSerif-Bold.ttf")


def outlined(solid: object, name: str) -> object:
    """A glyph whose ink is the edge of the solid one."""
    path = pathops.Path()
    solid[name].draw(path.getPen(glyphSet=solid))
    path.simplify(fix_winding=True, keep_starting_points=False)
    path.stroke(LINE, pathops.LineCap.BUTT_CAP, pathops.LineJoin.MITER_JOIN, 3)
    path.simplify(fix_winding=True, keep_starting_points=False)
    path.convertConicsToQuads()
    pen = TTGlyphPen(None)
    path.draw(pen)
    return pen.glyph()


if __name__ == "__main__":
    main()
