"""Counted words come in; forms that are likely though never counted, and the parts of compounds go out.

Only the data build uses this module; a run never does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent / "data"
_LINKED = ("ung", "heit", "keit", "schaft", "tät", "ion", "ling", "tum")
"""Endings after which a compound always takes an s."""
ENDINGS = ("", *(HERE / "endings.txt").read_text(encoding="utf-8").splitlines()[1].split())
SEPARABLE, FIRM = (
    tuple(line.split()) for line in (HERE / "verb_prefixes.txt").read_text(encoding="utf-8").splitlines()[1:3]
)


def inflected(found: dict[str, float], certain: float = 0.35) -> dict[str, float]:
    """Forms not counted but likely: their stem takes endings after which the new ending stands in `certain` of stems.

    Learned from the counted forms themselves: of all stems that end in the same two letters and take ending a, how
    many take ending b. The count given is that share, so that a counted word always wins.
    """
    stems: dict[str, set[str]] = defaultdict(set)
    for form, number in found.items():
        if number >= 3:
            for ending in ENDINGS:
                if form.endswith(ending) and len(form) - len(ending) >= 4:
                    stems[form[: len(form) - len(ending)]].add(ending)
    both: Counter[tuple[str, str, str]] = Counter()
    one: Counter[tuple[str, str]] = Counter()
    kinds: dict[str, str] = {}
    for stem, endings in stems.items():
        if len(endings) < 2:
            continue
        kind = kinds[stem] = ("A" if stem[0].isupper() else "a") + stem[-2:].lower()
        for a in endings:
            one[kind, a] += 1
            for b in endings:
                if a != b:
                    both[kind, a, b] += 1
    after: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for (kind, a, b), n in both.items():
        if one[kind, a] >= 12 and n / one[kind, a] >= 0.05:
            after[kind, a].append((b, n / one[kind, a]))
    new: dict[str, float] = {}
    for stem, kind in kinds.items():
        misses: dict[str, float] = defaultdict(lambda: 1.0)
        for a in stems[stem]:
            for b, share in after.get((kind, a), ()):
                if b not in stems[stem]:
                    misses[b] *= 1 - share
        for b, miss in misses.items():
            if stem[0].isupper() and ("" not in stems[stem] or b == "") and b not in ("en", "e", "ern"):
                continue
            if 1 - miss >= (certain if b else 0.6) and stem + b not in found:
                new[stem + b] = max(new.get(stem + b, 0.0), 0.5 * (1 - miss))
    return new


def subjunctives(found: dict[str, float]) -> dict[str, float]:
    """Second subjunctives of strong verbs whose past is known ("übernahm": "übernähme", "übernähmen")."""
    new: dict[str, float] = {}
    lines = (HERE / "strong_verbs.txt").read_text(encoding="utf-8").splitlines()
    for past, stem in (pair.split("/") for line in lines if not line.startswith("#") for pair in line.split()):
        for prefix in ("", *SEPARABLE, *FIRM):
            times = found.get(prefix + past, 0.0) + found.get(prefix + past + "en", 0.0)
            if times >= 3:
                for form in (prefix + stem + "e", prefix + stem + "en"):
                    new[form] = max(new.get(form, 0.0), 0.3, 0.02 * times)
    return new


def parts(found: dict[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Heads and modifiers of compounds in small letters, with the number of known compounds each stands in.

    A head is marked by what it makes: "N" before a head of nouns ("Nplan"), "a" before one of other words ("aplanen").
    """
    small: Counter[str] = Counter()
    for form, number in found.items():
        if number >= 2:
            small[form.lower()] += int(number)
    heads: Counter[str] = Counter()
    modifiers: Counter[str] = Counter()
    for form, number in found.items():
        if len(form) < 7 or number < 1 or _opens_a_sentence(form, found):
            continue
        word, makes = form.lower(), "N" if form[0].isupper() else "a"
        for i in range(3, len(word) - 2):
            modifier, head = word[:i], word[i:]
            if small.get(head, 0) < (5 if len(head) > 3 else 2000):
                continue
            if _stands_alone(modifier, small):
                modifiers[modifier] += 1
                heads[makes + head] += 1
    for form, number in found.items():
        if number >= 3 and len(form) >= 5 and not _opens_a_sentence(form, found):
            heads[("N" if form[0].isupper() else "a") + form.lower()] += 2
    for form, number in found.items():
        word = form.lower()
        if number >= 3 and word.endswith(_LINKED):
            modifiers[word + "s"] += 1
            modifiers[word + "s"] = max(modifiers[word + "s"], 3)
        elif number >= 30 and form[0].isupper() and len(word) >= 5:
            modifiers[word] = max(modifiers[word], 3)
    least = {m: float(n) for m, n in modifiers.items() if n >= 3 and (len(m) > 3 or n >= 12)}
    for prefix in SEPARABLE:
        # "umzuhören", "herzurichten": a loose prefix, with the zu of the infinitive.
        least[prefix] = max(least.get(prefix, 0.0), 30.0)
        least[prefix + "zu"] = max(least.get(prefix + "zu", 0.0), 30.0)
    return {h: float(n) for h, n in heads.items() if n >= 2 and (len(h) > 4 or n >= 12)}, least


def _opens_a_sentence(form: str, found: dict[str, float]) -> bool:
    """Whether a word with a capital stands more often with a small letter."""
    return form[0].isupper() and found.get(form[0].lower() + form[1:], 0.0) > found[form]


def _stands_alone(modifier: str, small: Counter[str]) -> bool:
    """Whether a modifier is a word, with or without its linking letters."""
    enough = 5 if len(modifier) > 3 else 300
    if small.get(modifier, 0) >= enough or small.get(modifier + "e", 0) >= enough or small.get(modifier + "en", 0) >= 5:
        return True
    for link in ("s", "n", "es", "en", "er", "ns"):
        base = modifier[: -len(link)]
        if modifier.endswith(link) and len(base) >= 3 and small.get(base, 0) >= enough:
            return True
    return False
