"""A document's words come in; what they tell of the document goes out: its rate of damage, the words it has intact, how
it loses its letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import log
from types import MappingProxyType
from typing import NamedTuple

from pipeline.repair import channel
from pipeline.repair.candidates import Candidate, Lexicon, Reading
from pipeline.repair.tokens import Token

RARE = -14.6
"""Words rarer than this (ln of their share of text) are mostly names."""
LONG = 9
"""Letters of a word with a capital that can prove damage."""

_BEGINNINGS = ("er", "ver", "be", "ge", "ent", "zer", "vor", "an", "auf", "aus", "ein", "ab", "zu", "un", "mit", "nach")


class Choice(NamedTuple):
    """One word with its options: log-odds of each candidate against leaving the word as it stands."""

    token: Token
    reading: Reading
    options: tuple[tuple[Candidate, float], ...]
    told_by: Mapping[str, str] = MappingProxyType({})
    """Forms for or against which something other than the word itself spoke: "places" of the document, or the context
    of the "head" of a compound."""


def is_rest(token: Token, known: Lexicon) -> bool:
    """Whether the word is unknown as it stands and a known word with "er", "ver" ... before it."""
    word = token.word
    return word not in known.words and any((start + word) in known.words for start in _BEGINNINGS)


_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "with",
        "this",
        "that",
        "from",
        "our",
        "your",
        "which",
        "have",
        "been",
        "shall",
        "by",
        "are",
        "its",
        "their",
    ]
)
"""Small English words that no German text has, damaged or not: none stands in 86,000 words of readings with ``eng``."""
_REACH = 3  # words on either side


def english(tokens: list[Token]) -> list[int]:
    """The places of words within English: right behind "the", or with two small English words near by."""
    small = [t.word.lower() in _ENGLISH for t in tokens]
    if not any(small):
        return []
    return [
        i
        for i in range(len(tokens))
        if sum(small[max(0, i - _REACH) : i + _REACH + 1]) >= 2 or (i and tokens[i - 1].word.lower() == "the")
    ]


def letters_are_left_out(readings: list[Reading | None]) -> bool:
    """Whether this document's way of losing umlauts is to leave the letter out ("fr", "ffentlich")."""
    left_out = other = 0
    for reading in readings:
        if reading is None or not reading.candidates or reading.kind != "unknown":
            continue
        best = reading.candidates[0]
        if best.kind == "word" and best.logp - best.cost > reading.logp + 2 and best.logp > -14.0:
            if len(best.form) == len(reading.word) + best.changes:
                left_out += 1
            else:
                other += 1
    return left_out >= 4 and left_out > 2 * other


def is_odd(word: str) -> bool:
    """Whether a word shows what no German word shows: capitals or signs inside, é where an ö may have been, ii."""
    inner = word[1:]
    return (
        not word.isalpha()
        or "é" in word
        or "ii" in word
        or (not inner.islower() and not word.isupper() and sum(map(str.isupper, inner)) == 1)
    )


def damage_rate(tokens: list[Token], readings: list[Reading | None]) -> tuple[float, int]:
    """The share of umlaut letters that are lost, and how many different words prove that some are."""
    lost = 0.0
    intact = 0
    proofs = set()
    for token, reading in zip(tokens, readings, strict=True):
        if not token.word.isascii():
            intact += sum(c in "äöüÄÖÜß" for c in token.word)
        if reading is None or not reading.candidates or reading.kind not in ("unknown", "noun"):
            continue
        best = reading.candidates[0]
        if best.logp - best.cost < reading.logp + (2 if reading.kind == "unknown" else 12):
            continue
        gap = best.logp - best.cost - reading.logp
        sure = (
            reading.word[0].islower()
            or (len(reading.word) >= 6 and is_odd(reading.word))
            # "Mobilitatswende": no name is so long and so near to a known word.
            or (len(reading.word) >= LONG and gap > 14 and best.logp > RARE and not reading.word.isupper())
        )
        if best.kind == "word" and sure and ("é" not in reading.word or best.logp > -13.0):
            proofs.add(reading.word)
        lost += best.changes * (1.0 if sure else 0.3) * (1.0 if best.kind == "word" else 0.3)
    if all("é" in word for word in proofs):
        # Where nothing else is damaged, words with an accent are French.
        proofs.clear()
    return (lost + 0.02) / (lost + intact + 2.0), len(proofs)


def intact(tokens: list[Token], readings: list[Reading | None]) -> set[str]:
    """Words with an intact umlaut that only this document knows: an intact name helps a damaged one."""
    return {
        t.word
        for t, r in zip(tokens, readings, strict=True)
        if r is not None and r.kind in ("unknown", "compound") and len(t.word) > 3
        if any(c in "äöüÄÖÜß" for c in t.word)
    }


def agreed(tokens: list[Token], readings: list[Reading | None]) -> set[str]:
    """Forms of which two different unknown words are readings ("Mirbeth", "Murbeth"): the same name, read in two ways.

    One name stands for all its readings; that two names of a document differ in just such a place is rare.
    """
    odd = {
        t.word
        for t, r in zip(tokens, readings, strict=True)
        if r is not None
        and r.kind != "word"
        and t.word[0].isupper()
        and 5 <= len(t.word) <= 24
        and not any(c.kind == "word" for c in r.candidates)
    }
    if len(odd) > 3000:
        return set()
    times = Counter(form for word in odd for form, _ in _before(word))
    readings_of: dict[str, list[dict[int, str]]] = {}
    for word in sorted(odd):
        for form, changes in _before(word):
            if times[form] > 1 and form.isalpha():
                readings_of.setdefault(form, []).append(changes)
    return {form for form, found in readings_of.items() if _differ(form, found)}


def _differ(form: str, found: list[dict[int, str]]) -> bool:
    """Whether every letter put back was read in two ways: what always stands the same is likely meant."""
    return all(len({changes.get(at, form[at]) for changes in found}) > 1 for at in {at for c in found for at in c})


def _before(word: str) -> Iterator[tuple[str, dict[int, str]]]:
    """What a name may have been with one or two letters put back that are often read so: the form, and by the place of
    each of these letters what was read there."""
    inner, init = channel.causes("inner"), channel.causes("init")
    stack: list[tuple[int, str, float, dict[int, str]]] = [(0, "", 0.0, {})]
    seen_forms = set()
    while stack:
        at, form, cost, changes = stack.pop()
        if at == len(word):
            if changes and form not in seen_forms:
                seen_forms.add(form)
                yield form, changes
            continue
        stack.append((at + 1, form + word[at], cost, changes))
        if len(changes) < 2:
            for seen, letter, more in (inner if at else init).get(word[at], ()):
                if seen and cost + more <= 5.0 and more <= 3.3 and word.startswith(seen, at):
                    stack.append((at + len(seen), form + letter, cost + more, {**changes, len(form): seen}))


class Seen(NamedTuple):
    """ln of a form's share in its document, and as which words it stood there: itself where it is intact."""

    logp: float
    words: frozenset[str]


def seen(tokens: list[Token], choices: list[Choice]) -> dict[str, Seen]:
    """Words with an umlaut that the document has, intact or surely restored: papers repeat themselves."""
    count: Counter[str] = Counter()
    words: dict[str, set[str]] = {}
    for token in tokens:
        if not token.word.isascii() and any(c in "äöüÄÖÜß" for c in token.word):
            count[token.word] += 1
            words.setdefault(token.word, set()).add(token.word)
    for choice in choices:
        best = max(choice.options, key=lambda o: o[1])
        if best[1] > 4 and choice.reading.kind != "word":
            count[best[0].form] += 1
            words.setdefault(best[0].form, set()).add(choice.reading.word)
    size = max(len(tokens), 200)
    return {form: Seen(log(0.2 * min(n / size, 0.1)), frozenset(words[form])) for form, n in count.items()}


def sure(choices: list[Choice]) -> set[tuple[str, str]]:
    """The words that are surely repaired, as pairs of what they were and what stands there."""
    found = set()
    for choice in choices:
        best, odds = max(choice.options, key=lambda o: o[1])
        if odds > 5 and choice.reading.kind != "word" and best.kind in ("word", "compound", "named"):
            found.add((best.form, choice.token.word))
    return found
