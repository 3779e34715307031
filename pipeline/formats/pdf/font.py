"""Characters in, codes of a font without ink out: the font of a text that nobody sees and everybody finds.

A TrueType font of two glyphs without ink, embedded as PDF/A asks (ISO 19005-2, 6.2.11): every character has a code of
its own that leads to the second glyph (the first, ``.notdef``, must not be shown), and ``ToUnicode`` leads back to it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Dictionary, Pdf

EM = 1000
ADVANCE = 500
"""Every character is half as wide as high; a word is stretched to its box (operator Tz)."""
ASCENT, DESCENT = 800, -200
NAME = "/VorlagenGlyphless"


class Glyphless:
    """The font of one PDF. ``reference`` is known from the start, ``finish`` fills it once all text is encoded."""

    def __init__(self, pdf: Pdf) -> None:
        from pikepdf import Dictionary, Name

        self._pdf = pdf
        self._codes: dict[str, int] = {}
        self.reference: Dictionary = pdf.make_indirect(Dictionary(Type=Name.Font))

    def encode(self, text: str) -> str:
        """``text`` as a hexadecimal string of the PDF, two bytes a character."""
        return "<" + "".join(f"{self._codes.setdefault(c, len(self._codes) + 1):04X}" for c in text) + ">"

    def finish(self) -> None:
        """Write the font and its way back to Unicode into the PDF."""
        from pikepdf import Array, Dictionary, Name, String

        pdf = self._pdf
        program = pdf.make_stream(truetype())
        program.Length1 = len(truetype())
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(NAME),
            Flags=4,  # symbolic: the codes are our own
            FontBBox=Array([0, DESCENT, ADVANCE, ASCENT]),
            ItalicAngle=0,
            Ascent=ASCENT,
            Descent=DESCENT,
            CapHeight=ASCENT,
            StemV=80,
            FontFile2=program,
        )
        # Code 0 leads to .notdef and is never used, every other one to the glyph without ink.
        glyphs = struct.pack(f">{len(self._codes) + 1}H", 0, *([1] * len(self._codes)))
        inner = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(NAME),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            DW=ADVANCE,
            CIDToGIDMap=pdf.make_stream(glyphs),
        )
        told = self.reference
        told.Subtype = Name.Type0
        told.BaseFont = Name(NAME)
        told.Encoding = Name("/Identity-H")
        told.DescendantFonts = Array([pdf.make_indirect(inner)])
        told.ToUnicode = pdf.make_stream(to_unicode(self._codes))


def to_unicode(codes: dict[str, int]) -> bytes:
    """The map from codes to UTF-16 (Adobe Technical Note 5411)."""
    lines = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in codes.items()]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
            "",
        ]
    ).encode("ascii")


def truetype() -> bytes:
    """A font program of two glyphs (OpenType specification 1.9, the tables that every reader asks for).

    The second is a line across its whole box and back: nothing to fill, yet not empty, because pdfium passes over
    upright text whose glyphs have no extent.
    """
    one = 0x00010000
    glyph = struct.pack(">5h2H3B6hx", 1, 0, DESCENT, ADVANCE, ASCENT, 2, 0, 1, 1, 1, *_LINE)
    tables = {
        b"cmap": struct.pack(">4HI", 0, 1, 3, 1, 12)
        + struct.pack(">16H", 4, 32, 0, 4, 4, 1, 0, 32, 65535, 0, 32, 65535, 65536 - 31, 1, 0, 0),
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", one, one, 0, _MAGIC, 0, EM, 0, 0, 0, DESCENT, ADVANCE, ASCENT, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", one, ASCENT, DESCENT, 0, ADVANCE, *[0] * 3, 1, *[0] * 7, 1),
        b"hmtx": struct.pack(">Hhh", ADVANCE, 0, 0),
        b"loca": struct.pack(">3H", 0, 0, len(glyph) // 2),
        b"maxp": struct.pack(">I14H", one, 2, 3, 1, 0, 0, 1, *[0] * 8),
        b"name": struct.pack(">HHH", 0, 0, 6),
        b"post": struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 1, 0, 0, 0, 0),
    }
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", one, count, 16 << power, power, 16 * (count - (1 << power)))
    at, entries, body = len(head) + 16 * count, b"", b""
    for tag, content in sorted(tables.items()):
        entries += struct.pack(">4sIII", tag, _sum(content), at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    whole = bytearray(head + entries + body)
    place = whole.index(struct.pack(">I", _MAGIC)) - 4
    whole[place : place + 4] = struct.pack(">I", (0xB1B0AFBA - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


_MAGIC = 0x5F0F3CF5
_LINE = (0, ADVANCE, -ADVANCE // 2, DESCENT, ASCENT - DESCENT, -(ASCENT - DESCENT) // 2)
"""From corner to corner and half the way back: steps in x, then in y."""


def _sum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded))) & 0xFFFFFFFF
