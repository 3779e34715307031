"""Random pages go through compose: every word, zone, block and cell must be found where the layout says it is."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout import compose
from pipeline.model.geometry import IDENTITY, Box, Frame, skewed, turned, union
from pipeline.model.page import Block, Cell, Line, Page, Table, Word
from pipeline.model.text import Text

letters = st.text(alphabet="abcäöüßABC019.,-–€(§", min_size=1, max_size=9)
coordinate = st.floats(1, 500, allow_nan=False)


@st.composite
def words(draw: st.DrawFn) -> Word:
    left, top = draw(coordinate), draw(coordinate)
    box = Box(left, top, left + draw(st.floats(1, 60)), top + draw(st.floats(4, 20)))
    return Word(draw(letters), box, draw(st.floats(0, 1)))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    if draw(st.integers(0, 5)) == 0:
        return Line((), None, draw(st.text(alphabet="ab ü1.", max_size=12)))
    own = tuple(draw(st.lists(words(), min_size=1, max_size=5)))
    return Line(own, union(w.box for w in own if w.box is not None))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cells = []
    for row in range(rows):
        for column in range(columns):
            own = tuple(draw(st.lists(lines(), max_size=2)))
            box = Box(column * 50.0, row * 20.0, column * 50.0 + 50, row * 20.0 + 20)
            state = draw(st.sampled_from(["value", "blank", "unreadable", "absent"]))
            cells.append(Cell(row, column, own, box, state, draw(st.floats(0, 1))))
    return Table(tuple(draw(st.permutations(cells))), Box(0, 0, 200, 80), draw(st.integers(0, 2)), draw(st.booleans()))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    zone = draw(st.sampled_from(["body", "body", "body", "header", "footer", "side", "stamp"]))
    if draw(st.integers(0, 3)) == 0:
        return Block("table", (), None, zone, 0, draw(tables()))
    kind = draw(st.sampled_from(["paragraph", "heading", "list item", "footnote"]))
    return Block(kind, tuple(draw(st.lists(lines(), max_size=4))), None, zone)


frames = st.sampled_from([IDENTITY, turned(1, 595, 842), turned(2, 595, 842), skewed(1.5, 300, 400)])


@st.composite
def documents(draw: st.DrawFn) -> list[Page]:
    found = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        own = tuple(draw(st.lists(blocks(), max_size=5)))
        frame = draw(frames)
        found.append(Page(number, 595, 842, frame, own, (), "digital", "keep", (), 1.0, "layer"))
    return found


def every_word(pages: list[Page]) -> list[tuple[int, str, Box, Frame]]:
    found = []
    for page in pages:
        for block in page.blocks:
            own = list(block.lines) + [li for c in (block.table.cells if block.table else ()) for li in c.lines]
            for line in own:
                if line.text is None:
                    found += [(page.number, w.text, w.box, page.frame) for w in line.words if w.box is not None]
    return found


@settings(max_examples=150)
@given(documents())
def test_everything_lies_where_the_layout_says(pages: list[Page]) -> None:
    text = compose(pages)
    raw, found = text.raw, text.layout
    printed = every_word(pages)
    boxed = sorted((a.page, raw[a.start : a.end], a.box) for a in found.anchors if a.box is not None)
    assert boxed == sorted((page, word, frame.box(box)) for page, word, box, frame in printed)
    assert all(raw[a.start : a.end] == raw[a.start : a.end].strip() != "" for a in found.anchors)
    assert all(a.end <= b.start for a, b in pairwise(found.anchors))
    assert found.body_end is not None and 0 <= found.body_end <= len(raw)


@settings(max_examples=150)
@given(documents())
def test_zones_cover_the_string_in_order_body_first(pages: list[Page]) -> None:
    text = compose(pages)
    zones = text.layout.zones
    if text.raw:
        assert zones[0].start == 0 and zones[-1].end == len(text.raw)
    assert all(a.end == b.start for a, b in pairwise(zones))
    assert [z.kind == "body" for z in zones] == sorted((z.kind == "body" for z in zones), reverse=True)
    end = text.layout.body_end
    assert end is not None
    for anchor in text.layout.anchors:
        zone = next(z for z in zones if z.start <= anchor.start < z.end)
        assert zone.page == anchor.page and anchor.end <= zone.end
        assert (zone.kind == "body") == (anchor.start < end)
    assert text.raw[:end].count("\f") == len(pages) - 1


@settings(max_examples=150)
@given(documents())
def test_blocks_tables_and_cells_lie_inside_and_in_order(pages: list[Page]) -> None:
    text = compose(pages)
    found = text.layout
    for things in (found.blocks, found.tables):
        assert all(0 <= t.start <= t.end <= len(text.raw) for t in things)
        assert [t.start for t in things] == sorted(t.start for t in things)
        assert all(a.end <= b.start for a, b in pairwise(things))
    for table in found.tables:
        assert any(b.kind == "table" and b.start == table.start and b.end == table.end for b in found.blocks)
        for one, other in pairwise(table.cells):
            assert table.start <= one.start <= one.end <= other.start <= table.end
    assert all("\n\n\n" not in page.strip() for page in text.raw.split("\f"))


@settings(max_examples=100)
@given(documents(), st.data())
def test_a_span_leads_to_the_boxes_of_its_words(pages: list[Page], data: st.DataObject) -> None:
    text = compose(pages)
    if not text.raw:
        return
    start = data.draw(st.integers(0, len(text.raw)))
    end = data.draw(st.integers(start, len(text.raw)))
    touched = [a for a in text.layout.anchors if a.start < end and a.end > start and a.box is not None]
    found = text.boxes(start, end)
    assert bool(found) == bool(touched)
    for anchor in touched:
        assert anchor.box is not None
        assert any(
            b.page == anchor.page
            and b.box.left - 1e-6 <= anchor.box.left
            and b.box.right + 1e-6 >= anchor.box.right
            and b.box.top - 1e-6 <= anchor.box.top
            and b.box.bottom + 1e-6 >= anchor.box.bottom
            for b in found
        )


def test_plain_pages_keep_their_lines() -> None:
    pages = [
        Page(
            1,
            0,
            0,
            IDENTITY,
            (Block("paragraph", (Line((), None, "  Ein  Satz   "),), None),),
            (),
            "none",
            "skip",
            (),
            1.0,
            "text",
        )
    ]
    text: Text = compose(pages)
    assert text.raw == "  Ein  Satz"
    assert [text.raw[a.start : a.end] for a in text.layout.anchors] == ["Ein", "Satz"]
