"""Tables that print the heads of the votes anew for each body."""

from __future__ import annotations

from pipeline.fields import stacked
from pipeline.model.text import Layout, Text, TextCell, TextTable

HEADS = ("einst.", "mit Mehrheit", "Ja", "Nein", "Enth.")


def paper(*blocks: tuple[str, tuple[str, ...]], spans: int = 2) -> Text:
    """A text that is one table: for each block its place, the heads beside it and the figures in the row below."""
    string, cells = "", []
    for n, (place, figures) in enumerate(blocks):
        for row, words in ((2 * n, (place, *HEADS)), (2 * n + 1, ("", *figures))):
            for column, word in enumerate(words):
                if column == 0 and row % 2:
                    continue
                state = "value" if word else "blank"
                span = spans if column == 0 else 1
                cells.append(TextCell(len(string), len(string) + len(word), row, column, state, 0.97, 1, None, span))
                string += word + " "
            string += "\n"
    return Text(string, layout=Layout(tables=(TextTable(0, len(string), 1, tuple(cells)),)))


def test_each_body_has_the_figures_below_its_own_heads() -> None:
    text = paper(
        ("Bauausschuss\nSitzung vom 05.02.2031, TOP 6", ("", "X", "8", "4", "1")),
        ("Stadtrat\nSitzung vom 20.02.2031, TOP 11", ("", "", "", "", "")),
    )
    first, second = stacked.find(text)
    assert first.body and first.body.value.name == "Bauausschuss"
    assert first.date and str(first.date.value.start) == "2031-02-05"
    assert first.item and first.item.value == "6"
    assert first.result and first.result.value == "mehrheitlich"
    assert [first.votes[k].value.value for k in ("yes", "no", "abstain")] == [8, 4, 1]
    assert second.body and second.body.value.name == "Stadtrat"
    assert second.result is None
    assert {v.value.state for v in second.votes.values()} == {"blank"}


def test_heads_printed_once_are_for_another_reader() -> None:
    assert stacked.find(paper(("Bauausschuss\n05.02.2031", ("", "", "8", "4", "1")))) == []


def test_heads_without_a_body_and_a_day_are_no_steps() -> None:
    blocks = ("Punkt 1", ("", "", "8", "4", "1")), ("Punkt 2", ("", "", "9", "3", "1"))
    assert stacked.find(paper(*blocks)) == []
