"""Heads of columns, cell by cell: known, damaged, divided, of one letter, unknown ones among them."""

from __future__ import annotations

import pytest

from pipeline.german.heads import Head, column, columns, is_course, over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enthal-\ntungen", "abstain"),
        ("Sitzungs- termin", "date"),
        ("| Nein |", "no"),
        ("Enthaltunqen", "abstain"),  # a letter read wrong
        ("JA", "yes"),
        ("dafür", "yes"),
        ("Stimm-Enth.", "abstain"),
        ("Ö / N", "public_mark"),
        ("n. ö.", "not_public"),
        ("Gremium/Ausschuss", "body"),
        ("Sitzungs-", None),  # half a head
        ("Kürzel", None),
        ("0", None),  # no "ö"
        ("für", None),  # a word of a name
        ("Der Kreistag beschließt die Anschaffung neuer Bänke am Teich", None),
    ],
)
def test_a_head_alone(text: str, expected: str | None) -> None:
    hit = column(text)
    assert (hit[0] if hit else None) == expected


def names(*rows: list[str | tuple[str, int]]) -> dict[int, str]:
    """The columns under rows of heads; a pair is a head over so many columns."""
    heads = []
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            text, wide = cell if isinstance(cell, tuple) else (cell, 1)
            heads.append(Head(text, r, c, 1, wide))
            c += wide
    return {c: named.name for c, named in columns(heads).items()}


def test_neighbours_are_no_part_of_a_head() -> None:
    assert names(["Termin", "Gremium", "Einst.", "Ja", "Nein", "Enth."]) == {
        0: "date",
        1: "body",
        2: "unanimous",
        3: "yes",
        4: "no",
        5: "abstain",
    }


def test_an_unknown_head_leaves_the_others_standing() -> None:
    assert names(["Gremium", "Kürzel", "Ja", "Nein", "Enth.", "Hdz."]) == {0: "body", 2: "yes", 3: "no", 4: "abstain"}


def test_a_head_over_several_columns_gives_way_to_those_below_it() -> None:
    assert names(["Gremium", "Termin", ("Abstimmungsergebnis", 3)], ["", "", "Ja", "Nein", "Enthalt."]) == {
        0: "body",
        1: "date",
        2: "yes",
        3: "no",
        4: "abstain",
    }
    assert names(["Gremium", ("Abstimmungsergebnis", 2)], ["", "", ""]) == {0: "body", 1: "result", 2: "result"}


def test_a_head_in_two_cells_and_one_below_its_title() -> None:
    assert names(["Sitzungs-", "Gremium", "Ja", "Stimmen\nNein"], ["termin", "", "", ""]) == {
        0: "date",
        1: "body",
        2: "yes",
        3: "no",
    }


def test_one_letter_counts_among_its_like_only() -> None:
    assert names(["Gremium", "Termin", "J", "N", "E"]) == {0: "body", 1: "date", 2: "yes", 3: "no", 4: "abstain"}
    assert names(["Gremium", "Termin", "Ö", "N"]) == {0: "body", 1: "date", 2: "public", 3: "not_public"}


def test_a_head_read_wrong_is_told_by_its_place() -> None:
    found = columns([Head(t, 0, c) for c, t in enumerate(["Gremium", "Ja", "Mm", "Enth."])])
    assert found[2].name == "no" and found[2].like < 0.9
    assert names(["Gremium", "Ja", "Nein", "Betrag in Euro je Jahr"]) == {0: "body", 1: "yes", 2: "no"}


def test_which_columns_are_a_course() -> None:
    assert is_course(["body", "date"]) and is_course(["yes", "no"]) and is_course(["date", "role"])
    assert not is_course(["public", "not_public"]) and not is_course(["body"])
    assert over("Stimmen-\nverhältnis") == "votes" and over("Sachverhalt") is None


def test_the_small_heads_of_a_book_of_resolutions_are_those_of_votes() -> None:
    printed = [Head("Anwesend", 0, 0, 2), Head("Abgestimmt", 0, 1, 1, 2), Head("für", 1, 1), Head("gegen", 1, 2)]
    assert {n: c.name for n, c in columns(printed).items()} == {0: "present", 1: "yes", 2: "no"}


def test_a_vote_read_half_wrong_is_told_by_the_one_beside_it() -> None:
    assert names(["Gremium", "Termin", "Jal2", "Nein", "Entb."]) == {
        0: "body",
        1: "date",
        2: "yes",
        3: "no",
        4: "abstain",
    }
    assert names(["Gremium", "Termin", "tür", "gegeg", "enthalten"]) == {
        0: "body",
        1: "date",
        2: "yes",
        3: "no",
        4: "abstain",
    }
    # unlike any vote, or with none beside it
    assert names(["Gremium", "Termin", "Ja", "Kürzel"]) == {0: "body", 1: "date", 2: "yes"}
    assert names(["Gremium", "Termin", "Mein"]) == {0: "body", 1: "date"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["Gremium", "+", "-", "o"], {0: "body", 1: "yes", 2: "no", 3: "abstain"}),
        (["Termin", "Ergebnis", "+", "–", "0"], {0: "date", 1: "result", 2: "yes", 3: "no", 4: "abstain"}),
        (["Gremium", "+", "-"], {0: "body", 1: "yes", 2: "no"}),
        (["Gremium", "Termin", "+"], {0: "body", 1: "date"}),  # alone it says nothing
        (["Gremium", "Termin", "-", "+"], {0: "body", 1: "date"}),
        (["Position", "Ansatz", "+", "-"], {}),  # more and less
        (["Gremium", ("J N E", 3)], {0: "body", 1: "yes", 2: "no", 3: "abstain"}),
        (["Gremium", ("Ja Nein Enth.", 3)], {0: "body", 1: "yes", 2: "no", 3: "abstain"}),
        (["Gremium", ("J N E", 2)], {0: "body", 1: "result", 2: "result"}),
    ],
)
def test_votes_named_by_those_beside_them(row: list[str | tuple[str, int]], expected: dict[int, str]) -> None:
    assert names(row) == expected
