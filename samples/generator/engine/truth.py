"""A finished paper and the way its pages went through the scanner go in, its truth (plain values) comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from samples.generator.engine.paper import Paper
from samples.generator.engine.parts import BODY, Box, Line, Sheet

# From a box on the page as it was set to the box on the page as a viewer shows it.
PageMap = Callable[[Box], Box]


def body_text(paper: Paper) -> str:
    """The text as docs/generator.md defines it: body zone, divided words whole, a blank line between blocks."""
    return "\f".join(_page_text(sheet) for sheet in paper.sheets) + "\n"


def _page_text(sheet: Sheet) -> str:
    blocks: dict[int, list[Line]] = {}
    for line in sheet.lines:
        if line.zone == BODY:
            blocks.setdefault(line.block, []).append(line)
    texts = []
    for lines in blocks.values():
        rows: list[str] = []
        last: tuple[int, int] | None = None
        for line in lines:
            if not line.whole:
                continue
            if line.row is not None and line.row == last:
                rows[-1] += " " + line.whole
            else:
                rows.append(line.whole)
            last = line.row
        if rows:
            texts.append("\n".join(rows))
    return "\n\n".join(texts)


def truth(
    paper: Paper,
    file: str,
    damage: Sequence[str],
    maps: Sequence[PageMap] | None = None,
    sizes: Sequence[tuple[float, float]] | None = None,
    boxes: bool = True,
    numbers: Sequence[int] | None = None,
) -> dict[str, Any]:
    """The truth of one paper; ``maps`` and ``sizes`` by page where pages were turned; no ``boxes`` in plain text;
    ``numbers`` are those of the file's pages where they are not 1, 2, 3 … (two pages on a sheet, papers bound)."""
    place = dict(enumerate(numbers or range(1, len(paper.sheets) + 1), start=1))

    def shown(box: Box, page: int) -> list[float] | None:
        if not boxes:
            return None
        moved = maps[page - 1](box) if maps else box
        return [round(v, 1) for v in moved]

    pages = []
    for sheet in paper.sheets:
        width, height = sizes[sheet.number - 1] if sizes else (sheet.width, sheet.height)
        pages.append({
            "number": place[sheet.number],
            "width": round(width, 2) if boxes else None,
            "height": round(height, 2) if boxes else None,
            "lines": [
                {"text": li.text, "box": shown(li.box, sheet.number), "zone": li.zone, "block": li.block}
                for li in sheet.lines
            ],
        })  # fmt: skip
    tables = [
        {
            "page": place[t.page], "header_rows": t.header_rows, "continues": t.continues,
            "cells": [{**c, "box": shown(c["box"], t.page)} for c in t.cells],
        }
        for t in paper.tables
    ]  # fmt: skip
    found = record(paper)
    for field in ("amounts", "dates"):
        found[field] = [{**mention, "page": place[mention["page"]]} for mention in found[field]]
    return {
        "id": paper.id, "form": paper.form, "damage": sorted(damage), "file": file, "first_page": place[1],
        "pages": pages, "text": body_text(paper), "tables": tables, "record": found,
    }  # fmt: skip


def record(paper: Paper) -> dict[str, Any]:
    """The fields of the record that the paper prints."""
    return {
        **paper.record,
        "consultations": [step.truth for step in paper.steps],
        "resolution": paper.resolutions[0] if paper.resolutions else None,
        "resolutions": paper.resolutions,
        "amounts": paper.amounts,
        "dates": paper.dates,
        "organizations": paper.organizations,
        "sections": paper.sections,
        "references": paper.references,
        "attachments": paper.attachments,
    }


def write(path: Path, value: dict[str, Any]) -> None:
    """Truth as JSON, one fact a line where it is short enough to be read by a person."""
    path.write_text(_json(value, "") + "\n", encoding="utf-8")


def _json(value: Any, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(flat) + len(indent) <= 150:
        return flat
    deeper = indent + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(k, ensure_ascii=False)}: {_json(v, deeper)}" for k, v in value.items()]
        return "{\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + _json(v, deeper) for v in value) + f"\n{indent}]"
