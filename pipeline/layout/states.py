"""A cell with its words or its ink goes in; its state as truth.md says comes out, with the confidence of that state.

``value`` a printed figure (also in words), ``blank`` a printed place without ink, ``unreadable`` ink that was not
surely read, ``absent`` no place for the number. A dash is blank and keeps its text; "einstimmig" gives no number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.german import numbers
from pipeline.layout.heads import NUMERIC, HeadKind
from pipeline.model.page import Cell

_FIGURE = re.compile(
    r"^(?:=\s?)?(?:(?:€|EUR|DM)\s)?[+\-–−]?\s?(?:\d{1,3}(?:[.\u00a0 ]\d{3})+|\d+)(?:,(?:\d+|-{1,2}|–))?"
    r"\s*(?:€|EUR|Euro|T€|TEUR|DM|TDM|%|v\.\s?H\.)?$"
)
_VOTES = re.compile(r"^\d{1,3}(?:\s*(?:Stimmen?|Ja|Nein|Enth\.?))?$", re.IGNORECASE)
_DASH = re.compile(r"^[-–—_/·]+$|^(?:\.{3,}|…+)$|^[.,]\s?[/|]\s?[.,]?$|^[/|]\s?[.,]$")
_WORD_FIGURE = re.compile(
    r"^(?:keine?|null|eine?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)$", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"einst|einvern|mehrh|vertagt|verwies|zurück|abgesetzt|kenntnis|abgelehnt|beschlossen|zugestimmt", re.IGNORECASE
)
_CROSS = re.compile(r"^[xX×✗✘☒⊠]$")
_SURE = 0.98  # an empty cell of a digital page
LEAST = 0.75  # below this a read figure is not taken for what is printed


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a printed number."""
    return bool(_FIGURE.match(text.strip()))


def is_written(text: str) -> bool:
    """Whether a text over the cells of a vote tells its result in words, so that no number stands there."""
    return bool(_WRITTEN.search(text)) and not any(c.isdigit() for c in text)


def is_dash(text: str) -> bool:
    return bool(_DASH.match(text.strip()))


def is_cross(text: str) -> bool:
    """Whether a text is one cross, as marks a column for a row."""
    return bool(_CROSS.match(text.strip()))


def _is_number(text: str) -> bool:
    """Whether a text is a number in one word ("einundzwanzig")."""
    return text.isalpha() and len(text) > 3 and numbers.from_words(text) is not None


def bare_figure(text: str) -> str:
    """The figure in what an engine read, without the dust around it; empty where there is more than a figure."""
    bare = text.strip(" .,;:'\"`’‘|[]°*»«_~-–—")
    return bare if bare.isdigit() else ""


def cell_text(cell: Cell) -> str:
    return " ".join(line.string.strip() for line in cell.lines if line.string.strip())


def cell_confidence(cell: Cell) -> float:
    """How surely the words of a cell were read: the least of them; 1 without words."""
    return min((w.confidence for line in cell.lines for w in line.words), default=1.0)


def stated_from_text(cell: Cell, kind: HeadKind | None) -> Cell:
    """``cell`` with the state that its words alone give; ``kind`` is that of its column's head."""
    text = cell_text(cell)
    read = cell_confidence(cell)
    if not text:
        return replace(cell, state="blank", confidence=_SURE)
    if kind not in NUMERIC:
        return replace(cell, state="value", confidence=read)
    if is_dash(text):
        return replace(cell, state="blank", confidence=min(read, 0.95))
    if kind == "vote":
        bare = bare_figure(text)
        if read < 1 and bare:
            text = bare
        if _WRITTEN.search(text):
            return replace(cell, state="absent", confidence=min(read, 0.9))
        if _VOTES.match(text) or _WORD_FIGURE.match(text) or _is_number(text):
            state_ok = read >= LEAST
            return replace(cell, state="value" if state_ok else "unreadable", confidence=read if state_ok else 0.6)
        if is_cross(text):
            return replace(cell, state="unreadable", confidence=0.85)
        return replace(cell, state="unreadable", confidence=0.6)
    if is_figure(text) and read < 0.5:
        return replace(cell, state="unreadable", confidence=0.5)
    return replace(cell, state="value", confidence=read)
