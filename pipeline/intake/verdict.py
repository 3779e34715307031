"""What a page holds comes in; the verdict on its text, the decision that follows and the reasons go out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from pipeline.german.damage import UMLAUTS, Damage, assess
from pipeline.model.geometry import Box, intersection
from pipeline.model.page import Decision, Reason, Verdict, Word

COVERS = 0.8
"""A picture of this share of the page is the page (a scan)."""
FEW_LETTERS = 120
"""A layer of fewer letters behind a scan proves nothing about the rest of the page."""


class Judgement(NamedTuple):
    """A verdict with its decision and reasons; ``words`` of the layer that go on with the sheet; ``pictures`` that are
    to be read on a page whose words are kept."""

    verdict: Verdict
    decision: Decision
    reasons: tuple[Reason, ...]
    words: tuple[Word, ...]
    pictures: tuple[Box, ...] = ()


def of_text(lines: Iterable[str]) -> tuple[Verdict, Decision, tuple[Reason, ...]]:
    """The verdict on a page of plain text, which has no picture that could be read instead."""
    string = "\n".join(lines)
    if not string.strip():
        return "blank", "skip", (Reason("blank", None, "The page has no text."),)
    damage = assess(string)
    verdict: Verdict = "digital" if damage.verdict == "sane" or damage.verdict == "none" else damage.verdict
    return verdict, "keep", _reasons(damage)


def of_page(
    shown: tuple[Word, ...],
    layer: tuple[Word, ...],
    hidden: int,
    *,
    covered: float,
    drawings: int,
    pictures: tuple[Box, ...],
) -> Judgement:
    """The verdict on a page of a PDF.

    ``shown`` words are seen on the page, ``layer`` words lie unseen with a picture, ``hidden`` counts the others;
    ``covered`` is the share of the page that pictures cover; ``pictures`` are smaller ones that may hold text.
    """
    notes: tuple[Reason, ...] = ()
    if hidden:
        notes = (Reason("hidden-words", hidden, f"{hidden} words are in the file but not shown on the page."),)
    if covered >= COVERS:
        return _scan(shown, layer, covered, notes)
    if not shown:
        if layer:
            return _scan(shown, layer, covered, notes)
        if not drawings and covered < 0.002:
            return Judgement("blank", "skip", (*notes, Reason("blank", None, "The page shows nothing.")), ())
        return Judgement("none", "read", (*notes, Reason("no-layer", None, "The page shows no words as text.")), ())
    damage = assess(page_string(shown))
    reasons = (*notes, *_reasons(damage))
    match damage.verdict:
        # What the page shows may be right and only its letters' codes wrong: its picture tells.
        case "broken encoding" | "wrong language":
            return Judgement(damage.verdict, "read", reasons, shown)
        case "partly damaged":
            return Judgement("partly damaged", "align", reasons, shown)
    verdict: Verdict = "digital"
    words = shown
    if layer:
        # An unseen layer over a part of a digital page: its picture is read, so that one rule serves both.
        reasons = (*reasons, Reason("layer-in-picture", len(layer), f"{len(layer)} words lie unseen over a picture."))
    if pictures:
        reasons = (
            *reasons,
            Reason("pictures", len(pictures), f"{len(pictures)} pictures on the page may hold text."),
        )
        return Judgement(verdict, "align", reasons, words, pictures)
    return Judgement(verdict, "keep", reasons, words)


def _scan(shown: tuple[Word, ...], layer: tuple[Word, ...], covered: float, notes: tuple[Reason, ...]) -> Judgement:
    """The verdict on a page that is a picture, by the layer that lies with it."""
    notes = (*notes, Reason("picture", round(covered, 2), f"Pictures cover {covered:.0%} of the page."))
    words = layer + shown
    if not words:
        return Judgement("none", "read", (*notes, Reason("no-layer", 0, "The scan has no text layer.")), ())
    damage = assess(page_string(words))
    reasons = (*notes, *_reasons(damage))
    letters = sum(c.isalpha() for w in words for c in w.text)
    match damage.verdict:
        case "none":
            return Judgement("none", "read", reasons, ())
        case "broken encoding" | "wrong language":
            return Judgement(damage.verdict, "read", reasons, words)
        case "partly damaged":
            return Judgement("partly damaged", "align", reasons, words)
    if damage.rate > 0:  # an engine wrote the layer: one word that it read without German is not alone
        return Judgement("partly damaged", "align", reasons, words)
    if not layer or letters < FEW_LETTERS:
        # A line printed over a scan (a page mark, a stamp of the archive) is no layer of the scan.
        reasons = (*reasons, Reason("thin-layer", letters, f"The layer has only {letters} letters."))
        return Judgement("sane layer" if layer else "none", "align", reasons, words)
    if not any(c in UMLAUTS for w in words for c in unicodedata.normalize("NFC", w.text)):
        # Every German text has umlauts, and an engine without German writes none: a short page may have neither.
        message = f"No umlaut among {letters} letters shows that the engine knew German."
        reasons = (*reasons, Reason("no-umlaut", letters, message))
        return Judgement("sane layer", "align", reasons, words)
    return Judgement("sane layer", "keep", reasons, words)


def page_string(words: Iterable[Word]) -> str:
    """Words as a string to be judged: a newline where the next word begins to the left or below, else a blank."""
    parts: list[str] = []
    listed = list(words)
    for word, after in pairwise(listed):
        parts.append(word.text)
        back = (
            word.box is not None
            and after.box is not None
            and (after.box.left < word.box.left or after.box.top > word.box.middle[1])
        )
        parts.append("\n" if back else " ")
    if listed:
        parts.append(listed[-1].text)
    return "".join(parts)


def covered(page: Box, boxes: Iterable[Box]) -> float:
    """The share of the page that lies under boxes, by a grid of 40 × 40 points."""
    shares = [b for box in boxes if (b := intersection(box, page)) is not None]
    if not shares or page.area <= 0:
        return 0.0
    places = [page.left + (column + 0.5) * page.width / 40 for column in range(40)]
    count = in_one = 0
    above: list[Box] = []
    for row in range(40):
        y = page.top + (row + 0.5) * page.height / 40
        in_row = [b for b in shares if b.top <= y <= b.bottom]
        if in_row != above:  # a scan is one box, and all rows are alike
            in_one = sum(any(b.left <= x <= b.right for b in in_row) for x in places)
            above = in_row
        count += in_one
    return count / 1600


def _reasons(damage: Damage) -> tuple[Reason, ...]:
    return tuple(Reason(r.code, r.figure, r.message) for r in damage.reasons)
