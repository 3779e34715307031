"""The verdict on a page's text against what is known of it: ``python -m tests.bench.verdicts [--papers FOLDER]``.

Of papers with truth (the develop set) every page's own text is judged, nothing is read by OCR. Of real material beside
the repository: sane pages of council papers and laws cut from their texts, and pages of council PDFs as Tesseract read
them in five ways. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.german.damage import assess
from pipeline.reader import open_source
from pipeline.score.report import VERDICTS
from pipeline.score.verdicts import Verdicted, verdicts, wrongly_kept, wrongly_read
from pipeline.settings import Settings
from tests.bench.real import REAL

ROOT = Path(__file__).parents[2]
LETTERS = 2_200  # of a page
PAGES = 3  # of one text
TEXTS = {"council_text.txt.xz": ("council papers", "\f", 1_500), "law_text.txt.xz": ("laws", "\0", 500)}
Found = Counter[tuple[str, str]]
"""By what the text is and the verdict on it."""


def of_papers(folder: Path) -> Counter[Verdicted]:
    """The pages of every PDF of one paper below ``folder`` whose truth tells what text it brought."""
    found: Counter[Verdicted] = Counter()
    for told in sorted(folder.glob("*.truth.json")):
        truth = json.loads(told.read_text(encoding="utf-8"))
        path = folder / truth["file"]
        if path.suffix != ".pdf" or "bound" in truth["damage"]:
            continue
        with open_source(path, Settings()) as source:
            sheets = [source.sheet(number) for number in range(1, source.page_count + 1)]
        pages = [{"verdict": sheet.verdict, "decision": sheet.decision} for sheet in sheets]
        found += verdicts(truth["damage"], pages)
    return found


def of_real() -> Found:
    """Real pages; nothing where they are not there."""
    return Counter((name, assess(page).verdict) for name, page in _real_pages() if page.strip())


def _real_pages() -> Iterator[tuple[str, str]]:
    chance = random.Random(5)
    for file, (name, between, count) in TEXTS.items():
        if (REAL / file).exists():
            with lzma.open(REAL / file, "rt", encoding="utf-8") as opened:
                texts = opened.read().split(between)
            for text in chance.sample(texts, count):
                yield from ((f"real {name}, text of the PDF", page) for page in _pages(text))
    pairs = REAL / "ocr_pairs_dev.jsonl.gz"
    if pairs.exists():
        with gzip.open(pairs, "rt", encoding="utf-8") as opened:
            read = list(map(json.loads, opened))
        for pair in read:
            yield "real pages of two towns, text of the PDF", pair["truth"]
            yield from ((f"the same read with {way.replace('@', ', ')} dpi", pair["readings"][way])
                        for way in pair["readings"])  # fmt: skip


def _pages(text: str) -> list[str]:
    """The first pages of a text, cut at line ends."""
    pages = [""]
    for line in text.splitlines(keepends=True):
        pages[-1] += line
        if len(pages[-1]) > LETTERS:
            pages.append("")
    return pages[:PAGES]


def table(found: Found) -> list[str]:
    """The counts as a table in Markdown, "none" and "sane" as texts that are kept."""
    heads = ["sane" if verdict == "digital" else verdict for verdict in VERDICTS]
    lines = [f"| text | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    for name in dict.fromkeys(name for name, _ in found):
        own = Counter({("sane" if v == "digital" else v): n for (text, v), n in found.items() if text == name})
        lines.append(f"| {name} | {' | '.join(str(own[head] or '') for head in heads)} |")
    return lines


def main() -> None:
    arguments = argparse.ArgumentParser(description="Verdicts on the text of pages.")
    arguments.add_argument("--papers", type=Path, default=ROOT / "build" / "sets" / "develop")
    chosen = arguments.parse_args()
    judged = of_papers(chosen.papers)
    papers: Found = Counter()
    for key, count in sorted(judged.items()):
        papers[f"{chosen.papers.name}: {key.brought}", key.verdict] += count
    print("\n".join(table(papers + of_real())))
    (kept, wrong), (read, sane) = wrongly_kept(judged), wrongly_read(judged)
    print(f"\n{kept} of {wrong} pages with a layer in the wrong language kept, {read} of {sane} sane ones sent to OCR")


if __name__ == "__main__":
    main()
