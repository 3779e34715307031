"""Forms that print a small label below each value, told apart from those that print it above."""

from __future__ import annotations

import re

import pytest

from pipeline import outline
from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text, Zone

Row = tuple[float, float, list[str]]
"""The top of a line in points, its size, its columns."""


def printed(rows: list[Row], page: int = 1) -> Text:
    string, words = "", []
    for top, size, columns in rows:
        for n, column in enumerate(columns):
            for m in re.finditer(r"\S+", column):
                start = len(string) + m.start()
                left = 60 + 180 * n + 5.0 * m.start()
                box = Box(left, top, left + 5.0 * len(m[0]), top + size)
                words.append(Anchor(start, start + len(m[0]), page, box, 1.0, size=size))
            string += column + ("   " if n < len(columns) - 1 else "\n\n")
    string += "Sachverhalt:\n\nDer Steg ist alt.\n"
    return Text(
        string, layout=Layout(anchors=tuple(words), zones=(Zone(0, len(string), "body", page),), first_page=page)
    )


def labelled(rows: list[Row], page: int = 1) -> dict[str, str]:
    text = printed(rows, page)
    return {x.key: text.string[x.value.start : x.value.end] for x in outline.find(text).labels}


@pytest.mark.parametrize("page", [1, 3])
def test_small_labels_below_their_values(page: int) -> None:
    told = labelled(
        [
            (60, 10, ["Bauamt", "2 / 029-11", "14.10.2031"]),
            (71, 7, ["Fachbereich", "Aktenzeichen", "Datum"]),
            (95, 10, ["Mia Muster", "55-214"]),
            (106, 7, ["Sachbearbeiter/in", "Telefon"]),
        ],
        page,  # of a file with several papers
    )
    assert (told["department"], told["date"], told["officer"]) == ("Bauamt", "14.10.2031", "Mia Muster")


def test_small_labels_above_their_values() -> None:
    told = labelled(
        [
            (60, 7, ["Fachbereich", "Datum"]),
            (69, 10, ["Bauamt", "14.10.2031"]),
            (95, 7, ["Sachbearbeiter/in", "Vorlagen-Nr."]),
            (104, 10, ["Mia Muster", "2031/17"]),
        ]
    )
    assert (told["department"], told["date"], told["officer"]) == ("Bauamt", "14.10.2031", "Mia Muster")
    assert told["reference"] == "2031/17"
