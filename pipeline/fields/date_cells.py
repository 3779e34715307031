"""The tables of a text go in; the years and months come out that stand alone in cells and that only the head of their
column tells to be time ("2031" below Haushaltsjahr, "08/2031" below Fertigstellung).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.fields import columns
from pipeline.german.taken import Taken
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.text import Text

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(?P<month>0[1-9]|1[0-2])\s?/\s?(?P<year>(?:19|20)\d\d)")
_OF_YEARS = re.compile(r"(?:\w*[Jj]ahr|HHJ\.?|HH-Jahr|Hj\.)(?:\s*\n?\s*\(.*\))?\s*")
_OF_TIME = re.compile(
    r"\w*(?:[Ff]ertigstellung|[Tt]ermin|[Zz]eitraum|[Zz]eitpunkt|[Bb]eginn|[Ee]nde|[Aa]bschluss|[Uu]msetzung|[Aa]usführung"
    r"|[Rr]ealisierung|[Ii]nbetriebnahme|[Bb]auzeit|[Dd]atum|[Mm]onat|[Ss]tand|[Ff]älligkeit)\b.*",
    re.DOTALL,
)
_SURE = 0.9


def find(text: Text, told: Sequence[Mention[DateSpan]]) -> Iterator[Mention[DateSpan]]:
    """The cells of years and months that are no dates yet, in the order of the tables."""
    cells = [c for table in text.tables for c in table.cells if c.row >= max(table.header_rows, 1) and c.start < c.end]
    short = [c for c in cells if c.end - c.start <= _LONGEST and text.string[c.start : c.end].strip()[:1].isdigit()]
    if not short:
        return
    heads, taken = columns.heads(text), Taken(len(text.string), ((m.start, m.end) for m in told))
    for cell in short:
        string, head = text.string[cell.start : cell.end].strip(), heads.get(cell.start, "").strip()
        year, month = _YEAR.fullmatch(string), _MONTH.fullmatch(string)
        if not taken.free(cell.start, cell.end):
            continue
        if year and _OF_YEARS.fullmatch(head):
            span = DateSpan(date(int(string), 1, 1), date(int(string), 12, 31), "year")
        elif month and _OF_TIME.fullmatch(head):
            at, number = int(month["year"]), int(month["month"])
            span = DateSpan(date(at, number, 1), date(at, number, monthrange(at, number)[1]), "month")
        else:
            continue
        start = cell.start + text.string[cell.start : cell.end].index(string)
        yield Mention(span, start, start + len(string), "head of its column", _SURE)


_LONGEST = 12  # letters and blanks of such a cell
