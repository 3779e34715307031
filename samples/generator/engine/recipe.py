"""The strengths of what an office, a copier and a scanner do to a page, and the names of the damage in the truth."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Recipe:
    """How a page went through the office. Strengths of 0 do nothing; lengths in points unless told otherwise.

    ``mode`` is "gray", "color" or "bw" (black and white, threshold after all other steps).
    """

    dpi: int = 300
    mode: str = "gray"
    skew: float = 0.0  # degrees, counter-clockwise; every page a little different
    turn: int = 0  # quarter turns counter-clockwise that the reader has to find
    stored_turn: int = 0  # quarter turns that the PDF's /Rotate takes back
    light: float = 0.0  # 0..1: share of brightness lost across the page
    shadow: float = 0.0  # 0..1: dark edge as of a book's fold or an open lid
    blur: float = 0.0  # radius in pixels at 300 dpi
    noise: float = 0.0  # standard deviation of the grey
    specks: float = 0.0  # specks per square inch
    bleed: float = 0.0  # 0..1: strength of the verso shining through
    holes: bool = False
    fold: bool = False
    staple: bool = False
    border: bool = False  # black border where the lid stood open
    weak: float = 0.0  # 0..1: toner gone, letters broken
    bold: float = 0.0  # 0..1: letters run together, as after several copies
    paper: int = 255  # grey of the paper
    jpeg: int | None = 50  # quality; None for lossless
    toner: float = 1.0  # 0..1: edges ragged, blacks uneven, as a printer's toner lies on paper; 0 is the drawing itself
    wave: float = 0.0  # points: lines bend, as from a sheet drawn askew through a fax
    streaks: int = 0  # lines along the page from dirt on the feeder's glass
    vary: bool = True  # every sheet lies a little elsewhere on the glass, drawn in unevenly, and not all are as dirty

    def classes(self) -> list[str]:
        """Names of the damage for the truth; what every scan has a little of counts from ``NOTABLE`` on."""
        names = [f"{self.dpi} dpi", {"bw": "black and white", "gray": "grey", "color": "colour"}[self.mode]]
        names += [
            f.name for f in fields(self)
            if f.name in NOTABLE and abs(getattr(self, f.name)) >= NOTABLE[f.name]
        ]  # fmt: skip
        if self.turn % 4:
            names.append(f"turned {90 * (self.turn % 4)}")
        if self.stored_turn % 4:
            names.append("rotate entry")
        if self.jpeg is not None and self.jpeg < 40:
            names.append("jpeg")
        return names


# From which strength on a damage is named in the truth.
NOTABLE = {
    "skew": 1.0, "light": 0.2, "shadow": 0.2, "blur": 1.2, "noise": 6.0, "specks": 5.0, "bleed": 0.1, "holes": 1,
    "fold": 1, "staple": 1, "border": 1, "weak": 0.2, "bold": 0.3, "wave": 0.5,
    "streaks": 1,
}  # fmt: skip
