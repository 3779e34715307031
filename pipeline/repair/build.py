"""Folders of clean German texts come in; the data files of the lexicon and of the repair go out, with a manifest.

    python -m pipeline.repair.build PAPERS... --law LAWS...

Words count when they stand in at least 5 documents, context around confusable words when it stands in at least 10.
Every step works on the training side of the split in `corpus`, which is decided before anything is counted.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.german.words import DATA, save
from pipeline.repair import channel, corpus
from pipeline.repair.forms import inflected, parts, subjunctives
from pipeline.repair.train import DOCUMENTS, Model, train

HERE = Path(__file__).parent / "data"
WORD_DOCUMENTS = 5
_UMLAUT = re.compile("[äöüÄÖÜß]")
_NAMES = ("places.txt", "waters_and_regions.txt", "person_names.txt")


@dataclass(frozen=True)
class Counts:
    """Tokens of all training documents as numbers into `vocabulary`; document i is `ids[starts[i]:starts[i + 1]]`."""

    vocabulary: list[str]
    ids: NDArray[np.uint32]
    starts: NDArray[np.int64]
    fingerprints: tuple[int, ...] = ()

    @property
    def words(self) -> NDArray[np.int64]:
        """How often each entry of the vocabulary stands."""
        return np.bincount(self.ids, minlength=len(self.vocabulary))

    @property
    def documents(self) -> NDArray[np.int64]:
        """In how many documents each entry of the vocabulary stands."""
        number = np.repeat(np.arange(len(self.starts) - 1, dtype=np.uint64), np.diff(self.starts))
        pairs = np.unique((number << np.uint64(24)) | self.ids.astype(np.uint64))
        return np.bincount((pairs & np.uint64((1 << 24) - 1)).astype(np.int64), minlength=len(self.vocabulary))


def count(paths: Iterable[Path], before: Counts | None = None) -> Counts:
    """Read every document once; doubles, damaged texts and the dev and test sides are left out.

    With `before` the documents are counted behind those.
    """
    vocabulary = {word: i for i, word in enumerate(before.vocabulary)} if before else {}
    parts: list[NDArray[np.uint32]] = [before.ids] if before else []
    starts = before.starts.tolist() if before else [0]
    seen: set[int] = set(before.fingerprints) if before else set()
    for text in corpus.documents(paths):
        key = corpus.fingerprint(text)
        if key in seen or not corpus.is_clean(text) or corpus.side(text) != "train":
            continue
        seen.add(key)
        flow = corpus.tokens(corpus.flowing(text))
        parts.append(np.fromiter((vocabulary.setdefault(t, len(vocabulary)) for t in flow), dtype=np.uint32))
        starts.append(starts[-1] + len(parts[-1]))
    return Counts(list(vocabulary), np.concatenate(parts), np.array(starts), tuple(sorted(seen)))


def known_names() -> set[str]:
    """Places, waters, regions and common surnames: the words in them."""
    names: set[str] = set()
    for name in _NAMES:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            if not line.startswith("#"):
                names.update(re.findall(r"[^\W\d_]{2,}", line))
    return names


def _written_down() -> Iterator[tuple[str, float]]:
    """Words written down from general knowledge: everyday words, and names at least as frequent as names are."""
    for word in _entries("everyday_words.txt"):
        yield word, 3.0
    given, *rest = _lines("person_names.txt")
    for word in given.split():
        if _UMLAUT.search(word):
            yield word, 800.0
    for rank, line in enumerate(rest):
        for word in line.split():
            if _UMLAUT.search(word):
                yield word, 20.0 if rank == 0 else 3.0
                if rank:
                    # Rother beside Röther: nothing but the paper tells a rare name from its twin without dots.
                    yield word.translate(_PLAIN), 1.0


_PLAIN = str.maketrans("äöüÄÖÜß", "aouAOUs")


def _people_of_places() -> Iterator[tuple[str, float]]:
    """Büchenbach: Büchenbacher, Büchenbachs; Bremen: Bremer; Scheeßel: Scheeßeler."""
    for place in _lines("places.txt"):
        name = place.split(" ")[0].split("-")[-1]
        if len(name) >= 5 and name.isalpha():
            stem = name[:-2] if name.endswith("en") and len(name) > 6 else name[:-1] if name.endswith("e") else name
            yield stem + "er", 0.4
            yield stem + "ern", 0.2
            yield name + "s", 0.4


def _lines(name: str) -> list[str]:
    return [x for x in (DATA / name).read_text(encoding="utf-8").splitlines() if not x.startswith("#")]


def _entries(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def lexicon(counts: Counts) -> dict[str, float]:
    """Form to count: words in enough documents, names, and inflected forms of both; damage is taken out."""
    number = counts.words
    documents = counts.documents
    found = {
        form: float(number[i])
        for i, form in enumerate(counts.vocabulary)
        if documents[i] >= WORD_DOCUMENTS and len(form) > 1 and form.isalpha()
    }
    for damaged in _damage(found):
        del found[damaged]
    for name in known_names():
        found.setdefault(name, 1.0)
    for name in _lines("person_names.txt")[0].split():
        # Who is called Gunter in one town says nothing of the next: Günter is the name.
        if _UMLAUT.search(name) and (twin := name.translate(_PLAIN)) in found:
            found[twin] = min(found[twin], 5.0)
    for word, times in _written_down():
        found[word] = max(found.get(word, 0.0), times)
    for form, share in _people_of_places():
        found.setdefault(form, share)
    for form, share in inflected(found).items():
        found.setdefault(form, share)
    for form, share in subjunctives(found).items():
        found.setdefault(form, share)
    return found


def _damage(found: dict[str, float]) -> set[str]:
    """Forms that are a cheap reading of a form 3,000 times as frequent."""
    damaged = set()
    for form, number in found.items():
        if number > 20_000 and _UMLAUT.search(form):
            for seen, _ in channel.readings(form, 4.0, 6.0):
                if seen in found and found[seen] * 3000 < number:
                    damaged.add(seen)
    return damaged


def partners(found: dict[str, float]) -> dict[str, list[tuple[str, float]]]:
    """Known word to the known words of which it is a likely reading, each with the cost of that reading."""
    table: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for form in found:
        if not _UMLAUT.search(form) or len(form) < 3:
            continue
        for seen, cost in channel.readings(form):
            small = seen[:1].lower() + seen[1:]
            if seen != form and len(seen) > 1 and (seen in found or (seen[:1].isupper() and small in found)):
                table[seen].append((form, round(cost, 2)))
    return {seen: sorted(forms, key=lambda fc: (fc[1], fc[0])) for seen, forms in table.items()}


def spelling(found: dict[str, float]) -> NDArray[np.float16]:
    """How German words are spelt: ln P(letter | two letters before), over forms; see `unknown.py` for the alphabet."""
    from pipeline.repair.unknown import EDGE, SIZE, codes

    table = np.zeros((SIZE, SIZE, SIZE))
    for form, number in found.items():
        weight = 1.0 + math.log(1 + number)
        a = b = EDGE
        for c in [*codes(form), EDGE]:
            table[a, b, c] += weight
            a, b = b, c
    pairs = table.sum(axis=0)
    single = pairs.sum(axis=0) + 5.0
    single /= single.sum()
    double = (pairs + 20 * single) / (pairs.sum(axis=1, keepdims=True) + 20)
    triple = (table + 20 * double[None]) / (table.sum(axis=2, keepdims=True) + 20)
    logs: NDArray[np.float16] = np.log(triple).astype(np.float16)
    return logs


def write(counts: Counts) -> dict[str, float]:
    """Write the lexicon, the parts, the partners and the spelling; the lexicon is handed back."""
    found = lexicon(counts)
    save(DATA, "words", {form: math.log(number) for form, number in found.items()})
    heads, modifiers = parts(found)
    for makes in "Na":
        total = math.log(sum(n for h, n in heads.items() if h[0] == makes))
        heads |= {h: math.log(n) - total for h, n in heads.items() if h[0] == makes}
    save(HERE, "heads", heads)
    total = math.log(sum(modifiers.values()))
    save(HERE, "modifiers", {m: math.log(n) - total for m, n in modifiers.items()})
    lines = [
        f"{seen}\t" + " ".join(f"{form}:{cost}" for form, cost in forms)
        for seen, forms in sorted(partners(found).items())
    ]
    (HERE / "partners.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    np.save(HERE / "spelling.npy", spelling(found))
    return found


def confusable(counts: Counts, found: dict[str, float], times: int = 15) -> list[tuple[str, str]]:
    """Pairs of counted words of which one is a likely reading of the other, or that share a likely reading."""
    number = {w: int(n) for w, n in zip(counts.vocabulary, counts.words, strict=True) if n >= times}
    pairs: set[tuple[str, str]] = set()
    readers: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for form in found:
        if len(form) < 3 or not _UMLAUT.search(form) or number.get(form, 0) < times:
            continue
        for seen, cost in channel.readings(form, 4.7, 6.0):
            if seen != form and number.get(seen, 0) >= times:
                pairs.add((form, seen))
            if number[form] >= 60:
                readers[seen].append((cost, form))
    for forms in readers.values():
        for i, (cost, one) in enumerate(sorted(forms)[:4]):
            for dearer, two in sorted(forms)[i + 1 : 4]:
                if cost + dearer < 8 and one.lower() != two.lower() and (two, one) not in pairs:
                    pairs.add((one, two))
    for form in found:
        # "Uber" was Über or über: the context tells a capital as well.
        small = form[0].lower() + form[1:]
        if form[0] in "ÄÖÜ" and min(number.get(form, 0), number.get(small, 0)) >= times:
            pairs.add((form, small))
    return sorted(pairs)


def write_context(models: dict[tuple[str, str], Model]) -> None:
    """pairs.tsv (the two words and the bias) and contexts.marisa with contexts.npy (weights of features, in 1/32)."""
    import marisa_trie

    lines = []
    weights: dict[str, int] = {}
    for i, (pair, model) in enumerate(sorted(models.items())):
        lines.append(f"{pair[0]}\t{pair[1]}\t{model.bias:.3f}")
        for feature, weight in model.weights.items():
            weights[f"{i:x} {feature}"] = max(-127, min(127, round(weight * 32)))
    (HERE / "pairs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    trie = marisa_trie.Trie(sorted(k for k, w in weights.items() if w))
    values = np.zeros(len(trie), dtype=np.int8)
    for key, at in trie.items():
        values[at] = weights[key]
    trie.save(str(HERE / "contexts.marisa"))
    np.save(HERE / "contexts.npy", values)


def groups() -> list[list[tuple[str, str]]]:
    """Pairs that learn together (data/groups.txt)."""
    lines = (HERE / "groups.txt").read_text(encoding="utf-8").splitlines()
    split = [[tuple(pair.split("/", 1)) for pair in line.split()] for line in lines if not line.startswith("#")]
    return [[(p[0], p[1]) for p in group] for group in split]


_SHAPES = {
    "ä": ("a", "é", "d", "aé"),
    "ö": ("o", "é", "6", "d", "O", "G", "0"),
    "ü": ("u", "ii", "i", "U", "ti", "li", "il", "ui", "fi", "fl", "l", "t", "ft", "Ui"),
    "ß": ("B", "&", "R", "f", "S", "8", "@", "®", "fi", "fl", "fs", "fS", "f&", "k", "l", "i", "£"),
    "Ä": ("A",),
    "Ö": ("O", "0", "6"),
    "Ü": ("U", "Ui"),
}


def shapes(counts: Counts, documents: int = 110) -> set[str]:
    """Damaged readings of frequent words that are no words themselves: the proofs of `pipeline.german.damage`."""
    inside, number = counts.documents, counts.words
    small: Counter[str] = Counter()
    times: dict[str, int] = {}
    for i, word in enumerate(counts.vocabulary):
        if word.isalpha():
            times[word] = int(number[i])
            small[word.lower()] = max(small[word.lower()], int(number[i]))
    found: set[str] = set()
    for i, word in enumerate(counts.vocabulary):
        if inside[i] < documents or len(word) < 3 or not _UMLAUT.search(word) or not word.isalpha():
            continue
        if sum(letter in _SHAPES for letter in word) > 3:
            continue
        readings = [""]
        for letter in word:
            readings = [done + seen for done in readings for seen in _SHAPES.get(letter, (letter,))][:600]
        for seen in readings:
            usual = small.get(seen.lower(), 0)
            if len(seen) >= 3 and usual <= max(3, times[word] // 2000) and times.get(seen + "ung", 0) <= 50:
                found.add(seen)
    return found


def manifest(counts: Counts, law_from: int, models: int) -> str:
    """What the data files were built from and what they hold; the fingerprints stand for the list of documents."""
    from hashlib import sha256

    listed = sha256("\n".join(map(str, counts.fingerprints)).encode()).hexdigest()
    lines = [
        "Built by python -m pipeline.repair.build from published council papers and federal laws; see docs/repair.md.",
        f"documents counted: {len(counts.starts) - 1}, of them papers: {law_from}",
        f"tokens counted: {len(counts.ids)}",
        f"SHA-256 of the sorted fingerprints of the documents: {listed}",
        f"words: in at least {WORD_DOCUMENTS} documents; contexts: in at least {DOCUMENTS} documents, {models} pairs",
        *checksums(),
    ]
    return "\n".join(lines) + "\n"


def checksums() -> list[str]:
    """Name, size and SHA-256 of every data file as it stands, for the manifest."""
    from hashlib import sha256

    files = sorted([*DATA.glob("words.*"), DATA / "shapes.marisa", *HERE.glob("*")], key=lambda p: (p.parent, p.name))
    return [
        f"{path.parent.parent.name}/{path.name} {path.stat().st_size} {sha256(path.read_bytes()).hexdigest()}"
        for path in files
        if path.name != "MANIFEST.txt"
    ]


def renew_manifest() -> None:
    """Write the checksums anew after a file that is not counted (thresholds, channel) has changed."""
    path = HERE / "MANIFEST.txt"
    told = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(("german/", "repair/"))
    ]
    path.write_text("\n".join([*told, *checksums()]) + "\n", encoding="utf-8")


def main() -> None:
    """Build everything; minutes for 50 million words, about 4 GB of memory."""
    import argparse

    import marisa_trie

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", nargs="+", type=Path, help="folders or files: .txt and .txt.xz")
    parser.add_argument("--law", nargs="*", type=Path, default=[], help="the same; weighs less where context is learnt")
    arguments = parser.parse_args()
    counts = count(arguments.papers)
    law_from = len(counts.starts) - 1
    if arguments.law:
        counts = count(arguments.law, counts)
    found = write(counts)
    models = train(counts, confusable(counts, found), groups(), least=0.05, law_from=law_from)
    write_context(models)
    marisa_trie.Trie(sorted(shapes(counts))).save(str(DATA / "shapes.marisa"))
    text = manifest(counts, law_from, len(models))
    (HERE / "MANIFEST.txt").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
