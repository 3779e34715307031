"""The German pipeline: tokens and sentences of council papers, and the components by entry point."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.german import nlp

spacy = pytest.importorskip("spacy")


def sentences(string: str) -> list[str]:
    return [string[a:b].strip() for a, b in nlp.sentences(string)]


def test_tokens_keep_dates_abbreviations_and_file_marks() -> None:
    tokens = [t.text for t in nlp.read("Am 1.2.2024. Nach § 6 Abs. 1 kosten 12.500,-- € (Az. 12-34/2024) rd. 5 Mio.")]
    for whole in ("1.2.2024", "Abs.", "12.500,--", "12-34/2024", "rd.", "Mio."):
        assert whole in tokens
    assert tokens[tokens.index("1.2.2024") + 1] == "."


@pytest.mark.parametrize(
    "parts",
    [
        ["Der Rat gab rd. 5 Mio. Euro aus.", "Er tagt am 3. Mai."],
        ["Die Sitzung war am 1.2.2024.", "Sie dauerte lang."],
        ["Siehe Nr. 5 der Anlage.", "Kosten entstehen gem. § 6 Abs. 1 nicht."],
        ["Die 3. Sitzung beginnt!", "Wann endet sie?", "Um 20 Uhr."],
    ],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_an_empty_line_ends_a_sentence() -> None:
    assert [s for s in sentences("Sachverhalt:\n\nDer Rat tagt") if s] == ["Sachverhalt:", "Der Rat tagt"]


@pytest.mark.parametrize("string", ["", " ", "\n\n", "Ein Satz ohne Ende", "A.\fB."])
def test_sentences_cover_the_string(string: str) -> None:
    found = nlp.sentences(string)
    assert "".join(string[a:b] for a, b in found).strip() == string.strip()


def test_entry_points_lead_to_factories() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    points = project["project"]["entry-points"]["spacy_factories"]
    for name, target in points.items():
        module, attribute = target.split(":")
        assert callable(getattr(import_module(module), attribute)), name


@pytest.mark.parametrize(
    ("factory", "key", "text"),
    [
        ("vorlagen_dates", "dates", "1. März 2024"),
        ("vorlagen_amounts", "amounts", "1 Mio. €"),
        ("vorlagen_bodies", "bodies", "Kreisausschuss"),
    ],
)
def test_a_component_works_in_any_pipeline(factory: str, key: str, text: str) -> None:
    import_module("pipeline.components")
    pipe = spacy.blank("de")
    pipe.add_pipe(factory)
    doc = pipe("Der Kreisausschuss gab am 1. März 2024 genau 1 Mio. € frei.")
    (span,) = doc.spans[key]
    assert span.text == text
    assert span._.vorlagen.confidence > 0.9


def test_repair_suggests_and_leaves_the_text() -> None:
    import_module("pipeline.components")
    pipe = spacy.blank("de")
    pipe.add_pipe("vorlagen_repair")
    text = "Die Mittel fur die Maflnahmen werden zur Verfugung gestellt."
    doc = pipe(text)
    assert doc.text == text
    assert {s.text: s._.vorlagen_edit.after for s in doc.spans["repairs"]}["fur"] == "für"
