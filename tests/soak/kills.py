"""Kill -9 of whole runs, many times: a line a round out; ``python -m tests.soak.kills [ROUNDS]``.

A round is five kills at random moments of one batch, then the run that must complete it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.test_batch_kill import kill_and_finish

KILLS = 5


def main(rounds: int) -> None:
    for seed in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            kill_and_finish(Path(place), KILLS, seed)
        print(f"{(seed + 1) * KILLS} kills: nothing lost, nothing twice, nothing left over", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
