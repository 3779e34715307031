"""A text as it was read comes in, with what else its doubtful words may be; edits that choose among them go out.

The engine looked at a word twice and saw two things. Where what stands in the text is no word, or a compound that
nobody counted, and the other is a far likelier one, that one was printed. A figure gives way to one that was read
surely, where it was not read so itself. Where no look helped, one letter may have been read for its look-alike. Words
that exist stay, whatever another look saw: a name is a word as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.model.page import Alternative
from pipeline.model.text import Anchor, Edit, Text
from pipeline.repair import look_alikes

if TYPE_CHECKING:
    from pipeline.repair.candidates import Lexicon

RULE = "alternative"
SURE = 0.75
"""Share of choices of words that were right: 21 of 29 in scanned papers; seven of the others were wrong before too, one
was right. The rules were made on those papers."""
_EDGE = ".,:;()„“”\"!?‚‘’'-–_|"
_QUOTES, _STOPS = "()„“”\"‚‘’'_|", ".:;"
_LIKELIER, _LIKELIER_COMPOUND = 8.0, 10.0
"""By how much (ln of the chance) a form must be likelier than what was read: no word, or a compound."""
_CAPITAL = 4.0
"""The same for a noun that was read with a small letter."""
_SHORT, _COMMON = 4, -10.0
"""Words of fewer letters must be frequent ones (ln of their share of text)."""
_LEAST = 0.15
"""Confidence below which another look saw nothing."""
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,(?:\d{2}|--?|–))?|\d+(?:,\d+)?|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_MARK = re.compile(r"(.*\d/)([A-Z]{1,6})")
_ROMAN = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_STROKE = re.compile(r"([^\W\d_]{2,})[!|\]]([^\W\d_]*)([.,;:)]*)")
_SECTION = re.compile(r"[85$S3]([1-9]\d{0,2}[a-z]?)")
_OF_SECTION = re.compile(r"\s+Abs(?:\.|atz) ?\d")
_COUNTS = re.compile(
    r"(?:§|[,/–-]|\b(?:Art\.?|Artikel[ns]?|Paragra(?:ph|f)(?:en)?|Ziffern?|Ziff\.|Nr\.|Nummer|und|oder|bis|sowie"
    r"|i\. ?V\. ?m\.))\s*$"
)
_ARTICLE = re.compile(r"\b(?:[Dd](?:ie|er|as|en|em|es)|[Ee]iner?|[Zz]u[mr]|[Vv]om|[Ii]m) $")
_OF_ONE_SHAPE, _LEAST_NOUN, _NOUN = frozenset("cosuvwxz"), 5, 6.0
"""Letters whose capitals have their shape; letters of a noun, and how much likelier (ln) it must be than the word."""
_DASHED = re.compile(r"\d,[-–]{1,2}$")
_UNSURE_FIGURE, _SURE_FIGURE = 0.9, 0.95


def asked(word: Anchor) -> bool:
    """Whether a word was read from a picture or may be something else."""
    return bool(word.alternatives) or word.confidence < 1


def find(text: Text, known: Lexicon) -> Iterator[Edit]:
    """Edits in offsets of the raw string, one per word."""
    anchors = text.layout.anchors
    divided = {i for i in range(len(anchors) - 1) if _divided(text.raw, anchors[i], anchors[i + 1])}
    done = 0
    for i, word in enumerate(anchors):
        if not asked(word) or word.start < done:
            continue
        read = text.raw[word.start : word.end]
        core = read.strip(_EDGE)
        rule, sure = RULE, SURE
        if i in divided and (edit := _half(text.raw, word, anchors[i + 1], known)) is not None:
            yield edit
            done = edit.end
            continue
        chosen = _stroke(read, known)
        if chosen is not None:
            core, rule, sure = read, look_alikes.RULE, look_alikes.SURE
        elif core.isalpha():
            chosen = _word(core, word.alternatives, known)
            if chosen is None and i - 1 not in divided and i not in divided:
                chosen, rule, sure = (
                    look_alikes.partner(core, word.confidence, known),
                    look_alikes.RULE,
                    look_alikes.SURE,
                )
            if chosen is None:
                chosen = _capital(text.raw, word.start, core, known)
        elif (section := _section(text.raw, word)) is not None:
            core, chosen = read, section
        elif not word.alternatives:
            continue
        else:
            core = read.strip(_QUOTES).rstrip(_STOPS)
            chosen = _figure(core, word) or _mark(core, word)
        if chosen is not None and chosen != core:
            start = word.start + read.index(core)
            yield Edit(start, start + len(core), core, chosen, rule, sure)


def _divided(raw: str, one: Anchor, other: Anchor) -> bool:
    """Whether two words are the halves of one that a line end divides."""
    gap = raw[one.end : other.start]
    return raw[one.end - 1 : one.end] == "-" and "\n" in gap and not gap.strip() and raw[other.start].islower()


def _half(raw: str, one: Anchor, other: Anchor, known: Lexicon) -> Edit | None:
    """The edit that mends one half of a divided word of letters, where the whole has a look-alike."""
    first, second = raw[one.start : one.end].strip(_EDGE), raw[other.start : other.end].strip(_EDGE)
    if not (first.isalpha() and second.isalpha()):
        return None
    whole = look_alikes.partner(first + second, min(one.confidence, other.confidence), known)
    if whole is None:
        return None
    for word, before, after in (
        (one, first, whole.removesuffix(second)),
        (other, second, whole.removeprefix(first)),
    ):
        if after not in (whole, before):
            start = word.start + raw[word.start : word.end].index(before)
            return Edit(start, start + len(before), before, after, look_alikes.RULE, look_alikes.SURE)
    return None


def _word(read: str, others: Iterable[Alternative], known: Lexicon) -> str | None:
    """The likeliest of the other readings of a word, where it is near and likelier by far; else None."""
    from rapidfuzz.distance import Levenshtein

    own = known.read(read)
    if len(read) < 3 or own.kind == "word":
        return None
    best: tuple[float, str] | None = None
    for other in others:
        form = other.text.strip(_EDGE)
        if other.confidence < _LEAST or not form.isalpha() or form == read:
            continue
        if Levenshtein.distance(read, form) > max(1, len(read) // 3):
            continue
        found = known.read(form)
        gap = found.logp - own.logp
        if own.kind == "noun":
            likelier = gap >= _CAPITAL and form == read.capitalize()
        else:
            likelier = gap >= (_LIKELIER if own.kind == "unknown" else _LIKELIER_COMPOUND)
        common = min(len(read), len(form)) >= _SHORT or found.logp >= _COMMON
        if found.kind != "unknown" and likelier and common and (best is None or gap > best[0]):
            best = gap, form
    return best[1] if best is not None else None


def _stroke(read: str, known: Lexicon) -> str | None:
    """A word with the l that was read as another stroke ("mitte!", "Ge!d"); None where what stands before the stroke is
    a word itself, which may end a sentence with it."""
    found = _STROKE.fullmatch(read)
    if found is None:
        return None
    form = f"{found[1]}l{found[2]}"
    own = known.read(found[1])
    likely = known.logp(form) is not None and (found[2] or own.kind != "word")
    return form + found[3] if likely else None


def _capital(raw: str, start: int, core: str, known: Lexicon) -> str | None:
    """The noun behind an article whose capital was read small, as it has the shape of the small letter; else None."""
    if core[0] not in _OF_ONE_SHAPE or len(core) < _LEAST_NOUN or not _ARTICLE.search(raw, max(0, start - 6), start):
        return None
    noun, small = known.words.table.get(core.capitalize()), known.words.table.get(core)
    return core.capitalize() if noun is not None and noun - (small or 0.0) >= _NOUN else None


def _section(raw: str, word: Anchor) -> str | None:
    """The paragraph whose sign was read as the first figure of its number ("858 Abs. 1"), where that was doubted and
    nothing before it counts; else None."""
    read = _SECTION.fullmatch(raw, word.start, word.end)
    if read is None or word.confidence >= _UNSURE_FIGURE or not _OF_SECTION.match(raw, word.end):
        return None
    return None if _COUNTS.search(raw, max(0, word.start - 14), word.start) else f"§ {read[1]}"


def _figure(read: str, word: Anchor) -> str | None:
    """The surest of the other readings of an unsure figure, where it was read surely and is one, or the figure with the
    dashes that another look saw behind it; else None."""
    if word.confidence >= _UNSURE_FIGURE or not any(map(str.isdigit, read)):
        return None
    if read.endswith(",") and any(_DASHED.search(a.text) and a.confidence >= _LEAST for a in word.alternatives):
        return f"{read}--"  # no figure ends in a comma; the dashes were seen
    best = max(word.alternatives, key=lambda a: a.confidence)
    form = best.text.strip(_QUOTES).rstrip(_STOPS)
    return form if best.confidence >= _SURE_FIGURE and _FIGURE.fullmatch(form) else None


def _mark(read: str, word: Anchor) -> str | None:
    """A file mark that ends in a Roman number in another look only ("DS/2338/TV", "DS/2338/IV"); else None."""
    own = _MARK.fullmatch(read)
    if own is None or _ROMAN.fullmatch(own[2]):
        return None
    for other in word.alternatives:
        form = _MARK.fullmatch(other.text.strip(_QUOTES).rstrip(_STOPS))
        if form and form[1] == own[1] and _ROMAN.fullmatch(form[2]) and len(form[2]) == len(own[2]):
            return form[0]
    return None
