"""A document's string comes in; edits that put lost umlauts and ß back go out, each with its probability.

How much of the document is damaged is estimated first and is the prior of every decision: in a clean document nothing
is changed. Known words that are readings of other known words (wurde/würde) are decided by their context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import exp, log

from pipeline.german.words import words
from pipeline.model.text import Edit
from pipeline.repair import calibration, context, evidence, places, slips
from pipeline.repair.candidates import Candidate, Lexicon, Reading, lexicon
from pipeline.repair.evidence import RARE, Choice, Seen, is_odd
from pipeline.repair.features import MOODS
from pipeline.repair.habits import Habits
from pipeline.repair.index import Index
from pipeline.repair.tokens import Token, tokenise

RULE = "umlaut"
LIGHT = 0.05
"""Below this share of damaged letters a document needs proof before anything in it is changed."""
PIECE = -13.0
"""Forms of five letters and less that are rarer than this are mostly pieces of torn words."""
HEAVY = 0.3
"""From here on a sign that stands for one umlaut only is one, even in a name that no lexicon has."""


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
            readings[i] = None if evidence.is_rest(token, known) else readings[i]
    if evidence.letters_are_left_out(readings):
        known = known.without_letters()
        readings = [None if t.protected else known.read(t.word) for t in tokens]
    tokens, readings = _parted(tokens, readings, known)
    for i in evidence.english(tokens):
        readings[i] = None
    rate, proofs = evidence.damage_rate(tokens, readings)
    if not proofs and not any(r is not None and r.kind == "unknown" and r.candidates for r in readings):
        return [], rate, proofs
    own = evidence.intact(tokens, readings) | (evidence.agreed(tokens, readings) if rate >= HEAVY else set())
    firm = set(own)
    memory = Index.of(own) if own else None
    stream = context.Stream(text, tokens, known)
    seen: dict[str, Seen] = {}
    habits: Habits | None = None
    choices: list[Choice] = []
    for _ in range(2):
        choices = list(_choices(known, tokens, readings, memory, firm, stream, rate, seen, habits))
        intact = sum(c in "äöüÄÖÜß" for t in tokens for c in t.word)
        lost = sum(
            candidate.changes * chance
            for choice in choices
            for (candidate, _), chance in zip(choice.options, chances(choice), strict=True)
        )
        rate = (lost + 0.02) / (lost + intact + 2.0)
        seen = evidence.seen(tokens, choices)
        habits = Habits(evidence.sure(choices)) if rate >= HEAVY else None
        restored = {form for form in seen if known.logp(form) is None}
        if restored - own:
            own |= restored
            memory = Index.of(own)
        for choice in choices:
            best = max(choice.options, key=lambda o: o[1])
            if best[1] > 0:
                stream.take(choice.token, best[0].form)
    return choices, rate, proofs


def _parted(
    tokens: list[Token], readings: list[Reading | None], known: Lexicon
) -> tuple[list[Token], list[Reading | None]]:
    """The words with those parted that lost the blank between them, where every part is a word or surely was one."""
    parted: list[Token] = []
    found: list[Reading | None] = []
    for token, reading in zip(tokens, readings, strict=True):
        pieces: list[Token] = []
        if reading is not None and reading.kind == "unknown" and not token.word.islower() and token.second < 0:
            for parts in slips.parts(token.word) if not any(c.kind == "word" for c in reading.candidates) else ():
                read = [known.read(part) for part in parts]
                if all(r.kind in ("word", "compound") or any(c.kind == "word" for c in r.candidates) for r in read):
                    start = token.start
                    for part in parts:
                        pieces.append(Token(start, start + len(part), part, False))
                        start += len(part)
                    found += read
                    break
        parted += pieces or [token]
        found += [] if pieces else [reading]
    return parted, found


def _opens(text: str, at: int) -> bool:
    gap = text[max(0, at - 12) : at]
    return not gap.strip() if at <= 12 else gap[len(gap.rstrip()) :].count("\n") > 1


def is_code(word: str) -> bool:
    """Whether a word looks like a short code ("RtB", "FuB"), which a damaged word may look like too."""
    return len(word) <= 4 and not word.isupper() and any(map(str.isupper, word[1:]))


def _is_piece(best: Candidate) -> bool:
    """Whether a short form is so rare that it is rather a piece of a torn word ("Ertra ge") than a word."""
    return len(best.form) < 6 and (best.logp < PIECE or best.kind == "document")


def _choices(
    known: Lexicon,
    tokens: list[Token],
    readings: list[Reading | None],
    memory: Index | None,
    firm: set[str],
    stream: context.Stream,
    rate: float,
    seen: dict[str, Seen],
    habits: Habits | None,
) -> Iterator[Choice]:
    text = stream.text
    times = Counter(t.word for t in tokens)
    named = times.keys() | set(stream.taken.values())
    damaged, intact = log(min(max(rate, 1e-6), 0.9995)), log(1 - min(max(rate, 1e-6), 0.9995))
    for token, reading in zip(tokens, readings, strict=True):
        if reading is None:
            continue
        candidates = reading.candidates if rate < HEAVY else known.badly_read(reading)
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
        told_by: dict[str, str] = {}
        for candidate in candidates:
            kept = sum(c in "äöüÄÖÜß" for c in candidate.form) - candidate.changes
            logp = candidate.logp
            if reading.kind == "unknown" or (reading.kind == "word" and reading.logp < -13.0):
                found = seen.get(candidate.form)
                if found is not None and (candidate.form in known.words or found.words - {token.word}):
                    # A form that nobody knows does not prove itself: it must have stood in another way as well.
                    logp = max(logp, found.logp)
            cost = candidate.cost - (habits.shift(candidate.form, token.word) if habits is not None else 0.0)
            odds = logp - cost + candidate.changes * damaged + kept * intact - here
            odds += stream.case(token, candidate.form)
            if cost > 1.5 and reading.kind != "word":
                # A rare misreading does not befall a word every time: what always stands the same is likely meant.
                odds -= min(8.0, 0.5 * (cost - 1.5) * (times[token.word] - 1))
            if reading.kind == "word":
                told = stream.against(token, candidate.form, token.word)
                if told is not None:
                    odds += told - (candidate.logp - reading.logp)
                elif there := places.against(candidate.form, token.word, named):
                    odds += there
                    told_by[candidate.form] = "places"
            elif candidate.kind != "word":
                for one, two in _heads(reading, candidate.form):
                    told = stream.against(token, one, two)
                    if told is not None:
                        odds += told - (candidate.logp - reading.logp)
                        told_by[candidate.form] = "head"
                        break
            options.append((candidate, odds))
        if len(options) > 1 and reading.kind != "word":
            _weigh(token, stream, options)
        yield Choice(token, reading, tuple(options), told_by)


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
            choice.told_by.get(best.form, ""),
            best.kind != "word" and bool(_heads(reading, best.form)),
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
    if outcome == "repair" and rate < HEAVY and "either" in features:
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


def _heads(reading: Reading, form: str) -> list[tuple[str, str]]:
    """The heads of a compound that nobody counted, as it would be repaired and as it stands, where both are real words
    ("Gärten", "Garten" of "Bewegungskindergarten"): nothing but the context tells which is meant."""
    word = reading.word
    if reading.kind != "compound" or len(form) != len(word):
        return []
    large = word[0].isupper()
    return [
        (one, two)
        for at in range(3, len(form) - 3)
        if word[:at] == form[:at] and word[at:] != form[at:]
        for one, two in [(form[at:].capitalize(), word[at:].capitalize()) if large else (form[at:], word[at:])]
        if one in words() and two in words()
    ]


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
