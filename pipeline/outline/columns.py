"""Lines go in; the heads of the columns of a Beratungsfolge and of votes come out.

In a table every head is read in its own cell. Loose lines are heads where they hold nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.german import bodies
from pipeline.german import heads as known_heads
from pipeline.german.fold import fold
from pipeline.german.heads import Head
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text, TextCell, TextTable
from pipeline.outline.words import STATUS
from pipeline.templates import Template

_BOX = re.compile("[☐☒☑□■]")
_OF_ANY = frozenset(("date", "public", "not_public", "public_mark"))
_STATUS_HEADS = frozenset(("public", "not_public", "public_mark"))
_OF_PAPER = frozenset(("reference", "department", "officer", "originator", "paper_type", "other"))
Columns = list[tuple[str, Span, float]]
"""The heads of a line: name, span, likeness 0..1."""


def find(text: Text, words: Template, taken: Collection[int] = ()) -> tuple[list[Label], set[int]]:
    """The heads of columns ("Termin", "Gremium", "Ja") as labels ``column.<name>``, and the lines that hold them; the
    lines ``taken`` hold labels of other things."""
    lines = text.lines
    labels: list[Label] = []
    heads: set[int] = set()
    headed: set[int] = set()  # tables whose heads are told by their cells
    for table in text.tables:
        found = list(_of_table(text, table, words))
        if found:
            headed.add(table.start)
            labels += found
            rows = range(max(c.row + c.row_span for x in found for c in _around(table, x)))
            heads |= {i for i, line in enumerate(lines) if line.table is table and line.row in rows}
    loose = [(i, line) for i, line in enumerate(lines) if line.table is None or line.table.start not in headed]
    rest = [(i, line) for i, line in loose if i not in taken]
    for i, columns in _loose(rest, words):
        heads.add(i)
        labels += [_label(*column) for column in columns]
    return labels, heads


def _label(name: str, span: Span, like: float) -> Label:
    return Label(f"column.{name}", span, Span(span.end, span.end), "column", like)


def _beside_their_values(text: Text, cells: Sequence[TextCell], named: dict[int, str]) -> bool:
    """Whether the heads are labels with colons, each beside its value ("Gremium: | Rat | Datum: | …"), or the label of
    a body has one beside it ("Beschlussorgan | Bauausschuss | Sitzung am | …")."""
    printed = {c.column: text.string[c.start : c.end].strip() for c in cells if c.row == 0 and c.start < c.end}
    beside = [printed.get(c + 1, "") for c, name in named.items() if name == "body"]
    beside = [words for words in beside if (hit := known_heads.column(words)) is None or hit[1] < 1]
    if any(found[0].start == 0 for words in beside if (found := bodies.parse(words))):
        return True
    labels = [c for c, name in named.items() if name in _PLACES and printed.get(c, "").endswith(":")]
    return len(labels) > 1 and all(printed.get(c + 1) and c + 1 not in named for c in labels)


_PLACES = frozenset(("date", "body", "agenda_item", "public_mark"))


def _around(table: TextTable, label: Label) -> list[TextCell]:
    return [c for c in table.cells if c.start <= label.label.start < c.end]


def _of_table(text: Text, table: TextTable, words: Template) -> Iterator[Label]:
    """The heads in a table's own head, where they are those of a Beratungsfolge or of votes."""
    cells = [c for c in table.cells if c.row < table.header_rows]
    named = known_heads.columns(
        [Head(text.string[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in cells]
    )
    if not known_heads.is_course([n.name for n in named.values()]):
        return
    if _beside_their_values(text, cells, {c: n.name for c, n in named.items()}):
        return
    if _with_gaps([n.name for n in named.values()], [text.string[c.start : c.end] for c in cells]):
        return
    if {n.name for n in named.values()} <= {"yes", "no"} and any(
        _BOX.search(text.string, c.start, c.end) for c in cells
    ):
        return  # "Finanzielle Auswirkungen: | ☒ ja | ☐ nein" is a question with its answer
    if {n.name for n in named.values()} <= _OF_ANY and any(
        (hit := words.label(text.string[c.start : c.end])) is not None and hit[0] in _OF_PAPER for c in cells
    ):
        return  # "Fachbereich | Datum | Status" is the head of the paper
    told: set[int] = set()
    for column, name in named.items():
        cell = next(
            (
                c
                for c in cells
                if c.row == name.row and c.column <= column < c.column + c.column_span and c.start < c.end
            ),
            None,
        )
        if cell is not None and cell.start not in told:
            told.add(cell.start)
            yield _label(name.name, Span(cell.start, cell.end), name.like)


def _loose(lines: Sequence[tuple[int, TextLine]], words: Template) -> Iterator[tuple[int, Columns]]:
    """Lines below one another that hold nothing but heads, where they are several."""
    run: list[tuple[int, TextLine, Columns]] = []
    for i, line in lines:
        columns = segment(line) if line.body else None
        if columns and (_labelled_body(line, columns) or _PROPOSAL.match(line.string) or _GAP.search(line.string)):
            columns = None
        if columns and len(columns) == 1 and _heads_text(line, words):
            columns = None
        far = run and (i - run[-1][0] > 1 or line.page != run[-1][1].page)
        if columns is None or far:
            yield from _told(run, words)
            run = []
        if columns:
            run.append((i, line, columns))
    yield from _told(run, words)


def _heads_text(line: TextLine, words: Template) -> bool:
    """Whether a line is the heading of a section of text ("Beschlussvorschlag:"), though a column may have it too."""
    heading = words.headings.get(fold(line.string))
    return heading is not None and heading.role in ("resolution", "facts", "reasons") and line.string.endswith(":")


_GAP = re.compile(r"_{3}|\.{4}|…{2}")
"""Room for a number behind its label ("ja ____ nein ____"), which no head of a column has."""
_PROPOSAL = re.compile(r"Beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung)\s*[ (–-]\s*[A-ZÄÖÜ][^:/]*:\s*$")
"""The heading of a body's proposal ("Beschlussvorschlag (Bauausschuss):"), no heads of two columns."""


def _told(run: Sequence[tuple[int, TextLine, Columns]], words: Template) -> Iterator[tuple[int, Columns]]:
    if len(run) > 1 and _own_heading(run[0][1], run[0][2], words) and any(len(c) > 1 for _, _, c in run[1:]):
        run = run[1:]  # "Beratungsfolge:" above the heads is a heading of its own
    if len(run) > 1 and run[1][1].first and {c[0] for c in run[0][2]} < {c[0] for c in run[1][2]}:
        run = run[1:]  # the last word of a title ("… neuer / Termine") above heads of which one has the same name
    below = any(len(c) > 1 for _, _, c in run[1:])
    while len(run) > 1 and (
        _with_value(run[0]) or (_of_paper(run[0], run[1][1]) and (below or ":" in run[0][1].string.rstrip(" :")))
    ):
        run = run[1:]  # "Status: öffentlich" above the heads is a label with its value
    names = {name for _, _, columns in run for name, _, _ in columns}
    wide = max((len(columns) for _, _, columns in run), default=0)
    several = wide >= 2 or (len(run) >= 3 and len(names) >= 3)
    place = bool(names & {"body", "date"})
    if names <= {"yes", "no"} and not any(line.table for _, line, _ in run):
        return  # a question of a form, with boxes that nobody read
    labels = [line.string[span.start - line.start :][: span.end - span.start] for _, line, x in run for _, span, _ in x]
    if several and (place or wide >= 2) and known_heads.is_course(names) and not _with_gaps(names, labels):
        yield from ((i, columns) for i, _, columns in run)


def _with_gaps(names: Collection[str], labels: Sequence[str]) -> bool:
    """Whether labels of votes wait for their number behind the colon ("Ja: ___ Nein: ___") and head no column."""
    told = set(names) - {"result"}  # "Abstimmungsergebnis: Ja: ___ Nein: ___"
    gaps = all(label.rstrip(" _.…").endswith(":") for label in labels if label.strip())
    return bool(told) and told <= known_heads.VOTES and gaps


def _own_heading(line: TextLine, columns: Sequence[tuple[str, Span, float]], words: Template) -> bool:
    heading = words.headings.get(fold(line.string))
    if heading is None or len(columns) != 1:
        return False
    return heading.role == "course" or (heading.role == "vote" and line.string.rstrip().endswith(":"))


def _labelled_body(line: TextLine, columns: Columns) -> bool:
    """Whether a line is the label of a body with a body behind it ("Gremium: Bauausschuss")."""
    (first, span, _), rest = columns[0], columns[1:]
    label = line.string[span.start - line.start : span.end - line.start]
    return first == "body" and label.rstrip().endswith(":") and [name for name, _, _ in rest] == ["body"]


def _with_value(first: tuple[int, TextLine, Columns]) -> bool:
    """Whether a line of heads is the label of the status with its value in the next column ("Status | öffentlich")."""
    _, line, columns = first
    parts = [line.string[p.start - line.start : p.end - line.start] for p in line.pieces]
    names = {name for name, _, _ in columns}
    return len(parts) == 2 and names <= _STATUS_HEADS and STATUS.fullmatch(parts[1]) is not None


def _of_paper(first: tuple[int, TextLine, Columns], following: TextLine) -> bool:
    """Whether the first line of heads says of the whole paper that it is public: apart from them, or behind a label."""
    names = {name for name, _, _ in first[2]}
    if not names <= _STATUS_HEADS:
        return False
    if [name for name, _, _ in first[2]] in (["public_mark", "public"], ["public_mark", "not_public"]):
        return True  # "Öffentlichkeitsstatus öffentlich"
    return following.first or (len(names) > 1 and ":" in first[1].string)


def segment(line: TextLine) -> Columns | None:
    """The columns of a line that holds nothing but their heads: name, span, likeness; None for any other line."""
    if len(line.string) > 160 or _BOX.search(line.string):
        return None
    tokens = [(m.group(), line.start + m.start(), line.start + m.end()) for m in re.finditer(r"\S+", line.string)]
    if len(tokens) > 24:
        return None
    best: list[tuple[int, Columns] | None] = [None] * (len(tokens) + 1)
    best[0] = (0, [])
    for i, token in enumerate(tokens):
        here = best[i]
        if here is None:
            continue
        if not fold(token[0]):  # a lone stroke or colon
            _better(best, i + 1, here[0], here[1])
            continue
        for n in range(min(5, len(tokens) - i), 0, -1):
            start, end = token[1], tokens[i + n - 1][2]
            key = fold(line.string[start - line.start : end - line.start])
            hit = (name, 1.0) if (name := known_heads.known(key)) else None
            if (
                hit
                and hit[0] == "public_mark"
                and n > 1
                and "/" not in line.string[start - line.start : end - line.start]
            ):
                hit = None  # "ö nö" are two columns, "Ö / N" is one
            if hit and hit[0] == "not_public" and "/" in token[0]:
                hit = ("public_mark", 1.0)  # "N/Ö" has the key of "nö"
            if hit is None and n == 1 and len(key) >= 6 and not token[0][0].islower():
                hit = known_heads.column(token[0])
            if hit and token[0][0].islower() and not known_heads.may_be_small(key):
                near = [t[0] for t in (*tokens[max(i - 1, 0) : i], *tokens[i + n : i + n + 1])]
                hit = hit if known_heads.pairs(token[0], near) else None  # "für gegen"
            if hit is None and n == 1 and known_heads.over(token[0]) == "votes":
                hit = ("result", 0.9)  # "Stimmen"
            if hit is not None:
                _better(best, i + n, here[0] + 1, [*here[1], (hit[0], Span(start, end), hit[1])])
            elif n == 1 and len(key) >= 9:
                glued = _glued(token[0], start)
                if glued:
                    _better(best, i + 1, here[0] + len(glued), [*here[1], *glued])
    done = best[-1]
    return _told_by_next(line, done[1]) if done and done[1] else None


def _told_by_next(line: TextLine, columns: Columns) -> Columns:
    """The heads of a line; one that only the next tells ("Zust." before "Abl.") by what it means there."""
    names = [*(name for name, _, _ in columns[1:]), ""]
    if "yes" in names:
        return columns  # "Zust." beside them is another column
    printed = [line.string[span.start - line.start : span.end - line.start] for _, span, _ in columns]
    return [
        (known_heads.before_no(words, following) or name, span, like)
        for (name, span, like), words, following in zip(columns, printed, names, strict=True)
    ]


def _better(
    best: list[tuple[int, Columns] | None],
    at: int,
    cost: int,
    columns: Columns,
) -> None:
    """Of two ways to read the same words the one with fewer, longer heads stands."""
    old = best[at]
    if old is None or cost < old[0]:
        best[at] = (cost, columns)


def _glued(token: str, start: int) -> Columns | None:
    """Heads printed without blanks ("GremiumTerminTOP"): the fewest known ones that make up the token, at least two."""
    if len(token) > 80:
        return None
    best: list[tuple[int, Columns] | None] = [None] * (len(token) + 1)
    best[0] = (0, [])
    for i in range(len(token)):
        here = best[i]
        if here is None:
            continue
        for j in range(i + 1, min(i + 24, len(token)) + 1):
            name = known_heads.known(fold(token[i:j]))
            if name and (j == len(token) or token[j].isupper() or token[j] in "ön/" or len(token[i:j]) > 3):
                _better(best, j, here[0] + 1, [*here[1], (name, Span(start + i, start + j), 0.95)])
    done = best[-1]
    return done[1] if done and len(done[1]) >= 2 else None
