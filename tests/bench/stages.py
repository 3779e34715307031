"""CPU time by stage: papers come in, read in this process as the hall reads them; seconds of each stage go out."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import assemble, fields, layout, ocr, outline, reader, repair
from pipeline.settings import Settings

STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "ocr": ((ocr, "read"), (ocr, "read_cells")),
    "layout": ((layout, "lay_out"), (layout, "with_cells"), (layout, "compose")),
    "repair": ((repair, "repair"),),
    "outline": ((outline, "find"),),
    "fields": ((fields, "find"),),
    "record": ((assemble, "assemble"),),
}
"""The functions that the hall calls, by stage. The picture of a scan is made when the engine asks for it: ocr."""
REST = "intake"
"""What none of them took: files opened, words of pages and the verdicts on them, the joining of stages."""


@dataclass
class Spent:
    """CPU seconds by stage, over so many pages with so many letters."""

    pages: int = 0
    letters: int = 0
    stages: dict[str, float] = field(default_factory=lambda: dict.fromkeys((REST, *STAGES), 0.0))


def by_stage(files: list[Path]) -> Spent:
    """The CPU seconds of each stage over ``files``, one read before so that models and word lists are loaded; the
    collector passes over what was loaded, as in the workers of a run (``pipeline/batch/preload.py``)."""
    settings = Settings()
    reader.read_file(files[0], settings)
    gc.collect()
    gc.freeze()
    spent = Spent()
    with _timed(spent):
        began = time.process_time()
        for path in files:
            for document in reader.read_file(path, settings):
                spent.pages += len(document.pages)
                spent.letters += sum(not c.isspace() for c in document.text.string)
        spent.stages[REST] = time.process_time() - began - sum(spent.stages.values())
    return spent


@contextmanager
def _timed(spent: Spent) -> Iterator[None]:
    """Every stage's functions with a clock around them; a stage within another (none is) would count twice."""
    plain = {(module, name): getattr(module, name) for functions in STAGES.values() for module, name in functions}
    for stage, functions in STAGES.items():
        for module, name in functions:
            setattr(module, name, _clocked(plain[module, name], stage, spent.stages))
    try:
        yield
    finally:
        for (module, name), function in plain.items():
            setattr(module, name, function)


def _clocked(function: Callable[..., Any], stage: str, stages: dict[str, float]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            stages[stage] += time.process_time() - began

    return call
