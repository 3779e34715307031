"""Heads whose columns were read one after the other, told by the places of their words; heads badly read."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline import outline
from pipeline.fields import identity, issued, municipality, names, people, public
from pipeline.fields.head_words import in_column
from pipeline.model.geometry import Box
from pipeline.model.outline import Label
from pipeline.model.text import Anchor, Layout, Span, Text, Zone

Line = tuple[float, float, str]
"""Left and top of a line in points, its words; columns are parted by a stroke."""


def placed(lines: list[Line], bold: str = "") -> Text:
    """A page of these lines in this order; those that contain a word of ``bold`` are bold."""
    string, words = "", []
    for left, top, columns in lines:
        at = left
        for column in columns.split(" | "):
            for m in re.finditer(r"\S+", column):
                start, x = len(string) + m.start(), at + 5.0 * m.start()
                box = Box(x, top, x + 5.0 * len(m[0]), top + 10)
                heavy = any(word in columns for word in bold.split())
                words.append(Anchor(start, start + len(m[0]), 1, box, 1.0, bold=heavy, size=10))
            string += column + "   "
            at += 200
        string = string.rstrip() + "\n\n"
    string += "Sachverhalt:\n\nDer Steg ist alt.\n"
    return Text(string, layout=Layout(anchors=tuple(words), zones=(Zone(0, len(string), "body", 1),), first_page=1))


def best(find: Any, text: Text) -> Any:
    found = sorted(find(text, outline.find(text)), key=lambda m: (-m.confidence, m.start))
    return found[0].value if found else None


LABELS = [(60.0, 100.0, "Vorlage-Nr."), (60.0, 120.0, "Dienststelle"), (60.0, 140.0, "Datum"), (60.0, 160.0, "Betreff")]
VALUES = [(200.0, 100.0, "AN/0217/2031"), (200.0, 120.0, "66/2 Amt für Stege"), (200.0, 140.0, "08.05.2031")]
NAME = (200.0, 160.0, "Zustand der Stege am Teich")


def test_labels_and_values_in_two_columns_read_one_after_the_other() -> None:
    text = placed([*LABELS, *VALUES, NAME])
    assert best(identity.reference, text) == "AN/0217/2031"
    assert best(people.department, text) == "66/2 Amt für Stege"
    assert best(issued.paper_dates, text).start.isoformat() == "2031-05-08"
    assert best(names.find, text) == "Zustand der Stege am Teich"


@pytest.mark.parametrize("lines", [2, 3])
def test_labels_stand_far_apart_where_a_value_takes_several_lines(lines: int) -> None:
    far = 20.0 * (lines - 1)
    order = enumerate([*LABELS[3:], *LABELS[:3]])
    labels = [(60.0, 100.0 + 20.0 * n + far * (n > 0), words) for n, (_, _, words) in order]
    name = [(200.0, 100.0 + 20.0 * n, "Zustand der Stege am Teich") for n in range(lines)]
    values = [(200.0, 120.0 + 20.0 * n + far, words) for n, (_, _, words) in enumerate(VALUES)]
    text = placed([*labels, *name, *values])
    assert best(people.department, text) == "66/2 Amt für Stege"
    assert best(names.find, text).startswith("Zustand der Stege am Teich")


def test_values_before_their_labels() -> None:
    right = [(left + 400, top, string) for left, top, string in LABELS]
    text = placed([*VALUES, NAME, *right])
    assert best(identity.reference, text) == "AN/0217/2031"
    assert best(names.find, text) == "Zustand der Stege am Teich"


def test_labels_at_other_heights_hold_nothing() -> None:
    away = [(left, top + 200, string) for left, top, string in VALUES]
    labels = outline.find(placed([*LABELS, *away])).labels
    assert not any(x.rule == "label at the same height" for x in labels)


def test_a_title_goes_on_below_the_line_of_another_column() -> None:
    text = placed(
        [
            (60.0, 60.0, "Beschlussvorlage"),
            (60.0, 100.0, "Jahresabschluss 2031 der Stege"),
            (340.0, 106.0, "Dezernat: Bauen"),
            (60.0, 113.0, "Musterstadt"),
        ],
        bold="Jahresabschluss Musterstadt",
    )
    assert best(names.find, text) == "Jahresabschluss 2031 der Stege Musterstadt"


def test_a_full_line_of_a_title_goes_on_right_below() -> None:
    text = placed(
        [
            (60.0, 60.0, "Beschlussvorlage"),
            (60.0, 100.0, "Einführung eines Bürgerbusses und mehr Fahrten auf der Linie 630"),
            (60.0, 113.0, "Nordermoor – Strohdeich"),
        ]
    )
    told = best(names.find, text)
    assert told == "Einführung eines Bürgerbusses und mehr Fahrten auf der Linie 630 Nordermoor – Strohdeich"


def test_a_kind_over_its_place_beside_the_kind_of_the_paper() -> None:
    text = placed([(60.0, 60.0, "Landkreis | Beschlussvorlage"), (60.0, 74.0, "Schwalmgrund")])
    assert best(municipality.find, text) == "Landkreis Schwalmgrund"


def test_the_status_beside_its_label_is_no_head_of_a_column() -> None:
    text = placed(
        [(60.0, 60.0, "Beschlussvorlage"), (60.0, 100.0, "Status | öffentlich"), (60.0, 112.0, "Beratungsweg")]
    )
    assert best(public.find, text) is True


def read_by_engine(line: str) -> Text:
    string = f"Stadt Musterstadt\n\n{line}\n\nBeschlussvorlage\n\nDatum: 04.05.2031\n\nSachverhalt:\n\nAlt.\n"
    words = [Anchor(m.start(), m.end(), 1, None, 0.93) for m in re.finditer(r"\S+", string)]
    return Text(string, layout=Layout(anchors=tuple(words)))


MISREAD = {
    "Vorlage Nr.: 2031/BVI0613": "2031/BV/0613",
    "Vorlage Nr.: 148712031": "1487/2031",
    "Vorlage Nr.: 20311061": "20311061",
    "Nr. 148712031": "1487/2031",
    "Vorlage Nr.: 14-20 / V. 11873": "14-20 / V 11873",
    "Drucksache 233/203": "233/203",
    "Drucksache XVIIV/512": "XVIIV/512",
    "Vorlage Nr.: 13720131041": "13720131041",
}


@pytest.mark.parametrize(("line", "expected"), MISREAD.items())
def test_numbers_that_an_engine_misread_are_mended_or_doubted(line: str, expected: str) -> None:
    text = read_by_engine(line)
    found = max(identity.reference(text, outline.find(text)), key=lambda m: m.confidence)
    assert found.value == expected
    assert found.confidence <= 0.6 or "V. 11873" in line


def test_a_number_printed_as_it_is_keeps_its_letters() -> None:
    text = Text("Stadt Musterstadt\n\nVorlage Nr.: 2031/BVI0613\n\nSachverhalt:\n\nAlt.\n")
    assert best(identity.reference, text) == "2031/BVI0613"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sit zungsvorlage", "Sitzungsvorlage"),
        ("Beschlußvorlaqae", "Beschlußvorlage"),
        ("Sitzungsvorlage", "Sitzungsvorlage"),
    ],
)
def test_kinds_badly_read_stand_as_the_word_they_are_nearest_to(line: str, expected: str) -> None:
    assert best(identity.paper_type, Text(f"Musterstadt\n\n{line}\n\nSachverhalt:\n\nAlt.\n")) == expected


def test_dust_between_the_figures_of_a_labelled_day() -> None:
    text = Text("Musterstadt\n\nDatum: 21.11:.2031'\n\nSachverhalt:\n\nAlt.\n")
    (day,) = issued.paper_dates(text, outline.find(text))
    assert day.value.start is not None
    assert day.value.start.isoformat() == "2031-11-21"
    assert day.confidence <= 0.7


def test_a_bare_number_behind_nummer_may_be_that_of_anything() -> None:
    numbers = {"Nummer: 5": 0.6, "Nummer: SDV 2031-204": 1.0}
    for line, most in numbers.items():
        text = Text(f"Musterstadt\n\n{line}\n\nSachverhalt:\n\nAlt.\n")
        (told,) = identity.reference(text, outline.find(text))
        assert most - 0.4 < told.confidence <= most


def test_a_value_that_begins_between_two_columns_is_all_that_follows() -> None:
    text = Text("Amt: Bauamt   Datum: 4. März 2031\n")
    assert len(text.lines[0].pieces) == 2
    label = Label("department", Span(0, 3), Span(12, 33), "label", 0.9)
    assert in_column(text, label).strip() == "Datum: 4. März 2031"


@pytest.mark.parametrize(("sure", "name", "most"), [(0.93, "III/66", 0.7), (1.0, "111/66", 1.0)])
def test_three_ones_before_a_stroke_may_be_roman_where_an_engine_read_them(sure: float, name: str, most: float) -> None:
    string = "Beschlussvorlage\nVorlage Nr. 12/2031\nAmt: 111/66\n\nSachverhalt:\nDer Steg ist alt.\n"
    words = [Anchor(m.start(), m.end(), 1, None, sure) for m in re.finditer(r"\S+", string)]
    text = Text(string, layout=Layout(tuple(words)))
    (mention,) = people.department(text, outline.find(text))
    assert mention.value == name and mention.confidence <= most


def test_a_name_of_two_lines_is_beside_the_middle_of_its_label() -> None:
    labels = [
        (60.0, 100.0, "Dienststelle"),
        (60.0, 120.0, "Bearbeitung"),
        (60.0, 140.0, "Datum"),
        (60.0, 166.0, "Titel"),
    ]
    below = [(200.0, 160.0, "Zustand der Stege am Teich und"), (200.0, 172.0, "Bericht über ihre Erneuerung")]
    values = [(200.0, 100.0, "Amt für Stege"), (200.0, 120.0, "Mia Muster"), (200.0, 140.0, "8. Mai 2031")]
    text = placed([*labels, *values, *below, (60.0, 190.0, "Gremium | Termin")])
    assert best(people.department, text) == "Amt für Stege"
    assert best(names.find, text) == "Zustand der Stege am Teich und Bericht über ihre Erneuerung"


def test_a_value_goes_on_below_its_own_edge() -> None:
    text = placed([(260.0, 100.0, "Neue Stege am Teich; Fortschreibung des"), (60.0, 112.0, "9 | Plans der Stege")])
    value = Span(0, text.string.index("Stege\n\nSach") + 5)
    assert in_column(text, Label("name", Span(0, 0), value, "label", 0.9)).endswith("des\nPlans der Stege")


def test_a_town_in_a_column_beside_the_lines_of_a_title_is_not_within_it() -> None:
    lines: list[Line] = [
        (60.0, 100.0, "Betreff: Sanierung der Brücke am See | Gemeinde Seedorf"),
        (60.0, 112.0, "und Neubau des Weges | Der Bürgermeister"),
    ]
    text = placed(lines)
    assert outline.find(text).labels[0].value.end > text.string.index("Gemeinde")
    assert best(municipality.find, text) == "Gemeinde Seedorf"


@pytest.mark.parametrize(
    "printed",
    [
        "Amt\nBauamt",
        "Amt   Ordnung",
        "Bearbeiter   Amt   Telefon\nMeier   Bauamt   120",
        "Amt\nVerfasser",
        "AMT\nBAUAMT",
    ],
)
def test_the_label_of_an_office_is_no_kind_of_municipality(printed: str) -> None:
    lines: list[Line] = [(60.0, 100.0, "Beschlussvorlage")]
    lines += [(60.0, 130.0 + 12 * n, line.replace("   ", " | ")) for n, line in enumerate(printed.split("\n"))]
    assert best(municipality.find, placed(lines)) is None


@pytest.mark.parametrize("printed", ["Amt Seedorf-Land", "Amt\nSeedorf-Land"])
def test_an_amt_is_a_municipality(printed: str) -> None:
    assert (
        best(municipality.find, Text(f"{printed}\n\nBeschlussvorlage\n\nSachverhalt:\n\nAlt.\n")) == "Amt Seedorf-Land"
    )


@pytest.mark.parametrize("number", ["FB 3/017/2031", "Amt 61/2031"])
def test_a_number_that_begins_with_its_office_is_one(number: str) -> None:
    text = Text(f"Beschlussvorlage\n\nVorlage Nr.: {number}\nBetreff: Stege\n\nSachverhalt:\n\nAlt.\n")
    assert [(m.value, m.confidence > 0.8) for m in identity.reference(text, outline.find(text))][:1] == [(number, True)]
