"""A page's string comes in; a verdict on it goes out: sane, read in the wrong language, damaged or wrongly encoded.

Shared by the verdict on a text layer and by the repair. The signs: umlaut letters present against due, words that
exist only after an umlaut is put back, characters that no German text has, words without blanks between them.
Knowledge of one text only; no OCR and no picture.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.german.lost import is_frequent, without_ligature, without_umlaut
from pipeline.german.words import words as lexicon

if TYPE_CHECKING:
    import marisa_trie

Verdict = Literal["sane", "wrong language", "partly damaged", "broken encoding", "none"]

UMLAUTS = "äöüÄÖÜß"
_UMLAUTS = frozenset(UMLAUTS)
DUE = 0.0165
"""Umlaut letters among the letters of German council text (measured: 1.65 %, a page of prose rarely below 0.8 %)."""

_WORD = re.compile(r"[^\W\d_]+(?:[68&@®§0][^\W\d_]+)*[&@®]?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_PRIVATE_IN_WORD = re.compile(r"(?<=[^\W\d_])[\ue000-\uf8ff]+(?=[^\W\d_])")
_REPLACED_IN_WORD = re.compile(r"(?<=[^\W\d_])\ufffd")
_REPLACED_BEFORE = re.compile(r"(?<![^\W\d_])\ufffd([^\W\d_]+)")
_ODD = re.compile(r"[a-z][A-Z]|[68&@®]|ii")


def _lines(name: str) -> list[str]:
    text = (files("pipeline.german") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


_FUNCTION_WORDS = frozenset(word for line in _lines("function_words.txt") for word in line.split())
_DIGRAPHS = frozenset(word for line in _lines("digraph_words.txt") for word in line.split())
LIGATURES_LOST = dict(line.split("\t") for line in _lines("lost_ligatures.tsv"))
"""What is left of a word when its ligature has no character, and the word ("denieren": "definieren")."""

_ENCODINGS = ("utf-8", "cp1252", "latin-1", "cp850", "cp437", "mac_roman", "cp1250", "cp1251", "koi8_r")
_SIGNS = UMLAUTS + "§€"
_QUOTES = "„“”‚‘’«»‹›"


@cache
def misreadings() -> dict[tuple[str, str], dict[str, str]]:
    """For each pair (written as, read as) the strings that stand for German letters, e.g. ``{"Ã¼": "ü"}``."""
    table: dict[tuple[str, str], dict[str, str]] = {}
    for written in ("utf-8", "cp1252", "cp850", "mac_roman"):
        for read in _ENCODINGS:
            if written == read or {written, read} <= {"cp1252", "latin-1", "cp1250"}:
                continue
            shown: dict[str, str] = {}
            for sign in _SIGNS:
                try:
                    seen = sign.encode(written).decode(read)
                except UnicodeError:
                    # Python leaves five bytes of CP1252 undefined; what reads them keeps the control character.
                    try:
                        seen = "".join(_lenient(byte, read) for byte in sign.encode(written))
                    except UnicodeError:
                        continue
                # A blank is no trace, and é is how OCR without German shows an ö.
                if seen != sign and not seen.isspace() and seen not in "éfiBRS":
                    shown[seen] = sign
                    if written == "utf-8" and read in ("cp1252", "latin-1"):
                        # The same done twice: "ÃƒÂ¼".
                        shown["".join(_lenient(byte, read) for byte in seen.encode(written))] = sign
            if len(shown) >= 6:
                table[written, read] = shown
    return table


def _lenient(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict fell as it did: a stable code, the figure that was measured, one sentence."""

    code: str
    figure: float
    message: str


@dataclass(frozen=True, slots=True)
class Damage:
    """The verdict on a string, its reasons (most telling first) and the share of umlaut words that are damaged.

    `rate` lies between 0 and 1: damaged words among damaged and intact words that have an umlaut; 0 without any.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    rate: float


@cache
def _shapes() -> marisa_trie.Trie:
    """Strings that are no word and are what OCR without German makes of a frequent German word (built data)."""
    import marisa_trie

    trie = marisa_trie.Trie()
    with as_file(files("pipeline.german") / "data" / "shapes.marisa") as path:
        trie.mmap(str(path))
    return trie


def is_shape(word: str) -> bool:
    """Whether `word` is a known damaged reading of a frequent German word ("fiir", "MaBnahmen")."""
    shapes = _shapes()
    return word in shapes or (word[:1].isupper() and word[:1].lower() + word[1:] in shapes)


def misread_as(text: str) -> tuple[tuple[str, str], int] | None:
    """The encoding pair that explains most strange characters within words of `text`, and how many letters they were;
    None if none.

    At least three letters, or two where the text is shorter than 400 characters, and more than intact umlauts.
    """
    best: tuple[tuple[str, str], int] | None = None
    longest = 0
    plain = text.encode("ascii", "ignore")
    if len(plain) == len(text):
        return None
    for pair, shown in misreadings().items():
        found = {
            seen: count
            for seen in shown
            if shown[seen] in UMLAUTS and seen not in UMLAUTS and (count := text.count(seen))
        }
        if len(found) < (2 if len(text) > 400 else 1) and sum(found.values()) < 3:
            continue
        if all(seen in _QUOTES for seen in found):
            # Glued text has quotation marks within words; a text without a single ü or ß is no German one.
            continue
        pattern = re.compile("|".join(re.escape(s) for s in sorted(found, key=len, reverse=True)))
        count = explained = 0
        for match in pattern.finditer(text):
            before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
            # Quotation marks stand at the edge of words; as letters they stand within.
            if (before.isalpha() and after.isalpha()) or (len(match[0]) > 1 and (before.isalpha() or after.isalpha())):
                count += 1
                explained += len(match[0])
        if count >= (3 if len(text) > 400 else 2) and explained > longest:
            best, longest = (pair, count), explained
    if best is not None:
        shown = misreadings()[best[0]]
        intact = sum(text.count(c) for c in UMLAUTS if c not in "".join(shown))
        if intact > best[1]:
            return None
    return best


def shift_of(text: str) -> int | None:
    """By how many code points a text is shifted as a whole ("'HU" for "Der": 29), or None when it is not.

    Tables of short codes can look like anything: five different function words of three letters or more must come out
    for one shift, often, where not one stands in the text as it is. In a table with hardly a function word most of its
    words of four letters or more must be German by the shift, five different ones at least, and next to none without;
    two are enough for the last lines of a paper, of fewer than 60 characters, where not one is without.
    """
    sample = text[:1500]
    if len(sample) < 12 or any(w.lower() in _FUNCTION_WORDS for w in re.findall(r"[A-Za-zäöüß]{3,}", sample)):
        return None
    few = len(sample) < 60
    plain = _words_in(sample)
    for shift in _shifts(sample):
        if few and shift == 32:  # print in capitals is small letters by it
            continue
        # Blanks may be shifted as well or kept.
        moved = "".join(
            c if c in " \n\t\r\f" else chr(max(32, ord(c) + shift)) if ord(c) + shift > 2 else c for c in sample
        )
        if not re.search(r"[A-ZÄÖÜ][a-zäöüß]", moved):  # no more has print in capitals, 32 below small letters
            continue
        found = [w.lower() for w in re.findall(r"[A-Za-zäöüß]{3,}", moved) if w.lower() in _FUNCTION_WORDS]
        if not few and len(set(found)) >= 5 and len(found) >= len(sample) / 60:
            return shift
        words = _words_in(moved) if plain.share <= (0.0 if few else 0.1) else None
        if words is not None and words.known >= (2 if few else 5) and words.share >= 0.6:
            return shift
    return None


_LARGEST_SHIFT = 127
_USUAL_SHIFTS = (29, 28, 30, 31, 1, 2, 3, -1, -2, -3, 32, -29, -31)
_LETTERS_DUE = 0.5
"""Of the visible characters of a German page at least so many are letters, on a form with figures too."""


def _shifts(sample: str) -> list[int]:
    """The shifts that make letters of most of the sample, the usual ones first: codes that count a font's glyphs may
    begin anywhere, but e, n, i and the blank are the most frequent characters of every German text."""
    counts = Counter(ord(c) for c in sample if c not in " \n\t\r\f")
    due = _LETTERS_DUE * counts.total()
    by_letters = (ord(letter) - code for code, _ in counts.most_common(4) for letter in "eni ")
    return [
        shift
        for shift in dict.fromkeys((*_USUAL_SHIFTS, *by_letters))
        if shift
        and abs(shift) <= _LARGEST_SHIFT
        and sum(n for code, n in counts.items() if code + shift > 0 and chr(code + shift).isalpha()) >= due
    ]


class _German(NamedTuple):
    """How many different words of four letters or more the lexicon has, and their share of all such words."""

    known: int
    share: float


def _words_in(text: str) -> _German:
    words = set(re.findall(r"(?<![^\W\d_])[A-ZÄÖÜa-zäöüß][a-zäöüß]{3,}(?![^\W\d_])", text))
    known = sum(w in lexicon() for w in words)
    return _German(known, known / len(words) if words else 0.0)


_PRINTED = re.compile(r"[^\W\d_]\S{2,}[^\W_]")
_INNER = re.compile(r"[a-zäöüß][A-ZÄÖÜ]|(?<=[^\W\d_])\d+(?=[^\W\d_])|(?<=[^\W\d_])[\[\]{}|<>^~\\“”$%*_=]+(?=[^\W\d_])")
"""Capitals, figures and signs within a word."""


def _no_words(text: str) -> int:
    """How many words of four letters or more a text has in which hardly one is a German word and many hold capitals or
    signs; 0 for any other. An engine that read a page upside down writes such a layer; another language has no such
    words, a form of numbers and names has others."""
    printed = _PRINTED.findall(text)
    if len(printed) < 20 or sum(_INNER.search(p) is not None for p in printed) < 0.12 * len(printed):
        return 0
    words = re.findall(r"[^\W\d_]{4,}", text)
    known = sum(w in lexicon() or w.lower() in lexicon() for w in words)
    return len(words) if len(words) >= 12 and known < 0.1 * len(words) else 0


def assess(text: str) -> Damage:
    """Judge one page's string; a few words, numbers or another language are not accused without proof."""
    total = sum(map(len, text.split()))
    if not total:
        return Damage("none", (Reason("no-text", 0, "The page has no text."),), 0.0)
    reasons: list[Reason] = []
    broken = _broken_characters(text, total, reasons)
    if _is_decomposed(text):
        reasons.append(Reason("decomposed", 1, "Umlauts stand as a letter and a combining mark (NFD)."))
        text = unicodedata.normalize("NFC", text)

    words = _WORD.findall(text)
    letters = sum(map(len, words))
    german = sum(w.lower() in _FUNCTION_WORDS for w in words)
    is_german = german >= 3 and german >= 0.06 * len(words)
    intact = sum(not _UMLAUTS.isdisjoint(w) for w in words)
    present = sum(text.count(c) for c in UMLAUTS)
    damaged = [w for w in words if len(w) >= 3 and is_shape(w)]
    # "Muller" alone may be a name, "fur" alone an English word; "fiir" and "gréBte" are neither.
    sure = sum(w[0].islower() or not w.isascii() or bool(_ODD.search(w)) for w in damaged)
    if not sure or (len(words) >= 12 and german < 0.08 * len(words)):
        damaged = [w for w in damaged if not w.isascii() or _ODD.search(w)]
    # Words that the lexicon knows only with an umlaut put back: one may be a name or a slip, two kinds are none.
    back = [w for w in words if without_umlaut(w) and w not in damaged]
    proven = len(damaged) >= 2 or len(set(back)) + bool(damaged) >= 2
    damaged += back
    rate = len(damaged) / (len(damaged) + intact) if damaged else 0.0

    unknown = _no_words(text)
    if unknown:
        reasons.append(Reason("no-words", unknown, f"{unknown} words, of which hardly one is a word."))
        broken = True
    if words and letters >= 200:
        spaced = _missing_blanks(words)
        if spaced:
            reasons.append(Reason("missing-blanks", round(spaced, 1), "Words stand without blanks between them."))
            broken = True
    lost = len({w for w in words if w.lower() in LIGATURES_LOST or without_ligature(w)})
    if lost >= 2 or (lost and "\ufffd" in text):
        reasons.append(Reason("lost-ligatures", lost, f"{lost} words lack a ligature such as fi or ff."))

    due = DUE * letters
    transliterated = sum(w.lower() in _DIGRAPHS for w in words)
    kinds = len({w.lower() for w in damaged})
    if damaged:
        shown = ", ".join(dict.fromkeys(damaged[:40]).keys() if len(damaged) < 4 else sorted(set(damaged))[:4])
        reasons.append(
            Reason("damaged-words", len(damaged), f"{len(damaged)} words exist only with an umlaut put back ({shown}).")
        )
    few = is_german and due >= 5 and present <= 0.25 * due
    if few:
        reasons.append(Reason("umlauts-missing", present, f"{present} umlaut letters where about {due:.0f} are due."))
    if broken:
        return Damage("broken encoding", tuple(reasons), rate)
    wrong = (
        # Many damaged words and hardly an intact one.
        (len(damaged) >= 3 and kinds >= 2 and rate >= 0.7 and present <= 0.5 * max(due, 4))
        # No umlaut where chance leaves out all of them once in 150 pages, and at least one word that proves it.
        or (few and len(damaged) >= 1 and rate >= 0.5)
        # Two kinds of such words and next to no umlaut, on a form without running text too.
        or (len(set(back)) >= 2 and rate >= 0.7 and present <= 0.25 * max(due, 4))
        # No umlaut at all on a whole page of German prose, which is not written with ae, oe, ue either.
        or (is_german and present == 0 and math.exp(-due * 0.6) < 1e-4 and transliterated < 2)
    )
    if wrong:
        return Damage("wrong language", tuple(reasons), rate)
    # At the head of a word it may be a bullet that touches it: then the rest is a word.
    replaced = _REPLACED_IN_WORD.search(text) or not all(map(is_frequent, _REPLACED_BEFORE.findall(text)))
    if (proven and rate >= 0.03) or (len(damaged) > len(back) and rate >= 0.25) or lost >= 2 or replaced:
        return Damage("partly damaged", tuple(reasons), rate)
    return Damage("sane", tuple(reasons), rate)


def _is_decomposed(text: str) -> bool:
    return "\u0308" in text or "\u0301" in text


def _broken_characters(text: str, total: int, reasons: list[Reason]) -> bool:
    """Add the reasons that lie in single characters; whether they prove that the layer cannot be trusted."""
    broken = False
    replacement = text.count("\ufffd")
    if replacement:
        reasons.append(Reason("replacement", replacement, f"{replacement} characters are the replacement character."))
        broken |= replacement >= max(2, 0.003 * total)
    private = len(_PRIVATE.findall(text))
    # Bullets of symbol fonts stand alone; letters without meaning stand in words.
    inner = len(_PRIVATE_IN_WORD.findall(text)) if private else 0
    if private and (inner >= 2 or private > 0.1 * total):
        reasons.append(Reason("private-use", private, f"{private} characters have no meaning outside their font."))
        broken = True
    control = len(_CONTROL.findall(text))
    if control > max(2, 0.01 * total):
        reasons.append(Reason("control", control, f"{control} control characters stand in the text."))
        broken = True
    misread = misread_as(text)
    if misread is not None:
        (written, read), count = misread
        reasons.append(Reason("mojibake", count, f"{count} letters were written as {written} and read as {read}."))
        broken = True
    shift = shift_of(text)
    if shift is not None:
        reasons.append(Reason("shifted", shift, f"Every character is shifted by {-shift} code points."))
        broken = True
    return broken


def _missing_blanks(words: list[str]) -> float:
    """The median length of the words where it is that of run-together text, else 0."""
    lengths = sorted(map(len, words))
    median = lengths[len(lengths) // 2]
    # Half of the letters in strings of more than 28: German compounds reach that, not half of a page.
    long = sum(n for n in lengths if n > 28)
    if median > 12 or long > 0.35 * sum(lengths):
        return float(max(median, sum(lengths) / len(lengths)))
    return 0.0
