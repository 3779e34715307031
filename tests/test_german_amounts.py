"""Sums of money and numbers in German strings: a table developed on, a table written before, properties."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter, process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.german import amounts, numbers

from .examples import examples

# string | amount currency [what else is told]; a range is "low..high"; several parted by ";"; empty for none
DEVELOPED = [
    ("1 Mio. €", "1000000.00 EUR"),
    ("3 TEUR und 12 T€ und 5 T EUR", "3000.00 EUR; 12000.00 EUR; 5000.00 EUR"),
    ("4,5 Mrd. Euro", "4500000000.00 EUR"),
    ("2 Tsd. Euro", "2000.00 EUR"),
    ("12.500,--", "12500.00 EUR"),
    ("45.000,- €", "45000.00 EUR"),
    ("75,– Euro", "75.00 EUR"),
    ("600.000,-- Euro", "600000.00 EUR"),
    ("1 234 567,89 €", "1234567.89 EUR"),
    ("€ 1.200", "1200.00 EUR"),
    ("EUR 307", "307.00 EUR"),
    ("307 DM", "307.00 DEM"),
    ("6 bis 7 Mio. Euro", "6000000.00..7000000.00 EUR"),
    ("50.000 € bis 60.000 €", "50000.00..60000.00 EUR"),
    ("zwischen 500.000 und 1 Mio. Euro", "500000.00..1000000.00 EUR"),
    ("Zwischen 500.000 € und 1 Mio. Euro", "500000.00..1000000.00 EUR"),
    ("von 5.000 € auf 6.000 €", "5000.00 EUR; 6000.00 EUR"),
    ("bis zu 5.000 € pro Jahr", "5000.00 EUR upper year"),
    ("17,90 € je Quadratmeter", "17.90 EUR m²"),
    ("98,00 € je Tonne", "98.00 EUR t"),
    ("höchstens 300 Euro monatlich", "300.00 EUR upper month"),
    ("mindestens 11,20 Euro/m²", "11.20 EUR lower m²"),
    ("4,50 €/m² und Monat", "4.50 EUR month m²"),
    ("7.200 Euro je neu geschaffenem\nPlatz", "7200.00 EUR Platz"),
    ("rd. 3 Mio. €", "3000000.00 EUR about"),
    ("zweieinhalb Millionen Euro", "2500000.00 EUR"),
    ("eine halbe Million Euro", "500000.00 EUR"),
    ("fünf Millionen fünfhunderttausend Euro", "5500000.00 EUR"),
    ("-1.200,00 €", "-1200.00 EUR"),
    ("Kosten - 500 €", "500.00 EUR"),
    ("l.200 € und 1.2OO,00 €", "1200.00 EUR; 1200.00 EUR"),
    ("12.500,00 C", "12500.00 EUR"),
    ("8,5 ct/kWh", "0.085 EUR kWh"),
    ("Der Eintritt kostet 12 Euro 50 pro Person", "12.50 EUR Person"),
    ("12 Euro 50 Kinder", "12.00 EUR"),
    ("2 ½ Mio. € und 1¾ Mio. Euro", "2500000.00 EUR; 1750000.00 EUR"),
    ("1 1/2 Mio. DM", "1500000.00 DEM"),
    ("dreiviertel Millionen Euro", "750000.00 EUR"),
    ("zwei- bis dreihunderttausend Euro", "200000.00..300000.00 EUR"),
    ("fünf- bis sechstausend Euro", "5000.00..6000.00 EUR"),
    ("Die Kosten (inkl. 19 % MwSt.) betragen 12.000 Euro", "12000.00 EUR gross"),
    ("12.000 Euro und sind netto", "12000.00 EUR net"),
    ("12.000 € zzgl. der gesetzl. Umsatzsteuer", "12000.00 EUR net"),
    ("12.000 € einschl. 19 %iger MwSt.", "12000.00 EUR gross"),
    ("12.000 € ohne Nebenkosten", "12000.00 EUR"),
    ("119.000 € brutto", "119000.00 EUR gross"),
    ("100 € zzgl. MwSt.", "100.00 EUR net"),
    ("12 € 14 € 15 €", "12.00 EUR; 14.00 EUR; 15.00 EUR"),
    ("mehrere tausend Euro", ""),
    ("Kosten in Euro 2012 2013", ""),
    ("Euro 6 Norm", ""),
    ("20 %, 2024, § 5, 300 m², 12 Ja-Stimmen", ""),
    ("keine Euro", ""),
    ("die Euro-Zone und das 3. Euro-\npäische Jahr", ""),
    ("Je Kind und Monat werden 85,00 € erhoben.", "85.00 EUR month Kind"),
    ("je nach Variante von 500 €", "500.00 EUR"),
    ("0,500 Euro", "0.50 EUR"),
    ("Betriebskosten (p.a.): 12.300 EUR", "12300.00 EUR year"),
    ("Die Kosten steigen von 1,2 auf 1,6 Mio. Euro.", "1200000.00 EUR; 1600000.00 EUR"),
    ("von 3,50 auf 4,00 € je Stunde", "3.50 EUR Stunde; 4.00 EUR Stunde"),
    ("von 2019 auf 4.000 € jährlich", "4000.00 EUR year"),
    ("Die Jahresmiete (kalt) von 24 T€", "24000.00 EUR year"),
    ("in Höhe von fünfzehntausend (15.000) Euro", "15000.00 EUR"),
    ("(siehe Anlage 3) Euro und Cent", ""),
    ("mindestens 10.000 und höchstens 20.000 Euro", "10000.00..20000.00 EUR"),
    ("je angefangene Stunde 12 €", "12.00 EUR Stunde"),
    ("monatlich 25 € je Patenschaft.", "25.00 EUR month Patenschaft"),
    ("25 € je nach Aufwand und 30 € je zur Hälfte", "25.00 EUR; 30.00 EUR"),
    ("300 € je Kalenderjahr", "300.00 EUR year"),
    ("12.345 .- €", "12345.00 EUR"),
    ("Defizit: − 12.000 €", "-12000.00 EUR"),
    ("Pro Jahr entstehen Kosten von 3.600 EUR", "3600.00 EUR year"),
]

# Written before the grammar was tried on it: 47 of 50 right at the first try (a sign, "(netto)", a letter O).
HELD_OUT = [
    ("Gesamtkosten: 1.234.567,89 EUR", "1234567.89 EUR"),
    ("0,5 Mio. EUR", "500000.00 EUR"),
    ("Mittel von 250 Tsd. €", "250000.00 EUR"),
    ("ein Betrag von 17,5 T€", "17500.00 EUR"),
    ("2,3 Milliarden Euro", "2300000000.00 EUR"),
    ("3 Millionen DM", "3000000.00 DEM"),
    ("DM 4.500,--", "4500.00 DEM"),
    ("€ 60 Mio.", "60000000.00 EUR"),
    ("1.000,-- €", "1000.00 EUR"),
    ("99,– €", "99.00 EUR"),
    ("5.000.-- DM", "5000.00 DEM"),
    ("10–12 Mio. Euro", "10000000.00..12000000.00 EUR"),
    ("800.000,00 € bis 1.000.000,00 €", "800000.00..1000000.00 EUR"),
    ("ca. 1,5 bis 2 Mio. €", "1500000.00..2000000.00 EUR about"),
    ("zwischen 20 € und 30 €", "20.00..30.00 EUR"),
    ("maximal 40.000 EUR", "40000.00 EUR upper"),
    ("nicht mehr als 2.500 Euro", "2500.00 EUR upper"),
    ("mind. 1.500 €", "1500.00 EUR lower"),
    ("bis zu rd. 90.000 €", "90000.00 EUR upper about"),
    ("jährlich 12.000 €", "12000.00 EUR year"),
    ("12.000 € p. a.", "12000.00 EUR year"),
    ("eine monatliche Miete von 850 Euro", "850.00 EUR month"),
    ("3,20 € je Einwohner", "3.20 EUR Einwohner"),
    ("45 Euro pro Stunde", "45.00 EUR Stunde"),
    ("Nebenkosten 94,500,-- DM", "94500.00 DEM"),
    ("eine Einsparung von 178,500 DM", "178500.00 DEM"),
    ("veranschlagt sind 113, 600 Euro", "113600.00 EUR"),
    ("ein Zuschlag je Öffnungstag von 14 €", "14.00 EUR Öffnungstag"),
    ("250 € pro Kind und Monat", "250.00 EUR month Kind"),
    ("0,25 €/km", "0.25 EUR km"),
    ("30 Cent je Kilometer", "0.30 EUR Kilometer"),
    ("drei Millionen Euro", "3000000.00 EUR"),
    ("zwölftausend Euro", "12000.00 EUR"),
    ("anderthalb Millionen Euro", "1500000.00 EUR"),
    ("fünfzig Cent", "0.50 EUR"),
    ("ein Minus von -3.400 €", "-3400.00 EUR"),
    ("–2,1 Mio. €", "-2100000.00 EUR"),
    ("(netto) 80.000 €", "80000.00 EUR net"),
    ("95.200 Euro inkl. 19 % MwSt.", "95200.00 EUR gross"),
    ("1O.000 €", "10000.00 EUR"),
    ("2.5OO €", "2500.00 EUR"),
    ("48.500\nEuro", "48500.00 EUR"),
    ("15.000 CHF", "15000.00 CHF"),
    ("rund 11 Prozent der Kosten", ""),
    ("24 Ja-Stimmen, 3 Nein-Stimmen", ""),
    ("§ 12.500", ""),
    ("Az. 12-500/2024", ""),
    ("1.250 m² Fläche", ""),
    ("12.000 Einwohner", ""),
    ("Mio. Menschen", ""),
    ("am 12.05.2024", ""),
    ("in T€", ""),
    ("Europa 2024", ""),
    ("100 Mark Brandenburg", ""),
]


def told(string: str) -> str:
    parts = []
    for m in amounts.parse(string):
        v = m.value
        value = f"{v.minimum}..{v.maximum}" if v.amount is None else f"{v.amount}"
        more = (v.bound, v.period, v.per, v.tax, "about" if v.approximate else None)
        parts.append(" ".join([value, v.currency, *(x for x in more if x)]))
    return "; ".join(parts)


@pytest.mark.parametrize(("string", "expected"), [*DEVELOPED, *examples("amounts_develop")])
def test_developed(string: str, expected: str) -> None:
    assert told(string) == expected


# Of the rows of amounts_evaluate.tsv 76 of 78 were right at the first try, of amounts_develop.tsv 74 of the first 77.
@pytest.mark.parametrize(("string", "expected"), [*HELD_OUT, *examples("amounts_evaluate")])
def test_held_out(string: str, expected: str) -> None:
    assert told(string) == expected


def test_a_bound_is_an_end_too() -> None:
    (most,) = amounts.parse("bis zu 5.000 €")
    assert (most.value.amount, most.value.maximum, most.value.minimum) == (Decimal("5000.00"), Decimal("5000.00"), None)
    (least,) = amounts.parse("mindestens 5.000 €")
    assert (least.value.minimum, least.value.maximum) == (Decimal("5000.00"), None)


@pytest.mark.parametrize(
    ("string", "flag"),
    [
        ("12.500,--", "no currency printed"),
        ("2- Euro", "stroke or minus unclear"),
        ("12.500,00 C", "currency sign badly read"),
        ("l.200 €", "letters read as figures"),
        ("5 bis 10.000 Euro", "scale of the lower end unclear"),
    ],
)
def test_doubts_are_flags(string: str, flag: str) -> None:
    (mention,) = amounts.parse(string)
    assert flag in mention.flags
    assert mention.confidence <= 0.85


def printed(cents: int) -> str:
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", ".") + f",{rest:02}"


@given(st.integers(0, 10**12))
def test_every_sum_is_read_as_printed(cents: int) -> None:
    for form in (f"{printed(cents)} €", f"{printed(cents)} Euro", f"EUR {printed(cents)}"):
        text = f"Die Kosten betragen {form} im Jahr."
        (mention,) = amounts.parse(text)
        assert mention.value.amount == Decimal(cents) / 100
        assert text[mention.start : mention.end] == form


@given(st.integers(1, 999), st.sampled_from([("Tsd.", 3), ("Mio.", 6), ("Mrd.", 9), ("Millionen", 6)]))
def test_the_scale_is_the_printed_one(number: int, scale: tuple[str, int]) -> None:
    (mention,) = amounts.parse(f"{number} {scale[0]} Euro")
    assert mention.value.amount == Decimal(number) * 10 ** scale[1]


@given(st.text(alphabet="0123456789 .,-–€EuroMTsdbiszutausendeinO l%\n/m²", max_size=60))
def test_no_string_breaks_it_and_spans_fit(string: str) -> None:
    last = 0
    for mention in amounts.parse(string):
        assert last <= mention.start < mention.end <= len(string)
        last = mention.end
        value = mention.value
        assert value.amount is not None or (value.minimum is not None and value.maximum is not None)
        if value.amount is None and value.minimum is not None and value.maximum is not None:
            assert value.minimum < value.maximum


@given(st.integers(0, 999_999))
def test_words_of_numbers(number: int) -> None:
    from num2words import num2words

    assert numbers.from_words(num2words(number, lang="de")) == number


@pytest.mark.parametrize(
    ("word", "value"),
    [("zweieinhalb", "2.5"), ("eineinhalb", "1.5"), ("anderthalb", "1.5"), ("keine", "0"), ("halbe", "0.5")],
)
def test_words_of_halves_and_nothing(word: str, value: str) -> None:
    assert numbers.from_words(word) == Decimal(value)


@pytest.mark.parametrize("word", ["Haus", "und", "hundertund", "zweidrei", "einhalbzwei", "", "Rat"])
def test_other_words_are_no_numbers(word: str) -> None:
    assert numbers.from_words(word) is None


def test_ordinals_and_figures() -> None:
    assert [numbers.ordinal(w) for w in ("ersten", "2.", "III.", "zweites", "Herbst")] == [1, 2, 3, 2, None]
    assert numbers.from_figures("1.234,50") == Decimal("1234.50")
    assert numbers.from_figures("12.50") is None
    assert numbers.figures("2B.O2.2O24") == "28.02.2024"


@pytest.mark.parametrize("piece", ["123 ", "1.000", "€ ", "zwei ", "12 € bis ", "1", "einund", "5 Mio. "])
def test_long_strings_take_time_that_grows_with_them(piece: str) -> None:
    started = perf_counter()
    amounts.parse(piece * 3000)
    assert perf_counter() - started < 15


@pytest.mark.parametrize(
    "line",
    [
        "Jahresbeitrag zum Unterhaltungsverband der niedersächsischen Gewässerlandschaften (Mitglied) 300 Euro,\n",
        "Monatliche Bereitstellungspauschale nebst Kindertagesstättenverpflegungszuschlägen, abgerundet: 300 Euro,\n",
    ],
)
def test_long_words_beside_sums_take_no_longer_than_others(line: str) -> None:
    started = process_time()
    assert len(amounts.parse(line * 10_000)) == 10_000
    assert process_time() - started < 5


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("im Jahr 2031 bis zu 100.000 Euro", ["100.000 Euro"]),
        ("seit 2031 bis zu 100.000 Euro", ["100.000 Euro"]),
        ("Kosten von 2031 bis 2.500 Euro", ["2031 bis 2.500 Euro"]),
        ("im Jahr 2.031 bis 2.500 Euro", ["2.031 bis 2.500 Euro"]),
    ],
)
def test_a_year_before_a_bound_is_no_end_of_a_range(string: str, expected: list[str]) -> None:
    assert [string[m.start : m.end] for m in amounts.parse(string)] == expected


@pytest.mark.parametrize(
    ("before", "period"),
    [
        ("Jährliche Folgekosten:   ", "year"),
        ("Jährliche Folgekosten:", "year"),
        ("Jährliche Folgekosten: \nrund ", "year"),
        ("Jährliche Folgekosten: \nEinmalige Einzahlung: ", None),
        ("wegen jährlicher \n Mehrkosten von ", "year"),
        ("für Jahresmieten städt. Räume ", "year"),
        ("monatlich: etwa ", "month"),
    ],
)
def test_the_period_before_a_sum(before: str, period: str | None) -> None:
    (mention,) = amounts.parse(f"{before}38.000 Euro")
    assert mention.value.period == period


def test_figures_behind_a_sum_that_may_be_cents_make_it_doubtful() -> None:
    (told,) = amounts.parse("12 Euro 50")
    assert told.value.amount == Decimal("12.00") and told.confidence <= 0.5
    (other,) = amounts.parse("Kosten: 12 Euro 50 Kinder")
    assert other.confidence > 0.9


@pytest.mark.parametrize(
    ("head", "tax"),
    [("Kosten netto", "net"), ("Preis (inkl. 19 % MwSt.)", "gross"), ("netto / brutto", None), ("Betrag", None)],
)
def test_the_head_of_a_column_tells_net_or_gross(head: str, tax: str | None) -> None:
    assert amounts.tax_by_head(head) == tax
