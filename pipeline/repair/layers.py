"""A string comes in; edits that undo what programs did to its characters go out, before any word is looked up.

Wrong encodings, decomposed umlauts, ligature characters, soft hyphens, dots that stand beside their letter. None of it
is guessed: every change here is a decoding, and what no decoding explains is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from pipeline.german import damage
from pipeline.german.words import words
from pipeline.model.text import Edit

_CHUNK = re.compile(r"\S+")
_EDGE = re.compile(r"^[^\w\u0300-\u036f\u00ad]+|[^\w\u0300-\u036f\u00ad]+$")


def _edits(text: str, mend: Callable[[str], str], rule: str, confidence: float) -> Iterator[Edit]:
    """One edit for every blank-separated piece that `mend` changes, without the punctuation that stays the same."""
    for match in _CHUNK.finditer(text):
        before = match.group()
        after = mend(before)
        if after == before:
            continue
        start = match.start()
        while before and after and before[0] == after[0] and not before[0].isalnum():
            before, after, start = before[1:], after[1:], start + 1
        while before and after and before[-1] == after[-1] and not before[-1].isalnum():
            before, after = before[:-1], after[:-1]
        yield Edit(start, start + len(before), before, after, rule, confidence)


class Encoding:
    """Text that was written in one encoding and read in another ("fÃ¼r", "f\x81r"), also twice over."""

    RULE = "encoding"

    @staticmethod
    def find(text: str) -> Iterator[Edit]:
        shift = damage.shift_of(text)
        if shift is not None:
            yield from _edits(text, lambda chunk: "".join(chr(ord(c) + shift) for c in chunk), Encoding.RULE, 0.9)
            return
        found = damage.misread_as(text)
        if found is None:
            return
        written, read = found[0]
        if written == "utf-8":
            yield from _edits(text, lambda chunk: _decoded(chunk, read), Encoding.RULE, 0.999)
            return
        shown = damage.misreadings()[written, read]
        pattern = re.compile("|".join(re.escape(s) for s in sorted(shown, key=len, reverse=True)))
        yield from _edits(text, lambda chunk: _replaced(chunk, pattern, shown), Encoding.RULE, 0.99)


def _decoded(chunk: str, read: str, depth: int = 2) -> str:
    """Every run of strange characters that is UTF-8 when written back as `read`; twice for a double encoding."""

    def back(match: re.Match[str]) -> str:
        run = match.group()
        try:
            return b"".join(_byte(c, read) for c in run).decode("utf-8")
        except (UnicodeError, ValueError):
            return run

    after = re.sub(r"[^\x00-\x7f]+", back, chunk)
    if after != chunk and depth > 1 and re.search("[ÃÂâ]", after):
        return _decoded(after, read, depth - 1)
    return after


def _byte(character: str, encoding: str) -> bytes:
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        # Bytes that the encoding leaves undefined are read as the control character of their number.
        return bytes([ord(character)])


def _replaced(chunk: str, pattern: re.Pattern[str], shown: dict[str, str]) -> str:
    """Signs that stand for letters, replaced where they stand within a word or make a known one at its edge."""

    def back(match: re.Match[str]) -> str:
        seen = match.group()
        before = chunk[match.start() - 1 : match.start()]
        after = chunk[match.end() : match.end() + 1]
        letter = shown[seen]
        if letter not in damage.UMLAUTS:
            return seen
        if (before.isalpha() or pattern.match(before)) and (after.isalpha() or pattern.match(after)):
            return letter
        whole = re.sub(r"^\W+|\W+$", "", pattern.sub(lambda m: shown[m.group()], chunk))
        return letter if whole in words() and not unicodedata.category(seen[0]).startswith("Z") else seen

    return pattern.sub(back, chunk)


class Marks:
    """Umlauts in pieces, ligatures as one character, soft hyphens and joiners nobody sees."""

    RULE = "characters"
    _LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # noqa: RUF012
    _HINT = re.compile("[\u0300-\u036fﬀ-ﬆ\u00ad\u200b-\u200d\u2060\ufeff¨]|[aouAOU]\u201d")
    _UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")
    # A soft hyphen at the end of a line divides a word: the hyphen rule's business.
    _UNSEEN_OR_SOFT = re.compile("[\u200b-\u200d\u2060\ufeff]|(?<=[^\\W\\d_])\u00ad(?=[^\\W\\d_])")
    _BLANK = re.compile("\u00ad(?=[A-ZÄÖÜ\\d(–&])|(?<=[\\d:,–&])\u00ad(?=\\w)|\\b(?:für|die|der|und|in|von|als)\u00ad")
    _DOTS = re.compile("([aouAOU])¨|¨([aouAOU])")

    @classmethod
    def find(cls, text: str) -> Iterator[Edit]:
        if text.isascii() or not cls._HINT.search(text):
            return
        # Some papers have soft hyphens for blanks ("für\u00addie\u00adRegion"): taken out, they would glue the words.
        soft = text.count("\u00ad")
        blanks = len(cls._BLANK.findall(text))
        unseen = cls._UNSEEN if blanks > 2 and blanks * 5 > soft else cls._UNSEEN_OR_SOFT
        yield from _edits(text, lambda chunk: cls._mend(chunk, unseen), cls.RULE, 0.999)

    @classmethod
    def _mend(cls, chunk: str, unseen: re.Pattern[str]) -> str:
        if chunk.isascii():
            return chunk
        inner = unseen.sub("", chunk)
        for ligature, letters in cls._LIGATURES.items():
            inner = inner.replace(ligature, letters)
        inner = cls._DOTS.sub(lambda m: unicodedata.normalize("NFC", (m[1] or m[2]) + "\u0308"), inner)
        if re.search("[\u0300-\u036f]", inner):
            inner = unicodedata.normalize("NFC", inner)
        return inner


class Ligatures:
    """Words that lost a ligature which had no character ("denieren"): only what the list of such words names."""

    RULE = "ligature"

    @classmethod
    def find(cls, text: str) -> Iterator[Edit]:
        lost = damage.LIGATURES_LOST
        found = [
            Edit(m.start(), m.end(), m.group(), _like(lost[m.group().lower()], m.group()), cls.RULE, 0.97)
            for m in re.finditer(r"[^\W\d_]{4,}", text)
            if m.group().lower() in lost and m.group() not in words()
            # "umge-" at a line end: what follows is the rest of a divided word.
            if not re.search(r"[-‐\u00ad]\s*$", text[max(0, m.start() - 8) : m.start()])
        ]
        if len(found) >= 2:
            yield from found


def _like(word: str, seen: str) -> str:
    return word.upper() if seen.isupper() and len(seen) > 3 else word
