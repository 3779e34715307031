"""Builder calls go in; pages to print come out, with the truth of everything that was printed.

Every printed line passes through ``Paper``: running text, tables, fixed places, running headers, stamps and ink. So the
truth (lines, boxes, zones, cells, mentions, fields) is noted where the line is set and cannot differ from the print.

A form in short::

    paper = Paper("lk-01", "district form", style=Style("sans", 10.5))
    paper.furniture(lambda p, number, total: p.at(270, 800, 60, f"- {number} -", zone="footer"))
    paper.paragraph(bold("Beschlussvorlage"))
    step = paper.step()
    paper.table([90, 230, 40, 40, 50], [["Termin", "Gremium", "Ja", "Nein", "Enth."]],
                [[step.date("2024-02-28"), step.body("Kreisausschuss"),
                  step.vote("yes", 12), step.vote("no"), step.vote("abstain", hand="1")]])
    paper.heading("Sachverhalt:", "facts")
    paper.paragraph(f"Der Kreistag hat am {day('2023-03-15')} …")
    paper.heading("Beschlussvorschlag:", "resolution")
    with paper.resolution():
        paper.item("1.", "Der Kreistag stimmt dem Konzept zu.")

All lengths are PDF points, the origin is the page's top left corner, y grows downwards.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from samples.generator.engine import ink
from samples.generator.engine.grid import Grid
from samples.generator.engine.layout import ASCENT, DESCENT, Piece, SetLine, Style, set_lines, width_of
from samples.generator.engine.marks import Marked, Value, day, parse, plain, tidy, told_role
from samples.generator.engine.parts import (
    A4,
    BODY,
    HAND,
    STAMP,
    Box,
    Cell,
    Glyphs,
    Line,
    Path,
    Point,
    Sheet,
    TableTruth,
)
from samples.generator.engine.step import Step

# What a section is for; every other heading is "other".
ROLES = ("title", "course", "resolution", "facts", "reasons", "finance", "vote", "earlier", "attachments", "signature")
# Fields of the record that a form notes with ``put`` and ``put_date``.
FIELDS = (
    "municipality",
    "paper_type",
    "reference",
    "name",
    "date",
    "received",
    "originator",
    "officer",
    "department",
    "public",
    "meeting",
)


@dataclass
class _Frame:
    left: float
    right: float
    bottom: float


class Paper:
    """A paper in the making. Margins are (left, top, right, bottom) in points."""

    def __init__(
        self,
        id: str,
        form: str,
        *,
        size: tuple[float, float] = A4,
        margins: tuple[float, float, float, float] = (70, 60, 60, 65),
        style: Style | None = None,
        seed: int = 0,
    ) -> None:
        self.id, self.form = id, form
        self.style = style or Style()
        self.margins = margins
        self.rng = random.Random(f"{id}/{seed}")
        self.sheets: list[Sheet] = []
        self.tables: list[TableTruth] = []
        self.record: dict[str, Any] = dict.fromkeys(FIELDS)
        self.steps: list[Step] = []
        self.resolutions: list[dict[str, Any]] = []
        self.amounts: list[dict[str, Any]] = []
        self.dates: list[dict[str, Any]] = []
        self.organizations: list[str] = []
        self.references: list[str] = []
        self.attachments: list[str] = []
        self.sections: list[dict[str, str]] = []
        self._size = size
        self._furniture: list[Callable[[Paper, int, int], None]] = []
        self._notes: dict[int, list[tuple[str, str, Style]]] = {}
        self._note_height: dict[int, float] = {}
        self._resolution: dict[str, Any] | None = None
        self._block = 0
        self._frames: list[_Frame] = []
        self._frame = 0
        self._in_furniture = False
        self.new_page()

    # --- pages, columns, the cursor ---------------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self._current]

    @property
    def left(self) -> float:
        return self._frames[self._frame].left

    @property
    def right(self) -> float:
        return self._frames[self._frame].right

    @property
    def width(self) -> float:
        """Of the column that is being filled."""
        return self.right - self.left

    @property
    def bottom(self) -> float:
        """Where the running text must end on this page, footnotes left out."""
        return self._frames[self._frame].bottom - self._note_height.get(self.sheet.number, 0.0)

    def new_page(self, size: tuple[float, float] | None = None, top: float | None = None) -> None:
        """Go on with a new page, of another size (landscape: swap width and height) until told otherwise."""
        self._size = size or self._size
        width, height = self._size
        self.sheets.append(Sheet(len(self.sheets) + 1, width, height))
        self._current = len(self.sheets) - 1
        left, upper, right, lower = self.margins
        self._frames, self._frame = [_Frame(left, width - right, height - lower)], 0
        self.y = upper if top is None else top

    def blank_page(self) -> None:
        """An empty side without furniture, as a duplex scanner leaves it; the text goes on behind it."""
        self.new_page()
        self.sheet.blank = True
        self.y = self.sheet.height

    def gap(self, points: float) -> None:
        self.y += points

    def need(self, points: float) -> None:
        """Begin a new page or column unless so much room is left."""
        if self.y + points > self.bottom:
            self._advance()

    @contextmanager
    def columns(self, count: int = 2, gutter: float = 18.0) -> Iterator[None]:
        """Set what follows in columns, one after another; ``column_break`` goes to the next."""
        outer, top = self._frames[self._frame], self.y
        wide = (outer.right - outer.left - gutter * (count - 1)) / count
        self._frames = [
            _Frame(outer.left + i * (wide + gutter), outer.left + i * (wide + gutter) + wide, outer.bottom)
            for i in range(count)
        ]
        self._frame, self._column_top, self._deepest = 0, top, top
        yield
        self.y = max(self._deepest, self.y)
        self._frames, self._frame = [outer], 0

    def column_break(self) -> None:
        self._advance()

    def _advance(self) -> None:
        if self._frame + 1 < len(self._frames):
            self._deepest = max(self._deepest, self.y)
            self._frame += 1
            self.y = self._column_top
            return
        frames = self._frames
        self.new_page()
        if len(frames) > 1:
            self._frames, self._frame = frames, 0
            self._column_top = self._deepest = self.y

    # --- values ------------------------------------------------------------------------------------------------------

    def put(self, name: str, value: Any, printed: str | None = None) -> str:
        """Note a field of the record and return what to print for it; a marked text may be the value."""
        if name not in self.record:
            raise KeyError(f"{name} is no field of the record")
        self.record[name] = plain(value) if isinstance(value, str) else value
        return printed if printed is not None else str(value)

    def put_date(self, iso: str, style: str = "dd.mm.yyyy", *, name: str = "date", printed: str | None = None) -> str:
        """Note a date field (``date``, ``received``, ``meeting``) and return the marked date to print."""
        self.record[name] = iso
        return day(
            iso, style, role={"date": "paper", "received": "received", "meeting": "meeting"}[name], printed=printed
        )

    def step(self, order: int | None = None) -> Step:
        """A new step of the Beratungsfolge; the same ``order`` twice for two bodies in one row."""
        last = self.steps[-1].order if self.steps else 0
        self.steps.append(Step(last + 1 if order is None else order))
        return self.steps[-1]

    @contextmanager
    def resolution(
        self, kind: str = "proposed", introduction: str | None = None, body: str | None = None
    ) -> Iterator[None]:
        """Paragraphs and items printed inside are its text; ``introduction`` only where it is the heading."""
        self._resolution = {
            "kind": kind, "introduction": introduction, "body": body, "text": [], "items": []
        }  # fmt: skip
        self.resolutions.append(self._resolution)
        yield
        self._resolution["text"] = "\n\n".join(self._resolution["text"])
        self._resolution = None

    # --- text --------------------------------------------------------------------------------------------------------

    def paragraph(
        self,
        text: str,
        style: Style | None = None,
        *,
        label: str | None = None,
        hang: float = 0.0,
        indent: float = 0.0,
        first: float = 0.0,
        before: float = 0.0,
        after: float | None = None,
        join: bool = False,
        keep: bool = False,
        notes: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Print a paragraph in the running text.

        ``label`` stands before the first line, the text ``hang`` points to its right ("1.", "Datum:"); ``indent`` moves
        everything; ``first`` only the first line. ``join`` continues the block before (no blank line in the truth's
        text); ``keep`` holds all lines on one page. ``notes`` are footnotes (sign, text) printed at the foot of the
        page where the paragraph stands; set the sign in the text with ``sup``.
        """
        style = style or self.style
        marked, label_marked = parse(text), parse(label) if label else None
        height = style.size * style.leading
        label_width = 0.0
        if label_marked:
            label_width = set_lines(label_marked, style.but(align="left"), 9999)[0].width
        hang = max(hang, label_width + 0.35 * style.size) if label_marked and hang < label_width else hang
        wide = self.width - indent - hang
        lines = set_lines(marked, style, wide, wide - first)
        note_height = self._room_for_notes(notes)
        total = height * len(lines)
        if notes or keep or len(lines) < 4:
            self.need(before + total + note_height)
        elif len(lines) >= 4:
            self.need(before + 2 * height)
        if notes:
            number = self.sheet.number
            self._notes.setdefault(number, []).extend(
                (s, t, style.but(size=style.size * 0.82, align="left")) for s, t in notes
            )
            self._note_height[number] = self._note_height.get(number, 10.0) + note_height
        self.y += before
        if not join:
            self._block += 1
        places = []
        for number, line in enumerate(lines):
            if self.y + height > self.bottom + 0.5:
                self._advance()
            offset = indent + hang + (first if number == 0 else 0.0)
            head = label_marked if number == 0 else None
            places.append(self._flow_line(line, style, offset, indent, head, height, wide))
            self.y += height
        if label_marked:
            self._note_mentions(label_marked, [(0, len(label_marked.plain), places[0])], BODY)
        self._note_mentions(marked, [(li.start, li.end, pl) for li, pl in zip(lines, places, strict=True)], BODY)
        if self._resolution is not None:
            whole = tidy(" ".join(filter(None, (label_marked.plain if label_marked else "", marked.plain))))
            self._resolution["text"].append(whole)
        self.y += 0.55 * height if after is None else after

    def _flow_line(
        self,
        line: SetLine,
        style: Style,
        offset: float,
        indent: float,
        label: Marked | None,
        height: float,
        wide: float,
    ) -> int:
        x = self.left + offset
        if style.align == "right":
            x += wide - line.width
        elif style.align == "center":
            x += (wide - line.width) / 2
        base = self.y + (height - style.size) / 2 + ASCENT * style.size + 0.01
        self._draw_pieces(line.pieces, x, base, style)
        left, text, whole = x, line.printed, line.whole
        if label:
            head = set_lines(label, style.but(align="left"), 9999)[0]
            self._draw_pieces(head.pieces, self.left + indent, base, style)
            left = self.left + indent
            text, whole = f"{head.printed} {text}".strip(), f"{head.printed} {whole}".strip()
        box = (left, base - ASCENT * style.size, x + line.width, base + DESCENT * style.size)
        return self._add_line(Line(text, whole, box, BODY, self._block))

    def heading(self, text: str, role: str | None = None, style: Style | None = None, *, before: float = 6.0,
                after: float = 3.0, join: bool = False) -> None:  # fmt: skip
        """A heading of its own, noted as a section; ``role`` says what stands below it (see docs/generator.md)."""
        style = style or self.style.but(bold=True, hyphenate=False, align="left")
        self.need(before + after + 3.2 * style.size * style.leading)
        self.section(text, role)
        resolution, self._resolution = self._resolution, None
        self.paragraph(text, style, before=before, after=after, join=join)
        self._resolution = resolution

    def section(self, heading: str, role: str | None) -> None:
        """Note a section whose heading is printed by another call (a label at the head of a paragraph)."""
        self.sections.append({"heading": plain(heading).rstrip(": "), "role": role if role in ROLES else "other"})

    def item(self, label: str, text: str, level: int = 1, *, hang: float = 20.0, indent: float | None = None,
             style: Style | None = None, after: float | None = None) -> None:  # fmt: skip
        """A numbered or lettered item; inside ``resolution`` it is one of its items."""
        shift = 20.0 * (level - 1) if indent is None else indent
        self.paragraph(text, style, label=label, hang=hang, indent=shift, after=after)
        if self._resolution is not None:
            self._resolution["items"].append({"label": plain(label), "text": plain(text), "level": level})

    def bullet(self, text: str, sign: str = "•", *, hang: float = 14.0, indent: float = 8.0,
               style: Style | None = None, after: float | None = 2.0, join: bool = False) -> None:  # fmt: skip
        self.paragraph(text, style, label=sign, hang=hang, indent=indent, after=after, join=join)

    def at(
        self, x: float, y: float, width: float, text: str, style: Style | None = None, *, zone: str = BODY,
        leading: float | None = None,
    ) -> float:  # fmt: skip
        """Print a block at a fixed place of this page ("\\n" breaks lines); returns where it ends."""
        style = style or self.style
        marked = parse(text)
        lines = set_lines(marked, style, width)
        height = leading or style.size * style.leading
        self._block += 1
        places = []
        for line in lines:
            shift = {"right": width - line.width, "center": (width - line.width) / 2}.get(style.align, 0.0)
            base = y + (height - style.size) / 2 + ASCENT * style.size + 0.01
            self._draw_pieces(line.pieces, x + shift, base, style)
            box = (x + shift, base - ASCENT * style.size, x + shift + line.width, base + DESCENT * style.size)
            places.append(self._add_line(Line(line.printed, line.whole, box, zone, self._block)))
            y += height
        self._note_mentions(marked, [(li.start, li.end, pl) for li, pl in zip(lines, places, strict=True)], zone)
        return y

    def furniture(self, draw: Callable[[Paper, int, int], None]) -> None:
        """Have ``draw(paper, number, total)`` called for every page at the end, to print running heads and feet."""
        self._furniture.append(draw)

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

    # --- tables ------------------------------------------------------------------------------------------------------

    def table(
        self,
        widths: Sequence[float],
        head: Sequence[Sequence[Cell | str]],
        rows: Sequence[Sequence[Cell | str]],
        *,
        style: Style | None = None,
        rules: str = "all",
        aligns: Sequence[str] | None = None,
        padding: tuple[float, float] = (4.0, 2.5),
        head_bold: bool = True,
        head_fill: str | None = None,
        repeat_head: bool = True,
        row_height: float = 0.0,
        rule_width: float = 0.5,
        indent: float = 0.0,
        after: float = 8.0,
    ) -> None:
        """Print a table in the running text; widths in points, ``aligns`` left|center|right a column.

        ``rules``: "all", "horizontal", "head" (one line below the head), "outer", "none". A cell spans with ``columns``
        and ``rows``; cells covered by a span are left out. Rows that are tied by a span stay on one page.
        """
        style = (style or self.style).but(align="left")
        aligns = aligns or ["left"] * len(widths)
        grid = Grid(widths, [[c if isinstance(c, Cell) else Cell(c) for c in row] for row in [*head, *rows]])
        grid.set(style, padding, len(head) if head_bold else 0, row_height)
        units = grid.units(len(head))
        self._block += 1
        part: TableTruth | None = None
        for number, unit in enumerate(units):
            tall = sum(grid.heights[r] for r in unit)
            following = (
                sum(grid.heights[r] for r in units[number + 1]) if number == 0 and head and len(units) > 1 else 0.0
            )
            if part is None:
                self.need(tall + following)
            elif self.y + tall > self.bottom:
                self._advance()
                continued = TableTruth(self.sheet.number, len(head) if repeat_head else 0, [], True)
                self.tables.append(continued)
                part, self._part_row = continued, 0
                if head and repeat_head:
                    self._table_unit(
                        grid, units[0], part, style, aligns, rules, padding, head_fill, len(head), indent, rule_width
                    )
            if part is None:
                part = TableTruth(self.sheet.number, len(head), [])
                self.tables.append(part)
                self._part_row = 0
            self._table_unit(grid, unit, part, style, aligns, rules, padding, head_fill, len(head), indent, rule_width)
        self.y += after

    def _table_unit(
        self, grid: Grid, unit: Sequence[int], part: TableTruth, style: Style, aligns: Sequence[str], rules: str,
        padding: tuple[float, float], head_fill: str | None, head_rows: int, indent: float, rule_width: float,
    ) -> None:  # fmt: skip
        top = self.y
        table_number = len(self.tables) - 1
        for row in unit:
            is_head = row < head_rows
            for column, cell in grid.cells_of(row):
                x0 = self.left + indent + sum(grid.widths[:column])
                x1 = x0 + sum(grid.widths[column : column + cell.columns])
                y1 = top + sum(grid.heights[row : row + cell.rows])
                fill = cell.fill or (head_fill if is_head else None)
                if fill:
                    self.frame((x0, top, x1, y1), 0.0, None, fill)
                self._rules(rules, (x0, top, x1, y1), row, head_rows, row + cell.rows == grid.row_count, rule_width)
                self._cell(grid, row, column, cell, (x0, top, x1, y1), style, aligns, padding, is_head, table_number)
                truth: dict[str, Any] = {
                    "row": self._part_row, "column": column, "text": plain(cell.text),
                    "box": (x0, top, x1, y1),
                }  # fmt: skip
                if cell.columns > 1:
                    truth["columns"] = cell.columns
                if cell.rows > 1:
                    truth["rows"] = cell.rows
                if cell.state or not is_head:
                    truth["state"] = cell.state or ("value" if plain(cell.text) else "blank")
                if cell.vote:
                    truth["order"], truth["vote"] = cell.vote
                part.cells.append(truth)
            top += grid.heights[row]
            self._part_row += 1
        self.y = top

    def _rules(self, rules: str, box: Box, row: int, head_rows: int, last: bool, width: float) -> None:
        x0, y0, x1, y1 = box
        if rules == "all":
            self.frame(box, width)
            return
        if rules == "horizontal" or (rules in ("head", "outer") and row == head_rows - 1):
            self.rule(x0, y1, x1, y1, width)
        if (rules == "horizontal" and row == 0) or (rules == "outer" and row == 0):
            self.rule(x0, y0, x1, y0, width)
        if rules == "outer" and last:
            self.rule(x0, y1, x1, y1, width)

    def _cell(
        self, grid: Grid, row: int, column: int, cell: Cell, box: Box, style: Style, aligns: Sequence[str],
        padding: tuple[float, float], is_head: bool, table: int,
    ) -> None:  # fmt: skip
        x0, y0, x1, y1 = box
        marked, lines = grid.set_cells[row, column]
        cell_style = grid.styles[row, column]
        align = cell.align or aligns[column]
        height = cell_style.size * cell_style.leading
        if cell.turned and lines:
            self._turned(marked, lines[0], cell_style, box, table, row)
            return
        middle = (cell.valign or ("middle" if is_head else "top")) == "middle"
        y = y0 + (max(padding[1], (y1 - y0 - height * len(lines)) / 2) if middle else padding[1])
        room = x1 - x0 - 2 * padding[0]
        places = []
        for line in lines:
            shift = {"right": room - line.width, "center": (room - line.width) / 2}.get(align, 0.0)
            x = x0 + padding[0] + shift
            base = y + (height - cell_style.size) / 2 + ASCENT * cell_style.size + 0.01
            self._draw_pieces(line.pieces, x, base, cell_style)
            place = (x, base - ASCENT * cell_style.size, x + line.width, base + DESCENT * cell_style.size)
            if line.printed:
                places.append(
                    (
                        line.start,
                        line.end,
                        self._add_line(
                            Line(line.printed, line.whole, place, BODY, self._block, (table, self._part_row))
                        ),
                    )
                )
            y += height
        self._note_mentions(marked, places, BODY)
        if cell.hand is not None:
            self._ink_cell(cell.hand, box)

    def _turned(self, marked: Marked, line: SetLine, style: Style, box: Box, table: int, row: int) -> None:
        x0, _, x1, y1 = box
        base = (x0 + x1) / 2 + 0.35 * style.size
        y = y1 - 4
        for piece in line.pieces:
            self.sheet.print.append(Glyphs(base, y - piece.x, piece.text, piece.font, piece.size, style.color, 90))
        place = (base - ASCENT * style.size, y - line.width, base + DESCENT * style.size, y)
        number = self._add_line(Line(line.printed, line.whole, place, BODY, self._block, (table, self._part_row)))
        self._note_mentions(marked, [(line.start, line.end, number)], BODY)

    def _ink_cell(self, what: str, box: Box) -> None:
        """Ink in a cell: figures or a sign, a little off the middle, now and then over the rule."""
        x0, y0, x1, y1 = box
        rng, color = self.rng, self.pen
        high = min((y1 - y0) * rng.uniform(0.6, 0.95), 15.0)
        x = (x0 + x1) / 2 + rng.uniform(-0.15, 0.15) * (x1 - x0)
        y = (y0 + y1) / 2 - high / 2 + rng.uniform(-0.12, 0.12) * (y1 - y0)
        if what.isdigit():
            strokes = ink.number(what, x - 0.3 * high * len(what), y, high, rng)
        else:
            wide = high * (1.8 if what == "smear" else 0.9)
            strokes = ink.sign(what, x - wide / 2, y, wide, high, rng)
        self._ink(strokes, rng.uniform(0.9, 1.5), color)
        xs = [px for s in strokes for px, _ in s]
        ys = [py for s in strokes for _, py in s]
        self._block += 1
        self._add_line(
            Line(what if what.isdigit() else "", "", (min(xs), min(ys), max(xs), max(ys)), HAND, self._block)
        )

    # --- ink and stamps ----------------------------------------------------------------------------------------------

    pen = "#1d2c6b"

    def _ink(self, strokes: Sequence[ink.Stroke], width: float, color: str) -> None:
        self.sheet.ink.extend(Path(tuple(stroke), width, color) for stroke in strokes)

    def signature(self, x: float, y: float, width: float = 110, height: float = 26) -> None:
        """A signature nobody can read."""
        strokes = ink.signature(x, y, width, height, self.rng)
        self._ink(strokes, self.rng.uniform(0.9, 1.4), self.pen)
        self._block += 1
        self._add_line(Line("", "", (x, y - 0.1 * height, x + 1.12 * width, y + 1.15 * height), HAND, self._block))

    def note_by_hand(self, x: float, y: float, text: str, size: float = 17, angle: float = 3.0) -> None:
        """A remark in handwriting ("z. d. A.", "Ko 12.3.")."""
        font = "hand"
        self.sheet.ink.append(Glyphs(x, y, text, font, size, self.pen, angle))
        wide = width_of(text, font, size)
        self._block += 1
        self._add_line(
            Line(text, text, (x, y - 0.8 * size - 0.05 * wide, x + wide, y + 0.25 * size), HAND, self._block)
        )

    def underline_by_hand(self, needle: str) -> None:
        """A pen's line under the first body line of this page that holds ``needle``."""
        line = next(li for li in self.sheet.lines if li.zone == BODY and needle in li.text)
        x0, _, x1, y1 = line.box
        points = [(x0 + (x1 - x0) * i / 8, y1 + 1 + self.rng.gauss(0, 0.7)) for i in range(9)]
        self._ink([ink.smooth(points)], 1.1, self.pen)

    def marker(self, needle: str, color: str = "#fff04d") -> None:
        """A text marker over the first body line of this page that holds ``needle``."""
        line = next(li for li in self.sheet.lines if li.zone == BODY and needle in li.text)
        x0, y0, x1, y1 = line.box
        g = self.rng.gauss
        self.sheet.under.append(Path((
            (x0 - 3 + g(0, 1), y0 - 1 + g(0, 0.8)), ((x0 + x1) / 2, y0 - 1 + g(0, 1.2)),
            (x1 + 3 + g(0, 2), y0 + g(0, 1)),
            (x1 + 4 + g(0, 2), y1 + g(0, 1)), ((x0 + x1) / 2, y1 + 1 + g(0, 1)), (x0 - 4 + g(0, 1), y1 + g(0, 1)),
        ), 0.0, None, color))  # fmt: skip

    def stamp(
        self, x: float, y: float, lines: Sequence[str], *, size: float = 11, angle: float = 0.0, color: str = "#3a3f9a",
        border: str = "single", width: float | None = None,
    ) -> None:  # fmt: skip
        """A rubber stamp around the middle (x, y), over whatever stands there; ``border`` single, double, round, none.

        ``angle`` in degrees, counter-clockwise. Its text is furniture; marks in it count for no mention. It is pressed
        harder on one side, so its letters are not all as dark.
        """
        font = "sans-bold"
        press = self.rng.uniform(-0.5, 0.5), self.rng.uniform(-0.3, 0.3)
        texts = [plain(text) for text in lines]
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        wide = width or max(width_of(t, font, size) for t in texts) + 2.2 * size
        tall = (len(texts) * 1.35 + 0.9) * size

        def turn(px: float, py: float) -> Point:
            return x + px * cos + py * sin, y - px * sin + py * cos

        def ring(w: float, h: float) -> tuple[Point, ...]:
            if border == "round":
                return tuple(
                    turn(w / 2 * math.cos(a / 36 * math.pi), w / 2 * math.sin(a / 36 * math.pi)) for a in range(73)
                )
            corners = ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2), (-w / 2, -h / 2))
            return tuple(turn(*corner) for corner in corners)

        if border != "none":
            self.sheet.ink.append(Path(ring(wide, tall), 1.3, color))
        if border in ("double", "round"):
            self.sheet.ink.append(Path(ring(wide - 7, tall - 6), 0.7, color))
        self._block += 1
        for number, text in enumerate(texts):
            length = width_of(text, font, size)
            base = -tall / 2 + (0.45 + 1.35 * number + 1.0) * size
            along = -length / 2
            for char in text:
                thin = press[0] * along / wide + press[1] * base / tall + self.rng.gauss(0, 0.06)
                alpha = round(min(1.0, max(0.35, 0.85 + thin)), 2)
                self.sheet.ink.append(Glyphs(*turn(along, base), char, font, size, color, angle, alpha))
                along += width_of(char, font, size)
            corners = [
                turn(px, py) for px in (-length / 2, length / 2) for py in (base - ASCENT * size, base + DESCENT * size)
            ]
            box = (
                min(c[0] for c in corners),
                min(c[1] for c in corners),
                max(c[0] for c in corners),
                max(c[1] for c in corners),
            )
            self._add_line(Line(text, text, box, STAMP, self._block))

    # --- the end -----------------------------------------------------------------------------------------------------

    def finish(self) -> Paper:
        """Print footnotes and furniture; afterwards only ink, stamps and marker may be added (``turn_to`` first)."""
        for index, sheet in enumerate(self.sheets):
            self._current = index
            self._print_notes(sheet)
            for draw in [] if sheet.blank else self._furniture:
                draw(self, sheet.number, len(self.sheets))
            sheet.lines.sort(key=lambda li: 0 if li.zone == BODY and not li.footnote else 1 if li.footnote else 2)
        return self

    def _room_for_notes(self, notes: Sequence[tuple[str, str]]) -> float:
        size = self.style.size * 0.82
        left, _, right, _ = self.margins
        wide = self.sheet.width - left - right - 10
        return (
            sum(len(set_lines(parse(t), self.style.but(size=size, align="left"), wide)) for _, t in notes) * size * 1.2
        )

    def _print_notes(self, sheet: Sheet) -> None:
        notes = self._notes.get(sheet.number, [])
        if not notes:
            return
        left, _, right, lower = self.margins
        y = sheet.height - lower - self._note_height[sheet.number] + 6
        self.rule(left, y, left + 130, y, 0.5)
        y += 3
        for sign, text, style in notes:
            first = len(sheet.lines)
            y = self.at(left, y, sheet.width - left - right - 10, f"{sign} {text}", style, leading=style.size * 1.2)
            for line in sheet.lines[first:]:
                line.footnote = True

    def turn_to(self, number: int) -> None:
        """Make a page the present one: stamps, notes and marker may be added after ``finish``."""
        self._current = number - 1

    # --- inside ------------------------------------------------------------------------------------------------------

    def _add_line(self, line: Line) -> int:
        self.sheet.lines.append(line)
        return self.sheet.number

    def _draw_pieces(self, pieces: Sequence[Piece], x: float, base: float, style: Style) -> None:
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

    def _note_mentions(self, marked: Marked, places: Sequence[tuple[int, int, int]], zone: str) -> None:
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
