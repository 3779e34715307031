"""Courses without rulings: heads that wrap, cells of several lines, lines that run through. All text is invented."""

from __future__ import annotations

import pytest

from pipeline.layout.headed import headed_tables
from pipeline.layout.labels import labels_of
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import cell_text
from tests.test_layout_pages import Sheets

Lines = list[tuple[float, tuple[tuple[float, str], ...]]]


def cells(lines: Lines) -> list[list[str]]:
    """The texts of the one table in ``lines``: each its height and what stands in it at which place."""
    sheets = Sheets()
    for y, parts in lines:
        for x, string in parts:
            sheets.write(x, y, string)
    (found,) = headed_tables(rows(runs(sheets.words)), [])
    printed: dict[int, list[str]] = {}
    for cell in found.table.cells:
        printed.setdefault(cell.row, []).append(cell_text(cell))
    return [printed[row] for row in sorted(printed)]


def test_the_second_line_of_a_head_that_goes_on_is_none_of_the_first_row() -> None:
    lines: Lines = [
        (100, ((60, "Beratungsfolge dieser"), (220, "am"), (300, "TOP"), (350, "Status"))),
        (112, ((60, "Vorlage"),)),
        (130, ((60, "Ausschuss für Wald"), (220, "12.03.2031"), (300, "1"), (350, "öffentlich"))),
        (142, ((60, "und Flur"),)),
        (160, ((60, "Werkausschuss"), (220, "19.03.2031"), (300, "3"), (350, "nicht"))),
        (172, ((350, "öffentlich"),)),
        (190, ((60, "Rat"), (220, "26.03.2031"), (300, "5"), (350, "öffentlich"))),
    ]
    assert cells(lines) == [
        ["Beratungsfolge dieser Vorlage", "am", "TOP", "Status"],
        ["Ausschuss für Wald und Flur", "12.03.2031", "1", "öffentlich"],
        ["Werkausschuss", "19.03.2031", "3", "nicht öffentlich"],
        ["Rat", "26.03.2031", "5", "öffentlich"],
    ]


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("TOP Nr. zur Ö/N", ["TOP Nr.", "zur", "Ö/N"]),
        ("Status zur", ["Status", "zur"]),
        ("Beratungsfolge dieser am Status", ["Beratungsfolge dieser", "am", "Status"]),
        ("Gremium / Datum Status", ["Gremium / Datum", "Status"]),
        ("Gremium / Kürzel Status", ["Gremium / Kürzel", "Status"]),
        ("Beratungsfolge dieser", ["Beratungsfolge dieser"]),
    ],
)
def test_a_label_goes_on_to_the_next_known_one_at_most(printed: str, labels: list[str]) -> None:
    sheets = Sheets()
    sheets.write(60, 100, printed)
    (run,) = runs(sheets.words)
    assert [label.text for label in labels_of(run)] == labels


def test_days_below_their_bodies_are_of_the_same_row() -> None:
    head = (100.0, ((60.0, "Gremium / Datum"), (250.0, "Zuständigkeit"), (400.0, "Ö / N")))
    lines: Lines = [
        head,
        (118, ((60, "Werkausschuss"), (250, "Vorberatung"), (400, "N"))),
        (130, ((60, "19.03.2031"),)),
        (148, ((60, "Rat"), (250, "Entscheidung"), (400, "Ö"))),
        (160, ((60, "26.03.2031"),)),
    ]
    assert cells(lines) == [
        ["Gremium / Datum", "Zuständigkeit", "Ö / N"],
        ["Werkausschuss 19.03.2031", "Vorberatung", "N"],
        ["Rat 26.03.2031", "Entscheidung", "Ö"],
    ]


@pytest.mark.parametrize("lead", [11.0, 15.0, 17.0])
def test_a_second_day_below_the_first_is_of_the_same_row(lead: float) -> None:
    far = lead + 5
    lines: Lines = [
        (100.0, ((60.0, "Gremium"), (250.0, "Termin"), (400.0, "Zuständigkeit"))),
        (100 + far, ((60, "Werkausschuss"), (250, "12.03.2031"), (400, "Vorberatung"))),
        (100 + 2 * far, ((60, "Rat"), (250, "19.03.2031"), (400, "Vorberatung"))),
        (100 + 2 * far + lead, ((250, "20.03.2031"),)),
        (100 + 3 * far + lead, ((60, "Kreistag"), (250, "26.03.2031"), (400, "Entscheidung"))),
    ]
    assert [row[:2] for row in cells(lines)[1:]] == [
        ["Werkausschuss", "12.03.2031"],
        ["Rat", "19.03.2031 20.03.2031"],
        ["Kreistag", "26.03.2031"],
    ]


def test_the_rest_of_a_cell_beside_a_day_below_its_body_is_of_the_same_row() -> None:
    """Else the first sitting has the word "öffentlich" and not the "nicht" above it."""
    lines: Lines = [
        (100, ((60, "Gremium / Datum"), (250, "Zuständigkeit"), (400, "Status"))),
        (118, ((60, "Werkausschuss"), (250, "Vorberatung"), (400, "nicht"))),
        (130, ((60, "19.03.2031"), (400, "öffentlich"))),
        (148, ((60, "Rat"), (250, "Entscheidung"), (400, "öffentlich"))),
        (160, ((60, "26.03.2031"),)),
    ]
    assert cells(lines)[1:] == [
        ["Werkausschuss 19.03.2031", "Vorberatung", "nicht öffentlich"],
        ["Rat 26.03.2031", "Entscheidung", "öffentlich"],
    ]


def test_days_beside_their_bodies_close_no_row() -> None:
    head = (100.0, ((60.0, "Gremium"), (220.0, "Datum"), (320.0, "Zuständigkeit")))
    lines: Lines = [
        head,
        (118, ((60, "Werkausschuss"), (220, "19.03.2031"), (320, "Vorberatung"))),
        (130, ((220, "02.04.2031"),)),
        (148, ((60, "Rat"), (220, "26.03.2031"), (320, "Entscheidung"))),
    ]
    assert cells(lines)[1:] == [
        ["Werkausschuss", "19.03.2031 02.04.2031", "Vorberatung"],
        ["Rat", "26.03.2031", "Entscheidung"],
    ]


@pytest.mark.parametrize("last", ["KommVerf", "GO"])
def test_the_third_line_of_one_head_with_a_section_of_the_law(last: str) -> None:
    lines: Lines = [
        (100, ((60, "davon"), (160, "Ja-"), (240, "Nein-"), (320, "Mitwirkungs-"))),
        (111, ((60, "anwesend"), (160, "Stimmen"), (240, "Stimmen"), (320, "verbot § 22"))),
        (122, ((320, last),)),
        (140, ((70, "6"), (170, "5"), (250, "0"), (335, "1"))),
        (158, ((70, "7"), (170, "5"), (250, "1"), (335, "1"))),
    ]
    assert cells(lines) == [
        ["davon anwesend", "Ja- Stimmen", "Nein- Stimmen", f"Mitwirkungs- verbot § 22 {last}"],
        ["6", "5", "0", "1"],
        ["7", "5", "1", "1"],
    ]


def test_a_vote_that_runs_through_below_a_row_parts_no_column() -> None:
    head = (100.0, ((60.0, "Gremium"), (300.0, "Sitzung am"), (400.0, "Status")))
    lines: Lines = [
        head,
        (118, ((60, "Bau- und Planungsausschuss der Samtgemeinde"), (300, "19.03.2031"), (400, "öffentlich"))),
        (131, ((60, "Abstimmungsergebnis: Ja-Stimmen: 9 Nein-Stimmen: 2 Enthaltungen: 1"),)),
        (151, ((60, "Samtgemeinderat"), (300, "26.03.2031"), (400, "öffentlich"))),
        (164, ((60, "Abstimmungsergebnis: Ja-Stimmen: ____ Nein-Stimmen: ____ Enthaltungen: ____"),)),
    ]
    assert cells(lines)[1:] == [
        ["Bau- und Planungsausschuss der Samtgemeinde", "19.03.2031", "öffentlich"],
        ["Abstimmungsergebnis: Ja-Stimmen: 9 Nein-Stimmen: 2 Enthaltungen: 1"],
        ["Samtgemeinderat", "26.03.2031", "öffentlich"],
        ["Abstimmungsergebnis: Ja-Stimmen: ____ Nein-Stimmen: ____ Enthaltungen: ____"],
    ]


def test_ballots_below_one_another_are_rows() -> None:
    places = (60.0, 150.0, 230.0, 310.0, 350.0, 400.0)
    table = [
        ("Gremium", "Sitzung", "Abstimmung", "Ja", "Nein", "Ergebnis"),
        ("Werkausschuss", "19.03.2031", "insgesamt", "9", "2", "empfohlen"),
        ("Rat", "26.03.2031", "Ziffer 1", "30", "1", "angenommen"),
        ("", "", "Ziffer 2", "14", "17", "abgelehnt"),
    ]
    lines: Lines = [
        (100 + 16 * n, tuple((x, string) for x, string in zip(places, row, strict=True) if string))
        for n, row in enumerate(table)
    ]
    assert cells(lines) == [list(row) for row in table]


def test_labels_of_a_vote_below_each_step_are_no_head_over_the_next_ones() -> None:
    sheets = Sheets()
    bodies = ("Werkausschuss", "Hauptausschuss", "Rat")
    for n, body in enumerate(bodies):
        for x, string in ((60, f"{12 + 7 * n}.03.2031"), (130, body), (300, "Vorberatung")):
            sheets.write(x, 100 + 28 * n, string)
        for x, string in ((60, "Abstimmungsergebnis:"), (190, "Ja:"), (220, "Nein:"), (260, "Enthaltung:")):
            sheets.write(x, 113 + 28 * n, string)
    found = headed_tables(rows(runs(sheets.words)), [])
    assert not any(len(f.table.cells) > 8 for f in found), [f.table for f in found]


def test_a_weekday_above_its_day_begins_the_row() -> None:
    lines: Lines = [
        (100, ((60, "Sitzung am"), (160, "Gremium"), (330, "Status"))),
        (118, ((60, "Mittwoch,"), (160, "Werkausschuss"), (330, "nicht"))),
        (130, ((60, "05.03.2031"), (330, "öffentlich"))),
        (144, ((60, "Mittwoch,"), (160, "Hauptausschuss"), (330, "öffentlich"))),
        (156, ((60, "12.03.2031"),)),
        (170, ((60, "Mittwoch,"), (160, "Rat"), (330, "öffentlich"))),
        (182, ((60, "19.03.2031"),)),
    ]
    assert cells(lines)[1:] == [
        ["Mittwoch, 05.03.2031", "Werkausschuss", "nicht öffentlich"],
        ["Mittwoch, 12.03.2031", "Hauptausschuss", "öffentlich"],
        ["Mittwoch, 19.03.2031", "Rat", "öffentlich"],
    ]


def test_a_narrow_head_in_the_middle_of_short_names_is_theirs() -> None:
    lines: Lines = [
        (100, ((60, "Zweck"), (225, "Gremium"), (340, "Sitzung am"))),
        (118, ((60, "Vorberatung"), (140, "Ortsrat Flur"), (340, "05.03.2031"))),
        (134, ((60, "Entscheidung"), (140, "Rat"), (340, "12.03.2031"))),
    ]
    assert cells(lines) == [
        ["Zweck", "Gremium", "Sitzung am"],
        ["Vorberatung", "Ortsrat Flur", "05.03.2031"],
        ["Entscheidung", "Rat", "12.03.2031"],
    ]


def test_names_set_around_the_line_of_their_day_stand_above_none() -> None:
    lines: Lines = [
        (100, ((60, "Termin"), (160, "Zweck"), (280, "Gremium"))),
        (118, ((280, "Ausschuss für Ordnung"),)),
        (124, ((60, "05.03.2031"), (160, "Beratung"))),
        (130, ((280, "und Sicherheit"),)),
        (148, ((280, "Haupt- und"),)),
        (154, ((60, "12.03.2031"), (160, "Beratung"))),
        (160, ((280, "Finanzausschuss"),)),
        (178, ((60, "19.03.2031"), (160, "Entscheidung"), (280, "Rat"))),
    ]
    assert cells(lines)[1:] == [
        ["05.03.2031", "Beratung", "Ausschuss für Ordnung und Sicherheit"],
        ["12.03.2031", "Beratung", "Haupt- und Finanzausschuss"],
        ["19.03.2031", "Entscheidung", "Rat"],
    ]


def test_no_row_begins_between_the_halves_of_a_status() -> None:
    lines: Lines = [
        (100, ((60, "Gremium"), (200, "am"), (290, "Ergebnis"), (390, "Status"))),
        (118, ((60, "Werkausschuss"), (200, "05.03.2031"), (290, "vertagt"), (390, "nicht"))),
        (130, ((390, "öffentlich"),)),
        (134, ((60, "Rat"), (200, "12.03.2031"), (290, "ungeändert"), (390, "nicht"))),
        (146, ((290, "beschlossen"), (390, "öffentlich"))),
    ]
    assert [row[-1] for row in cells(lines)[1:]] == ["nicht öffentlich", "nicht öffentlich"]
