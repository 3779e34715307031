"""What is on the pages of a paper: every call prints something at a fixed place and notes its truth with it.

All lengths are PDF points, the origin is the page's top left corner, y grows downwards.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import Any

from samples.generator.engine import ink, stamps
from samples.generator.engine.layout import ASCENT, DESCENT, Piece, Style, set_lines, width_of
from samples.generator.engine.marks import Marked, Value, parse, plain, tidy, told_role
from samples.generator.engine.parts import BODY, HAND, STAMP, Box, Glyphs, Line, Path, Point, Sheet, TableTruth


class Press:
    """Sheets with their print, and the mentions that were printed on them; ``style`` where a call names none."""

    pen = "#1d2c6b"

    def __init__(self, id: str, style: Style, seed: int = 0) -> None:
        self.id, self.style = id, style
        self.rng = random.Random(f"{id}/{seed}")
        self.sheets: list[Sheet] = []
        self.tables: list[TableTruth] = []
        self.amounts: list[dict[str, Any]] = []
        self.dates: list[dict[str, Any]] = []
        self.organizations: list[str] = []
        self.references: list[str] = []
        self._hands = (ink.hand(self.rng), ink.hand(self.rng))
        self.block = 0
        self._current = 0

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self._current]

    def turn_to(self, number: int) -> None:
        """Make a page the present one: stamps, notes and marker may be added after ``finish``."""
        self._current = number - 1

    def at(
        self, x: float, y: float, width: float, text: str, style: Style | None = None, *, zone: str = BODY,
        leading: float | None = None,
    ) -> float:  # fmt: skip
        """Print a block at a fixed place of this page ("\\n" breaks lines); returns where it ends."""
        style = style or self.style
        marked = parse(text)
        lines = set_lines(marked, style, width)
        height = leading or style.size * style.leading
        self.block += 1
        places = []
        for line in lines:
            shift = {"right": width - line.width, "center": (width - line.width) / 2}.get(style.align, 0.0)
            base = y + (height - style.size) / 2 + ASCENT * style.size + 0.01
            self.draw_pieces(line.pieces, x + shift, base, style)
            box = (x + shift, base - ASCENT * style.size, x + shift + line.width, base + DESCENT * style.size)
            places.append(self.add_line(Line(line.printed, line.whole, box, zone, self.block)))
            y += height
        self.note_mentions(marked, [(li.start, li.end, pl) for li, pl in zip(lines, places, strict=True)], zone)
        return y

    # --- lines, areas ------------------------------------------------------------------------------------------------

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6, color: str = "#000000",
             dash: tuple[float, ...] = ()) -> None:  # fmt: skip
        self.sheet.print.append(Path(((x0, y0), (x1, y1)), width, color, None, dash))

    def frame(self, box: Box, width: float = 0.6, color: str | None = "#000000", fill: str | None = None) -> None:
        x0, y0, x1, y1 = box
        path = Path(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), width, color, fill)
        (self.sheet.under if fill else self.sheet.print).append(path)

    def polygon(self, points: Sequence[Point], fill: str | None, color: str | None = None, width: float = 0.5) -> None:
        self.sheet.under.append(Path(tuple(points), width, color, fill))

    # --- ink and stamps ----------------------------------------------------------------------------------------------

    def _ink(self, strokes: Sequence[ink.Stroke], writer: ink.Hand, weight: float = 1.0) -> None:
        for stroke in strokes:
            pieces = ink.pressed(stroke, weight * writer.weight, writer.press, self.rng)
            self.sheet.ink.extend(Path(tuple(piece), round(w, 3), self.pen, round=True) for piece, w in pieces)

    def ink_cell(self, what: str, box: Box) -> None:
        """Ink in a cell: figures or a sign, a little off the middle, now and then over the rule."""
        x0, y0, x1, y1 = box
        rng = self.rng
        writer = self._hands[0] if rng.random() < 0.7 else self._hands[1]
        high = min((y1 - y0) * rng.uniform(0.6, 0.95), 15.0)
        x = (x0 + x1) / 2 + rng.uniform(-0.15, 0.15) * (x1 - x0)
        y = (y0 + y1) / 2 - high / 2 + rng.uniform(-0.12, 0.12) * (y1 - y0)
        if what.isdigit():
            strokes = ink.number(what, x - 0.3 * high * len(what), y, high, writer, rng)
        else:
            wide = high * (1.8 if what == "smear" else 0.9)
            strokes = ink.sign(what, x - wide / 2, y, wide, high, rng)
        self._ink(strokes, writer)
        xs = [px for s in strokes for px, _ in s]
        ys = [py for s in strokes for _, py in s]
        self.block += 1
        self.add_line(Line(what if what.isdigit() else "", "", (min(xs), min(ys), max(xs), max(ys)), HAND, self.block))

    def signature(self, x: float, y: float, width: float = 110, height: float = 26) -> None:
        """A signature nobody can read."""
        strokes = ink.signature(x, y, width, height, self.rng)
        self._ink(strokes, ink.hand(self.rng))
        self.block += 1
        self.add_line(Line("", "", (x, y - 0.1 * height, x + 1.12 * width, y + 1.15 * height), HAND, self.block))

    def note_by_hand(
        self, x: float, y: float, text: str, size: float = 17, angle: float = 3.0, font: str = "hand"
    ) -> None:
        """A remark in handwriting ("z. d. A.", "Ko 12.3.")."""
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        along = 0.0
        for char in text:
            up, own = self.rng.gauss(0, 0.025 * size), size * self.rng.uniform(0.94, 1.06)
            place = x + along * cos - up * sin, y - along * sin - up * cos
            self.sheet.ink.append(Glyphs(*place, char, font, own, self.pen, angle + self.rng.gauss(0, 2)))
            along += width_of(char, font, own)
        wide = width_of(text, font, size)
        self.block += 1
        self.add_line(Line(text, text, (x, y - 0.8 * size - 0.05 * wide, x + wide, y + 0.25 * size), HAND, self.block))

    def underline_by_hand(self, needle: str) -> None:
        """A pen's line under the first body line of this page that holds ``needle``."""
        line = next(li for li in self.sheet.lines if li.zone == BODY and needle in li.text)
        x0, _, x1, y1 = line.box
        points = [(x0 + (x1 - x0) * i / 8, y1 + 1 + self.rng.gauss(0, 0.7)) for i in range(9)]
        self._ink([ink.smooth(points)], self._hands[0], 1.1)

    def marker(self, needle: str, color: str = "#fff04d") -> None:
        """A text marker over the first body line of this page that holds ``needle``."""
        line = next(li for li in self.sheet.lines if li.zone == BODY and needle in li.text)
        x0, y0, x1, y1 = line.box
        g = self.rng.gauss
        # Two or three strokes of a broad tip that overlap, each a little askew and ending where the hand stopped.
        strokes = self.rng.choice((2, 2, 3))
        high = (y1 - y0 + 3) / (strokes - 0.35 * (strokes - 1))
        for number in range(strokes):
            top = y0 - 1.5 + 0.65 * high * number
            start, stop, slope = x0 - 2 + g(0, 2.5), x1 + 2 + g(0, 4), g(0, 0.8)
            upper = [(start + (stop - start) * i / 6, top + slope * i / 6 + g(0, 0.35)) for i in range(7)]
            lower = [(px - 1.6 + g(0, 0.3), py + high + g(0, 0.2)) for px, py in reversed(upper)]
            self.sheet.under.append(Path((*upper, *lower), 0.0, None, color, alpha=0.62))

    def stamp(
        self, x: float, y: float, lines: Sequence[str], *, size: float = 11, angle: float = 0.0, color: str = "#3a3f9a",
        border: str = "single", width: float | None = None, dated: int | None = None,
    ) -> None:  # fmt: skip
        """A rubber stamp around the middle (x, y), over whatever stands there; ``border`` single, double, rounded,
        lines, none; ``dated`` the line that is a band of turning figures.

        ``angle`` in degrees, counter-clockwise. Its text is furniture; marks in it count for no mention.
        """
        texts = [plain(text) for text in lines]
        self._pressed(*stamps.rubber(x, y, texts, size, angle, color, border, width, dated, self.rng))

    def seal(
        self, x: float, y: float, above: str, below: str, *, width: float = 92, angle: float = 0.0,
        color: str = "#3a3f9a",
    ) -> None:  # fmt: skip
        """A round seal of ``width`` around the middle (x, y), a text along its upper and one along its lower arc."""
        self._pressed(*stamps.seal(x, y, above, below, width, angle, color, self.rng))

    def _pressed(self, drawn: Sequence[Glyphs | Path], texts: Sequence[tuple[str, Box]]) -> None:
        self.sheet.ink.extend(drawn)
        self.block += 1
        for text, box in texts:
            self.add_line(Line(text, text, box, STAMP, self.block))

    # --- inside ------------------------------------------------------------------------------------------------------

    def add_line(self, line: Line) -> int:
        self.sheet.lines.append(line)
        return self.sheet.number

    def draw_pieces(self, pieces: Sequence[Piece], x: float, base: float, style: Style) -> None:
        for piece in pieces:
            y = base - piece.rise
            if style.jitter:
                self._draw_typed(piece, x, y, style)
            else:
                self.sheet.print.append(Glyphs(x + piece.x, y, piece.text, piece.font, piece.size, style.color))
            if piece.underline:
                self.rule(x + piece.x, base + 1.6, x + piece.x + piece.width, base + 1.6, 0.6, style.color)

    def _draw_typed(self, piece: Piece, x: float, y: float, style: Style) -> None:
        """Types of a worn machine: each a little off its line and of another blackness."""
        x += piece.x
        for char in piece.text:
            shade = max(0, int(self.rng.gauss(45, 28)))
            if char != " ":
                dy = self.rng.gauss(0, style.jitter) + (0.5 * style.jitter if char in "rnE" else 0.0)
                color = f"#{shade:02x}{shade:02x}{shade:02x}"
                self.sheet.print.append(
                    Glyphs(x + self.rng.gauss(0, style.jitter / 2), y + dy, char, piece.font, piece.size, color)
                )
            x += width_of(char, piece.font, piece.size)

    def note_mentions(self, marked: Marked, places: Sequence[tuple[int, int, int]], zone: str) -> None:
        """Turn the marks of a printed text into mentions; ``places`` are (start, end, page) of its lines."""
        for found in marked.marks:
            page = next((p for start, end, p in places if start <= found.start < max(end, start + 1)), None)
            if page is None:
                raise ValueError(f"a marked value was not printed: {marked.plain[found.start : found.end]!r}")
            if zone != BODY:
                continue
            value = found.value
            if found.kind == "date" and value["precision"] == "day" and value["role"] is None:
                value = {**value, "role": told_role(marked.plain[: found.start].replace("\u00a0", " "))}
            self._mention(found.kind, value, tidy(marked.plain[found.start : found.end]), page)

    def _mention(self, kind: str, value: Value, text: str, page: int) -> None:
        if kind == "amount":
            self.amounts.append({**value, "text": text, "page": page})
        elif kind == "date":
            self.dates.append({**value, "text": text, "page": page})
        elif kind == "body" and value["name"] not in self.organizations:
            self.organizations.append(value["name"])
        elif kind == "reference" and value["reference"] not in self.references:
            self.references.append(value["reference"])
