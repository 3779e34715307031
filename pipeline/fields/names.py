"""A text and its outline go in; the name of the paper comes out: labelled, or the title at its place in the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.head_words import HOLDER, OFFICE, PLACE_DATE, SENDER, flat, value
from pipeline.german import bodies, dates
from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text


def find(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled name, its lines joined; without a label the line or lines that stand at the form's place for it."""
    found = False
    for label in outline.labelled("name"):
        string = value(text, label)
        if not re.search(r"[^\W\d_]{3}", string):
            continue
        found = True
        key = fold(text.string[label.label.start : label.label.end])
        sure = label.confidence - (0.15 if key in ("tagesordnungspunkt", "titei") else 0.0)
        yield Mention(flat(string), label.value.start, label.value.end, label.rule, round(max(sure, 0.2), 3))
    if not found:
        yield from _unlabelled_name(text, outline)


def _unlabelled_name(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """Between the head (number, kind, sender) and the Beratungsfolge or the text: the block of a title."""
    lines = [x for x in text.lines if x.body and x.page == 1]
    stops = [
        s.heading.start for s in outline.sections if s.role in ("course", "facts", "resolution", "reasons", "vote")
    ]
    stop = min(stops, default=min(text.body.end, 1800))
    labels = [x for x in outline.labels if not x.key.startswith("column.") and x.value.end <= stop]
    used = {
        k
        for k, line in enumerate(lines)
        for x in labels
        if (x.value.start < line.end and min(x.label.start, x.value.start) >= line.start)
        or line.start <= x.value.start < line.end
    }
    candidates: list[list[TextLine]] = []
    for k, line in enumerate(lines):
        if line.start >= stop:
            break
        if k in used or not _title_like(line.string):
            continue
        if (
            candidates
            and k
            and (k - 1) not in used
            and candidates[-1][-1] is lines[k - 1]
            and (not line.first or line.string[:1].islower() or candidates[-1][-1].string[-1:] in "-–,:;")
        ):
            candidates[-1].append(line)
        else:
            candidates.append([line])
    candidates = [c for c in candidates if len(c) <= 6 and 10 <= sum(len(x.string) for x in c) <= 320]
    candidates = [c for c in candidates if not c[-1].string.endswith(".") or (len(c) == 1 and len(c[0].string) < 90)]
    if not candidates:
        return
    # the title stands behind the labels of the head; larger or bolder print tells it for sure
    head_end = max(
        (max(x.value.end, x.label.end) for x in labels if x.key != "paper_type" and x.value.start < text.body.end),
        default=0,
    )
    behind = [c for c in candidates if c[0].start > head_end]
    kinds = [x.value.end for x in labels if x.key == "paper_type" and x.value.start < text.body.end]
    below = [c for c in behind if kinds and c[0].start > max(kinds)]
    behind = below or behind
    sized = [c for c in (below or candidates) if c[0].bold or (c[0].size or 0) > _body_size(lines)]
    best = sized[-1] if sized else behind[0] if behind else candidates[-1]
    string = text.string[best[0].start : best[-1].end]
    sure = 0.85 if outline.template and (sized or behind) else 0.7
    if len(behind if behind else candidates) > 1 and not sized:
        sure -= 0.05
    yield Mention(flat(string), best[0].start, best[-1].end, "title above the Beratungsfolge", round(sure, 3))


def _body_size(lines: list[TextLine]) -> float:
    sizes = sorted(x.size for x in lines if x.size)
    return sizes[len(sizes) // 2] + 0.5 if sizes else 99.0


def _title_like(string: str) -> bool:
    if len(string) < 6 or not re.search(r"[^\W\d_]{3}", string) or string.endswith(":"):
        return False
    if re.match(r"(?:\(?\d{1,2}[.)]|[a-z]\)|[-–•])\s", string):
        return False
    if OFFICE.fullmatch(string) or HOLDER.fullmatch(string) or (dates.parse(string) and bodies.parse(string)):
        return False
    if (
        re.match(r"(?:Stadt|STADT|Landkreis|Gemeinde|Der |Die )[\wÄÖÜäöüß -]{2,40}$", string)
        and len(string.split()) <= 4
    ):
        return False
    if re.match(
        r"(?:Gedruckt|Recycling|Prozent|Seite|vom\b|eingegangen|Eingang|Herrn?\b|Frau\b|Sehr geehrte|An (?:den|"
        r"die)\b|Tel|Fax|E-Mail|www\.)",
        string,
        re.IGNORECASE,
    ):
        return False
    if re.match(
        r"(?:Antrag|Anfrage|Änderungsantrag|Ergänzungsantrag|Interfraktioneller Antrag)\s*:", string
    ) or SENDER.fullmatch(string.strip(" ,:")):
        return False
    if re.fullmatch(
        r"(?:Dez\.|Dezernat)\s*[\w. ]{1,10}|(?:nicht)?\s?öffentlich", string, re.IGNORECASE
    ) or PLACE_DATE.fullmatch(string):
        return False
    return not re.fullmatch(r"[\d\s./:-]+", string)
