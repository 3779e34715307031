"""A page of a PDF comes in; its words, ruling lines and pictures go out, in points of the page as a viewer shows it.

Words are read by ``characters``; here the other objects, and which words the page really shows.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.intake.characters import Style, address_of, colour, luminance, pdfium, words
from pipeline.intake.cover import Cover, Shape, core, notes
from pipeline.intake.dotted import dotted, is_dot
from pipeline.model.geometry import IDENTITY, Box, Frame, contains, intersection, union
from pipeline.model.page import Ruling, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_OBJECTS = 20_000
"""Objects looked at on one page: a plan drawn in vectors has hundreds of thousands and no tables."""
THIN = 2.6
"""A filled shape up to so many points wide is a drawn line."""

_TURNED_LETTERS, _TURNED_SHARE = 40, 0.75
"""Letters of a page that tell which way it is to be read, and the share of them that must stand alike."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the page: where it lies, its size in pixels, and how its pixels lie on the page.

    ``matrix`` leads from the unit square (origin top left, y down) to points as shown; ``depth`` is its place in the
    order of painting.
    """

    box: Box
    pixels: tuple[int, int]
    matrix: Frame
    depth: int
    handle: Any
    stencil: bool


@dataclass(frozen=True)
class Content:
    """What a page holds. ``shown`` words can be seen, ``layer`` words lie unseen behind or over a picture,
    ``hidden`` counts words that nobody sees and no picture explains. ``drawings`` counts vector shapes. When the page
    is turned clockwise by ``turn`` quarters, its words (those of the layer, if there is one) stand upright."""

    width: float
    height: float
    shown: tuple[Word, ...]
    layer: tuple[Word, ...]
    hidden: int
    rulings: tuple[Ruling, ...]
    pictures: tuple[Picture, ...]
    drawings: int
    objects: int
    turn: int = 0


def view_frame(page: PdfPage, turn: int = 0) -> tuple[Frame, float, float]:
    """The map from PDF user space (origin bottom left) to the page as shown, and the size of the page in points;
    ``turn`` quarters clockwise that it was turned by are taken back."""
    left, bottom, right, top = page.get_bbox()
    if right <= left or top <= bottom:
        left, bottom, right, top = page.get_mediabox()
    return _view(page.get_rotation() - 90 * turn, left, bottom, right, top)


def corner(page: PdfPage, turn: int = 0) -> tuple[float, float]:
    """The top left corner of the page as shown within its MediaBox, in points as shown; ``turn`` as in
    ``view_frame``."""
    shown, _, _ = view_frame(page, turn)
    whole, _, _ = _view(page.get_rotation() - 90 * turn, *page.get_mediabox())
    return whole.c - shown.c, whole.f - shown.f


def _view(rotation: int, left: float, bottom: float, right: float, top: float) -> tuple[Frame, float, float]:
    match rotation % 360:
        case 90:
            return Frame(0, 1, -bottom, 1, 0, -left), top - bottom, right - left
        case 180:
            return Frame(-1, 0, right, 0, 1, -bottom), right - left, top - bottom
        case 270:
            return Frame(0, -1, top, -1, 0, right), top - bottom, right - left
        case _:
            return Frame(1, 0, -left, 0, -1, top), right - left, top - bottom


def read(page: PdfPage, contrast: Callable[[list[Box]], list[float]]) -> Content:
    """Read one page. ``contrast`` tells for boxes (points as shown) how much the rendered page varies there, 0..255;
    it is asked only where text may be there and not seen."""
    to_view, width, height = view_frame(page)
    whole = Box(0, 0, width, height)
    scan = _Scan(to_view)
    scan.walk(page)
    found = words(page, to_view, scan.depths, scan.count + 1)

    shown: list[Word] = []
    layer: list[Word] = []
    hidden = 0
    doubted: list[Word] = []
    grid = Cover(scan.shapes)
    for word, style in found:
        assert word.box is not None
        if not contains(whole, *word.box.middle):
            hidden += 1
            continue
        cover = grid.above(word.box, style.depth)
        if style.unseen:
            behind = cover if cover is not None and cover.sure else grid.picture(word.box)
            if behind is not None and behind.picture:
                layer.append(word)
            else:
                hidden += 1
        elif cover is not None and not cover.sure:
            doubted.append(word)
        elif cover is not None:
            if cover.picture:
                layer.append(word)
            else:
                hidden += 1
        elif style.doubted:
            doubted.append(word)
        else:
            shown.append(word)
    if doubted:
        order = {id(word): i for i, (word, _) in enumerate(found)}
        for word, figure in zip(doubted, contrast([core(w.box) for w in doubted if w.box is not None]), strict=True):
            assert word.box is not None
            if figure >= 40:
                shown.append(word)
            elif grid.picture(word.box) is not None:
                layer.append(word)
            else:
                hidden += 1
        shown.sort(key=lambda w: order[id(w)])
        layer.sort(key=lambda w: order[id(w)])
    return Content(
        width,
        height,
        tuple(shown),
        tuple(layer),
        hidden,
        tuple(_merged([*scan.rulings, *dotted(scan.dots)], whole)),
        tuple(p for p in scan.pictures if intersection(p.box, whole)),
        scan.drawings,
        scan.count,
        _turn({id(w) for w in layer or shown}, found),
    )


def _turn(taken: set[int], found: Sequence[tuple[Word, Style]]) -> int:
    """By how many quarters the page is to be turned clockwise for most of the words (by identity) to stand upright."""
    letters = [0, 0, 0, 0]
    whole = 0
    for word, style in found:
        if id(word) not in taken:
            continue
        whole += len(word.text)
        across, down = style.frame.a, style.frame.d
        if abs(abs(across) - abs(down)) > 0.9:  # not set aslant
            letters[(0 if across > 0 else 2) if abs(across) > abs(down) else (3 if down > 0 else 1)] += len(word.text)
    turn = max(range(4), key=letters.__getitem__)
    return turn if whole >= _TURNED_LETTERS and letters[turn] > _TURNED_SHARE * whole else 0


class _Scan:
    """Walks the objects of a page in the order of painting; collects rulings, pictures and opaque areas."""

    def __init__(self, to_view: Frame):
        self.to_view = to_view
        self.depths: dict[int, int] = {}
        self.rulings: list[Ruling] = []
        self.dots: list[Box] = []
        self.pictures: list[Picture] = []
        self.shapes: list[Shape] = []
        self.drawings = 0
        self.count = 0

    def walk(self, page: PdfPage) -> None:
        import pypdfium2.raw as raw

        handle = page.raw
        self.shapes += notes(handle, self.to_view)
        self._objects(raw.FPDFPage_CountObjects(handle), lambda i: raw.FPDFPage_GetObject(handle, i), IDENTITY, level=0)

    def _objects(self, count: int, get: Callable[[int], Any], outer: Frame, level: int) -> None:
        import pypdfium2.raw as raw

        for i in range(count):
            if self.count >= MOST_OBJECTS:
                return
            item = get(i)
            self.count += 1
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.depths[address_of(item)] = self.count
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self.drawings += 1
                self._path(item, outer)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(item, outer)
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                self.drawings += 1
            elif kind == raw.FPDF_PAGEOBJ_FORM and level < 12:
                inner = _matrix(item).then(outer)
                self._objects(
                    raw.FPDFFormObj_CountObjects(item),
                    lambda n, form=item: raw.FPDFFormObj_GetObject(form, n),  # type: ignore[misc]
                    inner,
                    level + 1,
                )

    def _picture(self, item: Any, outer: Frame) -> None:
        import pypdfium2.raw as raw

        # The unit square with its origin at the bottom left, turned over to the top left.
        place = Frame(1, 0, 0, 0, -1, 1).then(_matrix(item)).then(outer).then(self.to_view)
        box = place.box(Box(0, 0, 1, 1))
        w, h = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(w), ctypes.byref(h))
        clear = bool(raw.FPDFPageObj_HasTransparency(item))
        self.pictures.append(Picture(box, (w.value, h.value), place, self.count, item, clear))
        if not clear:
            self.shapes.append(Shape(box, self.count, True))

    def _path(self, item: Any, outer: Frame) -> None:
        import pypdfium2.raw as raw

        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        filled = fill.value != raw.FPDF_FILLMODE_NONE
        if not filled and not stroke.value:
            return
        ink = colour(address_of(item), pdfium().fill) if filled else None
        pen = colour(address_of(item), pdfium().stroke) if stroke.value else None
        place = _matrix(item).then(outer).then(self.to_view)
        segments = raw.FPDFPath_CountSegments(item)
        if segments > 2_000:
            return
        lines, parts, others = _segments(item, segments, place)
        if ink is not None and ink[3] > 0:
            for part in (*parts, *others):
                if ink[3] >= 250 and part.width > THIN and part.height > THIN:
                    self.shapes.append(Shape(part, self.count, False, part in parts))
            for part in parts:
                if luminance(ink) < 225:
                    self._thin(part)
        if pen is not None and pen[3] > 0 and luminance(pen) < 225:
            wide = ctypes.c_float()
            raw.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(wide))
            half = max(wide.value * math.sqrt(abs(place.a * place.e - place.b * place.d)), 0.1) / 2
            if half > 2 * THIN:  # no ruling: a bar, drawn over something perhaps
                for (x0, y0), (x1, y1) in lines if pen[3] >= 250 else ():
                    left, right, top, low = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
                    box = Box(left, top - half, right, low + half)
                    self.shapes.append(Shape(box, self.count, False, False))
                return
            for (x0, y0), (x1, y1) in lines:
                if abs(y1 - y0) <= 0.5 and abs(x1 - x0) > 4:
                    self.rulings.append(Ruling(Box(min(x0, x1), y0 - half, max(x0, x1), y0 + half), False))
                elif abs(x1 - x0) <= 0.5 and abs(y1 - y0) > 4:
                    self.rulings.append(Ruling(Box(x0 - half, min(y0, y1), x0 + half, max(y0, y1)), True))

    def _thin(self, box: Box) -> None:
        if box.height <= THIN and box.width > 4 and box.width > 3 * box.height:
            self.rulings.append(Ruling(box, False))
        elif box.width <= THIN and box.height > 4 and box.height > 3 * box.width:
            self.rulings.append(Ruling(box, True))
        elif is_dot(box):
            self.dots.append(box)


def _segments(
    item: Any, count: int, place: Frame
) -> tuple[list[tuple[tuple[float, float], tuple[float, float]]], list[Box], list[Box]]:
    """The straight lines of a path, the box of every closed rectangle in it, and those of its other shapes, in points
    as shown."""
    import pypdfium2.raw as raw

    lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
    parts: list[Box] = []
    others: list[Box] = []
    corners: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()

    def finish() -> None:
        if len(corners) < 3:
            return
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        # A rectangle that lies straight has each corner on the box's edge.
        is_straight = straight and len(corners) >= 4
        if is_straight and all(
            min(abs(cx - box.left), abs(cx - box.right)) < 0.6 and min(abs(cy - box.top), abs(cy - box.bottom)) < 0.6
            for cx, cy in corners
        ):
            parts.append(box)
        else:
            others.append(box)

    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = place.point(x.value, y.value)
        match raw.FPDFPathSegment_GetType(segment):
            case raw.FPDF_SEGMENT_MOVETO:
                finish()
                corners, straight = [point], True
            case raw.FPDF_SEGMENT_LINETO:
                if corners:
                    lines.append((corners[-1], point))
                corners.append(point)
            case _:
                straight = False
                corners.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and corners:
            lines.append((corners[-1], corners[0]))
    finish()
    return lines, parts, others


def _merged(rulings: list[Ruling], page: Box) -> list[Ruling]:
    """Rulings on the page, those that lie on one another or go on from one another joined."""
    result: list[Ruling] = []
    for vertical in (False, True):
        same = [r.box for r in rulings if r.vertical == vertical and intersection(r.box, page)]
        if vertical:
            same = [Box(b.top, b.left, b.bottom, b.right) for b in same]
        rows: dict[int, list[Box]] = {}
        for box in sorted(same, key=lambda b: (b.top + b.bottom, b.left)):
            key = round((box.top + box.bottom) / 2)
            near = next((k for k in (key, key - 1, key + 1) if k in rows), key)
            rows.setdefault(near, []).append(box)
        for row in rows.values():
            row.sort()
            run = [row[0]]
            for box in row[1:]:
                if box.left <= max(b.right for b in run) + 1.0:
                    run.append(box)
                else:
                    result.append(_ruling(run, vertical))
                    run = [box]
            result.append(_ruling(run, vertical))
    return sorted(result, key=lambda r: (r.vertical, r.box.top, r.box.left))


def _ruling(run: list[Box], vertical: bool) -> Ruling:
    box = union(run)
    return Ruling(Box(box.top, box.left, box.bottom, box.right) if vertical else box, vertical)


def _matrix(item: Any) -> Frame:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return IDENTITY
    return Frame(matrix.a, matrix.c, matrix.e, matrix.b, matrix.d, matrix.f)
