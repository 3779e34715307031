"""The runs of a page area go in; its parts in reading order come out: stretches of text, tables, side columns.

The area is cut where a gutter parts it: columns one after another, then what stands below. What stands under a known
head, and rows whose gaps lie under one another, are tables; a narrow column of contact data is a side column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.layout.aligned import aligned_table, gaps_between
from pipeline.layout.contacts import LEAST, contact_signs
from pipeline.layout.dated import dated_tables
from pipeline.layout.fields import begins_above, with_middled
from pipeline.layout.gutters import Gutter, columns_of_text, ends_text, gutters, in_one_column, is_flush, is_prose
from pipeline.layout.headed import Found, headed_tables
from pipeline.layout.justified import with_stretched_lines
from pipeline.layout.letterhead import letterhead
from pipeline.layout.pieces import DATE
from pipeline.layout.runs import Run, rows, run_of
from pipeline.layout.shapes import is_bare_label, is_field_label
from pipeline.layout.states import is_figure
from pipeline.layout.through import is_through
from pipeline.model.geometry import Box, union
from pipeline.model.page import Block, Ruling, Table, ZoneKind

_PAGE = 400.0  # points of height; frames and boxes within a page are lower
_DEEPEST = 12  # cuts within cuts; no page of paper has more
_BETWEEN = 4  # lines from the votes of a step to those of the next one at most


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of runs to be read as text, or blocks that are made already; ``zone`` tells a side column from the body."""

    rows: tuple[tuple[Run, ...], ...]
    box: Box
    held: tuple[Block, ...] = ()
    zone: ZoneKind = "body"


def parts(found: Sequence[Run], rulings: Sequence[Ruling], page: Box) -> list[Part]:
    """The parts of ``found`` in reading order; ``page`` is the page's area in points."""
    return _parts(with_stretched_lines(found), rulings, page, 0)


def _parts(found: list[Run], rulings: Sequence[Ruling], page: Box, depth: int) -> list[Part]:
    if not found:
        return []
    printed = _with_labels(rows(found))
    blocks = letterhead(printed, page) if depth == 0 else None
    if blocks is not None:
        return [part for block in blocks for part in _parts(list(block), rulings, page, depth + 1)]
    if depth < _DEEPEST and len(printed) > 1 and any(len(row) > 1 or row[0].held for row in printed):
        headed = headed_tables(printed, rulings) or dated_tables(printed, rulings)
        if headed:
            columns = _beside_tables([r for row in printed for r in row], headed, rulings, page, depth)
            if columns is not None:
                return columns
            return _around_tables(printed, headed, rulings, page, depth)
        cut = _cut([r for row in printed for r in row], rulings, page, depth)
        if cut is not None:
            return cut
    return _texts(printed)


def _block(table: Table, box: Box) -> Block:
    return Block("table", (), box, "body", 0, table)


def _texts(printed: Sequence[Sequence[Run]]) -> list[Part]:
    """Rows as text, with the tables that were found before between them."""
    result: list[Part] = []
    open_rows: list[tuple[Run, ...]] = []

    def close() -> None:
        if open_rows:
            result.append(Part(tuple(open_rows), union(r.box for row in open_rows for r in row)))
            open_rows.clear()

    for row in printed:
        if row[0].held:
            close()
            result.append(Part((), row[0].box, row[0].held))
        else:
            open_rows.append(tuple(row))
    close()
    return result


def _with_labels(printed: list[list[Run]]) -> list[list[Run]]:
    """Rows in which a list label is one run with the text behind it."""
    result = []
    for row in printed:
        if len(row) >= 2 and not row[0].held and not row[1].held and len(row[0].words) == 1:
            em = row[0].size or row[1].size or 10.0
            near = row[1].box.left - row[0].box.right < 5 * em
            if len(row) == 2 and near and is_bare_label(row[0].text) and not is_figure(row[1].text):
                row = [run_of(row[0].words + row[1].words), *row[2:]]
        result.append(row)
    return result


def _around_tables(
    printed: list[list[Run]], headed: Sequence[Found], rulings: Sequence[Ruling], page: Box, depth: int
) -> list[Part]:
    result: list[Part] = []
    at = 0
    for table in headed:
        result += _parts([r for row in printed[at : table.first] for r in row], rulings, page, depth + 1)
        result.append(Part((), table.box, (_block(table.table, table.box),)))
        at = table.last
    result += _parts([r for row in printed[at:] for r in row], rulings, page, depth + 1)
    return result


def _beside_tables(
    found: list[Run], headed: Sequence[Found], rulings: Sequence[Ruling], page: Box, depth: int
) -> list[Part] | None:
    """Two columns of running text where every table stands within one of them."""
    if not any(t.box.width < 0.6 * page.width for t in headed):
        return None
    columns = columns_of_text(sorted(gutters(found), key=lambda g: -g.shared))
    if columns is None or not all(in_one_column([t.box], columns) for t in headed):
        return None
    return _columns(columns.left, columns.right, found, rulings, page, depth)


def _cut(found: list[Run], rulings: Sequence[Ruling], page: Box, depth: int) -> list[Part] | None:
    if steps := _voted_steps(found):
        return _in_rows(steps, found, rulings, page, depth)
    white = sorted(gutters(found), key=lambda g: (-g.shared, -(g.to_x - g.from_x)))
    columns = columns_of_text(white) if len(white) > 1 else None
    if columns is not None and in_one_column([r.box for r in (*white[0].left, *white[0].right)], columns):
        return _columns(columns.left, columns.right, found, rulings, page, depth)
    for gutter in white:
        pieces = _by_kind(gutter, found, rulings, page, depth)
        if pieces is not None:
            return pieces
    return None


def _by_kind(gutter: Gutter, found: list[Run], rulings: Sequence[Ruling], page: Box, depth: int) -> list[Part] | None:
    left, right = gutter.left, gutter.right
    for side, other, outer in ((right, left, True), (left, right, False)):
        if _is_side(side, other, page, outer):
            rest = [r for r in found if not any(r is s for s in side)]
            box = union(r.box for r in side)
            own = tuple(tuple(row) for row in rows(side))
            return [*_parts(rest, rulings, page, depth + 1), Part(own, box, zone="side")]
    held = any(r.held for r in (*left, *right))
    if not held and not is_flush(right):
        # Words that were not read (under a stamp) leave a hole in lines that go on behind it.
        return _table(gutter, found, rulings, page, depth)
    if (is_prose(left) and is_prose(right)) or ends_text(left, right):
        return _columns(left, right, found, rulings, page, depth)
    table = None if held else _table(gutter, found, rulings, page, depth)
    if table is not None:
        return table
    left, right = _side_by_side(left, right)
    if not left or not right:
        return None
    if held:
        return _columns(left, right, found, rulings, page, depth)
    if _holed([*left, *right], found):
        return _in_rows([*left, *right], found, rulings, page, depth)
    paired = [row for row in rows([*left, *right]) if len(row) > 1]
    many = len(rows(left)), len(rows(right))
    alone = sum(many) - 2 * len(paired)
    if _letterhead(left, right, found, page):
        return _columns(left, right, found, rulings, page, depth)
    if alone <= 0.25 * len(paired) and not _labelled(right) and not (_wordy(left) and _wordy(right)):
        return _in_rows([*left, *right], found, rulings, page, depth)
    wide = min(r.box.left for r in right) - max(r.box.right for r in left)
    if (min(many) >= 2 and wide > 60) or (min(many) >= 3 and (alone > len(paired) or wide > 25)):
        return _columns(left, right, found, rulings, page, depth)
    return None


def _letterhead(left: Sequence[Run], right: Sequence[Run], found: Sequence[Run], page: Box) -> bool:
    """Whether two blocks of a few lines, far apart, are the first things on a page: who writes, and what it is."""
    top = min(r.box.top for r in (*left, *right))
    first = top <= min(r.box.top for r in found) and top < page.top + 0.12 * page.height
    if not first or page.height < _PAGE or any(is_figure(r.text) for r in right):
        return False
    wide = min(r.box.left for r in right) - max(r.box.right for r in left)
    return wide > 60 and all(2 <= len(rows(side)) <= 6 for side in (left, right))


def _wordy(side: Sequence[Run]) -> bool:
    """Whether a side holds running text, be its lines short: five lines or more, of several words each."""
    lines = rows(side)
    return len(lines) >= 5 and median([sum(len(r.words) for r in row) for row in lines]) >= 2.5


def _holed(band: Sequence[Run], found: Sequence[Run]) -> bool:
    """Whether lines are those of a paragraph in which words were not read: a whole line stands close above or below."""
    box = union(r.box for r in band)
    size = median([r.size for r in band if r.size] or [10.0])
    inside = {id(r) for r in band}
    return any(
        id(r) not in inside
        and not r.held
        and abs(r.box.left - box.left) < size
        and r.box.width > 0.7 * box.width
        and (r.size is None or 0.8 < r.size / size < 1.25)
        and min(abs(r.box.top - box.bottom), abs(box.top - r.box.bottom)) < 0.6 * size
        for r in found
    )


def _side_by_side(left: list[Run], right: list[Run]) -> tuple[list[Run], list[Run]]:
    """The first block of the side with fewer lines, and what of the other side stands beside it: what stands below, as
    below the blocks of a letterhead, is read after both."""
    short, long = (right, left) if len(rows(right)) <= len(rows(left)) else (left, right)
    size = median([r.size for r in (*left, *right) if r.size] or [10.0])
    block: list[Run] = []
    foot = 0.0
    for row in rows(short):
        # Stray marks of an icon are no block.
        worded = any(sum(map(str.isalpha, r.text)) >= 4 or r.held for r in block)
        if worded and min(r.box.top for r in row) - foot > 2.2 * size:
            break
        block += row
        foot = max(r.box.bottom for r in block)
    top = min(r.box.top for r in block)
    beside = [r for r in long if r.box.top < foot and r.box.bottom > top]
    # Lines that follow close by belong to the same block.
    for row in rows([r for r in long if r.box.top >= foot]) if beside else ():
        if min(r.box.top for r in row) - max(r.box.bottom for r in beside) > 0.9 * size or any(r.held for r in beside):
            break
        beside += row
    return (beside, block) if short is right else (block, beside)


def _is_side(side: Sequence[Run], other: Sequence[Run], page: Box, right: bool) -> bool:
    """A narrow outer column with contact data, as letterheads have it."""
    box = union(r.box for r in side)
    if box.width > 0.38 * page.width or len(rows(side)) < 4 or any(r.held for r in side):
        return False
    rest = union(r.box for r in other)
    if right and (box.left < page.left + 0.55 * page.width or rest.width < box.width):
        return False
    if not right and (box.right > page.left + 0.4 * page.width or rest.width < 1.3 * box.width):
        return False
    signs = contact_signs(r.text for r in side)
    if not signs - {"town"}:
        return False
    if _type(side) <= 0.88 * _type(other):
        signs.add("small print")
    return len(signs) >= LEAST


def _type(side: Sequence[Run]) -> float:
    return median([r.size for r in side if r.size] or [10.0])


def _columns(
    left: Sequence[Run], right: Sequence[Run], found: list[Run], rulings: Sequence[Ruling], page: Box, depth: int
) -> list[Part]:
    top = max(min(r.box.top for r in left), min(r.box.top for r in right))
    own_left = [r for r in left if r.box.bottom > top]
    own_right = [r for r in right if r.box.bottom > top]
    inside = {id(r) for r in (*own_left, *own_right)}
    first = min(r.box.top for r in (*own_left, *own_right))
    above = [r for r in found if id(r) not in inside and r.box.middle[1] < first]
    below = [r for r in found if id(r) not in inside and r.box.middle[1] >= first]
    result: list[Part] = []
    for region in (above, own_left, own_right, below):
        result += _parts(region, rulings, page, depth + 1)
    return result


def _labelled(side: Sequence[Run]) -> bool:
    """Whether a side is a block of labelled lines ("Datum: …"), which belong together, whatever stands beside them."""
    lines = rows(side)
    return sum(is_field_label(row[0].words[0].text) or ":" in row[0].text for row in lines) >= 0.5 * len(lines)


def _voted_steps(found: Sequence[Run]) -> list[Run]:
    """The rows with a day that have each a line of labels of votes below them ("Ja: __ Nein: __"), from the first to
    the last of these lines: no gap of theirs is one between columns."""
    printed = rows(found)
    through = [n for n, row in enumerate(printed) if is_through(row)]
    steps = [n for n in through if n and any(DATE.match(w.text) for run in printed[n - 1] for w in run.words)]
    if len(steps) < 2 or steps[-1] - steps[0] > _BETWEEN * len(steps):
        return []
    band = [run for row in printed[steps[0] - 1 : steps[-1] + 1] for run in row]
    return [] if any(run.held for run in band) else band


def _in_rows(band: Sequence[Run], found: list[Run], rulings: Sequence[Ruling], page: Box, depth: int) -> list[Part]:
    """A stretch in which each line of the right side stands beside one of the left is read line by line."""
    top = min(r.box.top for r in band)
    inside = {id(r) for r in band}
    above = [r for r in found if id(r) not in inside and r.box.middle[1] < top]
    below = [r for r in found if id(r) not in inside and r.box.middle[1] >= top]
    return [
        *_parts(above, rulings, page, depth + 1),
        *_texts(rows(band)),
        *_parts(below, rulings, page, depth + 1),
    ]


def _table(gutter: Gutter, found: list[Run], rulings: Sequence[Ruling], page: Box, depth: int) -> list[Part] | None:
    """The stretch of the gutter as a table, with what stands above and below it."""
    top = max(min(r.box.top for r in gutter.left), min(r.box.top for r in gutter.right))
    bottom = min(max(r.box.bottom for r in gutter.left), max(r.box.bottom for r in gutter.right))
    if any(r.held for r in (*gutter.left, *gutter.right)):
        return None
    printed = rows([*gutter.left, *gutter.right])
    band = [row for row in printed if max(r.box.bottom for r in row) > top and min(r.box.top for r in row) < bottom]
    # Lines that go on in one column below the last full row still belong to it.
    band = _section(with_middled(band, printed))
    if len(band) < 2 or not _tabular(band, gutter):
        return None
    inside = {id(r) for row in band for r in row}
    start = min(r.box.top for row in band for r in row)
    made = aligned_table(band, rulings)
    if made is None:
        return None
    table, box = made
    above = [r for r in found if id(r) not in inside and r.box.middle[1] < start]
    below = [r for r in found if id(r) not in inside and r.box.middle[1] >= start]
    return [
        *_parts(above, rulings, page, depth + 1),
        Part((), box, (_block(table, box),)),
        *_parts(below, rulings, page, depth + 1),
    ]


def _section(band: list[list[Run]]) -> list[list[Run]]:
    """The stretch of rows with most full ones; a heading between them or a wide gap parts two tables."""
    sections: list[list[list[Run]]] = [[]]
    left = min(r.box.left for row in band for r in row)
    for row in band:
        size = median([r.size for r in row if r.size] or [10.0])
        before = sections[-1][-1] if sections[-1] else None
        gap = min(r.box.top for r in row) - max(r.box.bottom for r in before) if before else 0.0
        usual = median([r.size for r in before if r.size] or [size]) if before else size
        alone = len(row) == 1 and row[0].box.left < left + 3 * size
        heading = alone and (row[0].bold or row[0].text.endswith(":") or size > 1.2 * usual)
        if heading or gap > 2.4 * size or not 0.8 <= size / usual <= 1.25:
            sections.append([])
        if not heading:
            sections[-1].append(row)
    for section in sections:
        while section and len(section[0]) < 2 and not (_tops(section, left) or begins_above(section)):
            section.pop(0)
    return max(sections, key=lambda s: sum(len(row) > 1 for row in s))


def _tops(section: Sequence[Sequence[Run]], left: float) -> bool:
    """Whether the first row is the upper line of a head over a later column: the rest of the head is right below."""
    if len(section) < 2 or len(section[1]) < 2:
        return False
    run, below = section[0][0], section[1]
    size = run.size or 10.0
    return run.box.left >= left + 3 * size and min(r.box.top for r in below) - run.box.bottom < 0.35 * size


def _tabular(band: Sequence[Sequence[Run]], gutter: Gutter) -> bool:
    """Whether rows are those of a table: full rows prevail, and labels, figures or three columns speak for one."""
    full = [row for row in band if len(row) > 1]
    if len(full) < 2 or len(full) < 0.5 * len(band):
        return False
    size = median([r.size for row in band for r in row if r.size] or [10.0])
    columns = len(gaps_between(band, size)) + 1
    if columns < 2:
        return False
    labels = sum(is_field_label(row[0].text) for row in full)
    if labels >= 0.5 * len(full):
        return True
    figures = sum(is_figure(row[-1].text) for row in full)
    if len(full) >= 3 and figures >= 0.5 * len(full):
        return True
    wide = [row for row in full if len(row) >= 3]
    return columns >= 3 and len(wide) >= 3
