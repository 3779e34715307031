"""The lines below the heading of a resolution go in; those of its text come out.

Page marks and numbers of running heads are left out; a signature, the words of a vote or its result end the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from pipeline.fields.paragraphs import LABEL
from pipeline.german.offices import holder
from pipeline.german.results import is_result
from pipeline.german.votes import is_tally, votes
from pipeline.model.lines import TextLine
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_PAGE_MARK = re.compile(
    r"[-–—]?\s*(?:Seite:?\s*)?\d{1,3}\s*(?:(?:/|von)\s*\d{1,3})?\s*[-–—]?"
    r"|(?:\S[^\n]{0,60}\s)?Seite:?\s*\d{1,3}\s*(?:/|von)\s*\d{1,3}|[-–—]\s*\d{1,3}\.|\.{3,}|…|_{5,}|-{5,}"
)
_SIGNED = re.compile(
    r"(?:gez\.?\b|i\.\s?[VA]\.|In Vertretung|Im Auftrag|\([A-ZÄÖÜ][\w. -]{2,40}\)$|_{5,}|.{0,40}, (?:den |"
    r"im )?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{4}$)"
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Dipl)\.(?:-Ing\.)?\s)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s(?:von|van|zu|de)\b(?:\sder)?)?"
    r"(?:\s[A-ZÄÖÜ]\.)?\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
)
_SURNAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,20}(?:-[A-ZÄÖÜ][a-zäöüß]{2,20})?")
_MISREAD_ORDER = re.compile(r"[1lI]\.\s?[VA]\.\s(?:Dr\.\s)?[A-ZÄÖÜ][\w-]+")
""""i. A. Muster" as it is read, too."""
_ATTACHED = re.compile(r"Anlage \d{1,2}(?::|\s[–-])?\s[A-ZÄÖÜ]")
"""The first of a list of attachments that has no heading."""
_VOTE_HEAD = re.compile(
    r"(?:(?:Abstimmungs|Beratungs)ergebnis|ABSTIMMUNG|(?:BERATUNGS|ABSTIMMUNGS)?ERGEBNIS)\b"
    r"|(?:Abstimmung|Ergebnis)\b(?!\s(?:der|des|einer|eines|von|mit|zwischen)\s(?!Abstimmung|Beratung|Beschluss))"
)
"""What heads a vote; the result of an inquiry that a sentence tells is none."""
_FOR_WHOM = re.compile(r"Für (?:den|die|das) [A-ZÄÖÜ][\w-]+(?: [\w/-]+){0,4}")
_FEW_WORDS = re.compile(r"[A-ZÄÖÜ][\w./-]+(?: [A-ZÄÖÜ(][\w.)/-]+){0,2}(?<![.:;,])")
"""A piece of a row of signatures: a name, an office."""
_SPECK = 8
"""Letters and blanks that specks are read as at the most."""
_NUMBER_ALONE = re.compile(r"^(?:\w+(?:[ -]Nr\.?|nummer)?:?\s+)")
"""What a running head prints before the number of its paper."""
_SIGNATURE = re.compile(r"(?:gez\.|gezeichnet|i\.\s?[VA]\.|In Vertretung|Im Auftrag)(?:\s|$)")
_SIGNED_ELSEWHERE = re.compile(
    r"\W*(?:(?:im )?original |elektronisch |digital |handschriftlich )+"
    r"(?:gez\.|gezeichnet|signiert|unter(?:schrieb|zeichn)\w+)\W*"
    r"|\W*(?:L\.\s?S\.|(?:Dienst)?siegel)\W*",
    re.IGNORECASE,
)
"""What stands in the place of a hand and of the seal."""
_OFFICE = re.compile(
    r"(?:Der |Die )?(?:Erste[rn]? )?(?:Ober)?(?:[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Beigeordnete[rn]?|"
    r"Kreisrat|Stadtrat|Stadträtin|Dezernent(?:in)?|Fraktionsvorsitzende[rn]?|Vorsitzende[rn]?|"
    r"Amtsleiter(?:in)?|Fachbereichsleiter(?:in)?|Erste Kreisrätin|Kreisbaurat)"
)
_TO_SIGN = re.compile(r"(?:Ort,? )?(?:Datum|Unterschrift)(?:(?:,| und| /|/)? ?(?:Unterschrift|Datum))?\W*")
_TELLS_VOTE = re.compile(r"\(?(?:einstimmig|mehrheitlich|mit \d|bei \d|ja\b|ja-|dafür|\d+ )", re.IGNORECASE)


def cut(text: Text, outline: Outline, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a resolution alone: page marks out, what follows its text (vote, signature) cut off."""
    kept: list[TextLine] = []
    numbers = {text.string[x.value.start : x.value.end] for x in outline.labelled("reference")}
    for at, (line, below) in enumerate(zip_longest(lines, lines[1:])):
        string = line.string
        if line.table is None and _PAGE_MARK.fullmatch(string):
            continue
        apart = line.first or not kept or kept[-1].page != line.page
        if line.table is None and apart and _NUMBER_ALONE.sub("", string) in numbers:
            continue
        if line.block is not None and line.block.kind == "footnote":
            continue
        if kept and (
            _follows(line, kept[-1]) or _begins_box(text, line, kept[-1]) or (below is not None and _signs(line, below))
        ):
            break
        if kept and _lists_attachments(line, lines[at + 1 :]):
            break
        kept.append(line)
    if len(kept) > 1 and (_OFFICE.fullmatch(kept[-1].string) or holder(kept[-1].string) == len(kept[-1].string)):
        kept.pop()
        if kept[-1].string[-1] not in ".:;" and len(kept[-1].string.split()) <= 5:
            kept.pop()
    while kept and (_SIGNED.match(kept[-1].string) and len(kept[-1].string) <= 50 and kept[-1].first):
        kept.pop()
    while len(kept) > 1 and _may_sign_below(kept[-2]) and _is_name(kept[-1], kept[-2]):
        kept.pop()
    while len(kept) > 1 and _is_speck(text, kept[0], None):
        kept.pop(0)
    while len(kept) > 1 and _is_speck(text, kept[-1], kept[-2]):
        kept.pop()
    return kept


def _may_sign_below(line: TextLine) -> bool:
    """Whether a line ends a sentence or tells for whom the one below signs."""
    return line.string.rstrip()[-1:] in ".!?“" or _FOR_WHOM.fullmatch(line.string) is not None


_LISTED = re.compile(r",\s+(?:und\s+)?|\s+und\s+")
"""What parts the names of several who sign on one line."""


def _is_name(line: TextLine, above: TextLine) -> bool:
    """Whether a paragraph is nothing but a name, a row of names or offices, or for whom somebody signs, as it stands
    below what it signs (``above``); a surname alone only behind the room for a hand."""
    if not (line.first and line.last) or line.table is not None:
        return False
    if _FOR_WHOM.fullmatch(line.string) or all(map(_NAME.fullmatch, _LISTED.split(line.string))):
        return True
    pieces = [line.string[p.start - line.start : p.end - line.start] for p in line.pieces]
    if len(pieces) > 1:
        return all(_FEW_WORDS.fullmatch(piece) for piece in pieces)
    return _SURNAME.fullmatch(line.string) is not None and _room_above(line, above)


def _room_above(line: TextLine, above: TextLine) -> bool:
    """Whether a line and a half or more stay empty between two lines of a page."""
    if line.box is None or above.box is None or line.page != above.page:
        return False
    return line.box.top - above.box.bottom > 1.5 * above.box.height


def _is_speck(text: Text, line: TextLine, above: TextLine | None) -> bool:
    """Whether a line apart from the others is what an engine read of a speck or a stroke of the pen: a sign or two
    before the text, a few letters without the end of a sentence behind one (``above``)."""
    string = line.string
    if not line.first or line.table is not None or text.reading_confidence(line.start, line.end) >= 1:
        return False
    if above is None:
        return len(string) <= 2
    return (
        len(string) <= _SPECK
        and above.string.rstrip()[-1:] in (".!?“," if len(string) <= 3 else ".!?“")
        and (string[-1] not in "!?.:;" or string in ".:;")
    )


def _signs(line: TextLine, below: TextLine) -> bool:
    """Whether a line of few words begins a block whose next line is nothing but an office: who signs."""
    few = line.first and not below.first and len(line.string.split()) <= 5 and line.string[-1] not in ".:;,"
    return few and (_OFFICE.fullmatch(below.string) is not None or holder(below.string) == len(below.string))


def _lists_attachments(line: TextLine, behind: Sequence[TextLine]) -> bool:
    """Whether a line is the first of a list of attachments: no item of the resolution is numbered behind it."""
    if not line.first or len(line.string) > 160 or not _ATTACHED.match(line.string) or line.string[-1] in ".;:,":
        return False
    return not any(x.first and LABEL.match(x.string) for x in behind)


def _begins_box(text: Text, line: TextLine, above: TextLine) -> bool:
    """Whether a line begins a table that the text above does not lead to: it ends a sentence, and the table's rows are
    the labels of a form about money, dates or the vote with boxes or values beside them."""
    table = line.table
    signed = _NAME.fullmatch(above.string) is not None and above.first and above.last
    if table is None or above.table is not None or (above.string.rstrip()[-1:] not in ".!?“" and not signed):
        return False
    firsts = [c for c in table.cells if c.column == 0 and text.string[c.start : c.end].strip()]
    labelled = sum(_OF_FORM.match(text.string[c.start : c.end].strip()) is not None for c in firsts)
    ticked = any(sign in text.string[table.start : table.end] for sign in "☐☒☑")
    return labelled > 0 and (ticked or 2 * labelled >= len(firsts))


_APPARATUS = re.compile(
    r"(?:(?:Vorlage )?[Ee]rstellt von|Bearbeite[tr](?:/-?in)?|Verfasser(?:/-?in)?|Sachbearbeit(?:er|ung)"
    r"|Ansprechpartner(?:in)?|Auskunft erteilt|[Gg]esehen|Ausgefertigt|Rückfragen|Beschlu(?:ss|ß)(?:-Nr\.?|nummer)"
    r"|Haushaltsstelle|HHSt\.?|Buchungsstelle|Produkt(?:sach)?konto|Sachkonto|Kostenstelle"
    r"|Gremienbeschlu(?:ss|ß)\b[^:]{0,40})\s?:"
    r"|Weitere (?:Informationen|Auskünfte) erteil|Anlagen? \d{1,2}(?: (?:bis|und|-|–) \d{1,2})?\.?$"
    r"|(?:Begründung|Sachverhalt|Erläuterung(?:en)?|Anlagen?)\s?:? siehe\b"
    r"|[☐☒☑]\s*(?:einstimmig|mehrheitlich|mit (?:Stimmen)?[Mm]ehrheit|angenommen|abgelehnt|laut|abweichend|wie|Ja|Nein)"
)
"""What forms print below a resolution: who wrote the paper, its accounts, where its reasons stand, boxes of a vote."""
_OF_FORM = re.compile(
    r"(?:Finanz|Haushalt|Produkt|Kosten|Gesamtkosten|Folgekosten|Deckung|Mittel|Auswirkung|Ertrag|Erträge|Aufwand|Aufwendungen"
    r"|Einzahlung|Auszahlung|Einnahme|Ausgabe|Investition|Sachkonto|Buchungsstelle|Betrag|Ansatz|Klima|Abstimmung|Ergebnis"
    r"|Beratungsergebnis|Ja\b|Anwesend|Anlage|(?:Zur )?Mitzeichnung|Bearbeitungsvermerk)",
)
"""What begins the rows of a form's box below a resolution."""


def _follows(line: TextLine, above: TextLine) -> bool:
    """Whether a line is what follows a resolution: a signature, the words of the vote, its result."""
    string = line.string
    if len(string) > 160:
        return False
    if _SIGNATURE.match(string) and len(string) <= 60 and above.string.rstrip()[-1:] in ".!?“":
        return True
    if not line.first:
        return False
    if _MISREAD_ORDER.fullmatch(string) or _SIGNED_ELSEWHERE.fullmatch(string) or _VOTE_HEAD.match(string):
        return True
    if above.string.rstrip()[-1:] in ".!?“" and _APPARATUS.match(string):
        return True
    if len(string) <= 60 and (_SIGNED.match(string) or _OFFICE.fullmatch(string) or _TO_SIGN.fullmatch(string)):
        return True
    if (votes(string) and _TELLS_VOTE.match(string)) or is_tally(string):
        return True
    alone = line.last and len(string.split()) <= 4 and string[:1].isupper() and not LABEL.match(string)
    return alone and is_result(string) and string.lower().startswith(_RESULTS)


_RESULTS = ("einstimmig", "mehrheitlich", "abgelehnt", "vertagt")
