"""Votes told by labels and numbers alone, below a body and its day or beside something else; sums below groups."""

from __future__ import annotations

import re

import pytest

from pipeline import outline
from pipeline.fields import consultations
from pipeline.fields.ballots import of_words
from pipeline.german.heads import in_one
from pipeline.german.votes import is_tally, votes
from pipeline.model.geometry import Box
from pipeline.model.mention import Step
from pipeline.model.page import CellState
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable
from tests.courses import cells, steps

TWO = [("Bauausschuss", "2031-03-04", [7, 2, 0]), ("Rat", "2031-03-19", [30, 4, 2])]


def told(text: Text) -> list[tuple[str, str, list[int | None]]]:
    """Body, day and the numbers Ja, Nein, Enthaltung of each step."""
    return [
        (step.body.value.name, str(step.date.value.start), numbers(step))
        for step in (m.value for m in consultations.find(text, outline.find(text)))
        if step.body and step.date
    ]


def numbers(step: Step) -> list[int | None]:
    return [v.value.value if (v := (step.votes or {}).get(kind)) else None for kind in ("yes", "no", "abstain")]


def table(*rows: tuple[str, ...], before: str = "", header_rows: int = 1) -> Text:
    """A text that ends with a table."""
    string, cells = before, []
    start = len(string)
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            span = len(rows[0]) if len(words) == 1 else 1
            state: CellState = "value" if word else "blank"
            cells.append(TextCell(len(string), len(string) + len(word), row, column, state, 0.97, 1, None, 1, span))
            string += word + " "
        string = string[:-1] + "\n"
    return Text(string, layout=Layout(tables=(TextTable(start, len(string), 1, tuple(cells), header_rows),)))


@pytest.mark.parametrize(
    "printed",
    [
        "Bauausschuss, 04.03.2031, TOP 4\nAbstimmungsergebnis: Ja: 7 Nein: 2 Enthaltungen: 0\n\n"
        "Rat, 19.03.2031, TOP 8\nAbstimmungsergebnis: Ja: 30 Nein: 4 Enthaltungen: 2",
        "Bauausschuss   Sitzung am 04.03.2031   TOP 4\n☐ einstimmig   ☒ mit Stimmenmehrheit   Ja: 7   Nein: 2   "
        "Enthaltung: 0\n\nRat   Sitzung am 19.03.2031   TOP 8\n☒ mit Stimmenmehrheit\nJa: 30   Nein: 4   Enthaltung: 2",
        "Bauausschuss vom 04.03.2031\n\nJa-Stimmen: 7\nNein-Stimmen: 2\n\fEnthaltungen: 0\n\n"
        "Rat vom 19.03.2031\n\nJa-Stimmen: 30\nNein-Stimmen: 4\nEnthaltungen: 2",
        "1. Bauausschuss, 04.03.2031\nJa: 7 Nein: 2 Enthaltungen: 0\n\n"
        "2. Rat, 12. Sitzung, 19.03.2031\nJa: 30 Nein: 4 Enthaltungen: 2",
        "Bauausschuss vom 04.03.2031: empfohlen (7 Ja, 2 Nein, 0 Enthaltungen)\n"
        "Rat vom 19.03.2031: beschlossen (30 Ja, 4 Nein, 2 Enthaltungen)",
    ],
)
def test_steps_that_only_their_votes_tell(printed: str) -> None:
    assert told(Text(f"Beschlussvorlage\n\nVorlage Nr.: 117/2031\n\nErgebnisse\n\n{printed}\n")) == TWO


@pytest.mark.parametrize("town", ["", " der Stadt Lindenau"])
def test_a_line_of_a_body_with_its_numbers_is_the_vote_of_its_step(town: str) -> None:
    course = "Beratungsfolge:\nBauausschuss am 04.03.2031, Rat am 19.03.2031\n\nBeschlussvorschlag:\n\nZustimmung."
    lines = f"Bauausschuss: 7 Ja, 2 Nein, 0 Enthaltungen\nRat{town}: 30 Ja, 4 Nein, 2 Enthaltungen"
    assert told(Text(f"Beschlussvorlage\n\n{course}\n\n{lines}\n")) == TWO


def test_bodies_over_their_votes() -> None:
    text = table(
        ("", "Bauausschuss", "Rat"),
        ("Sitzung am", "04.03.2031", "19.03.2031"),
        ("Ja", "7", "30"),
        ("Nein", "2", "4"),
        ("Enthaltung", "0", "2"),
        header_rows=1,
    )
    assert told(text) == TWO


@pytest.mark.parametrize(("head", "by"), [("Ja/Nein/Enth.", "/"), ("Abstimmung\n(Ja : Nein : Enth.)", " : ")])
def test_numbers_that_stand_in_one_cell(head: str, by: str) -> None:
    rows = (("Bauausschuss", "04.03.2031", by.join("720")), ("Rat", "19.03.2031", by.join(("30", "4", "2"))))
    assert told(table(("Gremium", "Termin", head), *rows)) == TWO


def test_a_row_of_one_cell_tells_the_vote_of_the_row_above() -> None:
    text = table(
        ("Gremium", "Termin", "Status"),
        ("Bauausschuss", "04.03.2031", "Ö"),
        ("Ja: 7 Nein: 2 Enthaltungen: 0",),
        ("Rat", "19.03.2031", "Ö"),
        ("Ja: 30 Nein: 4 Enthaltungen: 2",),
    )
    assert told(text) == TWO


EXTRACT = (
    "Auszug aus der Niederschrift\n\nüber die Sitzung des Rates am 19.03.2031\n\nBeschluss:\nDer Steg wird gebaut.\n\n"
)


def test_the_sum_below_the_groups_is_the_vote_and_no_group_is() -> None:
    heads, groups = ("Fraktion", "Ja", "Nein", "Enthaltung"), (("CDU", "20", "", ""), ("SPD", "10", "4", "2"))
    assert told(table(heads, *groups, ("Gesamt", "30", "4", "2"), before=EXTRACT)) == TWO[1:]
    assert told(table(heads, *groups, before=EXTRACT)) == [("Rat", "2031-03-19", [None, None, None])]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Der Rat fasst den Beschluss mit 30 Ja-Stimmen gegen 4 Nein-Stimmen bei 2 Enthaltungen.", [30, 4, 2]),
        ("Der Antrag auf Vertagung wird mit 30 Ja-Stimmen gegen 4 Nein-Stimmen angenommen.", [None, None, None]),
    ],
)
def test_a_sentence_of_an_extract_tells_its_vote_and_not_that_on_a_motion(sentence: str, due: list[int | None]) -> None:
    assert told(Text(f"{EXTRACT}{sentence}\n")) == [("Rat", "2031-03-19", due)]


_BEFORE_VOTE = (
    "Beratungsfolge:\nBauausschuss 04.03.2031\nRat 19.03.2031\n\nBeschlussvorschlag:\n\nDie Stege bleiben.\n\n"
    "Abstimmungsergebnis Bauausschuss 04.03.2031:\n"
)


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ("Anwesend: 11\nJa: Nein: Enthaltungen:\n7 2 1", {"present": 11, "yes": 7, "no": 2, "abstain": 1}),
        ("Ja Nein Enthaltungen\n7 2 1", {"yes": 7, "no": 2, "abstain": 1}),
        ("Ja: Nein: Enthaltungen:\n7 2", {}),  # one is lacking: nobody can say which
        ("Ja: Nein: Enthaltungen:\n7", {"yes": "blank", "no": "blank", "abstain": "blank"}),  # a page's number
    ],
)
def test_numbers_in_the_line_below_their_labels(lines: str, due: dict[str, int | str]) -> None:
    first, second = steps(Text(f"{_BEFORE_VOTE}{lines}\n\nAnlagen: keine\n"))
    assert (cells(first), cells(second)) == (due, {})


def test_those_present_above_a_table_of_votes() -> None:
    first, _ = steps(table(("Ja", "Nein", "Enthaltung"), ("7", "3", "1"), before=f"{_BEFORE_VOTE}Anwesend: 11\n"))
    assert cells(first) == {"present": 11, "yes": 7, "no": 3, "abstain": 1}


def test_groups_in_brackets_are_no_numbers_of_the_vote() -> None:
    assert is_tally("dafür: 10 (4 SPD, 6 CDU)", 1)
    assert not is_tally("Ja 7 10 30", 1)
    assert told(Text(f"{EXTRACT}dafür: 10 (4 SPD, 6 CDU)\ndagegen: 2 (2 FDP)\n"))[0][2] == [10, 2, None]


@pytest.mark.parametrize(
    "wording",
    [
        "Abstimmung (J/N/E): 12/3/1",
        "J: 12 N: 3 E: 1",
        "Pro 12 / Kontra 3 / Enthaltung 1",
        "Für den Antrag: 12 Gegen den Antrag: 3 Enthaltungen: 1",
        "Abstimmungsergebnis: 12-3-1",
    ],
)
def test_wordings(wording: str) -> None:
    assert [votes(wording)[kind].value.value for kind in ("yes", "no", "abstain")] == [12, 3, 1]


def test_a_letter_behind_the_colon_of_a_label_is_a_zero_less_sure() -> None:
    told = votes("Ja9/ Nein: O0 / Enthaltungen: O")
    assert [told[kind].value.value for kind in ("yes", "no", "abstain")] == [9, 0, 0]
    assert told["no"].confidence < 0.9 < told["yes"].confidence
    assert votes("Enthaltungen: oder") == {}


def test_heads_of_several_votes_in_one() -> None:
    assert in_one("Anwesend/Für/Gegen") == ("present", "yes", "no")
    assert in_one("Ja-\nStimmen") == in_one("Ö / N") == in_one("Gremium/Ausschuss") == ()


SIDE = "Beratungsfolge:\nBauausschuss 04.03.2031{}\nRat 19.03.2031\n\nJa: 7 Nein: 2 Enthaltung: 0\n\nGründe:\n\nAlt.\n"


@pytest.mark.parametrize(("printed", "first"), [("", [None] * 3), (" (Ja: 6, Nein: 3)", [6, 3, None])])
def test_a_vote_is_told_to_one_step_though_it_stands_at_the_height_of_another(
    printed: str, first: list[int | None]
) -> None:
    string, anchors, height = SIDE.format(printed), [], 84.0
    for line in re.finditer(r"[^\n]+", string):
        height += 16.0
        top = 116.0 if line[0].startswith("Ja:") else height  # beside the Bauausschuss, behind the Rat in the text
        anchors += [
            Anchor(m.start(), m.end(), 1, Box(50.0 + m.start(), top, 60.0 + m.start(), top + 10.0), 0.9)
            for m in re.compile(r"\S+").finditer(string, line.start(), line.end())
        ]
    text = Text(string, layout=Layout(anchors=tuple(anchors)))
    steps = [numbers(m.value) for m in consultations.find(text, outline.find(text))]
    assert steps == [first, [7, 2, 0]]


def test_the_empty_places_of_a_form_are_blank() -> None:
    head = "Beschlussvorlage\nzur Sitzung des Rates am 13.02.2031\n\nSachverhalt\n\nDie Stege sind alt.\n\n"
    for form in (
        "Der Rat genehmigt dies: ☐ einstimmig ☐ mehrheitlich mit ____\nJa-, ____ Nein-Stimmen, ____ Enthaltungen\n",
        "Beratungsergebnis\n\nJa   Nein   Enthaltungen\n",
    ):
        (step,) = steps(Text(head + form))
        assert cells(step) == {"yes": "blank", "no": "blank", "abstain": "blank"}
        assert step.votes and all(v.confidence <= 0.7 for v in step.votes.values())


def test_a_vote_in_committee_goes_to_the_last_step_that_the_committee_ended() -> None:
    text = (
        "Beratungsfolge\nDatum Gremium Ergebnis\n17.06.2031 BVV überwiesen\n10.09.2031 Teichausschuss vertagt\n"
        "08.10.2031 Teichausschuss mit Änderungen empfohlen\n18.11.2031 BVV\n\nDie BVV wolle beschließen:\n\n"
        "Der Steg wird gebaut.\n\nAbstimmungsergebnis im Ausschuss (Ja / Nein / Enthaltung)\n\n9 / 2 / 3\n"
    )
    told = [{k: v for k, v in cells(s).items() if v != "absent"} for s in steps(Text(text))]
    assert told == [{}, {}, {"yes": 9, "no": 2, "abstain": 3}, {}]


def test_a_point_that_lost_its_number_is_doubted() -> None:
    told = "Abstimmung:\n\nZiffer: 12 Ja, 3 Nein\nZiffer 2: 14 Ja, 1 Nein\n"
    ballots = of_words(told, 0)
    assert [max(v.confidence for v in b.votes.values()) > 0.6 for b in ballots] == [False, True]


PROSE = """Vorlage 12/2031

Bisherige Beratung

Der Bauausschuss hat den Entwurf in seiner Sitzung am 4. März 2031 mit sieben Ja-Stimmen,
zwei Gegenstimmen und ohne Enthaltungen empfohlen.
Der Rat hat am 19. März 2031 mit 30 Ja-Stimmen bei 4 Nein-Stimmen und 2 Enthaltungen zugestimmt.

Begründung

Der Beirat hat am 7. Januar 2030 mit 3 Ja-Stimmen und 1 Nein-Stimme einen anderen Steg empfohlen.
"""


def test_sentences_below_a_heading_of_the_course_tell_steps_and_those_elsewhere_do_not() -> None:
    assert told(Text(PROSE)) == TWO
    assert told(Text(PROSE.replace("Bisherige Beratung", "Lage"))) != TWO


@pytest.mark.parametrize(("object_", "count"), [("die Vorlage", 1), ("", 1), ("die Fortschreibung des Wegeplans", 0)])
def test_a_decision_on_something_else_is_no_step(object_: str, count: int) -> None:
    text = f"Vorlage 12/2031\n\nBeratung:\n\nDer Rat hat am 4. März 2031 {object_} einstimmig beschlossen.\n"
    assert len(list(consultations.find(Text(text), outline.find(Text(text))))) == count


def test_the_sitting_that_leads_to_a_resolution_is_its_step() -> None:
    lead = "der Beirat hat in seiner öffentlichen Sitzung am 4. März 2031 unter TOP 4 den folgenden Beschluss gefasst."
    text = Text(f"Beschluss\n\nSehr geehrte Damen und Herren,\n{lead}\n\nBeschluss:\n\nDer Steg wird gebaut.\n")
    (step,) = (m.value for m in consultations.find(text, outline.find(text)))
    assert step.body and step.agenda_item and step.public
    assert (step.body.value.name, step.agenda_item.value, step.public.value) == ("Beirat", "4", True)


def test_a_vote_that_runs_over_the_line_end_belongs_to_its_row() -> None:
    rows = "Bauausschuss – 04.03.2031 – öffentlich – Vorberatung: 7 Ja, 2 Nein, 0\nEnthaltungen\n"
    rows += "Rat – 19.03.2031 – öffentlich – Entscheidung: Ja: 30, Nein:\n4, Enthaltungen: 2\n"
    assert (
        told(Text(f"Vorlage 12/2031\n\nBeratungsfolge:\n\n{rows}\nBeschlussvorschlag\n\nDer Steg wird gebaut.\n"))
        == TWO
    )


def test_numbers_on_dots_belong_to_the_body_and_the_day_of_their_line() -> None:
    rows = "Bauausschuss 04.03.2031 Ja .7. Nein .2. Enth. .0.\nRat 19.03.2031 Ja .30. Nein .4. Enth. .2.\n"
    assert told(Text(f"Vorlage 12/2031\n\nSachstand:\n\nDer Steg ist alt.\n\n{rows}")) == TWO


MINUTES = """Stadt Musterau

Beschlussauszug

aus der öffentlichen Sitzung des Gemeinderates vom 12.03.2031

Beschluss:

Der Steg wird gebaut.

{}
"""


def extract(told_below: str) -> Step:
    text = Text(MINUTES.format(told_below))
    (step,) = (m.value for m in consultations.find(text, outline.find(text)))
    return step


def test_the_numbers_of_points_are_no_votes() -> None:
    lines = "Abstimmungsergebnis zu Ziffer 1: 16 Ja, 0 Nein\nAbstimmungsergebnis zu Ziffer 2: 13 Ja, 3 Nein"
    for printed in (lines, lines.replace("Abstimmungsergebnis zu ", "")):
        step = extract(printed)
        assert [(b.item, b.votes["yes"].value.value, b.votes["no"].value.value) for b in step.ballots] == [
            ("Ziffer 1", 16, 0),
            ("Ziffer 2", 13, 3),
        ]
        assert not step.votes


def test_the_sum_below_the_lines_of_groups_is_the_vote_and_without_it_there_is_a_doubt() -> None:
    groups = "Abstimmungsergebnis:\n\nGruppe Teich: 5 Ja\nGruppe Moor: 6 Ja, 1 Nein\n"
    assert numbers(extract(f"{groups}\nInsgesamt: 11 Ja, 1 Nein, 0 Enthaltungen")) == [11, 1, 0]
    votes = extract(groups).votes
    assert votes and all(v.confidence <= 0.6 for v in votes.values())


def test_a_number_before_its_label_is_no_item_of_the_agenda() -> None:
    rows = "Bauausschuss 04.03.2031 7 Ja 2 Nein 0 Enth.\nRat 19.03.2031 30 Ja 4 Nein 2 Enth.\n"
    assert (
        told(Text(f"Vorlage 12/2031\n\nBeratungsfolge:\n\n{rows}\nBeschlussvorschlag:\n\nDer Steg wird gebaut.\n"))
        == TWO
    )


def test_a_vote_in_minutes_of_several_items_is_doubted() -> None:
    one = "Abstimmungsergebnis: 7 Ja, 2 Nein"
    items = "TOP 1: Begrüßung\n\nTOP 2: Steg\n\n{}\n\nTOP 3: Verschiedenes\n"
    for told_below, sure in ((one, True), (items.format(one), False)):
        votes = extract(told_below).votes
        assert votes and all((v.confidence > 0.6) is sure for v in votes.values())
    assert numbers(extract(items.format(one)))[:2] == [7, 2]


@pytest.mark.parametrize(("printed", "votes"), [("17:20", {}), ("18:05", {}), ("12:4", {"yes": 12, "no": 4})])
def test_what_may_be_a_time_of_day_behind_a_role_is_no_vote(printed: str, votes: dict[str, int]) -> None:
    rows = f"Bauausschuss 04.03.2031 Vorberatung {printed}\nRat 19.03.2031 Entscheidung\n"
    text = Text(f"Vorlage 12/2031\n\nBeratungsfolge:\n\n{rows}\nBeschlussvorschlag\n\nDer Steg wird gebaut.\n")
    first = next(iter(consultations.find(text, outline.find(text)))).value
    assert {kind: vote.value.value for kind, vote in (first.votes or {}).items()} == votes
