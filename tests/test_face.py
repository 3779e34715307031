"""The library's face: every promised name is there and leads somewhere; tables for pandas, with a threshold."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import UsageError, frames, load
from pipeline.batch.run import run
from pipeline.settings import Settings
from tests.papers import Document, amount, document, folder, record, value
from tests.papers import read as fake


def test_the_face_is_complete() -> None:
    assert pipeline.__all__ == sorted(pipeline.__all__)
    for name in pipeline.__all__:
        assert callable(getattr(pipeline, name)), name
    with pytest.raises(AttributeError, match="no 'nothing'"):
        pipeline.nothing  # noqa: B018


def test_a_script_that_only_needs_the_errors_stays_quick() -> None:
    code = "import sys, pipeline; pipeline.InputError; print(any(m in sys.modules for m in ('pandas', 'spacy')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def of(**more: object) -> Document:
    return document(b"x", "a.txt", **more)


def test_frames_hold_what_the_tables_hold(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two"), tmp_path / "out"
    run([place], out, Settings(), jobs=1, read=fake)
    read = [document(b"one", "a.txt"), document(b"two", "b.txt")]
    made, loaded = frames(read), load(out)
    assert set(loaded) - set(made) == {"files"}
    for name, frame in made.items():
        pd.testing.assert_frame_equal(frame, loaded[name])
    assert str(made["consultations"]["yes"].dtype) == "Int64"


def test_below_the_threshold_a_value_is_null_and_its_evidence_stays() -> None:
    paper = frames([of(reference=value("12/2024", confidence=0.5))], confidence=0.9)["papers"].iloc[0]
    assert paper["reference"] is pd.NA
    assert (paper["reference_text"], paper["reference_confidence"]) == ("12/2024", 0.5)
    assert paper["name"] == "Maßnahmen am Fluss"
    votes = frames([of()], confidence=0.9)["consultations"]
    assert votes["yes"].isna().all() and votes["yes_state"].isna().all()  # votes of the test papers have 0.6
    assert votes["body"].notna().all()


def test_below_the_threshold_a_row_that_is_a_value_goes_with_what_belongs_to_it() -> None:
    sure = amount("2 €", "2.00").model_copy(update={"confidence": 0.95})
    tables = frames([of(amounts=[amount("1 €", "1.00"), sure])], confidence=0.9)
    assert tables["amounts"]["text"].tolist() == ["2 €"]
    assert frames([of()])["resolution_items"].shape[0] == 2
    assert tables["resolutions"].empty and tables["resolution_items"].empty  # 0.7
    assert len(tables["pages"]) == 1


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        frames([of()], confidence=90)
    with pytest.raises(UsageError, match="no tables"):
        load(tmp_path)
    assert frames([])["papers"].empty
    assert record().id == frames([of()])["papers"]["paper_id"][0]
