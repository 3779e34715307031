"""Resolutions of a text, as tests ask for them."""

from __future__ import annotations

from pipeline import outline
from pipeline.fields import resolution
from pipeline.model.mention import Resolution
from pipeline.model.text import Text


def resolutions(string: str) -> list[Resolution]:
    text = Text(string)
    return [m.value for m in resolution.find(text, outline.find(text))]


def items(found: Resolution) -> list[tuple[str, int, str]]:
    return [(i.label, i.level, i.text) for i in found.items]
