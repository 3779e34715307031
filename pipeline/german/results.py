"""The words of a page about a vote go in; whether they tell how it ended, and in which normal form, comes out."""

from __future__ import annotations

import re

from pipeline.model.mention import ResultKind

_NORMAL: tuple[tuple[ResultKind, str], ...] = (
    ("zurückgezogen", r"zurückgezogen|zurück gezogen|zurückgenommen|Zurückziehung"),
    ("vertagt", r"vertagt|Vertagung|zurückgestellt|Zurückstellung|von der Tagesordnung (?:ab)?genommen|"
    r"abgesetzt|Absetzung"),
    ("verwiesen", r"verwiesen|Verweisung|überwiesen|Überweisung|zurückverwiesen|zurück in die"),
    ("abgelehnt", r"abgelehnt|(?<!= )(?<!\d )Ablehnung(?!(?:en)?\s*[:=]|(?:en)?\s\d{1,3}\s*(?:[,;/]|$))|"
    r"nicht zugestimmt|nicht empfohlen|nicht beschlossen|"
    r"beanstandet"),
    ("geändert", r"(?<!un)geändert|mit Änderung(?:en)?|(?<!un)verändert|mit Ergänzung(?:en)?"),
    ("zur Kenntnis", r"Kenntnis(?:nahme| genommen)|zur Kenntnis"),
    ("einstimmig", r"einstimmig(?:e[rns]?)?|Einstimmigkeit|einvernehmlich|einmütig|einhellig"),
    ("mehrheitlich", r"mehrheitlich(?:e[rns]?)?|(?:Stimmen)?[Mm]ehrheit|(?<!\d )gegen (?:die|ein|eine|\d+|"
    r"zwei|drei|vier|fünf|sechs) (?:Stimme|Fraktion)|"
    r"(?:bei|mit) (?!kein)\w+ Gegenstimmen?"),
)  # fmt: skip
_RESULT = re.compile(
    r"(?<!= )\b(?:einstimmig(?:e[rns]?)?|mehrheitlich(?:e[rns]?)?|(?:un)?geändert|(?:un)?verändert|"
    r"angenommen|beschlossen|zugestimmt|"
    r"abgelehnt|vertagt|verwiesen|überwiesen|zurückgestellt|"
    r"zurückgezogen|vorberaten|empfohlen|genehmigt|beanstandet|erledigt|abgesetzt|Kenntnis genommen|"
    r"zur Kenntnis|zurückverwiesen|"
    r"Zustimmung|Ablehnung|Vertagung|Verweisung|Kenntnisnahme|keine Abstimmung|ohne Votum|ohne Beschluss|"
    r"ohne Empfehlung|gewählt|bestätigt|beraten|behandelt|entfällt|Einstimmigkeit|Stimmenmehrheit|Mehrheit|"
    r"zurückgenommen|einverstanden|Einvernehmen|einmütig|einhellig|"
    r"keine Beschlussfassung|ohne Beschlussempfehlung|"
    r"(?:wie|laut|lt\.) (?:Beschluss|Beschluß|Verwaltungs)?Vor(?:schlag|lage)|"
    r"nicht behandelt|Zurückziehung|Zurückstellung|Überweisung)\b",
    re.IGNORECASE,
)


def normal(result: str) -> ResultKind | None:
    """The normal form of a result in the words of a page; None for one that has none ("ungeändert beschlossen")."""
    for kind, words in _NORMAL:
        if re.search(words, result, re.IGNORECASE):
            return kind
    return None


def is_result(string: str) -> bool:
    """Whether a string has a word that tells how a vote ended."""
    return _RESULT.search(string) is not None


_DECIDES = re.compile(
    r"(?:Schluss)?[Ee]ntscheidung|Beschlu(?:ss|ß)(?:fassung)?|beschlie(?:ß|ss)end|entscheidend|"
    r"zu[rm] (?:Entscheidung|Beschlu(?:ss|ß)(?:fassung)?)"
)


def decides(role: str) -> bool:
    """Whether a body with this printed role decides on the paper ("Entscheidung", "beschließend (federführend)").

    >>> decides("Beschlussfassung"), decides("Empfehlungsbeschluss"), decides("Vorberatung")
    (True, False, False)
    """
    return _DECIDES.fullmatch(role.partition("(")[0].strip()) is not None
