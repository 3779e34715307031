"""A document's string comes in; edits that put lost umlauts and ß back go out, each with its probability.

How much of the document is damaged is estimated first and is the prior of every decision: in a clean document nothing
is changed. Known words that are readings of other known words (wurde/würde) are decided by their context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import exp, log
from typing import NamedTuple

from pipeline.model.text import Edit
from pipeline.repair import calibration, context
from pipeline.repair.candidates import Candidate, Index, Lexicon, Reading, lexicon
from pipeline.repair.tokens import Token, tokenise

RULE = "umlaut"
LIGHT = 0.05
"""Below this share of damaged letters a document needs proof before anything in it is changed."""


RARE = -14.6
"""Words rarer than this (ln of their share of text) are mostly names."""
HEAVY = 0.3
"""From here on a sign that stands for one umlaut only is one, even in a name that no lexicon has."""


_BEGINNINGS = ("er", "ver", "be", "ge", "ent", "zer", "vor", "an", "auf", "aus", "ein", "ab", "zu", "un", "mit", "nach")


class Choice(NamedTuple):
    """One word with its options: log-odds of each candidate against leaving the word as it stands."""

    token: Token
    reading: Reading
    options: tuple[tuple[Candidate, float], ...]


def find(text: str, known: Lexicon | None = None) -> Iterator[Edit]:
    """Edits in offsets of `text`, in order, one per word."""
    choices, rate, proofs = weigh(text, known or lexicon())
    for choice in choices:
        edit = _decide(text, choice, rate, proofs)
        if edit is not None:
            yield edit


def weigh(text: str, known: Lexicon) -> tuple[list[Choice], float, int]:
    """Every word that may be damaged with its options, the document's rate of damage, the words that prove it."""
    tokens = tokenise(text)
    readings = [None if t.protected else known.read(t.word) for t in tokens]
    for i, token in enumerate(tokens):
        # A paragraph that begins with a small letter begins with the rest of a divided word ("forderlich").
        if token.word[0].islower() and readings[i] is not None and _opens(text, token.start):
            readings[i] = None if is_rest(token, known) else readings[i]
    if _letters_are_left_out(readings):
        known = known.without_letters()
        readings = [None if t.protected else known.read(t.word) for t in tokens]
    rate, proofs = damage_rate(tokens, readings)
    memory = _memory(tokens, readings) if rate >= LIGHT or proofs else None
    if not proofs and rate < LIGHT:
        return [], rate, proofs
    stream = context.Stream(text, tokens, known)
    seen: dict[str, float] = {}
    choices: list[Choice] = []
    for _ in range(2):
        choices = list(_choices(known, tokens, readings, memory, stream, rate, seen))
        intact = sum(c in "äöüÄÖÜß" for t in tokens for c in t.word)
        lost = sum(
            candidate.changes * chance
            for choice in choices
            for (candidate, _), chance in zip(choice.options, chances(choice), strict=True)
        )
        rate = (lost + 0.02) / (lost + intact + 2.0)
        seen = _seen(tokens, choices)
        restored = {form for form in seen if known.logp(form) is None}
        if restored:
            memory = Index(restored)
        for choice in choices:
            best = max(choice.options, key=lambda o: o[1])
            if best[1] > 0:
                stream.take(choice.token, best[0].form)
    return choices, rate, proofs


def _opens(text: str, at: int) -> bool:
    gap = text[max(0, at - 12) : at]
    return not gap.strip() if at <= 12 else gap[len(gap.rstrip()) :].count("\n") > 1


def is_rest(token: Token, known: Lexicon) -> bool:
    """Whether the word is unknown as it stands and a known word with "er", "ver" ... before it."""
    word = token.word
    return word not in known.words and any((start + word) in known.words for start in _BEGINNINGS)


def _letters_are_left_out(readings: list[Reading | None]) -> bool:
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
        if reading is None or not reading.candidates or reading.kind != "unknown":
            continue
        best = reading.candidates[0]
        if best.logp - best.cost < reading.logp + 2:
            continue
        sure = reading.word[0].islower() or (len(reading.word) >= 6 and is_odd(reading.word))
        if best.kind == "word" and sure and ("é" not in reading.word or best.logp > -13.0):
            proofs.add(reading.word)
        lost += best.changes * (1.0 if sure else 0.3) * (1.0 if best.kind == "word" else 0.3)
    if len(proofs) == 1 and "é" in next(iter(proofs)):
        # One word with an accent is a French word.
        proofs.clear()
    return (lost + 0.02) / (lost + intact + 2.0), len(proofs)


def _memory(tokens: list[Token], readings: list[Reading | None]) -> Index | None:
    """Words with an intact umlaut that only this document knows: an intact name helps a damaged one."""
    own = {
        t.word
        for t, r in zip(tokens, readings, strict=True)
        if r is not None and r.kind != "word" and len(t.word) > 3 and any(c in "äöüÄÖÜß" for c in t.word)
    }
    return Index(own) if own else None


def _seen(tokens: list[Token], choices: list[Choice]) -> dict[str, float]:
    """ln of the share in this document of words with an umlaut, intact or surely restored: papers repeat themselves."""
    count: Counter[str] = Counter()
    for token in tokens:
        if not token.word.isascii() and any(c in "äöüÄÖÜß" for c in token.word):
            count[token.word] += 1
    for choice in choices:
        best = max(choice.options, key=lambda o: o[1])
        if best[1] > 4 and choice.reading.kind != "word":
            count[best[0].form] += 1
    return {form: log(0.2 * min(n / max(len(tokens), 200), 0.1)) for form, n in count.items()}


def _choices(
    known: Lexicon,
    tokens: list[Token],
    readings: list[Reading | None],
    memory: Index | None,
    stream: context.Stream,
    rate: float,
    seen: dict[str, float],
) -> Iterator[Choice]:
    text = stream.text
    times = Counter(t.word for t in tokens)
    damaged, intact = log(min(max(rate, 1e-6), 0.9995)), log(1 - min(max(rate, 1e-6), 0.9995))
    for token, reading in zip(tokens, readings, strict=True):
        if reading is None:
            continue
        candidates = reading.candidates
        if rate < HEAVY and any(c.kind == "spelling" for c in candidates):
            candidates = tuple(c for c in candidates if c.kind != "spelling")
        if memory is not None and reading.kind == "unknown":
            more = [
                Candidate(form, -13.0, cost, changes, "document")
                for _, form, cost, changes in memory.walk(token.word, dearest=7.0)
            ]
            candidates = (*more, *(c for c in candidates if c.form not in {m.form for m in more}))
        if (
            token.word[0].islower()
            and text[token.end : token.end + 1] == "-"
            and text[token.end + 1 : token.end + 2].isupper()
        ):
            # "fir-Baum": before a hyphen and a noun stands no word such as für.
            candidates = tuple(c for c in candidates if c.logp < -9.0)
        if not candidates:
            continue
        here = reading.logp
        if text[token.end : token.end + 1] == "." and here < -16.0 and len(token.word) > 2:
            here = max(here, known.abbreviates(token.word) or -99.0)
        here += intact * sum(c in "äöüÄÖÜß" for c in token.word)
        here += stream.case(token, token.word)
        options = []
        for candidate in candidates:
            kept = sum(c in "äöüÄÖÜß" for c in candidate.form) - candidate.changes
            logp = candidate.logp
            if candidate.form in seen and (
                reading.kind == "unknown" or (reading.kind == "word" and reading.logp < -13.0)
            ):
                logp = max(logp, seen[candidate.form])
            odds = logp - candidate.cost + candidate.changes * damaged + kept * intact - here
            odds += stream.case(token, candidate.form)
            if candidate.cost > 1.5 and reading.kind != "word":
                # A rare misreading does not befall a word every time: what always stands the same is likely meant.
                odds -= min(8.0, 0.5 * (candidate.cost - 1.5) * (times[token.word] - 1))
            if reading.kind == "word":
                told = stream.against(token, candidate.form, token.word)
                if told is not None:
                    odds += told - (candidate.logp - reading.logp)
            options.append((candidate, odds))
        if len(options) > 1 and reading.kind != "word":
            _weigh(token, stream, options)
        yield Choice(token, reading, tuple(options))


def _weigh(token: Token, stream: context.Stream, options: list[tuple[Candidate, float]]) -> None:
    """Let the context decide between the two likeliest candidates of a word that cannot stay as it is."""
    order = sorted(range(len(options)), key=lambda i: -options[i][1])
    (one, first), (two, second) = options[order[0]], options[order[1]]
    if first - second > 12:
        return
    told = stream.against(token, one.form, two.form)
    if told is not None:
        shift = told - (one.logp - two.logp) - (stream.case(token, one.form) - stream.case(token, two.form))
        options[order[0]] = (one, first + shift / 2)
        options[order[1]] = (two, second - shift / 2)


def chances(choice: Choice) -> list[float]:
    """The chance of each option; what is missing to 1 is the chance of the word as it stands."""
    top = max(0.0, *(odds for _, odds in choice.options))
    weights = [exp(odds - top) for _, odds in choice.options]
    total = sum(weights) + exp(-top)
    return [w / total for w in weights]


def best_of(choice: Choice, rate: float, proofs: int) -> tuple[Candidate, dict[str, float], list[tuple[float, str]]]:
    """The likeliest candidate, what its confidence is made of, and the others with their chances."""
    found = sorted(zip(chances(choice), (o[0] for o in choice.options), strict=True), key=lambda p: (-p[0], p[1].form))
    chance, best = found[0]
    reading = choice.reading
    told = reading.kind == "word" and context.has_model(best.form, reading.word)
    return (
        best,
        calibration.features(
            chance,
            best.logp,
            best.cost,
            best.changes,
            best.kind,
            reading.kind,
            reading.logp,
            told,
            reading.word[0].isupper(),
            is_odd(reading.word),
            len(best.form) > len(reading.word),
            rate,
            proofs,
        ),
        [(p, c.form) for p, c in found[1:]],
    )


def _decide(text: str, choice: Choice, rate: float, proofs: int) -> Edit | None:
    best, features, others = best_of(choice, rate, proofs)
    confidence = calibration.confidence(features)
    outcome = calibration.outcome(confidence, rate < LIGHT)
    if outcome == "repair" and rate < LIGHT and best.logp < RARE and choice.reading.word.istitle():
        # A name in a paper that is hardly damaged is more likely itself.
        outcome = "repair" if is_odd(choice.reading.word) else "flag"
    if outcome is None:
        return None
    token = choice.token
    before = text[token.start : token.end]
    after = best.form
    if token.second >= 0:
        after = _divided(token, before, best.form)
    alternatives = tuple((form, round(p, 3)) for p, form in others[:3] if p >= 0.01)
    return Edit(token.start, token.end, before, after, RULE, confidence, outcome, alternatives)


def _divided(token: Token, before: str, form: str) -> str:
    """The repaired word with the line end kept where it stood."""
    from rapidfuzz.distance import Levenshtein

    second = before[token.second - token.start :]
    first_length = len(token.word) - len(second)
    first = token.word[:first_length]
    gap = before[first_length : token.second - token.start]
    best = min(
        range(1, len(form)),
        key=lambda at: (
            Levenshtein.distance(first, form[:at]) + Levenshtein.distance(second, form[at:]),
            abs(at - first_length),
        ),
    )
    return form[:best] + gap + form[best:]
