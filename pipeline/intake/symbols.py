"""The code of a glyph in a symbol font comes in; the sign that it shows goes out.

Office programs write bullets, boxes and arrows of the fonts Symbol and Wingdings as code points of the private use area
(U+F020 to U+F0FF), whose meaning is the font's. The table holds what papers use; the two fonts rarely clash in it.
"""

from __future__ import annotations

SIGNS = {
    0xF02D: "–",  # Symbol: minus
    0xF06C: "•",  # Wingdings: black circle
    0xF06E: "▪",
    0xF06F: "☐",
    0xF071: "☐",
    0xF072: "☐",
    0xF075: "•",  # Wingdings: diamond
    0xF076: "•",
    0xF078: "☒",
    0xF09F: "•",
    0xF0A7: "▪",
    0xF0A8: "☐",
    0xF0B7: "•",  # Symbol: bullet
    0xF0D8: "➢",
    0xF0DE: "⇒",  # Symbol: double arrow
    0xF0E0: "→",
    0xF0E8: "→",
    0xF0F0: "→",
    0xF0FB: "☒",
    0xF0FC: "☑",  # Wingdings: check mark
    0xF0FD: "☒",
    0xF0FE: "☑",
}
"""Adobe's and Microsoft's tables of both fonts, for the signs that lists and forms are made of."""


def readable(word: str) -> str:
    """A sign of a symbol font that stands alone as the sign it shows; anything else as it is, because letters of the
    private use area within words are a broken encoding."""
    return SIGNS.get(ord(word), word) if len(word) == 1 else word
