"""A text goes in; the municipality that issued the paper comes out: by the letterhead, else (less sure) by the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.fields.own_spelling import MOST, TWO_STROKES, spelt
from pipeline.german.fold import fold
from pipeline.german.offices import is_office
from pipeline.german.towns import PREFIX, SURNAME
from pipeline.model.geometry import overlap_x
from pipeline.model.lines import close_below
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_TYPE = r"(?!\w*(?:[Vv]orlage|[Aa]ntrag|[Aa]nfrage|[Mm]itteilung|[Bb]eschluss|Sitzung|Der|Die|Datum|Amt)\b)"
_WORD = r"[A-ZÄÖÜ][\wäöüß]+"
_NAME = rf"{PREFIX}{_WORD}(?:[-/]{_WORD})*(?:[ ]{_TYPE}{_WORD}(?=\s*$))?{SURNAME}"
_KIND = (
    r"(?:Landkreis|Kreis|Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Ortsgemeinde|Einheitsgemeinde|Markt|Marktgemeinde"
    r"|Flecken|(?:Freie[ ]und[ ])?Hansestadt|Große[ ]Kreisstadt|Hanse-[ ]und[ ]Universitätsstadt"
    r"|Universitäts-[ ]und[ ]Hansestadt"
    r"|(?:Landeshaupt|Universitäts|Kreis|Bundes|Klingen|Wissenschafts|Hochschul|Luther)stadt"
    r"|Verwaltungsgemeinschaft|Amt|Region|Städte[rR]egion|Bezirk|Freien?[ ](?:und[ ]Hanse|Hanse|Reichs)?[Ss]tadt)"
)
_SHOUTED = (
    r"(?:STADT|LANDKREIS|KREIS|GEMEINDE|SAMTGEMEINDE|MARKT|LANDESHAUPTSTADT|HANSESTADT|VERBANDSGEMEINDE"
    r"|BEZIRK|AMT(?! FÜR)|FREIEN?[ ](?:UND[ ]HANSE|HANSE|REICHS)?STADT)"
)
_BEHIND = r"(?=$|[,;–|·•]|[^\w\s]$|[ ]-[ ]|\s{3}|(?:Der|Die|\w*(?:[Vv]orlage|[Aa]ntrag|[Aa]nfrage|[Mm]itteilung))\b)"
_LETTERHEAD = re.compile(
    rf"^[ \t]*(?:(?:Der|Die)\s+\w+\s+)?(?:(?:de[rs]|für[ ]d(?:ie|en))\s+)?"
    rf"(?P<name>(?P<kind>{_KIND})(?:e?s)?[ ](?P<place>{_NAME}))(?:[ ]von[ ]Berlin)?\s*{_BEHIND}",
    re.MULTILINE,
)
_LETTERHEAD_SHOUTED = re.compile(
    rf"^[ \t]*(?:DE[RS]\s+)?(?P<kind>{_SHOUTED})[ ](?P<place>[A-ZÄÖÜ][A-ZÄÖÜß/() -]{{2,40}}?)\s*"
    r"(?=$|\s\d|\s{3}|\s[A-ZÄÖÜ][a-zäöü]|\s[A-Z]{1,4}[/-]\d)",
    re.MULTILINE,
)
_COUNTY = re.compile(
    rf"^[ \t]*(?:(?:Der|Die)\s+\w+\s+)?(?:de[rs]\s+)?"
    rf"(?P<name>(?:{_WORD}-){{1,3}}Kreis|[A-ZÄÖÜ][a-zäöüß]{{2,20}}kreis)(?:e?s)?\s*{_BEHIND}",
    re.MULTILINE,
)
"""A Kreis whose kind ends its name ("Neutal-Berg-Kreis", "Seentalkreis")."""
_NO_COUNTY = re.compile(
    r"(?:Land|Stadt|\w*[Aa]rbeits|Gesprächs|Wahl|Personen|Teilnehmer|Kollegen|Förder|Freundes|Regel|Ein|Um|Alt|Nachbar|"
    r"Adressaten|Benutzer|Nutzer|Interessenten|Bewerber|Empfänger|Stuhl|Heiz|Strom|Verkehrs|Halb|Leser|Kunden|Haus|"
    r"Initiativ|Kultur|Senioren|Frauen|Familien|Lenkungs|Bürger|Experten|Themen|Runder |"
    r"Fach|Eltern|Jugend|Projekt|Steuerungs|Sprecher|Unterstützer|Wirkungs|Aufgaben|Mitglieder)kreis"
)
_OF_COUNTY = re.compile(r"\b(?:Kreistag|Kreisausschuss|Kreisausschuß|Kreisverwaltung|Landrat|Landrätin|Landratsamt)")
"""Words that papers of a Kreis have."""
_VERBAND = re.compile(
    r"[ \t]*(?P<name>(?:[A-ZÄÖÜ][\w-]*-,? (?:und )?){0,2}(?:[A-ZÄÖÜ]\w*)?"
    r"(?i:zweck|wasser|wirtschafts|regional|planungs|schul"
    r"|kommunal|verwaltungs|nachbarschafts|landschafts|entsorgungs|versorgungs|boden|haltungs|umland)verband"
    rf" (?:für [A-ZÄÖÜ]\w+ |[a-zäöü]{{2,3}} ){{0,2}}(?:„[^“\n]{{3,40}}“|{_NAME}))[ \t]*"
)
"""A union of municipalities that issues a paper itself, in its first lines ("Abwasserzweckverband Teichland")."""
_SPECK = re.compile(r"\s[A-Z]$")
"""What an engine read of the mark of a town's arms behind its name."""
_PARTED = re.compile(rf"^[ \t]*(?P<name>(?P<kind>{_KIND})[ ]?\n[ \t]*{_TYPE}(?P<place>{_NAME}))[ \t]*$", re.MULTILINE)
"""A kind over its place ("Stadt" / "Neudorf")."""
_COUNCIL = re.compile(
    rf"\b(?P<kind>Marktgemeinde|Gemeinde|Stadt)(?:rat(?:e?s)?|vertretung)[ ](?P<place>{_NAME})[ \t]*$", re.MULTILINE
)
_OF_COUNCIL = {"Marktgemeinde": "Markt"}
_OFFICE = re.compile(
    rf"^[ \t]*(?P<office>Stadtverwaltung|Kreisverwaltung|Gemeindeverwaltung|Landratsamt"
    rf"|Samtgemeindeverwaltung|Bezirksamt)[ ](?P<place>{_NAME})\s*$",
    re.MULTILINE,
)
_PARTED_SHOUTED = re.compile(
    rf"^[ \t]*(?P<kind>{_SHOUTED})[ ]?\n[ \t]*(?P<place>[A-ZÄÖÜ][A-ZÄÖÜß/() -]{{3,30}})[ \t]*$", re.MULTILINE
)
_PATTERNS = (
    (_LETTERHEAD, "letterhead"),
    (_LETTERHEAD_SHOUTED, "letterhead"),
    (_PARTED, "letterhead"),
    (_PARTED_SHOUTED, "letterhead"),
    (_OFFICE, "office"),
)
_OFFICES = {
    "Stadtverwaltung": "Stadt",
    "Kreisverwaltung": "Kreis",
    "Gemeindeverwaltung": "Gemeinde",
    "Landratsamt": "Landkreis",
    "Samtgemeindeverwaltung": "Samtgemeinde",
    "Bezirksamt": "Bezirk",
}
_INSIDE = re.compile(
    rf"\b(?P<case>im|des|der|dem|den|die|in[ ]der|vom)\s+(?P<kind>Landkreis|Stadt|Gemeinde|Samtgemeinde"
    rf"|Verbandsgemeinde|Kreis|Landeshauptstadt|Hansestadt|Marktgemeinde)(?:e?s)?\s+(?P<place>{_NAME})"
)
_NO_PLACE = re.compile(
    r"^(?:und|Der|Die|Das|Nr|Vorlage|Amt|Fachbereich|Dezernat|Rat|Beschluss|Sitzung|Anlage|Seite|Herr|Frau|Betreff"
    r"|Datum|Verwaltung|Deutschland|Verfasser|Bearbeiter|Sachbearbeiter|Telefon|Aktenzeichen|Status|Termin)\b"
)


def _as_elsewhere(text: Text, mention: Mention[str]) -> Mention[str]:
    """A place of which an engine misread a letter, as the rest of the paper has it."""
    value = spelt(text, mention.start, mention.end, mention.value)
    if value == mention.value:
        return mention
    return replace(mention, value=value, rule="as elsewhere in the paper", confidence=min(mention.confidence, MOST))


_COUNTIES = ("Landkreis ", "Kreis ")
_BELOW = 60  # letters from a town to the county right below it


def _lies_in(town: Mention[str], county: Mention[str]) -> bool:
    """Whether a county stands right below a town, as that in which it lies ("GEMEINDE SEEDORF" above)."""
    below = 0 <= county.start - town.end < _BELOW
    return below and county.value.startswith(_COUNTIES) and town.value.split()[0] in ("Gemeinde", "Stadt", "Markt")


_HEAD = 1500  # letters of the body in which a letterhead stands


def find(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The candidates for the municipality with its kind (``Landkreis …``), surest first; none where none is told."""
    string, body = _columns_apart(text), text.body.end
    named = [*_heads(string, 0, min(_HEAD, body), 0.93), *_heads(string, body, len(string), 0.9)]
    named += _beside(text)
    named = [x for x in named if not _is_titled(x, text, outline) and not _is_label(x, outline)]
    most = 0.88 if _OF_COUNTY.search(string) else 0.6  # many a word ends like a Kreis
    named += [
        Mention(m["name"], *m.span("name"), "letterhead", min(round(0.88 - 0.1 * m.start() / _HEAD, 4), most))
        for m in _COUNTY.finditer(string, 0, min(_HEAD, body))
        if not _NO_COUNTY.fullmatch(m["name"])
    ]
    first = [x for x in text.lines if x.body and x.page == text.first_page][:3] if not named else []
    told = [(x.start, m) for x in first if (m := _VERBAND.fullmatch(x.string)) is not None]
    named += [Mention(m["name"], at + m.start("name"), at + m.end("name"), "letterhead", 0.8) for at, m in told]
    for line, below in pairwise(first):  # its kind alone in a line above its place
        place = below.string if text.reading_confidence(below.start, below.end) >= 1 else _SPECK.sub("", below.string)
        both = "" if " " in line.string or below.first else f"{line.string} {place}"
        if not told and _VERBAND.fullmatch(both):
            named.append(Mention(both, line.start, below.start + len(place), "letterhead", 0.75))
    named = [_as_elsewhere(text, m) for m in named]
    of_amt = any(m.value.split()[0] in ("Gemeinde", "Stadt") for m in named)
    for mention in named:  # an Amt writes for its Gemeinden
        around = of_amt and mention.value.startswith("Amt ")
        around = around or any(_lies_in(town, mention) for town in named)
        yield replace(mention, confidence=0.6 if mention.value.startswith(_COUNTIES) else 0.7) if around else mention
    for m in _COUNCIL.finditer(string, 0, min(_HEAD, body)):
        if not _NO_PLACE.match(m["place"]):
            name = f"{_OF_COUNCIL.get(m['kind'], m['kind'])} {m['place'].strip()}"
            yield Mention(name, m.start(), m.end("place"), "named by its council", 0.6)
    counts: Counter[str] = Counter()
    printed: dict[str, re.Match[str]] = {}
    for m in _INSIDE.finditer(string, 0, body):
        if _NO_PLACE.match(m["place"]):
            continue
        name = f"{m['kind']} {_trimmed(m['place'])}"
        counts[name] += 1
        printed.setdefault(name, m)
    if counts:
        (name, times), *others = counts.most_common(2)
        if not others or times > others[0][1]:
            m = printed[name]
            end = m.start("place") + len(_trimmed(m["place"]))
            yield Mention(name, m.start("kind"), end, "named in the text", min(0.4 + 0.1 * times, 0.7))


def _is_titled(mention: Mention[str], text: Text, outline: Outline) -> bool:
    """Whether a town stands in the lines of the title ("… der Gemeinde und der / Stadt X") and not in a column beside
    it."""
    titles = [x.value for x in outline.labels if x.key == "name"]
    beside = any(p.start <= mention.start < p.end for line in text.lines for p in line.pieces[1:])
    return not beside and any(t.start < mention.start < t.end for t in titles)


def _is_label(mention: Mention[str], outline: Outline) -> bool:
    """Whether the kind of a town is the label of an office or of what stands elsewhere ("Amt" beside "Telefon")."""
    kind, _, place = mention.value.partition(" ")
    if kind != "Amt":
        return False
    label = next((x for x in outline.labels if x.label.start <= mention.start < x.label.end), None)
    apart = label is not None and (label.rule == "label and column" or label.value.start >= mention.end)
    return apart or is_office(place)


def _heads(string: str, start: int, end: int, sure: float) -> Iterator[Mention[str]]:
    """The municipalities that stand alone in a line of a letterhead, or over two lines."""
    part = string[start:end]
    for pattern, rule in _PATTERNS:
        for m in pattern.finditer(part):
            if _NO_PLACE.match(m["place"]) or (pattern in (_PARTED, _PARTED_SHOUTED) and start > 0):
                continue
            place = m["place"].strip()
            kind = _OFFICES[m["office"]] if rule == "office" else m["kind"]
            shouted = pattern in (_LETTERHEAD_SHOUTED, _PARTED_SHOUTED)
            if rule == "office" and m["office"] == "Landratsamt" and _COUNTY.fullmatch(place):
                kind = ""  # the Kreis ends the name itself
            kind = re.sub(r"^(Freie|FREIE)[nN]", r"\1", kind)
            name = f"{_quiet(kind)} {_written(_quiet(place), string)}" if shouted else f"{kind} {_usual(place, string)}"
            name = name.strip()
            at = m.start("kind") if rule != "office" else m.start()
            lower = (0.08 if shouted or rule == "office" else 0.0) + (0.1 * (at / _HEAD) if start == 0 else 0)
            yield Mention(name, start + at, start + m.end("place"), rule, round(max(sure - lower, 0.5), 4))


def _beside(text: Text) -> Iterator[Mention[str]]:
    """A kind over its place at the head of page 1, with something else in the column beside the kind."""
    lines = [x for x in text.lines if x.body and x.page == text.first_page][:6]
    for line, below in pairwise(lines):
        first, left = line.pieces[0], below.pieces[0]
        kind, place = text.string[first.start : first.end], text.string[left.start : left.end]
        over = [b.box for b in text.boxes(*first)]
        edge = below.box and over and overlap_x(over[0], below.box) > 0 and line.bold == below.bold
        if not (edge and _KIND_ALONE.fullmatch(kind) and _NAME_ALONE.fullmatch(place)):
            continue
        if len(line.pieces) > 1:
            yield Mention(f"{kind} {place}", left.start, left.end, "letterhead", 0.85)
        elif line is lines[0] and below.first and kind in _TOWNS and close_below(line, below):
            yield Mention(f"{kind} {place}", left.start, left.end, "letterhead", 0.8)  # their print is not the same


_TOWNS = ("Stadt", "Gemeinde", "Landkreis", "Markt", "Hansestadt")
"""Kinds that are no label of anything else."""
_KIND_ALONE, _NAME_ALONE = re.compile(_KIND), re.compile(_TYPE + _NAME)


def _columns_apart(text: Text) -> str:
    """The text with the columns of page 1 on lines of their own; as long as before, so that every place is the same."""
    string = text.string
    gaps = [
        a.end
        for x in text.lines
        if x.page == text.first_page or not x.body
        for a in x.pieces[:-1]
        if string[a.end : a.end + 1] == " "
    ]
    parts, at = [], 0
    for gap in gaps:
        parts += [string[at:gap], "\n"]
        at = gap + 1
    return _DUST.sub(lambda m: " " * len(m[0]), "".join([*parts, string[at:]]))


_DUST = re.compile(r"^[.,'’‘·|_*]+(?=[A-ZÄÖÜ])", re.MULTILINE)
"""What an engine may read before the first letter of a line."""


def _quiet(place: str) -> str:
    """A name in capitals as it is written otherwise: ``NEUSTADT AM BERGE`` as ``Neustadt am Berge``."""
    return re.sub(r"\b(?:Am|An|Der|Im|Bei|Ob|In|Auf|Unter|Vor|Und|Von)\b", lambda m: m[0].lower(), place.title())


def _written(place: str, string: str) -> str:
    """A name out of capitals as the paper writes it elsewhere: capitals keep neither ß nor, badly read, umlauts."""
    word = place.split()[0]
    alike = Counter(m[0] for m in _TITLED.finditer(string) if m[0] != word and fold(m[0]) == fold(word))
    return place.replace(word, alike.most_common(1)[0][0], 1) if alike and not re.search("[äöü]", word) else place


def _usual(place: str, string: str) -> str:
    """A name as the paper writes it most often, where an engine took letters for each other ("Hasibrunn" once,
    "Haslbrunn" twice)."""
    place = TWO_STROKES.sub("Il", place)
    word = place.split()[0]
    alike = Counter(m[0] for m in _TITLED.finditer(string) if fold(m[0]) == fold(word) and len(m[0]) == len(word))
    most = alike.most_common(1)
    return place.replace(word, most[0][0], 1) if most and most[0][1] > max(1, alike[word]) else place


_TITLED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{3,40}(?![\w-])")


def _trimmed(place: str) -> str:
    """A place without a noun that only follows it in the sentence: the first word and its surname."""
    m = re.match(
        r"(?:Bad |Sankt |St\. |Groß |Klein |Alt |Neu |Markt |Burg |Schloß |Hohen )?[\wäöüß/-]+(?: (?:am|an der|bei|im"
        r"|in der|auf|ob der|vor der|unter|a\. ?d\.) [A-ZÄÖÜ][\wäöüß-]+| \([^)]+\)| ?/ ?[A-ZÄÖÜ]\w+)?",
        place,
    )
    return m[0] if m else place
