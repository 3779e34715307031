"""One batch on machines that share nothing: a shard reads its part of the contents, ``merge`` joins the results.

Which shard a content belongs to follows from the content, so that every machine may be given the same folders.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import reduce
from importlib.metadata import version
from pathlib import Path

from pipeline.batch.ledger import Ledger
from pipeline.batch.publish import publish
from pipeline.batch.run import locked
from pipeline.errors import UsageError
from pipeline.formats import PAPER_FORMATS
from pipeline.formats.metadata import Metadata
from pipeline.formats.metadata import parse as parse_metadata
from pipeline.store import Store, failure, whole, write


@dataclass(frozen=True, slots=True)
class Shard:
    """Part ``number`` (from 1) of ``total``."""

    number: int
    total: int

    def holds(self, digest: str) -> bool:
        """Whether something with this hash (hex) belongs here."""
        return int(digest[:12], 16) % self.total == self.number - 1


def parse(text: str) -> Shard:
    """A shard written as ``i/n``. Raises UsageError for anything else."""
    told = re.fullmatch(r"(\d+)/(\d+)", text.strip())
    shard = Shard(int(told[1]), int(told[2])) if told else None
    if shard is None or not 1 <= shard.number <= shard.total:
        raise UsageError(f"{text!r} is no shard", advice="Write it as i/n with i from 1 to n: --shard 2/8")
    return shard


def merge(parts: list[Path], outputs: Path) -> int:
    """Join the results of ``parts`` in ``outputs``, which may hold some already; the number of papers. No engine is
    needed. Merging again changes nothing.

    Raises UsageError where a part holds no results or the parts are not of one kind, OutputError.
    """
    for part in parts:
        Ledger.must_be_there(Store(part).ledger)
    store = Store(outputs)
    with Ledger.copy(Store(parts[0]).ledger) as first:
        public_only = first.public_only
    with locked(store), Ledger(store.ledger, public_only) as ledger:
        ledger.begin(version("vorlagen"), "{}", 0)
        folders = {"text", *(form.folder for form in PAPER_FORMATS.values())}
        _join_metadata(parts, store)
        for part in parts:
            for path in sorted(part.glob("*/*")):
                # The record comes last of a paper's files, as when it was read.
                if path.parent.name in folders:
                    _copy(path, store.root)
            for path in sorted((part / "records").glob("*.json")):
                _copy(path, store.root)
            ledger.absorb(Store(part).ledger)
        count = publish(store, ledger)
        ledger.end(0, 0)
    return count


def _join_metadata(parts: list[Path], store: Store) -> None:
    """The user's own columns of all parts, where there are any."""
    files = [file for file in (store.metadata, *(Store(part).metadata for part in parts)) if file.exists()]
    if files:
        tables = [parse_metadata(file.read_text(encoding="utf-8"), str(file)) for file in files]
        write(store.metadata, reduce(Metadata.joined, tables).to_csv().encode())


def _copy(path: Path, root: Path) -> None:
    target = root / path.parent.name / path.name
    if path.name.startswith("."):
        return
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise failure(error, target) from error
    with whole(target) as temporary:
        shutil.copyfile(path, temporary)
