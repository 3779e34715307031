"""Steps of a page that an engine read go in; their badly read bodies come out as the paper spells them elsewhere.

Only what an engine read is led back: what a file prints as its own text stays, whatever its letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.own_spelling import spelt
from pipeline.fields.step import Draft, flat
from pipeline.german import bodies
from pipeline.german.fold import fold, nearest
from pipeline.model.mention import Body, Mention
from pipeline.model.text import Text

_ELSEWHERE, _KIND = 0.75, 0.7  # no more than a doubt: the letters were guessed
_CUT = re.compile(r"(?:-|,|\b(?:und|sowie|für))$")
"""How a name ends whose rest was not read."""
_GOES_ON = re.compile(r"(?:,?[ ][A-ZÄÖÜ][\w-]+){0,4}[ ](?:und|sowie)(?=\s*(?:\n|$))")
"""What goes on behind a body that was taken for whole, and breaks off."""
_CUT_OFF = 0.5
_LONG = 8  # letters of a word that may differ by one from its twin and still be the same


def mend(text: Text, steps: Sequence[Draft]) -> None:
    """Names of no known kind led to the nearest name of the paper, else to the nearest kind of body; names that differ
    from another one of the paper by a sign that was not read, or by one letter of a long word, to that one."""
    read = [s for s in steps if s.body and any(a.confidence < 1 for a in text.words(s.body.start, s.body.end))]
    if not read:
        return
    names = Counter(m.value.name for m in bodies.parse(text.string[: text.body.end]))
    names.update(s.body.value.name for s in steps if s.body and bodies.is_body(s.body.value.name))
    words = Counter(m[0] for m in _LONG_WORD.finditer(text.string, 0, text.body.end))
    for step in read:
        assert step.body is not None
        more = _GOES_ON.match(text.string, step.body.end)
        if more:  # "Ausschuss für Stege, Ordnung und", its rest not read
            whole = replace(step.body, value=Body(step.body.value.name + flat(" " + more[0]).replace(" ,", ",")))
            step.body = replace(whole, end=more.end(), confidence=min(step.body.confidence, _CUT_OFF))
        step.body = _with_words(_mended(step.body, names), words)
        own = spelt(text, step.body.start, step.body.end, step.body.value.name)
        if own != step.body.value.name:  # "Rat der Stadt Ahibrück" of Ahlbrück
            step.body = _as(step.body, own, "as elsewhere in the paper", _ELSEWHERE)


def spell(text: Text, steps: Sequence[Draft]) -> None:
    """Committees named in the genitive spelt as the paper spells its words: before 1996 it was "der Ausschuß". A kind
    that a file prints as its own text with another letter is the author's slip and stays."""
    for step in steps:
        words = text.words(step.body.start, step.body.end) if step.body else ()
        if step.body is not None and words and all(a.confidence >= 1 for a in words):
            own = bodies.clean(text.string[step.body.start : step.body.end])
            whole = len(own.split()) == len(step.body.value.name.split())  # a card's body stands on lines of its own
            slip = whole and step.body.value.name.endswith("usschuss") and not _KIND_PRINTED.search(own)
            step.body = _as(step.body, own, "as printed", _SLIP) if slip else step.body
    printed = text.string[: text.body.end]
    if not _OLD.search(printed) or _NEW.search(printed):
        return
    for step in steps:
        if step.body is not None and step.body.value.name.endswith("usschuss"):
            name = step.body.value.name[:-2] + "ß"
            sure = min(step.body.confidence, _SLIP)  # no letter of it is printed so
            step.body = replace(step.body, value=replace(step.body.value, name=name), confidence=sure)


_KIND_PRINTED = re.compile(r"ussch(?:uss|uß)|[A-ZÄÖÜ]{2}|A\b")
_SLIP = 0.8
_OLD = re.compile(r"\b(?:daß|muß|läßt|\w*[Bb]eschluß\w*|\w*[Aa]usschuß)\b")
_NEW = re.compile(r"\b(?:dass|muss|lässt|\w*[Bb]eschluss|\w*[Aa]usschuss)\b")
_LONG_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{8,}")


def _mended(body: Mention[Body], names: Counter[str]) -> Mention[Body]:
    name = body.value.name
    if bodies.is_body(name):
        twin = _twin(name, names)
        return _as(body, twin, "as elsewhere in the paper", _ELSEWHERE) if twin else body
    key = fold(name)
    if _CUT.search(name):
        whole = {n for n in names if fold(n).startswith(key)}
        return _as(body, whole.pop(), "as elsewhere in the paper", _ELSEWHERE) if len(whole) == 1 else body
    near = nearest(key, {fold(n): n for n in names if n != name})
    if near is not None:
        return _as(body, near[0], "as elsewhere in the paper", _ELSEWHERE)
    kind = nearest(key, {fold(k): k for k, form in bodies.kinds().items() if k == form.name})
    return _as(body, kind[0], "as its kind is spelt", _KIND) if kind else body


def _with_words(body: Mention[Body], words: Counter[str]) -> Mention[Body]:
    """The name with each long word led to the one that the paper has more often and that differs by one letter."""
    name = body.value.name
    for word in _LONG_WORD.findall(name):
        near = [w for w, n in words.items() if n > words[word] and _one_letter(w, word)]
        name = name.replace(word, near[0]) if len(near) == 1 else name
    return body if name == body.value.name else _as(body, name, "as elsewhere in the paper", _ELSEWHERE)


def _one_letter(one: str, two: str) -> bool:
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _twin(name: str, names: Counter[str]) -> str | None:
    """The name of which ``name`` is a misreading: the same letters with a sign more, or one that the paper has more
    often and that differs by one letter of one long word."""
    key, words = fold(name), name.split()
    for other, count in names.items():
        if other == name:
            continue
        if fold(other) == key and len(other) > len(name) and other.count("-") > name.count("-"):
            return other
        parts = other.split()
        unlike = [(a, b) for a, b in zip(words, parts, strict=False) if a != b]
        if len(parts) != len(words) or len(unlike) != 1 or count <= names[name]:
            continue
        if len(unlike[0][0]) >= _LONG and _one_letter(*unlike[0]):
            return other
    return None


def _as(body: Mention[Body], name: str, rule: str, most: float) -> Mention[Body]:
    return replace(body, value=Body(name), rule=rule, confidence=min(body.confidence, most))
