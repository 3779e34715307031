"""The lines of a resolution go in; its paragraphs and its labelled items come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.lines import TextLine, close_below
from pipeline.model.mention import Item

LABEL = re.compile(
    r"(?P<label>(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|\([0-9]{1,2}\)|[a-zA-Z][.)]{1,2}|\([a-z]\)|"
    r"[IVX]{1,4}[.)]|[a-z]{2}\)|§\s?\d{1,2}|0\d(?=\s+[A-ZÄÖÜ])))\s+(?=\S)"
)
_BULLET = re.compile(r"[•·▪●○◦‣–—*\-\uf0b7\uf075\uf0a7o]\s+(?=\S)")


_OPEN = re.compile(r"\b(?:der|die|das|den|dem|des|eine[rsnm]?|im|am|zum|zur|vom|beim)$", re.IGNORECASE)
"""The end of a line that no paragraph ends with."""


_CLOSES = re.compile(r"[^()\s]{1,8}\)")
"""What closes a bracket at the head of a line, as a label does."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    end: int
    text: str
    left: float | None
    first: TextLine


def paragraphs(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """Lines joined to paragraphs: a new one at a gap, a label or a bullet; a page break inside a sentence is no gap."""
    group: list[TextLine] = []
    for line in lines:
        if group and _begins(group, line):
            yield _paragraph(group)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group)


def _begins(group: Sequence[TextLine], line: TextLine) -> bool:
    last = group[-1]
    if _CLOSES.match(line.string) and _is_open(group):
        return False  # "(Anlage" / "2) zu"
    if LABEL.match(line.string) and _is_label(group, line):
        return True
    if line.table is not None or last.table is not None:
        return line.table is not last.table or line.row != last.row
    if _OPEN.search(last.string) and line.page == last.page and not LABEL.match(line.string):
        return False  # a phrase goes on: the stroke before it is dust
    if _BULLET.match(line.string) and not line.string.startswith("o "):
        listed = line.first or last.string[-1] in ".:;," or last.string.endswith((" und", " sowie", " oder", " bzw."))
        if listed or group[0].string[0] == line.string[0]:
            return True
    if not line.first:
        return False
    if (
        line.page == last.page
        and line.string[:1].islower()
        and last.string.rstrip()[-1:] not in ".:;!?,"
        and line.table is None
        and not (_BULLET.match(group[0].string) and line.string.endswith(":"))
    ):
        return False  # a gap within a sentence is none
    if close_below(last, line) and last.string.rstrip()[-1:] not in ".:;!?" and not _short(last, line):
        return False  # set as close as the lines of one paragraph
    if line.page != last.page:
        ended = last.string.rstrip()[-1:] in ".:!?;" or (
            last.string.rstrip()[-1:] in '"“”)' and line.string[:1].isupper()
        )
        goes_on = line.block is not None and line.block.continues
        return ended and not (goes_on and not last.string.rstrip().endswith((".", ":", ";")))
    return True


def _short(line: TextLine, below: TextLine) -> bool:
    """Whether a line ends far before the one below it does."""
    if line.box is None or below.box is None:
        return False
    return line.box.right < below.box.left + 0.6 * below.box.width


def _is_label(group: Sequence[TextLine], line: TextLine) -> bool:
    """A number at the head of a line is a label where a sentence could begin, not inside one ("am\n1. März")."""
    match = LABEL.match(line.string)
    assert match is not None
    rest = line.string[match.end() :]
    if (
        re.match(
            r"(?:Januar|Februar|März|Marz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
            r"Quartal|Halbjahr|Lesung|Stufe|Bauabschnitt|\d|(?:und|oder|bis)\s\d)",
            rest,
        )
        and not line.first
    ):
        return False
    last = group[-1].string.rstrip()
    if line.first:
        return True
    if last.endswith((".", ":", ";", ",", "!", "?", ")", "und", "sowie", "oder", "“", '"')):
        goes_on = rest[:1].islower() and not re.match(r"[a-z]{1,2}\)|\(|\d{1,2}\.\d", match.group())
        return not goes_on or (last[-1] in ",:;" and not re.match(r"(?:und|oder|bis|sowie)\b", rest))
    # a short line before it closed its paragraph
    return (
        len(last) < 60 and rest[:1].isupper() and match.group().strip()[-1] in ".)" and not last[-1:].islower()
    ) or len(last) < 45


def _is_open(group: Sequence[TextLine]) -> bool:
    """Whether a bracket that opens in the lines of a paragraph is not closed in them; the labels of items aside."""
    string = " ".join(x.string for x in group)
    match = LABEL.match(string)
    string = string[match.end() :] if match else string
    return string.rfind("(") > string.rfind(")")


def _paragraph(group: Sequence[TextLine]) -> Paragraph:
    string = group[0].string
    for one, other in pairwise(group):
        del one
        if (
            string.endswith("-")
            and other.string[:1].islower()
            and not re.match(r"(?:und|oder|sowie|bzw|u\.)\b", other.string)
        ):
            string = string[:-1] + other.string
        elif _OPEN.search(string):
            string += (
                " " + _BULLET.sub("", other.string, count=1) if _BULLET.match(other.string) else " " + other.string
            )
        else:
            string += " " + other.string
    string = re.sub(r"^[‚'‘’´`|]\s?(?=[A-ZÄÖÜ])|(?<=[.:;])\s+[|_'‚]$", "", string)  # specks at the ends of a line
    return Paragraph(group[0].start, group[-1].end, re.sub(r"[ \t]+", " ", string), group[0].left, group[0])


_SPECKS_AT_LABEL = re.compile(r"^[-_.,'‘’·•]{0,2}(?P<label>\d{1,2}[.)]|[a-z]\))[-_'‘’·]{0,2}\s+(?=[A-ZÄÖÜ])")
_SPECKS_WITHIN = re.compile(r"(?<=[a-zäöüß,;] )(?:[_|] |[.,](?=[A-Za-zäöüÄÖÜ]{3}))")
"""A stroke alone between words, a stop or comma tied to the word behind it."""
_SPECKS_BEFORE = re.compile(r"[_.,·•'‚‘’´`|-]{1,2}\s?(?=[A-ZÄÖÜ])")
_SPECKS_BEHIND = re.compile(r"(?<=[.:;,])\s+[.,_|'‚•·]{1,2}$")


def without_specks(part: Paragraph) -> Paragraph:
    """A paragraph that an engine read without the signs that it made of dust before its text and behind its end, and
    without an opening quotation mark before its text that nothing closes."""
    text = _SPECKS_WITHIN.sub("", part.text)
    text = _SPECKS_AT_LABEL.sub(r"\g<label> ", text)
    label = LABEL.match(text)
    at = label.end() if label is not None else 0
    before, text = text[:at], text[at:]
    dust = _SPECKS_BEFORE.match(text)
    text = _SPECKS_BEHIND.sub("", text[dust.end() :] if dust else text)
    if label is not None and text[:1] in "„“" and not re.search(r"[“”\"]", text[1:]):
        text = text[1:].lstrip()
    return replace(part, text=before + text)


def items(paragraphs: Sequence[Paragraph]) -> Iterator[Item]:
    """The paragraphs that begin with a label, each with the unlabelled ones that follow it; levels by kind of label."""
    kinds: list[str] = []
    pattern = LABEL if any(LABEL.match(p.text) for p in paragraphs) or not _numbered(paragraphs) else _BARE
    labelled = [(n, pattern.match(p.text)) for n, p in enumerate(paragraphs)]
    starts = [(n, m) for n, m in labelled if m is not None]
    if len(starts) == 1 and not starts[0][1].group("label").startswith(("1", "a", "A", "I", "(1")):
        return
    for at, (n, match) in enumerate(starts):
        label = match.group("label")
        kind = _kind(label, kinds)
        if kind in kinds:
            del kinds[kinds.index(kind) + 1 :]
        else:
            kinds.append(kind)
        stop = starts[at + 1][0] if at + 1 < len(starts) else len(paragraphs)
        own = [paragraphs[n].text[match.end() :]]
        last = n
        for more in range(n + 1, stop):
            if not _belongs(paragraphs[n], paragraphs[more], at + 1 < len(starts)):
                break
            own.append(paragraphs[more].text)
            last = more
        yield Item(label, "\n\n".join(own), len(kinds), paragraphs[n].start, paragraphs[last].end)


_BARE = re.compile(r"(?P<label>\d{1,2})\s+(?=[A-ZÄÖÜ]\w*(?:\s\S+){3}.*[.;]$)", re.DOTALL)
"""A number without a point before a sentence."""


def _numbered(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether sentences are numbered from one on without points ("1 Der Steg wird gebaut." / "2 Die Kosten …")."""
    told = [int(m["label"]) for p in paragraphs if (m := _BARE.match(p.text))]
    return len(told) > 1 and told == list(range(1, len(told) + 1))


def next_label(label: str) -> str:
    """The label that follows one of figures or of a letter ("3." goes on with "4."); empty where none does."""
    core = label.strip("(). ")
    if core.isdigit():
        return label.replace(core, str(int(core) + 1))
    if len(core) == 1 and core.isalpha() and core not in "zZ":
        return label.replace(core, chr(ord(core) + 1))
    return ""


def _belongs(item: Paragraph, more: Paragraph, another_follows: bool) -> bool:
    """Whether an unlabelled paragraph is still the item's: bullets are, and what is set in like the item's text."""
    if _BULLET.match(more.text):
        return True
    if item.left is not None and more.left is not None:
        return more.left > item.left + 6
    return another_follows


def _kind(label: str, kinds: Sequence[str]) -> str:
    bare = label.strip("(). ")
    if re.fullmatch(r"\d+(?:\.\d+)+", bare):
        return f"1{'.1' * bare.count('.')}"
    if bare.startswith("§"):
        return "§"
    shape = "(" if label.startswith("(") else label[-1]
    if bare.isdigit():
        return "1" + shape
    if (len(bare) > 1 and not set(bare) - set("IVX")) or (
        bare in "IVX" and not ("A" + shape in kinds and bare not in ("I",))
    ):
        return "I" + shape
    if len(bare) == 2:
        return "aa"
    return ("a" if bare.islower() else "A") + shape
