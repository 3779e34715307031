"""The features that a model was learned from are those that it is asked with."""

import numpy as np

from pipeline.repair.build import Counts
from pipeline.repair.corpus import flowing, tokens
from pipeline.repair.features import features, fold, kind
from pipeline.repair.train import Folded, instances, name

TEXT = (
    "Die Stadt wurde gebeten, den Weg auszubauen. Er sei, so hieß es, kaum noch zu befahren! Frau Lenz habe das "
    "mehrfach berichtet; 12 Anlieger wurden gehört, obwohl sie nicht betroffen waren und weit entfernt wohnen.\n\n"
    "Der Rat wird gegen die Planung stimmen und die Mittel anders verwenden müssen."
)


def test_learning_and_asking_see_the_same_features() -> None:
    flow = list(tokens(flowing(TEXT)))
    vocabulary = list(dict.fromkeys(flow))
    number = {w: i for i, w in enumerate(vocabulary)}
    ids = np.array([number[w] for w in flow], dtype=np.uint32)
    counts = Counts(vocabulary, ids, np.array([0, len(ids)]))
    folded = Folded(vocabulary)
    places = np.arange(len(flow))
    rows, codes = instances(counts, folded, places, np.zeros(len(flow), dtype=np.int64))
    words, capital = [fold(w) for w in flow], [w[:1].isupper() for w in flow]
    moods = [w in ("sei", "habe") for w in flow]
    for at in range(len(flow)):
        learned = {name(int(code), folded) for code in np.unique(codes[rows == at])}
        assert learned == set(features(words, capital, moods, at)), flow[at]


def test_kinds_of_verbs() -> None:
    expected = {
        "gebaut": "P", "aufgefangen": "P", "saniert": "P", "auffangen": "I", "bauen": "I", "angeben": "I",
        "auszubauen": "Z", "verkaufen": "V", "beauftragt": "T", "werden": "WERDEN", "gegen": "O", "gilt": "S",
    }  # fmt: skip
    assert {word: kind(word, False) for word in expected} == expected
    assert kind("bauen", True) == "N"
