"""Lines go in; the heading whose middle changes ("Der … möge beschließen:") comes out, over up to three lines."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.german.fold import alike, fold
from pipeline.model.lines import TextLine
from pipeline.outline.words import DATE, VERBS
from pipeline.templates import MOST_GAP_WORDS, Gapped, Heading, Template


def find(
    lines: Sequence[TextLine], i: int, shift: int, words: Template, part: str | None = None
) -> tuple[Heading, float, int, str] | None:
    """A heading whose middle changes ("Der … möge beschließen:"), over up to three lines, closed by a colon."""
    line = lines[i]
    inside = not line.first and i > 0 and lines[i - 1].string[-1:] not in ".:;!?"
    if inside and not (line.string[:1].isupper() and line.string.endswith(":")):
        return None
    string = line.string[shift:] if part is None else part
    last = i
    while ":" not in string and last - i < 2 and not lines[last].last and last + 1 < len(lines):
        last += 1
        string += " " + lines[last].string
    colon = string.find(":")
    if colon > 220 or (colon < 0 and last > i):
        string, colon, last = line.string[shift:], line.string[shift:].find(":"), i
    head = string[:colon] if colon >= 0 else string
    tokens = [key for t in head.split() if (key := fold(t))]
    alone = line.first and (line.last or (len(tokens) <= 6 and head[-1] not in ".,;" and not VERBS.search(head)))
    alone = alone and (line.last or not DATE.search(head))
    if not 2 <= len(tokens) <= 26 or (colon < 0 and not alone):
        return None
    begun = {key for key in words.first_words if alike(tokens[0], key)}
    for one in (*words.variants, *words.gapped):
        if one.first_word is not None and one.first_word not in begun:
            continue
        like = _fits(one, tokens)
        if like is None or (inside and not one.wishes):
            continue  # right below a title only a lead-in is sure ("Der Rat möge beschließen:")
        heading = one.heading
        variant = one in words.variants
        if (variant or not heading.introduction) and (colon < 0 and not line.bold and len(head) > 60):
            continue
        if variant and (len(tokens) > 6 or head[-1:] == "." or VERBS.search(head)):
            continue  # "Alternativen werden nicht gesehen."
        if heading.introduction and colon < 0:
            continue
        rule = (
            "variant"
            if variant
            else ("asks" if one.wishes else "lead-in")
            if heading.introduction
            else "heading of a body"
        )
        # the words may run over lines: measure them in the printed string
        letters = length(lines, i, last, shift, len(head.rstrip()))
        return heading, (0.93 if like == 1 else 0.85) - (0.1 if rule == "lead-in" else 0.0), letters, rule
    return None


def length(lines: Sequence[TextLine], i: int, last: int, shift: int, letters: int) -> int:
    """How far ``letters`` of the joined lines reach in the printed string, counted from line ``i`` behind ``shift``."""
    for k in range(i, last + 1):
        own = len(lines[k].string) - (shift if k == i else 0)
        if letters <= own:
            return lines[k].start + (shift if k == i else 0) + letters - lines[i].start - shift
        letters -= own + 1
    return lines[last].end - lines[i].start - shift


def _fits(gapped: Gapped, tokens: Sequence[str]) -> float | None:
    """How like words (their keys) are to a heading with gaps, word by word; None where they are another."""
    most = MOST_GAP_WORDS + (4 if gapped.heading.introduction else 0)
    first, *between, last = gapped.parts
    if len(tokens) < len(first) + len(last) + 1:
        return None
    like = _alike(first, tokens[: len(first)])
    tail = _alike(last, tokens[len(tokens) - len(last) :])
    if like is None or tail is None:
        return None
    like = min(like, tail)
    at, stop = len(first), len(tokens) - len(last)
    for part in between:
        for start in range(at + 1, min(at + most, stop - len(part)) + 1):
            middle = _alike(part, tokens[start : start + len(part)])
            if middle is not None:
                break
        else:
            return None
        like = min(like, middle)
        at = start + len(part)
    return like if 1 <= stop - at <= most else None


def _alike(keys: Sequence[str], words: Sequence[str]) -> float | None:
    """1.0 for the same words, 0.9 for words a little misread, None for others."""
    like = 1.0
    for key, printed in zip(keys, words, strict=True):
        if printed == key:
            continue
        if not alike(printed, key):
            return None
        like = 0.9
    return like
