"""spaCy Docs go in; the same Docs with what this project finds in them come out: components for any pipeline.

Registered by entry point, so that after ``pip install vorlagen`` an analyst writes ``nlp.add_pipe("vorlagen_dates")``.
Each sets ``doc.spans["dates"]`` (or ``amounts``, ``bodies``) with the value at ``span._.vorlagen``, a ``Mention``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.german import amounts, bodies, dates, nlp
from pipeline.german.register import load_register

if TYPE_CHECKING:
    from pipeline.model.mention import Mention

Component = Callable[[Doc], Doc]


sentences = nlp.set_sentences
"""Sentence starts that stand German abbreviations, dates and ordinals."""
Language.component("vorlagen_sentences", func=sentences)


def _spans(doc: Doc, key: str, label: str, mentions: Iterable[Mention[Any]]) -> Doc:
    """``mentions`` as spans of ``doc``, widened to whole tokens, with the mention at ``span._.vorlagen``."""
    if not Span.has_extension("vorlagen"):
        Span.set_extension("vorlagen", default=None)
    found = []
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, label=label, alignment_mode="expand")
        if span is not None:
            span._.vorlagen = mention
            found.append(span)
    doc.spans[key] = found
    return doc


@Language.factory("vorlagen_dates", default_config={"default_year": None})
def make_dates(nlp: Language, name: str, default_year: int | None) -> Component:
    """Dates and periods in ``doc.spans["dates"]``; ``default_year`` is the year of the paper, for "d. J."."""
    return lambda doc: _spans(doc, "dates", "DATE", dates.parse(doc.text, default_year=default_year))


@Language.factory("vorlagen_amounts")
def make_amounts(nlp: Language, name: str) -> Component:
    """Sums of money in ``doc.spans["amounts"]``."""
    return lambda doc: _spans(doc, "amounts", "MONEY", amounts.parse(doc.text))


@Language.factory("vorlagen_bodies", default_config={"register": None})
def make_bodies(nlp: Language, name: str, register: str | None) -> Component:
    """Bodies of the council in ``doc.spans["bodies"]``; ``register`` is the path of an OParl list or a CSV."""
    from pathlib import Path

    known = load_register(Path(register)) if register else None
    return lambda doc: _spans(doc, "bodies", "ORG", bodies.parse(doc.text, known))


@Language.factory("vorlagen_repair", default_config={"lexicon": None})
def make_repair(nlp: Language, name: str, lexicon: str | None) -> Component:
    """Suggested repairs of damaged words in ``doc.spans["repairs"]``; the text itself stays.

    The edit stands at ``span._.vorlagen_edit``, its offsets are those of ``doc.text``. ``lexicon`` is the path of a
    file made by ``vorlagen learn``.
    """
    from pathlib import Path

    from pipeline import repair

    known = Path(lexicon) if lexicon else None

    if not Span.has_extension("vorlagen_edit"):
        Span.set_extension("vorlagen_edit", default=None)

    def component(doc: Doc) -> Doc:
        found = []
        for edit in repair.repair(doc.text, lexicon=known):
            span = doc.char_span(edit.start, edit.end, label="REPAIR", alignment_mode="expand")
            if span is not None:
                span._.vorlagen_edit = edit
                found.append(span)
        doc.spans["repairs"] = found
        return doc

    return component
