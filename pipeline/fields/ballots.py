"""What stands below the heading of a vote goes in; the votes on single points come out ("Ziffer 2: 20 Ja, 3 Nein")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields.step import flat, moved, result_words
from pipeline.fields.table_cells import CROSS, vote_of_cell
from pipeline.fields.table_columns import Columns, named_columns
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.german.votes import ordered, votes
from pipeline.model.mention import VOTE_KINDS, Ballot, Mention, Vote, VoteKind
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text, TextCell, TextTable

_LABEL = r"(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2}|[a-h])[.)]?"
_NAMED = (
    r"(?:zu\s+)?(?:Ziff?(?:ern?|\.)?|(?:Beschluss-?|Antrags-?)?[Pp]unkte?|Nrn?\.|Nummern?"
    r"|Buchst(?:aben?|\.)|Abs(?:atz|ätze|\.)|Teile?|Abschnitte?)\s*\w{1,4}(?:\.\w{1,2})?"
    r"(?:,?\s*(?:Ziff\.|Nr\.|Buchst\.)\s*\w{1,3})?(?:(?:\s?[,–-]\s?|\s(?:und|u\.|bis)\s)\w{1,3}\b){0,6}"
)
_VARIANT = r"(?:Varianten?|Alternativen?|Antrag|Vorschlag)\s(?:\d{1,2}|[A-H]|[IVX]{1,4})\b"
_POINT = re.compile(
    rf"(?:^|\n|[;.]\s+)\s*(?:Abstimmung(?:sergebnis)?\s+(?=zu\s|über\s))?"
    rf"(?:(?:zu\s+|über\s+)?(?P<item>{_NAMED}|{_VARIANT}(?=\)?\s*:))\)?\s*:?"
    rf"|(?i:zu)\s+(?P<about>{_LABEL}(?:\s?(?:,|und|bis)\s{_LABEL}){{0,4}})(?:\s*:|(?<=\)))|(?P<bare>\d{{1,2}}[.)]|[a-h]\)|[IVX]{{1,4}}\.)\s?:?)\s",
    re.IGNORECASE,
)
"""What begins the vote on a single point: named ("Ziffer 2"), told of ("Zu 2.:") or its bare label ("a)")."""
_POINT_CELL = re.compile(rf"(?:{_NAMED}|{_VARIANT}|(?:zu\s+)?{_LABEL})\s*:?", re.IGNORECASE)
_NAMED_CELL = re.compile(rf"{_NAMED}|{_VARIANT}", re.IGNORECASE)
_SUM = re.compile(r"(?:Gesamt(?:ergebnis|stimmen|zahl)?|Insgesamt|Summe|Zusammen|Stimmen gesamt)\s*:?", re.IGNORECASE)
_FIGURES = re.compile(r"[\s|]*(?:(?:\d{1,3}|[-–—])[\s|]*){2,5}")
_SURE_IN_LINES = 0.85  # figures of a row without cells, told by their order alone
_BARE_RATIO = re.compile(r"[\s:]*\d{1,3}\s?:\s?\d{1,3}(?:\s?:\s?\d{1,3})?(?![\d.:,]|\s?Uhr)")
_RATIO_BEHIND = re.compile(r"\((?P<ratio>\d{1,3}\s?:\s?\d{1,3}\s?:\s?\d{1,3})\)")
"""The three numbers of a vote behind its result ("einstimmig (16:0:0)")."""
_SIGN = "Stimmen "  # what the heading told already: the ratio below it ("8 : 1") is one of votes


def told_votes(string: str) -> dict[VoteKind, Mention[Vote]]:
    """The numbers of a string that tells a vote, also where it begins with their bare ratio."""
    sign = _SIGN if _BARE_RATIO.match(string) else ""
    told = {kind: moved(vote, -len(sign)) for kind, vote in votes(sign + string).items()}
    behind = None if told else _RATIO_BEHIND.search(string)
    if behind is None or not is_result(string[: behind.start()]):
        return told
    kinds: tuple[VoteKind, ...] = ("yes", "no", "abstain")
    return {
        kind: replace(moved(vote, behind.start("ratio")), confidence=min(vote.confidence, _SURE_IN_LINES))
        for kind, vote in ordered(behind["ratio"], kinds).items()
    }


def of_words(string: str, at: int, heads: Sequence[VoteKind] = ()) -> tuple[Ballot, ...]:
    """The votes on single points in ``string``, which begins at ``at``, where at least two are told. ``heads`` are the
    columns printed above them, whose figures stand behind each point in that order."""
    points = list(_POINT.finditer(string))
    if len(points) < 2:
        return ()
    ballots = []
    for n, point in enumerate(points):
        start = point.end()
        end = points[n + 1].start() if n + 1 < len(points) else len(string)
        part = string[start:end].split("\n\n")[0]
        told = {kind: moved(vote, at + start) for kind, vote in told_votes(part).items()}
        told = told or _in_order(part, at + start, heads)
        words = result_words(part)
        if point["bare"] and (bodies.parse(part) or not (words or "yes" in told)):
            continue  # a list of something else
        result = None
        if words:
            begin = at + start + part.index(words)
            result = Mention(flat(words), begin, begin + len(words), "ballot", 0.85)
        if (told or result) and not _NO_VOTE.match(part):
            ballots.append(Ballot(flat(point["item"] or point["about"] or point["bare"]), told, result))
    return tuple(map(_doubted, ballots)) if len(ballots) >= 2 else ()


_NO_VOTE = re.compile(r"\s*:?\s*(?:ohne|keine) Abstimmung\b")
"""Of a point on which nobody voted ("Ziffer 1: ohne Abstimmung zur Kenntnis genommen")."""


def _doubted(ballot: Ballot) -> Ballot:
    """A ballot whose item lost its number ("Ziffer") with its votes in doubt."""
    if re.search(r"\d|\b(?:[a-hA-H]|[IVX]{1,4})\b", ballot.item):
        return ballot
    return replace(ballot, votes={k: replace(v, confidence=min(v.confidence, 0.6)) for k, v in ballot.votes.items()})


def _in_order(string: str, at: int, heads: Sequence[VoteKind]) -> dict[VoteKind, Mention[Vote]]:
    """The figures of a row below as many heads."""
    line = string.split("\n")[0]
    figures = list(re.finditer(r"\d+|[-–—]", line))
    if len(figures) != len(heads) or not _FIGURES.fullmatch(line):
        return {}
    return {
        kind: Mention(
            Vote("value", int(m.group()), m.group()) if m.group().isdigit() else Vote("blank", None, m.group()),
            at + m.start(),
            at + m.end(),
            "ballot in a row",
            _SURE_IN_LINES,
        )
        for kind, m in zip(heads, figures, strict=True)
    }


def of_tables(text: Text, labels: Sequence[Label]) -> Iterator[tuple[Span, tuple[Ballot, ...]]]:
    """The votes of each table whose rows are points of a resolution, below heads that ``labels`` tell; one ballot
    without an item for a table of a single row (it may still be blank), or with a row of the sums, which is the vote on
    the whole."""
    for table in text.tables:
        heads = [c for c in labels if table.start <= c.label.start < max(table.end, table.start + 1)]
        columns, first = named_columns(text, table, heads)
        names = set(columns.named.values())
        if len(names & {"yes", "no", "abstain"}) < 2 or names & {"date", "body"}:
            continue
        rows = tuple(_of_rows(text, table, columns, first))
        told = [b for b in rows if any(v.value.state == "value" for v in b.votes.values())]
        sums = [b for b in told if _SUM.fullmatch(b.item)]
        if len(sums) == 1:
            yield Span(table.start, table.end), (replace(sums[0], item=""),)
        elif len(rows) == 1 and not rows[0].item and (told or _waits(rows[0])):
            yield Span(table.start, table.end), rows
        elif sum(bool(b.item) for b in told) >= 2:
            yield Span(table.start, table.end), tuple(_doubted(b) for b in rows if b.item)


def _waits(ballot: Ballot) -> bool:
    """Whether nothing is printed below the heads of a vote yet."""
    return all(ballot.votes[kind].value.state == "blank" for kind in ballot.votes) and {"yes", "no"} <= set(
        ballot.votes
    )


_MEMBERS = re.compile(r"\b(?:Anzahl|Zahl|Mitglieder(?:zahl)?|Sitze|Soll(?:stärke)?|[Gg]esetzlich)\b")
"""The head of a column that holds the number of members of the body, which is no point of a resolution."""
_CROSSED = {"unanimous": "einstimmig", "majority": "mehrheitlich"}


def _item(text: Text, cells: Sequence[TextCell], columns: Columns) -> str:
    """The point, or the word for the sum, that a row of numbers begins with; "" where it has none. Its head may be that
    of the vote ("Abstimmung" over "Ziffer 1"), but only where the row names the point."""
    for cell in cells:
        name, item = columns.named.get(cell.column), flat(text.string[cell.start : cell.end]).rstrip(" :")
        if item and name in (None, "agenda_item"):
            return item if _POINT_CELL.fullmatch(item) or _SUM.fullmatch(item) else ""
        if name in ("result", "session", "role") and (_NAMED_CELL.fullmatch(item) or _SUM.fullmatch(item)):
            return item
    return ""


def _of_rows(text: Text, table: TextTable, columns: Columns, first: int) -> Iterator[Ballot]:
    rows: dict[int, list[TextCell]] = {}
    members = {c.column for c in table.cells if c.row < first and _MEMBERS.search(text.string[c.start : c.end])}
    for cell in table.cells:
        if cell.row >= first and cell.column not in members:
            rows.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(rows.items()):
        item = _item(text, cells, columns)
        told: dict[VoteKind, Mention[Vote]] = {}
        result = None
        for cell in cells:
            name, string = columns.named.get(cell.column), text.string[cell.start : cell.end]
            if name in VOTE_KINDS:
                told[name] = vote_of_cell(string, cell, cell.box is not None)
            elif name in ("result", "remark") and is_result(string):
                result = Mention(flat(string), cell.start, cell.end, "ballot", 0.9)
            elif name in _CROSSED and CROSS.fullmatch(string.strip()):
                result = Mention(_CROSSED[name], cell.start, cell.end, "cross in a column", 0.9)
        yield Ballot(item, told, result)
