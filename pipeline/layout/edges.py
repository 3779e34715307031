"""The rows of a page go in; page numbers and other furniture that a single page shows by place and shape come out.

What only repetition over the pages can tell is left for ``furniture.settle``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.layout.runs import Run
from pipeline.layout.shapes import has_page_number, is_page_number
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling, ZoneKind

_EDGE = 0.11  # share of the page's height in which page numbers stand
_FRAMED = re.compile(r"[e–—-]", re.IGNORECASE)
"""A page number that is more than a figure: "Seite 2", "- 2 -"."""
_MISREAD = re.compile(r"(?:^|\s)Seite[\s:]*[\dIil|!?]{0,3}[\s.]*(?:von|/|\?)?\s*[\dIil|!?]{0,3}$")
_FEW = 8
"""A page number of which an engine made letters ("Seite 1 von i"), and the words of a line that may end in one."""
_PRINTER = re.compile(
    r"^(?:Ausdruck vom|Gedruckt auf|Druckdatum|Stand:?\s*\d|Ausgedruckt|Datei(?:name)?:|[A-Z]:\\|https?://\S+$|www\.\S+$)",
    re.IGNORECASE,
)
_FAXED = re.compile(
    r"^(?=.*\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b)(?=.*\b\d{1,2}:\d{2}\b)"
    r"(?=.*(?:\+?\d[\d /-]{6,}\d|\b[SP]\.?\s?\d+/\d+|\bfax\b))",
    re.IGNORECASE,
)
"""What a fax machine writes over a page: a date, a time, and a number or the page."""
_BANK = re.compile(
    r"iban|bic\b|blz|bankverbindung|sparkasse|volksbank|telefon|telefax|\btel\.|\bfax\b|e-?mail|www\.|@|ust-?id|öffnungszeiten"
    r"|sprechzeiten|postfach|hausanschrift|internet|steuernummer|gläubiger-?id",
    re.IGNORECASE,
)


def page_edges(
    printed: Sequence[Sequence[Run]], page: Box, usual: float, rulings: Sequence[Ruling] = (), first: bool = True
) -> list[tuple[ZoneKind, list[Run]]]:
    """Rows of furniture with their zone: page numbers at the head and foot, printers' marks, a foot of bank data, what
    a ruling parts from the text; on the ``first`` page a ruled head is the letterhead, which is text."""
    found: list[tuple[ZoneKind, list[Run]]] = []
    lone = _lone_number(printed, page)
    if lone is not None:
        found.append(("footer", lone))
        printed = printed[:-1]
    top, bottom = page.top + _EDGE * page.height, page.bottom - _EDGE * page.height
    zones: tuple[ZoneKind, ...] = ("header", "footer")
    for zone in zones:
        order = list(printed) if zone == "header" else list(reversed(printed))
        for i, row in enumerate(order):
            box = row[0].box
            if (zone == "header" and box.bottom > top) or (zone == "footer" and box.top < bottom) or i > 8:
                break
            if any(run.held for run in row):
                break
            text = " ".join(run.text for run in row)
            gap = _gap(order, i)
            high = max(box.height, 6.0)
            numbered = is_page_number(text) and gap > (0.4 if _FRAMED.search(text) else 0.9) * high
            running = has_page_number(text) and gap > 0.5 * high
            numbered |= zone == "footer" and gap > 0.9 * high and _ends_in_misread(row)
            printer = bool(_PRINTER.match(text)) and gap > 0.3 * high
            sizes = [r.size for r in row if r.size]
            slide = zone == "footer" and bool(sizes) and max(sizes) < 0.85 * usual and _ends_in_number(row)
            bank = zone == "footer" and _is_bank(order[: i + 4], i, usual)
            ruled = (zone == "footer" or not first) and i < 2 and _ruled_off(order, i, page, usual, rulings)
            faxed = zone == "header" and bool(_FAXED.search(text))
            if numbered or running or printer or faxed or bank or slide or ruled:
                found.append((zone, list(row)))
            elif not found or found[-1][0] != zone:
                if i >= 2:
                    break
            else:
                break
    return found


def _ends_in_misread(row: Sequence[Run]) -> bool:
    """Whether a line that an engine read ends in a page number, or what is left of one."""
    words = [w for run in row for w in run.words]
    read = any(w.confidence < 1 for w in words)
    return read and len(words) <= _FEW and _MISREAD.search(" ".join(w.text for w in words)) is not None


def _ends_in_number(row: Sequence[Run]) -> bool:
    """Small print that ends in a figure of its own at the right, as slides have it."""
    return len(row) >= 2 and row[-1].text.isdigit() and len(row[-1].text) <= 3


def _ruled_off(order: Sequence[Sequence[Run]], i: int, page: Box, usual: float, rulings: Sequence[Ruling]) -> bool:
    """Whether a line at the page's edge, it and those further out in type no larger than the text, is parted from the
    text by a ruling over the page. Below a larger line it is part of a title block: other papers begin in a volume."""
    if i + 1 >= len(order) or any((r.size or usual) > 1.05 * usual for row in order[: i + 1] for r in row):
        return False
    if order[i][-1].text.endswith(":"):
        return False  # leads in what stands below
    low = min(max(r.box.bottom for r in order[i]), max(r.box.bottom for r in order[i + 1]))
    high = max(min(r.box.top for r in order[i]), min(r.box.top for r in order[i + 1]))
    own = [edge for r in order[i + 1] if r.held for edge in (r.box.top, r.box.bottom)]  # of a table or frame
    return any(
        not r.vertical
        and r.box.width > 0.6 * page.width
        and low - 2 <= r.box.middle[1] <= high + 2
        and all(abs(edge - r.box.middle[1]) > 3 for edge in own)
        and not _over_table(r, order[i + 1], rulings)
        for r in rulings
    )


def _over_table(one: Ruling, below: Sequence[Run], rulings: Sequence[Ruling]) -> bool:
    """Whether a ruling is the upper edge of a table: another one as long stands right under the row ``below`` it."""
    high = max(max(run.box.height for run in below), 6.0)
    low = max(run.box.bottom for run in below)
    return any(
        not r.vertical
        and low - 2 <= r.box.middle[1] <= low + high
        and abs(r.box.left - one.box.left) <= 3
        and abs(r.box.right - one.box.right) <= 3
        for r in rulings
    )


def _lone_number(printed: Sequence[Sequence[Run]], page: Box) -> list[Run] | None:
    """A bare figure far below all text, where sheets hold less than their paper: the sheet's number."""
    if len(printed) < 2:
        return None
    last = printed[-1]
    box = last[0].box
    alone = len(last) == 1 and last[0].text.isdigit() and len(last[0].text) <= 3
    if not alone or box.top < page.top + 0.7 * page.height or box.left < page.left + 0.4 * page.width:
        return None
    return list(last) if _gap(list(printed)[::-1], 0) > 3 * max(box.height, 6.0) else None


def _gap(order: Sequence[Sequence[Run]], i: int) -> float:
    """White space between row ``i`` and the next one inwards."""
    if i + 1 >= len(order):
        return 1e9
    a, b = order[i], order[i + 1]
    above, below = (a, b) if a[0].box.top < b[0].box.top else (b, a)
    return min(r.box.top for r in below) - max(r.box.bottom for r in above)


def _is_bank(rows: Sequence[Sequence[Run]], i: int, usual: float) -> bool:
    """Small print with the sender's bank and address, several kinds of it near one another."""
    sizes = [r.size for r in rows[i] if r.size]
    if not sizes or max(sizes) > 0.9 * usual:
        return False
    kinds = {m.group().lower() for row in rows[max(i - 3, 0) : i + 4] for r in row for m in _BANK.finditer(r.text)}
    return len(kinds) >= 2
