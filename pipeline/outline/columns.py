"""Lines go in; the heads of the columns of a Beratungsfolge and of votes come out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.german.fold import fold, nearest
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.templates import Template


def find(lines: Sequence[TextLine], words: Template) -> tuple[list[Label], set[int]]:
    """The heads of columns ("Termin", "Gremium", "Ja") as labels ``column.<name>``, and the lines that hold them."""
    labels: list[Label] = []
    heads: set[int] = set()
    run: list[tuple[int, list[tuple[str, Span, float]]]] = []

    def close() -> None:
        if len(run) > 1 and _own_heading(lines[run[0][0]], run[0][1], words) and any(len(c) > 1 for _, c in run[1:]):
            del run[0]  # "Beratungsfolge:" above the heads is a heading of its own
        every = [c for _, columns in run for c in columns]
        names = {name for name, _, _ in every}
        wide = max((len(columns) for _, columns in run), default=0)
        several = wide >= 2 or (len(run) >= 3 and len(names) >= 3)
        votes = len(names & {"yes", "no", "abstain"}) >= 2
        place = bool(names & {"body", "date"})
        enough = len(names) >= 2 and (place or votes) and (place or wide >= 2)
        if several and enough and not (names <= {"public", "not_public", "public_mark"}):
            for i, columns in run:
                heads.add(i)
                labels.extend(
                    Label(f"column.{name}", span, Span(span.end, span.end), "column", sure)
                    for name, span, sure in columns
                )
        run.clear()

    for i, line in enumerate(lines):
        columns = segment(line, words) if line.body else None
        far = run and (i - run[-1][0] > 1 or line.page != lines[run[-1][0]].page)
        if columns is None or far:
            close()
        if columns:
            run.append((i, columns))
    close()
    return labels, heads


def _own_heading(line: TextLine, columns: Sequence[tuple[str, Span, float]], words: Template) -> bool:
    heading = words.headings.get(fold(line.string))
    if heading is None or len(columns) != 1:
        return False
    return heading.role == "course" or (heading.role == "vote" and line.string.rstrip().endswith(":"))


def segment(line: TextLine, words: Template) -> list[tuple[str, Span, float]] | None:
    """The columns of a line that holds nothing but their heads: name, span, likeness; None for any other line."""
    if len(line.string) > 160:
        return None
    tokens = [(m.group(), line.start + m.start(), line.start + m.end()) for m in re.finditer(r"\S+", line.string)]
    if len(tokens) > 24:
        return None
    best: list[tuple[int, list[tuple[str, Span, float]]] | None] = [None] * (len(tokens) + 1)
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
            hit = (words.columns[key], 1.0) if key in words.columns else None
            if (
                hit
                and hit[0] == "public_mark"
                and n > 1
                and "/" not in line.string[start - line.start : end - line.start]
            ):
                hit = None  # "ö nö" are two columns, "Ö / N" is one
            if hit is None and n == 1 and len(key) >= 6 and not token[0][0].islower():
                hit = nearest(key, words.columns)
            if hit and token[0][0].islower() and key not in words.small:
                hit = None
            if hit is not None:
                _better(best, i + n, here[0] + 1, [*here[1], (hit[0], Span(start, end), hit[1])])
            elif n == 1 and len(key) >= 9:
                glued = _glued(token[0], start, words)
                if glued:
                    _better(best, i + 1, here[0] + len(glued), [*here[1], *glued])
    done = best[-1]
    return done[1] if done and done[1] else None


def _better(
    best: list[tuple[int, list[tuple[str, Span, float]]] | None],
    at: int,
    cost: int,
    columns: list[tuple[str, Span, float]],
) -> None:
    """Of two ways to read the same words the one with fewer, longer heads stands."""
    old = best[at]
    if old is None or cost < old[0]:
        best[at] = (cost, columns)


def _glued(token: str, start: int, words: Template) -> list[tuple[str, Span, float]] | None:
    """Heads printed without blanks ("GremiumTerminTOP"): the fewest known ones that make up the token, at least two."""
    if len(token) > 80:
        return None
    best: list[tuple[int, list[tuple[str, Span, float]]] | None] = [None] * (len(token) + 1)
    best[0] = (0, [])
    for i in range(len(token)):
        here = best[i]
        if here is None:
            continue
        for j in range(i + 1, min(i + 24, len(token)) + 1):
            name = words.columns.get(fold(token[i:j]))
            if name and (j == len(token) or token[j].isupper() or token[j] in "ön/" or len(token[i:j]) > 3):
                _better(best, j, here[0] + 1, [*here[1], (name, Span(start + i, start + j), 0.95)])
    done = best[-1]
    return done[1] if done and len(done[1]) >= 2 else None
