"""A word that no lexicon has comes in; what it may have been goes out where its umlauts are not what was misread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.german.words import Words, words
from pipeline.repair import channel


def strokes(word: str, known: Words) -> Iterator[tuple[str, float]]:
    """Known words of which `word` differs only by l, I, i and 1 taken for each other, at most twice."""
    options = [("", 0.0, 0)]
    for at, character in enumerate(word):
        grown = [(done + character, cost, n) for done, cost, n in options]
        for letter, more in channel.STROKES.get(character, ()) if at else ():
            grown += [(done + letter, cost + more, n + 1) for done, cost, n in options if n < 2]
        options = grown
        if len(options) > 60:
            return
    for form, cost, n in options:
        if n and len(form) > 3 and form in known:
            yield form, cost


def slips(word: str, known: Words) -> Iterator[tuple[str, float]]:
    """Known words of which `word` is one misread place away, no umlaut being concerned ("rechizeitig", "Thre")."""
    if len(word) < 4 or not word.isalpha():
        return
    for at in range(len(word)):
        for length in (1, 2, 3):
            for letters, cost in channel.SLIPS.get(word[at : at + length], ()):
                if (at == 0) == letters[0].isupper() or (at == 0 and word[0].islower()):
                    form = word[:at] + letters + word[at + length :]
                    logp = known.logp(form)
                    if logp is not None and logp > (-13.0 if len(word) > 6 else -11.0):
                        yield form, cost


_SPELT = re.compile(
    r"(?<=[A-Za-zäöüé6])(?:oé|éo|6é|o6|Oé|aé|éa)(?=[a-zäöüßRB])"
    r"|(?<=[a-zäöüé6])(?:ii|é|[6BR&U@®G8])(?=[a-zäöüß])|(?<=[A-Za-zäöü])(?:ii|é|6)(?=[a-zäöüßRB&@])"
)


def spelt(word: str) -> Iterator[tuple[str, int]]:
    """A word that no lexicon has, most often a name, with the signs put back that stand for one letter only."""
    if any(m.group().isupper() and word[m.start() :] in words() for m in _SPELT.finditer(word)):
        # "StraßeRosmarinweg": two words without a blank.
        return
    after, changes = _SPELT.subn(lambda m: channel.ODD[m.group()], word)
    if changes and after.isalpha() and len(after) > 3 and not re.search("[a-z][A-Z]|ii|é", after):
        yield after, changes
