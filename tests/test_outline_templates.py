"""Every form is read by its own example lines; a form that a user brings cannot hang a run or be misread silently."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from pipeline import outline
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text
from pipeline.templates import Template, parse, templates, vocabulary

EXAMPLES = [
    pytest.param(template, example, id=f"{template.name}-{n}")
    for template in templates()
    for n, example in enumerate(template.examples)
]


def _words(text: Text, span: Span) -> str:
    return text.string[span.start : span.end]


def _sections(text: Text, found: Outline) -> list[str]:
    return [_words(text, s.heading) for s in found.sections if s.rule != "columns"]


@pytest.mark.parametrize(("template", "example"), EXAMPLES)
def test_a_form_reads_its_own_example(template: Template, example: dict[str, object]) -> None:
    text = Text(str(example["text"]).strip("\n"))
    found = outline.find(text)
    if "form" in example:
        assert found.template == example["form"]
        assert 0.5 < found.confidence < 1
    for key, value in dict(example.get("labels", {})).items():  # type: ignore[call-overload]
        values = [_words(text, label.value) for label in found.labelled(key)]
        assert values[:1] == [value], f"{key}: {values}"
    if "sections" in example:
        assert _sections(text, found) == example["sections"]
    if "columns" in example:
        assert [x.key.removeprefix("column.") for x in found.labels if x.key.startswith("column.")] == example[
            "columns"
        ]


def test_the_form_of_the_guide_reads_its_own_example(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (Path(__file__).parent.parent / "docs" / "adding.md").read_text(encoding="utf-8")
    (toml,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    template = parse(toml)
    every = (*templates(), template)
    monkeypatch.setattr("pipeline.templates.templates", lambda: every)
    monkeypatch.setattr("pipeline.outline.form.templates", lambda: every)
    vocabulary.cache_clear()
    try:
        for example in template.examples:
            test_a_form_reads_its_own_example(template, example)
    finally:
        vocabulary.cache_clear()


def test_every_form_has_an_example_and_signs() -> None:
    for template in templates():
        assert template.examples, template.name
        assert template.name == "common" or template.signs or template.strong or template.printed


@pytest.mark.parametrize(
    "toml",
    [
        'name = "x"\npattern = "(a+)+$"\n',
        'name = "x"\n[labels]\nnumber = ["Nr."]\n',
        'name = "x"\n[[heading]]\nrole = "nothing"\nwords = ["A"]\n',
    ],
)
def test_a_form_that_asks_for_the_unknown_is_refused(toml: str) -> None:
    with pytest.raises(ValueError):
        parse(toml)


def test_words_of_a_form_are_never_patterns() -> None:
    template = parse('name = "x"\n[[heading]]\nrole = "facts"\nwords = ["(a+)+$", "… … …"]\n')
    assert template.headings or template.gapped
    text = Text(
        "\n".join(["a" * 5000 + "!", ("Wort " * 2000).strip(), ":" * 3000, "Ja Nein " * 500, "GremiumTermin" * 400])
    )
    began = time.process_time()
    outline.find(text)
    assert time.process_time() - began < 2
