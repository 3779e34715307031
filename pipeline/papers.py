"""The pages of a file come in, each with its own text and outline; where another paper begins goes out.

A file may hold several papers, scanned or joined one after another. A page begins a paper when it carries a title block
of its own: a reference that is not that of the paper before, with other signs of a first page beside it; or when it is
a letter with a motion or a question that no paper before it announces as an attachment. A printed page number that goes
on from the pages before speaks against it. Where the signs are not enough the page stays with the paper before, and the
doubt is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.outline import Label, Outline
from pipeline.model.text import Text

_HEAD = 0.55
"""A title block stands in the first half of a page's text."""
_SALUTED = 0.6
"""Within this share of a page's text the salutation of a letter stands that begins there."""
_SALUTATION = re.compile(r"^(?:Sehr geehrte|Liebe[r]? )", re.MULTILINE)
_ATTACHED = re.compile(r"^\s*(?:Anlage|Anhang)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:\bSeite|\bBlatt|\bS\.)\s*:?\s*(\d{1,3})(?:\s*(?:von|/)\s*\d{1,3})?|^\s*[-–—]\s?(\d{1,3})\s?[-–—]\s*$"
    r"|^\s*(\d{1,3})\s*/\s*\d{1,3}\s*$|^\s*(\d{1,3})\s*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Indexes of pages: those that begin a paper (the first always does), and those that perhaps do."""

    starts: tuple[int, ...]
    unsure: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a page shows of a title block; ``reference`` in parts, ``kinds`` how many other signs, ``form``
    whether a known form printed it, ``letter`` whether it is the head of a letter that says what kind of paper it is,
    ``announces`` whether it lists attachments, ``number`` the page number printed."""

    reference: tuple[str, ...]
    kinds: int
    form: bool
    letter: bool
    announces: bool
    number: int | None
    attached: bool


def beginnings(pages: Sequence[tuple[Text, Outline]]) -> Beginnings:
    """Where papers begin among ``pages``, each with the text and the outline of that page alone."""
    starts, unsure = [0], []
    signs = [_signs(text, outline) for text, outline in pages]
    own = signs[0].reference if signs else ()
    for index, page in enumerate(signs):
        if index == 0:
            continue
        before = signs[starts[-1] : index]
        follows = _follows(page, before)
        other = bool(page.reference) and bool(own) and not _same(page.reference, own)
        letter = page.letter and not page.reference
        titled = other and page.kinds >= 2
        if (titled or (letter and not any(p.announces for p in before))) and not follows and not page.attached:
            starts.append(index)
            own = page.reference
        elif _perhaps(page, other, follows) and not (page.reference and own and _same(page.reference, own)):
            unsure.append(index)
        elif not own and page.reference and not follows:
            own = page.reference
    return Beginnings(tuple(starts), tuple(unsure))


def _perhaps(page: _Signs, other: bool, follows: bool) -> bool:
    """Whether a page has some signs of a first page: a letter's head, a title block without a reference that can be
    compared, on an attachment or on a page with a later number, or but a part of one where no number goes on."""
    if page.letter or page.kinds >= 3 or (page.kinds == 2 and (other or page.form)):
        return True
    return not follows and (page.kinds == 2 or (other and page.kinds == 1))


def _follows(page: _Signs, before: Sequence[_Signs]) -> bool:
    """Whether the number printed on a page goes on from the pages of the paper before it, of which some may be bare."""
    if page.number is None or page.number < 2:
        return False
    numbered = [(i, p.number) for i, p in enumerate(before) if p.number is not None]
    at, last = numbered[-1] if numbered else (0, 1)
    return 0 < page.number - last <= len(before) - at


def _signs(text: Text, outline: Outline) -> _Signs:
    body = text.body
    half = body.start + _HEAD * (body.end - body.start)

    def at_head(label: Label) -> bool:
        return label.value.start < half

    references = [x for x in outline.labelled("reference") if at_head(x)]
    first = min(references, key=lambda x: x.value.start, default=None)
    name = any(at_head(x) for x in outline.labelled("name")) or any(
        s.heading.start < half for s in outline.of_role("title")
    )
    course = any(s.heading.start < half for s in outline.of_role("course"))
    kind = any(at_head(x) for x in outline.labelled("paper_type"))
    form = outline.template is not None and outline.confidence >= 0.8
    return _Signs(
        _parts(text.string[first.value.start : first.value.end]) if first else (),
        sum((name, course, kind, form)),
        form,
        kind and any(m.start() < _SALUTED * (body.end - body.start) for m in _SALUTATION.finditer(text.string, *body)),
        bool(outline.of_role("attachments")),
        next(
            (n for z in text.zones if z.kind in ("header", "footer") if (n := _number(text.string[z.start : z.end]))),
            None,
        ),
        bool(_ATTACHED.match(text.string[body.start : body.end])),
    )


def _number(text: str) -> int | None:
    found = _PAGE.search(text)
    return int(next(g for g in found.groups() if g)) if found else None


def _parts(reference: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", reference.casefold()))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two references name one paper: alike, or the one shortened at its head ("DS/1946/V", "1946/V"), or with a
    stroke that was read as a figure or a letter ("2031/BV/0815", "2031/BV10815")."""
    short, long = sorted((one, other), key=len)
    return bool(short) and (long[len(long) - len(short) :] == short or _misread(one, other) or _misread(other, one))


def _misread(whole: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether ``other`` is ``whole`` with some of its strokes read as signs like them."""
    return len(other) < len(whole) and re.fullmatch("[1l7i]?".join(map(re.escape, whole)), "".join(other)) is not None
