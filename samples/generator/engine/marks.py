"""Values to print go in, strings that carry their own truth come out: dates, amounts and bodies marked inside a text.

A mark is invisible: the page engine prints what stands in it and notes its value with the place where it was printed.
Marked strings are ordinary ``str`` and can be joined and formatted like any other::

    f"Der Kreistag hat am {day('2024-03-07')} {euro('1250000', 'mio')} bewilligt."
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

_START, _MIDDLE, _END = "\x01", "\x02", "\x03"
_STYLE_ON = {"bold": "\x04", "italic": "\x0e", "sup": "\x06", "under": "\x10", "wide": "\x12"}
_STYLE_OFF = {"bold": "\x05", "italic": "\x0f", "sup": "\x07", "under": "\x11", "wide": "\x13"}
_SWITCH = {code: (name, True) for name, code in _STYLE_ON.items()} | {
    code: (name, False) for name, code in _STYLE_OFF.items()
}

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

Value = dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A value in a text: ``[start, end)`` are positions in the plain text."""

    start: int
    end: int
    kind: str
    value: Value


@dataclass(frozen=True)
class Marked:
    """A marked string taken apart: its plain text, its marks, and the styles of every character."""

    plain: str
    marks: tuple[Mark, ...]
    styles: tuple[frozenset[str], ...]


# What the words before a day say about it, where its mark does not: enough for the surest wordings only.
_ROLES = (
    ("deadline", r"(?:bis(?: spätestens)? zum|spätestens (?:am|bis zum|zum)|vor dem) $"),
    ("meeting", r"Sitzung(?:en)? (?:am|vom) $"),
    ("decision", r"Beschl(?:uss|uß)(?:es)?(?: Nr\. \S+)? vom $"),
    (
        "reference",
        r"(?:Schreiben|Bescheid|Antrag|Prüfbericht|Gutachten|Stellungnahme|Verfügung|Satzung|Vertrag|Eingabe|Erlass"
        r"|Vereinbarung)(?:es|s)? vom $",
    ),
    ("signature", r"^[A-ZÄÖÜ][\wäöüß -]+, den $"),
)


def told_role(before: str) -> str | None:
    """The role of a day by the text printed before it; None where the wording does not say."""
    return next((role for role, pattern in _ROLES if re.search(pattern, before)), None)


def mark(kind: str, printed: str, /, **value: Any) -> str:
    """``printed`` with ``value`` hidden in it; known kinds: ``date``, ``amount``, ``body``, ``reference``."""
    return f"{_START}{json.dumps([kind, value], ensure_ascii=True, sort_keys=True)}{_MIDDLE}{printed}{_END}"


def parse(text: str) -> Marked:
    """Take a marked string apart; raises ValueError when a mark is left open."""
    plain: list[str] = []
    styles: list[frozenset[str]] = []
    marks: list[Mark] = []
    open_marks: list[tuple[int, str, Value]] = []
    now: frozenset[str] = frozenset()
    position = 0
    while position < len(text):
        char = text[position]
        if char == _START:
            middle = text.index(_MIDDLE, position)
            kind, value = json.loads(text[position + 1 : middle])
            open_marks.append((len(plain), kind, value))
            position = middle
        elif char == _END:
            start, kind, value = open_marks.pop()
            marks.append(Mark(start, len(plain), kind, value))
        elif char in _SWITCH:
            name, on = _SWITCH[char]
            now = now | {name} if on else now - {name}
        else:
            plain.append(char)
            styles.append(now)
        position += 1
    if open_marks:
        raise ValueError(f"a mark is not closed in {text!r}")
    return Marked("".join(plain), tuple(sorted(marks, key=lambda m: m.start)), tuple(styles))


def plain(text: str) -> str:
    """What would be printed: no marks, no styles, no hints for hyphenation, hard blanks as blanks."""
    return tidy(parse(text).plain)


def tidy(text: str) -> str:
    """Plain text as the truth writes it: soft hyphens gone, every run of blanks one blank."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u00a0", " ")).strip()


def bold(text: str) -> str:
    return f"{_STYLE_ON['bold']}{text}{_STYLE_OFF['bold']}"


def italic(text: str) -> str:
    return f"{_STYLE_ON['italic']}{text}{_STYLE_OFF['italic']}"


def under(text: str) -> str:
    """Underlined, as typewriters did for emphasis."""
    return f"{_STYLE_ON['under']}{text}{_STYLE_OFF['under']}"


def sup(text: str) -> str:
    """Raised and small: the sign of a footnote."""
    return f"{_STYLE_ON['sup']}{text}{_STYLE_OFF['sup']}"


def spaced(text: str) -> str:
    """Letter-spaced by real blanks, as on typewriters: "B e s c h l u s s"."""
    return " ".join(text).replace("   ", " \u00a0\u00a0")


# --- dates -----------------------------------------------------------------------------------------------------------


def _date(iso: str) -> date:
    return date.fromisoformat(iso)


def print_day(iso: str, style: str = "dd.mm.yyyy") -> str:
    """A day in one of the styles dd.mm.yyyy, d.m.yyyy, dd.mm.yy, d. month yyyy, d. month, dd. mm. yyyy, iso."""
    d = _date(iso)
    month_name = MONTHS[d.month - 1]
    return {
        "dd.mm.yyyy": f"{d.day:02}.{d.month:02}.{d.year}",
        "d.m.yyyy": f"{d.day}.{d.month}.{d.year}",
        "dd.mm.yy": f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
        "d. month yyyy": f"{d.day}. {month_name} {d.year}",
        "dd. mm. yyyy": f"{d.day:02}. {d.month:02}. {d.year}",
        "d. month": f"{d.day}. {month_name}",
        "dd.mm.": f"{d.day:02}.{d.month:02}.",
        "iso": iso,
    }[style]


def day(iso: str, style: str = "dd.mm.yyyy", *, role: str | None = None, printed: str | None = None) -> str:
    """A day; ``printed`` overrides the style."""
    return mark("date", printed or print_day(iso, style), start=iso, end=iso, precision="day", role=role)


def days(first: str, second: str, *, role: str | None = None, style: str = "und") -> str:
    """Two days of one month in one expression ("am 17. und 18. Juni 2023", "17./18.06.2023"): two dates."""
    a, b = _date(first), _date(second)
    if style == "und":
        head, tail = f"{a.day}.", f"{b.day}. {MONTHS[b.month - 1]} {b.year}"
        joint = " und "
    else:
        head, tail, joint = f"{a.day:02}.", f"{b.day:02}.{b.month:02}.{b.year}", "/"
    return day(first, printed=head, role=role) + joint + day(second, printed=tail, role=role)


def span(first: str, last: str, printed: str | None = None, *, role: str | None = "period") -> str:
    """A range of days: "01.04.2024 bis 31.03.2025" (the word before it, "vom", stands outside)."""
    text = printed or f"{print_day(first)} bis {print_day(last)}"
    return mark("date", text, start=first, end=last, precision="range", role=role)


def month(year_month: str, printed: str | None = None, *, role: str | None = None) -> str:
    """A month, given as "2024-03"."""
    year, number = (int(part) for part in year_month.split("-"))
    text = printed or f"{MONTHS[number - 1]} {year}"
    last = f"{year_month}-{monthrange(year, number)[1]:02}"
    return mark("date", text, start=f"{year_month}-01", end=last, precision="month", role=role)


def quarter(year: int, number: int, printed: str | None = None, *, role: str | None = "period") -> str:
    text = printed or f"{number}. Quartal {year}"
    first, last = f"{year}-{3 * number - 2:02}-01", f"{year}-{3 * number:02}-{monthrange(year, 3 * number)[1]:02}"
    return mark("date", text, start=first, end=last, precision="quarter", role=role)


def half(year: int, number: int, printed: str | None = None) -> str:
    """A half-year."""
    text = printed or f"{number}. Halbjahr {year}"
    first, last = ("01-01", "06-30") if number == 1 else ("07-01", "12-31")
    return mark("date", text, start=f"{year}-{first}", end=f"{year}-{last}", precision="half-year", role="period")


def year(number: int, printed: str | None = None, *, role: str | None = "period") -> str:
    """A bare year ("2024"), or a budget year with its word outside ("Haushaltsjahr {year(2024)}")."""
    text = printed or str(number)
    return mark("date", text, start=f"{number}-01-01", end=f"{number}-12-31", precision="year", role=role)


def years(first: int, last: int, printed: str | None = None) -> str:
    """A range of years: "2024 bis 2027"."""
    text = printed or f"{first} bis {last}"
    return mark("date", text, start=f"{first}-01-01", end=f"{last}-12-31", precision="range", role="period")


def school_year(first: int, printed: str | None = None) -> str:
    """A Schuljahr, Kindergartenjahr or Spielzeit, its word outside: "2022/2023", 1 August to 31 July."""
    text = printed or f"{first}/{first + 1}"
    return mark("date", text, start=f"{first}-08-01", end=f"{first + 1}-07-31", precision="range", role="period")


# --- amounts ---------------------------------------------------------------------------------------------------------


def group(number: str | int | Decimal, places: int | None = None, sign: str = ".") -> str:
    """German writing of a number: "1250000" becomes "1.250.000", with ``places`` decimals when given."""
    value = Decimal(str(number))
    text = f"{value:,.{places}f}" if places is not None else f"{value:,}"
    return text.replace(",", "\x00").replace(".", ",").replace("\x00", sign)


def decimal(number: str | int | Decimal) -> str:
    """The truth's writing of an amount: two decimals, no grouping."""
    return f"{Decimal(str(number)):.2f}"


def print_amount(amount: str | int, style: str = "€") -> str:
    """An amount in one of the printed styles.

    "€" 1.250.000 € · "€00" 1.250.000,00 € · "Euro" · "Euro00" · "EUR" · "EUR00" · "EUR first" EUR 1.250.000 ·
    "mio" 1,25 Mio. € · "Mio. Euro" · "Millionen Euro" · "TEUR" 1.250 TEUR · "T€" · "Tsd. €" · "--" 1.250.000,-- € ·
    ",-" 1.250.000,- Euro · "blank" 1 250 000 € · "DM" 1.250.000,-- DM · "DM00" 1.250.000,00 DM
    """
    value = Decimal(str(amount))
    whole = group(value) if value == value.to_integral() else group(value, 2)
    million = f"{(value / 1000000).normalize():f}".replace(".", ",")
    thousand = group((value / 1000).normalize().quantize(Decimal(1)) if value % 1000 == 0 else value / 1000)
    return {
        "€": f"{whole} €",
        "€00": f"{group(value, 2)} €",
        "Euro": f"{whole} Euro",
        "Euro00": f"{group(value, 2)} Euro",
        "EUR": f"{whole} EUR",
        "EUR00": f"{group(value, 2)} EUR",
        "EUR first": f"EUR {whole}",
        "mio": f"{million} Mio. €",
        "Mio. Euro": f"{million} Mio. Euro",
        "Millionen Euro": f"{million} Millionen Euro",
        "TEUR": f"{thousand} TEUR",
        "T€": f"{thousand} T€",
        "Tsd. €": f"{thousand} Tsd. €",
        "--": f"{whole},-- €",
        ",-": f"{whole},- Euro",
        "blank": f"{group(value, sign=' ')} €",
        "DM": f"{whole},-- DM",
        "DM00": f"{group(value, 2)} DM",
    }[style]


def money(
    amount: str | int | None,
    printed: str,
    *,
    minimum: str | int | None = None,
    maximum: str | int | None = None,
    currency: str = "EUR",
    period: str | None = None,
    per: str | None = None,
    kind: str | None = None,
) -> str:
    """An amount with any printed form; ``period`` is "year" or "month"; ``per`` the unit."""

    def write(number: str | int | None) -> str | None:
        return None if number is None else decimal(number)

    bound = None
    if amount is not None and maximum is not None:
        bound = "upper"
    elif amount is not None and minimum is not None:
        bound = "lower"
    return mark(
        "amount", printed, amount=write(amount), minimum=write(minimum), maximum=write(maximum), bound=bound,
        currency=currency, period=period, per=per, kind=kind,
    )  # fmt: skip


def euro(
    amount: str | int,
    style: str = "€",
    *,
    bound: str | None = None,
    period: str | None = None,
    per: str | None = None,
    kind: str | None = None,
) -> str:
    """One amount; ``bound`` is "maximum" after "bis zu", "höchstens", "minimum" after "mindestens" (words outside)."""
    return money(
        amount, print_amount(amount, style), currency="DEM" if style.startswith("DM") else "EUR", period=period,
        per=per, kind=kind, minimum=amount if bound == "minimum" else None,
        maximum=amount if bound == "maximum" else None,
    )  # fmt: skip


def euro_range(low: str | int, high: str | int, printed: str, **more: Any) -> str:
    """A range of amounts: "6 bis 7 Mio. Euro": one entry with minimum and maximum."""
    return money(None, printed, minimum=low, maximum=high, **more)


# --- others ----------------------------------------------------------------------------------------------------------


def body(name: str, printed: str | None = None) -> str:
    """A body of the council named in a text; ``name`` is its nominative, ``printed`` the form in the sentence."""
    return mark("body", printed or name, name=name)


def reference(number: str, printed: str | None = None) -> str:
    """The number of another paper."""
    return mark("reference", printed or number, reference=number)
