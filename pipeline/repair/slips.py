"""A word that no lexicon has comes in; what it may have been goes out where its umlauts are not what was misread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.german.words import Words, words
from pipeline.repair import channel

TWICE = 4.5
"""The cost of a letter that is read twice, large and small ("kKonnten"), ..."""
ADDED = 7.0
"""... and of a letter that was none, in words of as many letters as LONG."""
LONG = 8


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


def slips(word: str) -> Iterator[tuple[str, float]]:
    """What `word` may have looked like before one place of it, no umlaut being concerned, was misread, with the cost:
    letters taken for others ("rechizeitig", "Thre") or a letter read twice ("kKonnten").
    """
    for at in range(len(word)):
        for length in (1, 2, 3):
            for letters, cost in channel.SLIPS.get(word[at : at + length], ()):
                if (at == 0) == letters[0].isupper() or (at == 0 and word[0].islower()):
                    yield word[:at] + letters + word[at + length :], cost
        if 0 < at < len(word) - 1:
            rest = word[:at] + word[at + 1 :]
            if word[at].isupper() and word[at].lower() in (word[at - 1].lower(), word[at + 1]):
                yield rest, TWICE
            elif len(word) >= LONG:
                yield rest, ADDED


def parts(word: str) -> Iterator[tuple[str, ...]]:
    """A word with capitals inside, parted before one of them, then before two ("derStraBenbau")."""
    places = [m.start() for m in _SEAM.finditer(word)][:4]
    for at in places:
        yield word[:at], word[at:]
    for i, at in enumerate(places):
        for behind in places[i + 1 :]:
            yield word[:at], word[at:behind], word[behind:]


_SEAM = re.compile(r"(?<=[a-zäöüß]{3})(?=[A-ZÄÖÜ][^\W\d_]{2})|(?<=^(?:[Dd]er|[Dd]ie|[Dd]as|[Zz]ur|[Vv]on))(?=[A-ZÄÖÜ])")


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
