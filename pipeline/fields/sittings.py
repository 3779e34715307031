"""A text and its outline go in; the steps told as one sitting after another come out, each with what is told below it.

``12. Sitzung des Ortsbeirats 4 am 23.05.2031, TO I, TOP 9`` stands on a line of its own, the decision and the vote
below it, up to the next such line; or the labels of a sitting (Gremium, Sitzung, TOP) stand once for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pipeline.fields.ballots import of_words, told_votes
from pipeline.fields.step import (
    ITEM,
    ROLE_ONLY,
    TIME,
    WEEKDAY,
    Draft,
    flat,
    is_form,
    meeting_day,
    moved,
    result_words,
    set_item,
    set_public,
    set_public_by_session,
    with_role,
)
from pipeline.fields.ticks import ticked_result
from pipeline.german import bodies, heads, roles, status
from pipeline.german.results import is_result
from pipeline.german.votes import is_tally
from pipeline.model.lines import TextLine
from pipeline.model.mention import Body, Mention
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Span, Text

_SITTING = re.compile(
    rf"(?:für\sdie\s|zur\s|in\sder\s)?(?:\d{{1,3}}\.\s+)?(?:{status.inflected('e')}\s|(?:außer)?ordentliche\s|gemeinsame\s)*"
    r"Sitzung\s(?:des|der|vom)\s(?P<body>[^\n]{2,120}?),?\s(?:am|vom)\s(?=\d)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"^\s*(?:(?:Abstimmung(?:sergebnis)?|Ergebnis|Beschlussergebnis|Votum)\s*:?"
    r"|(?:Empfehlung|Beschlu(?:ss|ß))\s*:(?=\s*\d{1,3}\s*(?:Ja|Für)\b))[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_RIGHT_BELOW = re.compile(r"(?:\n{1,2}[^\n]+)?")
"""The line right below that of a sitting."""
_GOES_ON = re.compile(r",\n\n(?=\S)")
"""A comma before the white that the layout saw in the midst of a sentence."""
_PUT_OFF = re.compile(r"\b(?:wird|wurde)\s[^.]{0,90}?\b(?P<result>vertagt|zurückgestellt|zurückgezogen)\b")
_END = re.compile(r"\n[ \t]*\n[ \t]*\n")
_MOST = 900  # letters below a sitting in which its vote stands
_SURE = 0.9


def find(text: Text, least: int = 2) -> list[Draft]:
    """The sittings of a text in the order of the page, where there are ``least`` or more: a lone one may be told
    elsewhere, and counts only where its line says that it is a sitting."""
    heads = [(d, x) for d, x in _heads(text) if least > 1 or _SITTING.match(x.string)]
    if len(heads) < least:
        return []
    for n, (draft, line) in enumerate(heads):
        stop = heads[n + 1][1].start if n + 1 < len(heads) else text.body.end
        end = min(stop, line.end + _MOST)
        _below(text, draft, line.end, end)
        _tally(text, draft, line.end, min(end, _RIGHT_BELOW.match(text.string, line.end).end()))  # type: ignore[union-attr]
    return [draft for draft, _ in heads]


_PARTS = ("session_body", "session_date", "meeting", "session_item", "session_role", "public")
_TOLD = re.compile(
    r"^[ \t]*(?:Beschluss|Ergebnis|Beratungsergebnis|Beschlussart|Votum|Entscheidung)\s*:[ \t]*"
    r"(?P<result>[^\n]{4,70})$",
    re.MULTILINE,
)


def blocks(text: Text, outline: Outline) -> list[Draft]:
    """Sittings whose labels are printed once for each: two or more bodies, each with its day; else none."""
    labels = [
        x for x in outline.labels if x.key in _PARTS and x.label.start < x.label.end and x.value.end <= text.body.end
    ]
    labels = sorted([*labels, *_numbered(text, labels)], key=lambda x: x.label.start)
    first = next((x.key for x in labels if x.key in ("session_body", "session_date", "meeting")), "")
    starts = [n for n, x in enumerate(labels) if x.key == first]
    if len(starts) < 2:
        return []
    drafts = []
    for n, at in enumerate(starts):
        own = labels[at : starts[n + 1]] if n + 1 < len(starts) else labels[at:]
        stop = labels[starts[n + 1]].label.start if n + 1 < len(starts) else text.body.end
        draft = _of_labels(text, own)
        if draft is None:
            return []
        start, end = draft.end, min(stop, draft.end + _MOST)
        _below(text, draft, start, end)
        _tally(text, draft, start, min(end, start + _NEAR))
        told = _TOLD.search(text.string[start:end].split("\n\n\n")[0])
        if told and draft.result is None and is_result(told["result"]):
            span = start + told.start("result"), start + told.end("result")
            draft.result = Mention(flat(told["result"]), *span, "label", 0.9)
        drafts.append(draft)
    return drafts


_NEAR = 240  # letters below the labels of a sitting in which its numbers stand alone on a line


_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?P<label>(?:Beratungsg|G)remium)\s?:?\s+(?P<body>[A-ZÄÖÜ][^\n]{2,140})")


def _numbered(text: Text, labels: list[Label]) -> Iterator[Label]:
    """The labels of bodies with a number before them ("2. Gremium  Bauausschuss"), where none stands without."""
    if any(x.key == "session_body" for x in labels):
        return
    for line in text.lines:
        hit = _NUMBERED.fullmatch(line.string) if line.body else None
        if hit is not None and bodies.is_body(hit["body"]):
            label = Span(line.start + hit.start("label"), line.start + hit.end("label"))
            body = Span(line.start + hit.start("body"), line.start + hit.end("body"))
            yield Label("session_body", label, body, "label", _SURE)


def _tally(text: Text, draft: Draft, start: int, end: int) -> None:
    """The numbers of a line right below that holds nothing else ("dafür: 10 dagegen: 2 Enth.: 1")."""
    for line in re.finditer(r"[^\n\f]+", text.string[start:end]):
        if not (draft.votes or draft.ballots) and is_tally(line.group()):
            draft.votes = {kind: moved(vote, start + line.start()) for kind, vote in told_votes(line.group()).items()}
            draft.seen(draft.start, start + line.end())


def _of_labels(text: Text, labels: list[Label]) -> Draft | None:
    """The step of one block of labels; None where its body or its day is missing."""
    draft = Draft(labels[0].label.start, labels[0].value.end, "labels of a sitting", 0.93)
    for label in labels:
        string, start = text.string[label.value.start : label.value.end], label.value.start
        if label.label.start - draft.end > 120:
            break
        match label.key:
            case "session_body" if draft.body is None:
                draft.body = with_role(draft, string, start, "label", label.confidence)
            case "session_date" | "meeting" if draft.date is None:
                draft.date = meeting_day(string, start, "label", label.confidence)
            case "session_item" if draft.item is None:
                set_item(draft, string, start, label.confidence)
            case "session_role" if draft.role is None and ROLE_ONLY.fullmatch(flat(string)):
                draft.role = Mention(flat(string), start, label.value.end, "label", label.confidence)
            case "public" if draft.public is None:
                set_public(draft, string, start, label.value.end)
        draft.seen(label.label.start, label.value.end)
    if draft.body is None or draft.date is None or not bodies.is_body(draft.body.value.name):
        return None
    return draft


def _heads(text: Text) -> Iterator[tuple[Draft, TextLine]]:
    """The lines that name a sitting with its body and its day, and the steps that they begin."""
    for line in map(_without_label, map(partial(_with_day_below, text), range(len(text.lines)))):
        hit = _SITTING.match(line.string) if line.body else None
        if hit is None:
            draft = _bare(line) if line.body else None
            if draft is not None:
                yield draft, line
            continue
        day = meeting_day(line.string[hit.end() :], line.start + hit.end(), "sitting", 0.95)
        named = _body(hit["body"], line.start + hit.start("body"))
        if day is None or day.start > line.start + hit.end() + 2 or named is None:
            continue
        draft = Draft(line.start, line.end, "sitting", _SURE, day, named)
        for side in ("closed", "open"):
            if hit[side]:
                draft.public = Mention(
                    side == "open", line.start + hit.start(side), line.start + hit.end(side), "sitting", 0.93
                )
        item = ITEM.search(line.string, day.end - line.start)
        if item:
            draft.item = Mention(
                item["item"], line.start + item.start("item"), line.start + item.end("item"), "sitting", 0.93
            )
        yield draft, line


def _without_label(line: TextLine) -> TextLine:
    """A line of a table without the cell before it that is the head of bodies ("Gremien | Rat (12.03.2031)")."""
    if line.table is None or len(line.pieces) < 2:
        return line
    first, rest = line.pieces[0], line.pieces[1:]
    head = heads.column(line.string[: first.end - line.start].strip(" :"))
    if head is None or head[0] != "body" or head[1] < 1:
        return line
    at = rest[0].start
    return replace(line, start=at, string=line.string[at - line.start :], pieces=rest)


def _with_day_below(text: Text, n: int) -> TextLine:
    """A line, with the next one where that begins with the day of the sitting that it names."""
    line, below = text.lines[n], text.lines[n + 1] if n + 1 < len(text.lines) else None
    if below is None or not below.body or "itzung d" not in line.string or not _DAY_BELOW.match(below.string):
        return line
    if any(map(str.isdigit, line.string.partition("itzung d")[2])):
        return line
    return replace(line, string=text.string[line.start : below.end], end=below.end)


_DAY_BELOW = re.compile(r"(?:am|vom)\s\d")


def _bare(line: TextLine) -> Draft | None:
    """The step that a line names by its day and its body alone, with its item ("15.04.2031 Umweltausschuss, TOP 4")."""
    if len(line.string) > 120 or not any(map(str.isdigit, line.string)) or line.straddles:
        return None
    named = bodies.parse(line.string)
    day = meeting_day(line.string, line.start, "sitting", 0.93) if len(named) == 1 else None
    if day is None:
        return None
    item = ITEM.search(line.string)
    parts = [
        (named[0].start, named[0].end),
        (day.start - line.start, day.end - line.start),
        *([item.span()] if item else []),
    ]
    rest = "".join(c for n, c in enumerate(line.string) if not any(a <= n < b for a, b in parts))
    led = _LEADS.search(rest)
    if _BETWEEN.sub("", _LEADS.sub("", rest, count=1)).strip(" ,;:()/–-"):
        return None
    draft = Draft(line.start, line.end, "day and body on a line", 0.88, day)
    if led:
        at = line.start + line.string.index(led[0].strip())
        draft.lead = Mention(True, at, at + len(led[0].strip()), "sitting", 0.9)
    at, end = line.start + named[0].start, line.start + named[0].end
    draft.body = replace(named[0], start=at, end=end, rule="sitting", confidence=min(named[0].confidence, 0.93))
    if item:
        draft.item = Mention(
            item["item"], line.start + item.start("item"), line.start + item.end("item"), "sitting", 0.93
        )
    set_public_by_session(draft, line.string, line.start)
    if draft.public is None and (short := _SHORT_STATUS.search(line.string)):
        span = line.start + short.start(), line.start + short.end()
        draft.public = Mention(short["open"] is not None, *span, "sitting", 0.88)
    return draft


_SHORT_STATUS = re.compile(rf"\(\s?{status.LETTERS_TOLD}\.?\s?\)")
"""Public or not as letters in brackets ("(nö)")."""
_BETWEEN = re.compile(
    rf"^\s*(?:\d{{1,2}}[.)]|[-–•*]\s)|{_SHORT_STATUS.pattern}"
    rf"|\b(?:am|vom|im|in der|Sitzung|{status.EITHER}(?:e Sitzung)?)\b"
    rf"|{WEEKDAY.pattern}|{TIME.pattern}",
    re.IGNORECASE,
)
"""What a line may hold beside a body, its day and its item."""
_LEADS = re.compile(rf"(?:^|(?<=[\s(,–-])){roles.LEAD}(?=\W|$)")
"""The word for the body that leads, beside it."""


def _body(printed: str, at: int) -> Mention[Body] | None:
    found = bodies.cell(printed)
    if found is None or found.start > 3 or found.end < len(printed.rstrip()):
        return None
    return replace(
        found, start=at + found.start, end=at + found.end, rule="sitting", confidence=min(found.confidence, 0.93)
    )


def _sentence(draft: Draft, string: str, at: int) -> None:
    """The vote that the first sentence below a sitting tells ("Der Antrag wird mit 17 : 20 Stimmen abgelehnt.")."""
    lead = len(string) - len(string.lstrip())
    told = string.lstrip().split("\n\n")[0]
    if len(told) > _SHORT or not is_result(told):
        return
    draft.votes = {kind: moved(vote, at + lead) for kind, vote in told_votes(told).items()}
    words = list(_RESULT_WORD.finditer(told))
    if is_form(told):
        draft.result = ticked_result(told, at + lead, 0.85) or draft.result
    elif len(words) == 1:
        span = at + lead + words[0].start(), at + lead + words[0].end()
        draft.result = Mention(words[0].group(), *span, "sitting", 0.85)
    draft.seen(draft.start, at + lead + len(told))


_SHORT = 240  # letters of a sentence that tells nothing but a vote
_RESULT_WORD = re.compile(
    r"(?:(?:einstimmig|mehrheitlich|ungeändert|unverändert|geändert)\s)?"
    r"\b(?:angenommen|abgelehnt|beschlossen|zugestimmt|empfohlen|vertagt|verwiesen|zur Kenntnis genommen)\b"
)


def _below(text: Text, draft: Draft, start: int, end: int) -> None:
    """What stands below a sitting's line: the vote behind its label, else a line that is nothing but a result."""
    string = text.string[start:end]
    cut = _END.search(string)
    string = string[: cut.start()] if cut else string
    label = _VOTE.search(string)
    if label is None:
        put_off = _PUT_OFF.search(string)
        if put_off:
            span = start + put_off.start("result"), start + put_off.end("result")
            draft.result = Mention(put_off["result"], *span, "sitting", 0.85)
        else:
            _sentence(draft, string, start)
        return
    at = start + label.end() + len(string[label.end() :]) - len(string[label.end() :].lstrip())
    points = of_words(_GOES_ON.sub(",\n ", string[at - start :]), at)
    if points:
        draft.ballots = points
        return
    told = string[at - start :].split("\n\n")[0]
    for kind, vote in told_votes(told).items():
        draft.votes[kind] = moved(vote, at)
    words = result_words(told)
    if words:
        begin = at + told.index(words)
        draft.result = Mention(flat(words), begin, begin + len(words), "sitting", 0.88)
    draft.seen(draft.start, at + len(told.rstrip()))
