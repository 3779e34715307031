"""Patterns of the words that label the numbers of a vote, and of those numbers in figures and words."""

from __future__ import annotations

import re

from pipeline.model.mention import VoteKind

_MOTION = r"den (?:Beschlu(?:ss|ß)|Antrag|Vorschlag)(?:\s+stimm(?:t?en))?"
_STIMMEN = r"(?:-?\s?[Ss]timme(?:n|\(n\))?|-[Ss]\w{1,3}m\w{2,4}|-?St\.)?"
"""What stands behind Ja and Nein; behind a hyphen an engine may have read it half wrong ("Ja-Stiramen")."""
_LABELS: tuple[tuple[VoteKind, str], ...] = (
    ("abstain", r"(?:Stimm)?[Ee]nthalt(?:ung(?:en|\(en\))?|\.|en)?|ENTHALTUNG(?:EN)?|(?:St)?[Ee](?:nth|NTH)\.?|"
    r"E(?=\s?:\s?\d)|enthielt(?:en)? sich"),
    ("no", rf"(?:mit )?(?:N[Ee][Ii][Nn]|nein){_STIMMEN}|[Gg]egenstimmen?|[Dd]agegen|"
    rf"\bGegen(?=\s*[:=])|\b[Gg]egen {_MOTION}|[KC]ontra|N(?=\s?:\s?\d)|"
    r"Ablehnung(?:en)?(?=\s*[:=]\s*[\d_]|\s\d{1,3}\sStimmen?\b)"),
    ("yes", rf"(?:mit )?(?:J[Aa]|ja){_STIMMEN}|[Dd]afür|\bFür(?=\s*[:=])|"
    rf"\bfür den Beschluss|\b[Ff]ür {_MOTION}(?=\s*:?\s*\d)|Pro(?=\s?:?\s?\d)|J(?=\s?:\s?\d)|"
    r"Zustimmung(?:en)?(?=\s*[:=]\s*[\d_]|\s\d{1,3}\sStimmen?\b)"),
    ("present", r"[Aa]nwesend(?:e[nr]?)?(?:\s+und\s+stimmberechtigte?)?(?:\s+Mitglieder)?|"
    r"[Ss]timmberechtigt(?:e)?(?:\s+Mitglieder)?"),
    ("excluded", r"[Pp]ers(?:önlich|\.)\s?(?:beteiligte?|bet\.)|(?:Ausschluss|[Aa]usgeschlossen)(?=\s*[:=])|"
     r"[Bb]efangen(?:heit(?:en)?)?|[Mm]itwirkungsverbote?|[Ss]onderinteressen?|wegen Befangenheit ausgeschlossen|"
    r"von der (?:Abstimmung|Beratung|Mitwirkung) ausgeschlossen"),
)  # fmt: skip
LABEL = re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{words})(?![^\W\d_]|_[^\W_]))" for kind, words in _LABELS))
WORDS = {
    "kein": 0, "keine": 0, "keiner": 0, "keinen": 0, "ohne": 0, "null": 0,
    "ein": 1, "eine": 1, "einer": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_ONES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
WORDS |= _TENS | {f"{one}und{ten}": n + m for ten, m in _TENS.items() for n, one in enumerate(_ONES, start=1)}
_SMALL = "|".join(word for word, value in WORDS.items() if value < 20)
WORD = rf"(?:(?:{'|'.join(_ONES)})und)?(?:{'|'.join(_TENS)})|{_SMALL}"
"""The words of ``WORDS`` as a pattern, without a group."""
FIGURE = re.compile(
    r"(?:(?<![\w.,/])|(?<=\bJa)|(?<=\bNein)|(?<=\benthaltung)|(?<=\bEnthaltungen))"
    r"(?<!§)(?<!§ )(?<!Art\. )(?<!Abs\. )(?<!Nr\. )"
    r"(?<!Ziffer )(?<!Ziff\. )(?<!Punkt )(?<!Nummer )(?<!Absatz )(?<!Teil )(?<!TOP )"
    r"(?P<figure>\d{1,3})(?!\w|/(?!\s?[A-Za-z])|[.,]\d|\.\s?(?:\w|$)|\s?%|\s?(?:€|Euro))|\b(?P<word>"
    + WORD
    + r")\b|(?:(?<=[a-zJNE]:\s)|(?<=[a-zJNE]:))(?P<last>\d{1,3})(?=\.(?:\s+[A-ZÄÖÜ(]|\s*$))",
    re.IGNORECASE,
)
"""``last`` closes its sentence behind a label with a colon ("Nein: 2."), where no ordinal stands."""
COUNT = rf"(\d{{1,3}}|{WORD})"
IN_TURN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bJ\s?[:=]?\s?(\d{1,3})[\s,;/|]{1,3}N\s?[:=]?\s?(\d{1,3})(?:[\s,;/|]{1,3}E\s?[:=]?\s?(\d{1,3}))?\b",
        r"\b(\d{1,3})\s?J[\s,;/|]{1,3}(\d{1,3})\s?N(?:[\s,;/|]{1,3}(\d{1,3})\s?E)?\b",
        r"\bZustimmung(?:en)?\s(\d{1,3})[\s,;/|]{1,3}Ablehnung(?:en)?\s(\d{1,3})(?![\s\w]*\bJa)\b",
        r"\bfür\s?[:=]\s?(\d{1,3})[\s,;/|–-]{1,4}gegen\s?[:=]\s?(\d{1,3})(?![\w€%]|[.,]\d)",
        r"\b(\d{1,3})\sZustimmungen[\s,;/|]{1,3}(\d{1,3})\sAblehnung(?:en)?\b",
        r"\b(?:Annahme|[Aa]ngenommen|[Bb]eschlossen|[Zz]ugestimmt|Ablehnung|[Aa]bgelehnt)[\s,:(]{1,3}(?:mit\s)?(\d{1,3})\s(?:zu|gegen)\s(\d{1,3})(?!\s?[\d.,])\b",
    )
)
"""Yes, no and perhaps abstentions told in this order by signs that mean nothing elsewhere."""
BARRED = re.compile(
    rf"\b(?:war(?:en)?|wurden?)\s+(?!kein|null){COUNT}\s+(?:[\w/-]+\s+){{1,5}}?(?:von|an)\s+der\s+(?:Beratung|Abstimmung|Mitwirkung)"
    r"(?:\s+und\s+(?:der\s+)?(?:Abstimmung|Beratung|Beschlussfassung))?\s+(?:ausgeschlossen|gehindert)\b"
)
"""Those excluded as a sentence tells them ("war 1 Mitglied von der Beratung und Abstimmung ausgeschlossen"); "kein
Mitglied" there is the wording of the law, and no number."""
