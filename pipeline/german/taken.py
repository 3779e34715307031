"""Which stretches of a string are spoken for: rules ask before they claim one, the surer rules first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class Taken:
    """The claimed code points of a string of ``length``; asking costs what the stretch is long, not what is claimed."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marks = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        self._marks[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        return 1 not in self._marks[start:end]


# ISO 13616: two letters, two figures, then up to 30 letters and figures, printed in groups of four.
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?!\w)")


def account_numbers(string: str) -> Iterator[tuple[int, int]]:
    """The stretches of international bank account numbers, whose groups look like years and sums."""
    for m in _IBAN.finditer(string):
        if sum(c.isdigit() for c in m[0]) >= 12:
            yield m.span()
