#!/usr/bin/env python3
"""Cut the window's fonts from their published packages.

    pip install "fonttools>=4.60" && python3 assets/fonts/subset.py

Fetches the packages named in PACKAGES with `npm pack` into a folder of its own, and writes the fonts and
their licences beside this script. The same packages give the same bytes.

- Inter 400, 500, 600: Latin, punctuation, arrows; tabular digits are frozen, so that counts and times align;
  like JetBrains Mono, with a replacement character (U+FFFD) that stands for bytes that could not be decoded.
- JetBrains Mono 400, 500: the same characters, without ligatures: a value is shown as it is spelt.
- Noto Sans SC regular: the characters of GB 2312; rarer ones come from the system.
- Noto Sans SC bold: only the characters of our own Chinese sentences and of the catalog's titles.
- Phosphor regular and fill: the icons that src/ui/icon.rs names.
"""

import pathlib
import re
import shutil
import subprocess
import tarfile
import tempfile

from fontTools import subset
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent

PACKAGES = {
    "inter": "@expo-google-fonts/inter@0.4.2",
    "mono": "@expo-google-fonts/jetbrains-mono@0.4.1",
    "sc": "@expo-google-fonts/noto-sans-sc@0.4.3",
    "icons": "@phosphor-icons/web@2.1.2",
}

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2C6, 0x2DE), *range(0x370, 0x400), *range(0x400, 0x460),
    *range(0x2000, 0x2070), 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x219A), 0x21E7, 0x2212, 0x221E,
    0x2248, 0x2260, 0x2264, 0x2265, 0x2303, 0x2318, 0x2325, *range(0x2500, 0x2580), 0x25CB, 0x25CF, 0x2713,
]  # fmt: skip


def main():
    with tempfile.TemporaryDirectory() as folder:
        home = {name: unpack(package, pathlib.Path(folder) / name) for name, package in PACKAGES.items()}
        for weight in ("400Regular", "500Medium", "600SemiBold"):
            font = cut(home["inter"] / weight / f"Inter_{weight}.ttf", LATIN, ["kern", "ccmp", "tnum"])
            freeze_tabular_digits(font)
            add_replacement_character(font)
            font.save(HERE / f"Inter-{weight[:3]}.ttf")
        for weight in ("400Regular", "500Medium"):
            font = cut(home["mono"] / weight / f"JetBrainsMono_{weight}.ttf", LATIN, [])
            add_replacement_character(font)
            font.save(HERE / f"JetBrainsMono-{weight[:3]}.ttf")
        for weight, name, characters in (
            ("400Regular", "Regular", gb2312()),
            ("600SemiBold", "SemiBold", our_chinese()),
        ):
            font = cut(home["sc"] / weight / f"NotoSansSC_{weight}.ttf", characters, [])
            font.save(HERE / f"NotoSansSC-{name}.ttf")
        regular, fill = icons()
        for style, name, characters in (("regular", "Phosphor", regular), ("fill", "Phosphor-Fill", fill)):
            font = cut(home["icons"] / f"src/{style}/{name}.ttf", characters, [])
            measure_icons(font)
            font.save(HERE / f"{name}.ttf")
        for name, licence in (("inter", "Inter"), ("mono", "JetBrainsMono"), ("sc", "NotoSansSC")):
            shutil.copyfile(home[name] / "LICENSE_FONT", HERE / f"{licence}-OFL.txt")
        shutil.copyfile(home["icons"] / "LICENSE", HERE / "Phosphor-MIT.txt")


def unpack(package, folder):
    folder.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def cut(path, characters, features):
    options = subset.Options(layout_features=features, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17])
    options.drop_tables += ["DSIG", "STAT", "vhea", "vmtx", "BASE"]
    font = TTFont(path, recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=list(characters))
    worker.subset(font)
    return font


def freeze_tabular_digits(font):
    swaps = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if chr(code).isdecimal() and glyph in swaps:
                table.cmap[code] = swaps[glyph]


def add_replacement_character(font):
    """Draws U+FFFD, which none of the packages has: a question mark cut out of a diamond as high as a capital."""
    glyphs = font.getGlyphSet()
    width = glyphs["question"].width
    height = font["OS/2"].sCapHeight
    pen = TTGlyphPen(glyphs)
    middle = height / 2
    corners = [(width / 2, height * 1.1), (width * 1.05, middle), (width / 2, -height * 0.1), (-width * 0.05, middle)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    small = 0.62
    shift = (width * (1 - small) / 2, middle * (1 - small))
    glyphs["question"].draw(TransformPen(ReverseContourPen(pen), (small, 0, 0, small, *shift)))
    name = "replacement"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, font["glyf"][name].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xFFFD] = name


def measure_icons(font):
    """Says where each icon begins. The package says at 0, wherever that is, and a wrong bearing moves what is drawn."""
    glyphs = font["glyf"]
    for name, (width, _) in list(font["hmtx"].metrics.items()):
        glyphs[name].recalcBounds(glyphs)
        font["hmtx"][name] = (width, glyphs[name].xMin)


def gb2312():
    rows = [*range(0xA1, 0xAA), *range(0xB0, 0xF8)]
    pairs = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF))
    return {ord(character) for pair in pairs for character in pair.decode("gb2312", "ignore")}


def our_chinese():
    """Every Han character and full-width sign of our sentences and of the catalog's titles."""
    texts = [path.read_text("utf-8") for path in (ROOT / "assets/i18n/zh").glob("*.ftl")]
    for path in (ROOT / "assets/catalog").rglob("*.toml"):
        texts += re.findall(r'^title\.zh\s*=\s*"(.*)"', path.read_text("utf-8"), re.M)
    return {ord(character) for text in texts for character in text if ord(character) > 0x2E7F}


def icons():
    source = (ROOT / "src/ui/icon.rs").read_text("utf-8")
    pattern = r"Icon::(regular|fill)\('\\u\{([0-9a-f]+)\}'\)"
    found = re.findall(pattern, source)
    return ([int(code, 16) for kind, code in found if kind == wanted] for wanted in ("regular", "fill"))


if __name__ == "__main__":
    main()
