"""Folders of clean texts come in; documents, their side of the split (train, dev or test) and their tokens go out.

The split is decided here, from a document's own letters and before anything is counted, so that the text which
measures false repairs is text that no count and no threshold has seen. Only the data build and the measurements use
this module; a run never does.
"""

import hashlib
import lzma
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

Side = Literal["train", "dev", "test", "sealed"]

_SIDES: dict[int, Side] = {0: "dev", 1: "dev", 2: "test", 3: "sealed"}
TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:/]\d+)*|[^\w\s]|\n\s*\n")
NUMBER, PARAGRAPH = "<n>", "<p>"
_BROKEN = re.compile(r"([a-zäöüß])-[ \t]*\n\s*(?!(?:und|oder|bzw|sowie|bis|als|noch|wie|statt|u)\b)([a-zäöüß])")
_MARKUP = re.compile(r"^[ >*#|-]+", re.MULTILINE)


def documents(paths: Iterable[Path]) -> Iterator[str]:
    """Every document below `paths`: `.txt` and `.txt.xz` files; a form feed or a NUL parts documents in a file.

    Of a paper of a run its repaired text is read and not the raw one beside it.
    """
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        there = {file.name for file in files}
        files = [f for f in files if not (f.name.endswith(".raw.txt") and f.name[:-8] + ".txt" in there)]
        for file in files:
            if file.name.endswith(".txt.xz"):
                with lzma.open(file, "rt", encoding="utf-8", errors="replace") as packed:
                    raw = packed.read()
            elif file.suffix == ".txt":
                raw = file.read_text(encoding="utf-8", errors="replace")
            else:
                continue
            yield from (text for text in re.split("[\f\0]", raw) if text.strip())


def fingerprint(text: str) -> int:
    """A number from the first 3,000 letters of a document: the same paper in another layout has the same."""
    letters = re.sub(r"\W+", "", text[:8000])[:3000]
    return int.from_bytes(hashlib.sha256(letters.encode()).digest()[:8], "big")


def side(text: str) -> Side:
    """Where a document belongs: of 32, one is kept for tests, two for thresholds, one for a later test, 28 are counted.

    Bucket 0 was a test side once and was looked at: it is for thresholds now. The sealed one is for the next who has
    read the changes on the test side one by one.
    """
    return _SIDES.get(fingerprint(text) % 32, "train")


def is_clean(text: str) -> bool:
    """Whether a text is long enough and has as many umlauts as German has: a damaged paper must teach nothing."""
    letters = sum(map(str.isalpha, text))
    if letters < 400 or "\ufffd" in text:
        return False
    return 0.008 < sum(text.count(c) for c in "äöüÄÖÜß") / letters < 0.045


def flowing(text: str) -> str:
    """The text with words joined that stand divided at a line end, for counting."""
    text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return _BROKEN.sub(r"\1\2", _MARKUP.sub("", text))


def tokens(text: str) -> Iterator[str]:
    """Words, punctuation marks, `<n>` for a number and `<p>` for a blank line."""
    for token in TOKEN.findall(text):
        first = token[0]
        yield PARAGRAPH if first == "\n" else NUMBER if first.isdigit() else token
