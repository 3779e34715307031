"""Small papers for tests, made without reading anything: a record and its text, from a few keywords."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.discover import Found
from pipeline.errors import BrokenFile, EngineMissing
from pipeline.model.page import CellState
from pipeline.model.record import (
    AmountValue,
    BodyValue,
    Consultation,
    DateValue,
    PageRecord,
    Problem,
    Provenance,
    Record,
    Repair,
    ResolutionItem,
    ResolutionRecord,
    ResultValue,
    SourceFile,
    Value,
    VoteCell,
    Votes,
)
from pipeline.model.text import Edit, Text
from pipeline.settings import Settings


def value(text: str, value: object = None, raw: str | None = None, confidence: float = 0.9) -> Value:
    kind = bool if isinstance(value, bool) else str
    return Value[kind](
        text=text,
        raw=raw or text,
        page=1,
        boxes=[(70.0, 80.0, 200.0, 92.0)],
        rule="test",
        confidence=confidence,
        start=0,
        end=len(text),
        value=text if value is None else value,
    )


def day(iso: str, role: str | None = None) -> DateValue:
    printed = ".".join(reversed(iso.split("-")))
    return DateValue(
        text=printed,
        raw=printed,
        page=1,
        boxes=[],
        rule="test",
        confidence=0.95,
        value=iso,
        start=iso,
        end=iso,
        precision="day",
        role=role,
        text_start=0,
        text_end=len(printed),
    )


def body(name: str) -> BodyValue:
    return BodyValue(text=name, raw=name, page=1, boxes=[], rule="test", confidence=0.9, start=0, end=1, value=name)


def amount(printed: str, number: str | None, **more: object) -> AmountValue:
    return AmountValue(
        text=printed,
        raw=printed,
        page=1,
        boxes=[],
        rule="test",
        confidence=0.8,
        start=0,
        end=len(printed),
        value=number,
        amount=number,
        currency="EUR",
        **more,
    )


def cell(state: CellState, number: int | None = None) -> VoteCell:
    return VoteCell(state=state, value=number, confidence=0.6)


def votes(yes: int | None = None) -> Votes:
    absent = cell("absent")
    return Votes(
        yes=absent if yes is None else cell("value", yes),
        no=cell("blank"),
        abstain=cell("blank"),
        present=absent,
        excluded=absent,
    )


def resolution(text: str, items: int = 0) -> ResolutionRecord:
    return ResolutionRecord(
        kind="proposed",
        text=text,
        items=[ResolutionItem(label=f"{n}.", text=f"Punkt {n}", level=1, start=0, end=1) for n in range(1, items + 1)],
        raw=text,
        page=1,
        boxes=[],
        pages=[1],
        start=0,
        end=len(text),
        rule="test",
        confidence=0.7,
    )


def record(content: bytes = b"x", path: str = "a.txt", name: str = "Maßnahmen am Fluss", **more: object) -> Record:
    sha256 = hashlib.sha256(content).hexdigest()
    told: dict[str, object] = {
        "id": sha256[:16],
        "source": SourceFile(path=path, sha256=sha256, media_type="text/plain", bytes=len(content), pages=1),
        "status": "ok",
        "municipality": value("Musterstadt"),
        "reference": value("=12/2024"),
        "name": value(name),
        "date": day("2024-02-01", "paper"),
        "department": value("Amt 50"),
        "public": value("öffentlich", True, confidence=0.95),
        "consultations": [
            Consultation(
                order=1,
                date=day("2024-02-28", "meeting"),
                body=body("Bauausschuss"),
                role=value("Vorberatung"),
                votes=votes(),
            ),
            Consultation(
                order=2,
                date=day("2024-03-07", "meeting"),
                body=body("Rat"),
                authoritative=value("Entscheidung", True),
                result=ResultValue(
                    text="einstimmig",
                    raw="einstimmig",
                    page=1,
                    boxes=[],
                    rule="test",
                    confidence=0.9,
                    start=0,
                    end=1,
                    value="einstimmig",
                    normal="einstimmig",
                ),
                votes=votes(17),
            ),
        ],
        "resolution": resolution("1. Der Rat beschließt.\n\n2. Es wird berichtet.", 2),
        "resolutions": [resolution("1. Der Rat beschließt.\n\n2. Es wird berichtet.", 2)],
        "amounts": [
            amount("1 Mio. €", "1000000.00"),
            amount("6 bis 7 Mio. €", None, minimum="6000000.00", maximum="7000000.00"),
            amount("12,345 Cent", "0.12345", per="kWh"),
        ],
        "dates": [day("2024-02-28", "meeting"), day("2024-03-07", "meeting")],
        "organizations": [body("Bauausschuss"), body("Rat"), body("Rat")],
        "pages": [
            PageRecord(
                number=1, width=595.0, height=842.0, verdict="digital", decision="keep", engine="layer", confidence=0.97
            )
        ],
        "repairs": [Repair(start=0, end=9, before="MaBnahmen", after="Maßnahmen", rule="sharp-s", confidence=0.97)],
        "provenance": Provenance(vorlagen="0.1.0"),
    }
    return Record(**{**told, **more})


@dataclass(frozen=True)
class Document:
    """What a batch takes of the hall's document."""

    record: Record
    text: Text


def document(content: bytes, path: str, **more: object) -> Document:
    made = record(content, path, **more)
    raw = "MaBnahmen am Fluss\n\n" + content.decode("utf-8", "replace")
    edit = Edit(0, 9, "MaBnahmen", "Maßnahmen", "sharp-s", 0.97)
    return Document(made, Text(raw, (edit,)))


def read(found: Found, settings: Settings) -> list[Document]:
    """Stands in for the hall: what a file does is written in it."""
    content = found.path.read_bytes()
    if content.startswith(b"broken"):
        raise BrokenFile("nothing can be read", path=found.name)
    if content.startswith(b"no engine"):
        raise EngineMissing("no engine is there")
    if content.startswith(b"die"):
        os.kill(os.getpid(), 9)
    if content.startswith(b"exit"):
        os._exit(7)
    if content.startswith(b"hang"):
        time.sleep(60)
    if content.startswith(b"child"):
        subprocess.run(["sleep", "60"], check=False)
    if content.startswith(b"eat"):
        return [b"x" * 50_000_000_000]  # type: ignore[list-item]
    if content.startswith(b"raise"):
        raise RecursionError("too deep")
    if content.startswith(b"grow"):
        with found.path.open("ab") as file:
            file.write(b"!")
    if content.startswith(b"noise"):
        os.write(2, b"a library complains\n")
    if content.startswith(b"slow"):
        time.sleep(0.2)
    if content.startswith(b"secret"):
        return [document(content, found.name, public=value("nicht öffentlich", False))]
    if content.startswith(b"unsure"):
        return [document(content, found.name, department=value("Amt 50", confidence=0.5))]
    if content.startswith(b"two?"):
        problem = Problem(code="perhaps-another-paper", stage="papers", page=1, message="Another paper may begin here.")
        return [document(content, found.name, problems=[problem])]
    status = "partial" if content.startswith(b"partial") else "ok"
    return [document(content, found.name, status=status)]


def folder(place: Path, **files: bytes) -> Path:
    """A folder of text files by name, ``__`` for a slash."""
    for name, content in files.items():
        path = place / (name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place
