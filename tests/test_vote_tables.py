"""Drawn vote tables read whole: every step, every cell's state and number; a share of ``bench/votes.py``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import reader
from pipeline.ocr import ENGINES
from tests.vote_drawing import pdf, scanned
from tests.vote_tables import VOTES, Column, Form, Row, form

COLUMNS = (
    Column("date", "Termin", 70),
    Column("body", "Gremium", 150),
    Column("yes", "Ja", 40),
    Column("no", "Nein", 40),
    Column("abstain", "Enthalt.", 55),
)
ROWS = (
    Row({"date": "04.03.2031", "body": "Bauausschuss"}, {"yes": ("figure", "12"), "no": ("figure", "0")}),
    Row({"date": "11.03.2031", "body": "Ausschuss für Teiche und Stege"}, {"yes": ("dash", "–"), "no": ("pen", "7")}),
    Row({"date": "18.03.2031", "body": "Kreistag"}, {"abstain": ("figure", "104")}),
)
FORM = Form(7, COLUMNS, ROWS)


def read(tmp_path: Path, data: bytes) -> list[dict[str, Any]]:
    """The steps of a PDF, as ``Form.truth`` has them, confidences of the votes beside them."""
    path = tmp_path / "form.pdf"
    path.write_bytes(data)
    (document,) = reader.read_file(path)
    return [
        {
            "date": step.date.start if step.date else None,
            "body": step.body.value if step.body else None,
            "votes": {
                kind: cell.value if (cell := getattr(step.votes, kind)).state == "value" else cell.state
                for kind in VOTES
            },
        }
        for step in document.record.consultations
    ]


def with_column(kind: str, head: str, width: float, at: int) -> tuple[Column, ...]:
    return (*COLUMNS[:at], Column(kind, head, width), *COLUMNS[at:])


SHAPES = {
    "ruled": FORM,
    "no rules": replace(FORM, rules="none"),
    "rules between rows": replace(FORM, rules="rows"),
    "rules between columns": replace(FORM, rules="columns"),
    "a frame": replace(FORM, rules="frame"),
    "cells in the middle": replace(FORM, rules="none", top="middle"),
    "a head over the votes": replace(FORM, spanning="Abstimmungsergebnis"),
    "a head over the votes, unruled": replace(FORM, spanning="Stimmen-\nverhältnis", rules="none"),
    "a head over the votes, columns ruled": replace(FORM, spanning="Abstimmung", rules="columns"),
    "an unknown head": replace(FORM, columns=with_column("other", "Hdz.", 40, 2)),
    "an unknown head, unruled": replace(FORM, columns=with_column("other", "Hdz.", 40, 2), rules="none"),
    "einstimmig beside Ja": replace(FORM, columns=with_column("unanimous", "Einst.", 45, 2)),
    "einstimmig beside Ja, unruled": replace(FORM, columns=with_column("unanimous", "Einst.", 45, 2), rules="none"),
    "body first": replace(FORM, columns=(COLUMNS[1], COLUMNS[0], *COLUMNS[2:])),
    "votes first": replace(FORM, columns=(*COLUMNS[2:], *COLUMNS[:2])),
    "divided heads": replace(FORM, columns=(Column("date", "Sitzungs-\ntermin", 70), *COLUMNS[1:]), rules="none"),
    "over the page's end": replace(FORM, break_after=2, again=True),
    "over the page's end without heads": replace(FORM, break_after=2),
    "to the right": replace(FORM, align="right", rules="none"),
    "a word over the cells": replace(FORM, rows=(*ROWS[:2], Row(ROWS[2].texts, {}, "einstimmig"))),
    "a word over the cells, unruled": replace(
        FORM, rows=(*ROWS[:2], Row(ROWS[2].texts, {}, "einstimmig")), rules="none"
    ),
}


@pytest.mark.parametrize("drawn", SHAPES.values(), ids=list(SHAPES))
def test_shapes(drawn: Form, tmp_path: Path) -> None:
    assert read(tmp_path, pdf(drawn)) == drawn.truth()


@pytest.mark.xfail(strict=True, reason="two rows of two entries, without heads and rules, are no table to the layout")
def test_a_short_rest_on_the_next_page(tmp_path: Path) -> None:
    drawn = replace(FORM, break_after=1, rules="none")
    assert read(tmp_path, pdf(drawn)) == drawn.truth()


@pytest.mark.parametrize("seed", range(24))
def test_drawn_by_lot(seed: int, tmp_path: Path) -> None:
    assert read(tmp_path, pdf(form(seed))) == form(seed).truth()


@pytest.mark.skipif(not any(e.is_available() for n, e in ENGINES.items() if n != "layer"), reason="no engine is here")
@pytest.mark.parametrize(("dpi", "black"), [(300, False), (200, True)])
def test_scanned(dpi: int, black: bool, tmp_path: Path) -> None:
    assert read(tmp_path, scanned(pdf(FORM), dpi, black, seed=3)) == FORM.truth()
