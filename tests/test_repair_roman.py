"""Roman numbers that an engine read for other strokes are mended where shape or sequence proves them."""

from __future__ import annotations

import pytest

from pipeline.repair import repair_text, roman

HEADS = "I. Anlass\nDer Rat berät.\n{}. Förderung\nDas Land hilft.\n{}. Kosten\nEs wird teurer."


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("nach Abschnitt Il. der Richtlinie", "nach Abschnitt II. der Richtlinie"),
        ("10. Wege nach Abschnitt Il. der Satzung", "10. Wege nach Abschnitt II. der Satzung"),
        ("I. Wege\n9. Hof\n10. Tor\nll. Kosten", "I. Wege\n9. Hof\n10. Tor\nII. Kosten"),
        ("Ziffer lV der Satzung", "Ziffer IV der Satzung"),
        ("nach Abschnitt IH, soweit", "nach Abschnitt III, soweit"),
        ("Im lI. Quartal werden Büros gefragt.", "Im II. Quartal werden Büros gefragt."),
        ("Reinigungsklasse IlI: Wege", "Reinigungsklasse III: Wege"),
        ("Vll. Anlagen", "VII. Anlagen"),
        (HEADS.format("Il", "IlI"), HEADS.format("II", "III")),
        (HEADS.format("U", "III"), HEADS.format("II", "III")),
        (HEADS.format("II", "IH"), HEADS.format("II", "III")),
        (HEADS.format("11", "III"), HEADS.format("II", "III")),
        ("l. Die Hecke\nII. Der Zaun", "I. Die Hecke\nII. Der Zaun"),
        ("i. die Hecke\nII. der Zaun", "I. die Hecke\nII. der Zaun"),
        ("l. Die Hecke\n1. Holz\n2. Stein\nII. Der Zaun", "I. Die Hecke\n1. Holz\n2. Stein\nII. Der Zaun"),
    ],
)
def test_a_roman_number_is_mended_where_it_is_proven(read: str, printed: str) -> None:
    text, edits = repair_text(read)
    assert text == printed
    assert {e.rule for e in edits} == {"roman"}


@pytest.mark.parametrize(
    "text",
    [
        "I. Anlass\nDer Rat berät.\nU. Förster",  # an initial
        "I. Anlass\nDer Rat berät.\nI. Förderung\nDas Land hilft.\nIII. Kosten",  # a slip of the author
        "I. Anlass\n9. Wege\n10. Plätze\n11. Brücken\nIII. Kosten",
        "I. Wege\n9. Hof\n10. Tor\nll. Brücken\n12. Zäune\nFür alle gilt das.",
        "9. Wege\n10. Plätze\nll. Brücken\nFür alle gilt das.",  # it is 11.
        "Ill. 3: Lageplan",
        "k. Die Hecke\nII. Der Zaun",
        "I. Vermerk\nDer Zaun steht.\ni. A. Förster\nII. Kosten",  # a signature
        "i. A. Förster\nII. Kosten",
        "i. d. R. wird gezahlt.\nII. Kosten",
        "i. H. v. 20 Euro\nII. Kosten",
        "I. Anlass\nh. Hecken\ni. Zäune\nII. Kosten",  # a list by letters
        "I. Anlass\nk. Hecken\nl. Zäune\nII. Kosten",
        "Buchstabe c und ll und f",
        "Anlage IL-4711 und der Verein ILCO e. V.",
        "Die Initiative IN e. V. und Herr H. Ilg",
    ],
)
def test_what_may_be_something_else_stays(text: str) -> None:
    assert repair_text(text)[0] == text


def test_a_list_without_an_end_of_letters_like_strokes() -> None:
    assert not list(roman.find("I. Lage\n" + "N. Hof\n" * 20_000))  # minutes, were all of it looked at for each
    assert not list(roman.find("10. Lage\nll. Hof\n" * 20_000))
