"""Forms with an umlaut come in; those that a string is a damaged reading of go out, walked back by the channel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.repair import channel, unknown

MOST_CHANGES = 5
"""Umlauts that one form may have lost."""
DEAREST = 13.0
"""The dearest misreading of a whole word that is looked for."""
_SYMBOL = re.compile(r"(?=.{0,2}[&@®§$©{%’'])[fiBRSsgl86&@®§$©{%’']{2,3}|[§$©{%]")


class Index:
    """Forms with an umlaut, ready for walking back; those of a first letter are laid out when it is first met."""

    def __init__(self, forms: Callable[[str], Iterable[str]], letters_left_out: bool = False) -> None:
        """`forms` gives the forms that begin with a letter; forms without an umlaut are passed over."""
        self._source = forms
        self._forms: set[str] = set()
        self._prefixes: set[str] = set()
        self._laid_out: set[str] = set()
        self._opened: set[str] = set()
        self._causes = channel.LEFT_OUT if letters_left_out else {p: channel.causes(p) for p in ("init", "inner")}
        self._often = letters_left_out

    @classmethod
    def of(cls, forms: Iterable[str]) -> Index:
        """An index of a few forms that are at hand."""
        kept = sorted(forms)
        return cls(lambda letter: (f for f in kept if f.startswith(letter)))

    def left_out(self) -> Index:
        """The same forms, read where umlauts are left out."""
        other = Index(self._source, True)
        other._forms, other._prefixes, other._laid_out = self._forms, self._prefixes, self._laid_out
        return other

    def _open(self, character: str) -> None:
        """Lay out the forms that a word beginning with `character` may be a reading of."""
        strokes = {letter for letter, _ in channel.STROKES.get(character, ())}
        for letter in {character, character.lower(), *strokes, *channel.UMLAUTS} - self._laid_out:
            found = [
                form for form in self._source(letter) if not form.isascii() and not channel.UMLAUTS.isdisjoint(form)
            ]
            self._forms.update(found)
            known = self._prefixes
            for form in found:
                for end in range(len(form), 0, -1):
                    if form[:end] in known:
                        break
                    known.add(form[:end])
            self._laid_out.add(letter)
        self._opened.add(character)

    def warm(self) -> None:
        """Lay out the forms of every first letter."""
        for letter in unknown.LETTERS:
            self._open(letter)

    def begins(self, start: str) -> bool:
        """Whether a form begins with `start`, which is not empty."""
        if start[0] not in self._opened:
            self._open(start[0])
        return start in self._prefixes

    def __contains__(self, form: str) -> bool:
        if form[0] not in self._opened:
            self._open(form[0])
        return form in self._forms

    def walk(
        self, word: str, start: int = 0, whole: bool = True, dearest: float = DEAREST, small_start: bool = False
    ) -> Iterator[tuple[int, str, float, int]]:
        """(end, form, cost, changes) for forms of which `word[start:end]` is a reading; at least one change.

        `small_start`: the word stands with a capital; walk from its small letter instead.
        """
        n = len(word)
        if word[start] not in self._opened:
            self._open(word[start])
        known, forms = self._prefixes, self._forms
        init, inner = self._causes["init"], self._causes["inner"]
        strokes = channel.STROKES
        lost, lost_first, often = inner[""], init.get("", ()), self._often
        stack: list[tuple[int, str, float, int, bool]] = []
        if small_start:
            if often:
                stack += [(start, letter.lower(), cost, 1, True) for _, letter, cost in lost_first if letter in "ÄÖÜ"]
            if word[start].lower() in known:
                stack.append((start + 1, word[start].lower(), 0.0, 0, False))
            for seen, letter, cost in init.get(word[start], ()):
                if letter in "ÄÖÜ" and letter.lower() in known and word.startswith(seen, start):
                    stack.append((start + len(seen), letter.lower(), cost, 1, False))
        else:
            stack.append((start, "", 0.0, 0, False))
        symbols = not word.isalnum()
        while stack:
            at, form, cost, changes, just_lost = stack.pop()
            if changes and (at == n or not whole) and form in forms:
                yield at, form, cost, changes
            if changes < MOST_CHANGES and (often or not just_lost):
                for _, letter, more in lost if form else lost_first:
                    longer = form + letter
                    if cost + more <= dearest and longer in known:
                        stack.append((at, longer, cost + more, changes + 1, True))
            if at == n:
                continue
            character = word[at]
            longer = form + character
            if longer in known:
                stack.append((at + 1, longer, cost, changes, False))
            if at and character in strokes:
                for letter, more in strokes[character]:
                    if cost + more <= dearest and form + letter in known:
                        stack.append((at + 1, form + letter, cost + more, changes, False))
            if changes >= MOST_CHANGES:
                continue
            for seen, letter, more in (inner if at else init).get(character, ()):
                if cost + more > dearest:
                    break
                longer = form + letter
                if longer in known and word.startswith(seen, at):
                    stack.append((at + len(seen), longer, cost + more, changes + 1, False))
            if symbols and at and (garbage := _SYMBOL.match(word, at)) and form + "ß" in known:
                stack.append((garbage.end(), form + "ß", cost + 4.5, changes + 1, False))
