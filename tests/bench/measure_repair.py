"""Texts with their truth come in; recall, precision, word error rate and false repairs of `pipeline.repair` go out.

python -m tests.bench.measure_repair readings   texts of one side of the split, rendered and read on the spot
python -m tests.bench.measure_repair prose      own prose, rendered and read on the spot
python -m tests.bench.measure_repair pages      real readings of pages beside the repository, with their truth
python -m tests.bench.measure_repair clean      false repairs on text that no count and no threshold has seen
python -m tests.bench.measure_repair light      damage at rates 0.5, 0.2 and 0.05, letters lost, real-word pairs
python -m tests.bench.measure_repair speed      words per second, memory, time to load
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model.text import Edit
from pipeline.repair import channel, context, corpus, repair

from .align import SPECIAL, Pair, bare, pairs

Repair = Callable[[str], list[Edit]]


@dataclass
class Score:
    """Counts over paired words; `wrong` and `missed` keep what went wrong for reading."""

    words: int = 0
    damaged: int = 0
    restored: int = 0
    changed: int = 0
    right: int = 0
    harmed: int = 0
    errors_before: int = 0
    errors_after: int = 0
    flagged: int = 0
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    bins: dict[int, list[float]] = field(default_factory=dict)

    @property
    def recall(self) -> float:
        return self.restored / max(1, self.damaged)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.changed)

    def line(self) -> str:
        n = max(1, self.words)
        return (
            f"words {self.words} damaged {self.damaged} recall {100 * self.recall:.2f} precision "
            f"{100 * self.precision:.2f} WER {100 * self.errors_before / n:.2f} -> {100 * self.errors_after / n:.2f} "
            f"harmed {self.harmed} flags {self.flagged}"
        )

    def calibration(self) -> str:
        rows = []
        for name in sorted(self.bins):
            chances = self.bins[name]
            n, stated, right = len(chances) // 2, sum(chances[::2]), sum(chances[1::2])
            rows.append(f"{name}%: n {n} stated {100 * stated / n:.1f} right {100 * right / n:.1f}")
        return "\n".join(rows)


def word_after(pair: Pair, text: str, edits: list[Edit]) -> str:
    """The read word with the repairs that touch it made."""
    parts, at = [], pair.start
    for edit in edits:
        if edit.outcome == "repair" and edit.start < pair.end and edit.end > pair.start:
            parts += [text[at : edit.start], edit.after]
            at = edit.end
    parts.append(text[at : pair.end] if at < pair.end else "")
    return "".join(parts)


def add(score: Score, truth: str, reading: str, mend: Repair = repair) -> None:
    """Count one page; words divided at line ends are joined on both sides, they are measured elsewhere."""
    truth, reading = (re.sub(r"(\w)-[ \t]*\n\s*([a-zäöüß])", r"\1\2", t) for t in (truth, reading))
    edits = mend(reading)
    found = pairs(truth, reading)
    score.flagged += sum(e.outcome == "flag" for e in edits)
    starts = 0
    for pair in found:
        while starts < len(edits) and edits[starts].end <= pair.start:
            starts += 1
        near = [e for e in edits[max(0, starts - 1) : starts + 4] if e.start < pair.end and e.end > pair.start]
        true, read, mended = bare(pair.truth), bare(pair.read), bare(word_after(pair, reading, near))
        if not true:
            # A box to tick, a bullet, a dash: no word, whatever is read for it.
            continue
        tally(score, true, read, mended, near)


def tally(score: Score, true: str, read: str, mended: str, near: Iterable[Edit] = ()) -> None:
    score.words += 1
    score.errors_before += true != read
    score.errors_after += true != mended
    if true != read and any(c in SPECIAL for c in true):
        score.damaged += 1
        score.restored += true == mended
        if true != mended:
            score.missed[true, read] += 1
    if mended != read:
        score.changed += 1
        score.right += mended == true
        if mended != true:
            score.wrong[true, read, mended] += 1
        for edit in near:
            if edit.outcome == "repair":
                score.bins.setdefault(int(edit.confidence * 20) * 5, []).extend(
                    [edit.confidence, float(mended == true)]
                )
    if true == read and mended != true:
        score.harmed += 1


def sentences(text: str) -> list[str]:
    """Single sentences and titles of 4 to 25 words, without the document around them."""
    found = []
    for piece in re.split(r"(?<=[.!?])\s+|\n\s*\n", text):
        flat = re.sub(r"\s+", " ", piece).strip()
        if 4 <= len(flat.split()) <= 25:
            found.append(flat)
    return found


def damage(text: str, rate: float, generator: random.Random, way: str = "channel") -> str:
    """`text` with each umlaut lost with the chance `rate`, as OCR without German loses it; way "drop": left out,
    "replaced": as U+FFFD."""
    places = {
        place: {letter: ([*seen], [math.exp(-cost) for cost in seen.values()]) for letter, seen in letters.items()}
        for place, letters in channel.table().items()
    }
    out = []
    for i, character in enumerate(text):
        if character in SPECIAL and generator.random() < rate:
            if way != "channel":
                out.append("" if way == "drop" else channel.REPLACED)
                continue
            place = "inner" if i and text[i - 1].isalpha() else "init"
            seen = places[place].get(character) or places["inner"].get(character)
            out.append(generator.choices(*seen)[0] if seen else character)
        else:
            out.append(character)
    return "".join(out)


def add_words(score: Score, truth: str, read: str, mend: Repair = repair) -> None:
    """Count a text whose blanks are the same in truth and reading."""
    edits = mend(read)
    score.flagged += sum(e.outcome == "flag" for e in edits)
    at = 0
    for true, match in zip(truth.split(), re.finditer(r"\S+", read), strict=True):
        while at < len(edits) and edits[at].end <= match.start():
            at += 1
        near = [e for e in edits[at : at + 6] if e.start < match.end() and e.end > match.start()]
        pair = Pair(true, match.group(), match.start(), match.end())
        mended = word_after(pair, read, near) if near else match.group()
        if "\n" in mended:
            continue
        tally(score, bare(true), bare(match.group()), bare(mended), near)


def kept(paths: Iterable[Path], side: corpus.Side) -> Iterator[str]:
    """The documents of a side that nothing was counted from; nothing was tuned on the side "test" either."""
    for text in corpus.documents(paths):
        if corpus.side(text) == side and corpus.is_clean(text):
            yield text


def measure_clean(texts: list[str]) -> None:
    """False repairs on whole documents and on single sentences and titles, every one printed to be read."""
    for name, pieces in (("documents", texts), ("sentences", [s for t in texts for s in sentences(t)])):
        words = 0
        made: Counter[tuple[str, str, str]] = Counter()
        flags = 0
        began = time.process_time()
        for piece in pieces:
            words += len(piece.split())
            for edit in repair(piece):
                if edit.outcome == "flag":
                    flags += 1
                else:
                    made[edit.before, edit.after, edit.rule] += 1
        spent = time.process_time() - began
        count = sum(made.values())
        print(
            f"{name}: words {words} changed {count} ({1e5 * count / max(1, words):.2f} in 100,000) "
            f"flags {flags} ({500 * flags / max(1, words):.3f} in 500), {words / spent:.0f} words/s"
        )
        for (before, after, rule), n in made.most_common():
            print(f"  {n} {before} -> {after} ({rule})")


def measure_light(texts: list[str], words: int, show: bool) -> None:
    """Recall and precision at several rates of damage, and where letters are left out."""
    generator = random.Random(5)
    generator.shuffle(texts)
    taken: list[str] = []
    for text in texts:
        flat = re.sub(r"(\w)-[ \t]*\n\s*([a-zäöüß])", r"\1\2", re.sub(r"[ \t]+", " ", text[:12_000]))
        if len(flat.split()) >= 80:
            taken.append(flat)
        if sum(len(t.split()) for t in taken) > words:
            break
    for rate, way in (*((rate, "channel") for rate in (1.0, 0.5, 0.2, 0.05)), (1.0, "drop"), (1.0, "replaced")):
        score = Score()
        generator = random.Random(11)
        spent = 0.0
        for text in taken:
            read = damage(text, rate, generator, way)
            if len(read.split()) == len(text.split()):
                began = time.process_time()
                add_words(score, text, read)
                spent += time.process_time() - began
        print(f"{way} {rate}: {score.line()} {score.words / spent:.0f} words/s")
        if show:
            show_errors(score)


def measure_pairs(texts: list[str]) -> None:
    """Forced choice between the two words of every pair, in intact text; and where the model is surest (80 %)."""
    from pipeline.repair.candidates import lexicon
    from pipeline.repair.tokens import tokenise

    known = context.models().pairs
    partner: dict[str, list[tuple[str, str]]] = {}
    for pair in known:
        if sum(c in SPECIAL for c in pair[0]) > sum(c in SPECIAL for c in pair[1]):
            for word in pair:
                partner.setdefault(word, []).append(pair)
    found: list[tuple[float, bool]] = []
    for text in texts:
        tokens = tokenise(text)
        stream = context.Stream(text, tokens, lexicon())
        for token in tokens:
            for pair in partner.get(token.word, ()):
                odds = stream.against(token, *pair)
                if odds is not None:
                    found.append((abs(odds), (odds > 0) == (token.word == pair[0])))
    found.sort(key=lambda f: -f[0])
    sure = found[: int(0.8 * len(found))]
    print(
        f"pairs: {len(found)} places, forced {100 * sum(r for _, r in found) / len(found):.2f} % right, "
        f"surest 80 %: {100 * sum(r for _, r in sure) / len(sure):.2f} %"
    )


def measure_speed(texts: list[str], words: int) -> None:
    """Words per second of CPU on clean and on damaged documents, the peak of memory, and the time until ready."""
    generator = random.Random(5)
    generator.shuffle(texts)
    taken, total = [], 0
    while total < words and len(taken) < len(texts):
        taken.append(texts[len(taken)])
        total += len(taken[-1].split())
    code = (
        "import sys, time, resource\nbegan = time.perf_counter()\nfrom pipeline.repair import repair\n"
        "repair('Die MaBnahmen fiir das Jahr')\nready = time.perf_counter() - began\ncpu = time.process_time()\n"
        "texts = sys.stdin.read().split('\\f')\nbegan = time.process_time()\n"
        "for text in texts: repair(text)\nspent = time.process_time() - began\n"
        "words = sum(len(text.split()) for text in texts)\n"
        "print(ready, cpu, words / spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    for name, pieces in (("clean", taken), ("damaged", [damage(t, 1.0, generator) for t in taken])):
        done = subprocess.run(
            [sys.executable, "-c", code], input="\f".join(pieces), capture_output=True, text=True, check=True
        )
        ready, cpu, speed, memory = map(float, done.stdout.split())
        print(
            f"{name}: {total} words, {speed:.0f} words/s, at most {memory:.0f} MB, ready in {ready:.2f} s "
            f"({cpu:.2f} s of CPU from the start of Python)"
        )


def show_errors(score: Score) -> None:
    print("  made wrong:", *(f"{t}|{r}->{m} {n}" for (t, r, m), n in score.wrong.most_common(60)), sep="\n    ")
    print("  missed:", *(f"{t}|{r} {n}" for (t, r), n in score.missed.most_common(100)), sep="\n    ")
    print(score.calibration())


def measure_prose(folder: Path, show: bool, language: str = "eng") -> None:
    """Every text of a folder in every font, resolution and noise."""
    from .readings import KINDS, read

    whole = Score()
    for path in sorted(folder.glob("*.txt")):
        truth = path.read_text(encoding="utf-8")
        score = Score()
        for font, dpi, noise in KINDS:
            reading = read(truth, font, dpi, noise, language)
            add(score, truth, reading)
            add(whole, truth, reading)
        print(f"{path.name} {language}: {score.line()}")
    print(f"all {language}: {whole.line()}")
    if show:
        show_errors(whole)


def measure_readings(texts: list[str], documents: int, language: str, show: bool) -> None:
    """The first words of documents drawn by chance, each rendered in one font, resolution and noise after the other."""
    from .readings import KINDS, read

    generator = random.Random(17)
    generator.shuffle(texts)
    whole = Score()
    spent = 0.0
    taken = 0
    for text in texts:
        truth = "\n".join(line.strip() for line in re.sub(r"\n{3,}", "\n\n", text)[:5000].split("\n")[:90])
        words = truth.split()
        # A text layer without blanks is a damage of its own.
        if len(words) < 150 or sorted(map(len, words))[len(words) // 2] > 9:
            continue
        font, dpi, noise = KINDS[taken * 7 % len(KINDS)]
        reading = read(truth, font, dpi, noise, language)
        began = time.process_time()
        add(whole, truth, reading)
        spent += time.process_time() - began
        taken += 1
        if taken == documents:
            break
    print(f"{taken} documents, {language}: {whole.line()}, {whole.words / max(spent, 1e-9):.0f} words/s with pairing")
    if show:
        show_errors(whole)


def papers(path: Path) -> list[list[tuple[str, dict[str, str]]]]:
    """The papers of a file of pairs as lists of their pages: the truth, and by the way of reading what was read."""
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            found.setdefault(page["source"], []).append((page["truth"], page["readings"]))
    return list(found.values())


def whole(pages: list[tuple[str, dict[str, str]]]) -> tuple[str, dict[str, str]]:
    """A paper's pages put together."""
    truth = "\n\f".join(truth for truth, _ in pages)
    return truth, {name: "\n\f".join(read[name] for _, read in pages) for name in pages[0][1]}


def measure_pages(path: Path, show: bool) -> None:
    """Papers whole, as a run reads them; then each page as if it were all there is."""
    found = papers(path)
    measured = {"papers": [whole(pages) for pages in found], "pages": [page for pages in found for page in pages]}
    for title, texts in measured.items():
        scores: dict[str, Score] = {}
        for truth, read in texts:
            for name, reading in read.items():
                add(scores.setdefault(name, Score()), truth, reading)
        for name, score in scores.items():
            print(f"{title} {name}: {score.line()}")
            if show and name.startswith("eng"):
                show_errors(score)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["readings", "prose", "pages", "clean", "light", "speed"])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--documents", type=int, default=48, help="how many documents are rendered and read")
    parser.add_argument("--side", choices=["dev", "test", "sealed"], default="test")
    parser.add_argument("--language", default="eng")
    parser.add_argument("--show", action="store_true", help="what went wrong, and the stated probabilities")
    arguments = parser.parse_args()
    if arguments.what == "prose":
        for folder in arguments.paths or [Path(__file__).parent / "prose" / "develop"]:
            measure_prose(folder, arguments.show, arguments.language)
    elif arguments.what == "pages":
        measure_pages(arguments.paths[0], arguments.show)
    else:
        texts = list(kept(arguments.paths, arguments.side))
        if arguments.what == "readings":
            measure_readings(texts, arguments.documents, arguments.language, arguments.show)
        elif arguments.what == "clean":
            measure_clean(texts)
        elif arguments.what == "speed":
            measure_speed(texts, arguments.words)
        else:
            measure_light(texts, arguments.words, arguments.show)
            measure_pairs(texts)


if __name__ == "__main__":
    main()
