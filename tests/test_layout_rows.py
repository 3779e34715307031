"""Lines of cells taken together to rows: whatever stands on the page stands in a row, once."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings

from pipeline.layout.grouping import grouped
from pipeline.layout.heads import HeadKind
from pipeline.layout.pieces import Piece, pieces_of
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling, Word

_KINDS: list[HeadKind | None] = [None, "date", "body", "vote", "number", "text", "item"]
_TEXTS = ["Rat", "und", "der Ausschuss für", "Verwaltungsausschuss", "12.03.2024", "7", "-", "Zu 1.:", "Ö", "30 Pers."]
_BOUNDS, _EDGES = [140.0, 280.0], [50.0, 140.0, 280.0, 400.0]


def _word(text: str, left: float, top: float, size: float = 10.0) -> Word:
    return Word(text, Box(left, top, left + 0.5 * size * len(text), top + size), size=size)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.sampled_from(_TEXTS)), max_size=25),
    st.lists(st.sampled_from(_KINDS), min_size=3, max_size=3),
    st.lists(st.integers(0, 30), max_size=3),
)
def test_no_line_is_lost_and_none_stands_twice(
    places: list[tuple[int, int, str]], kinds: list[HeadKind | None], lines: list[int]
) -> None:
    words = [_word(text, _EDGES[column] + 5, 100 + 11 * line) for column, line, text in places]
    rulings = [Ruling(Box(50, 99 + 11 * line, 400, 99.5 + 11 * line), False) for line in lines]
    pieces = pieces_of(words, _BOUNDS)
    rows = grouped(pieces, kinds, rulings, _EDGES, 10.0)
    assert sorted(map(id, pieces)) == sorted(id(piece) for row in rows for piece in row)
    assert sorted(map(id, words)) == sorted(id(word) for row in rows for piece in row for word in piece.words)


def test_an_answer_below_its_question_is_a_row_of_its_own() -> None:
    words = [
        _word("Zu 1.:", 50, 100),
        _word("Wie viele Bestattungen gab es?", 145, 100),
        _word("Im Mittel waren es 214.", 145, 118),
        _word("Zu 2.:", 50, 136),
        _word("Welche Grabarten werden angeboten,", 145, 136),
        _word("und wo?", 145, 147),
    ]
    rows = grouped(pieces_of(words, [140.0]), [None, None], (), [48.0, 140.0, 400.0], 10.0)
    assert [_texts(row) for row in rows] == [
        ["Zu 1.:", "Wie viele Bestattungen gab es?"],
        ["Im Mittel waren es 214."],
        ["Zu 2.:", "Welche Grabarten werden angeboten,", "und wo?"],
    ]


def _texts(row: list[Piece]) -> list[str]:
    return [piece.text for piece in row]
