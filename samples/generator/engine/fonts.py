"""Names of type faces go in, registered fonts with widths and coverage come out.

Faces that come with the generator: ``sans`` (like Arial), ``serif`` (like Times), ``mono`` (a typewriter without
dirt), ``typed`` (a worn one), ``calibri``
(like Calibri), ``hand`` (a handwriting), ``symbols`` (check boxes and other signs that no other face has).
``register`` adds another one from any TrueType file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent.parent / "fonts"

_FILES = {
    "sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf"),
    "serif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf"),
    "mono": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", None),
    "calibri": ("Carlito-Regular.ttf", "Carlito-Bold.ttf", None),
    "typed": ("GNUTypewriter.ttf", None, None),
    "hand": ("Caveat.ttf", None, None),
    "symbols": ("DejaVuSans.ttf", None, None),
}
# Signs that the worn typewriter draws as others: brackets as strokes, German quotation marks as straight ones.
_UNLIKE = frozenset("()[]{}„“")
_known: dict[str, Path] = {}


def register(face: str, regular: Path, bold: Path | None = None, italic: Path | None = None) -> None:
    """Make a face known under a name of your own; a missing weight falls back to the regular one."""
    for suffix, path in (("", regular), ("-bold", bold or regular), ("-italic", italic or regular)):
        _known[face + suffix] = path
        # The name must be free of the file's own so that two faces never share a subset.
        pdfmetrics.registerFont(TTFont(face + suffix, str(path)))


for _face, (_regular, _bold, _italic) in _FILES.items():
    register(_face, FOLDER / _regular, FOLDER / _bold if _bold else None, FOLDER / _italic if _italic else None)


def variant(face: str, styles: frozenset[str]) -> str:
    """The registered font of a face for a set of styles; bold wins over italic."""
    if "bold" in styles:
        return f"{face}-bold"
    return f"{face}-italic" if "italic" in styles else face


@cache
def has(font: str, char: str) -> bool:
    """Whether a registered font has a glyph for the character, and one that looks like it."""
    if font.startswith("typed") and char in _UNLIKE:
        return False
    return ord(char) in pdfmetrics.getFont(font).face.charToGlyph


@cache
def char_width(font: str, char: str) -> float:
    """Width of a character at size 1, from ``symbols`` where the font has no glyph."""
    name = font if char == "\u00a0" or has(font, char) else "symbols"
    return float(pdfmetrics.stringWidth(" " if char == "\u00a0" else char, name, 1.0))
