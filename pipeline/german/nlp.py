"""A string goes in; a spaCy Doc with tokens and sentences as German council papers need them comes out.

One pipeline for the whole house, ``spacy.blank("de")`` without a trained model. Its tokenizer is taught what breaks it:
abbreviations keep their dot, a date or a file mark is one token, the full stop behind a date is a token of its own; a
sentence does not end at "rd." or behind an ordinal. Loaded when first asked for, then kept.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.german.months import lines
from pipeline.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Whole tokens: a date in figures, a sum with its marks, a file mark of groups, a number of a section, a run without
# blanks.
_WHOLE = (
    r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})",
    r"\d{1,2}\.(?:/\d{1,2}\.)?(?:\d{1,2}\.(?:\d{4}|\d{2})?)?",
    r"\d{4}-\d{2}-\d{2}",
    r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|,-{1,2}|,–)?",
    r"\d+,(?:\d+|-{1,2}|–)",
    r"(?:[A-ZÄÖÜ]{1,5}[-/ ]?)?\d{1,5}(?:[/-](?:\d{1,5}|[A-ZÄÖÜ]{1,5}))+(?:/\d{1,4})?",
    r"[A-ZÄÖÜ]{1,6}(?:[/-]\d{1,5})+(?:[/-][A-Z0-9]{1,6})*",
    r"\S{1000,}",  # no word: taking its signs apart one by one would take the square of its length
)
_TOKEN = re.compile("|".join(f"(?:{p})" for p in _WHOLE))


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations of council papers with their dots (``Abs.``, ``z. B.`` without its blank)."""
    return frozenset(word for line in lines("abbreviations.txt") for word in line.split())


@cache
def german() -> Language:
    """The pipeline, made once: tokenizer and sentence ends. Components of the project are added by name."""
    import spacy
    from spacy import symbols
    from spacy.language import Language
    from spacy.util import compile_suffix_regex

    nlp = spacy.blank("de")
    nlp.max_length = 10**9  # the limit guards models that are not used here
    tokenizer: Any = nlp.tokenizer  # its class has no types
    for word in sorted(abbreviations()):
        tokenizer.add_special_case(word, [{symbols.ORTH: word}])
        if word[0].islower():
            tokenizer.add_special_case(word.capitalize(), [{symbols.ORTH: word.capitalize()}])
    tokenizer.token_match = _TOKEN.fullmatch
    # A stop behind a whole date is the sentence's own.
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=\d\.\d{4})\.", r"(?<=\d\.\d\d\.\d\d)\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    Language.component("vorlagen_sentences", func=set_sentences)
    nlp.add_pipe("vorlagen_sentences")
    return nlp


def read(string: str) -> Doc:
    """``string`` as tokens and sentences. Offsets of tokens (``token.idx``) are code points of ``string``."""
    return german()(string)


@lru_cache(maxsize=4)
def sentences(string: str) -> tuple[Span, ...]:
    """The sentences of ``string`` as half-open spans that cover it whole; a heading or a table's row may be one.

    Only a word with a stop in it can end one: of all others nothing but the first sign and the length is left, so that
    few of them are new to the tokenizer.
    """
    shown = _NO_STOP.sub(lambda word: word[0][0] + "x" * (len(word[0]) - 1), string)
    return tuple(Span(s.start_char, s.end_char) for s in read(shown).sents)


_NO_STOP = re.compile(r"(?<!\S)[^\s.!?…]{2,}(?!\S)")


_NO_END = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Za-zÄÖÜ])\.")


def ends_sentence(token: str, following: str) -> bool:
    """Whether a sentence ends behind ``token``, seen what follows: a mark, but no abbreviation and no ordinal."""
    if token in ("!", "?", "…"):
        return True
    if not token.endswith(".") or token in abbreviations() or token.lower() in abbreviations():
        return False
    if _NO_END.fullmatch(token):
        return False
    return not following[:1].islower()


def set_sentences(doc: Doc) -> Doc:
    """Sentence starts on every token of ``doc``: behind a stop that ends one, and behind an empty line."""
    import numpy as np
    from spacy import attrs

    texts = [token.text for token in doc]
    starts = [False] * len(texts)
    begins = True
    for i, word in enumerate(texts):
        if begins:
            starts[i] = True
        if word.isspace():
            begins = begins or word.count("\n") > 1 or "\f" in word
        elif word[-1] in ".!?…":
            ahead = next((w for w in texts[i + 1 : i + 3] if not w.isspace()), "")
            begins = ends_sentence(word, ahead)
        else:
            begins = False
    # Token by token spaCy looks at the whole document each time; an array is set at once.
    marks: Any = np.array([[1 if begun else -1] for begun in starts], dtype=np.int64).reshape(-1, 1).astype(np.uint64)
    doc.from_array([attrs.SENT_START], marks)
    return doc
