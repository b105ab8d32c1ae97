#!/usr/bin/env python3
"""Cut Noto Sans CJK SC into the three font files the papers embed.

    pip install fonttools
    apt install fonts-noto-cjk
    python3 make_subset.py /usr/share/fonts/opentype/noto

A paper is cut down once more when it is printed, to the glyphs it uses. That
second cut walks the whole file, so its time grows with the file: everyday
characters live in the small one, and the large one is opened only for a rare
name.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

HERE = Path(__file__).resolve().parent
FAMILY = "Noto Sans CJK SC"

# Signs a shop writes which the GBK table lacks.
SIGNS = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | {ord(c) for c in "€™–—‘’“”…•′″※℃℉Ω№㎡㎜㎝㎏㏄✓✔✕✗☐☑☒①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"}


def code_points(codec):
    """Every code point the codec can write."""
    found = set()
    for code in range(0x20, 0x110000):
        if 0xD800 <= code < 0xE000:
            continue
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(code)
    return found


def face(folder, weight):
    collection = TTCollection(str(folder / f"NotoSansCJK-{weight}.ttc"), lazy=True)
    for font in collection.fonts:
        if font["name"].getDebugName(1).startswith(FAMILY) or font["name"].getDebugName(16) == FAMILY:
            return font
    raise SystemExit(f"no face {FAMILY} in {weight}")


def number_anew(font):
    """Gives the glyphs the numbers of their places: 1, 2, 3 …

    A cut keeps the numbers a glyph had among the 65,535 of the whole face. With
    holes between them the numbers stand as thousands of ranges, and who writes a
    PDF goes through all of them for every glyph of the paper.
    """
    old = font.getGlyphOrder()
    new = {name: name if place == 0 else f"cid{place:05d}" for place, name in enumerate(old)}
    for table in font["cmap"].tables:
        table.cmap = {code: new[name] for code, name in table.cmap.items()}
    font["hmtx"].metrics = {new[name]: metric for name, metric in font["hmtx"].metrics.items()}
    top = font["CFF "].cff.topDictIndex[0]
    top.CharStrings.charStrings = {new[name]: glyph for name, glyph in top.CharStrings.charStrings.items()}
    order = [new[name] for name in old]
    top.charset = order
    font.setGlyphOrder(order)


def cut(folder, weight, wanted, name):
    font = face(folder, weight)
    wanted = wanted & set(font.getBestCmap())
    options = Options()
    # Papers set every glyph themselves, upright, left to right: shaping tables
    # and hints for small screens are dead weight in them.
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 11, 13, 14]
    options.name_languages = [0x409]
    subsetter = Subsetter(options=options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    number_anew(font)
    # The same cut is the same file, whenever it is made.
    font.recalcTimestamp = False
    target = HERE / name
    font.save(target)
    print(f"{name}: {len(wanted)} code points, {target.stat().st_size:,} bytes")
    return wanted


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/noto")
    everything = set(face(folder, "Regular").getBestCmap())
    everyday = code_points("gb2312") | SIGNS
    known = code_points("gbk") | everyday
    cut(folder, "Regular", everyday, "NotoSansSC-GB2312.otf")
    cut(folder, "Regular", known - everyday, "NotoSansSC-GBK.otf")
    cut(folder, "Regular", everything - known, "NotoSansSC-rest.otf")
    cut(folder, "Bold", everyday, "NotoSansSC-Bold.otf")


if __name__ == "__main__":
    main()
