"""The page engine: what a form needs to print papers whose truth is exact. See docs/generator.md."""

from samples.generator.engine.layout import Style
from samples.generator.engine.marks import (
    body,
    bold,
    day,
    days,
    euro,
    euro_range,
    half,
    italic,
    money,
    month,
    plain,
    quarter,
    reference,
    school_year,
    spaced,
    span,
    sup,
    under,
    year,
    years,
)
from samples.generator.engine.output import bound, digital, mixed, pictures, plain_text, read_text, scanned, two_up
from samples.generator.engine.paper import Paper
from samples.generator.engine.parts import A4, Cell, edges
from samples.generator.engine.recipe import Recipe
from samples.generator.engine.step import Step

__all__ = [
    "A4", "Cell", "Paper", "Recipe", "Step", "Style", "body", "bold", "bound", "day", "days", "digital", "edges",
    "euro", "euro_range", "half", "italic", "mixed", "money", "month", "pictures", "plain", "plain_text", "quarter",
    "read_text", "reference", "scanned", "school_year", "spaced", "span", "sup", "two_up", "under", "year", "years",
]  # fmt: skip
