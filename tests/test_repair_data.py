"""The shipped data read back: words and contexts only, no name after a title, no address, small, no pickle."""

import re
from pathlib import Path

import marisa_trie
import numpy as np
import pytest

from pipeline.german import words as german
from pipeline.repair import data_files
from pipeline.repair.features import fold

ROOT = Path(german.__file__).parents[1]
DATA = [ROOT / "german" / "data", ROOT / "repair" / "data"]
TITLES = {
    "herr",
    "herrn",
    "frau",
    "dr",
    "prof",
    "stadtrat",
    "stadtratin",
    "burgermeister",
    "burgermeisterin",
    "ratsherr",
}


def _keys(path: Path) -> list[str]:
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return list(trie.iterkeys())


@pytest.mark.parametrize("path", [p for folder in DATA for p in sorted(folder.glob("*.marisa"))], ids=lambda p: p.name)
def test_no_address_and_no_number_is_shipped(path: Path) -> None:
    for key in _keys(path):
        text = key.split(" ", 1)[1].replace("<n>", "") if path.stem == "contexts" else key
        assert not re.search(r"\w@\w+\.", text), key
        if path.stem == "contexts":
            assert text[0] in "GM" or not re.search(r"\d", text), key
        elif path.stem != "shapes":
            assert not re.search(r"\d", text), key


def test_words_are_words() -> None:
    for key in _keys(ROOT / "german" / "data" / "words.marisa"):
        assert key.isalpha() and len(key) > 1, key


def test_no_context_joins_a_title_or_a_given_name_with_a_name() -> None:
    lines = (ROOT / "german" / "data" / "person_names.txt").read_text(encoding="utf-8").splitlines()
    given = {fold(name) for name in lines[1].split()} | TITLES
    known = german.words()
    small = {fold(word) for word in known.table.trie.iterkeys() if word[0].islower()}
    for key in _keys(ROOT / "repair" / "data" / "contexts.marisa"):
        feature = key.split(" ", 1)[1]
        if feature[:2] in ("ba", "ax", "xy") and "_" in feature:
            one, two = feature[2:].split("_", 1)
            assert one not in given or not two.isalpha() or two in small, key


def test_the_data_are_small_and_hold_no_pickle() -> None:
    assert sum(p.stat().st_size for folder in DATA for p in folder.glob("*")) < 15_000_000
    for folder in DATA:
        assert not [p for p in folder.glob("*") if p.suffix in (".pkl", ".pickle")]
        for path in folder.glob("*.npy"):
            assert np.load(path, allow_pickle=False).dtype != object


def test_the_notice_names_every_data_file() -> None:
    notice = (ROOT.parent / "NOTICE").read_text(encoding="utf-8")
    named = re.findall(r"pipeline/\S+?(?=[,\s])", notice.split("Fonts of the generated papers")[0])
    written = "*.toml, *.tsv, *.txt (all others)"
    assert written in notice
    for path in (ROOT / "repair" / "data").iterdir():
        assert any(path.match(pattern) for pattern in named), path.name
    for path in (ROOT / "german" / "data").iterdir():
        assert path.suffix in (".toml", ".tsv", ".txt") or any(path.match(pattern) for pattern in named), path.name


def test_the_manifest_names_every_built_file_with_its_checksum() -> None:
    manifest = (ROOT / "repair" / "data" / "MANIFEST.txt").read_text(encoding="utf-8")
    for file in data_files():
        assert file.sha256 in manifest or file.name == "repair/MANIFEST.txt", file.name


def test_words_and_contexts_hold_no_rare_surname_beside_a_given_name() -> None:
    """What stands beside a given name or a title in a context is a word with a small letter: no pair is a person."""
    lines = (ROOT / "german" / "data" / "person_names.txt").read_text(encoding="utf-8").splitlines()
    surnames = {fold(name) for line in lines[2:] if not line.startswith("#") for name in line.split()}
    known = german.words()
    small = {fold(word) for word in known.table.trie.iterkeys() if word[0].islower()}
    given = {fold(name) for name in lines[1].split()} | TITLES
    for key in _keys(ROOT / "repair" / "data" / "contexts.marisa"):
        feature = key.split(" ", 1)[1]
        if feature[:2] in ("ba", "ax", "xy") and "_" in feature:
            one, two = feature[2:].split("_", 1)
            assert not ({one, two} & given and {one, two} & (surnames - small)), key
