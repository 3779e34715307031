"""Labels that an engine read wrongly, and the dust beside the text of an item."""

from __future__ import annotations

import pytest

from pipeline.fields.label_rows import restored
from pipeline.fields.paragraphs import Paragraph, paragraphs, without_specks
from pipeline.model.text import Text


def parts(*printed: str) -> list[Paragraph]:
    return list(paragraphs(Text("\n\n".join(printed) + "\n").lines))


@pytest.mark.parametrize(
    ("read", "labels"),
    [
        (["l.", "II.", "IN.", "IV."], ["I.", "II.", "III.", "IV."]),
        (["l.", "2.", "3."], ["1.", "2.", "3."]),
        (["1.", "Z.", "3."], ["1.", "2.", "3."]),
        (["1.", "2.", "3,"], ["1.", "2.", "3."]),
        (["a)", "h)", "c)", "d)"], ["a)", "b)", "c)", "d)"]),
        (["1.", "a)", "b)", "Z."], ["1.", "a)", "b)", "2."]),
        # what looks like another label or leaves the row stays
        (["1.", "X.", "3."], ["1.", "X.", "3."]),
        (["1.", "S.", "3."], ["1.", "S.", "3."]),
        (["2.", "l."], ["2.", "l."]),
        (["I.", "1.", "2."], ["I.", "1.", "2."]),
    ],
)
def test_labels_as_their_row_tells(read: list[str], labels: list[str]) -> None:
    found = restored(parts(*(f"{label} Der Steg bleibt." for label in read)))
    assert [p.text.split(" ")[0] for p in found] == labels


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("1. _Der Steg bleibt.", "1. Der Steg bleibt."),
        ("3.- Der Steg bleibt.", "3. Der Steg bleibt."),
        ("-1. Der Steg bleibt.", "1. Der Steg bleibt."),
        ("a) den Steg zu prüfen, .", "a) den Steg zu prüfen,"),
        ("2. „Der Steg bleibt.", "2. Der Steg bleibt."),
        ("2. „Steg am Weiher“ bleibt.", "2. „Steg am Weiher“ bleibt."),
        ("„Der Steg bleibt:", "„Der Steg bleibt:"),  # closed further down
        ("1. -5 Prozent", "1. -5 Prozent"),
    ],
)
def test_dust_beside_the_text_of_an_item(read: str, kept: str) -> None:
    assert without_specks(parts(read)[0]).text == kept
