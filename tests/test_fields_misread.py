"""What an engine may have misread: values that contradict the rest of the paper are led to it or doubted."""

from __future__ import annotations

import re

import pytest

from pipeline import outline
from pipeline.fields import amounts, dates, doubts, identity, municipality
from pipeline.fields.step import Draft
from pipeline.model.geometry import Box
from pipeline.model.mention import Mention
from pipeline.model.text import Anchor, Layout, Text
from tests.courses import cells, row, steps


def read(string: str, sure: float = 0.95) -> Text:
    """The text with every word read by an engine."""
    words = []
    for m in re.finditer(r"\S+", string):
        top = 14.0 * string.count("\n", 0, m.start())
        left = 6.0 * (m.start() - string.rfind("\n", 0, m.start()))
        words.append(Anchor(m.start(), m.end(), 1, Box(left, top, left + 5.0 * len(m[0]), top + 10), sure))
    return Text(string, layout=Layout(anchors=tuple(words)))


def test_a_long_sum_that_differs_in_one_figure_from_another_is_doubted() -> None:
    string = "Die Firma bietet 71.842,50 DM. Der Auftrag wird zu 71.842,58 DM erteilt, dazu 12.500 DM und 12.600 DM.\n"
    for text, most in ((read(string), 0.6), (Text(string), 1.0)):
        found = {m.value.amount: m for m in amounts.find(text, outline.find(text))}
        doubted = sorted(str(a) for a, m in found.items() if m.confidence <= 0.6)
        assert doubted == (["71842.50", "71842.58"] if most < 1 else [])


def test_an_impossible_day_that_was_read_is_doubted_and_one_that_is_printed_is_not() -> None:
    string = "Die Arbeiten sind bis 38. September 2031 abzuschließen."
    (misread,) = dates.find(read(string), outline.find(read(string)))
    (printed,) = dates.find(Text(string), outline.find(Text(string)))
    assert misread.flags == printed.flags == ("impossible date",)
    assert misread.confidence <= 0.5 < 0.85 < printed.confidence


def test_a_place_with_a_letter_misread_is_that_of_the_rest_of_the_paper() -> None:
    string = "Landkreis Madelstedt\n\nVorlage\n\nDer Kreistag Hadelstedt tagt. In Hadelstedt sind die Stege alt.\n"
    text = read(string)
    best = max(municipality.find(text, outline.find(text)), key=lambda m: m.confidence)
    assert (best.value, best.confidence <= 0.8) == ("Landkreis Hadelstedt", True)


@pytest.mark.parametrize(("number", "doubted"), [("XV0473", True), ("XI/0473", False), ("V/O911/2031", False)])
def test_a_roman_number_that_goes_over_into_figures_is_doubted(number: str, doubted: bool) -> None:
    text = read(f"Vorlage Nr. {number}\n\nBetreff: Neue Stege\n")
    best = max(identity.reference(text, outline.find(text)), key=lambda m: m.confidence)
    assert (best.value, best.confidence < 0.5) == (number.replace("O", "0"), doubted)


HEAD = "Beschlussvorlage\n\nBeratungsfolge:\n\nBauausschuss 12.03.2031\nKreistag 26.03.2031\n\n"


def test_a_figure_among_dots_to_write_on_is_doubted() -> None:
    below = "Beschluss\nDer Kreistag beschließt die Erneuerung aller Stege.\n\nAbstimmungsergebnis:\n\n"
    text = read(f"Sitzungsvorlage\n\nSitzung des Rates am 12.03.2031\n\n{below}dafür: ....2... dagegen: ........\n")
    (step,) = steps(text)
    assert step.votes is not None
    assert all(v.confidence <= 0.6 for v in step.votes.values() if v.value.state == "value")


def test_labels_of_a_vote_whose_gaps_were_not_read_are_blank() -> None:
    below = "Beschluss\nDer Kreistag beschließt die Erneuerung aller Stege.\n\nAbstimmungsergebnis\n\n"
    lines = "Bauausschuss: Ja 9 Nein 4 Anwesend 13\nKreistag: Ja Nein Anwesend\n"
    first, second = steps(read(HEAD + below + lines))
    kinds = ("yes", "no", "present")
    assert [row(s)[1:3] for s in (first, second)] == [
        ("2031-03-12", "Bauausschuss"),
        ("2031-03-26", "Kreistag"),
    ]
    assert [cells(first)[k] for k in kinds] == [9, 4, 13]
    assert [cells(second)[k] for k in kinds] == ["blank"] * 3
    heads = "Bauausschuss Ja Nein Enth.\n9 4 0\nKreistag Ja Nein Enth.\n21 1 0\n"
    assert all(cells(s).get("yes") in (9, 21, None) for s in steps(read(HEAD + below + heads)))


def test_a_word_alone_over_running_text_is_a_heading() -> None:
    text = read("Umlaufbeschluss\n\nBeschluss\nFür die Dauer der Schließung werden keine Beiträge erhoben.\n")
    assert [s.role for s in outline.find(text).sections] == ["resolution"]


def test_items_stand_behind_their_rows_where_the_first_one_does() -> None:
    course = "Bauausschuss\n05.03.2031\nTOP5\n\nRat\n12.03.2031\nTOP 7\n"
    assert [row(s)[1:5] for s in steps(read(f"Vorlage\n\nBeratungsfolge\n\n{course}\nSachverhalt\n\nAlt.\n"))] == [
        ("2031-03-05", "Bauausschuss", None, "5"),
        ("2031-03-12", "Rat", None, "7"),
    ]


def test_a_body_is_spelt_as_the_paper_spells_its_town() -> None:
    course = "Rat der Stadt Ahibrück 12.03.2031\n\nSachverhalt\n\nIn Ahlbrück sind die Stege alt, sagt Ahlbrück.\n"
    (step,) = steps(read(f"Vorlage\n\nBeratungsfolge\n\n{course}"))
    assert step.body is not None
    assert (step.body.value.name, step.body.confidence <= 0.85) == ("Rat der Stadt Ahlbrück", True)


def test_those_present_are_doubted_where_one_figure_makes_them_the_votes_cast() -> None:
    minutes = "Niederschriftsauszug\n\nüber die Sitzung des Rates am 12.03.2031\n\nBeschluss:\n\nDie Stege bleiben.\n\n"
    for present, doubted in (("18", True), ("10", False), ("12", False)):
        votes = f"Abstimmungsergebnis:\n\nAnwesend: {present} Ja: 8 Nein: 2\n"
        (step,) = steps(read(minutes + votes))
        assert step.votes is not None
        assert (step.votes["present"].confidence <= 0.6) is doubted, present


def test_a_role_with_a_letter_misread_is_a_known_one() -> None:
    string = "12.03.2031 Bauausschuss Vorberstung"
    step = Draft(0, len(string), "table", 0.9)
    step.role = Mention("Vorberstung", 24, len(string), "table", 0.97)
    doubts.weigh(read(string), [step])
    assert step.role is not None
    assert (step.role.value, step.role.confidence <= 0.75) == ("Vorberatung", True)


def test_marks_read_before_a_heading_are_none_of_it() -> None:
    text = read("Vorlage\n\n( Beschlussentwurf\n\nDer Rat beschließt.\n\nÜ Anlagen\n\nLageplan\n")
    sections = outline.find(text).sections
    assert [text.string[s.heading.start : s.heading.end] for s in sections] == ["Beschlussentwurf", "Anlagen"]
