"""The floors of the house: imports go down only, and no stage imports another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"

# Room -> floor. A room is a module or a folder right below `pipeline`.
FLOORS = {
    "model": 1,
    "errors": 1,
    "settings": 1,
    "german": 1,
    "scans": 1,
    "sure": 1,
    "intake": 2,
    "ocr": 2,
    "layout": 2,
    "repair": 2,
    "outline": 2,
    "templates": 2,
    "fields": 2,
    "papers": 2,
    "assemble": 2,
    "formats": 2,
    "components": 2.5,  # wraps stages for spaCy, so it stands above them
    "reader": 3,
    "store": 3,
    "doctor": 4,
    "look": 4,
    "batch": 4,
    "score": 4,
    "review": 4,
    "cli": 5,
    "reference": 5,
    "__main__": 5,
    "__init__": 5,
}
# Rooms that read each other's data: the outline and its templates are one room in two places.
ONE_ROOM = {frozenset({"outline", "templates"})}


def modules(package: Path) -> list[Path]:
    return sorted(package.rglob("*.py"))


def own_room(path: Path, package: Path) -> str:
    return path.relative_to(package).parts[0].removesuffix(".py")


def imports(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """The modules that a file imports, wherever in the file, with their lines."""
    here = ("pipeline", *path.relative_to(package).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            for alias in node.names:
                # `from pipeline import reader` names a room, `from pipeline.model.text import Text` a thing in one
                yield node.lineno, f"{module}.{alias.name}" if module == "pipeline" else module


def room(module: str) -> str | None:
    """The room of an imported module, None outside the house; a name of the face belongs to the door."""
    parts = module.split(".")
    if parts[0] != "pipeline":
        return None
    return parts[1] if len(parts) > 1 and parts[1] in FLOORS else "__init__"


def wrong_turns(package: Path) -> Iterator[str]:
    """Every import that goes up, or from one stage to another."""
    for path in modules(package):
        mine = own_room(path, package)
        for line, module in imports(path, package):
            other = room(module)
            if other is None or other == mine or frozenset({mine, other}) in ONE_ROOM:
                continue
            if FLOORS[other] > FLOORS[mine]:
                yield f"{path.relative_to(package)}:{line} looks up to {other}"
            elif FLOORS[other] == FLOORS[mine] == 2:
                yield f"{path.relative_to(package)}:{line}: the stage {mine} imports the stage {other}"


def test_every_room_has_its_floor() -> None:
    rooms = {own_room(p, PACKAGE) for p in modules(PACKAGE)}
    assert rooms <= set(FLOORS), f"give these rooms a floor: {rooms - set(FLOORS)}"


def test_imports_go_down_only() -> None:
    assert list(wrong_turns(PACKAGE)) == []


def test_the_guard_sees_what_it_must(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    (tmp_path / "layout" / "rows.py").write_text("def f():\n    from pipeline import reader\n", encoding="utf-8")
    (tmp_path / "errors.py").write_text("import pipeline.batch.pool\n", encoding="utf-8")
    (tmp_path / "outline.py").write_text("from pipeline.fields.dates import find\n", encoding="utf-8")
    (tmp_path / "reader.py").write_text("from pipeline import layout, numpy_like\nimport re\n", encoding="utf-8")
    assert sorted(wrong_turns(tmp_path)) == [
        "errors.py:1 looks up to batch",
        "layout/rows.py:2 looks up to reader",
        "outline.py:1: the stage outline imports the stage fields",
        "reader.py:1 looks up to __init__",
    ]


def test_nothing_in_the_package_imports_the_generator() -> None:
    for path in modules(PACKAGE):
        assert not any(name.split(".")[0] == "samples" for _, name in imports(path, PACKAGE)), path
