"""Edits of a string and edits of what it became come in; one list of edits of the first string goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.text import Edit, apply


def chain(raw: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """`first` leads from `raw` to `middle`, `second` are edits of `middle`; both sorted and not overlapping.

    Edits that touch the same characters become one entry whose rule names both; flags are suggestions for `raw` and
    give way to repairs of the same word.
    """
    repairs = [e for e in first if e.outcome == "repair"]
    flags = [e for e in first if e.outcome == "flag"]
    placed: list[tuple[int, int, int, Edit]] = []  # start and end in `middle`, 0 for first or 1 for second, the edit
    shift = 0
    shifts: list[tuple[int, int]] = []  # from this place of `middle` on, `raw` is this much further left
    for edit in repairs:
        start = edit.start + shift
        placed.append((start, start + len(edit.after), 0, edit))
        shift += len(edit.after) - (edit.end - edit.start)
        shifts.append((start + len(edit.after), shift))
    if not placed:
        return sorted([*flags_beside(flags, second), *second], key=lambda e: (e.start, e.end))
    placed += [(e.start, e.end, 1, e) for e in second]
    placed.sort(key=lambda p: (p[0], p[1], p[2]))
    found: list[Edit] = []
    at = 0
    moved = 0
    i = 0
    while i < len(placed):
        start, end, _, _ = placed[i]
        group = [placed[i]]
        i += 1
        while i < len(placed) and placed[i][0] < end:
            end = max(end, placed[i][1])
            group.append(placed[i])
            i += 1
        while at < len(shifts) and shifts[at][0] <= start:
            moved = shifts[at][1]
            at += 1
        raw_start = start - moved
        while at < len(shifts) and shifts[at][0] <= end:
            moved = shifts[at][1]
            at += 1
        raw_end = end - moved
        old = [p[3] for p in group if p[2] == 0]
        new = [p[3] for p in group if p[2] == 1]
        if not new:
            found += old
            continue
        if not old:
            found.append(replace(new[0], start=raw_start, end=raw_end))
            continue
        after = apply(middle[start:end], [replace(e, start=e.start - start, end=e.end - start) for e in new])
        before = raw[raw_start:raw_end]
        if after == before:
            continue
        made = [e for e in new if e.outcome == "repair"]
        rules = dict.fromkeys(rule for e in [*old, *made] for rule in e.rule.split("+"))
        sure = min(e.confidence for e in [*old, *made])
        alternatives = next((e.alternatives for e in [*new, *old] if e.alternatives), ())
        found.append(Edit(raw_start, raw_end, before, after, "+".join(rules), sure, "repair", alternatives))
    return sorted([*flags_beside(flags, found), *found], key=lambda e: (e.start, e.end))


def flags_beside(flags: Sequence[Edit], others: Sequence[Edit]) -> list[Edit]:
    """The flags that share no character with another edit."""
    taken = sorted((e.start, e.end) for e in others)
    kept = []
    i = 0
    for flag in flags:
        while i < len(taken) and taken[i][1] <= flag.start:
            i += 1
        if i == len(taken) or taken[i][0] >= flag.end:
            kept.append(flag)
    return kept
