"""A marked text and a width go in, printed lines with their pieces and the truth of their words come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from samples.generator.engine import fonts, hyphens
from samples.generator.engine.marks import Marked, tidy

SUP_SCALE = 0.62
SUP_RISE = 0.34
# Share of the size above and below the base line that a line's box takes.
ASCENT, DESCENT = 0.76, 0.22


@dataclass(frozen=True)
class Style:
    """How text is set; sizes in points, ``leading`` as a multiple of the size."""

    face: str = "sans"
    size: float = 10.5
    leading: float = 1.22
    align: str = "left"
    hyphenate: bool = True
    color: str = "#000000"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    jitter: float = 0.0

    def but(self, **changes: object) -> Style:
        """The same style with something else."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Piece:
    """A run of characters of one font at a place: ``x`` from the line's left end, ``rise`` above its base line."""

    x: float
    rise: float
    text: str
    font: str
    size: float
    width: float
    underline: bool


@dataclass(frozen=True)
class SetLine:
    """One printed line: its pieces, its width, its text as printed and as the truth has it (divided words whole)."""

    pieces: tuple[Piece, ...]
    width: float
    printed: str
    whole: str
    start: int
    end: int


@dataclass
class _Chunk:
    start: int
    end: int
    hyphen: bool = False


def width_of(text: str, font: str, size: float) -> float:
    return sum(fonts.char_width(font, char) for char in text if char != "\u00ad") * size


def set_lines(text: Marked, style: Style, width: float, first_width: float | None = None) -> list[SetLine]:
    """Break a text into lines of at most ``width`` points; ``first_width`` for the first line when it differs."""
    rows = list(_break(text, style, width, width if first_width is None else first_width))
    wholes = _whole_words(text, [row for row, _ in rows])
    lines = []
    for number, ((row, last), whole) in enumerate(zip(rows, wholes, strict=True)):
        room = (width if first_width is None else first_width) if number == 0 else width
        lines.append(_set(text, style, row, whole, room if style.align == "justify" and not last else None))
    return lines


def _char_font(text: Marked, style: Style, position: int) -> tuple[str, float, float]:
    styles = text.styles[position]
    if style.bold:
        styles = styles | {"bold"}
    if style.italic:
        styles = styles | {"italic"}
    font = fonts.variant(style.face, styles)
    char = text.plain[position]
    if char not in "\u00a0\u00ad" and not fonts.has(font, char):
        font = "symbols"
    raised = "sup" in styles
    return font, style.size * (SUP_SCALE if raised else 1.0), style.size * SUP_RISE if raised else 0.0


def _measure(text: Marked, style: Style, start: int, end: int) -> float:
    total = 0.0
    for position in range(start, end):
        char = text.plain[position]
        if char != "\u00ad":
            font, size, _ = _char_font(text, style, position)
            total += fonts.char_width(font, char) * size
    return total


def _words(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Words as (start, end, a forced line break stands before it)."""
    position, forced = 0, False
    while position < len(plain):
        if plain[position] in " \n\t":
            forced = forced or plain[position] == "\n"
            position += 1
            continue
        end = position
        while end < len(plain) and plain[end] not in " \n\t":
            end += 1
        yield position, end, forced
        position, forced = end, False


def _break(text: Marked, style: Style, width: float, first_width: float) -> Iterator[tuple[list[_Chunk], bool]]:
    """Rows of chunks, each with the word that it is the last before a forced break or the end."""
    blank = fonts.char_width(fonts.variant(style.face, frozenset()), " ") * style.size
    row: list[_Chunk] = []
    used, room = 0.0, first_width
    for start, end, forced in _words(text.plain):
        if forced:
            yield row, True
            row, used, room = [], 0.0, width
        while True:
            long = _measure(text, style, start, end)
            gap = blank if row else 0.0
            if used + gap + long <= room + 0.01:
                row.append(_Chunk(start, end))
                used += gap + long
                break
            cut = _division(text, style, start, end, room - used - gap, bool(row))
            if cut is not None:
                row.append(cut)
                start = cut.end
            elif not row:
                row.append(_Chunk(start, end))
                break
            yield row, False
            row, used, room = [], 0.0, width
    yield row, True


def _division(text: Marked, style: Style, start: int, end: int, room: float, has_company: bool) -> _Chunk | None:
    """The longest beginning of a word that fits, with or without a hyphen to add."""
    word = text.plain[start:end]
    hard = [
        i + 1
        for i, char in enumerate(word[:-1])
        if char in "-/" and 2 <= i < len(word) - 3 and word[i + 1] not in "-/."
    ]
    if any(char.isdigit() for char in word) or "@" in word or "www" in word:
        hard = []
    # Office programs leave a small gap at the end of a line rather than divide a word for it.
    soft = list(hyphens.places(word)) if style.hyphenate and (room > 3.2 * style.size or not has_company) else []
    dash = fonts.char_width(fonts.variant(style.face, frozenset()), "-") * style.size
    for place in sorted({*hard, *soft}, reverse=True):
        add = place not in hard
        if _measure(text, style, start, start + place) + (dash if add else 0.0) <= room:
            return _Chunk(start, start + place, add)
    return None


def _whole_words(text: Marked, rows: list[list[_Chunk]]) -> list[str]:
    """Per row the words that begin on it, whole."""
    row_of_start = {chunk.start: number for number, row in enumerate(rows) for chunk in row}
    found: list[list[str]] = [[] for _ in rows]
    for start, end, _ in _words(text.plain):
        found[row_of_start[start]].append(text.plain[start:end])
    return [tidy(" ".join(words)) for words in found]


def _set(text: Marked, style: Style, row: list[_Chunk], whole: str, justify_to: float | None) -> SetLine:
    blank = fonts.char_width(fonts.variant(style.face, frozenset()), " ") * style.size
    widths = [_measure(text, style, c.start, c.end) for c in row]
    if row and row[-1].hyphen:
        widths[-1] += fonts.char_width(fonts.variant(style.face, frozenset()), "-") * style.size
    gap = blank
    if justify_to is not None and len(row) > 1:
        gap = (justify_to - sum(widths)) / (len(row) - 1)
    pieces: list[Piece] = []
    x = 0.0
    for number, chunk in enumerate(row):
        last = number == len(row) - 1
        pieces.extend(_pieces(text, style, chunk, x, "" if last else " "))
        x += widths[number] + gap
    total = sum(widths) + gap * max(0, len(row) - 1)
    printed = " ".join(tidy(text.plain[c.start : c.end]) + ("-" if c.hyphen else "") for c in row)
    start, end = (row[0].start, row[-1].end) if row else (0, 0)
    return SetLine(tuple(pieces), total, printed, whole, start, end)


def _pieces(text: Marked, style: Style, chunk: _Chunk, x: float, tail: str) -> Iterator[Piece]:
    def key(position: int) -> tuple[str, float, float, bool]:
        return *_char_font(text, style, position), style.underline or "under" in text.styles[position]

    runs = [(k, list(g)) for k, g in groupby(range(chunk.start, chunk.end), key=key)]
    for number, ((font, size, rise, underline), positions) in enumerate(runs):
        string = "".join(text.plain[p] for p in positions).replace("\u00ad", "").replace("\u00a0", " ")
        last = number == len(runs) - 1
        if last:
            string += "-" if chunk.hyphen else ""
        wide = width_of(string, font, size)
        yield Piece(x, rise, string + (tail if last else ""), font, size, wide, underline)
        x += wide
