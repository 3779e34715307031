"""A text and its outline go in; the places come out where sections, labels and tables of their own tell votes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.ballots import of_tables, of_words
from pipeline.german.results import is_result
from pipeline.german.votes import is_tally, votes
from pipeline.model.mention import VOTE_KINDS, Ballot
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text

# Two empty lines or a page's end, unless the list of votes goes on on the next page.
_END_OF_VOTES = re.compile(
    r"\n[ \t]*\n[ \t]*\n|\f(?!\s*(?:Ja|Nein|Enth|Stimmenth|Anwesend|Befangen|dafür|dagegen|einstimmig|mehrheitlich))",
    re.IGNORECASE,
)


def find(text: Text, outline: Outline) -> Iterator[tuple[Span, str]]:
    """Where the vote is told: below the headings of a vote, in the words behind a label, in the last line of an adopted
    resolution's section; each with the heading that it stands below, which may name whose vote it is."""
    for section in outline.of_role("vote"):
        end = section.body.end
        string = text.string[section.body.start : end]
        cut = _END_OF_VOTES.search(string, len(string) - len(string.lstrip("\n ")))
        stop = min(end, section.body.start + (cut.start() + 2 if cut else len(string)), section.body.start + 600)
        yield Span(section.body.start, stop), text.string[section.heading.start : section.heading.end]
    for section in outline.of_role("resolution"):
        first = max(0, section.heading.start - _LEAD)
        above = text.string[first : section.heading.start].rstrip()
        lead = _LEADS.search(above, above.rfind("\n\n") + 1)
        begin = above.rfind("\n", 0, lead.start()) + 1 if lead else 0
        if lead and votes(above[begin:]):
            yield Span(first + begin, first + len(above)), ""
        string = text.string[section.body.start : section.body.end]
        points = list(_POINT_LINES.finditer(string))
        if len(points) == 1 and of_words(points[0][0], 0):
            yield Span(section.body.start + points[0].start(), section.body.start + points[0].end()), ""
            continue
        for line in re.finditer(r"[^\n\f]+", string):
            words = line.group().strip()
            said = _VOTE_LINE.match(words) and votes(words) and (is_result(words) or "timm" in words)
            if len(words) <= 160 and (said or is_tally(words)):
                yield Span(section.body.start + line.start(), section.body.start + line.end()), ""


_POINT_LINES = re.compile(
    r"(?:^[ \t]*(?:Abstimmung(?:sergebnis)?\s+)?(?:(?:zu|über)\s+)?"
    r"(?:Ziff(?:er|\.)|Punkt|Nr\.|Nummer|Buchst(?:abe|\.)|Teil|Absatz)"
    r"\s\w{1,4}[.)]?\s*:[^\n]{3,120}(?:\n\s*|$)){2,12}",
    re.MULTILINE | re.IGNORECASE,
)
"""Lines below a resolution that tell the votes on its points, without a heading of their own."""
_LEAD = 300  # letters above a resolution in which the sentence stands that leads to it
_LEADS = re.compile(
    r"\b(?:fass?t|faßt|fass?ten?|beschließt|beschloss|ergeht|erging)\b[^.]{0,200}\bfolgende[nrs]?\s*:?$"
)
_VOTE_LINE = re.compile(
    r"\(?(?:Abstimmung|Ergebnis|Beschlossen|Angenommen|Abgelehnt|Zugestimmt|"
    r"einstimmig|mehrheitlich|mit |bei |ja|ja-|dafür|\d)",
    re.IGNORECASE,
)


def split(text: Text, outline: Outline) -> Iterator[tuple[Span, tuple[Ballot, ...]]]:
    """The votes on single points below heads of votes: rows of a table, or loose lines."""
    columns = [label for label in outline.labels if label.key.startswith("column.")]
    yield from of_tables(text, columns)
    for section in outline.of_role("course"):
        heads = [c for c in columns if section.heading.start <= c.label.start < section.heading.end]
        names = [c.key.removeprefix("column.") for c in heads]
        if {"body", "date"} & set(names) or any(t.start <= section.heading.start < t.end for t in text.tables):
            continue
        place = Span(section.body.start, min(section.body.end, section.body.start + 600))
        ballots = of_words(text.string[place.start : place.end], place.start, [n for n in VOTE_KINDS if n in names])
        if ballots:
            yield place, ballots
