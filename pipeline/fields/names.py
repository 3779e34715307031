"""A text and its outline go in; the name of the paper comes out: labelled, or the title at its place in the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields import consultations, municipality
from pipeline.fields.head_words import flat, in_column, place_date
from pipeline.fields.own_spelling import MOST, spelt
from pipeline.german import bodies, dates, status
from pipeline.german.fold import fold
from pipeline.german.offices import holder, is_office, of_council, sender
from pipeline.german.titles import SENTENCE, UNFINISHED, begins_text
from pipeline.german.towns import places
from pipeline.model.lines import TextLine, close_below
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Text

_NO_TITLE = re.compile(
    r"(?:Gedruckt|Recycling|100 Prozent|Prozent|Seite\b|vom\b|eingegangen|Eingang|Herrn?\b|Frau\b|Sehr geehrte"
    r"|Liebe[r]? |An (?:den|die|das)\b|über (?:den|die|das)\b|für (?:den|die|das) [A-ZÄÖÜ]\w+(?:rat|tag|ausschuss)\b"
    r"|für (?:den|die|das) [A-ZÄÖÜ]\w+(?:versammlung|vertretung)\b"
    r"|(?:(?!(?:19|20)\d\d )\d{4,5} [A-ZÄÖÜ][\w.-]+(?: [\w.-]+){0,2}|\d{4} [A-ZÄÖÜ][\w.-]+(?: \w+)? \d{1,2})$"
    r"|Tel(?:efon|\.)|(?:Tele)?[Ff]ax\b|E-?Mail|IBAN|BIC\b|Bankverbindung|Sparkasse|Konto\b|Postfach|Sprechzeiten|Zimmer\b"
    r"|Rats(?:herrn|frauen|mitglieder) (?:und|de[rs])|Mitglieder de[rs]|Damen und Herren"
    r"|(?:TOP|Tagesordnungspunkt)\s*(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2})?\s*[(:–-]*\s*"
    rf"(?:{status.EITHER}\W*)?$"
    r"|(?:Frage|Antwort)\s*\d{0,2}\s*:|(?:Zu )?(?:Punkt|Ziffer|Frage) \d{1,2}$"
    r"|Internet\b|Dez\.|Sitzung (?:de[rs]|am|vom)|zur Sitzung|\d+\. (?:Sitzung|Wahlperiode)|Wahlperiode|nachrichtlich"
    r"|Öffentliche (?:Sitzung|Beratung)|Nichtöffentliche|hier:?$|Nr\.|Az\.|Anzahl der|\d+ Anlagen?$"
    r"|(?:\S+ ){1,5}Wahlperiode$"
    r"|(?:Abgeordnetenhaus|Senat|Magistrat|Rat) von [A-ZÄÖÜ][\w-]+$"
    r"|In (?:den|die|das) \w+(?:ausschuss|rat|versammlung|vertretung)\b"
    r"|Es fehl(?:t|en)\b|Anwesend\b|Entschuldigt\b|Abwesend\b|Beschluss\s*:|Ergebnis\s*:"
    r"|\w*verband(?:es)? [A-ZÄÖÜ]\S+(?: \S+){0,2}$"
    r"|(?:\S+ ){0,3}\S*(?:Drs|Drucks|DS|Vorl)\.?(?:[ -]?Nr\.?)? ?:? ?[\w-]{0,8}\d+/\d{2,4}$)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\S@[\w-]{1,80}\.[a-z]|(?i:www\.|https?:|\bTel\.|\bFax\b|\bIBAN\b)|(?<!Nr\. )(?<!Nrn\. )\b\d{5}\s+[A-ZÄÖÜ]"
)
_ADDRESSED = re.compile(r"(?:Herrn?|Frau|Firma|An|An (?:den|die|das))(?:$|\s+(?:Dr\.|Prof\.|[A-ZÄÖÜ]))")
_POSTCODE = re.compile(r"\b\d{5}\s+[A-ZÄÖÜ]")
_PART_OF_TOWN = re.compile(r"(?:\w+ )?[A-ZÄÖÜ]\S+ (?:von|in) (?P<town>[A-ZÄÖÜ]\S+)")
_SITTING = re.compile(rf"\s*[\d.]*\s*{status.EITHER}(?:e[rn]?)?\s+(?:Sitzung|Teil|Beratung)\s*", re.IGNORECASE)
"""What stands behind the label of an item and is no name ("Tagesordnungspunkt: 1 öffentliche Sitzung")."""
_NO_NAME = re.compile(r"[:☐☒☑]\s*$|\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
"""What no line has that is told as a name by its place alone: an open label, boxes, a day."""
_OF_SENDER = re.compile(
    r"(?:(?:Inter|Gemeinsame|Kleine|Große|Dringliche)\S*\s)?(?:\w+(?:ungs|keits|sal)|\w*Eil|Prüf|Haushalts)?-?(?:Antrag|antrag|Anfrage|anfrage)"
    r"(?::\s|\s(?:der|des|von)\s)"
)
"""Below a title: the kind of the paper with who sends it ("Interfraktioneller Antrag: A, B und C")."""
_ARTICLE = re.compile(r"\b(?:der|des|den|dem|eine[rsmn]?|für|zur|zum|vom)$")
"""What no title ends with, so that the line below it belongs to it, however far."""
_SIGNS = re.compile(r"[\d\s./:,()_*–—-]+")
_STATUS = re.compile(rf"[-–(\s]*{status.EITHER}[-–)\s]*", re.IGNORECASE)
_LISTED = re.compile(r"(?:\(?\d{1,2}[.)]|[a-z]\)|[-–•])\s")
_ORDINAL = re.compile(
    r"\d{1,2}\.\s(?:[a-zäöü]+e\s)?(?:\w{0,20}(?:[äÄ]nderung|[nN]achtrag|[sS]atzung|[eE]rgänzung|[fF]ortschreibung)\w{0,20}|"
    r"Bauabschnitt|Quartal|Halbjahr|Lesung|Verordnung|Deckblatt|Teil\w*|Entwurf|Stufe|Sachstandsbericht|Zwischenbericht|"
    r"Bericht|Finanz\w+|Runde|Phase|Etappe|Förder\w+|Beteiligung\w*|Auslegung|Offenlage)\b"
)
"""What an ordinal counts at the head of a title ("9. Änderung des Flächennutzungsplans"), which is no list."""
_OF_HEAD = 0.7  # of a label that stands in the head and not somewhere in the text
_CUT = 0.5  # a name that ends in the middle of a phrase
_NUMBER = re.compile(r"(?=.*\d)\S{5,25}")  # the number of a paper, in a column of its own
_FULL = 50  # letters of a line that ends where its column does
_ITEM = "item of the agenda"
_MOST_LINES, _MOST = 6, 320  # of a title


def find(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The name of the paper, its names of places and persons spelt as elsewhere in it."""
    return (_whole(text, _as_elsewhere(text, mention)) for mention in _names(text, outline))


def _names(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled name, its lines joined; without a label the line or lines that stand at the form's place for it."""
    found = False
    labels = outline.labelled("name")
    told = any(x.rule != _ITEM and x.value.end > x.value.start for x in labels)
    for label in labels:
        string = in_column(text, label)
        if not re.search(r"[^\W\d_]{3}", string) or (told and label.rule == _ITEM) or _SITTING.fullmatch(string):
            continue
        found = True
        key = fold(text.string[label.label.start : label.label.end])
        sure = label.confidence - (0.15 if key in ("tagesordnungspunkt", "titei") else 0.0)
        sure = min(sure, _CUT) if UNFINISHED.search(string.rstrip()) else sure
        yield Mention(_mended(flat(string)), label.value.start, label.value.end, label.rule, round(max(sure, 0.2), 3))
    if not found:
        below = list(_below_heading(text, outline))
        yield from below or _title(text, outline)


def _whole(text: Text, mention: Mention[str]) -> Mention[str]:
    """A name, in doubt where a bracket is open at its end or a colon stands there: the rest stands in a line that
    nobody took for its own."""
    opened = mention.value.rfind("(") > mention.value.rfind(")") or mention.value.endswith(":")
    opened = opened or ":" in text.string[mention.end - 1 : mention.end + 2].strip()
    return replace(mention, confidence=min(mention.confidence, _CUT)) if opened else mention


def _as_elsewhere(text: Text, mention: Mention[str]) -> Mention[str]:
    name = spelt(text, mention.start, mention.end, mention.value)
    return mention if name == mention.value else replace(mention, value=name, confidence=min(mention.confidence, MOST))


def _mended(name: str) -> str:
    """A name whose colon behind "hier" an engine read as another sign."""
    return re.sub(r"(?<=\s)(hier)\s?[!;](?=\s)", r"\1:", name)


def _below_heading(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The block below a heading that names the subject ("Beratungsgegenstand")."""
    used = _used(text, outline, [x for x in text.lines if x.body and x.page == text.first_page])
    for section in outline.of_role("title"):
        lines = [x for x in text.lines if x.body and section.body.start <= x.start < section.body.end]
        if not lines or lines[0].start in used or not _title_like(lines[0].string):
            continue
        block = lines[:1]
        for line in lines[1:_MOST_LINES]:
            if line.first and not UNFINISHED.search(block[-1].string):
                break
            block.append(line)
        if (
            block
            and len(block) < _MOST_LINES
            and not SENTENCE.search(block[0].string)
            and text.page(block[0].start) in (None, text.first_page)
        ):
            string = flat(text.string[block[0].start : block[-1].end])
            if re.search(r"[^\W\d_]{3}", string) and len(string) <= _MOST:
                yield Mention(string, block[0].start, block[-1].end, "below its heading", 0.85)
                return


def _title(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The block of a title: in the head, or between the Beratungsfolge and the first heading."""
    lines = [x for x in text.lines if x.body and x.page == text.first_page]
    labelled = {x.label.start for x in outline.labels}  # "Beteiligte Ämter:" with its value is no section
    sections = [
        s.heading.start for s in outline.sections if s.role not in ("title", "course") and not _bare_heading(text, s)
    ]
    rows = min((s.heading.start for s in outline.of_role("course")), default=0)
    others = {s.heading.start for s in outline.of_role("other") if s.heading.start < rows}  # labels without a value
    stop = min([x for x in sections if x not in labelled and x not in others], default=1800)
    stop = min(stop, text.body.end)
    salutation = re.search(r"^(?:Sehr geehrte|Liebe[r]? )", text.string[:stop], re.MULTILINE)
    stop = salutation.start() if salutation else stop
    course = min((s.heading.start for s in outline.of_role("course") if s.heading.start < stop), default=stop)
    used = _used(text, outline, lines)
    best = _best(text, outline, lines, _groups(lines, used, 0, course), course)
    if (best is None or best[1] < 0.7) and course < stop:
        rows = max((m.end for m in consultations.find(text, outline)), default=course)
        below = [g for g in _groups(lines, used, rows, stop) if g[0].first and len(g) <= 3 and not _row(g[0])]
        if below and not any(SENTENCE.search(x.string) for x in below[0]) and below[0][-1].string[-1] not in ".,;:":
            best = (below[0], 0.75)
    if best is None or best[1] < 0.7:
        above = _above_heads(text, outline, lines, used)
        best = (above, 0.6) if above else best
    if best is not None:
        group, sure = _with_lines_below(best[0], lines, used), best[1]
        own = "\n".join(x.string for x in group)
        string = _mended(re.sub(r"\s+[.,;:|_]$", "", flat(own)))  # a speck, read as a stop
        yield Mention(string, group[0].start, group[-1].end, "title in its place", round(sure, 3))


def _above_heads(text: Text, outline: Outline, lines: Sequence[TextLine], used: set[int]) -> list[TextLine]:
    """The block right above the heads of a Beratungsfolge, below the labels of the head: a name that is one word, or
    that tells of a sitting, is told by its place alone."""
    columns = [x.label.start for x in outline.labels if x.key.startswith("column.")]
    first = min([*columns, *(s.heading.start for s in outline.of_role("course"))], default=-1)
    at = next((n for n, x in enumerate(lines) if x.start <= first < x.end), 0)
    block: list[TextLine] = []
    for line in reversed(lines[:at]):
        if line.start in used or len(line.pieces) > 1 or len(block) == _MOST_LINES:
            break
        block.insert(0, line)
        if line.first:
            break
    above = lines[: at - len(block)]
    labelled = any(x.label.start < block[0].start for x in outline.labels) if block else False
    if not labelled or not above or any(_NO_NAME.search(x.string) for x in block):
        return []
    return block if 10 <= sum(len(x.string) for x in block) <= _MOST else []


def _bare_heading(text: Text, section: Section) -> bool:
    """Whether a line only set as a heading, with nothing below it, may be the title, or one in a row of the head."""
    below = text.string[section.heading.end : section.body.end]
    head = next((x for x in text.lines if x.start <= section.heading.start < x.end), None)
    if head is not None and len(head.pieces) > 1:
        return True  # "Beschluss: | vertagt" in the box of an extract
    return section.rule == "set as a heading" and section.role == "other" and not re.search(r"\w", below)


_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")  # "… für das Haushaltsjahr" / "2031"


def _with_lines_below(group: list[TextLine], lines: Sequence[TextLine], used: set[int]) -> list[TextLine]:
    """A title with the lines right below it in the same print and at the same edge, though lines of another column
    were read between them."""
    found = list(group)
    for line in lines:
        last = found[-1]
        if line.start <= last.start or line.start in used or last.page != line.page or len(found) >= _MOST_LINES:
            continue
        below = close_below(last, line) or (line.box is None and line.start == last.end + 1)
        year = _YEAR_ALONE.fullmatch(line.string) is not None and last.string[-1:].isalpha()
        alike = last.bold and line.bold and last.size == line.size and abs((last.left or 0) - (line.left or 0)) < 2
        if below and (year or (alike and line.box is not None and _other_column(lines, last, line))):
            found.append(line)
    return found


def _other_column(lines: Sequence[TextLine], last: TextLine, line: TextLine) -> bool:
    """Whether all that was read between two lines stands to the right of both."""
    between = [x for x in lines if last.start < x.start < line.start]
    right = max(x.box.right for x in (last, line) if x.box is not None)
    return bool(between) and all(x.box is not None and x.box.left > right for x in between)


def _row(line: TextLine) -> bool:
    days = any(m.value.precision == "day" for m in dates.parse(line.string))
    return line.table is not None or days or len(line.pieces) > 1


def _used(text: Text, outline: Outline, lines: Sequence[TextLine]) -> set[int]:
    """The lines (by their start) that something else was read from: labels, values, the letterhead of the town."""
    spans = [
        (min(x.label.start, x.value.start) if x.label.end > x.label.start else x.value.start, x.value.end)
        for x in outline.labels
        if not x.key.startswith("column.")
    ]
    used = {x.start for x in lines if any(a < x.end and x.start < b for a, b in spans)}
    towns = [m for m in municipality.find(text, outline) if m.rule in ("letterhead", "office")]
    used |= {x.start for x in lines for m in towns if min(m.end, x.end) - max(m.start, x.start) >= 0.5 * len(x.string)}
    used |= {x.start for x in lines if _CONTACT.search(x.string)}
    address = False
    for line in lines:  # a block that begins with whom it is addressed to
        address = bool(_ADDRESSED.match(line.string)) or (address and not line.first)
        if address:
            used.add(line.start)
    for n, line in enumerate(lines):  # the part of a town below the name of its assembly
        part = _PART_OF_TOWN.fullmatch(line.string)
        if part and part["town"] in places() and any(bodies.is_body(x.string) for x in lines[max(n - 3, 0) : n]):
            used.add(line.start)
    for n, line in enumerate(lines):  # the street stands above the postcode
        if n and _POSTCODE.match(line.string) and not line.first:
            used.add(lines[n - 1].start)
    return used


def _groups(lines: Sequence[TextLine], used: set[int], start: int, stop: int) -> list[list[TextLine]]:
    """Lines that may be a title, those of one block together."""
    groups: list[list[TextLine]] = []
    last: TextLine | None = None
    listed = False  # within a labelled item, whose further lines begin no title
    for n, line in enumerate(lines):
        if not start <= line.start < stop:
            continue
        listed = bool(_LISTED.match(line.string) and not _ORDINAL.match(line.string)) or (listed and not line.first)
        following = lines[n + 1] if n + 1 < len(lines) else None
        opens = (
            line.string.endswith(":")
            and following is not None
            and not following.first
            and not SENTENCE.search(line.string)
            and " " in line.string.strip()
        )
        numbered = len(line.pieces) > 1 and any(
            _NUMBER.fullmatch(line.string[p.start - line.start : p.end - line.start]) for p in line.pieces
        )
        first = line.string[: line.pieces[0].end - line.start]
        fits = (
            not numbered
            and not (len(line.pieces) > 1 and first.endswith(":"))  # a label with its value
            and line.start not in used
            and (_title_like(line.string) or (opens and _title_like(line.string[:-1])))
        )
        goes_on = (
            groups
            and last is groups[-1][-1]
            and last.page == line.page
            and (
                not line.first
                or last.string[-1:] in "-–,:;"
                or _ARTICLE.search(last.string)
                or (line.string[:1] in "-–" and not _step(line))
                or _next_line(last, line)
                or (line.string[:1].islower() and (UNFINISHED.search(last.string) or close_below(last, line)))
            )
        )
        if goes_on and last is not None and (begins_text(last.string, line.string) or _OF_SENDER.match(line.string)):
            goes_on = False
        cut = (
            goes_on
            and last is not None
            and (UNFINISHED.search(last.string) or line.string[:1] in "-–" or line.string[:1].islower())
            and not _step(line)
        )
        if goes_on and line.start not in used and (fits or cut):
            groups[-1].append(line)
        elif fits and not listed and not line.string[:1].islower():
            groups.append([line])
        else:
            last = None
            continue
        last = line
    return [g for g in groups if len(g) <= _MOST_LINES and 10 <= sum(len(x.string) for x in g) <= _MOST]


def _next_line(last: TextLine, line: TextLine) -> bool:
    """Whether a line of a title is full and the next stands right below it, at the same edge and in the same print."""
    if last.box is None or line.box is None or len(last.string) < _FULL or len(line.string) > len(last.string):
        return False
    edge = abs(last.box.left - line.box.left) < 2 and last.bold == line.bold
    return edge and close_below(last, line) and len(last.pieces) == len(line.pieces) == 1


def _step(line: TextLine) -> bool:
    """Whether a line names a sitting by its body and its day ("– Bauausschuss, 13.10.2031, TOP 6")."""
    return bool(bodies.parse(line.string)) and any(m.value.precision == "day" for m in dates.parse(line.string))


def _best(
    text: Text, outline: Outline, lines: Sequence[TextLine], groups: list[list[TextLine]], stop: int
) -> tuple[list[TextLine], float] | None:
    """The likeliest group and how sure it is: larger print and the place behind the head's labels speak for it."""
    groups = [
        g for g in groups if not re.search(r"\w\.$", g[-1].string) or not any(SENTENCE.search(x.string) for x in g)
    ]
    if not groups:
        return None
    labels = [
        x
        for x in outline.labels
        if not x.key.startswith("column.") and x.value.end <= stop and x.confidence >= _OF_HEAD
    ]
    heads = [max(x.value.end, x.label.end) for x in labels if x.value.start < text.body.end]
    head_end = max(heads, default=0)
    kind_end = max((x.value.end for x in labels if x.key == "paper_type" and x.value.start < text.body.end), default=0)
    usual = _body_size(lines)

    def points(n: int, group: list[TextLine]) -> float:
        words = sum(len(x.string.split()) for x in group)
        large = max((x.size or 0.0) for x in group) > usual
        told = 3.0 if large or all(x.bold for x in group) else 0.0
        told += 2.0 if group[0].start > head_end > 0 else 0.0
        told += 1.5 if group[0].start > kind_end > 0 else 0.0
        told += 1.0 if words >= 3 else -1.5 if words <= 1 else 0.0
        told -= 2.0 if any(SENTENCE.search(x.string) for x in group) else 0.0
        told -= 2.0 if words >= 8 and re.search(r"[a-zäöüß]{4}\.$", group[-1].string) else 0.0
        told -= 1.0 if bodies.parse(group[0].string) and words <= 5 else 0.0
        return told - 0.1 * n

    ranked = sorted(((points(n, g), -n, g) for n, g in enumerate(groups)), key=lambda r: (-r[0], -r[1]))
    most = ranked[0][0]
    second = ranked[1][0] if len(ranked) > 1 else most - 3
    sure = 0.6 + 0.06 * min(max(most, 0), 4) + (0.05 if most - second >= 1.5 else -0.05)
    parted = any(len(x.pieces) > 1 for x in ranked[0][2])  # words of another column may be among them
    return ranked[0][2], min(sure, 0.55 if parted else 0.9)


def _body_size(lines: Sequence[TextLine]) -> float:
    sizes = sorted(x.size for x in lines if x.size)
    return sizes[len(sizes) // 2] + 0.5 if sizes else 99.0


def _title_like(string: str) -> bool:
    """Whether a line can be (part of) a title: no address, office, sender, date, number, salutation, status or body."""
    if len(string) < 5 or not re.search(r"[^\W\d_]{3}", string) or string.endswith(":"):
        return False
    if _LISTED.match(string) and not _ORDINAL.match(string):
        return False
    bare = string.strip(" ,:-–()").lstrip(". ")
    if _SIGNS.fullmatch(string) or _STATUS.fullmatch(string) or _NO_TITLE.match(bare) or _CONTACT.search(string):
        return False
    if is_office(bare) or sender(string) or of_council(bare) or place_date(string):
        return False
    reach = holder(bare)
    if reach and len(bare[reach:].split()) <= 3:
        return False
    found = bodies.parse(string.title() if string.isupper() else string)
    if found and (dates.parse(string) or sum(m.end - m.start for m in found) > 0.75 * len(bare)):
        return False
    return not (found and re.match(r"(?:Beschluss|Empfehlung|Sitzung|Niederschrift) de[rs]\b", bare))
