"""How the papers of this set went through their offices."""

from __future__ import annotations

from samples.generator.engine import Recipe

RECIPES = {
    "good": Recipe(dpi=300, skew=0.25, noise=3, jpeg=70, blur=0.5),
    "colour": Recipe(dpi=300, mode="color", skew=0.4, noise=3, jpeg=58, paper=250, blur=0.4),
    "office": Recipe(dpi=300, skew=0.8, light=0.18, noise=5, holes=True, jpeg=55, blur=0.7),
    "copy": Recipe(dpi=300, skew=-1.1, bold=0.55, specks=7, noise=4, border=True, jpeg=50),
    "worn": Recipe(dpi=300, skew=1.6, light=0.34, shadow=0.5, bleed=0.2, noise=7, fold=True, jpeg=45, paper=238),
    "pale": Recipe(dpi=300, weak=0.5, skew=0.5, noise=6, paper=244, jpeg=60),
    "thin": Recipe(dpi=300, bleed=0.32, skew=-0.6, noise=5, paper=240, holes=True, jpeg=52),
    "fax": Recipe(dpi=200, mode="bw", skew=0.7, specks=5, wave=1.1, jpeg=None),
    "bw": Recipe(dpi=200, mode="bw", skew=-0.35, specks=1.5, jpeg=None),
    "bw holes": Recipe(dpi=200, mode="bw", skew=1.3, holes=True, border=True, bold=0.3, specks=6, jpeg=None),
    "bw pale": Recipe(dpi=200, mode="bw", skew=0.4, weak=0.3, specks=2, jpeg=None),
    "coarse": Recipe(dpi=150, skew=0.5, noise=5, blur=1.4, jpeg=48),
    "coarse worn": Recipe(dpi=150, skew=-1.4, light=0.25, noise=6, jpeg=34, staple=True),
    "crushed": Recipe(dpi=150, skew=0.3, jpeg=22, noise=4),
    "soft": Recipe(dpi=300, blur=2.4, skew=0.9, light=0.2, jpeg=38, noise=4),
    "skewed": Recipe(dpi=300, skew=2.9, noise=4, shadow=0.4, jpeg=60, staple=True),
    "left": Recipe(dpi=300, turn=1, skew=0.4, noise=4, jpeg=60),
    "head": Recipe(dpi=300, turn=2, skew=-0.5, noise=4, light=0.15, jpeg=55),
    "right": Recipe(dpi=200, mode="bw", turn=3, skew=0.3, jpeg=None),
    "entry": Recipe(dpi=300, stored_turn=1, skew=0.3, noise=3, jpeg=62),
    "entry head": Recipe(dpi=200, mode="bw", stored_turn=2, skew=0.5, specks=2, jpeg=None),
    "folded": Recipe(dpi=300, fold=True, staple=True, skew=0.6, light=0.22, noise=5, jpeg=50, paper=245),
}  # fmt: skip
