"""Forms of the Beratungsfolge with votes, drawn from a seed: geometry, heads, columns, fonts and cells vary; all towns
and bodies are invented. A form is drawn as a PDF page with text, or as a picture of it at a resolution.

``form(seed)`` draws lots, ``Form`` can also be written by hand; ``pdf`` draws it, ``scanned`` makes a picture of it.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal

Rules = Literal["all", "none", "rows", "head", "frame", "columns"]
VOTES = ("present", "yes", "no", "abstain", "excluded")

DATE_HEADS = ("Termin", "Sitzungstermin", "Datum", "Sitzungs-\ntermin", "Sitzung am", "am", "Sitzungstag", "Tag")
BODY_HEADS = (
    "Gremium",
    "Beratungsfolge",
    "Ausschuss",
    "Beratungsfolge:",
    "Gremien",
    "Beratendes Gremium",
    "Vorlage an",
)
VOTE_HEADS: dict[str, tuple[str, ...]] = {
    "present": ("Anwesend", "anw.", "Anw.", "Anwesende"),
    "yes": ("Ja", "Ja", "Ja-Stimmen", "dafür", "Für", "Ja-\nStimmen", "JA"),
    "no": ("Nein", "Nein", "Nein-Stimmen", "dagegen", "Gegen", "Nein-\nStimmen", "NEIN"),
    "abstain": ("Enthalt.", "Enth.", "Enthaltung", "Enthaltungen", "Enthal-\ntungen", "Enthaltg.", "ENTH."),
    "excluded": ("Befangen", "befangen", "Bef."),
}
SPANNING = (
    "Abstimmungsergebnis",
    "Abstimmung",
    "Stimmen",
    "Abstimmungsergebnis:",
    "Stimmenzahl",
    "Ergebnis",
    "Stimmen-\nverhältnis",
)
OTHER_HEADS: dict[str, tuple[str, ...]] = {
    "item": ("TOP", "TOP-Nr.", "TOP"),
    "role": ("Zuständigkeit", "Beratungsart", "Art der Beratung"),
    "open": ("ö", "öff.", "Ö"),
    "closed": ("nö", "n. ö.", "N"),
    "status": ("Ö / N", "Status", "Öffentlichkeit"),
    "result": ("Ergebnis", "Beschluss", "Bemerkung", "Bemerkungen"),
    "other": ("Kürzel", "Einlader", "Raum", "Blatt", "Stempel", "Rückl.", "Hdz."),
    "unanimous": ("einst.", "Einst.", "einstimmig"),
}
BODIES = (
    "Kreistag",
    "Kreisausschuss",
    "Gemeinderat",
    "Stadtrat",
    "Rat",
    "Bauausschuss",
    "Hauptausschuss",
    "Verwaltungsausschuss",
    "Ausschuss für Teiche und Stege",
    "Ausschuss für Umwelt, Klima und Gewässerschutz",
    "Schulausschuss",
    "Jugendhilfeausschuss",
    "Ausschuss für Soziales und Gesundheit",
    "Ortsrat Musterfelde",
    "Betriebsausschuss",
    "Finanzausschuss",
)
ROLES = ("Vorberatung", "Entscheidung", "Anhörung", "Kenntnisnahme", "Beschlussfassung")
FONTS = ("Helvetica", "Times-Roman", "Helvetica", "Courier")
Mark = Literal["figure", "blank", "dash", "pen", "cross"]


@dataclass(frozen=True)
class Column:
    """A column: what it holds (``date``, ``body``, a vote, …), its printed head, its width in points."""

    kind: str
    head: str
    width: float


@dataclass(frozen=True)
class Row:
    """One step as printed: texts by kind of column, marks by vote; ``written`` stands over all cells of votes."""

    texts: dict[str, str]
    marks: dict[str, tuple[Mark, str]] = field(default_factory=dict)
    written: str | None = None

    def truth(self, votes: Sequence[str]) -> dict[str, Any]:
        """State and number of each vote, as it counts."""
        states: dict[str, Any] = dict.fromkeys(VOTES, "absent")
        if self.written is not None:
            return states
        for vote in votes:
            kind, text = self.marks.get(vote, ("blank", ""))
            states[vote] = int(text) if kind == "figure" else "blank" if kind in ("blank", "dash") else "unreadable"
        return states


@dataclass(frozen=True)
class Form:
    """A page with a table of votes. ``spanning`` is the head over the columns of votes, ``shade`` the head's grey;
    ``break_after`` that many rows the table goes on on page 2, ``again`` with its heads."""

    seed: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rules: Rules = "all"
    spanning: str | None = None
    font: str = "Helvetica"
    size: float = 10.0
    align: Literal["center", "left", "right"] = "center"
    top: Literal["top", "middle"] = "top"
    gap: float = 5.0
    pad: float = 3.0
    heading: str | None = None
    shade: float | None = None
    break_after: int | None = None
    again: bool = False
    bold: bool = True
    width_of_rule: float = 0.6

    @property
    def votes(self) -> tuple[str, ...]:
        return tuple(c.kind for c in self.columns if c.kind in VOTES)

    def truth(self) -> list[dict[str, Any]]:
        """The steps of the form: date, body, and the state of each vote."""
        return [
            {"date": _iso(r.texts["date"]), "body": r.texts["body"], "votes": r.truth(self.votes)} for r in self.rows
        ]


def _iso(printed: str) -> str:
    day, month, year = printed.split(".")
    return f"{year}-{int(month):02}-{int(day):02}"


def form(seed: int) -> Form:
    """A form drawn by lot."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lot = random.Random(seed)
    size = lot.choice((8.5, 9.0, 10.0, 10.0, 11.0, 12.0))
    font = lot.choice(FONTS) if size <= 10 else lot.choice(FONTS[:2])
    votes = ["yes", "no", "abstain"]
    if lot.random() < 0.2:
        votes.insert(0, "present")
    if lot.random() < 0.15:
        votes.append("excluded")
    lead = ["date", "body"] if lot.random() < 0.5 else ["body", "date"]
    extra = [k for k, p in (("item", 0.3), ("role", 0.2), ("status", 0.15)) if lot.random() < p]
    if lot.random() < 0.15 and "status" not in extra:
        extra += ["open", "closed"]
    if lot.random() < 0.2:
        extra.append("other")
    behind = ["result"] if lot.random() < 0.25 else []
    if lot.random() < 0.12:
        votes.insert(0, "unanimous")
    order = [*lead, *extra[:2], *votes, *behind]
    if "other" not in order and ("other" in extra or lot.random() < 0.1):
        order.append("other")
    pick = lot.choice(((0, 0), (0, 0), (6, 6), (2, 2), (5, 5), (3, 3), (4, 4), (3, 4)))
    columns = []
    for kind in order:
        if kind == "date":
            head = lot.choice(DATE_HEADS)
        elif kind == "body":
            head = lot.choice(BODY_HEADS)
        elif kind in ("yes", "no"):
            head = VOTE_HEADS[kind][pick[kind == "no"]]
        else:
            head = lot.choice({**VOTE_HEADS, **OTHER_HEADS}[kind])
        columns.append(Column(kind, head, _width(kind, head, size, font, lot)))
    spanning = lot.choice(SPANNING) if lot.random() < 0.5 else None
    if spanning:
        least = max(stringWidth(part, _bold(font), size) for part in spanning.split("\n")) + 8
        inner = [c for c in columns if c.kind in (*VOTES, "unanimous")]
        more = max((least - sum(c.width for c in inner)) / len(inner), 0)
        columns = [replace(c, width=c.width + more) if c in inner else c for c in columns]
    if sum(c.width for c in columns) > 520:  # the least telling columns give way
        columns = [c for c in columns if c.kind not in ("role", "other", "result")]
    page_break = lot.random() < 0.12
    count = lot.randint(4, 9) if page_break else lot.randint(1, 5)
    day = lot.randint(1, 20)
    figures = lot.choice((9, 15, 60, 120))
    rows = []
    for n, name in enumerate(lot.sample(BODIES, count)):
        month = min(1 + (day + n * 9) // 28, 12)
        texts = {"date": f"{(day + n * 9) % 28 + 1:02}.{month:02}.2031", "body": name}
        texts["item"] = str(lot.randint(1, 19)) if lot.random() < 0.8 else ""
        texts["role"] = lot.choice(ROLES)
        texts["status"] = lot.choice(("Ö", "N"))
        texts[lot.choice(("open", "closed"))] = "X"
        texts["result"] = lot.choice(("", "einstimmig", "mehrheitlich beschlossen", "vertagt", ""))
        texts["other"] = lot.choice(("", "Ha", "B 3", "12", "")) if lot.random() < 0.5 else ""
        marks = _marks(votes, figures, lot)
        bare = all(c.kind != "result" for c in columns)
        written = lot.choice(("einstimmig", "vertagt")) if lot.random() < 0.05 and bare else None
        rows.append(Row(texts, {} if written else marks, written))
    return Form(
        seed,
        tuple(columns),
        tuple(rows),
        lot.choice(("all", "all", "all", "none", "none", "rows", "head", "frame", "columns")),
        spanning=spanning,
        font=font,
        size=size,
        align=lot.choice(("center", "center", "left", "right")),
        top=lot.choice(("top", "middle")),
        gap=lot.choice((2.0, 4.0, 7.0)),
        pad=lot.choice((2.5, 4.0)),
        heading=None if columns[0].head.startswith("Ber") else lot.choice((None, "Beratungsfolge", "Beratungsfolge:")),
        shade=lot.choice((None, None, 0.88)),
        break_after=lot.randint(2, count - 1) if page_break else None,
        again=lot.random() < 0.5,
        bold=lot.random() < 0.6,
        width_of_rule=lot.choice((0.4, 0.6, 1.0)),
    )


def _marks(votes: Sequence[str], figures: int, lot: random.Random) -> dict[str, tuple[Mark, str]]:
    """What stands in a row's cells of votes: often nothing in all of them, or a pen in all of them."""
    marks: dict[str, tuple[Mark, str]] = {}
    mood = lot.random()
    for vote in votes:
        p = lot.random()
        if vote == "unanimous":
            continue
        high = figures + 20 if vote == "present" else figures if vote == "yes" else 12
        if mood < 0.3 or p < 0.15:
            marks[vote] = "blank", ""
        elif p < 0.22:
            marks[vote] = "dash", lot.choice(("-", "–", "./."))
        elif mood > 0.9:
            marks[vote] = "pen", str(lot.randint(0, 29))
        elif p > 0.97:
            marks[vote] = "cross", ""
        else:
            marks[vote] = "figure", str(lot.randint(0, high))
    return marks


def _width(kind: str, head: str, size: float, font: str, lot: random.Random) -> float:
    """A width that holds every word a cell of this kind may hold."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    held = {
        "date": ["30.12.2031"],
        "body": [word for name in BODIES for word in name.split()],
        "role": list(ROLES),
        "result": ["mehrheitlich", "einstimmig", "beschlossen"],
    }
    words = [(w, font) for w in held.get(kind, ["999"])] + [(w, _bold(font)) for w in head.split()]
    least = max(stringWidth(word, face, size) for word, face in words) + 8.5
    if kind == "body":
        return max(least, lot.choice((110.0, 150.0, 190.0)))
    return least + 2.0 if kind in held else max(least, size * lot.choice((2.4, 3.2, 4.0)))


# -- drawing ----------------------------------------------------------------------------------------------------------

_STROKES: dict[str, tuple[tuple[float, float], ...]] = {
    "0": ((0.5, 1), (0.05, 0.7), (0.1, 0.15), (0.5, 0), (0.95, 0.25), (0.9, 0.8), (0.45, 1)),
    "1": ((0.2, 0.7), (0.55, 1), (0.5, 0.5), (0.45, 0)),
    "2": ((0.1, 0.8), (0.5, 1), (0.85, 0.75), (0.5, 0.35), (0.05, 0.02), (0.5, 0.08), (0.95, 0.0)),
    "3": ((0.1, 0.9), (0.6, 1), (0.8, 0.75), (0.4, 0.52), (0.85, 0.3), (0.55, 0), (0.05, 0.1)),
    "4": ((0.6, 1), (0.1, 0.4), (0.9, 0.42), (0.7, 0.7), (0.65, 0.0)),
    "5": ((0.85, 1), (0.25, 0.95), (0.2, 0.55), (0.7, 0.6), (0.85, 0.25), (0.4, 0), (0.05, 0.12)),
    "6": ((0.75, 1), (0.2, 0.5), (0.2, 0.08), (0.7, 0.02), (0.8, 0.4), (0.25, 0.4)),
    "7": ((0.05, 0.95), (0.5, 1), (0.95, 0.95), (0.6, 0.5), (0.3, 0)),
    "8": ((0.7, 0.85), (0.35, 1), (0.25, 0.7), (0.75, 0.35), (0.5, 0), (0.15, 0.25), (0.8, 0.75), (0.65, 0.95)),
    "9": ((0.85, 0.75), (0.4, 1), (0.15, 0.65), (0.8, 0.6), (0.85, 0.9), (0.75, 0.4), (0.55, 0)),
}
_BELOW = (
    ("Bezeichnung:", ("Erneuerung der Stege am Musterteich",)),
    (
        "Sachverhalt:",
        (
            "Die Stege sind 25 Jahre alt. Der Bauhof hat am 14.01.2031 geprüft, welche",
            "zuerst zu erneuern sind. Für 2032 werden 36.700 Euro, für 2033 weitere 98.450 Euro",
            "gebraucht.",
        ),
    ),
    ("Beschlussvorschlag:", ("Der Erneuerung der Stege wird zugestimmt.",)),
)
_LEFT = 50.0


def pdf(form: Form) -> bytes:
    """The form as a PDF with text; strokes of a pen are curves."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True)
    lot = random.Random(form.seed + 1)
    y = _above(canvas, form, lot)
    y = _table(canvas, form, form.rows[: form.break_after], y, lot, heads=True)
    if form.break_after is not None:
        canvas.showPage()
        y = _table(canvas, form, form.rows[form.break_after :], 770, lot, heads=form.again)
    _below(canvas, form, y)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _above(canvas: Any, form: Form, lot: random.Random) -> float:
    """The head of the paper; the height where the table begins, low enough for it to reach the end of the page where
    it goes on on the next."""
    size = form.size
    canvas.setFont(_bold(form.font), size + 3)
    canvas.drawString(60, 780, lot.choice(("Landkreis Musterland", "Stadt Teichstedt", "Gemeinde Stegen")))
    canvas.setFont(form.font, size)
    lines = ["Beschlussvorlage"]
    if lot.random() < 0.8:
        lines += [f"Vorlage Nr.: {lot.randint(10, 400)}/2031", f"Datum: {lot.randint(1, 28):02}.01.2031"]
    y = 752.0
    for line in lines:
        canvas.drawString(60, y, line)
        y -= size * 1.35
    y -= lot.choice((14, 30, 60))
    if form.break_after is not None:
        y = 120 + form.break_after * (size * 2.5 + form.gap) + 60
    if form.heading:
        canvas.setFont(_bold(form.font), size)
        canvas.drawString(60, y, form.heading)
        y -= size * 1.6
    return y


def _below(canvas: Any, form: Form, y: float) -> None:
    y -= form.size * 2.4
    for head, lines in _BELOW:
        if y < 90:
            return
        canvas.setFont(_bold(form.font), form.size)
        canvas.drawString(60, y, head)
        canvas.setFont(form.font, form.size)
        y -= form.size * 1.5
        for line in lines:
            canvas.drawString(60, y, line)
            y -= form.size * 1.35
        y -= form.size


def _bold(font: str) -> str:
    return {"Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")


def _table(canvas: Any, form: Form, rows: Sequence[Row], y: float, lot: random.Random, heads: bool) -> float:
    size, gap, line = form.size, form.gap, form.size * 1.2
    xs = [_LEFT]
    for column in form.columns:
        xs.append(xs[-1] + column.width)
    votes = [n for n, c in enumerate(form.columns) if c.kind in (*VOTES, "unanimous")]
    ys = [y]
    if heads:
        ys.append(_heads(canvas, form, xs, votes, y))
    for row in rows:
        top = ys[-1]
        cells = {
            n: _wrapped(canvas, row.texts.get(c.kind, ""), form.font, size, c.width - 2 * form.pad)
            for n, c in enumerate(form.columns)
            if c.kind not in VOTES
        }
        high = max(max(map(len, cells.values())), 1) * line + gap
        if any(kind in ("pen", "cross") for kind, _ in row.marks.values()):
            high = max(high, size * 1.7)
        slack = (high - gap) / 2 if form.top == "middle" else 0.0
        for n, parts in cells.items():
            start = top - gap / 2 - size * 0.9 - max(slack - len(parts) * line / 2, 0.0)
            for k, part in enumerate(parts):
                left = form.columns[n].kind in ("date", "body", "role", "result", "other")
                _set(canvas, form, form.font, part, xs[n], xs[n + 1], start - k * line, left=left)
        base = top - gap / 2 - size * 0.9 - max(slack - line / 2, 0.0)
        if row.written:
            canvas.setFont(form.font, size)
            canvas.drawCentredString((xs[votes[0]] + xs[votes[-1] + 1]) / 2, base, row.written)
        for n, column in enumerate(form.columns):
            mark, text = row.marks.get(column.kind, ("blank", ""))
            x, z = (xs[n] + xs[n + 1]) / 2, top - high / 2
            if mark in ("figure", "dash"):
                _set(canvas, form, form.font, text, xs[n], xs[n + 1], base)
            elif mark == "pen":
                _pen(canvas, text, x, z, min(high * 0.9, size * lot.uniform(0.7, 1.6)), column.width, lot)
            elif mark == "cross":
                r = size * 0.45
                canvas.setLineWidth(1.3)
                canvas.line(x - r, z - r * 0.9, x + r, z + r)
                canvas.line(x - r * 0.9, z + r, x + r, z - r)
        ys.append(top - high)
    written = [n + heads for n, row in enumerate(rows) if row.written]
    _rules(canvas, form, xs, ys, votes, heads, written)
    return ys[-1]


def _heads(canvas: Any, form: Form, xs: list[float], votes: list[int], y: float) -> float:
    """The head of the table; its lower edge."""
    size, gap, line = form.size, form.gap, form.size * 1.2
    font = _bold(form.font) if form.bold else form.font
    high = max(len(_wrapped(canvas, c.head, font, size, c.width - 2 * form.pad)) for c in form.columns) * line
    over = _over(form)
    bottom = y - high - gap - over
    if form.shade is not None:
        canvas.setFillGray(form.shade)
        canvas.rect(xs[0], bottom, xs[-1] - xs[0], y - bottom, stroke=0, fill=1)
        canvas.setFillGray(0)
    if form.spanning:
        a, b = xs[votes[0]], xs[votes[-1] + 1]
        canvas.setFont(font, size)
        for k, part in enumerate(form.spanning.split("\n")):
            canvas.drawCentredString((a + b) / 2, y - gap / 2 - size * 0.9 - k * line, part)
        if form.rules == "all":
            canvas.setLineWidth(form.width_of_rule)
            canvas.line(a, y - over, b, y - over)
    for n, column in enumerate(form.columns):
        at = y - (over if n in votes or form.rules == "none" else 0.0) - gap / 2 - size * 0.9
        for k, part in enumerate(_wrapped(canvas, column.head, font, size, column.width - 2 * form.pad)):
            _set(canvas, form, font, part, xs[n], xs[n + 1], at - k * line, head=True, left=n not in votes)
    return bottom


def _over(form: Form) -> float:
    """How high the head over the votes is."""
    return form.size * 1.2 * len(form.spanning.split("\n")) + form.gap if form.spanning else 0.0


def _wrapped(canvas: Any, text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a text in a column; a line end in the text is one on the page."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            both = f"{line} {word}".strip()
            if line and canvas.stringWidth(both, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = both
        lines.append(line)
    return lines


def _set(
    canvas: Any, form: Form, font: str, text: str, a: float, b: float, y: float, head: bool = False, left: bool = False
) -> None:
    canvas.setFont(font, form.size)
    if left or (form.align == "left" and not head):
        canvas.drawString(a + form.pad, y, text)
    elif form.align == "right" and not head:
        canvas.drawRightString(b - form.pad, y, text)
    else:
        canvas.drawCentredString((a + b) / 2, y, text)


def _pen(canvas: Any, text: str, x: float, y: float, high: float, wide: float, lot: random.Random) -> None:
    """Figures written by hand: curves through a few points, slanted and uneven."""
    each = min(high * 0.55, (wide - 4) / len(text))
    x -= each * len(text) / 2
    slant = lot.uniform(0.0, 0.3)
    canvas.setLineWidth(lot.uniform(0.9, 1.6))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeColorRGB(0.05, 0.05, lot.choice((0.05, 0.5)))
    for char in text:
        points = []
        for px, py in _STROKES[char]:
            px, py = px + lot.uniform(-0.07, 0.07), py + lot.uniform(-0.06, 0.06)
            points.append((x + (px + slant * py) * each * 0.8, y - high / 2 + py * high * lot.uniform(0.95, 1.02)))
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for before, one, after in zip(points, points[1:], [*points[2:], points[-1]], strict=False):
            path.curveTo(
                before[0] + (one[0] - before[0]) * 0.5,
                before[1] + (one[1] - before[1]) * 0.5,
                one[0] - (after[0] - before[0]) * 0.12,
                one[1] - (after[1] - before[1]) * 0.12,
                *one,
            )
        canvas.drawPath(path, stroke=1, fill=0)
        x += each
    canvas.setStrokeColorRGB(0, 0, 0)


def _rules(
    canvas: Any, form: Form, xs: list[float], ys: list[float], votes: list[int], heads: bool, written: list[int]
) -> None:
    """The printed lines; cells of votes with a word over them are one cell."""
    canvas.setLineWidth(form.width_of_rule)
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    if form.rules in ("all", "rows"):
        for y in ys:
            canvas.line(left, y, right, y)
    if form.rules == "head" and heads:
        canvas.line(left, ys[1], right, ys[1])
    if form.rules in ("frame", "columns"):
        canvas.rect(left, bottom, right - left, top - bottom)
        if heads:
            canvas.line(left, ys[1], right, ys[1])
    if form.rules in ("all", "columns"):
        for n, x in enumerate(xs):
            inner = n - 1 in votes and n in votes
            edges = [top - (_over(form) if inner and heads else 0.0), *ys[1:]]
            for row, (a, b) in enumerate(pairwise(edges)):
                if not (inner and row in written):
                    canvas.line(x, a, x, b)


def scanned(document: bytes, dpi: int = 300, black: bool = False, seed: int = 0) -> bytes:
    """A PDF of pictures of ``document``: grey, or black and white as a copier leaves it; a little askew, a little
    dust."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    lot = random.Random(seed)
    noise = np.random.default_rng(seed)
    pages = []
    source = pypdfium2.PdfDocument(document)
    for page in source:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        image = image.rotate(lot.uniform(-0.5, 0.5), Image.Resampling.BICUBIC, fillcolor=255)
        pixels = np.asarray(image, dtype=np.float32)
        pixels = pixels + noise.normal(0, 9, pixels.shape).astype(np.float32)
        for _ in range(25):
            y, x = lot.randrange(pixels.shape[0] - 3), lot.randrange(pixels.shape[1] - 3)
            pixels[y : y + lot.randint(1, 2), x : x + lot.randint(1, 2)] = 60
        image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
        pages.append(image.point(lambda p: 255 if p > 150 else 0).convert("1") if black else image)
    source.close()
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return buffer.getvalue()
