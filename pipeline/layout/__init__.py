"""Words, rulings and pictures go in; pages with blocks in reading order, tables and zones come out, then one string.

>>> page = lay_out(sheet, reading)
>>> boxes = doubtful(page)  # cells worth reading alone
>>> text = compose([page])
"""

from __future__ import annotations

from pipeline.layout.again import doubtful, with_cells
from pipeline.layout.compose import PAGE_BREAK, compose
from pipeline.layout.page import lay_out

__all__ = ["PAGE_BREAK", "compose", "doubtful", "lay_out", "with_cells"]
