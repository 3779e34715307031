"""Steps of the Beratungsfolge in the shapes that council systems print; all papers here are invented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text, Zone
from tests.courses import cells, row, steps

SEED = Path(__file__).parents[2] / "shared" / "seed" / "000_842b8c82a51eaec5.txt"


LOOSE = {
    "a cross on a line of its own, below a body over two lines": (
        "Gremium Termin TOP ö nö Ergebnis\nAusschuss für öffentliche\nTeiche\n25.11.2031 5\n\nX\nvorberaten\n"
        "Gemeinderat 13.12.2031\n20 X\n\nZustimmung\n\nBeschlussantrag\nEs gilt.\n",
        [
            (1, "2031-11-25", "Ausschuss für öffentliche Teiche", None, "5", None, "vorberaten"),
            (2, "2031-12-13", "Gemeinderat", None, "20", None, "Zustimmung"),
        ],
    ),
    "a second meeting of a body": (
        "Gremien Termin TOP Ö / N Zuständigkeit\nOrtschaftsrat Teich 17.03.2031\n14.04.2031\n2\n1\nÖ\nN\n"
        "Anhörung\nAnhörung\nGemeinderat 28.04.2031 7 Ö Entscheidung\nKurzfassung\nEs geht um Stege.\n",
        [
            (1, "2031-03-17", "Ortschaftsrat Teich", None, "2", True, None),
            (2, "2031-04-14", "Ortschaftsrat Teich", None, "1", False, None),
            (3, "2031-04-28", "Gemeinderat", "Entscheidung", "7", True, None),
        ],
    ),
    "a divided body below a result": (
        "Beratungsfolge Sitzung am TOP ö nö Ergebnis\nPlanungsausschuss 05.06.2031 4 vorberaten\n"
        "Wasserbau-\nausschuss\n24.06.2031 2\n\nSachverhalt:\nAlt.\n",
        [
            (1, "2031-06-05", "Planungsausschuss", None, "4", None, "vorberaten"),
            (2, "2031-06-24", "Wasserbauausschuss", None, "2", None, None),
        ],
    ),
    "a sitting named in one word, and the meeting of the labels behind the rows": (
        "Gremium: Gemeinderat\nTermin: 13.03.2031\nTOP: 2\nStege\n\nBeratungsfolge Sitzung am TOP ö nö Ergebnis\n"
        "Ortschaftsratssitzung 15.11.2030 7\nBauausschusssitzung 08.03.2031 1\n\nAusgangslage\n\nDie Stege.\n",
        [
            (1, "2030-11-15", "Ortschaftsrat", None, "7", None, None),
            (2, "2031-03-08", "Bauausschuss", None, "1", None, None),
            (3, "2031-03-13", "Gemeinderat", None, "2", None, None),
        ],
    ),
    "the end of a body on the line below its row, and a mark before the day": (
        "Status  Datum       Gremium                          Berichterstatter\n"
        "Ö       12.03.2031  Ausschuss für Stege und          Jens Teich\n"
        "                    Wege\n"
        "N       26.03.2031  Kreistag                         Jens Teich\n\nSachverhalt:\nAlt.\n",
        [
            (1, "2031-03-12", "Ausschuss für Stege und Wege", None, None, True, None),
            (2, "2031-03-26", "Kreistag", None, None, False, None),
        ],
    ),
    "running text below the rows": (
        "Gremium Termin TOP ö nö Ergebnis\nAusschuss für Teiche 24.03.2031 2 vorberaten\n"
        "Im Arbeitskreis Teiche am 25. November 2030 wurden Stege vorgeschlagen. Die\nStadt prüft sie.\n",
        [(1, "2031-03-24", "Ausschuss für Teiche", None, "2", None, "vorberaten")],
    ),
    "head over two lines, date first": (
        "Abstimmungsergebnis\n\nTermin Beratungsfolge:\n\nJa Nein Enthalt.\n\n"
        "04.03.2031 Ausschuss für Teiche und Stege\n"
        "05.03.2031 Kreisausschuss\n\nBezeichnung:\n\nStege\n",
        [
            (1, "2031-03-04", "Ausschuss für Teiche und Stege", None, None, None, None),
            (2, "2031-03-05", "Kreisausschuss", None, None, None, None),
        ],
    ),
    "body first, item and role": (
        "Gremien Termin TOP Ö / N Zuständigkeit\nBauausschuss 11.11.2031 2 Ö Vorberatung\n"
        "Jugendhilfeausschuss 25.11.2031 Ö Behandlung\nGemeinderat 02.12.2031 14.1 N Entscheidung\n"
        "Kurzfassung\nEs geht um Stege.\n",
        [
            (1, "2031-11-11", "Bauausschuss", "Vorberatung", "2", True, None),
            (2, "2031-11-25", "Jugendhilfeausschuss", "Behandlung", None, True, None),
            (3, "2031-12-02", "Gemeinderat", "Entscheidung", "14.1", False, None),
        ],
    ),
    "body over two lines, result on a later line": (
        "Gremium Termin TOP ö nö Ergebnis\nAusschuss für Umwelt und\nGesundheit\n10.05.2031 3 X  vorberaten\n"
        "Hauptausschuss 17.05.2031 12\n\nvorberaten\nGemeinderat 24.05.2031 8 x\n\nBeschlussantrag\n"
        "Der Gemeinderat stimmt zu.\n",
        [
            (1, "2031-05-10", "Ausschuss für Umwelt und Gesundheit", None, "3", None, "vorberaten"),
            (2, "2031-05-17", "Hauptausschuss", None, "12", None, "vorberaten"),
            (3, "2031-05-24", "Gemeinderat", None, "8", None, None),
        ],
    ),
    "glued heads": (
        "GremiumTerminTOPönöErgebnis\nGemeinderat 24.05.2031 8 x\n\nBeschlussantrag\nDer Gemeinderat stimmt zu.\n",
        [(1, "2031-05-24", "Gemeinderat", None, "8", None, None)],
    ),
    "two days, two bodies, a date over the line end": (
        "Gremium Termin TOP ö nö\nGemeinderat 03./04.11.2031 2\nKulturausschuss und Bauausschuss 12.11.2031 1\n"
        "Ortschaftsrat Teichdorf\n8. Dezember\n2031\n1\n\nKurzfassung\nEs geht um Stege.\n",
        [
            (1, "2031-11-03/2031-11-04", "Gemeinderat", None, "2", None, None),
            (2, "2031-11-12", "Kulturausschuss", None, "1", None, None),
            (2, "2031-11-12", "Bauausschuss", None, "1", None, None),
            (3, "2031-12-08", "Ortschaftsrat Teichdorf", None, "1", None, None),
        ],
    ),
    "labels first, values after": (
        "STELLUNGNAHME zum Antrag\n\nGremium:\n46. Plenarsitzung des\nGemeinderates\nTermin:\nVorlage Nr.:\n"
        "TOP:\n\nVerantwortlich:\n\n"
        "28.04.2031\n1716\n5 b\nöffentlich\nDez. 2\nEin Steg für alle\n\nKurzfassung\nEin Steg genügt.\n",
        [(1, "2031-04-28", "Gemeinderat", None, "5 b", True, None)],
    ),
    "bodies on lines of their own, meetings below": (
        "Beratungsfolge:\nAusschuss für Teiche\n04.03.2031 12. öffentliche Sitzung des Ausschusses für Teiche vertagt\n"
        "02.04.2031 13. öffentliche Sitzung des Ausschusses für Teiche ungeändert beschlossen\n\nSachverhalt:\n"
        "Die Stege sind alt.\n",
        [
            (1, "2031-03-04", "Ausschuss für Teiche", None, None, True, "vertagt"),
            (2, "2031-04-02", "Ausschuss für Teiche", None, None, True, "ungeändert beschlossen"),
        ],
    ),
    "columns one after another, no dates": (
        "Beratungsfolge\nÄltestenrat\nAusschuss für Teiche\nStadtrat\nnicht öffentlich\nnicht öffentlich\nöffentlich\n"
        "zur Information\nberatend\nbeschließend\n\nBeschlussvorschlag:\nDer Stadtrat beschließt den Steg.\n",
        [
            (1, None, "Ältestenrat", "zur Information", None, False, None),
            (2, None, "Ausschuss für Teiche", "beratend", None, False, None),
            (3, None, "Stadtrat", "beschließend", None, True, None),
        ],
    ),
    "a meeting named in a heading": (
        "Beschlussvorlage\nzur öffentlichen Sitzung des Kreistages am 04.03.2031\nTOP 7\n\nSachverhalt:\n"
        "Die Stege sind alt.\n",
        [(1, "2031-03-04", "Kreistag", None, "7", True, None)],
    ),
}


@pytest.mark.parametrize(("string", "expected"), LOOSE.values(), ids=list(LOOSE))
def test_rows_without_a_table(string: str, expected: list[tuple[Any, ...]]) -> None:
    assert [row(s) for s in steps(Text(string))] == expected


def test_running_text_is_no_row() -> None:
    text = (
        "Beratungsfolge\nBauausschuss 04.03.2031\n\nDer Kreistag hat am 15.03.2030 beschlossen, dass der Steg bleibt.\n"
        "Anhörung Ortschaftsrat durchgeführt am 12.03.2030\n"
    )
    assert [row(s)[1:3] for s in steps(Text(text))] == [("2031-03-04", "Bauausschuss")]


def test_votes_below_their_heads() -> None:
    text = (
        "Beratungsfolge Termin Ja Nein Enthalt.\nBauausschuss 04.03.2031 12 0 1\nKreisausschuss 05.03.2031\n"
        "Kreistag 06.03.2031 7 3\n\nSachverhalt:\nAlt.\n"
    )
    found = steps(Text(text))
    assert cells(found[0]) == {"yes": 12, "no": 0, "abstain": 1}
    assert cells(found[1]) == {"yes": "blank", "no": "blank", "abstain": "blank"}
    assert all(v.confidence <= 0.6 for v in (found[1].votes or {}).values())
    # two numbers below three heads: nobody can say which is which
    assert cells(found[2]) == {"yes": "unreadable", "no": "unreadable", "abstain": "unreadable"}


def test_without_columns_for_votes_there_are_none() -> None:
    assert steps(Text("Gremium Termin\nKreistag 06.03.2031 einstimmig\n\nSachverhalt:\nAlt.\n"))[0].votes is None


def test_votes_told_below_the_text() -> None:
    text = (
        "Beschlussauszug\nSitzung des Kreistages vom 04.03.2031\n\nBeschluss:\n\nDer Steg wird erneuert.\n\n"
        "Abstimmungsergebnis:\nmehrheitlich beschlossen\nJa: 44, Nein: 4, Enthaltungen: __\n"
    )
    (step,) = steps(Text(text))
    assert cells(step) == {"yes": 44, "no": 4, "abstain": "blank"}
    assert (step.result.value if step.result else None, step.normal) == ("mehrheitlich beschlossen", "mehrheitlich")


def test_split_votes_keep_their_points() -> None:
    text = (
        "Auszug aus der Niederschrift\nSitzung des Rates am 04.03.2031\n\nBeschluss:\n\n1. Der Steg bleibt.\n\n"
        "2. Der Teich auch.\n\n"
        "Abstimmungsergebnis:\nZiffer 1: 20 Ja-Stimmen, 3 Nein-Stimmen\nZiffer 2: einstimmig bei 2 Enthaltungen\n"
    )
    (step,) = steps(Text(text))
    assert [(b.item, {k: v.value.value for k, v in b.votes.items()}) for b in step.ballots] == [
        ("Ziffer 1", {"yes": 20, "no": 3}),
        ("Ziffer 2", {"abstain": 2}),
    ]
    assert step.votes is None


def test_a_divided_body_with_votes_and_a_status_before_them() -> None:
    first, second = steps(
        Text(
            "Termin        Gremium                 Status      Ja         Nein     Enthaltung\n\n"
            "05.11.2031    Schul- und Kultur-  Ö       11          0           1\n              ausschuss\n\n"
            "26.11.2031    Gemeindevertretung      N           25          1           0\n\nSachverhalt:\nAlt.\n"
        )
    )
    assert (row(first)[2], row(first)[5], cells(first)) == (
        "Schul- und Kulturausschuss",
        True,
        {"yes": 11, "no": 0, "abstain": 1},
    )
    assert (row(second)[2], row(second)[5], cells(second)) == (
        "Gemeindevertretung",
        False,
        {"yes": 25, "no": 1, "abstain": 0},
    )


def test_what_was_not_read_whole_is_a_doubt() -> None:
    (step,) = steps(Text("Termin Gremium\n05.11.2031 Ausschuss für Stege und\n\nSachverhalt:\nAlt.\n"))
    assert step.body is not None and step.body.confidence <= 0.5
    days = "Termin Gremium\n05.11.2031 Kreisausschuss\n12.11.2031\n\nSachverhalt:\nAlt.\n"
    assert [s.date.confidence <= 0.8 for s in steps(Text(days)) if s.date and s.body is None] == [True]


def test_the_status_below_a_body_is_no_part_of_it() -> None:
    (step,) = steps(Text("Gremium am\nRat\nÖffentliche Sitzung 08.03.2031\n\nSachverhalt:\nAlt.\n"))
    assert (step.body and step.body.value.name, step.public and step.public.value) == ("Rat", True)


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not here")
def test_the_seed_has_three_steps_with_blank_votes() -> None:
    found = steps(Text(SEED.read_text(encoding="utf-8")))
    assert [row(s)[:2] for s in found] == [(1, "2024-02-28"), (2, "2024-02-29"), (3, "2024-03-07")]
    assert all(cells(s) == {"yes": "blank", "no": "blank", "abstain": "blank"} for s in found)


def test_a_heading_may_name_two_meetings() -> None:
    text = (
        "Vorlage\n\nfür die Sitzung des Bauausschusses am 4.3.2031\nund die Sitzung des Rates am 6.3.2031\n\n"
        "Betr.: Steg\n"
    )
    assert [row(s)[:3] for s in steps(Text(text))] == [(1, "2031-03-04", "Bauausschuss"), (2, "2031-03-06", "Rat")]


def test_a_vote_without_a_body_belongs_to_the_body_that_recommends() -> None:
    text = (
        "Gremium Sitzung am Status Zuständigkeit\nBauausschuss 04.03.2031 öffentlich Vorberatung\n"
        "Gemeinderat 06.03.2031 öffentlich Entscheidung\n\nII. Beschlussvorschlag:\n\n{} Gemeinderat, den Steg "
        "zu erneuern und die Mittel bereitzustellen.\n\nAbstimmungsergebnis: 8 : 1\n"
    )
    first, second = steps(Text(text.format("Der Bauausschuss empfiehlt dem")))
    assert cells(first) == {"yes": 8, "no": 1} and not second.votes
    assert all(v.confidence <= 0.7 for v in (first.votes or {}).values())
    assert not any(s.votes for s in steps(Text(text.format("Der Bürgermeister empfiehlt dem"))))


def test_rows_of_bodies_and_roles_need_no_dates() -> None:
    rows = ["Dienstberatung des Dezernenten nicht öffentlich zur Information", "Stadtrat öffentlich beschließend"]
    expected = [
        (1, None, "Dienstberatung des Dezernenten", "zur Information", None, False, None),
        (2, None, "Stadtrat", "beschließend", None, True, None),
    ]
    assert [row(s) for s in steps(Text("Beratungsfolge\n\n" + "\n".join(rows) + "\n\nGegenstand:\nSteg\n"))] == expected


def test_session_and_result_go_on_in_their_columns_below() -> None:
    lines = (
        ((60, "Ausschuss für Wege und Stege"), (400, "Vorberatung")),
        ((60, "04.03.2031"), (130, "Sitzung des Ausschusses für Wege"), (400, "ungeändert")),
        ((130, "und Stege"), (400, "beschlossen")),
        ((60, "Gemeinderat"), (400, "Entscheidung")),
        ((60, "06.03.2031"), (130, "7. öffentliche Sitzung"), (400, "vertagt")),
    )
    string, anchors = "Beratungsfolge:\n", []
    for n, line in enumerate(lines):
        for left, words in line:
            for k, word in enumerate(words.split()):
                box = Box(left + 40 * k, 20.0 + 14 * n, left + 40 * k + 36, 30.0 + 14 * n)
                anchors.append(Anchor(len(string), len(string) + len(word), 1, box, 1.0))
                string += word + " "
        string = string.rstrip() + "\n"
    found = steps(Text(string + "\nSachverhalt:\nAlt.\n", layout=Layout(anchors=tuple(anchors))))
    assert [row(s) for s in found] == [
        (1, "2031-03-04", "Ausschuss für Wege und Stege", "Vorberatung", None, None, "ungeändert beschlossen"),
        (2, "2031-03-06", "Gemeinderat", "Entscheidung", None, True, "vertagt"),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Zu 1.: Einstimmig beschlossen\nZu 2.: 12 Ja-Stimmen, 3 Nein-Stimmen",
            [("1.", "Einstimmig beschlossen", {}), ("2.", None, {"yes": 12, "no": 3})],
        ),
        (
            "Ziffern 1 und 2: einstimmig\nZiffer 3: mehrheitlich bei 3 Gegenstimmen",
            [("Ziffern 1 und 2", "einstimmig", {}), ("Ziffer 3", "mehrheitlich", {"no": 3})],
        ),
        ("a) 14 : 2\nb) 10 : 6", [("a)", None, {"yes": 14, "no": 2}), ("b)", None, {"yes": 10, "no": 6})]),
        ("1. Ja: 14\n2. Nein: 3", []),
    ],
)
def test_points_of_a_split_vote(told: str, expected: list[tuple[str, str | None, dict[str, int]]]) -> None:
    text = (
        "Auszug aus der Niederschrift\nüber die öffentliche Sitzung des Rates am 04.03.2031\n\nBeschluss:\n\nStege.\n\n"
    )
    (step,) = steps(Text(f"{text}Abstimmungsergebnis:\n\n{told}\n"))
    assert [
        (b.item, b.result and b.result.value, {k: v.value.value for k, v in b.votes.items()}) for b in step.ballots
    ] == expected
    assert not (expected and step.votes)


def test_a_pen_behind_a_label_is_unreadable_and_no_blank() -> None:
    printed = "Sitzung des Rates am 04.03.2031\n\nAbstimmungsergebnis:\nJa: ____ Nein: ____ Enthaltung: ____"
    string = f"{printed}\n12"
    anchors, top, left = [], 100.0, 60.0
    for m in re.finditer(r"\S+|\n", string):
        if m.group() == "\n":
            top, left = top + 20, 60.0
            continue
        box = Box(left, top, left + 6.0 * len(m.group()), top + 10)
        if m.group() == "12":  # written over the gap behind "Nein:"
            gap = next(a.box for a in anchors if a.start == printed.index("____", printed.index("Nein")))
            assert gap is not None
            box = Box(gap.left + 4, gap.top - 3, gap.left + 16, gap.bottom + 2)
        anchors.append(Anchor(m.start(), m.end(), 1, box, 1.0))
        left = box.right + 6
    zones = (Zone(0, len(printed), "body", 1), Zone(len(printed) + 1, len(string), "handwriting", 1))
    (step,) = steps(Text(string, layout=Layout(tuple(anchors), zones, body_end=len(printed))))
    assert cells(step) == {"yes": "blank", "no": "unreadable", "abstain": "blank"}
    assert step.votes is not None and step.votes["no"].confidence < 0.9


def test_a_body_at_the_height_of_a_row_but_elsewhere_in_the_text() -> None:
    lines = (
        (20.0, 200.0, "nicht öffentlich beratend"),
        (34.0, 40.0, "Stadtrat öffentlich beschließend"),
        (20.0, 40.0, "Jugendausschuss"),
    )
    string, anchors = "Beratungsfolge\n", []
    for top, left, words in lines:
        for word in words.split():
            anchors.append(Anchor(len(string), len(string) + len(word), 1, Box(left, top, left + 40, top + 10), 1.0))
            string, left = string + word + " ", left + 44
        string = string.rstrip() + "\n"
    found = steps(Text(string + "\nGegenstand: Stege\n", layout=Layout(anchors=tuple(anchors))))
    assert [row(s)[2:6] for s in found] == [
        ("Jugendausschuss", "beratend", None, False),
        ("Stadtrat", "beschließend", None, True),
    ]
