"""Amounts as a field: kind, fiscal year, account, cells of tables."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from time import process_time

import pytest

from pipeline.fields import amounts
from pipeline.model.mention import Amount, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable

NOTHING = Outline(None, 0.0)


def found(string: str) -> list[Mention[Amount]]:
    return list(amounts.find(Text(string), NOTHING))


@pytest.mark.parametrize(
    ("string", "kind", "year", "account"),
    [
        ("Die Kosten betragen 5.000 €.", "Kosten", None, None),
        ("Es entstehen Aufwendungen von rd. 5.000 €.", "Kosten", None, None),
        ("Mit Erträgen von 5.000 € ist zu rechnen.", "Ertrag", None, None),
        ("Das Land gewährt einen Zuschuss in Höhe von 5.000 €.", "Zuschuss", None, None),
        ("Die Einsparung beläuft sich auf 5.000 € jährlich.", "Einsparung", None, None),
        ("5.000 € Zuschuss", "Zuschuss", None, None),
        ("Im Haushaltsjahr 2024 stehen 5.000 € bereit.", None, 2024, None),
        ("Mittel von 5.000 € im Haushalt 2023", None, 2023, None),
        ("Auf dem Produktkonto 12.6.01.783110 stehen 5.000 € bereit.", None, None, "12.6.01.783110"),
        ("Die Sitzung war kurz. 5.000 € sind da.", None, None, None),
        ("Ergebnishaushalt: 2025: 5.000 €", None, 2025, None),
        ("Der Teilhaushalt 1500 hat ein Budget von 5.000 €.", None, None, None),
        ("Die Beförderung kostet 5.000 €.", None, None, None),
    ],
)
def test_what_the_sentence_tells(string: str, kind: str | None, year: int | None, account: str | None) -> None:
    (mention,) = found(string)
    value = mention.value
    assert (value.kind, value.fiscal_year, value.account) == (kind, year, account)


def test_the_words_of_another_sentence_do_not_count() -> None:
    (mention,) = found("Kosten sind nicht bekannt. Bereit stehen 5.000 €.")
    assert mention.value.kind is None


def test_whole_sums_of_an_old_paper_are_marks() -> None:
    first, second = found("Die Kosten von 12.500,-- trägt das Land, 300 DM trägt die Gemeinde.")
    assert first.value.currency == second.value.currency == "DEM"


def table(rows: list[list[str]], before: str = "", header_rows: int = 1, state: str = "value") -> Text:
    """A text with one table, its cells parted by blanks."""
    string, cells = before, []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            cells.append(TextCell(len(string), len(string) + len(cell), r, c, state, 1.0, 1))  # type: ignore[arg-type]
            string += cell + " "
        string = string.rstrip(" ") + "\n"
    return Text(string, layout=Layout(tables=(TextTable(len(before), len(string), 1, tuple(cells), header_rows),)))


def told(text: Text) -> list[tuple[str, str]]:
    return [(text.string[m.start : m.end], str(m.value.amount)) for m in amounts.find(text, NOTHING)]


def test_cells_take_the_unit_of_the_columns_head() -> None:
    text = table([["Position", "Kosten in T€", "Fläche in m²"], ["Rohbau", "1.250", "300"], ["Ausbau", "75,5", "-"]])
    assert told(text) == [("1.250", "1250000.00"), ("75,5", "75500.00")]
    assert [m.value.kind for m in amounts.find(text, NOTHING)] == ["Kosten", "Kosten"]


def test_sums_with_their_currency_take_kind_and_year_of_head_and_row() -> None:
    rows = [["Jahr", "Gesamtkosten", "Zuschüsse", "Eigenanteil"], ["2024", "100 €", "20 €", "80 €"]]
    found = [(m.value.kind, m.value.fiscal_year) for m in amounts.find(table(rows), NOTHING)]
    assert found == [("Kosten", 2024), ("Zuschuss", 2024), (None, 2024)]
    rows = [["Position", "Ansatz 2024", "Ansatz 2025"], ["Stege", "100 €", "20 €"]]
    assert [m.value.fiscal_year for m in amounts.find(table(rows), NOTHING)] == [2024, 2025]


def test_cells_take_the_unit_of_the_caption_and_the_year_of_the_head() -> None:
    text = table([["Jahr", "2024", "2025"], ["Ertrag", "100", "120"]], "Ergebnis (Angaben in T€)\n\n")
    assert told(text) == [("100", "100000.00"), ("120", "120000.00")]
    assert [m.value.fiscal_year for m in amounts.find(text, NOTHING)] == [2024, 2025]


def test_cells_without_a_unit_are_no_money() -> None:
    assert told(table([["Schule", "Kinder"], ["Grundschule Altdorf", "250"]])) == []


def test_cells_with_their_own_currency_are_taken_once() -> None:
    assert told(table([["Träger", "Zuschuss in €"], ["Verein", "250,00 €"]])) == [("250,00 €", "250.00")]


def test_a_sum_that_does_not_add_up_is_doubted() -> None:
    text = table([["Posten", "Betrag in €"], ["A", "100"], ["B", "200"], ["Summe", "301"]])
    *others, total = amounts.find(text, NOTHING)
    assert total.value.amount == Decimal("301.00")
    assert total.flags == ("sum does not add up",)
    assert all(not m.flags for m in others)


def test_the_head_tells_the_unit_and_not_the_name_of_the_row() -> None:
    text = table([["Raum", "je Stunde", "€lJahr"], ["Halle je Drittel", "9,80 €", "72,00 €"]])
    assert [(m.value.per, m.value.period) for m in amounts.find(text, NOTHING)] == [("Stunde", None), (None, "year")]


def read(text: Text) -> Text:
    """The same text as an engine read it: every word a little unsure."""
    words = [Anchor(m.start(), m.end(), 1, None, 0.9) for m in re.finditer(r"\S+", text.raw)]
    return Text(text.raw, layout=replace(text.layout, anchors=tuple(words)))


def test_what_was_read_and_does_not_add_up_is_doubted_whole() -> None:
    rows = [["Posten", "Betrag"], ["A", "100 €"], ["B", "200 €"], ["Summe", "301 €"], ["C", "50 €"]]
    flags = [m.flags for m in amounts.find(read(table(rows)), NOTHING)]
    assert flags == [("sum does not add up",)] * 3 + [()]
    rows[3][1] = "300 €"
    assert not any(m.flags for m in amounts.find(read(table(rows)), NOTHING))


@pytest.mark.parametrize(
    "rows",
    [
        [["A", "100 €"], ["B |", ""], ["C", "50 €"], ["Summe", "350 €"]],
        [["A", "100 €"], ["B", "200 €"], ["davon gefördert", "80 €"], ["Gesamtkosten", "300 €"]],
        [["A", "100 €"], ["B", "200 €"], ["abzüglich Förderung", "80 €"], ["Eigenmittel insgesamt", "220 €"]],
        [["A", "1 €"], ["B", "2 €"], ["Zwischensumme", "3 €"], ["C", "4 €"], ["D", "5 €"], ["Gesamtsumme", "12 €"]],
        [["A", "1 €"], ["B", "2 €"], ["Summe A", "3 €"], ["C", "4 €"], ["D", "5 €"], ["Summe C", "9 €"], ["Σ", "12 €"]],
        [["Grundschule", "100 €"], ["Realschule", "200 €"], ["Gesamtschule", "350 €"]],
        [["Jahr 1", "100 €"], ["Jahr 2", "200 €"], ["Gesamtelternrat", "20 €"]],
        [["A", "1,2 Mio. €"], ["B", "2,3 Mio. €"], ["C", "3,3 Mio. €"], ["Summe", "6,7 Mio. €"]],
    ],
    ids=lambda rows: rows[-2][0] + rows[-1][0],
)
def test_what_claims_no_other_sum_is_not_doubted(rows: list[list[str]]) -> None:
    assert not any(m.flags for m in amounts.find(read(table([["Posten", "Betrag"], *rows])), NOTHING))


@pytest.mark.parametrize(
    "rows",
    [
        [["A", "100 €"], ["B |", ""], ["C", "450 €"], ["Summe", "350 €"]],
        [["A", "1 €"], ["B", "2 €"], ["Zwischensumme", "3 €"], ["C", "4 €"], ["D", "5 €"], ["Gesamtsumme", "17 €"]],
        [["A", "1,2 Mio. €"], ["B", "2,3 Mio. €"], ["C", "3,3 Mio. €"], ["Summe", "7,8 Mio. €"]],
        [["A", "100 €"], ["B", "200 €"], ["Kosten gesamt", "380 €"]],
    ],
    ids=lambda rows: rows[-2][0] + rows[-1][1],
)
def test_a_sum_of_none_of_the_ways_to_add_up_is_doubted(rows: list[list[str]]) -> None:
    found = list(amounts.find(read(table([["Posten", "Betrag"], *rows])), NOTHING))
    assert "sum does not add up" in found[-1].flags


def of_two_pages(between: str) -> Text:
    """A table whose last rows stand on the next page, below its heads printed anew."""
    parts = [
        [["Posten", "Betrag"], ["A", "100 €"], ["B", "200 €"]],
        [["Posten", "Betrag"], ["C", "50 €"], ["D", "30 €"], ["Summe", "380 €"]],
    ]
    string, tables = "", []
    for page, rows in enumerate(parts, 1):
        string += between if page > 1 else ""
        one = table(rows, string)
        string = one.raw
        tables.append(replace(one.layout.tables[0], page=page))
    return read(Text(string, layout=Layout(tables=tuple(tables))))


def test_a_table_over_two_pages_is_added_up_whole() -> None:
    assert not any(m.flags for m in amounts.find(of_two_pages("\f"), NOTHING))
    apart = list(amounts.find(of_two_pages("\fEine zweite Tabelle:\n"), NOTHING))
    assert [bool(m.flags) for m in apart] == [False, False, True, True, True]


def test_a_figure_that_lost_its_cents_is_doubted() -> None:
    rows = [["Raum", "je Stunde"], ["Saal", "38,50 €"], ["Diele", "17,00 €"], ["Küche", "12,00 €"], ["Halle", "980 €"]]
    *others, last = amounts.find(read(table(rows)), NOTHING)
    assert last.flags == ("no cents beside others",) and last.confidence <= 0.8
    assert not any(m.flags for m in others)
    assert not any(m.flags for m in amounts.find(table(rows), NOTHING))


def test_a_figure_beside_dirt_and_an_unsure_cell() -> None:
    text = table([["Posten", "Betrag in €"], ["A", "' 52.900"]])
    assert told(text) == [("52.900", "52900.00")]
    (unsure,) = amounts.find(table([["Posten", "Betrag in €"], ["A", "900"]], state="unreadable"), NOTHING)
    assert unsure.confidence <= 0.5
    assert unsure.flags == ("not surely read",)


def test_rows_below_heads_are_columns_without_a_table() -> None:
    string = (
        "Position Kosten in € davon gefördert in T€\nRohbau 1.250.000 1.000\nGrunderwerb 5.000 –\n\nDer Bau hat 20\n"
    )
    assert told(Text(string)) == [("1.250.000", "1250000.00"), ("1.000", "1000000.00"), ("5.000", "5000.00")]
    assert all(m.confidence <= 0.75 for m in amounts.find(Text(string), NOTHING))


def test_heads_of_years_below_a_caption_are_fiscal_years() -> None:
    string = "Ergebnis (Angaben in T€)\n\nPosition 2023 2024\nErträge 100 120\n"
    assert told(Text(string)) == [("100", "100000.00"), ("120", "120000.00")]
    assert [m.value.fiscal_year for m in amounts.find(Text(string), NOTHING)] == [2023, 2024]


@pytest.mark.parametrize(
    "string", ["Die Kosten in Euro sind hoch, es kamen\nam Ende 20\n", "Betrag in T€\nBrücke 7 8\n"]
)
def test_other_lines_are_no_columns(string: str) -> None:
    assert told(Text(string)) == []


def test_the_sign_of_the_euro_badly_read_in_a_head_or_caption() -> None:
    text = table([["Position", "2014"], ["Planung", "84"]], "Kosten (Angaben in TE)\n\n")
    assert told(text) == [("84", "84000.00")]
    assert told(table([["Position", "Kosten ine"], ["Planung", "84"]])) == [("84", "84.00")]
    assert all(m.confidence <= 0.75 for m in amounts.find(text, NOTHING))


def test_a_head_without_its_sign_takes_that_of_the_head_beside_it() -> None:
    text = table([["Position", "beantragt in", "bewilligt in €"], ["Verein", "48.500", "42.000"]])
    assert told(text) == [("48.500", "48500.00"), ("42.000", "42000.00")]
    assert [m.confidence <= 0.7 for m in amounts.find(text, NOTHING)] == [True, False]
    assert told(table([["Position", "Jahr 2017ine", "Jahr 2018 in €"], ["Dach", "300", "400"]])) == [
        ("300", "300.00"),
        ("400", "400.00"),
    ]


def test_a_column_of_figures_like_money_takes_the_unit_of_the_head_beside_it() -> None:
    rows = [["Bau", "725.000", "616.250", "1.200"], ["Dach", "326.250", "181.250", "300"], ["Tor", "5.000", "-", "40"]]
    text = table([["Position", "Kosten in €", "davon förderfähig", "Fläche"], *rows])
    assert [printed for printed, _ in told(text)] == ["725.000", "616.250", "326.250", "181.250", "5.000"]
    assert [m.confidence <= 0.7 for m in amounts.find(text, NOTHING)] == [False, True, False, True, False]


def test_thousands_read_with_a_comma_beside_such_with_dots() -> None:
    text = table([["Jahr", "2024"], ["Bau", "4,455"], ["Dach", "1.120"]], "Kosten (Angaben in T€)\n\n")
    assert told(text) == [("4,455", "4455000.00"), ("1.120", "1120000.00")]


def test_the_first_row_in_the_cells_of_the_heads() -> None:
    text = table([["Position\nDach", "2016 in €\n38.000"], ["Keller", "12.000"]])
    assert told(text) == [("38.000", "38000.00"), ("12.000", "12000.00")]


def test_blanks_part_no_thousands_where_dots_do() -> None:
    text = table([["Grab", "Gebühr in €"], ["Reihe", "1.180"], ["Kapelle", "245 280"]])
    assert told(text) == [("1.180", "1180.00"), ("245", "245.00"), ("280", "280.00")]
    assert told(table([["Grab", "Gebühr in €"], ["Kapelle", "245 280"]])) == [("245 280", "245280.00")]


def test_three_decimals_of_a_sum_are_doubted() -> None:
    (mention,) = amounts.find(table([["Grab", "Gebühr in €"], ["Reihe", "1,550"]]), NOTHING)
    assert mention.confidence <= 0.6 and "comma or dot unclear" in mention.flags


def test_years_above_a_line_of_units() -> None:
    text = Text("Haushaltsjahr\n\n2015 2016\nEuro Euro\n\nErträge von 1.000 2.000\n")
    assert told(text) == [("1.000", "1000.00"), ("2.000", "2000.00")]
    assert [m.value.fiscal_year for m in amounts.find(text, NOTHING)] == [2015, 2016]


def test_a_table_that_goes_on_keeps_caption_and_heads() -> None:
    first, second = [["Nr.", "2024"], ["A", "84"]], [["Nr.", "2024"], ["B", "36"]]
    string, tables = "Angaben in T€\n\n", []
    for page, rows in enumerate((first, second), 1):
        start, cells = len(string), []
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                cells.append(TextCell(len(string), len(string) + len(cell), r, c, "value", 1.0, page))
                string += cell + " "
        tables.append(TextTable(start, len(string), page, tuple(cells), 1))
        string += "\f" + "Ein langer Satz steht hier zwischen den Seiten. " * 5
    assert told(Text(string, layout=Layout(tables=tuple(tables)))) == [("84", "84000.00"), ("36", "36000.00")]


def test_columns_set_apart_by_blanks_may_have_gaps() -> None:
    rows = " Planung           84       36\n\n Bau                       57\n"
    string = "Kosten (Angaben in T€)\n\n Position        2022     2023\n\n" + rows
    assert told(Text(string)) == [("84", "84000.00"), ("36", "36000.00"), ("57", "57000.00")]
    assert [m.value.fiscal_year for m in amounts.find(Text(string), NOTHING)] == [2022, 2023, 2023]


@pytest.mark.parametrize(
    ("above", "head"), [("", "in T€"), ("Übersicht der Kosten in T€:\n\nTeilhaushalt Schule\n\n", "Posten")]
)
def test_the_unit_alone_as_first_head_or_closing_a_line_above(above: str, head: str) -> None:
    text = table([[head, "Plan", "Ist"], ["Schülerbeförderung", "4.150", "-41"]], above)
    assert told(text) == [("4.150", "4150000.00"), ("-41", "-41000.00")]


def test_figures_of_two_cells_run_together_are_doubted() -> None:
    text = table([["Position", "2015 2016"], ["Summe", "844 576"]], "Angaben in T€\n\n")
    found = list(amounts.find(text, NOTHING))
    assert [(str(m.value.amount), m.value.fiscal_year) for m in found] == [("844000.00", 2015), ("576000.00", 2016)]
    assert all(m.confidence <= 0.5 and m.flags for m in found)


def test_a_long_table_takes_time_that_grows_with_it() -> None:
    rows = 10_000
    text = table([["Posten", "Kosten je Stunde"], *([["Pflege", "5.000 €"]] * rows)])
    started = process_time()
    mentions = list(amounts.find(text, NOTHING))
    assert process_time() - started < 10
    assert len(mentions) == rows
    assert {m.value.per for m in mentions} == {"Stunde"}


def test_a_first_row_of_years_is_the_heads_and_the_first_head_may_tell_the_unit() -> None:
    text = table([["Angaben in T€", "2031", "2032"], ["Steg", "350", "1.420"]], header_rows=0)
    found = list(amounts.find(text, NOTHING))
    assert [(str(m.value.amount), m.value.fiscal_year) for m in found] == [("350000.00", 2031), ("1420000.00", 2032)]


def test_the_first_head_tells_the_unit_of_columns_of_years() -> None:
    rows = [["Investition in T€", "2024", "2025"], ["Bau", "310", "1.417,5"], ["Zuschuss", "-", "0"]]
    assert told(table(rows, header_rows=0)) == [("310", "310000.00"), ("1.417,5", "1417500.00"), ("0", "0.00")]
    assert told(table([["Kosten in T€", "Stellen", "Plätze"], ["Bau", "3", "4"]])) == []


def test_years_with_their_unit_below_other_heads_are_heads() -> None:
    rows = [["Bad", "Erträge", "Kosten"], ["", "2024 TEUR", "2025 TEUR"], ["Hallenbad", "410", "1.180"]]
    text = table(rows)
    assert told(text) == [("410", "410000.00"), ("1.180", "1180000.00")]
    assert [m.value.fiscal_year for m in amounts.find(text, NOTHING)] == [2024, 2025]


@pytest.mark.parametrize(("sure", "due"), [(1.0, "600.00"), (0.9, "12600.00")])
def test_a_blank_within_a_figure_is_what_engines_read(sure: float, due: str) -> None:
    string = "Es fehlen je nach Jahr 10 oder 12, 600 Euro sind da."
    words = [Anchor(m.start(), m.end(), 1, None, sure) for m in re.finditer(r"\S+", string)]
    (told,) = amounts.find(Text(string, layout=Layout(anchors=tuple(words))), NOTHING)
    assert (str(told.value.amount), told.confidence <= 0.6) == (due, True)


def test_a_row_of_words_with_units_belongs_to_the_heads() -> None:
    rows = [["Kostenart", "Schmutzwasser", ""], ["", "bisher\nT€", "neu\nT€"], ["Betrieb", "1.940", "2.415"]]
    string, cells = "", []
    for r, line in enumerate(rows):
        for c, words in enumerate(line):
            cells.append(TextCell(len(string), len(string) + len(words), r, c, "value" if words else "blank", 0.98, 1))
            string += words + " "
        string += "\n"
    text = Text(string, layout=Layout(tables=(TextTable(0, len(string) - 1, 1, tuple(cells), 1),)))
    assert [m.value.amount for m in amounts.find(text, NOTHING)] == [Decimal("1940000.00"), Decimal("2415000.00")]
