"""Development texts with their truth come in; data/calibration.tsv (what a probability is made of) goes out.

    python -m tests.bench.calibrate FOLDER_OR_FILE... [--pages PAIRS.jsonl.gz] [--prose FOLDER] [--check]

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
from itertools import pairwise
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
Sample = tuple[dict[str, float], bool, float]
AGAIN = 1.0
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


def samples(arguments: argparse.Namespace) -> Iterator[Sample]:
    """Candidates of development text, or with `check` of the test side: features, whether it is right, its weight."""
    wanted = "test" if arguments.check else "dev"
    generator = random.Random(3)
    documents = [t for t in corpus.documents(arguments.texts) if corpus.side(t) == wanted and corpus.is_clean(t)]
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
        whole_papers = [whole(paper) for paper in papers(arguments.pages)[arguments.check :: 2]]
        pages += [(truth, r, 1.0) for truth, read in whole_papers for name, r in read.items() if name[:3] == "eng"]
    if arguments.prose and not arguments.check:
        truth = "\n".join(p.read_text(encoding="utf-8") for p in sorted(arguments.prose.glob("d0*.txt")))
        pages += [(truth, p.read_text(encoding="utf-8"), AGAIN) for p in sorted(arguments.prose.glob("dev.*.txt"))[::3]]
    for path in sorted((Path(__file__).parent / "prose" / "develop").glob("*.txt")) if not arguments.check else ():
        truth = path.read_text(encoding="utf-8")
        pages += [(truth, readings.read(truth, *kind), AGAIN) for kind in readings.KINDS[::3]]
    for truth, read, weight in pages:
        truth, read = (_BREAK.sub(r"\1\2", t) for t in (truth, read))
        found = [(p.truth, p.start, p.end) for p in pairs(truth, read)]
        for features, right in rows(truth, read, found):
            yield features, right, weight


EDGES = (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 1.01)
PRIOR = 20.0
"""A bin counts the stated share as so many readings beside what was right in it."""


def fitted(found: list[Sample]) -> tuple[dict[str, float], np.ndarray]:
    """The weights of the features and the sum of weights of every sample."""
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
    weights, bias = fit(
        np.array(which), np.array(columns), target, len(names), np.array([w for _, _, w in found]),
        np.zeros(len(target)), penalty=1.0, steps=300, values=np.array(values),
    )  # fmt: skip
    z = np.bincount(which, weights=weights[columns] * np.array(values), minlength=len(target)) + bias
    return {"bias": float(bias), **{name: float(w) for name, w in zip(names, weights, strict=True)}}, z


def bends(z: np.ndarray, target: np.ndarray, weight: np.ndarray) -> list[tuple[float, float]]:
    """For bins of stated shares the mean sum of weights and the log-odds of being right, rising."""
    stated = 1 / (1 + np.exp(-z))
    blocks: list[tuple[float, float, float]] = []  # samples, their sum of weights, how many were right
    for low, high in pairwise(EDGES):
        inside = (stated >= low) & (stated < high)
        n = float(weight[inside].sum())
        if n < 1:
            continue
        share = float(np.average(stated[inside], weights=weight[inside]))
        right = float((target * weight)[inside].sum()) + PRIOR * share
        blocks.append((n + PRIOR, float((z * weight)[inside].sum()) * (1 + PRIOR / n), right))
        while len(blocks) > 1 and blocks[-2][2] / blocks[-2][0] >= blocks[-1][2] / blocks[-1][0]:
            last = blocks.pop()
            blocks[-1] = (blocks[-1][0] + last[0], blocks[-1][1] + last[1], blocks[-1][2] + last[2])
    return [(total / n, math.log(right / (n - right + 1))) for n, total, right in blocks]


def tell(stated: np.ndarray, target: np.ndarray, weight: np.ndarray) -> None:
    """Print for every bin how many samples it holds, what they state and how many of them are right, in per cent."""
    for low, high in pairwise(EDGES):
        inside = (stated >= low) & (stated < high)
        if inside.any():
            said, right = (100 * float(np.average(a[inside], weights=weight[inside])) for a in (stated, target))
            print(f"from {low}: n {int(inside.sum())} stated {said:.1f} right {right:.1f}")
    for share in (0.5, 0.62, 0.7, 0.76, 0.8, 0.84, 0.9):
        made = stated >= share
        right = float((target * weight)[made].sum())
        print(
            f"made from {share}: {int(made.sum())}, right {100 * right / float(weight[made].sum()):.2f}, "
            f"of all that could be {100 * right / float((target * weight).sum()):.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--prose", type=Path)
    parser.add_argument("--words", type=int, default=70_000, help="of each rate of damage")
    parser.add_argument("--check", action="store_true", help="only measure, on the test side and the other papers")
    arguments = parser.parse_args()
    odds = ("odds", "told odds", "places odds", "head odds")
    found = [s for s in samples(arguments) if max(s[0].get(name, -9.0) for name in odds) > -6]
    target = np.array([float(right) for _, right, _ in found])
    weight = np.array([w for _, _, w in found])
    if not arguments.check:
        weights, z = fitted(found)
        out = Path(calibration.__file__).parent / "data" / "calibration.tsv"
        lines = ["# feature, weight; or sum of weights, log-odds of being right: see pipeline/repair/calibration.py"]
        lines += [f"{name}\t{w:.4f}" for name, w in weights.items()]
        lines += [f"at {place:.4f}\t{level:.4f}" for place, level in bends(z, target, weight)]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        renew_manifest()
        calibration.forget()
        print(*lines, sep="\n")
    tell(np.array([calibration.confidence(features) for features, _, _ in found]), target, weight)


if __name__ == "__main__":
    main()
