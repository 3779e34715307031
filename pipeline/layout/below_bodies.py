"""The lines of a table's cells go in; the rows of a course come out whose bodies stand above their days."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.german import bodies
from pipeline.german.roles import is_role, parted
from pipeline.layout.heads import HeadKind
from pipeline.layout.pieces import DATE, Piece, lines_of


def below_bodies(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The rows of a course that prints each body on a line of its own and its sittings below it, each begun by its day
    (ALLRIS): one for the body, one for every sitting; nothing for any other table."""
    lines = [sorted(line, key=lambda p: p.box.left) for line in lines_of(pieces)]
    days = [k for k, line in enumerate(lines) if _begins_with_day(line)]
    if len(days) < 2 or days[0] == 0:
        return []
    starts: list[int] = []
    led = 0
    for before, day in pairwise([-1, *days]):
        start = next((k for k in range(day - 1, max(before, day - 4), -1) if _names_body(lines[k:day])), None)
        if start is not None and _is_beside(lines, start, day):
            return []
        led += start is not None
        starts += [k for k in (start, day) if k is not None]
    if led < 2 or 2 * led < len(days) or starts[0]:
        return []
    return [[p for line in lines[a:b] for p in line] for a, b in pairwise([*starts, len(lines)])]


def closed_by_days(pieces: Sequence[Piece], kinds: Sequence[HeadKind | None]) -> list[list[Piece]]:
    """The rows of a course whose days stand below their bodies in one column ("Gremium / Datum"), each a line of its
    own with nothing beside it but the rest of a cell ("nicht" / "öffentlich"); nothing for any other table."""
    days = {id(p) for p in pieces if kinds[p.column] == "body" and DATE.fullmatch(p.text)}
    groups: list[list[Piece]] = [[]]
    for line in lines_of(pieces):
        groups[-1] += line
        if any(id(p) in days for p in line) and all(id(p) in days or p.text[:1].islower() for p in line):
            groups.append([])
    rest = groups.pop()
    names = [" ".join(p.text for p in group if kinds[p.column] == "body" and id(p) not in days) for group in groups]
    if len(groups) < 2 or not all(map(bodies.is_body, names)):
        return []
    return [*groups, rest] if rest else groups


def _begins_with_day(line: Sequence[Piece]) -> bool:
    """Whether a line begins with a day, an item of the agenda before it at most ("Ö 7.4 19.08.2031 33. Sitzung")."""
    words = [w.text for p in line for w in p.words][:3]
    at = next((k for k, word in enumerate(words) if DATE.match(word)), None)
    return at is not None and not any(len(word) > 4 for word in words[:at])


def _is_beside(lines: Sequence[Sequence[Piece]], start: int, day: int) -> bool:
    """Whether the name in line ``start`` stands in the column beside its day and goes on there, or another body stands
    beside the day: cells set to their middle."""
    name = lines[start][0]
    if lines[day][0].column >= name.column:
        return False
    below = [next((p.text for p in line if p.column == name.column), "") for line in lines[day : day + 2]]
    rest = any(text[:1].islower() or bodies.is_body(f"{lines[day - 1][0].text} {text}") for text in below)
    return rest or bodies.is_body(below[0])


def _names_body(lines: Sequence[Sequence[Piece]]) -> bool:
    """Whether lines are the name of one body, that of the first one with its role in other columns at most."""
    texts = [p.text for line in lines for p in line]
    return any(
        opens_body(" ".join(texts[:n])) and all(map(is_role, texts[n:]))
        for n in range(1, len(texts) + 1)
        if len(lines) == 1 or n == len(texts)
    )


def opens_body(name: str) -> bool:
    """Whether words are the name of one body, its role behind it at most ("Stadtrat Vorberatung")."""
    return bodies.is_body(parted(name)[0])
