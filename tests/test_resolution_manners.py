"""How councils word their resolutions and what they print around them: whole papers in short, one per manner."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import resolution
from pipeline.model.text import Text

MANNERS = [
    pytest.param(
        "Sitzungsvorlage Nr. 20-26 / V 01234\n\nErneuerung des Stegs\n\nI. Vortrag des Referenten\n"
        "\nDer Steg ist alt und nicht mehr sicher zu begehen.\n\nII. Antrag des Referenten\n\n"
        "1. Der Vortrag wird zur Kenntnis genommen.\n"
        "2. Das Baureferat wird beauftragt, den Steg zu erneuern.\n"
        "3. Dieser Beschluss unterliegt nicht der Beschlussvollzugskontrolle.\n\nIII. Beschluss\n"
        "nach Antrag.\n\nDer Stadtrat der Landeshauptstadt Musterstadt\n\n"
        "Die Vorsitzende    Der Referent\n",
        "1. Der Vortrag wird zur Kenntnis genommen.\n\n"
        "2. Das Baureferat wird beauftragt, den Steg zu erneuern.\n\n"
        "3. Dieser Beschluss unterliegt nicht der Beschlussvollzugskontrolle.",
        id="reason, motion and decision in Roman parts",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussorgan\nRat\n\nBetreff\nErneuerung des Stegs\n\nBeschluss:\n"
        "Der Rat beauftragt die Verwaltung mit der Erneuerung des Stegs\n"
        "und nimmt die Kosten von 5.000 Euro zur Kenntnis.\n\nAlternative:\n"
        "Der Rat beschließt, den Steg abzubauen.\n\nHaushaltsmäßige Auswirkungen\n\nNein\n\n"
        "Begründung\n\nDer Steg ist alt.\n",
        "Der Rat beauftragt die Verwaltung mit der Erneuerung des Stegs und nimmt die Kosten "
        "von 5.000 Euro zur Kenntnis.",
        id="an alternative below the resolution",
    ),
    pytest.param(
        "Drucksache - 0123/VI\n\nAntrag\nFraktion der Wiesen\n\nSteg erneuern\n\n"
        "Die BVV möge beschließen:\n\n"
        "Das Bezirksamt wird ersucht, sich bei den zuständigen Stellen dafür einzusetzen, "
        "dass der Steg erneuert wird.\n"
        "\nDer BVV ist bis zum 31.03.2031 zu berichten.\n\nBegründung:\nDer Steg ist alt.\n",
        "Das Bezirksamt wird ersucht, sich bei den zuständigen Stellen dafür einzusetzen, "
        "dass der Steg erneuert wird.\n"
        "\nDer BVV ist bis zum 31.03.2031 zu berichten.",
        id="a motion in Berlin",
    ),
    pytest.param(
        "Antrag\n\nBetr.: Steg erneuern\n\nDer Steg am Weiher ist seit Jahren gesperrt.\n\n"
        "Die Bürgerschaft möge daher beschließen:\n\nDer Senat wird ersucht,\n"
        "1. den Steg zu erneuern,\n2. der Bürgerschaft bis zum 31. Dezember 2031 zu berichten.\n",
        "Der Senat wird ersucht,\n\n1. den Steg zu erneuern,\n\n"
        "2. der Bürgerschaft bis zum 31. Dezember 2031 zu berichten.",
        id="facts before the lead-in",
    ),
    pytest.param(
        "Vortrag des Magistrats\n\nBetreff:\nSteg erneuern\n\n"
        "I. Die Stadtverordnetenversammlung wolle beschließen:\n\n"
        "1. Der Erneuerung wird zugestimmt.\n2. Die Mittel von 5.000 Euro werden bewilligt.\n\n"
        "II. Begründung:\n\nDer Steg ist alt.\n",
        "1. Der Erneuerung wird zugestimmt.\n\n2. Die Mittel von 5.000 Euro werden bewilligt.",
        id="a lead-in behind a Roman number",
    ),
    pytest.param(
        "GRDrs 12/2031\n\nBeschlußantrag:\n\n1. Von dem Bericht wird Kenntnis genommen.\n\n"
        "2. Dem Bau wird zugestimmt.\n   2.1 Der Steg wird erneuert.\n"
        "   2.2 Die Bänke werden gestrichen.\n\nKurzfassung der Begründung:\n"
        "Ausführliche Begründung siehe Anlage 1\n\nDer Steg ist alt.\n",
        "1. Von dem Bericht wird Kenntnis genommen.\n\n2. Dem Bau wird zugestimmt.\n\n"
        "2.1 Der Steg wird erneuert.\n\n2.2 Die Bänke werden gestrichen.",
        id="nested figures, short reasons",
    ),
    pytest.param(
        "Beschlussvorlage\n\nI. Antrag\n\n1. Der Steg wird erneuert.\n"
        "2. Die Verwaltung wird beauftragt, die Planung zu vergeben.\n\nII. Begründung\n\n"
        "1. Ergebnis/Wirkungen\n(Welche Ergebnisse sollen erzielt werden?)\nEin sicherer Steg.\n\n"
        "III. Abstimmung\nsiehe Anlage\n",
        "1. Der Steg wird erneuert.\n\n2. Die Verwaltung wird beauftragt, die Planung zu vergeben.",
        id="questions of a form below the reasons",
    ),
    pytest.param(
        "Vorlage Nr.: V0123/31\n\nGegenstand:\nSteg\n\nBeschlussvorschlag:\n\n"
        "Der Stadtrat beschließt\n\n1. die Erneuerung des Stegs gemäß Anlage 1,\n"
        "2. die Deckung aus dem Budget.\n\nbereits gefasste Beschlüsse:\nkeine\n\n"
        "aufzuhebende Beschlüsse:\nkeine\n",
        "Der Stadtrat beschließt\n\n1. die Erneuerung des Stegs gemäß Anlage 1,\n\n2. die Deckung aus dem Budget.",
        id="a lead-in without a colon",
    ),
    pytest.param(
        "Beschlussdrucksache\n\nSteg erneuern\n\nAntrag,\n\n"
        "den Steg am Weiher zu erneuern und die Mittel freizugeben.\n\n"
        "Berücksichtigung von Gender-Aspekten\n\nkeine\n\nKostentabelle\n\n"
        "Es entstehen keine Kosten.\n",
        "den Steg am Weiher zu erneuern und die Mittel freizugeben.",
        id="a motion as a noun with a comma",
    ),
    pytest.param(
        "Auszug aus dem Sitzungsbuch des Marktgemeinderates\n\nSitzung vom 03.02.2031\n\n"
        "Sachverhalt:\n\nDer Steg ist alt.\n\nBeschluss:\n\n"
        "Der Marktgemeinderat beschließt, den Steg zu erneuern. Die Verwaltung\n"
        "wird ermächtigt, den Auftrag zu vergeben.\n\nAbstimmungsergebnis: 15 : 0\n",
        "Der Marktgemeinderat beschließt, den Steg zu erneuern. Die Verwaltung wird "
        "ermächtigt, den Auftrag zu vergeben.",
        id="an extract with its vote",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n"
        "Der Ausschuss empfiehlt, die Gemeindevertretung beschließt:\n"
        "Die 1. Änderung der Satzung wird gemäß Anlage beschlossen.\n\nIm Auftrage\ngez. Muster\n",
        "Der Ausschuss empfiehlt, die Gemeindevertretung beschließt: Die 1. Änderung der "
        "Satzung wird gemäß Anlage beschlossen.",
        id="a recommendation and a decision in one",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag für den Bauausschuss:\n\n"
        "Der Bauausschuss empfiehlt dem Rat die Erneuerung.\n\nBeschlussvorschlag für den Rat:\n\n"
        "Der Rat beschließt die Erneuerung.\n\nSachdarstellung:\n\nDer Steg ist alt.\n",
        "Der Bauausschuss empfiehlt dem Rat die Erneuerung.",
        id="two bodies, two headings",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag\n\n"
        "Der Kreistag Teichland beschließt auf der Grundlage des § 104 KV M-V:\n\n"
        "1. Der Jahresabschluss 2030 wird festgestellt.\n"
        "2. Dem Landrat wird Entlastung erteilt.\n\nProblembeschreibung/Begründung\n\n"
        "Der Abschluss wurde geprüft.\n",
        "Der Kreistag Teichland beschließt auf der Grundlage des § 104 KV M-V:\n\n"
        "1. Der Jahresabschluss 2030 wird festgestellt.\n\n"
        "2. Dem Landrat wird Entlastung erteilt.",
        id="a heading made of two",
    ),
    pytest.param(
        "Änderungsantrag\n\n"
        "Die Fraktion der Wiesen beantragt, den Beschlussvorschlag wie folgt zu ändern:\n\n"
        "In Ziffer 2 wird das Wort Steg durch das Wort Brücke ersetzt.\n\nBegründung:\n\n"
        "Eine Brücke trägt mehr.\n",
        "In Ziffer 2 wird das Wort Steg durch das Wort Brücke ersetzt.",
        id="an amendment",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\n"
        "Als Mitglieder des Werkausschusses werden bestellt:\n\n- Anna Muster\n- Bernd Beispiel\n\n"
        "als Stellvertreter:\n\n- Clara Probe\n\nErläuterungen:\n\nDie Wahlzeit endet.\n",
        "Als Mitglieder des Werkausschusses werden bestellt:\n\n- Anna Muster\n\n- Bernd Beispiel\n"
        "\nals Stellvertreter:\n\n- Clara Probe",
        id="names in two lists",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Gemeinderat beschließt folgende Satzung:\n\n"
        "§ 1 Gegenstand\n\nDer Steg ist eine öffentliche Einrichtung.\n\n§ 2 Gebühren\n\n"
        "Für die Nutzung wird eine Gebühr von 2,00 € erhoben.\n\nBegründung:\n\n"
        "Bisher fehlt eine Satzung.\n",
        "Der Gemeinderat beschließt folgende Satzung:\n\n§ 1 Gegenstand\n\n"
        "Der Steg ist eine öffentliche Einrichtung.\n\n§ 2 Gebühren\n\n"
        "Für die Nutzung wird eine Gebühr von 2,00 € erhoben.",
        id="the paragraphs of a statute",
    ),
    pytest.param(
        "Auszug aus der Niederschrift\n\nBeschlussvorschlag der Verwaltung:\n\n"
        "Der Steg wird erneuert.\n\nGeänderter Beschluss:\n\nDer Steg wird abgebaut.\n\n"
        "Abstimmungsergebnis: mehrheitlich beschlossen\n",
        "Der Steg wird erneuert.",
        id="a changed decision below the proposal",
    ),
    pytest.param(
        "Beschlussvorlage\n\n1. Sachverhalt\n\nDer Steg ist alt.\n\n2. Finanzielle Auswirkungen\n\n"
        "keine\n\n3. Beschlussvorschlag\n\nDer Ausschuss beschließt die Erneuerung.\n\n4. Anlagen\n\n"
        "Plan\n",
        "Der Ausschuss beschließt die Erneuerung.",
        id="numbered headings",
    ),
    pytest.param(
        "Vorlage\n\nZu beschließen ist:\n\nErstens: Der Steg wird erneuert.\n\n"
        "Zweitens: Die Mittel werden bereitgestellt.\n\nGründe:\n\nDer Steg ist alt.\n",
        "Erstens: Der Steg wird erneuert.\n\nZweitens: Die Mittel werden bereitgestellt.",
        id="items in words",
    ),
    pytest.param(
        "Berichtsvorlage\n\nBeschlussvorschlag:\n\nDer Ausschuss nimmt den Bericht zur Kenntnis.\n\n"
        "Bericht:\n\nDer Steg ist fertig.\n",
        "Der Ausschuss nimmt den Bericht zur Kenntnis.",
        id="taken note of",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag\n\nDer Steg wird erneuert.\n\n"
        "Klimarelevanz: ☐ positiv ☒ keine ☐ negativ\n\nSachverhalt\n\nDer Steg ist alt.\n",
        "Der Steg wird erneuert.",
        id="boxes behind",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\n"
        "Der Gemeinderat stimmt dem Beschlussvorschlag in Anlage 2 zu.\n\nSachverhalt:\n\n"
        "Der Steg ist alt.\n",
        "Der Gemeinderat stimmt dem Beschlussvorschlag in Anlage 2 zu.",
        id="to another place",
    ),
    pytest.param(
        "Fraktion der Wiesen im Rat der Gemeinde Teichdorf\n\nAn den Bürgermeister\n\n"
        "Teichdorf, 03.02.2031\n\nAntrag: Steg erneuern\n\nSehr geehrter Herr Bürgermeister,\n\n"
        "wir bitten Sie, folgenden Antrag auf die Tagesordnung der nächsten Ratssitzung zu setzen:\n"
        "\nDie Verwaltung wird beauftragt, den Steg zu erneuern.\n\nBegründung\n\n"
        "Der Steg ist alt.\n\nMit freundlichen Grüßen\n\nAnna Muster\n",
        "Die Verwaltung wird beauftragt, den Steg zu erneuern.",
        id="a motion as a letter",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag\n\nZiffer 1: Der Steg wird erneuert.\n\n"
        "Ziffer 2: Die Mittel stehen bereit.\n\nBegründung\n\nalt\n",
        "Ziffer 1: Der Steg wird erneuert.\n\nZiffer 2: Die Mittel stehen bereit.",
        id="numbers behind a word",
    ),
    pytest.param(
        "Antrag\n\nDer Gemeinderat möge beschließen:\n\n"
        "„Die Verwaltung wird beauftragt, den Steg zu erneuern.“\n\nBegründung:\n\nalt\n",
        "„Die Verwaltung wird beauftragt, den Steg zu erneuern.“",
        id="in quotation marks",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nBauausschuss:\n\n"
        "Der Bauausschuss empfiehlt die Erneuerung.\n\nRat:\n\nDer Rat beschließt die Erneuerung.\n"
        "\nSachverhalt:\n\nalt\n",
        "Der Bauausschuss empfiehlt die Erneuerung.",
        id="bodies below one heading",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\n"
        "Finanzielle Auswirkungen?   ja ☒  nein ☐\n\nGesamtkosten: 5.000 €\n\nSachverhalt:\n\nalt\n",
        "Der Steg wird erneuert.",
        id="a box of money behind",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\n"
        "Teichdorf, den 03.02.2031\n\nMuster\nBürgermeister\n",
        "Der Steg wird erneuert.",
        id="place and day behind",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\nAnlage: Lageplan\n",
        "Der Steg wird erneuert.",
        id="an attachment behind",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\nAnlage 1 Lageplan\nAnlage 2 Kosten\n",
        "Der Steg wird erneuert.",
        id="numbered attachments behind",
    ),
    pytest.param(
        "Niederschrift\n\nTOP 5 Steg erneuern\n\nHerr Muster erläutert die Vorlage.\n\n"
        "Der Rat fasst daraufhin folgenden Beschluss:\n\nDer Steg wird erneuert.\n\nEinstimmig\n",
        "Der Steg wird erneuert.",
        id="minutes",
    ),
    pytest.param(
        "Vorlage\n\nB e s c h l u s s v o r s c h l a g :\n\nDer Steg wird erneuert.\n\nB e g r ü n d u n g :\n\nalt\n",
        "Der Steg wird erneuert.",
        id="spaced letters",
    ),
    pytest.param(
        "Beschluss-Nr. 12/2031\n\n"
        "Der Stadtrat der Stadt Teichdorf beschließt in seiner Sitzung am 03.02.2031:\n\n"
        "Der Steg wird erneuert.\n\nAbstimmungsergebnis: 15 Ja, 0 Nein\n",
        "Der Steg wird erneuert.",
        id="a numbered decision",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussantrag:\n\nI. Der Steg wird erneuert.\n"
        "1. Die Planung wird vergeben.\n2. Der Bau beginnt 2032.\nII. Die Mittel stehen bereit.\n"
        "\nBegründung:\n\nalt\n",
        "I. Der Steg wird erneuert.\n\n1. Die Planung wird vergeben.\n\n2. Der Bau beginnt 2032.\n\n"
        "II. Die Mittel stehen bereit.",
        id="figures below Roman numbers",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\n"
        "Der Magistrat wird gebeten, den Steg zu erneuern.\n\nSachdarstellung:\n\nalt\n",
        "Der Magistrat wird gebeten, den Steg zu erneuern.",
        id="asked to act",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Rat beschließt die Satzung.\n"
        "Die Begründung wird gebilligt.\n\nBegründung:\n\nalt\n",
        "Der Rat beschließt die Satzung. Die Begründung wird gebilligt.",
        id="a word of a heading within",
    ),
    pytest.param(
        "Vorlage\n\nStellungnahme der Verwaltung:\n\nDer Steg ist alt.\n\n"
        "Empfehlung der Verwaltung:\n\nDie Verwaltung empfiehlt, dem Antrag zuzustimmen.\n",
        "Die Verwaltung empfiehlt, dem Antrag zuzustimmen.",
        id="an answer that recommends",
    ),
    pytest.param(
        "Dringlichkeitsbeschluss\n\ngemäß § 60 GO NRW\n\n"
        "Wir beschließen gemäß § 60 Abs. 1 GO NRW:\n\nDer Steg wird sofort gesperrt.\n\n"
        "Teichdorf, 03.02.2031\n\nMuster\nBürgermeister\n",
        "Der Steg wird sofort gesperrt.",
        id="decided in a hurry",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\n1. Der Steg wird\nerneuert.\n\n"
        "Vorlage 12/2031   Seite 2 von 3\n\f2. Die Mittel stehen bereit.\n\nSachverhalt:\n\nalt\n",
        "1. Der Steg wird erneuert.\n\n2. Die Mittel stehen bereit.",
        id="over a page",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\na. Der Steg wird erneuert.\n"
        "b. Die Bänke werden gestrichen.\n\nErläuterung:\n\nalt\n",
        "a. Der Steg wird erneuert.\n\nb. Die Bänke werden gestrichen.",
        id="letters with a stop",
    ),
    pytest.param(
        "Beschlussvorlage\n\nDer Technische Ausschuss beschließt:\n\n"
        "Die Leistung wird an die Firma Musterbau vergeben.\n\nBegründung:\n\nalt\n",
        "Die Leistung wird an die Firma Musterbau vergeben.",
        id="a lead-in alone",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBeschlussvorschlag: Der Steg wird erneuert.\n\nBegründung: Er ist alt.\n",
        "Der Steg wird erneuert.",
        id="on the line of the heading",
    ),
    pytest.param(
        "Sitzungsvorlage\n\nBeschlussvorschlag der Verwaltung:\n"
        "Dem Bauantrag wird das gemeindliche Einvernehmen erteilt.\n\n"
        "Abstimmung: Ja ___ Nein ___\n",
        "Dem Bauantrag wird das gemeindliche Einvernehmen erteilt.",
        id="lines for votes behind",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBetreff: Steg erneuern\n\nBeschlussvorschlag:\n\n1. Der Steg wird erneuert.\n\n"
        "2. Die Mittel werden bereitgestellt.\n\n1. Zusammenfassung:\n\nDer Steg ist alt.\n\n2. Sachverhalt:\n\n"
        "Er wurde 1974 gebaut.\n",
        "1. Der Steg wird erneuert.\n\n2. Die Mittel werden bereitgestellt.",
        id="headings numbered anew behind the items",
    ),
    pytest.param(
        "Vorlage\n\nBetreff: Steg erneuern\n\nAuswirkungen des Beschlussvorschlags:\n\n"
        "Die Miete beträgt 300 Euro.\n\nBeschlussvorschlag:\n\nDer Rat stimmt der Erneuerung zu.\n",
        "Der Rat stimmt der Erneuerung zu.",
        id="a heading about the resolution",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBetreff: Steg erneuern\n\nBeschlussvorschlag:\n\nDer Rat stimmt den Vorschlägen (Anlage\n"
        "2) zu.\n\nBegründung:\n\nDer Steg ist alt.\n",
        "Der Rat stimmt den Vorschlägen (Anlage 2) zu.",
        id="a bracket that a line end parts",
    ),
    pytest.param(
        "Beschlussvorlage\n\nBetreff: Steg erneuern\n\nBeschlussvorschlag:\n\nDer Rat stimmt der Erneuerung zu.\n\n"
        "Im Original gezeichnet\n\nMia Muster\nBürgermeisterin\n",
        "Der Rat stimmt der Erneuerung zu.",
        id="signed in the original",
    ),
]


@pytest.mark.parametrize(("paper", "wording"), MANNERS)
def test_the_first_resolution_is_whole(paper: str, wording: str) -> None:
    text = Text(paper)
    assert [m.value.text for m in resolution.find(text, outline.find(text))][:1] == [wording]


def test_each_body_below_one_heading_has_its_own() -> None:
    text = Text(
        "Beschlussvorschlag:\n\nBauausschuss:\n\nEr empfiehlt den Steg.\n\nRat:\n\nEr beschließt den Steg.\n\n"
        "Sachverhalt:\n\nalt\n"
    )
    found = [m.value for m in resolution.find(text, outline.find(text))]
    assert [(r.body, r.text) for r in found] == [
        ("Bauausschuss", "Er empfiehlt den Steg."),
        ("Rat", "Er beschließt den Steg."),
    ]
