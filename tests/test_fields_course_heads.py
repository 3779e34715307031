"""Steps told in the head of a paper on single lines: labels, roles and items before body and day; all invented."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.text import Text
from tests.courses import row, steps

HEADS = {
    "a deputation of the city, which is another one than that of the Land": (
        "Vorlage für die Sitzung der städtischen Deputation für Stege am 07.11.2031\n\nA. Problem\n\nDie Stege.\n",
        [(1, "2031-11-07", "städtische Deputation für Stege", *[None] * 4)],
    ),
    "an adjective that tells one committee from another": (
        "Vorlage für die Sitzung des staatlichen Ausschusses für Stege am 07.11.2031\n\nSachverhalt:\n\nDie Stege.\n",
        [(1, "2031-11-07", "staatlicher Ausschuss für Stege", *[None] * 4)],
    ),
    "one label for body and day, item and status on the line of the title": (
        "Protokollauszug\nSitzung: Gemeinderat vom 17.09.2031\nÖ 4.1 Neue Stege\n\nBeschluss: Die Stege bleiben.\n",
        [(1, "2031-09-17", "Gemeinderat", None, "Ö 4.1", True, None)],
    ),
    "a role told by a label beside the labels of the sitting": (
        "Vorlage 4/2031\nGremium: Kreisausschuss\nSitzung am: 16.09.2031\nZuständigkeit: Vorberatung\n\n"
        "Sachverhalt\n\nDie Stege sind alt.\n",
        [(1, "2031-09-16", "Kreisausschuss", "Vorberatung", None, None, None)],
    ),
    "rows below a heading that is also one of the minutes": (
        "Beschlussvorlage\nBeratung und Beschlussfassung:\nTeichausschuss am 03.09.2031\nRat am 26.09.2031\n\n"
        "Sachverhalt\n\nDie Stege sind alt.\n",
        [(1, "2031-09-03", "Teichausschuss", *[None] * 4), (2, "2031-09-26", "Rat", *[None] * 4)],
    ),
    "roles as labels, a ticked body, one whose box is empty": (
        "Vorlage 4/2031\nZur Beratung im: Teichausschuss am 02.09.2031\n"
        "Zur Beschlussfassung in der: Gemeindevertretung am 19.09.2031\n"
        "☒ Amtsausschuss Sitzung am: 26.09.2031 TOP: 9\n☐ Ortsbeirat Sitzung am: TOP:\n\n"
        "Sachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-02", "Teichausschuss", "Beratung", None, None, None),
            (2, "2031-09-19", "Gemeindevertretung", "Beschlussfassung", None, None, None),
            (3, "2031-09-26", "Amtsausschuss", None, "9", None, None),
        ],
    ),
    "a label, the body, its day, status and item on one line": (
        "Vorlage 4/2031\nGremium Gemeinderat, ö. S. v. 13.09.2031, TOP 3\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [(1, "2031-09-13", "Gemeinderat", None, "3", True, None)],
    ),
    "a role before the body": (
        "Vorlage 4/2031\nZur Genehmigung: Rat, 13.02.2031, nichtöffentlich\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [(1, "2031-02-13", "Rat", "Genehmigung", None, False, None)],
    ),
    "the label of the course before its first row": (
        "Vorlage 4/2031\nBeratung Kreisausschuss: 21.11.2031\nTeichausschuss: 03.12.2031\nKreistag: 14.12.2031\n\n"
        "Sachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-11-21", "Kreisausschuss", None, None, None, None),
            (2, "2031-12-03", "Teichausschuss", None, None, None, None),
            (3, "2031-12-14", "Kreistag", None, None, None, None),
        ],
    ),
    "the item of the agenda before the first row": (
        "Vorlage 4/2031\n4 Teichausschuss 27.10.2031\nRat 02.12.2031\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-10-27", "Teichausschuss", None, "4", None, None),
            (2, "2031-12-02", "Rat", None, None, None, None),
        ],
    ),
    "labels of a sitting, its body behind the word for it": (
        "Auszug aus der Niederschrift\n\nSitzung: Marktgemeinderat\nSitzungstag: 24.02.2031\n"
        "Tagesordnungspunkt: 2, öffentlich\nBetreff: Stege\n\nSachvortrag:\n\nDie Stege sind alt.\n",
        [(1, "2031-02-24", "Marktgemeinderat", None, "2", True, None)],
    ),
    "numbered rows whose result runs over the line end, their ratio bare, the last one without a day": (
        "Vorlage 4/2031\n\nBeratungsfolge:\n1. Teichausschuss 03.09.2031 Vorberatung einstimmig bei 2\nEnthaltungen\n"
        "2. Rat 26.09.2031 Entscheidung 9:0\n3. Ortsrat Dahlum Anhörung zur Kenntnis genommen\n"
        "4. Ortsrat Hagen, ohne Termin: zurückgestellt\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-03", "Teichausschuss", "Vorberatung", None, None, "einstimmig"),
            (2, "2031-09-26", "Rat", "Entscheidung", None, None, None),
            (3, None, "Ortsrat Dahlum", "Anhörung", None, None, "zur Kenntnis genommen"),
            (4, None, "Ortsrat Hagen", None, None, None, "zurückgestellt"),
        ],
    ),
    "roles in brackets behind the day, a time of day without its word, a vote without a figure": (
        "Vorlage 4/2031\n\nBeratungsfolge:\nTeichausschuss am 03.09.2031 (Vorberatung): einstimmig\n"
        "Kreisausschuss, 12.09.2031, 18:00, Entscheidung\nRat 26.09.2031 __ Nein-Stimmen, Rest Ja-Stimmen\n\n"
        "Sachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-03", "Teichausschuss", "Vorberatung", None, None, "einstimmig"),
            (2, "2031-09-12", "Kreisausschuss", "Entscheidung", None, None, None),
            (3, "2031-09-26", "Rat", None, None, None, None),
        ],
    ),
    "several meetings in one phrase of the heading": (
        "Vorlage zur Sitzung des Teichausschusses am 03.09.2031, des Kreisausschusses am 12.09.2031\n"
        "und des Kreistages am 26.09.2031\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-03", "Teichausschuss", *[None] * 4),
            (2, "2031-09-12", "Kreisausschuss", *[None] * 4),
            (3, "2031-09-26", "Kreistag", *[None] * 4),
        ],
    ),
    "what bodies did, told in sentences below the heading": (
        "Vorlage 4/2031\n\nBeratungsgang\n\nDer Teichausschuss hat die Vorlage am 3. September 2031 einstimmig bei "
        "2 Enthaltungen\nempfohlen. Der Kreisausschuss hat sie am 12. September 2031 vertagt.\n\nBegründung\n\nAlt.\n",
        [
            (1, "2031-09-03", "Teichausschuss", None, None, None, "einstimmig empfohlen"),
            (2, "2031-09-12", "Kreisausschuss", None, None, None, "vertagt"),
        ],
    ),
    "short forms that no list has, bodies with their number": (
        "Vorlage 4/2031\n\nBeratungsfolge:\n03.09.2031 ASTG\n12.09.2031 Stadtbezirksrat 112 Ö\n"
        "26.09.2031 Rat 3 Ö\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-03", "ASTG", *[None] * 4),
            (2, "2031-09-12", "Stadtbezirksrat 112", None, None, True, None),
            (3, "2031-09-26", "Rat", None, "3", True, None),
        ],
    ),
    "a role behind the town of a body, above its day": (
        "Vorlage 4/2031\n\nBeratungsfolge:\nBau- und Umweltausschuss der Samtgemeinde Kenntnisnahme\n03.09.2031\n"
        "Rat Entscheidung\n12.09.2031\n\nSachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-03", "Bau- und Umweltausschuss der Samtgemeinde", "Kenntnisnahme", None, None, None),
            (2, "2031-09-12", "Rat", "Entscheidung", None, None, None),
        ],
    ),
    "the same with the body first": (
        "Vorlage 4/2031\n\nBeratungsfolge:\nAföT 03.09.2031\nBezirksausschuss 5 12.09.2031\nRat 26.09.2031\n\n"
        "Sachverhalt\n\nDie Stege sind alt.\n",
        [
            (1, "2031-09-03", "AföT", *[None] * 4),
            (2, "2031-09-12", "Bezirksausschuss 5", *[None] * 4),
            (3, "2031-09-26", "Rat", *[None] * 4),
        ],
    ),
}


@pytest.mark.parametrize(("string", "expected"), HEADS.values(), ids=list(HEADS))
def test_steps_on_single_lines_of_the_head(string: str, expected: list[tuple[Any, ...]]) -> None:
    assert [row(s) for s in steps(Text(string))] == expected
