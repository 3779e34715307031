"""Labels that were read as letters, told by their sequence; what is no list keeps its letters."""

from __future__ import annotations

import pytest

from pipeline.repair import repair_text
from pipeline.repair.labels import find

_END = "\nDer Zuschuss wird gezahlt.\n"


def mended(text: str) -> str:
    for edit in reversed(list(find(text))):
        assert text[edit.start : edit.end] == edit.before
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("1. Die Hecke\nN Der Zaun\n3. Das Tor", "1. Die Hecke\n2. Der Zaun\n3. Das Tor"),
        ("1. Die Hecke\nist hoch.\nn. Der Zaun\n3. Das Tor", "1. Die Hecke\nist hoch.\n2. Der Zaun\n3. Das Tor"),
        ("l. Die Hecke\n2. Der Zaun", "1. Die Hecke\n2. Der Zaun"),
        ("t. Die Hecke\n2. Der Zaun\n3. Das Tor", "1. Die Hecke\n2. Der Zaun\n3. Das Tor"),
        ("2) Die Hecke\nws Der Zaun\n4) Das Tor", "2) Die Hecke\n3) Der Zaun\n4) Das Tor"),
        ("(1) Die Hecke\nN Der Zaun\n(3) Das Tor", "(1) Die Hecke\n(2) Der Zaun\n(3) Das Tor"),
        ("1) Die Hecke\n(2) Der Zaun", "(1) Die Hecke\n(2) Der Zaun"),
        ("(1) Die Hecke\n2) Der Zaun\n(3) Das Tor", "(1) Die Hecke\n(2) Der Zaun\n(3) Das Tor"),
        ("§ 2 Hecken\n\n83 Zäune\n\n§ 4 Tore", "§ 2 Hecken\n\n§ 3 Zäune\n\n§ 4 Tore"),
        ("§ 7 Hecken\n\n5 8 Zäune\n\n§ 9 Tore", "§ 7 Hecken\n\n§ 8 Zäune\n\n§ 9 Tore"),
        ("§ 8 Hecken\n\n& 9 Inkrafttreten", "§ 8 Hecken\n\n§ 9 Inkrafttreten"),
    ],
)
def test_the_label_that_is_missing_is_put_in(read: str, printed: str) -> None:
    assert mended(read + _END) == printed + _END
    assert repair_text(read + _END)[0] == printed + _END


@pytest.mark.parametrize(
    "text",
    [
        "1. Die Hecke\nIn Abschnitten wird gebaut.\n3. Das Tor",  # a word
        "1. Die Hecke\nN Der Zaun\nW Der Zaun\n3. Das Tor",  # which of the two is it?
        "1. Die Hecke\nN Der Zaun\n4. Das Tor",  # two are missing
        "1. Die Hecke\nN Der Zaun\n3) Das Tor",  # of two lists
        "1. Die Hecke\n2. Der Zaun\nN Der Weg\n3. Das Tor",
        "1) Die Hecke\n2) Der Zaun\n(3) Das Tor",
        "I. Die Hecke\n2. Der Zaun",  # a Roman number, and a list that begins elsewhere
        "K. Die Hecke\n2. Der Zaun",
        "l Wasser\n2. Der Zaun",
        "a) Die Hecke\nb) Der Zaun\n2. Das Tor",
        "1. Die Hecke\n§ 58c Satz \n2 Gesetz\n3. Das Tor",
        "§ 2 Hecken\n\n83 Zäune stehen dort.",  # a figure of the text: no paragraph follows
        "§ 2 Hecken\n\n85 Zäune\n\n§ 4 Tore",
        "83 Zäune\n\n§ 4 Tore",
        "§ 2 Hecken\n\n83 Zäune\n\n§ 3 (aufgehoben)\n\n§ 4 Tore",  # the paragraph is there
        "§ 2 Hecken\n\n83 Zäune\n\n§ 3\nZäune\n\n§ 4 Tore",
        "§ 2 Hecken\n\n83 Zäune stehen dort.\n\n$ 3 Zäune\n\n§ 4 Tore",  # which of the two is it?
        "(1) Die Hecke\n1) Der Zaun\n(2) Das Tor",  # a list of its own
    ],
)
def test_what_is_no_label_stays(text: str) -> None:
    assert mended(text + _END) == text + _END


def test_a_long_text_without_lists_is_quick() -> None:
    assert list(find("N Der Zaun\n" * 3000 + "83 Zäune\n" * 3000)) == []
