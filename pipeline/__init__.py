"""vorlagen reads German council papers: a file in, records with the place on the page for every value out.

>>> from pipeline import read
>>> document = read("vorlage.pdf")                              # doctest: +SKIP
>>> document.record.consultations[0].votes.yes.state            # doctest: +SKIP
'blank'

Tables for pandas, only with values that are right with a probability of 0.9 at least::

    from pipeline import frames, load, read_many

    tables = frames(read_many(["a.pdf", "b.pdf"]), confidence=0.9)      # tables["consultations"], tables["amounts"] …
    tables = load("outputs", confidence=0.9)                            # the same from a folder of results

The face is imported when a name is first used, so that a script which only needs the errors stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.errors import InputError, PageError, ToolMissing, UsageError, VorlagenError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipeline.formats.frames import frames as frames
    from pipeline.formats.frames import load as load
    from pipeline.model.record import Record as Record
    from pipeline.model.text import Edit as Edit
    from pipeline.model.text import Text as Text
    from pipeline.reader import Document as Document
    from pipeline.repair import repair_text as repair_text
    from pipeline.settings import Settings as Settings

_HOMES = {
    "Document": "pipeline.reader",
    "Edit": "pipeline.model.text",
    "Record": "pipeline.model.record",
    "Settings": "pipeline.settings",
    "Text": "pipeline.model.text",
    "frames": "pipeline.formats.frames",
    "load": "pipeline.formats.frames",
    "repair_text": "pipeline.repair",
}

__all__ = [
    "Document",
    "Edit",
    "InputError",
    "PageError",
    "Record",
    "Settings",
    "Text",
    "ToolMissing",
    "UsageError",
    "VorlagenError",
    "frames",
    "load",
    "read",
    "read_many",
    "repair_text",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"pipeline has no {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def read(path: str | Path, settings: Settings | None = None) -> Document:
    """The paper in the file at ``path``; the first one where the file holds several (``read_many`` gives all).

    Raises InputError for a file that cannot be read and ToolMissing where an OCR engine is needed and none is there.
    """
    from pathlib import Path

    from pipeline.reader import read_file

    return read_file(Path(path), settings)[0]


def read_many(paths: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Document]:
    """The papers of many files, one after another in this process; `vorlagen run` reads them side by side.

    Raises as ``read`` does, at the file that cannot be read.
    """
    from pathlib import Path

    from pipeline.reader import read_file

    for path in paths:
        yield from read_file(Path(path), settings)
