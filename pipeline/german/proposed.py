"""Clean texts go in, one after another; the bodies that they name often come out, as entries for a register."""

from __future__ import annotations

from collections import Counter, defaultdict

from pipeline.german import bodies
from pipeline.german.register import Entry, Register, normal

_SURE = 0.9  # a name that its rule is less sure of is not proposed


class Proposals:
    """Counts the bodies of texts; names that differ only in case, hyphens or the town behind them are one."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._shorts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, text: str) -> None:
        """Count what one document names, with the short forms that it explains (``Hauptausschuss (HA)``)."""
        seen = set()
        for mention in bodies.parse(text):
            name = bodies.without_town(mention.value.name)
            if mention.rule != "kind of body" or mention.confidence < _SURE or mention.flags or name.endswith("-"):
                continue
            key = normal(name)
            seen.add(key)
            self._times[key] += 1
            self._names[key][name] += 1
            if short := bodies.short_behind(text, mention.end):
                self._shorts[key][short] += 1
        self._documents.update(seen)

    def entries(self, documents: int, times: int, known: Register | None = None) -> list[tuple[Entry, int]]:
        """What stands in enough ``documents`` and often enough, with how often; what ``known`` has comes first and
        whole, with the times its names were seen. A name like a much more frequent one is a slip and no body."""
        found = []
        for entry in known.entries if known else ():
            keys = {normal(name) for name in (entry.name, *entry.short)}
            found.append((entry, sum(self._times[key] for key in keys)))
        often = [k for k, n in self._times.items() if n >= times and self._documents[k] >= documents]
        for key in sorted(often):
            name = self._names[key].most_common(1)[0][0]
            if (known and known.entry(name)) or self._is_slip(key):
                continue
            shorts = tuple(sorted(self._shorts[key]))
            found.append((Entry(None, name, shorts), self._times[key]))
        return found

    def _is_slip(self, key: str) -> bool:
        from rapidfuzz.distance import Levenshtein

        return any(
            times >= 5 * self._times[key] and 0 < Levenshtein.distance(key, other, score_cutoff=2) <= 2
            for other, times in self._times.items()
            if abs(len(other) - len(key)) <= 2
        )
