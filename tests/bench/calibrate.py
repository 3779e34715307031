"""Development texts with their truth come in; data/calibration.tsv (what a probability is made of) goes out.

    python -m tests.bench.calibrate FOLDER_OR_FILE... [--pages PAIRS.jsonl.gz] [--prose FOLDER]

Texts are those of the data build; only their dev side is used, damaged at several rates. Every second paper of the
pairs, the readings beside the prose (dev.*.txt of d0*.txt) and readings of the prose for development join in; the
other papers are for measuring.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline.repair import calibration, corpus, umlauts
from pipeline.repair.build import renew_manifest
from pipeline.repair.candidates import lexicon
from pipeline.repair.train import fit

from . import readings
from .align import bare, pairs
from .measure_repair import damage, papers, whole

RATES = (1.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02)
AGAIN = 0.3
"""What one of many readings of the same text counts: the same word stands in all of them."""
_BREAK = re.compile(r"(\w)-[ \t]*\n\s*([a-zäöüß])")


def rows(truth: str, read: str, found: list[tuple[str, int, int]]) -> Iterator[tuple[dict[str, float], bool]]:
    """For every word with a candidate the features of the best one, and whether it is right."""
    choices, rate, proofs = umlauts.weigh(read, lexicon())
    words = {start: true for true, start, _ in found}
    starts = sorted(words)
    ends = {start: end for _, start, end in found}
    at = 0
    for choice in choices:
        token = choice.token
        if token.second >= 0:
            continue
        while at + 1 < len(starts) and starts[at + 1] <= token.start:
            at += 1
        if not starts or not starts[at] <= token.start < ends[starts[at]]:
            continue
        start = starts[at]
        true = words[start]
        best, features, _ = umlauts.best_of(choice, rate, proofs)
        whole = read[start : ends[start]]
        after = whole[: token.start - start] + best.form + whole[token.end - start :]
        if whole == true and best.form == token.word:
            continue
        # A chunk of several words (A-B, A/B) is right when this word of it is.
        right = bare(after) == bare(true) or (
            bool(re.search(r"[-/]", whole))
            and best.form in re.split(r"\W+", true)
            and token.word not in re.split(r"\W+", true)
        )
        yield features, right


def _plain(text: str) -> list[tuple[str, int, int]]:
    return [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", text)]


def samples(arguments: argparse.Namespace) -> Iterator[tuple[dict[str, float], bool, float]]:
    generator = random.Random(3)
    documents = [t for t in corpus.documents(arguments.texts) if corpus.side(t) == "dev" and corpus.is_clean(t)]
    generator.shuffle(documents)
    words = dict.fromkeys(range(len(RATES)), 0)
    for i, text in enumerate(documents):
        which = i % len(RATES)
        if words[which] > arguments.words:
            continue
        text = _BREAK.sub(r"\1\2", re.sub(r"[ \t]+", " ", text[:12_000]))
        read = damage(text, RATES[which], generator)
        if len(read.split()) != len(text.split()):
            continue
        words[which] += len(text.split())
        found = [(true, start, end) for true, (_, start, end) in zip(text.split(), _plain(read), strict=True)]
        for features, right in rows(text, read, found):
            yield features, right, 1.0
    pages = []
    if arguments.pages:
        whole_papers = [whole(paper) for paper in papers(arguments.pages)[::2]]
        pages += [(truth, r, 1.0) for truth, read in whole_papers for name, r in read.items() if name[:3] == "eng"]
    if arguments.prose:
        truth = "\n".join(p.read_text(encoding="utf-8") for p in sorted(arguments.prose.glob("d0*.txt")))
        pages += [(truth, p.read_text(encoding="utf-8"), AGAIN) for p in sorted(arguments.prose.glob("dev.*.txt"))[::3]]
    for path in sorted((Path(__file__).parent / "prose" / "develop").glob("*.txt")):
        truth = path.read_text(encoding="utf-8")
        pages += [(truth, readings.read(truth, *kind), AGAIN) for kind in readings.KINDS[::3]]
    for truth, read, weight in pages:
        truth, read = (_BREAK.sub(r"\1\2", t) for t in (truth, read))
        found = [(p.truth, p.start, p.end) for p in pairs(truth, read)]
        for features, right in rows(truth, read, found):
            yield features, right, weight


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--prose", type=Path)
    parser.add_argument("--words", type=int, default=40_000)
    arguments = parser.parse_args()
    odds = ("odds", "told odds", "placed odds")
    found = [s for s in samples(arguments) if max(s[0].get(name, -9.0) for name in odds) > -6]
    names = sorted({name for features, _, _ in found for name in features} - {"bias"})
    number = {name: i for i, name in enumerate(names)}
    which, columns, values = [], [], []
    for i, (features, _, _) in enumerate(found):
        for name, value in features.items():
            if name != "bias" and value:
                which.append(i)
                columns.append(number[name])
                values.append(value)
    target = np.array([float(right) for _, right, _ in found])
    weight = np.array([w for _, _, w in found])
    weights, bias = fit(
        np.array(which), np.array(columns), target, len(names), weight, np.zeros(len(target)),
        penalty=1.0, steps=300, values=np.array(values),
    )  # fmt: skip
    out = Path(calibration.__file__).parent / "data" / "calibration.tsv"
    lines = ["# feature, weight: see pipeline/repair/calibration.py", f"bias\t{bias:.4f}"]
    lines += [f"{name}\t{w:.4f}" for name, w in zip(names, weights, strict=True)]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    renew_manifest()
    print(*lines, sep="\n")
    z = np.bincount(which, weights=weights[columns] * np.array(values), minlength=len(target)) + bias
    stated = 1 / (1 + np.exp(-z))
    print("n", len(target), "log loss", float(np.mean(-np.log(np.where(target > 0, stated, 1 - stated) + 1e-12))))
    for low in (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999):
        inside = (stated >= low) & (
            stated < {0.9: 0.95, 0.95: 0.98, 0.98: 0.99, 0.99: 0.995, 0.995: 0.999}.get(low, low + 0.1)
        )
        if inside.sum():
            print(
                low,
                int(inside.sum()),
                "stated",
                round(float(np.average(stated[inside], weights=weight[inside])), 4),
                "right",
                round(float(np.average(target[inside], weights=weight[inside])), 4),
            )
    order = np.argsort(-stated)
    right = np.cumsum((target * weight)[order])
    made = np.cumsum(weight[order])
    for share in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        n = int((stated >= share).sum())
        print(
            "from",
            share,
            "made",
            n,
            "precision",
            round(float(right[n - 1] / made[n - 1]), 5),
            "of all right",
            round(float(right[n - 1] / right[-1]), 5),
        )
    assert math.isfinite(bias)


if __name__ == "__main__":
    main()
