"""Spans, edits, zones and boxes stay aligned through any chain of edits."""

from __future__ import annotations

import itertools
import string as letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.model.text import HYPHEN, Anchor, Edit, Layout, Text, TextBlock, TextCell, TextTable, Zone, apply

ALPHABET = letters.ascii_letters + "äöüß€§ -\n"


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text of words on lines, with a box for every word, a body, and furniture behind it."""
    words = draw(st.lists(st.text(letters.ascii_letters + "äöüß", min_size=1, max_size=8), min_size=1, max_size=25))
    ends = draw(st.lists(st.sampled_from([" ", "\n", "\n\n", "\f"]), min_size=len(words), max_size=len(words)))
    raw, anchors = "", []
    for i, (word, end) in enumerate(zip(words, ends, strict=True)):
        anchors.append(Anchor(len(raw), len(raw) + len(word), 1, Box(i * 10, 0, i * 10 + 9, 10), 0.9))
        raw += word + end
    cut = anchors[draw(st.integers(0, len(anchors) - 1))].end
    zones = (Zone(0, cut, "body", 1), Zone(cut, len(raw), "footer", 1))
    blocks = tuple(TextBlock(a.start, a.end, "paragraph", 1) for a in anchors)
    cells = tuple(TextCell(a.start, a.end, 0, i, "value", 1.0, 1) for i, a in enumerate(anchors))
    tables = (TextTable(0, len(raw), 1, cells),)
    return Text(raw, layout=Layout(tuple(anchors), zones, blocks, tables, cut))


@st.composite
def edits_for(draw: st.DrawFn, string: str) -> list[Edit]:
    """Some edits that fit ``string`` and do not overlap."""
    points = sorted(draw(st.lists(st.integers(0, len(string)), max_size=8, unique=True)))
    edits = []
    for start, end in zip(points[::2], points[1::2], strict=False):
        after = draw(st.text(ALPHABET, max_size=6))
        rule = draw(st.sampled_from(["umlaut", "encoding", HYPHEN]))
        outcome = draw(st.sampled_from(["repair", "repair", "flag"]))
        edits.append(Edit(start, end, string[start:end], after, rule, draw(st.floats(0, 1)), outcome))
    return edits


@given(st.data())
def test_any_chain_of_edits_gives_the_string_it_promises(data: st.DataObject) -> None:
    text = data.draw(texts())
    expected = text.raw
    for _ in range(3):
        edits = data.draw(edits_for(expected))
        expected = apply(expected, edits)
        text = text.with_edits(edits)
        assert text.string == expected
        assert apply(text.raw, text.edits) == expected
        assert all(text.raw[e.start : e.end] == e.before for e in (*text.edits, *text.flags))
        ordered = list(text.edits)
        assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


@given(st.data())
def test_every_span_leads_to_its_raw_text_and_its_words(data: st.DataObject) -> None:
    text = data.draw(texts())
    for _ in range(2):
        text = text.with_edits(data.draw(edits_for(text.string)))
    a = data.draw(st.integers(0, len(text.string)))
    b = data.draw(st.integers(a, len(text.string)))
    raw = text.to_raw(a, b)
    assert 0 <= raw.start <= raw.end <= len(text.raw)
    back = text.from_raw(*raw)
    if a < b:
        assert back.start <= a and back.end >= b, "mapping back never loses a letter"
        # the raw text of the span, repaired, holds what the span says
        assert text.string[a:b] in text.string[back.start : back.end]
    touched = [w for w in text.layout.anchors if w.start < raw.end and w.end > raw.start]
    assert list(text.words(a, b)) == touched
    lefts = {w.box.left for w in touched if w.box}
    assert {box.box.left for box in text.boxes(a, b)} <= lefts
    for word in touched:
        assert word.box is not None
        assert any(p.box.left <= word.box.left and word.box.right <= p.box.right for p in text.boxes(a, b))


@given(st.data())
def test_zones_blocks_and_cells_move_with_the_text(data: st.DataObject) -> None:
    text = data.draw(texts())
    before = text.raw
    cut = text.layout.body_end or 0
    edits = [e for e in data.draw(edits_for(before)) if e.end <= cut or e.start >= cut]
    text = text.with_edits(edits)
    assert text.zones[0].start == 0 and text.zones[-1].end == len(text.string)
    assert text.body.end == text.zones[0].end
    repaired = [e for e in edits if e.outcome == "repair"]
    for old, new in zip(text.layout.blocks, text.blocks, strict=True):
        if not any(e.start < old.end and e.end > old.start for e in repaired):
            assert text.string[new.start : new.end] == before[old.start : old.end]
    for old, new in zip(text.layout.tables[0].cells, text.tables[0].cells, strict=True):
        if not any(e.start < old.end and e.end > old.start for e in repaired):
            assert text.string[new.start : new.end] == before[old.start : old.end]


def test_two_rules_on_one_word_are_one_entry() -> None:
    text = Text("zur Ver-\nfligung, die Mittel")
    text = text.with_edits([Edit(4, 18, "Ver-\nfligung, ", "Verfligung,\n", HYPHEN, 0.99)])
    assert text.joins and not text.repairs
    text = text.with_edits([Edit(4, 14, "Verfligung", "Verfügung", "umlaut", 0.97)])
    assert text.string == "zur Verfügung,\ndie Mittel"
    (only,) = text.repairs
    assert (only.before, only.after, only.rule) == ("Ver-\nfligung, ", "Verfügung,\n", "hyphen+umlaut")
    assert only.confidence == pytest.approx(0.97)


def test_an_edit_that_undoes_another_leaves_nothing_behind() -> None:
    text = Text("fir").with_edits([Edit(0, 3, "fir", "für", "umlaut", 0.9)])
    assert text.with_edits([Edit(0, 3, "für", "fir", "umlaut", 0.9)]).edits == ()


def test_a_flag_changes_nothing_and_keeps_its_place() -> None:
    text = Text("die fir Wimme").with_edits([Edit(4, 7, "fir", "für", "umlaut", 0.9)])
    text = text.with_edits([Edit(8, 13, "Wimme", "Wümme", "umlaut", 0.7, "flag")])
    assert text.string == "die für Wimme"
    assert [(f.start, f.end, f.before, f.after) for f in text.flags] == [(8, 13, "Wimme", "Wümme")]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, "abc", "x", "r", 1), Edit(2, 4, "cd", "y", "r", 1)],
        [Edit(0, 99, "abcd", "x", "r", 1)],
        [Edit(0, 3, "xyz", "x", "r", 1)],
    ],
    ids=["overlap", "outside", "other text"],
)
def test_edits_that_cannot_be_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError):
        apply("abcd", edits)


def test_an_empty_cell_inside_a_joined_word_stays_empty() -> None:
    raw = "Beschluss-\nfassung\nSachverhalt"
    cells = (TextCell(0, 10, 0, 0, "value", 1.0, 1), TextCell(18, 18, 0, 1, "blank", 1.0, 1))
    text = Text(raw, layout=Layout(tables=(TextTable(0, 18, 1, cells),)))
    joined = text.with_edits([Edit(0, 19, raw[:19], "Beschlussfassung\n", HYPHEN, 1.0, "repair")])
    (table,) = joined.tables
    assert [joined.string[c.start : c.end].strip() for c in table.cells] == ["Beschlussfassung", ""]
