"""Papers of a form whose headings nobody knows; the sections that their print tells. All texts are invented."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import finance, issued, resolution
from pipeline.fields.head_words import place_date
from pipeline.model.text import Layout, Text, TextBlock, Zone
from tests.courses import table

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


def test_what_a_group_would_change_is_a_resolution_of_its_own() -> None:
    text = laid_out(
        [
            ("paragraph", "Beschlussvorlage 4/2031"),
            ("heading", "Beschlussvorschlag:"),
            ("paragraph", "Der Steg wird am Ufer gebaut."),
            ("heading", "Änderungsantrag der XYZ-Fraktion:"),
            ("paragraph", "Das Wort „Ufer“ wird gestrichen."),
            ("heading", "Begründung:"),
            ("paragraph", "Es fehlen Stege."),
        ]
    )
    found = [m.value for m in resolution.find(text, outline.find(text))]
    assert [(r.text, r.body, r.variant) for r in found] == [
        ("Der Steg wird am Ufer gebaut.", None, None),
        ("Das Wort „Ufer“ wird gestrichen.", "XYZ-Fraktion", "Änderungsantrag der XYZ-Fraktion"),
    ]


def test_boxes_behind_their_heading_end_the_resolution_within_its_block_too() -> None:
    words = "Der Steg wird gebaut.\nFinanzielle Auswirkungen: ☐ ja ☒ nein"
    text = laid_out([("heading", "Beschlussvorschlag:"), ("paragraph", words)])
    told = outline.find(text)
    assert [m.value.text for m in resolution.find(text, told)] == ["Der Steg wird gebaut."]
    assert [m.value for m in finance.effects(text, told)] == [False]


def test_what_a_sentence_names_in_brackets_on_its_next_line_is_no_heading() -> None:
    words = "1. Die Stege werden nach der Tabelle\n(Anlage 1)"
    parts = [("heading", "Beschlussvorschlag:"), ("list item", words), ("list item", "2. Das Ufer bleibt frei.")]
    text = laid_out(parts)
    (told,) = [m.value for m in resolution.find(text, outline.find(text))]
    assert [i.text for i in told.items] == ["Die Stege werden nach der Tabelle (Anlage 1)", "Das Ufer bleibt frei."]
    assert not outline.find(text).of_role("attachments")


def test_the_head_of_a_column_with_figures_beside_it_is_no_heading() -> None:
    rows = [["Bezeichnung", "Betrag"], ["Planung", "12.500,00 €"], ["Bau", "87.500,00 €"]]
    assert "Bezeichnung" not in [words for _, words in headings(table(rows))]
    rows = [["Bezeichnung", "Neue Stege"], ["Status", "öffentlich"]]  # a form in two columns
    assert "Bezeichnung" in [words for _, words in headings(table(rows))]


def test_labels_without_an_end_are_no_head_of_a_form() -> None:
    assert not outline.find(Text("Datum:\n" * 8_000)).labels  # minutes, were each run of them followed to its end
