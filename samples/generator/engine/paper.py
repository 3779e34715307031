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

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from samples.generator.engine import table
from samples.generator.engine.grid import Grid
from samples.generator.engine.layout import ASCENT, DESCENT, SetLine, Style, set_lines
from samples.generator.engine.marks import Marked, day, parse, plain, tidy
from samples.generator.engine.parts import A4, BODY, Cell, Line, Sheet, TableTruth
from samples.generator.engine.press import Press
from samples.generator.engine.step import Step

# What a section is for; every other heading is "other".
ROLES = ("title", "course", "resolution", "facts", "reasons", "finance", "vote", "earlier", "attachments", "signature")
# Fields of the record that a form notes with ``put`` and ``put_date``.
FIELDS = (
    "municipality", "paper_type", "reference", "name", "date", "received", "originator", "officer", "department",
    "public", "meeting",
)  # fmt: skip


@dataclass
class _Frame:
    left: float
    right: float
    bottom: float


class Paper(Press):
    """A paper in the making: what flows from page to page. Margins are (left, top, right, bottom) in points."""

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
        super().__init__(id, style or Style(), seed)
        self.form = form
        self.margins = margins
        self.record: dict[str, Any] = dict.fromkeys(FIELDS)
        self.steps: list[Step] = []
        self.resolutions: list[dict[str, Any]] = []
        self.attachments: list[str] = []
        self.sections: list[dict[str, str]] = []
        self._size = size
        self._furniture: list[Callable[[Paper, int, int], None]] = []
        self._notes: dict[int, list[tuple[str, str, Style]]] = {}
        self._note_height: dict[int, float] = {}
        self._resolution: dict[str, Any] | None = None
        self._frames: list[_Frame] = []
        self._frame = 0
        self.new_page()

    # --- pages, columns, the cursor ---------------------------------------------------------------------------------

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
            self.block += 1
        places = []
        for number, line in enumerate(lines):
            if self.y + height > self.bottom + 0.5:
                self._advance()
            offset = indent + hang + (first if number == 0 else 0.0)
            head = label_marked if number == 0 else None
            places.append(self._flow_line(line, style, offset, indent, head, height, wide))
            self.y += height
        if label_marked:
            self.note_mentions(label_marked, [(0, len(label_marked.plain), places[0])], BODY)
        self.note_mentions(marked, [(li.start, li.end, pl) for li, pl in zip(lines, places, strict=True)], BODY)
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
        self.draw_pieces(line.pieces, x, base, style)
        left, text, whole = x, line.printed, line.whole
        if label:
            head = set_lines(label, style.but(align="left"), 9999)[0]
            self.draw_pieces(head.pieces, self.left + indent, base, style)
            left = self.left + indent
            text, whole = f"{head.printed} {text}".strip(), f"{head.printed} {whole}".strip()
        box = (left, base - ASCENT * style.size, x + line.width, base + DESCENT * style.size)
        return self.add_line(Line(text, whole, box, BODY, self.block))

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

    def furniture(self, draw: Callable[[Paper, int, int], None]) -> None:
        """Have ``draw(paper, number, total)`` called for every page at the end, to print running heads and feet."""
        self._furniture.append(draw)

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
        look = table.Look(style, rules, aligns, padding, len(head), head_fill, rule_width)
        self.block += 1
        part: TableTruth | None = None
        for number, unit in enumerate(units):
            tall = sum(grid.heights[r] for r in unit)
            following = (
                sum(grid.heights[r] for r in units[number + 1]) if number == 0 and head and len(units) > 1 else 0.0
            )
            chosen = list(unit)
            if part is None:
                self.need(tall + following)
                part = TableTruth(self.sheet.number, len(head), [])
                self.tables.append(part)
            elif self.y + tall > self.bottom:
                self._advance()
                part = TableTruth(self.sheet.number, len(head) if repeat_head else 0, [], True)
                self.tables.append(part)
                if head and repeat_head:
                    chosen = [*units[0], *unit]
            self.y = table.rows(self, grid, chosen, part, look, self.left + indent, self.y)
        self.y += after

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
