"""Counted texts come in; for each pair of words that readings confuse a model of their contexts goes out.

Logistic regression over the features of `features.py`, one model for a pair. A feature counts when it stands in at
least 10 documents; weights near nothing are dropped. The same features are made here for whole arrays at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.repair.features import CLAUSE, MOODS, REACH, SENTENCE, STOPS, fold, kind

if TYPE_CHECKING:
    from pipeline.repair.build import Counts

DOCUMENTS = 10
CAP = 12_000
_TEMPLATES = (
    *("a", "b", "c", "x", "y", "z", "sa", "sb", "sx", "sy", "ta", "tx", "ty", "H", "J", "Y", "ba", "ax", "xy"),
    *("L", "R", "E", "F", "G", "K", "Q", "U", "M"),
)
_NUMBER = {name: i for i, name in enumerate(_TEMPLATES)}
_BITS = 20
_ROW_BITS = 19


class Model(NamedTuple):
    """Log-odds of the first word of a pair against the second: `bias` plus the weights of the features that stand."""

    bias: float
    weights: dict[str, float]


class Folded:
    """A vocabulary folded: for every entry the number of its folded form, of that form's last three letters, flags."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.names: list[str] = ["<p>", "-"]
        numbers = {"<p>": 0, "-": 1}
        forms = [fold(w) for w in vocabulary]
        kinds = [kind(form, w[:1].isupper()) for form, w in zip(forms, vocabulary, strict=True)]
        for form in [*forms, *(f[-3:] for f in forms), *(f[-2:] for f in forms), *kinds]:
            if form not in numbers:
                numbers[form] = len(self.names)
                self.names.append(form)
        self.form = np.array([numbers[f] for f in forms], dtype=np.int64)
        self.ending = np.array([numbers.get(n[-3:], 0) for n in self.names], dtype=np.int64)
        self.short = np.array([numbers.get(n[-2:], 0) for n in self.names], dtype=np.int64)
        self.kind = np.array([numbers[k] for k in kinds], dtype=np.int64)
        self.capital = np.array([w[:1].isupper() for w in vocabulary])
        self.mood = np.array([w in MOODS for w in vocabulary])
        # What reading without German takes the dots of is not always seen.
        self.dotted = np.array([w in MOODS and not w.isascii() for w in vocabulary])
        self.stop = np.array([w in STOPS for w in vocabulary])
        self.clause = np.array([w in CLAUSE for w in vocabulary])


def instances(
    counts: Counts, folded: Folded, places: NDArray[np.int64], document: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(row, feature) of every feature of every place, feature as a number that `name` turns back into its string."""
    ids = counts.ids
    reach = SENTENCE + 1
    offsets = np.arange(-reach, reach + 1)
    at = places[:, None] + offsets[None, :]
    first = counts.starts[document][:, None]
    last = counts.starts[document + 1][:, None]
    inside = (at >= first) & (at < last)
    tokens = ids[np.clip(at, 0, len(ids) - 1)].astype(np.int64)
    forms = np.where(inside, folded.form[tokens], 0)
    capital = inside & folded.capital[tokens]
    stop = ~inside | folded.stop[tokens]
    clause = ~inside | folded.clause[tokens]
    mid = reach
    rows = np.arange(len(places))
    found_rows: list[NDArray[np.int64]] = []
    found: list[NDArray[np.int64]] = []

    def add(
        template: str,
        one: NDArray[np.int64],
        two: NDArray[np.int64] | None = None,
        keep: NDArray[np.bool_] | None = None,
    ) -> None:
        code = (np.int64(_NUMBER[template]) << np.int64(2 * _BITS)) | (one << np.int64(_BITS))
        if two is not None:
            code = code | two
        if keep is None:
            found_rows.append(rows)
            found.append(code)
        else:
            found_rows.append(rows[keep])
            found.append(code[keep])

    a, b, c, x, y, z = (forms[:, mid + k] for k in (-1, -2, -3, 1, 2, 3))
    for template, column in zip("abcxyz", (a, b, c, x, y, z), strict=True):
        add(template, column)
    for template, column in (("sa", a), ("sb", b), ("sx", x), ("sy", y)):
        add(template, folded.ending[column])
    for template, column in (("ta", a), ("tx", x), ("ty", y)):
        add(template, folded.short[column])
    kinds = np.where(inside, folded.kind[tokens], 1)
    for template, step in (("H", -1), ("J", 1), ("Y", 2)):
        add(template, kinds[:, mid + step])
    large = {k: capital[:, mid + k] for k in (-2, -1, 1, 2)}
    add("ba", b, a, ~(large[-2] & large[-1]))
    add("ax", a, x, ~(large[-1] & large[1]))
    add("xy", x, y, ~(large[1] & large[2]))
    for template, step in (("L", -1), ("R", 1)):
        open_ = np.ones(len(places), dtype=bool)
        for k in range(1, REACH + 1):
            place = mid + step * k
            open_ &= ~stop[:, place]
            add(template, forms[:, place], keep=open_.copy())
    end = np.ones(len(places), dtype=np.int64)
    going = ~clause[:, mid + 1]
    for k in range(2, 14):
        end = np.where(going, k, end)
        if k <= 12:
            going &= ~clause[:, mid + k]
    # `end` is where the clause ends; the word before it, or "-" where nothing stands between.
    last_word = np.where(end > 1, forms[rows, mid + end - 1], 1)
    add("E", last_word)
    add("F", folded.ending[last_word])
    add("G", np.minimum(end, 6))
    add("K", np.where(end > 1, kinds[rows, mid + end - 1], 1))
    add("Q", np.where(end > 2, kinds[rows, mid + end - 2], 1))
    end = np.ones(len(places), dtype=np.int64)
    going = ~stop[:, mid + 1]
    for k in range(2, SENTENCE + 2):
        end = np.where(going, k, end)
        if k <= SENTENCE:
            going &= ~stop[:, mid + k]
    add("U", np.where(end > 1, kinds[rows, mid + end - 1], 1))
    visible = inside & folded.mood[tokens] & ~(folded.dotted[tokens] & ((at * 2654435761 >> 9) & 1 == 1))
    visible[:, [0, mid, -1]] = False
    add("M", np.minimum(visible.sum(axis=1), 2))
    return np.concatenate(found_rows), np.concatenate(found)


def name(feature: int, folded: Folded) -> str:
    """The string of a feature, as `features.features` writes it."""
    template = _TEMPLATES[feature >> (2 * _BITS)]
    one = (feature >> _BITS) & ((1 << _BITS) - 1)
    two = feature & ((1 << _BITS) - 1)
    if template in ("G", "M"):
        return f"{template}{one}"
    if template in ("ba", "ax", "xy"):
        return f"{template}{folded.names[one]}_{folded.names[two]}"
    return template + folded.names[one]


def fit(
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    target: NDArray[np.float64],
    width: int,
    weight: NDArray[np.float64],
    offset: NDArray[np.float64],
    penalty: float = 1.0,
    steps: int = 45,
    values: NDArray[np.float64] | None = None,
) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic regression with an L2 penalty, by L-BFGS; `offset` is added to every row.

    Entry i says that row `rows[i]` has feature `columns[i]`, with `values[i]` or 1.
    """
    n = len(target)
    size = np.ones(len(rows)) if values is None else values

    def value(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = np.bincount(rows, weights=theta[columns] * size, minlength=n) + theta[-1] + offset
        loss = np.logaddexp(0, -z * (2 * target - 1)) * weight
        error = (1 / (1 + np.exp(-np.clip(z, -35, 35))) - target) * weight
        slope = np.bincount(columns, weights=error[rows] * size, minlength=width) + penalty * theta[:-1]
        return float(loss.sum() + 0.5 * penalty * (theta[:-1] @ theta[:-1])), np.append(slope, error.sum())

    theta = np.zeros(width + 1)
    loss, gradient = value(theta)
    history: list[tuple[NDArray[np.float64], NDArray[np.float64], float]] = []
    for _ in range(steps):
        direction = gradient.copy()
        scale = []
        for s, d, r in reversed(history):
            alpha = r * (s @ direction)
            scale.append(alpha)
            direction -= alpha * d
        if history:
            s, d, _ = history[-1]
            direction *= (s @ d) / (d @ d)
        else:
            direction /= max(1.0, float(np.abs(gradient).max()))
        for (s, d, r), alpha in zip(history, reversed(scale), strict=True):
            direction += s * (alpha - r * (d @ direction))
        step = 1.0
        slope = -float(gradient @ direction)
        for _ in range(12):
            trial = theta - step * direction
            new_loss, new_gradient = value(trial)
            if new_loss <= loss + 1e-4 * step * slope:
                break
            step *= 0.5
        else:
            break
        s, d = trial - theta, new_gradient - gradient
        curve = float(s @ d)
        if curve > 1e-10:
            history = [*history[-7:], (s, d, 1 / curve)]
        done = loss - new_loss < 1e-5 * max(1.0, loss)
        theta, loss, gradient = trial, new_loss, new_gradient
        if done:
            break
    return theta[:-1], float(theta[-1])


class _Sample(NamedTuple):
    """Instances of one pair: row and feature of every feature, target, document and weight of every row."""

    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    target: NDArray[np.float64]
    document: NDArray[np.int64]
    weight: NDArray[np.float64]
    correction: float


class Trainer:
    """Holds the counted texts; `sample` draws the instances of a pair, `model` learns from them."""

    def __init__(self, counts: Counts, pairs: Sequence[tuple[str, str]], law_from: int | None = None) -> None:
        self.counts = counts
        self.vocabulary = {w: i for i, w in enumerate(counts.vocabulary)}
        self.folded = Folded(counts.vocabulary)
        self.law_from = law_from if law_from is not None else len(counts.starts)
        mask = np.zeros(len(counts.vocabulary), dtype=bool)
        mask[[self.vocabulary[w] for pair in pairs for w in pair if w in self.vocabulary]] = True
        where = np.flatnonzero(mask[counts.ids])
        order = np.argsort(counts.ids[where], kind="stable")
        self.where = where[order]
        self.which = counts.ids[self.where]

    def sample(self, pair: tuple[str, str], cap: int) -> _Sample | None:
        if any(w not in self.vocabulary for w in pair):
            return None
        generator = np.random.default_rng(7)
        places, share = [], []
        for word in pair:
            i = self.vocabulary[word]
            found = self.where[np.searchsorted(self.which, i) : np.searchsorted(self.which, i, side="right")]
            share.append(max(1, len(found)))
            if len(found) > cap:
                found = np.sort(generator.choice(found, cap, replace=False))
            places.append(found)
        if min(map(len, places)) < 12:
            return None
        at = np.concatenate(places)
        target = np.repeat([1.0, 0.0], [len(places[0]), len(places[1])])
        document = np.searchsorted(self.counts.starts, at, side="right") - 1
        rows, codes = instances(self.counts, self.folded, at, document)
        # A feature counts once in a row.
        both = np.unique((codes.astype(np.uint64) << np.uint64(_ROW_BITS)) | rows.astype(np.uint64))
        codes = (both >> np.uint64(_ROW_BITS)).astype(np.int64)
        rows = (both & np.uint64((1 << _ROW_BITS) - 1)).astype(np.int64)
        # The sample has as many of both where one is rare: the correction leads back to how often they stand.
        correction = math.log(share[0] / share[1]) - math.log(len(places[0]) / len(places[1]))
        weight = np.where(document >= self.law_from, 0.3, 1.0)
        return _Sample(rows, codes, target, document, weight, correction)

    def ratio(self, pair: tuple[str, str]) -> float:
        """ln of how much more often the first word of a pair stands than the second."""
        one, two = (np.count_nonzero(self.which == self.vocabulary.get(word, -1)) + 1 for word in pair)
        return math.log(one / two)

    def weights(
        self, sample: _Sample, shared: dict[int, float] | None = None, shared_bias: float = 0.0, penalty: float = 1.0
    ) -> tuple[dict[int, float], float]:
        """Feature to weight, and the bias; what is `shared` by a group of pairs is where the learning starts."""
        names, index = np.unique(sample.codes, return_inverse=True)
        inside = np.unique((index.astype(np.int64) << np.int64(20)) | sample.document[sample.rows])
        enough = np.bincount(inside >> np.int64(20), minlength=len(names)) >= DOCUMENTS
        offset: NDArray[np.float64] = np.zeros(len(sample.target))
        if shared:
            known = np.array([shared.get(int(n), 0.0) for n in names])
            offset += np.bincount(sample.rows, weights=known[index], minlength=len(offset)) + shared_bias
        keep = enough[index]
        kept = np.flatnonzero(enough)
        new = np.full(len(names), -1)
        new[kept] = np.arange(len(kept))
        found, bias = fit(sample.rows[keep], new[index[keep]], sample.target, len(kept), sample.weight, offset, penalty)
        weights = dict(shared or {})
        for k, value in zip(kept, found, strict=True):
            code = int(names[k])
            weights[code] = weights.get(code, 0.0) + float(value)
        return weights, bias + shared_bias

    def model(self, weights: dict[int, float], bias: float, least: float) -> Model:
        return Model(bias, {name(code, self.folded): w for code, w in weights.items() if abs(w) >= least})


def train(
    counts: Counts,
    pairs: Sequence[tuple[str, str]],
    groups: Sequence[Sequence[tuple[str, str]]] = (),
    least: float = 0.04,
    cap: int = CAP,
    law_from: int | None = None,
) -> dict[tuple[str, str], Model]:
    """A model for every pair of (form with the umlaut, other form) that stands often enough.

    Pairs of a group (wurde/würde, konnte/könnte ...) learn from each other first. `law_from`: the first document that
    is law; laws weigh less, they speak another language than papers.
    """
    trainer = Trainer(counts, [*pairs, *(p for group in groups for p in group)], law_from)
    models: dict[tuple[str, str], Model] = {}
    for group in groups:
        samples = {pair: sample for pair in group if (sample := trainer.sample(pair, cap // 3)) is not None}
        together = _together(list(samples.values()))
        shared, bias = trainer.weights(together)
        usual = math.log(together.target.sum() / (1 - together.target).sum())
        for pair in group:
            if pair not in samples:
                # Too rare to learn from: what the group knows, and how often the two stand.
                models[pair] = trainer.model(shared, bias - usual + trainer.ratio(pair), 2 * least)
                continue
            sample = trainer.sample(pair, 3 * cap)
            assert sample is not None
            weights, own = trainer.weights(sample, shared, bias)
            models[pair] = trainer.model(weights, own + sample.correction, least)
    for pair in pairs:
        if pair not in models and (sample := trainer.sample(pair, cap)) is not None:
            weights, bias = trainer.weights(sample)
            models[pair] = trainer.model(weights, bias + sample.correction, least)
    return models


def _together(samples: Sequence[_Sample]) -> _Sample:
    rows = []
    before = 0
    for sample in samples:
        rows.append(sample.rows + before)
        before += len(sample.target)
    return _Sample(
        np.concatenate(rows),
        np.concatenate([s.codes for s in samples]),
        np.concatenate([s.target for s in samples]),
        np.concatenate([s.document for s in samples]),
        np.concatenate([s.weight for s in samples]),
        0.0,
    )
