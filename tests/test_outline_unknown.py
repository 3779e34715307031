"""Papers of a form whose headings nobody knows; the sections that their print tells. All texts are invented."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import issued
from pipeline.fields.head_words import place_date
from pipeline.model.text import Layout, Text, TextBlock, Zone

PARTS = [
    ("paragraph", "Gemeinde Teichdorf"),
    ("paragraph", "Betreff: Blühende Ufer"),
    ("heading", "Womit alles begann"),
    ("paragraph", "Die Ufer sind kahl."),
    ("heading", "Wohin der Weg geht"),
    ("paragraph", "Die Aussaat beginnt am 03.04.2031."),
    ("paragraph", "Anlagen:"),
    ("list item", "1. Lageplan"),
]


def laid_out(parts: list[tuple[str, str]]) -> Text:
    string, blocks = "", []
    for kind, words in parts:
        blocks.append(TextBlock(len(string), len(string) + len(words), kind, 1))  # type: ignore[arg-type]
        string += words + "\n\n"
    return Text(string, layout=Layout(blocks=tuple(blocks), zones=(Zone(0, len(string), "body", 1),), first_page=1))


def headings(text: Text) -> list[tuple[str, str]]:
    found = outline.find(text).sections
    return [(s.role, text.string[s.heading.start : s.heading.end]) for s in found]


def test_headings_set_apart_part_a_paper_none_of_whose_headings_is_known() -> None:
    own = [("other", "Womit alles begann"), ("other", "Wohin der Weg geht")]
    assert headings(laid_out(PARTS)) == [("title", "Betreff"), *own, ("attachments", "Anlagen")]
    assert headings(laid_out(PARTS[:1] + PARTS[2:6])) == own


def test_a_single_line_set_apart_is_a_title_and_no_heading() -> None:
    assert headings(laid_out([PARTS[0], *PARTS[2:4]])) == []


@pytest.mark.parametrize(
    ("string", "place"),
    [
        ("Teichdorf an der Aue, den 4. März 2031", "Teichdorf an der Aue"),
        ("Bad Teich i. d. Heide, 04.03.2031", "Bad Teich i. d. Heide"),
        ("Aussaat und Ernte beginnen am 04.03.2031", None),
        ("Die Aussaat am 04.03.2031.", None),
    ],
)
def test_place_and_date_are_no_sentence(string: str, place: str | None) -> None:
    hit = place_date(string)
    assert (hit and hit["place"].rstrip(",")) == place
    if place is None:
        assert not list(
            issued.paper_dates(Text(f"Teichdorf\n\n{string}\n"), outline.find(Text(f"Teichdorf\n\n{string}\n")))
        )
