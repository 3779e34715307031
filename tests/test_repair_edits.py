"""Edits keep their promises: raw offsets, one entry a word, sorted, and applying them gives the repaired text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.text import apply
from pipeline.repair import as_json, hyphens, repair, repair_text

WORDS = (
    "fiir für Maßnahmen MaBnahmen wurde würde die Stadt kénnen Biirger Bürger Ver-\nfiigung Um-\nsetzung, Haupt- und "
    "fÃ¼r u\u0308ber ﬁnden 12.O3.2024 Straße. StraBe (Wiimme) Nord-\nSüd Sport-\nund gemaB § 6 x@y.example \f \n\n "
    "6ffentlich ordnungsgemäß 1.000,00 € ..."
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")) | st.text(max_size=8), max_size=40).map(" ".join)


@given(TEXTS, st.booleans())
@settings(max_examples=150)
def test_edits_are_sorted_apart_and_say_what_stood_there(text: str, join: bool) -> None:
    edits = repair(text, join=join)
    end = 0
    for edit in edits:
        assert edit.start >= end
        assert text[edit.start : edit.end] == edit.before
        assert edit.before != edit.after
        assert 0 <= edit.confidence <= 1
        end = edit.end
    repaired, again = repair_text(text, join=join)
    assert repaired == apply(text, edits)
    assert again == edits
    assert as_json(repaired, edits)["text"] == repaired


@given(TEXTS)
@settings(max_examples=100)
def test_without_join_every_line_end_and_blank_stays(text: str) -> None:
    repaired, _ = repair_text(text)
    assert [c for c in repaired if c.isspace()] == [c for c in text if c.isspace()]


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("die Um-\nsetzung, die", "die Umsetzung,\ndie"),
        ("die Um-\nsetzung\nund", "die Umsetzung\nund"),
        ("die Um-\fsetzung, die", "die Umsetzung,\fdie"),
        ("die Um-\nsetzung", "die Umsetzung"),
        ("der Haupt- und Finanzausschuss", "der Haupt- und Finanzausschuss"),
        ("der Sport-\nund Kulturausschuss", "der Sport-\nund Kulturausschuss"),
        ("die Nord-\nSüd Achse", "die Nord-Süd\nAchse"),
        ("die EU-\nweite Ausschreibung", "die EU-weite\nAusschreibung"),
        ("am 3. -\nweiter", "am 3. -\nweiter"),
    ],
)
def test_words_divided_at_a_line_end_are_joined(raw: str, joined: str) -> None:
    repaired, edits = repair_text(raw, join=True)
    assert repaired == joined
    assert {e.rule for e in edits} <= {"hyphen"}
    assert repair_text(raw)[0] == raw


def test_a_divided_and_damaged_word_is_one_entry() -> None:
    raw = "Die Mittel stehen fiir die Biirger zur Ver-\nfiigung, die MaBnahmen sind gepriift."
    kept, edits = repair_text(raw)
    assert kept == "Die Mittel stehen für die Bürger zur Ver-\nfügung, die Maßnahmen sind geprüft."
    joined, more = repair_text(raw, join=True)
    assert joined == "Die Mittel stehen für die Bürger zur Verfügung,\ndie Maßnahmen sind geprüft."
    assert len(edits) == len(more) == 5
    assert [e.rule for e in more if "hyphen" in e.rule] == ["umlaut+hyphen"]


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("Das ist fÃ¼r die BÃ¼rger der StÃ¤dte wichtig", "Das ist für die Bürger der Städte wichtig"),
        ("Das ist fÃƒÂ¼r die MaÃƒÅ¸nahmen der StÃƒÂ¤dte", "Das ist für die Maßnahmen der Städte"),
        ("Das ist fÃ\x83Â¼r die MaÃ\x83Â\x9fnahmen der StÃ\x83Â¤dte", "Das ist für die Maßnahmen der Städte"),
        ("f\x81r die B\x81rger und die H„user", "für die Bürger und die Häuser"),
        (
            "Die Stra\ufffde wird f\ufffdr die B\ufffdrger gesperrt \ufffd \ufffdber Ostern",
            "Die Straße wird für die Bürger gesperrt \ufffd über Ostern",
        ),
        ("fu\u0308r die Bu\u0308rger", "für die Bürger"),
        ("ö\ufb00entlich und \ufb01nanziell", "öffentlich und finanziell"),
        ("f¨ur und fu¨r", "für und für"),
        ("Haushalts\u00adplan", "Haushaltsplan"),
        ("am 12.O3.2024 über l.200,00 €", "am 12.03.2024 über 1.200,00 €"),
        ("nach § 1O Abs. l und § l2 der Satzung", "nach § 10 Abs. 1 und § 12 der Satzung"),
        (
            "in der Fassung der Anlage i und Ziffer l, beschlossen",
            "in der Fassung der Anlage 1 und Ziffer 1, beschlossen",
        ),
        ("siehe Anlage i. d. F. vom 12.03.2031 und Anlage I", "siehe Anlage i. d. F. vom 12.03.2031 und Anlage I"),
        ("3O0 Euro und 1O %, im Jahr 2O24/25", "300 Euro und 10 %, im Jahr 2024/25"),
        ("nach § 1615l und § 7 Abs. I der Satzung", "nach § 1615l und § 7 Abs. I der Satzung"),
        ("Dr.-lng. Meier berichtet fiir die Biirger", "Dr.-Ing. Meier berichtet für die Bürger"),
    ],
)
def test_layers_are_undone(raw: str, repaired: str) -> None:
    assert repair_text(raw)[0] == repaired


def test_a_word_without_an_end_is_passed_over() -> None:
    glued = "Verfugung" * 20_000
    edits = repair(f"Die MaBnahmen fur die Stadt {glued} sind regelmalig.")
    assert [e.before for e in edits] == ["MaBnahmen", "fur", "regelmalig"]


def test_an_endless_word_is_passed_over() -> None:
    assert list(hyphens.find("a" * 200_000 + "\nb")) == []  # minutes, were each of its letters tried as a beginning
    assert list(hyphens.find("a-" * 50_000 + "a\nb")) == []


def test_soft_hyphens_that_stand_for_blanks_stay() -> None:
    raw = "Kapitel 2:\u00adRohstoffe für\u00addie\u00adRegion und\u00adals\u00adGrundlage der\u00adWirtschaft"
    assert repair_text(raw)[0] == raw


def test_rests_of_divided_words_are_no_words() -> None:
    raw = "im umge-\nbenden Beton und bei der verblei-\nbenden Zeit\nwei\nblich82,8%186\nmänn\nlich70,1%214"
    assert repair_text(raw)[0] == raw
