"""Rows of runs go in; the head of known labels that begins with one of them comes out.

A head may take up to five lines: labels divided over lines ("Sitzungs-" / "termin"), a label over several columns
("Abstimmungsergebnis" over "Ja Nein Enthalt."). One label that nobody knows leaves the others standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.german.heads import in_one
from pipeline.layout.heads import HeadKind, head_kind, is_body_of_row, is_gap_label, is_spanning, is_vote_word
from pipeline.layout.runs import Run, run_of, runs
from pipeline.model.geometry import Box, union
from pipeline.model.page import Word

_LINES = 5  # of a head at most
_WORDS = 4  # of a label that stands beside others in one run
_CLOSE = 0.5  # type sizes between two labels of a line


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a head over one column, its lines from the top; ``kind`` is None where nobody knows it."""

    words: tuple[Word, ...]
    box: Box
    kind: HeadKind | None


@dataclass(frozen=True, slots=True)
class Head:
    """The rows before ``last`` as a head: labels from the left, and those over several columns."""

    last: int
    labels: tuple[Label, ...]
    over: tuple[Label, ...]

    @property
    def tells_course(self) -> bool:
        """Whether the labels are those of votes, or of a body with its day or its votes."""
        kinds = [label.kind for label in self.labels]
        return kinds.count("vote") >= 2 or ("body" in kinds and ("vote" in kinds or "date" in kinds))

    @property
    def known(self) -> int:
        return sum(label.kind is not None for label in self.labels)


def head_at(rows: Sequence[Sequence[Run]], parted: Sequence[Sequence[Run]], at: int) -> Head | None:
    """The head that begins with row ``at``: of all that may be one, the one with most known labels, then the shorter.

    ``parted`` are the rows with each run parted into its labels. None where the row is a heading above a head, or no
    head at all.
    """
    best = _best(rows, parted, at)
    if best is None or not _is_head(best) or _is_phrase(best, rows[at : best.last]):
        return None
    for later in range(at + 1, best.last):
        other = _best(rows, parted, later)
        if other is None:
            continue
        if worth(other)[0] > worth(best)[0] or (worth(other) >= worth(best) and len(other.over) >= len(best.over)):
            return None  # what stands above tells nothing of the columns
    return _with_last_line(best, rows, parted, at)


def _with_last_line(head: Head, rows: Sequence[Sequence[Run]], parted: Sequence[Sequence[Run]], at: int) -> Head:
    """``head`` with the line below it where that is the last one of a few labels: set as close as the lines above it,
    with more white before the first row ("Mitwirkungs-" / "verbot § 22" / "KommVerf")."""
    last = head.last
    if last - at < 2 or last + 1 >= len(rows) or 2 * len(rows[last]) > len(head.labels):
        return head
    if _has_figures(rows[last]) or any(run.held or _is_body(run) for run in rows[last]):
        return head
    inside, here, behind = (_pitch(rows[n - 1], rows[n]) for n in (last - 1, last, last + 1))
    if abs(here - inside) > 1 or behind < 1.15 * here:
        return head
    longer = _read(parted[at : last + 1], last + 1)
    same = longer is not None and len(longer.labels) == len(head.labels) and longer.known >= head.known
    return longer if longer is not None and same else head


def _pitch(row: Sequence[Run], below: Sequence[Run]) -> float:
    return min(r.box.bottom for r in below) - min(r.box.bottom for r in row)


def is_head(row: Sequence[Run]) -> bool:
    """Whether one row of runs is a head of known labels by itself."""
    return head_at([row], [[label for run in row for label in labels_of(run)]], 0) is not None


def _best(rows: Sequence[Sequence[Run]], parted: Sequence[Sequence[Run]], at: int) -> Head | None:
    best = None
    for last in range(at + 1, min(at + _LINES, len(rows)) + 1):
        row = rows[last - 1]
        if any(run.held or _is_body(run) for run in row) or (_has_figures(row) and not _is_labels(parted[last - 1])):
            break
        if last > at + 1 and not _near(rows[last - 2], row):
            break
        head = _read(parted[at:last], last)
        if head is not None and (best is None or worth(head) > worth(best)):
            best = head
    return best


def _has_figures(row: Sequence[Run]) -> bool:
    """Whether figures stand in a row that are none of a section of the law ("verbot § 22")."""
    return any(c.isdigit() for run in row for c in _SECTION.sub("", run.text))


_SECTION = re.compile(r"§§?\s?\d{1,3}[a-z]?\b")


def _is_labels(labels: Sequence[Run]) -> bool:
    """Whether a row is labels for the most, so that a figure in it is a label read wrong ("Ö" as "(6)")."""
    return sum(head_kind(label.text) is not None for label in labels) >= max(2, 0.5 * len(labels))


def _is_body(run: Run) -> bool:
    return is_body_of_row(run.text)


def worth(head: Head) -> tuple[float, int]:
    """How much a head tells: its known labels, those of mere text by half; of equal ones the one with fewer unknown."""
    told = sum(0.5 if label.kind == "text" else 1.0 for label in head.labels if label.kind is not None)
    return told, head.known - len(head.labels)


def _near(row: Sequence[Run], below: Sequence[Run]) -> bool:
    high = max(max(r.box.height, r.size or 0.0) for r in row)
    return min(r.box.top for r in below) - max(r.box.bottom for r in row) < 1.6 * high


def _is_head(head: Head) -> bool:
    kinds = [label.kind for label in head.labels]
    unknown = kinds.count(None)
    if len(head.labels) < 2 or any(b.box.left < a.box.right - 1 for a, b in pairwise(head.labels)):
        return False
    if all(is_gap_label(" ".join(w.text for w in label.words)) for label in head.labels):
        return False
    return unknown <= (head.known - 1 if head.tells_course else 1 if head.known >= 3 else 0)


def _is_phrase(head: Head, lines: Sequence[Sequence[Run]]) -> bool:
    """Whether two labels with a mere blank between them are one line of text ("Öffentliche Sitzung"): only the heads of
    votes stand so close."""
    return len(head.labels) == 2 and all(len(line) == 1 for line in lines) and head.labels[0].kind != "vote"


def _read(lines: Sequence[Sequence[Run]], last: int) -> Head | None:
    """The labels of several printed lines, those that stand over one another as one."""
    over = list(_spanning(lines))
    away = {id(run) for runs_over in over for run in runs_over}
    groups: list[list[Run]] = []
    for run in sorted((r for line in lines for r in line if id(r) not in away), key=lambda r: r.box.left):
        if groups and run.box.left < max(r.box.right for r in groups[-1]) - 1:
            groups[-1].append(run)
        else:
            groups.append([run])
    if not groups:
        return None
    labels = tuple(_label(sorted(group, key=lambda r: r.box.top)) for group in groups)
    return Head(last, labels, tuple(_label(list(runs_over)) for runs_over in over))


def labels_of(run: Run) -> list[Run]:
    """The labels of a run: as it stands where it is known, else parted at narrow gaps too."""
    whole = list(_labels_in(run))
    if all(head_kind(r.text) is not None or is_spanning(r.text) for r in whole):
        return whole
    parts = runs(run.words, _CLOSE)
    return [label for part in parts for label in _labels_in(part)] if len(parts) > 1 else whole


def _labels_in(run: Run) -> Iterator[Run]:
    """A run parted into the labels that stand close beside one another in it ("Ja Nein Enthalt.")."""
    words = run.words
    order = _ORDER.search(run.text)
    if order is not None and len(in_one(order["votes"])) > 1:
        yield run  # "(Ja : Nein : Enthaltung)": the heads of one column, whatever stands before them
        return
    bare = _BARE_ORDER.search(run.text)
    if bare is not None and len(in_one(bare["votes"])) > 1:
        count = len(bare["votes"].split())
        if len(words) > count:
            yield from _labels_in(run_of(words[:-count]))
        yield run_of(words[-count:])
        return
    if head_kind(run.text) is not None and not any(is_vote_word(w.text) for w in words[1:]) and not _are_sides(words):
        yield run
        return
    at = 0
    while at < len(words):
        end = _end(words, at)
        yield run_of(words[at:end])
        at = end


def _end(words: Sequence[Word], at: int) -> int:
    """Where the label ends that begins with word ``at``: the longest known one that goes on no further, else before
    the next known one; where none begins, all words are one."""
    known = _known_ends(words, at)
    closed = [end for end in known if not _leads_on(words, end)]
    if closed or not known:
        return closed[0] if closed else len(words)
    end = known[0]
    if "/" in (words[end].text, words[end - 1].text[-1:]):  # one more label is of it
        end += words[end].text == "/"
        behind = max(_known_ends(words, end), default=end + 1)
    else:  # a noun stands behind an article
        behind = end + 1 + words[min(end + 1, len(words) - 1)].text[:1].isupper()
    return next((k for k in range(behind, len(words)) if _known_ends(words, k)), len(words))


def _known_ends(words: Sequence[Word], at: int) -> list[int]:
    """Where known labels end that begin with word ``at``, the longest first."""
    return [end for end in range(min(len(words), at + _WORDS), at, -1) if _is_label(words[at:end])]


def _is_label(words: Sequence[Word]) -> bool:
    text = " ".join(w.text for w in words)
    apart = len(words) > 1 and (any(is_vote_word(w.text) for w in words) or _are_sides(words))
    return not apart and (head_kind(text) is not None or is_spanning(text))


def _leads_on(words: Sequence[Word], end: int) -> bool:
    """Whether the label before word ``end`` goes on with it; a word that is a label ("zur") begins one of its own."""
    if end == len(words) or _GOES_ON.match(f"{words[end - 1].text} {words[end].text}") is None:
        return False
    return words[end - 1].text[-1:] == "/" or not _known_ends(words[: end + 1], end)


_GOES_ON = re.compile(r"\S+ (?:/$|(?:der|des|dieser|diese|zur|zum|zu|für|von|und)$)|\S*/ ")
"""A label and the word behind it that leads to more of it ("Gremium / Datum", "Beratungsfolge dieser" over
"Vorlage")."""

_ORDER = re.compile(r"\((?:Abstimmung(?:sergebnis)?:?\s)?(?P<votes>[^()]{5,60})\)$")

_BARE_ORDER = re.compile(r"(?:^|\s)(?P<votes>[A-Za-zäöü.]{1,15}(?:\s?[:/]\s[A-Za-zäöü.-]{1,20}){1,2})$")
"""The same without brackets ("Ja : Nein : Enth."); behind the last of labels with gaps a colon stands too."""


def _are_sides(words: Sequence[Word]) -> bool:
    """Whether words are the heads of two columns for crosses ("Ö N"); with a stroke between they are one ("Ö/N")."""
    return all(head_kind(w.text) == "cross" for w in words)


def _spanning(lines: Sequence[Sequence[Run]]) -> Iterator[tuple[Run, ...]]:
    """Labels over several columns, of one line or two, with at least two labels below them."""
    taken: set[int] = set()
    for i, line in enumerate(lines):
        for run in line:
            if id(run) in taken:
                continue
            for below in lines[i + 1] if i + 1 < len(lines) else ():
                both = (run, below)
                overlap = below.box.left < run.box.right and below.box.right > run.box.left
                if overlap and is_spanning(f"{run.text} {below.text}") and _several(both, lines[i + 2 :]):
                    taken |= {id(run), id(below)}
                    yield both
                    break
            else:
                if is_spanning(run.text) and _several((run,), lines[i + 1 :]):
                    taken.add(id(run))
                    yield (run,)


def _several(label: Sequence[Run], below: Sequence[Sequence[Run]]) -> bool:
    box = union(r.box for r in label)
    wide = 0.6 * box.width
    under = sorted(
        (r for line in below for r in line if r.box.right > box.left - wide and r.box.left < box.right + wide),
        key=lambda r: r.box.left,
    )
    right = under[0].box.right if under else 0.0
    return any(r.box.left > right for r in under[1:]) and any(
        is_vote_word(r.text) or head_kind(r.text) in ("vote", "cross") or r.text.endswith("-") for r in under
    )


def _label(group: Sequence[Run]) -> Label:
    """One label of runs over one another; what stands below a label over several columns names its column alone."""
    kind = head_kind(" ".join(r.text for r in group))
    for k in range(1, len(group)):
        if kind is None and is_spanning(" ".join(r.text for r in group[:k])):
            kind = head_kind(" ".join(r.text for r in group[k:]))
    halves = [head_kind(half) for half in " ".join(r.text for r in group).split("/")]
    if kind is None and len(halves) == 2 and all(halves) and "body" in halves:
        kind = "body"  # "Gremium / Datum": the day stands below the body or behind it
    words = tuple(w for run in group for w in run.words)
    return Label(words, union(r.box for r in group), kind)
