"""A text and its outline go in; number and kind of the paper come out, as its council information system has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.head_words import flat, is_extract, paper_kind, value
from pipeline.german import status
from pipeline.german.fold import fold
from pipeline.german.offices import is_office
from pipeline.german.words import words as lexicon
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_REFERENCE = re.compile(
    r"[IVXL]{1,5}\s/\s\d[\d.]{0,8}(?:/\d{1,4})?|\d{4}\s\d{3,5}(?:[/-]\d{1,3})?(?![\w./])"
    r"|(?:(?:[A-ZÄÖÜ]{1,4}\s){2}|[A-ZÄÖÜ][\w-]{0,12}[ /-]?\s?)??(?=[^\s]*\d)[\w./\-–]{1,30}"
    r"(?:\s?/\s?[\w-]{1,10}(?:\s\d{2,6}(?![\w.]))?){0,3}"
    r"(?:\s\d\.\s?(?:Ergänzung|Änderung|Nachtrag|Version|Neufassung)|\s\((?:[A-ZÄÖÜ]|[IVX]+)\)(?:\s[A-Za-z]{2,4}\b)?)?"
)
_GOES_ON = re.compile(
    r"(?:[ \t]+|[ \t]*\n[ \t]*)(?P<number>\d\.)[ \t]*\n?[ \t]*"
    r"(?P<word>Ergänzung|Änderung|Nachtrag|Version|Neufassung)(?=[ \t]*(?:\n|$))"
)
"""Which supplement a paper is, alone on the line below its number or over the end of its line."""
_ACRONYMS = re.compile(r"^[A-ZÄÖÜ][A-ZÄÖÜß\-/. ]+$")


_ALONE = re.compile(
    r"(?=.*\d)(?:[A-ZÄÖÜ]{1,4}[/ -]?)?(?:\d{1,6}|[IVX]{1,5})(?:[/-](?:\d{1,6}|[A-ZÄÖÜ]{1,4}|[IVX]+)){1,3}"
    r"(?:\s\([A-Z]\))?|\d{1,5}\s\([IVX]{1,5}\)(?:\s[A-Za-z]{2,4})?"
)
_LEAD = re.compile(r"(?:(?:[Ll]fd\.|[Ll]aufende)[ -]?)?(?:Nr\.?|Nummer)\s*:?\s*")
_BEHIND_KIND = re.compile(
    r"^(?:(?!(?:[Zz]u[rm]?|[Dd]e[rsm]|[Aa]uf|[Ss]iehe|[Vv]gl\.)\s)\S+\s){1,4}(?:Drucksache|Drs\.|DS|Vorlage|Sitzungsvorlage|Beschlussvorlage)"
    rf"(?:[ -]?Nr\.?)?:?\s(?P<number>{_ALONE.pattern})$"
)
"""A number behind its kind at the end of a line that begins with words of another hand ("Rücksprache! DS 21/82")."""
_ITS_DAY = re.compile(r"\s+vom\s+\d{1,2}\.\s?\w+\.?\s?\d{2,4}$")
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-3]\d)(?!\d)")
_NO_NUMBER = re.compile(
    r"\d{1,2}/\d{1,2}|\d{3,5}/(?!(?:19|20)\d\d$)\d{4,9}|\d{4}/\d\d"
)  # dates and terms, telephones, years


def reference(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The number without its label; several are kept, the surest first place on the page wins."""
    labels = outline.labelled("reference")
    if not labels:
        yield from _of_decision(text, outline) or _number_alone(text, outline)
    for label in labels:
        string = value(text, label)
        bare = re.sub(r"^(?:Nr\.?|Nummer|Drucksache|DS(?=[\s/]))\s*:?\s*|^/", "", string.strip())
        bare = bare.lstrip("/ ")
        at = string.index(bare)
        bare = re.sub(r"(?<= [IVX])\.(?=\s?\d{3})", "", bare)  # "14-20 / V. 123": dust behind the Roman number
        match = _REFERENCE.match(bare)
        if match is None or not re.search(r"\d", match.group()):
            continue
        number = re.sub("/{2,}", "/", match.group().rstrip(".,;–-/_ "))
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?", number):
            continue
        start = label.value.start + at
        roman = re.match(r"(?=\w*[VX])(?=\w*[1li])[IVX1li]{2,6}(?=[-/])", number)
        if roman:  # a Roman number has no figure
            number = roman.group().translate(_STROKES) + number[roman.end() :]
        number = _letters_of(number)
        rest = bare[match.end() :].strip()
        sure = label.confidence if not rest else label.confidence - (0.05 if rest[0] in "(-–,;" else 0.15)
        sure -= 0.5 if re.match(r"[,;]\w", bare[match.end() :]) else 0.0  # a sign misread within the number
        key = fold(text.string[label.label.start : label.label.end])
        if key == "grdrs":  # part of the number itself
            number = f"{text.string[label.label.start : label.label.end]} {number}"
            start = label.label.start
        if more := _GOES_ON.match(text.string, start + len(number)):  # "DS 12/2031 1." and "Ergänzung" below it
            number = f"{number} {more['number']} {more['word']}"
        elif letter := _letter_behind(text, start + len(number)):  # "118/2031 E" supplements 118/2031
            number, sure = f"{number} {letter}", min(sure, _LETTERED)
        if key in ("antragnr", "anfragenr", "anhang", "zurvoriage", "antrag", "anfrage"):
            sure -= 0.05
        if key == "nummer" and not re.search(r"\d\D+\d", number):
            sure -= 0.4  # a number of anything
        if label.value.start >= text.body.end:
            sure -= 0.02
        if re.match(r"[a-zäöü]/", number):
            sure -= 0.15  # "v/0123": a capital read as a small letter
        elif number[0].islower() and _read_by_engine(text, start, start + len(number)):
            sure -= 0.4  # "xXi20310815" too, and more
        end, rule = start + len(number), label.rule
        if (glued := _GLUED.match(number)) and _read_by_engine(text, start, end):
            number, sure = f"{number[: glued.end() - 1]}/{number[glued.end() :]}", min(sure, 0.6)
            rule = "number whose strokes may be letters"
        if _TWICE.search(number) and _read_by_engine(text, start, end):
            number, sure = _TWICE.sub("/", number), min(sure, 0.6)
            rule = "number whose stroke was read twice"
        leading = re.match(r"[IVXL]{2,}(?=[/-])|[IVXL]{4,}(?=\d{3})", number)
        if _CUT_YEAR.search(number) and _read_by_engine(text, start, end):
            sure = min(sure, 0.5)
        if _YEAR_AND_STROKE.match(number) and _read_by_engine(text, start, end):
            sure = min(sure, 0.4)
        if _NO_STROKE_LEFT.fullmatch(number) and _read_by_engine(text, start, end):
            sure = min(sure, 0.4)
        if (
            (is_office(number) and not _OF_YEAR.search(number))
            or _MIXED.match(number)
            or (leading and not _ROMAN.fullmatch(leading[0]))
        ):
            sure = min(sure, 0.4)
        if _NO_STROKE.fullmatch(number) and _read_by_engine(text, start, end):
            number, sure = _with_strokes(number, text), 0.55
            rule = "number whose strokes may be figures"
        yield Mention(number, start, end, rule, round(max(sure, 0.2), 3))


_OF_YEAR = re.compile(r"[/-](?:19|20)\d\d$")
"""What the number of a paper ends with though it begins with its office ("FB 3/017/2031")."""
_LETTERED = 0.85  # a number with a letter behind it, which may belong to something else


def _letter_behind(text: Text, at: int) -> str | None:
    """The one letter that stands behind a number that ends at ``at``, as the last thing of its column; "Ö" and "N"
    would be a status."""
    hit = _LETTER.match(text.string, at)
    if hit is None:
        return None
    pieces = (p for line in text.lines if line.start <= at <= line.end for p in line.pieces)
    return hit["letter"] if any(p.start < at < p.end and p.end == hit.end() for p in pieces) else None


_LETTER = re.compile(r" (?P<letter>[A-MO-Z])(?=\s|$)")
_STROKES = str.maketrans("1li", "III")
_NO_STROKE = re.compile(
    r"\d{3,4}[17]20[0-3]\d|20[0-3]\d[17]\d{3}|(?=[A-ZÄÖÜ ]{0,4}\d{10})[A-ZÄÖÜ]{0,3}\s?\d+"
    r"|(?:\d{4}/)?[A-ZÄÖÜ]{0,4}1?\d{2,4}1(?:20[0-3]\d|\d\d)|\d{2,3}1\d{2,3}1(?:20)?\d\d|\d{4}/[A-ZÄÖÜ]{1,4}1\d{4}"
)
"""Numbers of papers as an engine reads them that takes a stroke for a 1 ("042/2022" as "04212022")."""


_GLUED = re.compile(r"(?:\d{4}/)?(?![IVX]+I\d)[A-ZÄÖÜ]{2,3}(?<!I)I(?=\d{2})")
"""Letters and figures of a number with an I between them, which a stroke was read as ("2031/BVI0613")."""
_ROMAN = re.compile(r"(?:XL|L?X{0,4})(?:IX|IV|V?I{0,3})")
_CUT_YEAR = re.compile(r"\d/(?:19|20)\d$")
"""A year that lost its last figure ("233/198")."""
_TWICE = re.compile(r"/[17](?=20[0-3]\d$)")
"""A stroke before the year that was read as one and as a figure too ("031/72031")."""
_YEAR_AND_STROKE = re.compile(r"(?:19|20)\d\d[1Il|][A-ZÄÖÜ]{2}")
"""A year that goes over into letters by a figure or a letter, which a stroke was read as ("20311BV/0815")."""
_NO_STROKE_LEFT = re.compile(r"[IVXL]{2,5}\d{3,5}")
"""A Roman number that goes over into figures: the stroke between them was read as its last letter ("XV0473")."""
_MIXED = re.compile(r"(?=[IVX]+1)[IVX1]{4,}\d{3}")
"""A Roman number that goes over into figures without a stroke."""


def _read_by_engine(text: Text, start: int, end: int) -> bool:
    return any(a.confidence < 1 for a in text.anchors if a.start < end and start < a.end)


def _with_strokes(number: str, text: Text) -> str:
    """The number as another place of the paper has it with its strokes; itself where none has."""
    pattern = re.compile(rf"(?<![\w/]){number.replace('1', '[1/]')}(?![\w/])")
    elsewhere = next((m[0] for m in pattern.finditer(text.string) if m[0].count("/") > number.count("/")), None)
    split = _BESIDE_YEAR.fullmatch(number)
    if elsewhere is None and split and re.search(rf"\.\s?{split['year']}(?!\d)", text.string):
        return f"{split['number']}/{split['year']}"
    return elsewhere or number


_BESIDE_YEAR = re.compile(r"(?P<number>\d{2,4})[17](?P<year>20[0-3]\d)")
"""A number whose one stroke stands before a year that the paper has too; the year first and no stroke is printed so."""


_O_OF_FIGURES = re.compile(r"(?<=[/-])O+(?=\d{2})|(?<=\d)O+(?=\d)")


def _letters_of(number: str) -> str:
    """A number whose O among capitals was read as a figure with its letter again ("V0/0815/31"), and a 0 among
    figures that was read as the letter ("V/O815/31")."""
    number = _O_OF_FIGURES.sub(lambda m: m[0].replace("O", "0"), number)
    letter = re.match(r"[A-ZÄÖÜ]{1,3}0(?=[/-])|0[A-Z]{1,2}(?=\d*/)", number)
    return letter.group().replace("0", "O") + number[letter.end() :] if letter else number


def _of_decision(text: Text, outline: Outline) -> list[Mention[str]]:
    """The number of the decision, where the paper calls itself that decision ("Beschlussausfertigung")."""
    found = []
    own = re.match(r"beschlu(?:ss|ß)", paper_kind(text, outline), re.IGNORECASE) and is_extract(text, outline)
    for label in outline.labelled("other") if own else ():
        key = fold(text.string[label.label.start : label.label.end])
        number = _ALONE.fullmatch(value(text, label))
        if key in _OF_DECISION and number and text.page(label.label.start) in (None, text.first_page):
            found.append(Mention(number[0], *label.value, "number of the decision", 0.7))
    return found if len(found) == 1 else []


_OF_DECISION = frozenset(map(fold, ("Beschluss-Nr.", "Beschluss Nr.", "Beschlussnummer", "Beschluß-Nr.")))


def _number_alone(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The only thing in the head or beside it that looks like a number of papers, where its label was not read or not
    printed; one behind "Nr." goes before one without."""
    # An extract prints the numbers of its vote above the item that it decides.
    above = ("title", "course", "vote") if is_extract(text, outline) else ("title",)
    stop = min((s.heading.start for s in outline.sections if s.role not in above), default=text.body.end)
    found: list[Mention[str]] = []
    led: list[Mention[str]] = []
    head = [x for x in text.lines if x.body and x.page == text.first_page and x.start < stop][:14]
    course = min((x.label.start for x in outline.labels if x.key.startswith("column.")), default=text.body.end)
    for line in [*head, *(x for x in text.lines if text.zone(x.start) == "side" and x.page == text.first_page)]:
        for piece in line.pieces if line.table is None or line.start < course else ():
            printed = text.string[piece.start : piece.end].strip("|'’‘ .,")
            lead = _LEAD.match(printed)
            string = _ITS_DAY.sub("", printed[lead.end() :]) if lead else printed
            if lead and _NO_STROKE.fullmatch(string) and _read_by_engine(text, piece.start, piece.end):
                start = text.string.index(string, piece.start)
                rule, number = "number whose strokes may be figures", _with_strokes(string, text)
                led.append(Mention(number, start, start + len(string), rule, 0.5))
            if not led and (behind := _BEHIND_KIND.search(printed)) and not _NO_NUMBER.fullmatch(behind["number"]):
                start = text.string.index(printed, piece.start) + behind.start("number")
                number = _letters_of(behind["number"])
                led.append(Mention(number, start, start + len(number), "number behind other words", 0.6))
            if _ALONE.fullmatch(string) and (lead or not _NO_NUMBER.fullmatch(string)):
                start = text.string.index(string, piece.start)
                mention = Mention(
                    _letters_of(string), start, start + len(string), "number alone in the head", 0.65 if lead else 0.6
                )
                (led if lead else found).append(mention)
    told = led or [m for m in found if _YEAR.search(m.value)] or found
    if len({m.value for m in told}) == 1:
        yield told[0]


def paper_type(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The kind as printed, in normal case ("BESCHLUSSVORLAGE": Beschlussvorlage)."""
    labels = outline.labelled("paper_type")
    if not labels:
        yield from _kind_of_number(text, outline)
    named = any(x.label.end > x.label.start and _KIND_WORD.search(value(text, x)) for x in labels)
    for label in labels:
        string = flat(value(text, label))
        bare = re.sub(
            rf"^{status.EITHER}e\s+|\s+Nr\.?$|\s+\(?{status.EITHER}\)$",
            "",
            string.strip(" -–:|._"),
            flags=re.IGNORECASE,
        )
        if not bare or len(bare) > 60 or bare.split()[0] in ("der", "des", "die", "das"):
            continue  # "Art der Ausgabe" is no label with a value
        start = label.value.start + max(value(text, label).find(bare.split()[0]), 0)
        sure = label.confidence - (0.3 if named and label.label.end == label.label.start else 0.0)
        yield Mention(label.known or _normal_case(bare), start, label.value.end, label.rule, round(max(sure, 0.2), 3))


_KIND_WORD = re.compile(r"vorlage|antrag|anfrage|mitteilung|bericht|empfehlung|stellungnahme|antwort", re.IGNORECASE)
"""What a labelled kind is made of, which goes before the kind of a running header."""
_KIND_IN_LABEL = {
    fold(w): w.split()[0] for w in ("Vorlage Nr.", "Vorlage", "Drucksache", "Drucksache Nr.", "Sitzungsvorlage Nr.")
}


_KIND_AND_NR = re.compile(r"(?P<kind>[A-ZÄÖÜ]\w{2,25}(?:vorlage|antrag|anfrage)|Antrag|Anfrage)[ -]{0,3}Nr\.?:?")
"""A kind of paper with its number behind ("Beschlussvorlage-Nr."); "Vorlagen-Nr." says nothing of the kind."""


def _kind_of_number(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The kind within the label of the number ("Vorlage Nr. 12/31"), where nothing else names one."""
    for label in outline.labelled("reference"):
        printed = text.string[label.label.start : label.label.end]
        named = _KIND_AND_NR.fullmatch(printed)
        word = named["kind"] if named else _KIND_IN_LABEL.get(fold(printed))
        if word and label.label.start < text.body.end:
            start = label.label.start
            yield Mention(word, start, start + len(word), "label of the number", 0.55)
            return


_RUN_TOGETHER = re.compile(r"(?<=[a-zäöüß])(aus|auf|zum|zur|über)(der|dem|den|die)?(?=[A-ZÄÖÜ])")


def _normal_case(string: str) -> str:
    """Capitals as in running text: "STELLUNGNAHME zum Antrag" and letter-spaced words too."""
    parted = re.fullmatch(r"(\w{1,12}) ([a-zäöüß]{2,20})", string)
    if parted and (parted[1] + parted[2]).capitalize() in lexicon():
        string = (parted[1] + parted[2]).capitalize()  # "An trag", "sit zungsvorlage"
    string = re.sub(r"^(?:[^\W\d_] ){3,}[^\W\d_](?=$| [-–z])", lambda m: m[0].replace(" ", ""), string)
    string = _RUN_TOGETHER.sub(lambda m: f" {m[1]} {m[2] or ''}".rstrip() + " ", string)  # "AuszugausderNiederschrift"
    string = re.sub(r" [-–] (?=zur\b)", " ", string)
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
