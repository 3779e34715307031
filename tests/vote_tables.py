"""Forms of the Beratungsfolge with votes, made from a seed: geometry, heads, columns, fonts and cells vary; all towns
and bodies are invented. ``form(seed)`` draws lots, ``Form`` can also be written by hand; ``tests/vote_drawing.py``
draws it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
        least = max(stringWidth(part, bold(font), size) for part in spanning.split("\n")) + 8
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


def bold(font: str) -> str:
    return {"Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")


def _width(kind: str, head: str, size: float, font: str, lot: random.Random) -> float:
    """A width that holds every word a cell of this kind may hold."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    held = {
        "date": ["30.12.2031"],
        "body": [word for name in BODIES for word in name.split()],
        "role": list(ROLES),
        "result": ["mehrheitlich", "einstimmig", "beschlossen"],
    }
    words = [(w, font) for w in held.get(kind, ["999"])] + [(w, bold(font)) for w in head.split()]
    least = max(stringWidth(word, face, size) for word, face in words) + 8.5
    if kind == "body":
        return max(least, lot.choice((110.0, 150.0, 190.0)))
    return least + 2.0 if kind in held else max(least, size * lot.choice((2.4, 3.2, 4.0)))
