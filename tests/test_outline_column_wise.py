"""Labels side by side with their values in the line below them."""

from __future__ import annotations

import pytest

from pipeline.model.lines import TextLine
from pipeline.model.text import Span
from pipeline.outline.column_wise import Place, find


def _line(start: int, pieces: list[str], first: bool) -> TextLine:
    spans, at = [], start
    for piece in pieces:
        spans.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    return TextLine(start, at - 1, " ".join(pieces), 1, tuple(spans), first, False, True)


@pytest.mark.parametrize(
    ("rest", "first", "sure"),
    [("und Pflege", False, False), ("und Pflege", True, True), ("Betreff", False, True)],
)
def test_words_that_may_go_on_below_are_not_sure(rest: str, first: bool, sure: bool) -> None:
    heads = _line(0, ["Zuständig", "Datum"], True)
    values = _line(20, ["Amt für Wege", "11.03.2031"], True)
    lines = [heads, values, _line(50, [rest], first)]
    keys = zip(("department", "date"), heads.pieces, strict=True)
    places = [[Place(key, span, None, 0.9, False) for key, span in keys], [], []]
    found = find(lines, places, 0, set(), ())
    assert found is not None
    assert {x.key: x.confidence >= 0.9 for x in found[0]} == {"department": sure, "date": True}


def test_a_label_below_a_label_is_none_of_its_values() -> None:
    labels = [_line(0, ["Datum"], True), _line(20, ["Amt"], False)]
    lines = [*labels, _line(40, ["Bearbeitung"], False), _line(60, ["04.04.2031"], True), _line(80, ["Bauamt"], True)]
    keys = ("date", "department")
    places = [[Place(key, x.pieces[0], None, 0.9, False)] for key, x in zip(keys, labels, strict=True)]
    assert find(lines, [*places, [], [], []], 0, set(), {"bearbeitung"}) is None
