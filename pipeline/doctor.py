"""What this machine has for reading papers: nothing in, a report of tools, models with checksums, and gaps out."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pipeline.errors import ModelMissing
from pipeline.ocr import tessdata
from pipeline.ocr.tessdata import Model

# The languages that reading needs (orientation is one to Tesseract), and those that it can do without.
NEEDED_MODELS = ("deu", "osd")
_USED = {
    tessdata.SECOND: ("for a second look at doubtful words", "Run `make setup`."),
    "eng": ("for tests and score only", "Run `make setup-dev`."),
}

# What brings the command `tesseract` with German; the set-up script installs the same.
SYSTEM_TESSERACT = {
    "apt-get": "apt-get install tesseract-ocr tesseract-ocr-deu tesseract-ocr-osd",
    "dnf": "dnf install tesseract tesseract-langpack-deu",
    "apk": "apk add tesseract-ocr tesseract-ocr-data-deu",
    "brew": "brew install tesseract",
}


@dataclass(frozen=True, slots=True)
class Package:
    """A package that vorlagen depends on: the versions it takes (">=2.2") and the one that is here, None if none."""

    name: str
    wanted: str
    version: str | None

    @property
    def fits(self) -> bool:
        return self.version is not None and SpecifierSet(self.wanted).contains(self.version, prereleases=True)


@dataclass(frozen=True, slots=True)
class Engine:
    """An OCR engine: its version with that of Tesseract, or None and the reason why it cannot be used."""

    name: str
    version: str | None
    reason: str = ""

    @property
    def available(self) -> bool:
        return self.version is not None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not here: whether reading needs it, and how to get it."""

    what: str
    needed: bool
    advice: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found; `models` are those that reading takes, `folders` all that hold language data, best first."""

    version: str | None
    python: str
    system: str
    packages: tuple[Package, ...]
    engines: tuple[Engine, ...]
    folders: tuple[Path, ...]
    models: tuple[Model, ...]
    missing: tuple[Missing, ...]

    @property
    def exit_code(self) -> int:
        """0 when papers can be read here, 3 when something needed is missing."""
        return 3 if any(gap.needed for gap in self.missing) else 0


def examine() -> Report:
    """Look at Python, packages, engines and models; raises nothing, what is missing stands in the report."""
    version, python_wanted, packages = _packages()
    engines = (_tesserocr(), _pytesseract())
    models = tuple(found for found in map(_model, (*NEEDED_MODELS, *_USED)) if found is not None)
    missing: list[Missing] = []
    if version is None:
        missing.append(Missing("the installed package vorlagen", True, "Run `make setup`."))
    if not SpecifierSet(python_wanted).contains(platform.python_version(), prereleases=True):
        advice = "Run `make setup PYTHON=/path/to/python3` with such a Python."
        missing.append(Missing(f"Python {python_wanted}", True, advice))
    missing += [
        Missing(f"the package {package.name}{package.wanted}", True, "Run `make setup`.")
        for package in packages
        if not package.fits
    ]
    missing += _missing_engines(engines)
    missing += _missing_models({model.name for model in models})
    return Report(
        version=version,
        python=f"{platform.python_version()} ({sys.executable})",
        system=platform.platform(),
        packages=packages,
        engines=engines,
        folders=tuple(tessdata.folders()),
        models=models,
        missing=tuple(missing),
    )


def _packages() -> tuple[str | None, str, tuple[Package, ...]]:
    """Return vorlagen's version, the Python that it wants, and its dependencies; extras are left out."""
    try:
        own = metadata.distribution("vorlagen")
    except metadata.PackageNotFoundError:
        return None, "", ()
    found = []
    for line in own.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            found.append(Package(requirement.name, str(requirement.specifier), _version(requirement.name)))
    return own.version, own.metadata["Requires-Python"], tuple(found)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _tesserocr() -> Engine:
    try:
        import tesserocr
    except ImportError as error:
        return Engine("tesserocr", None, f"the package cannot be imported: {error}")
    return Engine("tesserocr", f"{_version('tesserocr')}, {tesserocr.tesseract_version().split(chr(10))[0].strip()}")


def _pytesseract() -> Engine:
    package = _version("pytesseract")
    if package is None:
        return Engine("pytesseract", None, "the package is not installed")
    command = shutil.which("tesseract")
    if command is None:
        return Engine("pytesseract", None, "the command tesseract is not on the PATH")
    try:
        told = subprocess.run([command, "--version"], capture_output=True, text=True, errors="replace", timeout=10)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Engine("pytesseract", None, f"{command} does not run: {error}")
    # Before version 4 the answer came on standard error.
    lines = (told.stdout or told.stderr).splitlines()
    if told.returncode != 0 or not lines:
        return Engine("pytesseract", None, f"{command} does not run: exit code {told.returncode}")
    return Engine("pytesseract", f"{package}, {lines[0].strip()}")


def _model(language: str) -> Model | None:
    try:
        return tessdata.model(language)
    except ModelMissing:
        return None


def _missing_engines(engines: tuple[Engine, ...]) -> list[Missing]:
    manager = next((name for name in SYSTEM_TESSERACT if shutil.which(name)), None)
    by_hand = f"run `{SYSTEM_TESSERACT[manager]}`" if manager else "install Tesseract with the system's package manager"
    root = "" if manager == "brew" else " as root"
    advice = {"tesserocr": "Run `make setup`.", "pytesseract": f"{by_hand[0].upper()}{by_hand[1:]}{root}."}
    none_works = not any(engine.available for engine in engines)
    return [
        Missing(f"the engine {engine.name} ({engine.reason})", none_works, advice[engine.name])
        for engine in engines
        if not engine.available
    ]


def _missing_models(found: set[str]) -> list[Missing]:
    advice = "Run `make setup`, or set TESSDATA_PREFIX to the folder that holds it."
    needed = [Missing(f"the language data {name}", True, advice) for name in NEEDED_MODELS if name not in found]
    return needed + [
        Missing(f"the language data {name} ({_USED[name][0]})", False, _USED[name][1])
        for name in _USED
        if name not in found
    ]
