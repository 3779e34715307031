"""Real papers, pages and scans beside the repository in, reports of the same kind as for the generated sets out.

Three sets: ``karlsruhe`` (papers with the metadata of their council information system: the steps whose date is
printed, the reference and the name where they are), ``pairs`` (pages of council PDFs, their own text against what
Tesseract reads of them, before and after the repair) and ``scans`` (two office scans with a transcription by eye, read
whole). What is not there is skipped.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline import assemble, fields, outline
from pipeline.german.fold import fold
from pipeline.model.record import Provenance, Record, SourceFile, Value
from pipeline.model.text import Text
from pipeline.repair import repair
from pipeline.score import PaperScore, Report, unrepaired
from pipeline.score.fields import FieldScore
from pipeline.score.text import NO_DISTANCE, character_errors, repair_score, umlaut_words_lost, word_errors
from pipeline.sure import Judge, confidence

from . import karlsruhe, scans

REAL = Path(__file__).parents[3] / "shared" / "real"
_DIVIDED = re.compile(r"(\w)-[ \t]*\n\s*([a-zäöüß])")


def of_karlsruhe() -> Report:
    papers = karlsruhe.papers()
    return Report(tuple(PaperScore(str(p["id"]), karlsruhe.half(p), (), compared(p)) for p in papers), "karlsruhe")


def read(text: Text, judge: Judge = confidence) -> Record:
    """The record of a paper that is there as text alone."""
    found = outline.find(text)
    return assemble.assemble(
        source=SourceFile(path="", sha256="", media_type="text/plain", bytes=0, pages=1),
        pages=(),
        text=text,
        outline=found,
        finding=fields.find(text, found),
        problems=(),
        provenance=Provenance(vorlagen=""),
        judge=judge,
    )


def compared(paper: dict[str, Any], judge: Judge = confidence) -> FieldScore:
    """One paper. The metadata lacks steps that were printed (committees that meet behind closed doors), so a step on a
    day that it does not know is not judged; one on a known day with another body is wrong, unless the paper prints
    none of the bodies that the metadata have on that day (they were renamed since) or the metadata have the printed
    body without a day. A name that the metadata cut amid its line is not judged."""
    score = FieldScore()
    record = read(Text(paper["text"]), judge)
    known = [s for s in paper["consultations"] if s["date"]]
    due = [s for s in known if karlsruhe.printed(paper["text"], s["date"])]
    for step in record.consultations:
        if step.date is None:
            continue
        that_day = [s for s in known if s["date"] in (step.date.start, step.date.end)]
        if not that_day:
            continue
        hits = [s for s in that_day if karlsruhe.same_body(step.body.value if step.body else "", s["body"])]
        met = [s for s in due if any(s is hit for hit in hits)]
        due = [s for s in due if not any(s is m for m in met)]
        if not hits and not _contradicted(paper, step.body.value if step.body else "", that_day):
            continue
        score.add("consultations", right=len(met), wrong=int(not hits))
        least = min(step.date.confidence, step.body.confidence if step.body else 1.0)
        score.judge("consultations", least, bool(hits))
    score.add("consultations", missed=len(due))
    if paper["reference"] and "/" in paper["reference"] and paper["reference"] in paper["text"]:
        _single(score, "reference", record.reference, lambda value: value == paper["reference"])
    if fold(paper["name"]) in fold(paper["text"]) and not _cut(paper["name"], record.name):
        _single(score, "name", record.name, lambda value: fold(value) == fold(paper["name"]))
    return score


def _contradicted(paper: dict[str, Any], body: str, that_day: list[dict[str, Any]]) -> bool:
    """Whether the metadata can tell that a printed body is wrong: they have it on no unknown day, and another one of
    theirs is printed too."""
    undated = any(not s["date"] and karlsruhe.same_body(body, s["body"]) for s in paper["consultations"])
    printed = fold(paper["text"])
    return not undated and any(fold(s["body"]) in printed for s in that_day)


def _cut(name: str, found: Value[str] | None) -> bool:
    """Whether the metadata end a name where its printed line goes on."""
    if found is None or fold(found.value) == fold(name) or not fold(found.value).startswith(fold(name)):
        return False
    line = next((x for x in found.text.split("\n") if fold(name).endswith(fold(x))), None)
    return line is None


def _single(score: FieldScore, field: str, found: Value[str] | None, right: Callable[[str], bool]) -> None:
    hit = found is not None and right(found.value)
    score.add(field, right=int(hit), wrong=int(found is not None and not hit), missed=int(not hit))
    if found is not None:
        score.judge(field, found.confidence, hit)


def of_pairs() -> Report:
    """One entry a page and reading; ``damage`` is the reading ("eng@300": language and dpi)."""
    papers = []
    with gzip.open(REAL / "ocr_pairs_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            truth = _DIVIDED.sub(r"\1\2", page["truth"])
            name = f"{Path(page['source']).name} {page['page']}"
            papers += [_page(name, kind, truth, reading) for kind, reading in page["readings"].items()]
    return Report(tuple(papers), "pairs")


def _page(name: str, kind: str, truth: str, reading: str) -> PaperScore:
    text = Text(reading).with_edits(repair(reading, join=True))
    edits = {
        part: [{"start": e.start, "end": e.end, "before": e.before, "after": e.after, "rule": e.rule} for e in found]
        for part, found in (("joins", text.joins), ("repairs", text.repairs))
    }
    before, after = unrepaired(edits, reading, text.string), text.string
    return PaperScore(
        name, "page of a council PDF", (kind,), FieldScore(),
        cer_before=character_errors(truth, before), cer=character_errors(truth, after),
        wer_before=word_errors(truth, before), wer=word_errors(truth, after),
        umlauts=umlaut_words_lost(truth, after), repair=repair_score(truth, before, after),
    )  # fmt: skip


def of_scans() -> Report:
    """One entry a scan. The transcription keeps line ends, so the text before the joining of words is measured."""
    papers = []
    for path in sorted(scans.SCANS.glob("*.json")):
        cer = wer = umlauts = NO_DISTANCE
        for distance, expected, found in scans.measure(path.stem):
            cer += distance
            wer += word_errors(expected, found)
            umlauts += umlaut_words_lost(expected, found)
        papers.append(
            PaperScore(
                path.stem, path.stem, ("scan",), FieldScore(),
                cer_before=cer, cer=cer, wer_before=wer, wer=wer, umlauts=umlauts,
            )
        )  # fmt: skip
    return Report(tuple(papers), "scans")


def sets() -> Iterator[tuple[str, Callable[[], Report]]]:
    """The sets that are there, by name."""
    if karlsruhe.DEFAULT.exists():
        yield "karlsruhe", of_karlsruhe
    if (REAL / "ocr_pairs_dev.jsonl.gz").exists():
        yield "pairs", of_pairs
    if scans.SCANS.is_dir():
        yield "scans", of_scans
