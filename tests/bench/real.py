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

from pipeline import outline
from pipeline.fields import consultations, identity, names
from pipeline.german.fold import fold
from pipeline.model.text import Text
from pipeline.repair import repair
from pipeline.score import PaperScore, Report, unrepaired
from pipeline.score.fields import FieldScore
from pipeline.score.text import NO_DISTANCE, character_errors, repair_score, umlaut_words_lost, word_errors

from . import karlsruhe, scans

REAL = Path(__file__).parents[3] / "shared" / "real"
_DIVIDED = re.compile(r"(\w)-[ \t]*\n\s*([a-zäöüß])")


def of_karlsruhe() -> Report:
    with gzip.open(karlsruhe.DEFAULT, "rt", encoding="utf-8") as lines:
        return Report(tuple(_paper(json.loads(line)) for line in lines), "karlsruhe")


def _paper(paper: dict[str, Any]) -> PaperScore:
    """One paper. The metadata lacks steps that were printed (committees that meet behind closed doors), so a step on a
    day that it does not know is not judged; one on a known day with another body is wrong."""
    score = FieldScore()
    text = Text(paper["text"])
    found = outline.find(text)
    known = [s for s in paper["consultations"] if s["date"]]
    due = [s for s in known if karlsruhe.printed(paper["text"], s["date"])]
    for step in consultations.find(text, found):
        if step.value.date is None:
            continue
        days, body = step.value.date.value, step.value.body
        that_day = [s for s in known if s["date"] in (str(days.start), str(days.end))]
        if not that_day:
            continue
        hits = [s for s in that_day if karlsruhe.same_body(body.value.name if body else "", s["body"])]
        met = [s for s in due if any(s is hit for hit in hits)]
        due = [s for s in due if not any(s is m for m in met)]
        score.add("consultations", right=len(met), wrong=int(not hits))
        sure = min(step.value.date.confidence, body.confidence if body else step.value.date.confidence)
        score.judge("consultations", sure, bool(hits))
    score.add("consultations", missed=len(due))
    if paper["reference"] and "/" in paper["reference"] and paper["reference"] in paper["text"]:
        _best(score, "reference", identity.reference(text, found), lambda value: value == paper["reference"])
    if fold(paper["name"]) in fold(paper["text"]):
        _best(score, "name", names.find(text, found), lambda value: fold(value) == fold(paper["name"]))
    return PaperScore(str(paper["id"]), karlsruhe.half(paper), (), score)


def _best(score: FieldScore, field: str, found: Any, right: Callable[[str], bool]) -> None:
    """The surest of several mentions, as the record would take it."""
    best = max(found, key=lambda m: m.confidence, default=None)
    hit = best is not None and right(best.value)
    score.add(field, right=int(hit), wrong=int(best is not None and not hit), missed=int(not hit))
    if best is not None:
        score.judge(field, best.confidence, hit)


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
