"""A page of a PDF comes in; its words go out in the order of its content, each with how it is painted.

Read through pdfium's text page, character by character: a fifth of the time pdfplumber takes for the same words
(measured on pages of 3,700 characters: 23 ms against 106 ms).
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.intake.symbols import readable
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_CHARACTERS = 100_000
WHITE = 215
"""Ink lighter than this (0..255) may be white on white."""


@dataclass(slots=True)
class Style:
    """What all characters of one text object share. What is ``doubted`` may be painted so that nobody sees it: white,
    on a layer of the document that is switched off, or outside its clip. ``frame`` leads from its line to the page."""

    size: float
    bold: bool
    unseen: bool
    doubted: bool
    depth: int
    cos: float
    sin: float
    frame: Frame


def words(page: PdfPage, to_view: Frame, depths: Mapping[int, int], top: int) -> list[tuple[Word, Style]]:
    """The words of the page's text in the order of its content. ``depths`` are the places of text objects (by address)
    in the order of painting; one that is not there lies on ``top``."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    handle = text.raw
    calls = _fast()
    address = ctypes.cast(handle, ctypes.c_void_p).value
    area = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    area_at, x_at, y_at = ctypes.addressof(area), ctypes.addressof(x), ctypes.addressof(y)
    styles: dict[int, Style] = {}
    found: list[tuple[Word, Style]] = []
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []  # along the line from, to; across it from, to
    style: Style | None = None
    style_of = 0
    end = base = 0.0
    parted = False
    own: Style | None = None  # of the letter before

    def close() -> None:
        nonlocal letters, boxes
        if letters and own is not None:
            string = unicodedata.normalize("NFC", "".join(letters))
            # A soft hyphen is seen at the end of a line only.
            string = string[:-1].replace("\u00ad", "") + string[-1].replace("\u00ad", "-")
            string = readable(string)
            if string:
                found.append((Word(string, _box(boxes, own), size=round(own.size, 2), bold=own.bold), own))
        letters, boxes = [], []

    try:
        for i in range(min(text.count_chars(), MOST_CHARACTERS)):
            code = calls.code(address, i)
            owner = calls.owner(address, i)
            if not owner and code in _LINE_ENDS:  # on sparse and on turned pages pdfium makes one behind every letter:
                parted = True
                continue  # whether a word ends, the place of the next letter tells
            if code in _BLANKS or code == 0:
                close()
                continue
            if not owner:  # made up by pdfium (a blank)
                if code not in _HYPHENS:
                    close()
                continue
            if owner != style_of or style is None:
                new = styles.get(owner)
                if new is None:
                    new = styles[owner] = _style(handle, i, depths.get(owner, top), to_view)
                if style is not None and (new.depth != style.depth) and _parts(style, new):
                    close()
                style, style_of = new, owner
            if not calls.origin(address, i, x_at, y_at):
                close()
                continue
            calls.area(address, i, area_at)
            if style.sin == 0.0 and style.cos == 1.0:
                across = y.value
                start, stop = area.left, area.right
            else:
                start = along = x.value * style.cos + y.value * style.sin
                across = y.value * style.cos - x.value * style.sin
                stop = along + max(abs((area.right - area.left) * style.cos), abs((area.top - area.bottom) * style.sin))
            if letters:
                size = style.size
                gap = start - end
                if gap > (0.15 if parted else 0.28) * size or gap < -0.9 * size or abs(across - base) > 0.5 * size:
                    close()
            if not letters:
                base = across
            parted, own = False, style
            letters.append("-" if code in _HYPHENS else chr(code))
            boxes.append((start, stop, across, style.size))
            end = stop
        close()
    finally:
        text.close()
    return found


_BLANKS = frozenset(map(ord, " \t\r\n\f\v\u00a0\u1680\u2028\u2029\u202f\u205f\u3000")) | frozenset(
    range(0x2000, 0x200C)
)
_LINE_ENDS = frozenset(b"\r\n")
_HYPHENS = frozenset((0x02, 0xFFFE))
"""How pdfium marks a hyphen at the end of a line."""


def _parts(old: Style, new: Style) -> bool:
    """Whether two neighbours cannot be one word: different direction or different visibility."""
    return (
        old.unseen != new.unseen or old.doubted != new.doubted or abs(old.cos - new.cos) + abs(old.sin - new.sin) > 0.1
    )


def _box(parts: list[tuple[float, float, float, float]], style: Style) -> Box:
    """The box of a word: its width as printed, its height that of capitals and descenders of its size."""
    left, right = parts[0][0], max(p[1] for p in parts)
    base = min(p[2] for p in parts), max(p[2] for p in parts)
    size = max(p[3] for p in parts)
    low, high = base[0] - 0.22 * size, base[1] + 0.74 * size
    return style.frame.box(Box(left, low, max(right, left), high))


def _style(text: Any, index: int, depth: int, to_view: Frame) -> Style:
    import pypdfium2.raw as raw

    item = raw.FPDFText_GetTextObject(text, index)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = raw.FPDFText_GetFontSize(text, index) * scale
    long = math.hypot(matrix.a, matrix.b)
    cos, sin = (matrix.a / long, matrix.b / long) if long else (1.0, 0.0)
    if abs(sin) < 0.02 and cos > 0:
        cos, sin = 1.0, 0.0
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    ink = colour(item, raw.FPDFPageObj_GetFillColor)
    unseen = mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP) or size < 1.0
    if ink is not None and mode == raw.FPDF_TEXTRENDERMODE_FILL and ink[3] < 8:
        unseen = True
    white = ink is not None and mode == raw.FPDF_TEXTRENDERMODE_FILL and luminance(ink) > WHITE
    doubted = white or _is_of_layer(item) or _is_clipped(text, index, item)
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 256, ctypes.byref(flags))
    font = name.value.decode("latin-1").lower()
    bold = (
        any(part in font for part in ("bold", "black", "heavy", "halbfett", "fett"))
        or raw.FPDFText_GetFontWeight(text, index) >= 600
        or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    )
    along = Frame(cos, -sin, 0, sin, cos, 0).then(to_view)
    return Style(abs(size) or 1.0, bold, unseen, doubted, depth, cos, sin, along)


def colour(item: Any, get: Callable[..., int]) -> tuple[int, int, int, int] | None:
    """The red, green, blue and opacity (0..255) of an object's fill or stroke, as ``get`` gives it."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not get(item, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a)):
        return None
    return r.value, g.value, b.value, a.value


def luminance(ink: tuple[int, int, int, int]) -> float:
    """How light an ink is, 0..255."""
    return 0.3 * ink[0] + 0.59 * ink[1] + 0.11 * ink[2]


def _is_of_layer(item: Any) -> bool:
    """Whether an object belongs to an optional layer of the document (the mark OC); most belong to none."""
    import pypdfium2.raw as raw

    for i in range(raw.FPDFPageObj_CountMarks(item)):
        name, length = ctypes.create_string_buffer(16), ctypes.c_ulong()
        pointer = ctypes.cast(name, ctypes.POINTER(raw.FPDF_WCHAR))
        if raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(item, i), pointer, 16, ctypes.byref(length)) and (
            name.raw[: length.value] == _OPTIONAL
        ):
            return True
    return False


_OPTIONAL = "OC\0".encode("utf-16-le")


def _is_clipped(text: Any, index: int, item: Any) -> bool:
    """Whether the first character of an object stands outside the box of its clip."""
    import pypdfium2.raw as raw

    clip = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    if count <= 0:
        return False
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    at_x, at_y = ctypes.c_float(), ctypes.c_float()
    for path in range(count):
        corners = []
        for segment in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), 8)):
            part = raw.FPDFClipPath_GetPathSegment(clip, path, segment)
            if raw.FPDFPathSegment_GetPoint(part, ctypes.byref(at_x), ctypes.byref(at_y)):
                corners.append((at_x.value, at_y.value))
        if corners and not _reaches(corners, x.value, y.value):
            return True
    return False


def _reaches(corners: list[tuple[float, float]], x: float, y: float) -> bool:
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs) - 2 <= x <= max(xs) + 2 and min(ys) - 2 <= y <= max(ys) + 2


class _Calls(NamedTuple):
    """Functions of pdfium that are asked for every character, with plain addresses: a third of the wrapped calls' time.
    Of a text page's address and a character's number they give its code, its text object, its origin, its loose box."""

    code: Callable[[int | None, int], int]
    owner: Callable[[int | None, int], int | None]
    origin: Callable[[int | None, int, int, int], int]
    area: Callable[[int | None, int, int], int]


@cache
def _fast() -> _Calls:
    import pypdfium2.raw as raw

    def call(function: Any, gives: Any, *more: Any) -> Callable[..., Any]:
        kind = ctypes.CFUNCTYPE(gives, ctypes.c_void_p, ctypes.c_int, *more)
        found: Callable[..., Any] = kind(ctypes.cast(function, ctypes.c_void_p).value or 0)
        return found

    address = ctypes.c_void_p
    return _Calls(
        call(raw.FPDFText_GetUnicode, ctypes.c_uint),
        call(raw.FPDFText_GetTextObject, address),
        call(raw.FPDFText_GetCharOrigin, ctypes.c_int, address, address),
        call(raw.FPDFText_GetLooseCharBox, ctypes.c_int, address),
    )
