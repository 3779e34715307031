"""A text and its outline go in; the candidates for what stands at the head of a paper come out, one function a field.

Reference, name, kind, date, receipt, originator, officer, department, public or not, meeting. A value is taken only
where the paper prints it: behind its label, or at the place that the form keeps for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.fields import consultations
from pipeline.german import bodies, dates
from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Text

_REFERENCE = re.compile(
    r"(?:[A-ZÄÖÜ][\w-]{0,12}[ "
    r"/-]?\s?)??(?=[^\s]*\d)[\w./\-–]{1,30}(?:\s?/\s?[\w-]{1,10}(?:\s\d{2,6}(?![\w.]))?){0,3}(?:\s\d\.\s?(?:Erg"
    r"änzung|Änderung|Nachtrag|Version|Neufassung))?"
)
_SENDER = re.compile(
    r"(?:(?:Die |Der |Das )?(?:[\wÄÖÜäöüß/.&+* -]{1,60}?[- ])?(?:Fraktion|Gruppe|Kreistagsfraktion|"
    r"Ratsfraktion|Stadtratsfraktion|Gemeinderatsfraktion|[A-ZÄÖÜ]\w*fraktion|[A-ZÄÖÜ]\w*gruppe)(?:\s+(?:im|"
    r"der|des|in)\s+[\wÄÖÜäöüß -]{2,40})?(?:\s+[A-ZÄÖÜ0-9][\wÄÖÜäöüß/.&+ -]{1,50})?"
    r"|(?:Stadtr(?:at|ätin)|Kreistagsabgeordnete[r]?|Ratsmitglied|Ratsherr|Ratsfrau|Mitglied des (?:Rates|"
    r"Kreistages)|Abgeordnete[r]?|Stadtverordnete[r]?|Bezirksverordnete[r]?|StR|StRn|Kreisr(?:at|ätin)|"
    r"Gemeinder(?:at|ätin))\s+[A-ZÄÖÜ][^\d:]{2,60})"
)  # fmt: skip
_FACTIONS = re.compile(
    r"(?:CDU|CSU|SPD|FDP|AfD|GRÜNE|Grüne|B(?:ÜNDNIS|ündnis) ?90|DIE LINKE|Die Linke|Linke|Freie Wähler|"
    r"FREIE WÄHLER|BSW|Volt|Die PARTEI|WG|UWG|FW|BVB|SSW|KAL)"
)
_PLACE_DATE = re.compile(
    r"(?P<place>[A-ZÄÖÜ][\wäöüß.()/-]+(?:[ -][A-ZÄÖÜa-zäöü(][\wäöüß.()/-]*){0,4}),?\s+(?:den\s+|am\s+|"
    r"im\s+)?(?P<date>(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9})\s?\d{2,4}))\.?"
)
_RECEIVED = re.compile(r"\b(?:[Ee]ingegangen|EINGEGANGEN|[Ee]ingang|EINGANG|[Ee]ing\.|[Pp]osteingang)\s*(?:am|:)?:?\s*")
_OPEN = re.compile(
    r"(?P<closed>nicht[\s-]{0,2}öffentliche?[rsn]?|NICHT[\s-]?ÖFFENTLICHE?R?|NICHTÖFFENTLICH)|"
    r"(?P<open>öffentliche?[rsn]?|ÖFFENTLICHE?R?)",
    re.IGNORECASE,
)
_TICK = r"[☒☑✓✗xX■×]"
_NO_TICK = r"[☐□○_]"
_WORD = r"(?P<word>nicht[\s-]?öffentlich|öffentlich)"
_TICKED = (
    re.compile(rf"(?P<mark>\[?(?:{_TICK}|{_NO_TICK})\]?)\s*{_WORD}", re.IGNORECASE),
    re.compile(rf"{_WORD}\s*(?P<mark>\[?(?:{_TICK}|{_NO_TICK})\]?)", re.IGNORECASE),
)
_ACRONYMS = re.compile(r"^[A-ZÄÖÜ][A-ZÄÖÜß\-/. ]+$")


def _flat(string: str) -> str:
    return bodies.clean(string)


def _value(text: Text, label: Label) -> str:
    return text.string[label.value.start : label.value.end]


def reference(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The number without its label; several are kept, the surest first place on the page wins."""
    for label in outline.labelled("reference"):
        string = _value(text, label)
        bare = re.sub(r"^(?:Nr\.?|Nummer|Drucksache|DS(?=[\s/]))\s*:?\s*|^/", "", string.strip())
        bare = bare.lstrip("/ ")
        match = _REFERENCE.match(bare)
        if match is None or not re.search(r"\d", match.group()):
            continue
        number = match.group().rstrip(".,;–-/ ")
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?", number):
            continue
        start = label.value.start + string.index(bare)
        rest = bare[match.end() :].strip()
        sure = label.confidence if not rest else label.confidence - (0.05 if rest[0] in "(-–,;" else 0.15)
        key = fold(text.string[label.label.start : label.label.end])
        if key == "grdrs":  # part of the number itself
            number = f"{text.string[label.label.start : label.label.end]} {number}"
            start = label.label.start
        if key in ("antragnr", "anfragenr", "anhang", "zurvoriage", "antrag", "anfrage"):
            sure -= 0.05
        if label.value.start >= text.body.end:
            sure -= 0.02
        yield Mention(number, start, start + len(number), label.rule, round(max(sure, 0.2), 3))


def name(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled name, its lines joined; without a label the line or lines that stand at the form's place for it."""
    found = False
    for label in outline.labelled("name"):
        string = _value(text, label)
        if not re.search(r"[^\W\d_]{3}", string):
            continue
        found = True
        key = fold(text.string[label.label.start : label.label.end])
        sure = label.confidence - (0.15 if key in ("tagesordnungspunkt", "titei") else 0.0)
        yield Mention(_flat(string), label.value.start, label.value.end, label.rule, round(max(sure, 0.2), 3))
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
    yield Mention(_flat(string), best[0].start, best[-1].end, "title above the Beratungsfolge", round(sure, 3))


def _body_size(lines: list[TextLine]) -> float:
    sizes = sorted(x.size for x in lines if x.size)
    return sizes[len(sizes) // 2] + 0.5 if sizes else 99.0


def _title_like(string: str) -> bool:
    if len(string) < 6 or not re.search(r"[^\W\d_]{3}", string) or string.endswith(":"):
        return False
    if re.match(r"(?:\(?\d{1,2}[.)]|[a-z]\)|[-–•])\s", string):
        return False
    if _OFFICE.fullmatch(string) or _HOLDER.fullmatch(string) or (dates.parse(string) and bodies.parse(string)):
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
    ) or _SENDER.fullmatch(string.strip(" ,:")):
        return False
    if re.fullmatch(
        r"(?:Dez\.|Dezernat)\s*[\w. ]{1,10}|(?:nicht)?\s?öffentlich", string, re.IGNORECASE
    ) or _PLACE_DATE.fullmatch(string):
        return False
    return not re.fullmatch(r"[\d\s./:-]+", string)


def paper_type(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The kind as printed, in normal case ("BESCHLUSSVORLAGE": Beschlussvorlage)."""
    labels = outline.labelled("paper_type")
    if not labels:
        yield from _kind_of_number(text, outline)
    for label in labels:
        string = _flat(_value(text, label))
        bare = re.sub(
            r"^(?:Nicht[ -]?öffentliche|Öffentliche)\s+|\s+Nr\.?$", "", string.strip(" -–:|._"), flags=re.IGNORECASE
        )
        if not bare or len(bare) > 60:
            continue
        start = label.value.start + max(_value(text, label).find(bare.split()[0]), 0)
        yield Mention(_normal_case(bare), start, label.value.end, label.rule, label.confidence)


_KIND_IN_LABEL = {
    fold(w): w.split()[0] for w in ("Vorlage Nr.", "Vorlage", "Drucksache", "Drucksache Nr.", "Sitzungsvorlage Nr.")
}


def _kind_of_number(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The kind within the label of the number ("Vorlage Nr. 12/31"), where nothing else names one."""
    for label in outline.labelled("reference"):
        word = _KIND_IN_LABEL.get(fold(text.string[label.label.start : label.label.end]))
        if word and label.label.start < text.body.end:
            start = label.label.start
            yield Mention(word, start, start + len(word), "label of the number", 0.55)
            return


def _normal_case(string: str) -> str:
    """Capitals as in running text: "STELLUNGNAHME zum Antrag" and letter-spaced words too."""
    if re.fullmatch(r"(?:\S ){3,}\S", string):
        string = string.replace(" ", "")
    words = []
    for n, word in enumerate(string.split(" ")):
        if _ACRONYMS.match(word) and len(word) > 3:
            low = word.lower()
            small = n > 0 and low in ("zum", "zur", "der", "des", "und", "auf", "aus", "für")
            words.append(low if small else "-".join(p[:1].upper() + p[1:] for p in low.split("-")))
        elif _ACRONYMS.match(word) and n > 0 and word in ("ZUM", "ZUR", "DER", "DES", "AUF", "AUS", "DIE"):
            words.append(word.lower())
        else:
            words.append(word)
    return " ".join(words)


# -- days -----------------------------------------------------------------------------------------------------------


def paper_dates(text: Text, outline: Outline) -> Iterator[Mention[DateSpan]]:
    """The labelled date, or place and date at the head of a letter; never one under a signature; none in a
    Beschlussauszug."""
    kinds = outline.labelled("paper_type")
    if kinds and re.search(r"auszug|ausfertigung|niederschrift|protokoll", _value(text, kinds[0]), re.IGNORECASE):
        return
    for label in outline.labelled("date"):
        if label.value.start >= text.body.end and text.zone(label.value.start) not in ("side", "header", "body"):
            continue
        key = fold(text.string[label.label.start : label.label.end])
        sure = label.confidence - (0.1 if key in ("stand", "tag") else 0.0)
        if text.page(label.value.start) not in (None, 1):
            sure -= 0.2
        yield from _day(text, label.value.start, label.value.end, "paper", label.rule, sure)
    stop = min(
        (s.heading.start for s in outline.sections if s.role not in ("title", "course")),
        default=min(text.body.end, 2500),
    )
    salutation = re.search(r"Sehr geehrte|Liebe Kolleg", text.string[: text.body.end])
    if salutation:
        stop = min(stop, salutation.start())
    yield from _bare_dates(text, outline, stop)
    rows = outline.of_role("course")
    for n, line in enumerate(x for x in text.lines if x.body and x.page == 1):
        if line.start >= stop or n > 30:
            break
        if any(s.heading.start <= line.start < s.body.end for s in rows):
            continue
        for piece in line.pieces:
            string = text.string[piece.start : piece.end]
            hit = _PLACE_DATE.fullmatch(string.strip(" ,"))
            if hit is None or re.search(r"ausschuss|rat\b|tag\b|Sitzung|vom$|versammlung", hit.group("place")):
                continue
            if re.match(r"(?:vom|Vom|Eingang|Eingegangen|Datum|Termin|Stand|Am|Bis|Sitzung)\b", hit.group("place")):
                continue
            lead = len(string) - len(string.lstrip(" ,"))
            yield from _day(
                text,
                piece.start + lead + hit.start("date"),
                piece.start + lead + hit.end("date"),
                "paper",
                "place and date",
                0.93,
            )


_ONLY_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9})\s?\d{2,4}")


def _bare_dates(text: Text, outline: Outline, stop: int) -> Iterator[Mention[DateSpan]]:
    """A date alone in the head, or above the caption "Datum"."""
    rows = outline.of_role("course")
    names = [x.label.start for x in outline.labels if x.key == "name" and x.value.start < text.body.end]
    taken = [(x.value.start, x.value.end) for x in outline.labels]
    lines = [x for x in text.lines if x.body and x.page == 1 and x.start < min([stop, *names])][:20]
    for n, line in enumerate(lines):
        if any(s.heading.start <= line.start < s.body.end for s in rows):
            break
        captioned = n + 1 < len(lines) and re.search(r"(?:^|\s)Datum$", lines[n + 1].string)
        for piece in line.pieces:
            string = text.string[piece.start : piece.end]
            hit = _ONLY_DATE.fullmatch(string.strip()) or (
                captioned and re.search(rf"(?:{_ONLY_DATE.pattern})$", string)
            )
            start = piece.start + (hit.start() if hit and hit.string is string else 0)
            before = lines[n - 1].string if n else ""
            if (
                not hit
                or any(a <= start < b for a, b in taken)
                or re.search(r"[Ee]ingang|[Ee]ingegangen|am:?$|vom$", before)
            ):
                continue
            yield from _day(
                text,
                start,
                piece.end,
                "paper",
                "date above its caption" if captioned else "date alone",
                0.88 if captioned else 0.7,
            )


def _day(text: Text, start: int, end: int, role: str, rule: str, sure: float) -> Iterator[Mention[DateSpan]]:
    found = [m for m in dates.parse(text.string[start:end]) if m.value.precision == "day"]
    if found:
        m = found[0]
        span = DateSpan(m.value.start, m.value.end, "day", role)  # type: ignore[arg-type]
        yield Mention(span, start + m.start, start + m.end, rule, round(max(min(sure, m.confidence), 0.2), 3), m.flags)


def received(text: Text, outline: Outline) -> Iterator[Mention[DateSpan]]:
    """The date of receipt: labelled, or in a stamp."""
    seen: set[int] = set()
    for label in outline.labelled("received"):
        for mention in _day(text, label.value.start, label.value.end, "received", label.rule, label.confidence):
            seen.add(mention.start)
            yield mention
    first = [x for x in text.lines if x.page == 1 or not x.body]
    for n, line in enumerate(first):
        hit = _RECEIVED.search(line.string)
        if hit is None:
            continue
        last = first[min(n + 3, len(first) - 1)].end if not line.body else line.end
        for mention in _day(
            text,
            line.start + hit.end(),
            max(last, line.end),
            "received",
            "stamp" if not line.body else "words",
            0.85 if not line.body else 0.8,
        ):
            if mention.start not in seen and mention.start - line.start - hit.end() < 60:
                seen.add(mention.start)
                yield mention


# -- people and offices ---------------------------------------------------------------------------------------------


def department(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled office."""
    for label in outline.labelled("department"):
        string = _value(text, label)
        key = fold(text.string[label.label.start : label.label.end])
        if key == fold("Zuständigkeit") and label.rule != "label":
            continue
        if not re.search(r"\w", string) or len(string) > 120:
            continue
        sure = label.confidence - (0.1 if key in ("bereich", "abteiiung", "dezernat", "verantwortiich") else 0.0)
        yield _plain(text, label, string, sure)
    yield from _office_above(text, outline)


_OFFICE = re.compile(
    r"(?:Amt|Fachbereich|Fachdienst|Fachgebiet|Sachgebiet|Dezernat|Referat|Stabsstelle|Stabsbereich|Abteilung|"
    r"Geschäftsbereich|Eigenbetrieb|Betriebsamt|Bauverwaltung|Kämmerei|Hauptverwaltung|Ortsverwaltung)\b[^:;]{0,70}"
    r"|(?:Bezirksamt, )?(?!Landratsamt|Bezirksamt|Kreisamt)[A-ZÄÖÜ][\w-]*(?:amt|kämmerei|referat|dezernat|betrieb)"
    r"(?:\s(?:und|für|-)\s?[^:;]{2,50})?"
    r"|(?:[A-ZÄÖÜ][\w-]*-\sund\s)[A-ZÄÖÜ][\w-]*amt"
)
_HOLDER = re.compile(
    r"(?:Der |Die )?(?:Erste[rn]? )?(?:Ober)?(?:[Bb]ürgermeister|[Ll]and[rR]at|Landrät|"
    r"Magistrat|Kreisausschuss|Stadtverwaltung|Gemeindeverwaltung|Kreisverwaltung|Amtsdirektor|Verwaltung)\w*"
)


def _office_above(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """An office alone in the head of page 1, above the number or near it; beside the office holder behind a point."""
    sections = [s.heading.start for s in outline.sections if s.role not in ("title", "signature")]
    names = [x.label.start for x in outline.labels if x.key == "name" and x.value.start < text.body.end]
    stop = min([*sections, *names], default=0)
    numbers = [x.value.start for x in outline.labels if x.key in ("reference", "paper_type")]
    above = max((n for n in numbers if n < stop), default=0)
    taken = {(x.value.start, x.value.end) for x in outline.labels} | {
        (x.label.start, x.label.end) for x in outline.labels
    }
    for line in text.lines:
        if not line.body or line.start >= stop or line.page > 1:
            break
        for piece in line.pieces:
            end = min([piece.end, *(a for a, _ in taken if piece.start < a < piece.end)])
            for part in re.finditer(r"[^·|•]+", text.string[piece.start : end]):
                string = part.group().strip(" ,-–")
                holder = _HOLDER.match(string)  # "Die Bürgermeisterin · Fachbereich 2", the point lost
                if holder and len(string) > holder.end():
                    string = string[holder.end() :].strip(" ,-–.:+*")
                start = piece.start + part.start() + part.group().find(string)
                inside = any(a < start + len(string) and start < b for a, b in taken)
                if not inside and _OFFICE.fullmatch(string) and len(string) <= 80 and not string.endswith("."):
                    sure = 0.88 if start < above else 0.8
                    yield Mention(_flat(string), start, start + len(string), "office in the head", sure)
    yield from _after_holder(text, stop, taken)
    for section in outline.sections:
        heading = text.string[section.heading.start : section.heading.end]
        hit = re.fullmatch(r"Antwort de[rs] [\w ]{4,30} \((?P<office>[^()]{4,70})\)", heading)
        if hit:
            start = section.heading.start + hit.start("office")
            yield Mention(hit.group("office"), start, start + len(hit.group("office")), "who answers", 0.8)


def _after_holder(text: Text, stop: int, taken: set[tuple[int, int]]) -> Iterator[Mention[str]]:
    """An unlabelled line below the town and its office holder, in the head: an office without a telling word."""
    lines = [x for x in text.lines if x.body and x.page == 1 and x.start < stop][:4]
    for n, line in enumerate(lines[1:], 1):
        line = replace(line, end=line.pieces[0].end, string=text.string[line.start : line.pieces[0].end])
        town = re.match(r"(?:Stadt|Gemeinde|Landkreis|Kreis|Markt|STADT|GEMEINDE|LANDKREIS)\b", lines[0].string)
        free = not any(a < line.end and line.start < b for a, b in taken)
        words = line.string.split()
        if not town or not free or n > 2 or len(words) > 6 or _HOLDER.match(line.string) or len(words) < 2:
            continue
        if (
            re.search(r"[\d:@]|ausschuss|rat\b|tag(?:e?s)?\b|fraktion|gruppe", line.string, re.IGNORECASE)
            or line.string[-1] in ".,;"
        ):
            continue
        yield Mention(_flat(line.string), line.start, line.end, "line below the town", 0.55)
        return


def officer(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled person who wrote or handles the paper."""
    for label in outline.labelled("officer"):
        string = _value(text, label)
        if re.search(r"[^\W\d_]{2}", string) and len(string) <= 100:
            yield _plain(text, label, string, label.confidence)


def meeting(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled meeting, as printed."""
    kinds = outline.labelled("paper_type")
    if kinds and re.search(r"auszug|ausfertigung|niederschrift|protokoll", _value(text, kinds[0]), re.IGNORECASE):
        for step in consultations.find(text, outline)[:1]:
            day = step.value.date
            if day is not None and day.value.start is not None:
                yield Mention(day.value.start.isoformat(), day.start, day.end, "meeting of the extract", day.confidence)
                return
    for label in outline.labelled("meeting"):
        string = _value(text, label)
        if re.search(r"\w{2}", string) and len(string) <= 140:
            yield _plain(text, label, string, label.confidence - 0.05)


def _plain(text: Text, label: Label, string: str, sure: float) -> Mention[str]:
    value = _flat(string)
    return Mention(value, label.value.start, label.value.end, label.rule, round(max(sure, 0.2), 3))


def originator(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled originator, or a Fraktion, a Gruppe or a member that sends the paper."""
    for label in outline.labelled("originator"):
        string = _value(text, label)
        if re.search(r"\w{2}", string) and len(string) <= 200:
            yield _plain(text, label, string, label.confidence)
    kinds = outline.labelled("paper_type")
    kind = _value(text, kinds[0]) if kinds else ""
    if not re.search(r"antrag|anfrage", kind, re.IGNORECASE):
        return
    stop = min(
        (s.heading.start for s in outline.sections if s.role not in ("title",)), default=min(text.body.end, 1500)
    )
    for line in text.lines:
        if not line.body or line.page > 1 or line.start >= stop:
            break
        for piece in line.pieces:
            string = text.string[piece.start : piece.end].strip(" ,:")
            inline = re.match(
                r"(?:Antrag|Anfrage|Änderungsantrag|Ergänzungsantrag|Interfraktioneller Antrag)\s*:\s*(.{2,80})$",
                string,
            )
            if inline and _FACTIONS.search(inline.group(1)):
                start = piece.start + text.string[piece.start : piece.end].index(inline.group(1))
                yield Mention(_flat(inline.group(1)), start, start + len(inline.group(1)), "kind and sender", 0.8)
                continue
            of = re.match(r"(?:(?:Antrag|Anfrage|Kleine Anfrage|Große Anfrage)\s+)?(?:der|des)\s+(.{3,90})$", string)
            words = of.group(1) if of else string
            if _SENDER.fullmatch(words) and not re.search(r"\b(?:hat|wird|beantragt|bittet)\b", words):
                start = piece.start + text.string[piece.start : piece.end].index(words)
                yield Mention(_flat(words), start, start + len(words), "sender", 0.85)


# -- public or not --------------------------------------------------------------------------------------------------


def public(text: Text, outline: Outline) -> Iterator[Mention[bool]]:
    """Printed as a status, as a ticked box, or as the words of a heading; nothing else tells it."""
    for label in outline.labelled("public"):
        string = _value(text, label)
        hit = _OPEN.match(string.strip())
        short = re.fullmatch(r"(?P<closed>N|nö|n\.?\s?ö\.?)|(?P<open>Ö|ö\.?)", string.strip())
        both = _ticked(string, label.value.start)
        if both is not None:
            yield both
        elif hit and len({m.lastgroup for m in _OPEN.finditer(string)}) == 1:
            yield Mention(hit.lastgroup == "open", label.value.start, label.value.end, label.rule, label.confidence)
        elif short:
            yield Mention(
                short.lastgroup == "open", label.value.start, label.value.end, label.rule, label.confidence - 0.05
            )
    stop = min(
        (s.heading.start for s in outline.sections if s.role in ("facts", "resolution", "reasons")),
        default=min(text.body.end, 2500),
    )
    rows = outline.of_role("course")
    count = 0
    for line in text.lines:
        if (line.body and (line.page > 1 or line.start >= stop)) or count > 40:
            continue
        count += line.body
        if any(s.heading.start <= line.start < s.body.end for s in rows):
            continue
        ticked = _ticked(line.string, line.start)
        if ticked is not None:
            yield ticked
            continue
        for piece in line.pieces:
            string = text.string[piece.start : piece.end].strip(" -–:!()")
            hit = re.fullmatch(
                rf"(?:{_OPEN.pattern})(?:\s+(?:Sitzung|Vorlage|Beschlussvorlage|Sitzungsvorlage|"
                rf"Mitteilungsvorlage|Informationsvorlage|Berichtsvorlage|Mitteilung|Drucksache|Beratung|"
                rf"Behandlung|Teil|Anfrage))?",
                string,
                re.IGNORECASE,
            )
            if hit:
                at = piece.start + text.string[piece.start : piece.end].index(string)
                sure = 0.9 if line.body else 0.85
                yield Mention(hit.group("open") is not None, at, at + len(string), "printed", sure)


def _ticked(string: str, at: int) -> Mention[bool] | None:
    """The ticked one of two boxes ("☒ öffentlich ☐ nichtöffentlich"); None where not exactly one is ticked."""
    for pattern in _TICKED:
        hits = list(pattern.finditer(string))
        sides = [m.group("word").lower().startswith("nicht") for m in hits]
        if len(hits) != 2 or sides[0] == sides[1]:
            continue
        ticks = [bool(re.search(_TICK, m.group("mark"))) for m in hits]
        if sum(ticks) != 1:
            return None
        n = ticks.index(True)
        return Mention(not sides[n], at + hits[n].start(), at + hits[n].end(), "ticked box", 0.9)
    return None
