"""Which stretches of a string are spoken for: rules ask before they claim one, the surer rules first."""

from __future__ import annotations

from collections.abc import Iterable


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
