"""Wordings of votes and results, and the tables that tell them; all invented."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import outline
from pipeline.fields import consultations, turned
from pipeline.fields.step import result_words
from pipeline.german.results import normal
from pipeline.german.votes import votes
from pipeline.model.mention import VoteKind
from pipeline.model.text import Layout, Text, TextCell, TextTable

WORDINGS = {
    "Ja-Stimmen: 14 Nein-Stimmen: 4 Enthaltungen: 2 Befangen: 1": {"yes": 14, "no": 4, "abstain": 2, "excluded": 1},
    "dafür: 10 (A 5, B 5) dagegen: 3 Enth.: 1": {"yes": 10, "no": 3, "abstain": 1},
    "Ja: 44, Nein: 4, Anwesend: 48": {"yes": 44, "no": 4, "present": 48},
    "67 Ja   3 Nein": {"yes": 67, "no": 3},
    "Anwesend/Für/Gegen den Beschluss  28/16/12": {"present": 28, "yes": 16, "no": 12},
    "Bei 24 Ja-Stimmen und 23 Nein-Stimmen abgelehnt.": {"yes": 24, "no": 23},
    "Mehrheitlich abgelehnt (2 JA, 39 Nein, 1 Enthaltung)": {"yes": 2, "no": 39, "abstain": 1},
    "Abstimmung 9:0 Stimmen": {"yes": 9, "no": 0},
    "einstimmig bei 2 Enthaltungen": {"abstain": 2},
    "Ja-Stimme(n) 18 Nein-Stimme(n) 1 Enthaltung(en) 3": {"yes": 18, "no": 1, "abstain": 3},
    "mit 12 gegen 3 Stimmen bei 2 Enthaltungen": {"yes": 12, "no": 3, "abstain": 2},
    "mehrheitlich, 3 Gegenstimmen, keine Enthaltungen": {"no": 3, "abstain": 0},
    "bei einer Gegenstimme und zwei Enthaltungen angenommen": {"no": 1, "abstain": 2},
    "Ja: __ Nein: __ Enthaltung: __": {"yes": "blank", "no": "blank", "abstain": "blank"},
    "Abstimmungsergebnis: Ja: Nein: Enthaltung:": {"yes": "blank", "no": "blank", "abstain": "blank"},
    "einstimmig ohne Gegenstimmen und Enthaltungen": {"no": 0, "abstain": 0},
    "Von 23 anwesenden Mitgliedern stimmten 20 mit Ja, 2 mit Nein, 1 enthielt sich": {
        "present": 23,
        "yes": 20,
        "no": 2,
        "abstain": 1,
    },
    "gegen eine Stimme angenommen": {"no": 1},
    "mit ____ Ja-, ____ Nein-Stimmen, ____ Enthaltungen": {"yes": "blank", "no": "blank", "abstain": "blank"},
    "Ja-Stimmen ___ Nein-Stimmen ___": {"yes": "blank", "no": "blank"},
    "ja______ nein __ Enthaltung: 2": {"yes": "blank", "no": "blank", "abstain": 2},
    "Ja __ Nein _. Enth. _": {"yes": "blank", "no": "blank", "abstain": "blank"},
    "Anlage ja_1.pdf und nein_2.pdf": {},
    "Ja1l3 Nein 2": {"yes": "unreadable", "no": 2},
    "Ja Nein\n12 3 Anwesend 15": {"yes": 12, "no": 3, "present": 15},
    "Ja Nein\n\nBeschluss 2:\n\nDer Steg wird bis 1. Juni gebaut.": {},
    "Mit sieben gegen zwei Stimmen bei zwei Stimmenthaltungen angenommen": {"yes": 7, "no": 2, "abstain": 2},
    "mit 6 zu 3 Stimmen bei 2 Enthaltungen empfohlen": {"yes": 6, "no": 3, "abstain": 2},
    "Ja-Stimmen 19\nMitwirkungsverbot nach § 33 KVG LSA 1": {"yes": 19, "excluded": 1},
    "JA 21 | NEIN 4 | ENTH. 1": {"yes": 21, "no": 4, "abstain": 1},
    "einstimmig empfohlen (9/0/0)": {"yes": 9, "no": 0, "abstain": 0},
    "einstimmig beschlossen (15/15/0)": {},  # those present before yes and no, or not: nobody can say
    "Abstimmungsergebnis (Ja/Nein/Enthaltung): 13/2/0": {"yes": 13, "no": 2, "abstain": 0},
    "Mitglieder 31 anwesend 27 Ja-Stimmen 21 Nein-Stimmen 4": {"present": 27, "yes": 21, "no": 4},
    "Ja-Stimmen Nein-Stimmen Enthaltungen\n9 0 2": {"yes": 9, "no": 0, "abstain": 2},
    "Ja-Stimmen Nein-Stimmen Enthaltungen\n9 0": {},
    "J 12 N 3 E 1": {"yes": 12, "no": 3, "abstain": 1},
    "Pro: 12 Contra: 3 Enth.: 1": {"yes": 12, "no": 3, "abstain": 1},
    "12 Zustimmungen, 3 Ablehnungen, 1 Enthaltung": {"yes": 12, "no": 3, "abstain": 1},
    "Zustimmung 12, Ablehnung 3": {"yes": 12, "no": 3},
    "anwesend: 17, für: 15, gegen: 2": {"present": 17, "yes": 15, "no": 2},
    "Anwesend: Ja: Nein:\n19 19 0": {"present": 19, "yes": 19, "no": 0},
    "Anwesend:\n17\n\nJa: Nein:\n15 2": {"present": 17, "yes": 15, "no": 2},
    "Mitglieder: 19 Anwesend: 17\nJa: Nein: Enth.:\n12 4 1": {"present": 17, "yes": 12, "no": 4, "abstain": 1},
    "Anwesend: 17\nJa Nein Enth.\n12 4 1": {"present": 17, "yes": 12, "no": 4, "abstain": 1},
    "Anwesend: 17\nJa: Nein:\n12 4\nEnthaltung: 1": {"present": 17, "yes": 12, "no": 4, "abstain": 1},
    "Ja 12 Nein 4\nEnthaltung Befangen\n1 0": {"yes": 12, "no": 4, "abstain": 1, "excluded": 0},
    "Anwesend: 17\nJa\nNein\nEnth.\n12\n4\n1": {"present": 17, "yes": 12, "no": 4, "abstain": 1},
    "Anwesend: 16 Mitglieder\n12 Ja 4 Nein": {"present": 16, "yes": 12, "no": 4},
    "Beschluss 5: 12 Ja 4 Nein Enthaltung: 0": {"yes": 12, "no": 4, "abstain": 0},
    "5\nJa Nein Enth.\n12 4 1": {"yes": 12, "no": 4, "abstain": 1},
    "Anwesend: 17\nJa: Nein: Enth.:\n12 4\n\n- 2 -": {  # one is lacking: nobody can say which
        "present": 17,
        "yes": "unreadable",
        "no": "unreadable",
        "abstain": "unreadable",
    },
    "Anwesend: 17\nJa: Nein:\nSitzung am 12.05.2031, 18 Uhr, Raum 7": {"present": 17, "yes": "blank", "no": "blank"},
    "12 Ja 3 Nein Enthaltung\n1 2": {"yes": 12, "no": 3},
    "Anwesend: 17\nJa: Nein: 2": {"present": 17, "yes": "blank", "no": 2},
    "Anwesend und stimmberechtigt: 12, Ja: 10, Nein: 1, Sonderinteresse: 1": {
        "present": 12,
        "yes": 10,
        "no": 1,
        "excluded": 1,
    },
    "Annahme mit 8 zu 5 bei 1 Enthaltung": {"yes": 8, "no": 5, "abstain": 1},
    "Ja9 Nein 4 Enthaltungen1": {"yes": 9, "no": 4, "abstain": 1},  # blanks that an engine lost
    "ja:12/nein:3/enth:1": {"yes": 12, "no": 3, "abstain": 1},
    "abgelehnt (Ja: 4, Nein: 9, Enthaltung: -)": {"yes": 4, "no": 9, "abstain": "blank"},
    "Anzahl der Mitglieder des Gemeinderates 9\ndavon anwesend 8\nJa-Stimmen 6\nNein-Stimmen 1": {
        "present": 8,
        "yes": 6,
        "no": 1,
    },
    "war 1 Mitglied des Rates von der Beratung und Abstimmung ausgeschlossen": {"excluded": 1},
    "war kein Mitglied des Rates von der Beratung und Abstimmung ausgeschlossen": {},
    "mit 9 Stimmen (Teich 6, Wald 3)\ngegen 6 Stimmen (Moor 4, See 2); keine Enthaltung": {
        "yes": 9,
        "no": 6,
        "abstain": 0,
    },
    "Ja 31 (Teich 18, Wald 13), Nein 12 (Moor), Enth. 1": {"yes": 31, "no": 12, "abstain": 1},
    "Für den Beschluss stimmten 17, dagegen 2 Mitglieder. Zwei Mitglieder enthielten sich.": {
        "yes": 17,
        "no": 2,
        "abstain": 2,
    },
    "Ja .7. Nein ... Enth. __2__": {"yes": 7, "no": "blank", "abstain": 2},
    "Ja: 12. Nein: 3. Enthaltungen: 1.": {"yes": 12, "no": 3, "abstain": 1},
    "Anwesend: 14, Ja: 11, Nein: 2, Persönlich beteiligt: 1": {"present": 14, "yes": 11, "no": 2, "excluded": 1},
    "ja: 9 nein: - enth.: 1": {"yes": 9, "no": "blank", "abstain": 1},
    "einstimmig mit 17 Stimmen": {"yes": 17},
    "Zustimmung 12 Stimmen, Ablehnung 3 Stimmen": {"yes": 12, "no": 3},
    "einstimmig": {},
    "Beginn 18:30 Uhr, am 12.03.2031 beschlossen": {},
}


@pytest.mark.parametrize(("string", "expected"), WORDINGS.items())
def test_numbers_of_a_vote(string: str, expected: dict[str, Any]) -> None:
    found = {k: m.value.value if m.value.state == "value" else m.value.state for k, m in votes(string).items()}
    assert found == expected
    assert all(m.value.text in string for m in votes(string).values() if m.value.text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("einstimmig beschlossen", "einstimmig"),
        ("mehrheitlich zugestimmt", "mehrheitlich"),
        ("einstimmig abgelehnt", "abgelehnt"),
        ("einmütig beschlossen", "einstimmig"),
        ("Zustimmung 12, Ablehnung 3", None),
        ("in den Bauausschuss verwiesen", "verwiesen"),
        ("zurückgestellt", "vertagt"),
        ("gegen 3 Stimmen der Gruppe Teich zugestimmt", "mehrheitlich"),
        ("zur Kenntnis genommen", "zur Kenntnis"),
        ("geändert beschlossen", "geändert"),
        ("ungeändert beschlossen", None),
        ("zurückgezogen", "zurückgezogen"),
    ],
)
def test_normal_forms(words: str, expected: str | None) -> None:
    assert normal(words) == expected


def on_its_side(*rows: tuple[str, ...]) -> Text:
    """A text that is one table without heads above its columns."""
    string, cells = "", []
    for r, line in enumerate(rows):
        for c, words in enumerate(line):
            state = "value" if words else "blank"
            cells.append(TextCell(len(string), len(string) + len(words), r, c, state, 0.97, 1))  # type: ignore[arg-type]
            string += words + " "
        string += "\n"
    return Text(string, layout=Layout(tables=(TextTable(0, len(string), 1, tuple(cells)),)))


def test_a_table_on_its_side_has_a_step_in_each_column() -> None:
    first, second = turned.find(
        on_its_side(
            ("Gremium", "Bauausschuss", "Gemeindevertretung"),
            ("Sitzung am", "05.02.2031", "26.02.2031"),
            ("Ja", "6", "15"),
            ("Nein", "1", ""),
        )
    )
    assert (first.body and first.body.value.name, first.date and str(first.date.value.start)) == (
        "Bauausschuss",
        "2031-02-05",
    )
    kinds: tuple[VoteKind, VoteKind] = ("yes", "no")
    assert [first.votes[k].value.value for k in kinds] == [6, 1]
    assert second.votes["yes"].value.value == 15
    assert second.votes["no"].value.state == "blank"


def test_a_table_on_its_side_needs_two_bodies_with_their_days() -> None:
    assert turned.find(on_its_side(("Gremium", "Bauausschuss"), ("Sitzung am", "05.02.2031"))) == []
    assert turned.find(on_its_side(("Gremium", "Bauausschuss", "Amt"), ("Sitzung am", "05.02.2031", ""))) == []


@pytest.mark.parametrize(
    ("told", "votes"),
    [
        ("12 Ja-Stimmen, 3 Nein-Stimmen", {"yes": 12, "no": 3}),
        ("Zu TOP 7 (Haushalt): 12 Ja-Stimmen, 3 Nein-Stimmen", {}),
        ("Über den Antrag auf Vertagung: 5 Ja-Stimmen, 20 Nein-Stimmen", {}),
        ("Fraktion der Linden: 5 Ja-Stimmen, 0 Nein-Stimmen", {}),
        ("In der Sitzung vom 3. März 2029: 5 Ja-Stimmen, 1 Nein-Stimme", {}),
    ],
)
def test_a_vote_that_nothing_names_is_the_open_steps_and_one_on_something_else_is_not(
    told: str, votes: dict[str, int]
) -> None:
    course = "Bauausschuss 04.03.2031 Vorberatung einstimmig empfohlen\nRat 19.03.2031 Entscheidung\n"
    text = Text(
        f"Vorlage 12/2031\n\nBeratungsfolge:\n\n{course}\nBeschlussvorschlag\n\nDer Steg wird gebaut.\n\n"
        f"Abstimmungsergebnis:\n\n{told}\n"
    )
    last = list(consultations.find(text, outline.find(text)))[-1].value
    assert {kind: vote.value.value for kind, vote in (last.votes or {}).items()} == votes


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("einstimmig [ ] Ja-Stimmen 26\nmit Stimmenmehrheit [X] Nein-Stimmen 5\n", None),
        ("einstimmig [_] Ja-Stimmen\n", None),
        ("einstimmig (12 Ja-Stimmen)\n", "einstimmig"),
    ],
)
def test_a_typed_box_without_a_tick_is_no_result(printed: str, result: str | None) -> None:
    assert result_words(printed) == result
