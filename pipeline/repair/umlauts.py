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
from pipeline.repair import calibration, channel, context
from pipeline.repair.candidates import Candidate, Lexicon, Reading, lexicon
from pipeline.repair.features import MOODS
from pipeline.repair.index import Index
from pipeline.repair.tokens import Token, tokenise

RULE = "umlaut"
LIGHT = 0.05
"""Below this share of damaged letters a document needs proof before anything in it is changed."""


RARE = -14.6
"""Words rarer than this (ln of their share of text) are mostly names."""
PIECE = -13.0
"""Forms of five letters and less that are rarer than this are mostly pieces of torn words."""
LONG = 9
"""Letters of a word with a capital that can prove damage."""
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
    known = known or lexicon()
    choices, rate, proofs = weigh(text, known)
    for choice in choices:
        edit = _decide(text, choice, rate, proofs, known)
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
    if not proofs and not any(r is not None and r.kind == "unknown" and r.candidates for r in readings):
        return [], rate, proofs
    own = _intact(tokens, readings) | (_agreed(tokens, readings) if rate >= HEAVY else set())
    firm = set(own)
    memory = Index.of(own) if own else None
    stream = context.Stream(text, tokens, known)
    seen: dict[str, Seen] = {}
    choices: list[Choice] = []
    for _ in range(2):
        choices = list(_choices(known, tokens, readings, memory, firm, stream, rate, seen))
        intact = sum(c in "äöüÄÖÜß" for t in tokens for c in t.word)
        lost = sum(
            candidate.changes * chance
            for choice in choices
            for (candidate, _), chance in zip(choice.options, chances(choice), strict=True)
        )
        rate = (lost + 0.02) / (lost + intact + 2.0)
        seen = _seen(tokens, choices)
        restored = {form for form in seen if known.logp(form) is None}
        if restored - own:
            own |= restored
            memory = Index.of(own)
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


def is_code(word: str) -> bool:
    """Whether a word looks like a short code ("RtB", "FuB"), which a damaged word may look like too."""
    return len(word) <= 4 and not word.isupper() and any(map(str.isupper, word[1:]))


def _is_piece(best: Candidate) -> bool:
    """Whether a short form is so rare that it is rather a piece of a torn word ("Ertra ge") than a word."""
    return len(best.form) < 6 and (best.logp < PIECE or best.kind == "document")


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


def _intact(tokens: list[Token], readings: list[Reading | None]) -> set[str]:
    """Words with an intact umlaut that only this document knows: an intact name helps a damaged one."""
    return {
        t.word
        for t, r in zip(tokens, readings, strict=True)
        if r is not None and r.kind in ("unknown", "compound") and len(t.word) > 3
        if any(c in "äöüÄÖÜß" for c in t.word)
    }


def _agreed(tokens: list[Token], readings: list[Reading | None]) -> set[str]:
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


def _seen(tokens: list[Token], choices: list[Choice]) -> dict[str, Seen]:
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


def _choices(
    known: Lexicon,
    tokens: list[Token],
    readings: list[Reading | None],
    memory: Index | None,
    firm: set[str],
    stream: context.Stream,
    rate: float,
    seen: dict[str, Seen],
) -> Iterator[Choice]:
    text = stream.text
    times = Counter(t.word for t in tokens)
    damaged, intact = log(min(max(rate, 1e-6), 0.9995)), log(1 - min(max(rate, 1e-6), 0.9995))
    for token, reading in zip(tokens, readings, strict=True):
        if reading is None:
            continue
        candidates = reading.candidates
        if rate < HEAVY and any(c.kind in ("spelling", "slip") for c in candidates):
            candidates = tuple(c for c in candidates if c.kind not in ("spelling", "slip"))
        if memory is not None and reading.kind != "word":
            # What was restored speaks for its other readings, not for the one that it came from.
            own = {c.form for c in candidates} - firm
            more = [
                Candidate(form, -13.0, cost, changes, "document")
                for _, form, cost, changes in memory.walk(token.word, dearest=7.0)
                if form not in own
            ]
            candidates = (*more, *(c for c in candidates if c.form not in {m.form for m in more}))
        if (
            token.word[0].islower()
            and text[token.end : token.end + 1] == "-"
            and text[token.end + 1 : token.end + 2].isupper()
        ):
            # "fir-Baum": before a hyphen and a noun stands no word such as für.
            candidates = tuple(c for c in candidates if c.logp < -9.0)
        if reading.kind == "noun" and text[max(0, token.start - 1) : token.start] == "-":
            # "Feuerwerks-verbote": a hyphen of a line end that stayed; the rest of a noun.
            continue
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
            if reading.kind == "unknown" or (reading.kind == "word" and reading.logp < -13.0):
                found = seen.get(candidate.form)
                if found is not None and (candidate.form in known.words or found.words - {token.word}):
                    # A form that nobody knows does not prove itself: it must have stood in another way as well.
                    logp = max(logp, found.logp)
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
            best.form.lower() in MOODS,
            sum(c in "aou" for c in best.form) if best.kind in ("spelling", "document") else 0,
            len(best.form) > len(reading.word),
            rate,
            proofs,
        ),
        [(p, c.form) for p, c in found[1:]],
    )


def _decide(text: str, choice: Choice, rate: float, proofs: int, known: Lexicon) -> Edit | None:
    best, features, others = best_of(choice, rate, proofs)
    confidence = calibration.confidence(features)
    outcome = calibration.outcome(confidence, rate < LIGHT, features)
    if not proofs:
        # Where no word proves that letters are lost, what looks damaged is only shown.
        known_word = choice.reading.kind == "unknown" and best.kind == "word" and not is_code(choice.reading.word)
        outcome = "flag" if outcome == "repair" and known_word else None
    if outcome == "repair" and rate < HEAVY and _ends_in_a_word(choice.reading, best.form, known):
        outcome = "flag"
    if outcome == "repair" and rate < HEAVY and (is_code(choice.reading.word) or _is_piece(best)):
        outcome = "flag"
    if outcome == "repair" and rate < 2 * LIGHT and best.logp < RARE and choice.reading.word.istitle():
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


def _ends_in_a_word(reading: Reading, form: str, known: Lexicon) -> bool:
    """Whether a compound that nobody counted ends in a real word as it stands and as it would be repaired
    ("Bewegungskindergarten", "Bewegungskindergärten"): nothing but the context tells."""
    if reading.kind != "compound" or len(form) != len(reading.word):
        return False
    return any(
        reading.word[:at] == form[:at]
        and reading.word[at:] != form[at:]
        and reading.word[at:].capitalize() in known.words
        and form[at:].capitalize() in known.words
        for at in range(3, len(form) - 3)
    )


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
