"""A model's choice comes in; the probability that it is right, and what to do with it, go out.

The weights (data/calibration.tsv) come from `tests.bench.calibrate`: a logistic regression over repairs of development
text whose truth is known, then bent to the share that was right at each place ("at ..."), so that a stated 0.9 is right
nine times in ten.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Literal

REPAIR = 0.62
"""From here on a repair is made."""
REPAIR_NAME = 0.84
"""The same for a word that is one as it stands and whose context nobody has learnt, and for a form that no lexicon has:
most often a name, and names of regions not seen before are wrong every other time."""
REPAIR_REAL = 0.76
"""The same for a word that is one as it stands and whose context was learnt: a wrong change there is never noticed."""
REPAIR_LIGHT = 0.84
"""The same in a document that is hardly damaged: nearly every word of it is right as it stands."""
FLAG = 0.35


def features(
    chance: float,
    logp: float,
    cost: float,
    changes: int,
    kind: str,
    observed: str,
    observed_logp: float,
    told: bool,
    told_by: str,
    either: bool,
    capital: bool,
    odd: bool,
    mood: bool,
    open_letters: int,
    lost: bool,
    rate: float,
    proofs: int,
) -> dict[str, float]:
    """What the confidence is made of: the model's odds, how frequent the word is, how the misreading came about."""
    p = min(max(chance, 1e-5), 1 - 1e-5)
    odds = log(p / (1 - p))
    light = min(max(-log(max(rate, 1e-4)), 0.0), 6.0)
    # A form that no lexicon has is a name or has one in it: how rare its spelling is tells nothing.
    logp = max(logp, -18.0 if kind == "spelling" else -22.0)
    if told:
        # Between two real words only the context counts.
        return {
            "bias": 1.0,
            "told": 1.0,
            "told odds": odds,
            "told light": light,
            "told sure": max(0.0, abs(odds) - 3.0) * (1 if odds > 0 else -1),
            "told mood": float(mood),
            "told mood odds": odds * mood,
        }
    if told_by:
        # Between two places only the places around them count, between two heads of a compound only the context.
        return {"bias": 1.0, told_by: 1.0, f"{told_by} odds": odds, f"{told_by} light": light}
    found = {
        "bias": 1.0,
        "odds": odds,
        "frequency": (logp + 12) / 4,
        "cost": cost / 4,
        "changes": float(changes),
        "light": light,
        f"kind {kind}": 1.0,
        f"observed {observed}": 1.0,
        "capital": float(capital),
        "odd": float(odd),
        "lost": float(lost),
        "light lost": light * lost,
        "proofs": min(log(1 + proofs), 3.0),
        # What may still be damaged in a name that is put back by its signs alone.
        "open": float(open_letters),
    }
    if either:
        found["either"] = 1.0
        found["either odds"] = odds
    if kind in ("compound", "named", "spelling"):
        found[f"{kind} odds"] = odds
    if observed == "word":
        found["untold"] = 1.0
        found["untold odds"] = odds
        found["light word"] = light
    else:
        found["unknown"] = (observed_logp + 25) / 10
        found["rare"] = max(0.0, -15.5 - logp)
        found["rare capital"] = max(0.0, -15.5 - logp) * capital
        found["light capital"] = light * capital
    return found


@cache
def _rows() -> dict[str, float]:
    path = Path(__file__).parent / "data" / "calibration.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


@cache
def _bends() -> tuple[list[float], list[float]]:
    """Sums of weights in rising order, and the log-odds of being right that were measured for each."""
    found = sorted((float(name[3:]), odds) for name, odds in _rows().items() if name.startswith("at "))
    return [z for z, _ in found], [odds for _, odds in found]


def forget() -> None:
    """Read the weights anew when they are next needed: the file has changed."""
    _rows.cache_clear()
    _bends.cache_clear()


def bent(z: float, places: list[float], odds: list[float]) -> float:
    """The log-odds at `z` on the line through the measured `places`; beside them it runs on as steep as 1."""
    at = bisect(places, z)
    if at == 0 or at == len(places):
        end = min(at, len(places) - 1)
        return odds[end] + z - places[end]
    share = (z - places[at - 1]) / (places[at] - places[at - 1])
    return odds[at - 1] + share * (odds[at] - odds[at - 1])


def weighed(found: dict[str, float]) -> float:
    """The sum of the weights of features."""
    weights = _rows()
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def confidence(found: dict[str, float]) -> float:
    """The share of repairs like this one that were right in the measurement (0..1)."""
    z = bent(weighed(found), *_bends())
    return round(1 / (1 + exp(-max(-30.0, min(30.0, z)))), 4)


def outcome(sure: float, light: bool, found: dict[str, float]) -> Literal["repair", "flag"] | None:
    """What becomes of a repair of the probability `sure`, with its features; `light`: the paper is hardly damaged."""
    least = max(
        REPAIR,
        REPAIR_LIGHT if light else 0.0,
        REPAIR_NAME if "untold" in found or "kind spelling" in found or "kind named" in found else 0.0,
        REPAIR_REAL if "told" in found else 0.0,
    )
    if sure >= least:
        return "repair"
    return "flag" if sure >= FLAG else None
