"""A line's text goes in; what its shape tells comes out: page number, list label, heading, label with a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"""^(?:
        (?:Seite|S\.|Blatt|Page)\s*:?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:von|/|of)\s*\d{1,4})?
      | [-–—]\s?\d{1,4}\s?[-–—]
      | (?P<at>\d{1,3})\s*/\s*(?P<of>\d{1,3})
      | \d{1,3}\s+von\s+\d{1,3}
      | /?\s*\d{1,3}\s*/
      | (?:\.\.\.|…)\s*(?:/?\s*\d{1,3})?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE = re.compile(r"^\d{1,3}$")
_PAGE_PART = re.compile(
    r"(?:\bSeite\s*:?\s*\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—])\s*$|^\s*Seite\s*:?\s*\d{1,4}\b"
    r"|(?:^|[·|•:–-]\s*|\s{2,}|\d\s)Seite\s*:?\s*\d{1,4}\s*(?:von|/)\s*\d{1,4}\b",
    re.IGNORECASE,
)


def is_page_number(text: str, alone: bool = False) -> bool:
    """Whether a whole line is a page number ("-2-", "Seite 2 von 5", "2/5") or a "..." that leads to the next page.

    ``alone``: the line stands between blank lines in the midst of a text; then only the framed forms count.
    """
    text = text.strip()
    if alone and not re.match(r"^(?:[-–—]\s?\d{1,4}\s?[-–—]|(?:Seite|Blatt)\b.*)$", text, re.IGNORECASE):
        return False
    found = _NUMBERED.match(text)
    if found is None:
        return not alone and bool(_BARE.match(text))
    # "12/5" is no page of five, and so a file mark.
    return found["at"] is None or int(found["at"]) <= int(found["of"])


def has_page_number(text: str) -> bool:
    """Whether a line begins or ends with a page number in words ("Vorlage 12/2024 Seite 2 von 5"), or has one among its
    marks ("12/2024 · Seite 2 von 5 · Ausdruck vom 4.3.2024")."""
    return bool(_PAGE_PART.search(text))


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a list item: its text, its kind (for telling siblings), its depth from 1."""

    text: str
    kind: str
    level: int


_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bullet", re.compile(r"^\s*([•●▪■◦○‣·–—*\uf0b7\uf0a7\uf0d8➢►-]|[-–]\.|☐|☒|☑|o(?=\s{2}))\s+(?=\S)")),
    ("decimal", re.compile(r"^\s*(\(?\d{1,2}(?:\.\d{1,2}){1,4}\.?\)?)\s+(?=[^\W\d_]|[„\"(])")),
    ("number", re.compile(r"^\s*(\d{1,2}[.)]|\(\d{1,2}\))\s+(?=\S)")),
    ("roman", re.compile(r"^\s*((?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})[.)]|\([ivx]{1,4}\))\s+(?=\S)")),
    ("double", re.compile(r"^\s*(([a-z])\2[.)]|\(([a-z])\3\))\s+(?=\S)")),
    ("letter", re.compile(r"^\s*([a-z]\)|\([a-z]\)|[a-h]\.|[A-H][.)])\s+(?=\S)")),
    ("point", re.compile(r"^\s*(\.)\s+(?=[^\W\d_])")),  # a bullet as a wrong-language reading gives it
)
_MONTH = re.compile(
    r"^\s*\d{1,2}\.\s+(?:Jan|Feb|Mär|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\.?\b|^\s*\d{1,2}\.\s*\d{1,2}\.\s*\d"
)


def list_label(text: str) -> Label | None:
    """The label with which a line begins a list item ("1.", "a)", "II.", "•", "1.2"), or None; dates are none."""
    if _MONTH.match(text):
        return None
    for kind, pattern in _LABELS:
        found = pattern.match(text)
        if found:
            label = found.group(1)
            level = label.strip("().").count(".") + 1 if kind == "decimal" else 2 if kind in ("letter", "double") else 1
            return Label(label, kind, level)
    return None


def is_bare_label(text: str) -> bool:
    """Whether a text is nothing but a list label."""
    found = list_label(text + " x")
    return found is not None and found.text == text.strip()


def looks_like_heading(text: str, lines: int) -> bool:
    """Whether a block without type to judge by reads as a heading: one short line with a colon or in capitals."""
    text = text.strip()
    if lines > 2 or len(text) > 90 or not re.search(r"[^\W\d_]{2}", text):
        return False
    words = text.split()
    if text.endswith(":"):
        return lines == 1 and len(words) <= 8 and text[0].isupper()
    letters = [c for c in text if c.isalpha()]
    return lines == 1 and len(letters) > 5 and all(c.isupper() for c in letters) and len(words) <= 8


_FIELD = re.compile(r"^[^\W\d_][^:]{0,45}:$")


def is_field_label(text: str) -> bool:
    """Whether a text is the label of a value: a few words and a colon ("Vorlage-Nr.:")."""
    return bool(_FIELD.match(text.strip())) and len(text.split()) <= 5
