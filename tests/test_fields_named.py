"""Bodies, municipality, references and attachments as fields, and the bag that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import fields, outline
from pipeline.fields import attachments, bodies, municipality, references
from pipeline.model.mention import Finding
from pipeline.model.outline import Outline
from pipeline.model.text import Layout, Text, TextTable

NOTHING = Outline(None, 0.0)
ROOT = Path(__file__).parents[1]


def test_bodies_of_the_running_text_leave_the_town_out() -> None:
    string = "Der Kreistag des Landkreises Musterland und der Rat der Stadt Neudorf beschließen."
    names = [m.value.name for m in bodies.find(Text(string), NOTHING)]
    assert names == ["Kreistag", "Rat"]
    mention = next(iter(bodies.find(Text(string), NOTHING)))
    assert string[mention.start : mention.end] == "Kreistag"


def test_a_title_below_a_name_and_the_body_of_an_association_are_none() -> None:
    string = "Der Stadtrat stimmt zu.\n\nIn Vertretung\n\nHanna Muster\nStadtrat\n"
    assert [m.start for m in bodies.find(Text(string), NOTHING)] == [4]
    string = "In die Verbandsversammlung des Wegeverbandes entsendet der Rat; die Verbandsversammlung tagt."
    assert [m.value.name for m in bodies.find(Text(string), NOTHING)] == ["Rat", "Verbandsversammlung"]


def test_bodies_of_a_row_keep_the_town() -> None:
    string = "Kreistag des Landkreises Musterland"
    text = Text(string, layout=Layout(tables=(TextTable(0, len(string), 1, ()),)))
    assert [m.value.name for m in bodies.find(text, NOTHING)] == [string]


def test_a_name_badly_read_is_led_back_to_one_of_the_paper() -> None:
    string = "Der Verwaltungsausschuss hat beraten. Der Kreistag stimmt zu. Im Krelstag gab es Kreistage."
    mentions = list(bodies.find(Text(string), NOTHING))
    assert [m.value.name for m in mentions] == ["Verwaltungsausschuss", "Kreistag", "Kreistag"]
    assert mentions[-1].flags == ("name badly read",)
    assert string[mentions[-1].start : mentions[-1].end] == "Krelstag"


@pytest.mark.parametrize(
    ("string", "name", "least"),
    [
        ("Landkreis Musterland\nDer Landrat\n\nVorlage", "Landkreis Musterland", 0.9),
        ("Landkreis Rothenau (Elster)\n", "Landkreis Rothenau (Elster)", 0.9),
        ("GEMEINDE NEUDORF AM BERGE\n", "Gemeinde Neudorf am Berge", 0.8),
        ("STADT MUSTERHAUSEN\n\nVorlage", "Stadt Musterhausen", 0.8),
        ("Stadt Neudorf am Berge | Vorlage", "Stadt Neudorf am Berge", 0.9),
        ("STADT MUSSENHAUSEN\n\nDer Markt in Mußenhausen", "Stadt Mußenhausen", 0.8),
        ("Stadtverwaltung Altdorf\n", "Stadt Altdorf", 0.8),
        ("Gemeinde Bad Altdorf Beschlussvorlage\n", "Gemeinde Bad Altdorf", 0.9),
        ("Der Landrat des Neutal-Berg-Kreises\n\nVorlage", "Neutal-Berg-Kreis", 0.8),
        ("Seentalkreis\n\nVorlage an den Kreistag", "Seentalkreis", 0.8),
        ("Landratsamt Seentalkreis\n\nVorlage an den Kreistag", "Seentalkreis", 0.8),
        (
            "Wasser- und Abwasserzweckverband „Obere Seentle“\n\nVorlage",
            "Wasser- und Abwasserzweckverband „Obere Seentle“",
            0.75,
        ),
        ("AMT SEENTAL-LAND\n\nVorlage", "Amt Seental-Land", 0.75),
        (".Gemeinde Seental\n\nVorlage", "Gemeinde Seental", 0.8),
        ("Abfallwirtschaftsverband Seental\n\nVorlage", "Abfallwirtschaftsverband Seental", 0.75),
        ("Amt Altental\nfür die Gemeinde Neudorf\n\nVorlage", "Gemeinde Neudorf", 0.8),
        ("Samtgemeinde Altental - Der Samtgemeindebürgermeister\n", "Samtgemeinde Altental", 0.9),
        (
            "Sachverhalt:\nDas Konzept im Landkreis Musterland (Elster) wird beschlossen.",
            "Landkreis Musterland (Elster)",
            0.4,
        ),
    ],
)
def test_municipality(string: str, name: str, least: float) -> None:
    best = max(municipality.find(Text(string), NOTHING), key=lambda m: m.confidence)
    assert best.value == name
    assert best.confidence >= least


@pytest.mark.parametrize("name", ["Stadtteilarbeitskreis", "Fachkreis", "Adressatenkreis"])
def test_a_circle_of_people_is_no_kreis(name: str) -> None:
    assert list(municipality.find(Text(f"{name}\n\nVorlage"), NOTHING)) == []


def test_what_ends_like_a_kreis_is_doubted_where_nothing_else_tells_of_one() -> None:
    (mention,) = municipality.find(Text("Ältestenkreis\n\nVorlage"), NOTHING)
    assert mention.confidence <= 0.6


def test_a_municipality_only_named_in_the_text_is_unsure() -> None:
    (mention,) = municipality.find(Text("Die Förderung im Landkreis Musterland läuft aus."), NOTHING)
    assert mention.confidence <= 0.7


def test_no_municipality_is_guessed() -> None:
    assert list(municipality.find(Text("Die Förderung läuft aus."), NOTHING)) == []


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("gemäß § 6 Abs. 1 BauGB und §§ 34, 35 BauGB", ["§ 6 Abs. 1 BauGB", "§§ 34, 35 BauGB"]),
        ("nach § 58 Abs. 1 Nr. 9 NKomVG", ["§ 58 Abs. 1 Nr. 9 NKomVG"]),
        ("Art. 28 Abs. 2 GG", ["Art. 28 Abs. 2 GG"]),
        ("§ 35 a\nSGB VIII", ["§ 35 a SGB VIII"]),
        ("§ 22 der Niedersächsischen Bauordnung", ["§ 22 der Niedersächsischen Bauordnung"]),
        ("gemäß 8 3 Abs. 1 GemO", ["§ 3 Abs. 1 GemO"]),
        ("siehe Vorlage Nr. 2022/0721 und DS 23/XYZ/0866", ["2022/0721", "23/XYZ/0866"]),
        ("Beschluss vom 12.03.2024", []),
        ("in der Sitzung BVV/021/IX", []),
        ("nach 8 Jahren Bauzeit", []),
    ],
)
def test_references(string: str, expected: list[str]) -> None:
    assert [m.value for m in references.find(Text(string), NOTHING)] == expected


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("Anlagen:\n1. Lageplan\n2. Kostenschätzung nach\nDIN 276\n", ["Lageplan", "Kostenschätzung nach DIN 276"]),
        ("Anlagen:\n- Satzung\n- Gutachten\n", ["Satzung", "Gutachten"]),
        ("Anlagen\n1 - Vorplanung (Grundriss)\n2 - Schätzung\n", ["Vorplanung (Grundriss)", "Schätzung"]),
        ("Anlagen:\nkeine\n", []),
        ("Anlagen:\nLageplan\n\n(Hans Muster)\nLandrat\n", ["Lageplan"]),
        ("Anlagen:\nLageplan\nQuerprofile\n\nHanna Muster\nErste Bürgermeisterin\n", ["Lageplan", "Querprofile"]),
        ("Anlagen:\nSatzung\nKarte\n\fEntwurf\n\nSatzung der Stadt Musterhausen\n", ["Satzung", "Karte"]),
        ("Anlagen:\n- Satzung\n- Karte\n\f- Gutachten\n", ["Satzung", "Karte", "Gutachten"]),
        ("Anlagen:\nSatzung\n\n*\n", ["Satzung"]),
        ("Anlagen: 1. Lageplan 2. Satzung\n", ["Lageplan", "Satzung"]),
        ("Anlagen: Lageplan, Satzung\n", ["Lageplan", "Satzung"]),
        ("Anlagen:\nKonzept des Vereins; Entwurf der Satzung\n", ["Konzept des Vereins", "Entwurf der Satzung"]),
        ("Anlagen: Lageplan, Maßstab 1:500\n", ["Lageplan, Maßstab 1:500"]),
    ],
)
def test_attachments(string: str, expected: list[str]) -> None:
    text = Text("Sachverhalt:\nDer Bau beginnt.\n\n" + string)
    assert [m.value for m in attachments.find(text, outline.find(text))] == expected


def test_every_field_fills_the_bag() -> None:
    text = Text("Landkreis Musterland\n\nBeschlussvorlage\n\nSachverhalt:\nDer Kreistag gab 2024 genau 5.000 € frei.\n")
    found = fields.find(text, outline.find(text))
    assert isinstance(found, Finding)
    assert found.values["municipality"][0].value == "Landkreis Musterland"
    assert len(found.amounts) == len(found.dates) == len(found.bodies) == 1
    own = set(Finding.__dataclass_fields__)
    assert all(name in own or name in found.values for name in fields.FIELDS)


def test_every_mention_lies_on_its_string() -> None:
    text = Text("Stadt Neudorf\n\nDer Rat gab am 3. Mai 2024 nach § 6 BauGB 5.000 € frei (Vorlage 12/2024).\n")
    found = fields.find(text, outline.find(text))
    for mentions in (found.amounts, found.dates, found.bodies, found.references, *found.values.values()):
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text.string)
            assert 0 < mention.confidence < 1


def test_the_seed() -> None:
    path = ROOT / ".." / "shared" / "seed" / "000_842b8c82a51eaec5.txt"
    if not path.exists():
        pytest.skip("the example is not beside the repository")
    from pipeline.repair import repair

    raw = Text(path.read_text(encoding="utf-8"))
    text = raw.with_edits(repair(raw.string, join=True))
    found = fields.find(text, outline.find(text))
    shortest = [str(m.value.start) if m.value.precision == "day" else str(m.value.start)[:4] for m in found.dates]
    assert shortest == ["2024-02-28", "2024-02-29", "2024-03-07", "2023-03-15", "2024-02-01", "2024"]
    assert [str(m.value.amount) for m in found.amounts] == ["1000000.00", "1000000.00"]
    named = list(dict.fromkeys(m.value.name for m in found.bodies))
    assert named == ["Ausschuss für Soziales, Arbeit und Gesundheit", "Kreisausschuss", "Kreistag"]
    assert max(m.confidence for m in found.values["municipality"]) <= 0.7
