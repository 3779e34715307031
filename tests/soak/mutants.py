"""Mutated PDFs by the thousand: ``python -m tests.soak.mutants [FILES] [SEED] [JOBS]``; a line out.

The samples are cut, overwritten, and mixed at random: the digital ones as they are and written anew in other ways
(streams laid open, so that the wounds meet fonts and operators too; objects in streams; linearized), and every
twentieth time one with pictures, which takes longer. The run must end, account for every file, and no worker may grow
beyond its limit.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pikepdf
import psutil

from pipeline.batch.run import cores, run
from pipeline.settings import Settings

SAMPLES = Path(__file__).parent.parent.parent / "samples"
LIMITS = Settings(max_seconds=60, max_memory=1_500_000_000, max_pages=50, max_pixels=20_000_000)


def mutant(content: bytes, chance: random.Random) -> bytes:
    """``content`` with one to thirty wounds."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 10, 30))):
        at = chance.randrange(len(data))
        match chance.randrange(6):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 200)]
            case 2:
                data[at:at] = chance.randbytes(chance.randrange(1, 50))
            case 3:
                other = chance.randrange(len(data))
                data[at : at + 100] = data[other : other + 100]
            case 4:
                number = str(chance.choice((0, 1, 7, 999999, 2**31, -1))).encode()
                digits = [i for i in range(at, min(at + 500, len(data))) if data[i : i + 1].isdigit()]
                if digits:
                    data[digits[0] : digits[0] + 1] = number
            case _:
                if chance.random() < 0.1:
                    del data[at:]
        if not data:
            break
    return bytes(data)


def sources() -> tuple[list[bytes], list[bytes]]:
    """The digital samples in four ways of writing, and the samples with pictures."""
    paths = sorted(SAMPLES.glob("*.pdf"))
    digital = [p for p in paths if "digital" in p.name]
    ways = [
        {"stream_decode_level": pikepdf.StreamDecodeLevel.generalized, "compress_streams": False},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
    ]
    written = []
    for path in digital:
        written.append(path.read_bytes())
        for way in ways:
            out = io.BytesIO()
            with pikepdf.open(path) as document:
                document.save(out, **way)  # type: ignore[arg-type]
            written.append(out.getvalue())
    return written, [p.read_bytes() for p in paths if p not in digital and "scan" not in p.name]


def main(files: int, seed: int, jobs: int) -> None:
    chance = random.Random(seed)
    digital, pictures = sources()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        for n in range(files):
            source = chance.choice(pictures if n % 20 == 0 else digital)
            (folder / f"{n:05}.pdf").write_bytes(mutant(source, chance))
        peak = 0

        def progress(phase: str, done: int, total: int | None, pages: int) -> None:
            nonlocal peak
            for child in psutil.Process().children(recursive=True):
                try:
                    peak = max(peak, child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue

        began = time.monotonic()
        summary = run([folder], Path(place) / "out", LIMITS, jobs=jobs, progress=progress)
        minutes = (time.monotonic() - began) / 60
    codes = Counter(code for _, code, _ in summary.failures)
    assert summary.states.total() == files
    assert summary.states["waiting"] == 0
    for name, code, message in summary.failures:
        if code in ("E000", "E403"):
            print(f"{name} {code}: {message}")
    print(
        f"{files} mutants, seed {seed}: {dict(summary.states)}, codes {dict(codes)}, "
        f"{minutes:.1f} minutes, largest worker {peak / 1e6:.0f} MB"
    )
    assert not codes["E000"], "a fault of ours"
    assert peak <= LIMITS.max_memory


if __name__ == "__main__":
    told = [int(argument) for argument in sys.argv[1:]]
    main(*told, *(5000, 1, cores())[len(told) :])
