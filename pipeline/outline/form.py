"""The first lines of a paper go in; the council system that printed it comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.templates import templates


def find(lines: Sequence[TextLine]) -> tuple[str | None, float]:
    """The council system that printed these lines, by the signs in its file, and how sure that is (0..1)."""
    begins = lines[0].page if lines else 1
    first = [line for line in lines if line.page <= begins + 1 or not line.body]
    keys = "\n".join(fold(line.string) for line in first)
    starts = {fold(line.string) for line in first}
    best: tuple[int, str] | None = None
    second = 0
    for template in templates():
        if not (template.signs or template.strong or template.printed) or any(
            _seen(k, keys, starts) for k in template.without
        ):
            continue
        printed = sum(any(words in x.string for x in first) for words in template.printed)
        points = 3 * (printed + sum(_seen(k, keys, starts) for k in template.strong)) + sum(
            _seen(k, keys, starts) for k in template.signs
        )
        if points < template.least:
            continue
        if best is None or points > best[0]:
            second = best[0] if best else 0
            best = (points, template.name)
        else:
            second = max(second, points)
    if best is None:
        asks = any(_ASKS.fullmatch(line.string.strip()) for line in first[:_HEAD] if line.body)
        known = any(template.name == "anfrage" for template in templates())
        return ("anfrage", _BY_KIND) if asks and known else (None, 0.0)
    return best[1], min(0.97, 0.6 + 0.08 * best[0] - (0.2 if second == best[0] else 0.05 if second else 0.0))


_HEAD = 25  # lines that may name the kind of a paper
_BY_KIND = 0.6
_ASKS = re.compile(
    r"(?:(?:Kleine|Große|Schriftliche|Mündliche|Dringliche|Öffentliche)\s)?Anfrage(?:\s(?:der|des|von|Nr\.|gemäß|gem\.|an)\s.{2,60})?",
    re.IGNORECASE,
)
"""The kind of a paper that asks, alone on its line: its form where no system's is known."""


def _seen(key: str, keys: str, lines: set[str]) -> bool:
    """Short signs must be a line of their own; long ones may stand anywhere."""
    return key in lines if len(key) < 8 else key in keys
