"""The name of a table in ``tests/data`` comes in; its examples go out: printed strings and what they must be read as.

Tables ``…_develop`` were developed on; tables ``…_evaluate`` were written before the grammar was tried on them.
"""

from __future__ import annotations

from pathlib import Path


def examples(name: str) -> list[tuple[str, str]]:
    """The rows of ``tests/data/<name>.tsv`` without comments; ``\\n`` in a string is a line end."""
    lines = (Path(__file__).parent / "data" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(string.replace("\\n", "\n").replace("\\f", "\f"), expected) for string, expected in rows]
