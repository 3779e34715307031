"""The words for what a body does with a paper (Vorberatung, Entscheidung, zur Kenntnis), as one pattern.

Seen in council information systems; alone in a cell or beside a body they are never the name of one.
"""

from __future__ import annotations

import re

from pipeline.german.fold import fold, nearest

ROLES = (
    r"(?:empfehlende[rn]?|vorbereitende[rn]?|abschließende[rn]?)\s(?:Beschluss|Beschluß|Beratung)|Vorberatung|Beratung|Behandlung|Anhörung|Empfehlung(?:sbeschluss)?|Gutachten|Kenntnisnahme|Entscheidung|"
    r"Beschlussfassung|Beschlußfassung|Beschluss|Beschluß|Information|Stellungnahme|Mitwirkung|Vorbereitung|Kenntnis(?!\sgenommen)|"
    r"(?:Mit|Haushalts|Weiter|Zwischen)beratung|Schlussentscheidung|Einbringung|Bericht|Anfrage|Mitteilung|Vorabstimmung|Vorinformation|Bestätigung|"
    r"(?:\d\.|[Ee]rste|[Zz]weite)\sLesung|Lesung|Kenntnisgabe|Beschlussempfehlung|Votum|Erörterung|"
    r"zur\s(?:Kenntnis(?:nahme)?(?!\sgenommen)|Information|Vorberatung|Beratung|Entscheidung|Beschlu(?:ss|ß)fassung|Empfehlung|"
    r"Anhörung|Stellungnahme|Behandlung|Mitberatung|Kenntnisgabe|Erörterung)|zum\sBeschlu(?:ss|ß)|"
    r"Genehmigung|Senatsberatung|zur\sSenatsberatung|Vorb\.|Entsch\.|Kenntn\.|Beschl\.|"
    r"vorberatend|beratend|beschließend|beschliessend|empfehlend|entscheidend|anhörend"
)


_FULL = r"(?:[Ff]ederführend(?!e)|Federführung)"
LEAD = (
    rf"(?:{_FULL}"
    rf"|[Ff]ederführende[rs]?\s(?:Ausschuss|Gremium|Vorberatung|Beratung)|[Ff]ederf(?:ühr)?\.|f\.\s?f\.|ff(?!\w)\.?|FF(?!\w)\.?)"
)
"""The words for the body that leads among several, as a pattern."""
ROLE = (
    rf"(?:(?:{ROLES})(?:\s*\({LEAD}\)|\s*[,–-]\s*{LEAD}|\s{LEAD})?|[Ff]ederführende\s(?:Vorb|B)eratung|{_FULL}(?!:)"
    r"|mitberatend)"
)
"""A role with the word for the leading body behind it, or alone."""
_LEAD = re.compile(LEAD)
_LED_BODY = re.compile(
    rf"(?P<before>{_FULL}\s?:?\s+)(?=[A-ZÄÖÜ])|(?P<behind>\s?\(\s?{LEAD}\s?\)|\s?[,–-]\s?{LEAD}|\s(?:{LEAD}))(?=\W*$)"
)


def is_lead(string: str) -> bool:
    """Whether a string is the word for the body that leads and nothing else."""
    return _LEAD.fullmatch(string.strip()) is not None


def led_body(string: str) -> re.Match[str] | None:
    """What tells beside the name of a body that it leads ("Bauausschuss – federführend", "federführend: Rat")."""
    return _LED_BODY.search(string)


_ROLE = re.compile(rf"(?:{ROLES})", re.IGNORECASE)
_COMMON = {
    fold(role): role
    for role in (
        "Vorberatung", "Beratung", "Entscheidung", "Beschlussfassung", "Kenntnisnahme", "Anhörung", "Empfehlung",
        "Stellungnahme", "Mitberatung", "Information", "Beschlussempfehlung",
    )
}  # fmt: skip


def nearest_to(string: str) -> str | None:
    """The common role that a misread word is nearest to; None where none or several are near.

    >>> nearest_to("Entscheldung")
    'Entscheidung'
    """
    near = nearest(fold(string), _COMMON)
    return near[0] if near is not None else None


def is_role(string: str) -> bool:
    """Whether a string is a role and nothing else."""
    return _ROLE.fullmatch(string.strip(" ()")) is not None


def parted(string: str) -> tuple[str, str]:
    """What stands before a role at the end of a string, and the role, "" where none does.

    >>> parted("Stadtrat (Entscheidung)")
    ('Stadtrat', 'Entscheidung')
    """
    words = string.split()
    for n in range(max(len(words) - _MOST, 1), len(words)):
        tail = " ".join(words[n:]).strip(" ,;:()–-")
        if is_role(tail):
            return " ".join(words[:n]).rstrip(" ,;:(–-"), tail
    return string, ""


_MOST = 3  # words of a role
