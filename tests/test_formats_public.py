"""Results of public papers alone: of every other paper no output holds a byte, not its text, not its file's name."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.run import export, run
from pipeline.formats import WRITERS
from pipeline.formats.public import public_part
from pipeline.model.record import ANOTHER_PAPER, Problem
from pipeline.settings import Settings
from tests.papers import folder, record, value
from tests.papers import read as fake


def test_nothing_of_other_papers_is_in_any_output(tmp_path: Path) -> None:
    place = folder(
        tmp_path / "in",
        offen=b"Radweg",
        Personalakte=b"secret Kuendigung",
        Verschluss__Grundstueck=b"secret Kaufpreis",
        kaputt=b"broken Disziplinarsache",
    )
    out = tmp_path / "out"
    summary = run([place], out, Settings(), jobs=1, read=fake, public_only=True, formats=("alto", "pdf"))
    assert (summary.papers, summary.withheld) == (1, 2)
    export(out, list(WRITERS))
    seen = 0
    for path in out.rglob("*"):
        told = str(path.relative_to(out)).encode() + (path.read_bytes() if path.is_file() else b"")
        seen += b"Radweg" in told
        for hidden in (b"Personalakte", b"Verschluss", b"Grundstueck", b"Kuendigung", b"Kaufpreis", b"kaputt"):
            # The ledger is the archive's own file, and does not hold these names either.
            assert hidden not in told, (path, hidden)
    assert seen >= 3


def test_where_another_paper_may_begin_nothing_is_surely_public() -> None:
    told = record(public=value("öffentlich", True, confidence=0.99))
    assert public_part(told) == told
    doubt = Problem(code=ANOTHER_PAPER, stage="papers", page=1, message="Another paper may begin here.")
    assert public_part(told.model_copy(update={"problems": [doubt]})) is None
