"""Converts an OpenType face with CFF outlines to TrueType outlines.

    python3 otf2ttf.py FandolFang-Regular.otf FandolFang-Regular.ttf

Needs fontTools (Debian: python3-fonttools 4.38). The same input gives the same bytes.
Not needed to build or run anything: the converted faces are kept beside this file.
"""
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

# Largest distance, in font units (1000 to the em), between a cubic curve and the quadratic ones put in its place.
MAX_ERROR = 1.0


def glyf_outlines(font):
    glyph_set = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def convert(source, target):
    font = TTFont(source, recalcTimestamp=False)
    glyphs = glyf_outlines(font)
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = glyphs
    if hasattr(glyf, "_reverseGlyphOrder"):
        del glyf._reverseGlyphOrder
    maxp = font["maxp"]
    maxp.tableVersion = 0x10000
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
        "maxComponentDepth",
    ):
        setattr(maxp, field, 0)
    glyf.compile(font)
    maxp.recalc(font)
    font["post"].formatType = 3.0
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\x00\x01\x00\x00"
    # FandolSong says +200 where the descent is meant.
    if font["hhea"].descent > 0:
        font["hhea"].descent = -font["hhea"].descent
    font.save(target)


if __name__ == "__main__":
    convert(sys.argv[1], sys.argv[2])
