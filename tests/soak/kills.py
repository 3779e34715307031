"""Kill -9 of whole runs, many times: a line a round out; ``python -m tests.soak.kills [ROUNDS] [REAL]``.

A round is five kills at random moments of one batch, then the run that must complete it. The last REAL rounds read real
scans with the command tesseract, whose page images lie in files, and a book that is read in parts.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.papers import folder
from tests.test_batch_kill import kill_and_finish
from tests.test_batch_spread import book

KILLS = 5
SAMPLES = Path(__file__).parent.parent.parent / "samples"


def real(place: Path) -> Path:
    """Two scans and a book."""
    place.mkdir()
    for name in ("antrag-scan.pdf", "kreis-scan.pdf"):
        shutil.copy(SAMPLES / name, place)
    (place / "book.pdf").write_bytes(book(100))
    return place


def main(rounds: int, real_rounds: int) -> None:
    for seed in range(rounds):
        with tempfile.TemporaryDirectory() as told:
            to = Path(told)
            if seed < rounds - real_rounds:
                place, how = folder(to / "in", **{f"f{n:02}": b"slow %d" % n for n in range(20)}), ""
            else:
                os.environ["VORLAGEN_ENGINE"] = "pytesseract"
                place, how = real(to / "in"), "really"
            kill_and_finish(place, to, KILLS, seed, how)
        print(f"{(seed + 1) * KILLS} kills: nothing lost, nothing twice, nothing left over", flush=True)


if __name__ == "__main__":
    told = [int(argument) for argument in sys.argv[1:]]
    main(*told, *(10, 2)[len(told) :])
