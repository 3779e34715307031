"""The evaluation set: towns, texts and forms of its own, made from labels.md and truth.md alone, for judging only."""

from pathlib import Path

from samples.generator.engine import fonts

_FOLDER = Path(__file__).parent / "fonts"


def _register(face: str, regular: str, bold: str | None = None, italic: str | None = None) -> None:
    fonts.register(face, _FOLDER / regular, _FOLDER / bold if bold else None, _FOLDER / italic if italic else None)


_register("source", "SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf", "SourceSansPro-It.ttf")
_register("sourceserif", "SourceSerifPro-Regular.ttf", "SourceSerifPro-Bold.ttf", "SourceSerifPro-It.ttf")
_register("roboto", "Roboto-Regular.ttf", "Roboto-Bold.ttf", "Roboto-Italic.ttf")
_register("opensans", "OpenSans-Regular.ttf", "OpenSans-Bold.ttf", "OpenSans-Italic.ttf")
_register("caladea", "Caladea-Regular.ttf", "Caladea-Bold.ttf", "Caladea-Italic.ttf")
_register("courier", "CourierPrime-Regular.ttf", "CourierPrime-Bold.ttf")
_register("kristi", "Kristi.ttf")
