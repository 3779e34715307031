"""The bytes of a text file come in; its string and its pages' lines go out, whatever encoding it was written in."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import UnknownType
from pipeline.intake.kind import utf16_without_mark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The single-byte encodings in which German was written, the likelier first.
_GERMAN = ("cp1252", "cp850", "mac_roman", "latin-1")
_LETTERS = "äöüÄÖÜß"
_SIGNS = "§€„“”‚‘’–—…°²³µé•"
_UMLAUT_IN_WORD = re.compile(r"(?<=[A-Za-zäöüß])[äöüß]|[ÄÖÜäöü](?=[a-zäöüß])")


def decode(data: bytes, path: str = "") -> tuple[str, str]:
    """The string of ``data`` without its byte order mark, and the name of the encoding.

    Raises UnknownType where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if 0 in data:
        order = utf16_without_mark(data[:65_536])
        if order is not None:
            return data.decode(order, "replace"), order
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A file cut off within its last character.
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data" and error.start > 0:
            return data[: error.start].decode("utf-8"), "utf-8"
    found = _german(data)
    if found is not None:
        return data.decode(found, "replace"), found
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:200_000]).best()
    if best is None:
        raise UnknownType("the encoding of this text cannot be told.", path=path)
    return data.decode(best.encoding, "replace"), best.encoding


def _german(data: bytes) -> str | None:
    """The single-byte encoding that puts umlauts where German has them; None where none does.

    CP850 writes ü as 0x81, CP1252 as 0xFC: read in the other one it becomes a sign that no word contains.
    """
    special = bytes(b for b in data if b > 127)
    if not special:
        return None
    best: tuple[float, str] | None = None
    for encoding in _GERMAN:
        text = data.decode(encoding, "replace")
        umlauts = len(_UMLAUT_IN_WORD.findall(text))
        signs = sum(text.count(c) for c in _SIGNS)
        strange = len(special) - sum(text.count(c) for c in _LETTERS) - signs
        score = umlauts + 0.3 * signs - 1.5 * strange - 3 * text.count("\ufffd")
        if best is None or score > best[0]:
            best = score, encoding
    assert best is not None
    return best[1] if best[0] > 0 else None


def pages(text: str) -> list[tuple[str, ...]]:
    """The lines of every page; pages are parted by form feeds. White space at line ends is removed, within it stays.

    The end-of-file sign of DOS and a last empty page behind a closing form feed are none of the text.
    """
    text = text.rstrip("\x1a\x00").replace("\r\n", "\n").replace("\r", "\n")
    parts = text.split("\f")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    found = []
    for part in parts:
        lines = [line.rstrip() for line in part.split("\n")]
        # The newline before a form feed ends a line, it does not begin one.
        if lines and not lines[-1]:
            lines.pop()
        found.append(tuple(lines))
    return found
