"""The papers of the develop set: which form, which subject, which town, and how each went through the office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from samples.generator.develop import annex, office, towns, world
from samples.generator.develop.everything import FORMS, TOPICS
from samples.generator.develop.ways import (
    BLEED,
    BW200,
    COLOR,
    COPY,
    FAX,
    FILED,
    FLAT,
    HEAD,
    LIGHT,
    LOW,
    OLD,
    OPEN,
    S300,
    SIDE,
    SIDE3,
    SKEWED,
    SMALL,
    SOFT,
    STORED,
    STREAKS,
    STREAKS_BW,
    WEAK,
    Way,
    born,
    both,
    images,
    pair,
    scan,
    text,
    wrong,
)  # fmt: skip
from samples.generator.engine import Paper, Style, bound, edges, scanned
from samples.generator.engine import truth as truth_file

__all__ = ["PLAN", "Entry", "make"]


@dataclass(frozen=True)
class Entry:
    """One paper. ``length`` is how many general sections make it longer; ``extras`` what the office added to it:
    received (a stamp with its date), draft (a stamp over the text), seal, marker, note, measures, statute, blank, fax
    (the line that the receiving machine prints). ``variant`` is one of the form's own; papers of the same ``file`` are
    bound into one PDF in the order of the plan.
    """

    id: str
    form: str
    topic: str
    town: towns.Town
    style: Style
    way: Way
    year: int | None = None
    length: int = 0
    extras: tuple[str, ...] = ()
    sample: bool = False
    votes: str | None = None
    variant: str | None = None
    file: str | None = None


def make(entry: Entry, folder: Path) -> dict[str, Any]:
    """Print one paper, send it on its way, write file and truth; returns the truth."""
    if entry.file is None:
        return entry.way(printed(entry), folder)
    members = [entry if e.id == entry.id else replace(e, way=entry.way) for e in PLAN if e.file == entry.file]
    with TemporaryDirectory() as place:
        parts = [(e.way(printed(e), Path(place)), Path(place) / f"{e.id}.pdf") for e in members]
        truths = bound([(found, path.read_bytes()) for found, path in parts], folder, entry.file)
    found = next(t for t in truths if t["id"] == entry.id)
    truth_file.write(folder / f"{entry.id}.truth.json", found)
    return found


def printed(entry: Entry) -> Paper:
    """The paper of an entry, with what the office did to it by hand."""
    context = world.Context.make(entry.town, entry.id, entry.year)
    context.length, context.votes, context.variant = entry.length, entry.votes, entry.variant
    typed = entry.form == "schreibmaschine"
    margins = edges(entry.id, (78, 64, 50, 70) if typed else (70, 60, 60, 65), left=12)
    paper = Paper(entry.id, entry.form, style=entry.style, margins=margins)
    FORMS[entry.form](paper, context, TOPICS[entry.topic](context))
    if "blank" in entry.extras:
        annex.blank(paper)
    if "statute" in entry.extras:
        annex.statute(paper, context)
    if "measures" in entry.extras:
        annex.measures(paper, context, context.rng.randint(34, 46))
    paper.finish()
    office.handled(paper, context, entry.extras)
    return paper


SANS, SANS_S, SERIF, SERIF_J, CALIBRI = (
    Style("sans", 11),
    Style("sans", 10),
    Style("serif", 11.5),
    Style("serif", 11.5, align="justify"),
    Style("calibri", 11.5),
)
SMALL_J = Style("serif", 10.5, align="justify")
TYPED = Style("mono", 11, leading=1.36, jitter=0.16)
WORN = Style("typed", 10.6, leading=1.42, jitter=0.12)
H, G, K, O, W, N, B, L = (  # noqa: E741
    towns.HOHENWUERDE,
    towns.GRUENHAFEN,
    towns.KESSELFURT,
    towns.OBERSOELL,
    towns.WEISSENFURT,
    towns.NORDUFER,
    towns.SUEDERBUELL,
    towns.LUETTWERDER,
)

PLAN: list[Entry] = [
    # Landkreis with vote table
    Entry("kreis-scan", "landkreis", "integration", H, SANS, scan(S300), 2022, sample=True, votes="blank"),
    Entry(
        "kreis-layer-eng", "landkreis", "jugendzentrum", H, SANS, scan(S300, "eng"), 2019, sample=True, votes="printed"
    ),
    Entry("kreis-text-eng", "landkreis", "feuerwehr", H, SERIF, wrong(), 2024, sample=True, votes="blank"),
    Entry(
        "kreis-votes-hand", "landkreis", "bus", H, SANS, scan(FILED), 2017, 2, ("received",), sample=True, votes="hand"
    ),
    Entry("kreis-bw", "landkreis", "radweg", H, SANS_S, scan(BW200), 2014, 3, votes="blank"),
    Entry("kreis-fax-layer", "landkreis", "abfall", H, SANS, scan(FAX, "eng"), 2012, votes="printed"),
    Entry("kreis-digital", "landkreis", "digital", H, CALIBRI, born(), 2023, 4, ("measures",), votes="blank"),
    Entry("kreis-turned", "landkreis", "integration", H, SERIF, scan(SIDE), 2016, 1, votes="hand"),
    Entry("kreis-light", "landkreis", "ganztag", H, SANS, scan(LIGHT), 2018, 1, ("draft",), votes="blank"),
    Entry(
        "kreis-tiff",
        "landkreis",
        "museum",
        H,
        SERIF,
        images(BW200, "tif"),
        2015,
        2,
        ("received", "note"),
        sample=True,
        votes="mixed",
    ),
    # Bavaria
    Entry("sitzungsvorlage-digital", "bavarian", "kita", O, SERIF_J, born(), 2023, 1, sample=True, votes="printed"),
    Entry("sitzungsvorlage-skew", "bavarian", "friedhof", O, SERIF_J, scan(SKEWED), 2019, 2, votes="hand"),
    Entry(
        "sitzungsvorlage-layer",
        "bavarian",
        "hallenbad",
        O,
        SERIF,
        scan(BLEED, "deu+eng"),
        2016,
        1,
        ("seal",),
        votes="blank",
    ),
    Entry("sitzungsvorlage-nfd", "bavarian", "bebauungsplan", O, CALIBRI, born("nfd"), 2021, 2, votes="printed"),
    Entry("sitzungsvorlage-text850", "bavarian", "feuerwehr", O, SERIF, text("cp850", "\r\n"), 2009, votes="blank"),
    # ALLRIS
    Entry("allris-digital", "allris", "radweg", G, SANS, born(), 2021, 2),
    Entry("allris-shift", "allris", "waermeplanung", G, SANS_S, born("shift"), 2023, 1),
    Entry("allris-mixed", "allris", "haushalt", G, SANS, both(S300, 2), 2020, 4, ("seal",), sample=True),
    Entry("allris-low", "allris", "kita", G, CALIBRI, scan(LOW, "eng"), 2018, 2),
    Entry("allris-copy", "allris", "museum", G, SANS, scan(COPY), 2011, 1, ("draft", "received")),
    # SessionNet
    Entry("sessionnet-votes", "sessionnet", "hallenbad", G, CALIBRI, scan(S300), 2021, 1, ("blank", "statute")),
    Entry("sessionnet-ligature", "sessionnet", "jugendzentrum", G, SERIF, born("fffd-ligatures"), 2017, 2),
    Entry("sessionnet-bw", "sessionnet", "abfall", G, CALIBRI, scan(BW200, "eng"), 2014, 3),
    Entry("sessionnet-text", "sessionnet", "radweg", G, SERIF, text("utf-8"), 2022, 1),
    Entry("sessionnet-soft", "sessionnet", "ganztag", G, SERIF, scan(SOFT), 2016, 1),
    # South-west
    Entry("gemeinderat-digital", "kesselfurt", "ganztag", K, SANS_S, born("pua-bullets"), 2024, 2, sample=True),
    Entry("gemeinderat-scan", "kesselfurt", "waermeplanung", K, SANS, scan(S300), 2023, 3, ("marker",)),
    Entry("gemeinderat-glued", "kesselfurt", "bus", K, SANS_S, scan(FLAT, "glued"), 2013, 1),
    Entry("gemeinderat-turned", "kesselfurt", "museum", K, CALIBRI, scan(HEAD), 2018, 1),
    Entry("gemeinderat-long", "kesselfurt", "bebauungsplan", K, SANS, born(), 2022, 10, ("statute", "measures")),
    # Saxony
    Entry("stadtrat-scan", "sachsen", "waermeplanung", W, SANS_S, scan(S300), 2023, 1),
    Entry("stadtrat-digital", "sachsen", "kita", W, SANS, born(encrypted=True), 2019, 2, sample=True),
    Entry("stadtrat-text-eng", "sachsen", "museum", W, SERIF, wrong(LOW), 2015, 1),
    Entry("stadtrat-holes", "sachsen", "hallenbad", W, SANS, scan(OLD), 2012, 2, ("received", "note")),
    Entry("stadtrat-pua", "sachsen", "jugendzentrum", W, CALIBRI, born("pua"), 2017, 0),
    # Berlin
    Entry("bvv-scan", "berlin", "bus", N, SERIF, scan(BLEED), 2019, 2, sample=True),
    Entry("bvv-digital", "berlin", "kita", N, SANS, born(), 2022, 3),
    Entry("bvv-layer", "berlin", "friedhof", N, SERIF_J, scan(S300, "eng"), 2014, 1, ("received",)),
    Entry("bvv-lost", "berlin", "museum", N, CALIBRI, born("lost-ligatures"), 2020, 1),
    # city state, two columns
    Entry("buergerschaft-digital", "buergerschaft", "digital", L, SMALL_J, born(), 2021, 4, sample=True),
    Entry("buergerschaft-scan", "buergerschaft", "haushalt", L, SMALL_J, scan(S300), 2016, 5, ("note",)),
    Entry("buergerschaft-weak", "buergerschaft", "waermeplanung", L, SMALL_J, scan(WEAK, "eng"), 2018, 6),
    Entry("buergerschaft-stored", "buergerschaft", "bus", L, SMALL_J, scan(STORED), 2013, 5),
    # Fraktion
    Entry("antrag-scan", "fraktion", "bus", G, CALIBRI, scan(COLOR), 2022, 0, ("received", "marker"), sample=True),
    Entry("antrag-digital", "fraktion", "kita", K, SANS, born(), 2024),
    Entry("antrag-jpg", "fraktion", "museum", B, CALIBRI, lambda p, f: scanned(p, f, LOW), 2019, 0, ("received",)),
    Entry("antrag-fax", "fraktion", "radweg", H, SANS_S, scan(FAX), 2011, 0, ("received",)),
    Entry("antrag-text1252", "fraktion", "digital", W, SERIF, text("cp1252", "\r\n"), 2020),
    # Mitteilung
    Entry("mitteilung-digital", "mitteilung", "digital", B, SERIF, born(), 2021, 1),
    Entry("mitteilung-turned", "mitteilung", "haushalt", B, SANS, scan(SIDE3), 2017, 2),
    Entry("mitteilung-layer", "mitteilung", "bus", H, SERIF_J, scan(FILED, "deu+eng"), 2015, 2, ("note",)),
    Entry("mitteilung-text16", "mitteilung", "jugendzentrum", G, SERIF, text("utf-16", "\r\n"), 2018, 1),
    # Anfrage
    Entry("anfrage-png", "anfrage", "bus", G, SANS_S, images(S300, "png"), 2018, 0),
    Entry("anfrage-scan", "anfrage", "hallenbad", W, SERIF, scan(LIGHT), 2016, 1, ("received",)),
    Entry("anfrage-digital", "anfrage", "friedhof", K, CALIBRI, born("fffd-umlauts"), 2023),
    Entry("anfrage-text-eng", "anfrage", "radweg", H, SANS, wrong(FLAT), 2013),
    # Beschlussauszug
    Entry("auszug-scan", "auszug", "friedhof", O, SERIF, scan(S300), 2022, 0, ("seal",), sample=True),
    Entry("auszug-jpg", "auszug", "feuerwehr", B, SANS_S, images(LOW, "jpg"), 2018, 0, ("seal",)),
    Entry("auszug-layer", "auszug", "kita", G, SERIF_J, scan(OLD, "eng"), 2012, 0, ("seal", "note")),
    Entry("auszug-digital", "auszug", "ganztag", W, CALIBRI, born(), 2020),
    Entry("auszug-bw", "auszug", "bus", B, SANS, scan(BW200), 2015, 0, ("seal",)),
    # typewriter
    Entry(
        "schreibmaschine-scan",
        "schreibmaschine",
        "kanal",
        B,
        WORN,
        scan(OLD),
        1983,
        0,
        ("received",),
        sample=True,
        votes="hand",
    ),
    Entry("schreibmaschine-bw", "schreibmaschine", "turnhalle", G, TYPED, scan(BW200), 1981, votes="blank"),
    Entry(
        "schreibmaschine-layer",
        "schreibmaschine",
        "freibad",
        B,
        TYPED,
        scan(S300, "eng"),
        1986,
        0,
        ("note",),
        votes="printed",
    ),
    Entry(
        "schreibmaschine-weak", "schreibmaschine", "kanal", G, TYPED, scan(WEAK), 1988, 0, ("received",), votes="blank"
    ),
    # many bodies, wide vote table
    Entry(
        "wahlperiode-hand",
        "wahlperiode",
        "abfall",
        G,
        CALIBRI,
        scan(S300),
        2021,
        1,
        ("received",),
        sample=True,
        votes="mixed",
    ),
    Entry("wahlperiode-digital", "wahlperiode", "radweg", G, SANS_S, born(), 2023, 3, ("measures",), votes="printed"),
    Entry("wahlperiode-old", "wahlperiode", "kita", W, SERIF, scan(OLD), 2013, 2, votes="printed"),
    Entry("wahlperiode-bw", "wahlperiode", "friedhof", G, SANS_S, scan(BW200, "eng"), 2016, 1, votes="blank"),
    Entry("wahlperiode-fax", "wahlperiode", "jugendzentrum", K, CALIBRI, scan(FAX), 2012, votes="printed"),
    Entry("wahlperiode-skew", "wahlperiode", "hallenbad", K, SANS_S, scan(SKEWED), 2018, 1, votes="mixed"),
    Entry("wahlperiode-tiff", "wahlperiode", "bebauungsplan", W, SANS_S, images(S300, "tif"), 2019, 1, votes="printed"),
    Entry("wahlperiode-low", "wahlperiode", "ganztag", N, CALIBRI, scan(LOW), 2017, 1, votes="blank"),
    Entry("wahlperiode-color", "wahlperiode", "museum", G, SERIF, scan(COLOR), 2022, 0, ("draft",), votes="hand"),
    # unruled votes
    Entry("amt-digital", "amt", "friedhof", B, SERIF, born(), 2011, 1, votes="printed"),
    Entry("amt-scan", "amt", "feuerwehr", B, SERIF, scan(S300), 2019, 1, votes="blank"),
    Entry("amt-layer", "amt", "jugendzentrum", B, SANS, scan(SOFT, "eng"), 2015, votes="printed"),
    Entry("amt-copy", "amt", "bebauungsplan", B, CALIBRI, scan(COPY), 2013, 1, votes="printed"),
    Entry("amt-bw", "amt", "waermeplanung", B, SANS, scan(BW200), 2023, 2, ("received",), sample=True, votes="mixed"),
    # south, Beschlußantrag
    Entry("grdrs-scan", "stuttgart", "haushalt", K, SANS, scan(S300), 2018, 3),
    Entry("grdrs-digital", "stuttgart", "abfall", K, SANS_S, born(), 2020, 1),
    Entry("grdrs-layer", "stuttgart", "kita", K, SERIF, scan(LIGHT, "eng"), 2014, 2, ("draft",)),
    # check boxes, present and excluded
    Entry("formblatt-digital", "formblatt", "parken", G, SANS_S, born(), 2022, 1, votes="printed"),
    Entry("formblatt-scan", "formblatt", "wohnen", K, SANS_S, scan(S300), 2020, 2, ("received",), votes="hand"),
    Entry("formblatt-bw", "formblatt", "gewerbe", W, CALIBRI, scan(STREAKS_BW), 2016, 1, votes="blank"),
    Entry("formblatt-pua", "formblatt", "hochwasser", O, CALIBRI, born("pua-bullets"), 2021, 3, votes="printed"),
    Entry(
        "formblatt-streaks", "formblatt", "pflege", H, SERIF, scan(STREAKS, "eng"), 2014, 2, ("note",), votes="mixed"
    ),
    Entry("formblatt-long", "formblatt", "breitband", B, SANS_S, scan(S300), 2021, 9, ("statute",), votes="printed"),
    Entry("gemeinderat-boxes", "kesselfurt", "wohnen", K, SANS_S, scan(S300), 2022, 1, variant="boxes"),
    Entry("gemeinderat-boxes-digital", "kesselfurt", "parken", K, CALIBRI, born(), 2025, 2, variant="boxes"),
    Entry("gemeinderat-ligature", "kesselfurt", "hochwasser", K, SANS, born("fffd-ligatures"), 2018, 1),
    # letters of members
    Entry("mitglied-digital", "mitglied", "parken", G, SERIF, born(), 2022),
    Entry("mitglied-scan", "mitglied", "ausbau", W, CALIBRI, scan(COLOR), 2019, 0, ("received",)),
    Entry("mitglied-fax", "mitglied", "spielplatz", B, SANS, scan(BW200), 2009, 0, ("fax", "received")),
    # votes point by point
    Entry("protokoll-lines", "protokoll", "gewerbe", G, SERIF, born(), 2021, variant="lines"),
    Entry("protokoll-words", "protokoll", "hochwasser", O, SANS, scan(S300), 2019, 0, ("seal",), variant="words"),
    Entry("protokoll-table", "protokoll", "jahresabschluss", K, CALIBRI, scan(STREAKS), 2023, variant="table"),
    Entry("protokoll-table-digital", "protokoll", "schulbezirk", H, SANS_S, born(), 2024, variant="table"),
    Entry("protokoll-layer", "protokoll", "pflege", W, SERIF_J, scan(OLD, "eng"), 2011, 0, ("note",), variant="words"),
    Entry("protokoll-lost", "protokoll", "besetzung", B, CALIBRI, born("lost-ligatures"), 2020, variant="lines"),
    # broken encodings, other forms
    Entry("kreis-shift", "landkreis", "breitband", H, SANS_S, born("shift"), 2021, 2, votes="printed"),
    Entry("mitteilung-shift", "mitteilung", "jahresabschluss", W, SERIF, born("shift"), 2019, 1),
    Entry("wahlperiode-pua", "wahlperiode", "schulbezirk", G, CALIBRI, born("pua"), 2022, 1, votes="printed"),
    Entry("amt-pua", "amt", "hundesteuer", B, SERIF, born("pua"), 2018, votes="printed"),
    Entry("grdrs-bullets", "stuttgart", "spielplatz", K, SANS, born("pua-bullets"), 2017, 1),
    Entry("bvv-ligatures", "berlin", "wohnen", N, SERIF, born("fffd-ligatures"), 2021, 1),
    Entry("antrag-lost", "fraktion", "musikschule", G, CALIBRI, born("lost-ligatures"), 2022),
    Entry("allris-nfd", "allris", "besetzung", G, SANS, born("nfd"), 2020),
    Entry("stadtrat-nfd", "sachsen", "musikschule", W, CALIBRI, born("nfd"), 2023, 1),
    Entry("sessionnet-umlauts", "sessionnet", "hundesteuer", G, SERIF, born("fffd-umlauts"), 2019, 1),
    Entry("kreis-umlauts", "landkreis", "spielplatz", H, CALIBRI, born("fffd-umlauts"), 2016, votes="blank"),
    Entry("mitteilung-glued", "mitteilung", "partnerschaft", B, SANS, scan(FLAT, "glued"), 2014),
    Entry("allris-glued", "allris", "gewerbe", G, SANS_S, scan(S300, "glued"), 2015, 1),
    Entry("anfrage-text1252", "anfrage", "pflege", K, SERIF, text("cp1252", "\r\n"), 2012),
    Entry("wahlperiode-text16", "wahlperiode", "ausbau", G, SERIF, text("utf-16", "\r\n"), 2019, votes="blank"),
    Entry("amt-text850", "amt", "partnerschaft", B, SERIF, text("cp850", "\r\n"), 2004, votes="printed"),
    # long papers
    Entry("kreis-long", "landkreis", "hochwasser", H, SERIF, scan(S300), 2019, 11, ("statute", "seal"), votes="mixed"),
    Entry("allris-long", "allris", "jahresabschluss", G, SANS_S, scan(LOW), 2022, 12, ("measures",)),
    Entry("buergerschaft-long", "buergerschaft", "breitband", L, SMALL_J, scan(S300, "eng"), 2020, 18, ("measures",)),
    Entry("grdrs-long", "stuttgart", "schulbezirk", K, SERIF_J, born(), 2021, 12, ("statute",)),
    Entry(
        "sitzungsvorlage-long",
        "bavarian",
        "ausbau",
        O,
        SERIF_J,
        scan(BLEED),
        2018,
        10,
        ("blank", "statute"),
        votes="hand",
    ),
    Entry("bvv-long", "berlin", "spielplatz", N, SERIF, scan(FILED), 2017, 13, ("received", "statute")),
    # two pages on a sheet
    Entry("sessionnet-open", "sessionnet", "musikschule", G, SERIF, pair(OPEN), 2013, 3),
    Entry("bvv-open", "berlin", "partnerschaft", N, SANS, pair(OPEN), 2016, 2),
    Entry("grdrs-small", "stuttgart", "wohnen", K, SANS, pair(SMALL, "A4"), 2020, 2),
    Entry("allris-small", "allris", "spielplatz", G, SANS, pair(None, "A4"), 2022, 2),
    # several papers in one file
    Entry("mappe-a-1", "landkreis", "musikschule", H, SANS, scan(S300), 2018, 1, votes="blank", file="mappe-a"),
    Entry("mappe-a-2", "landkreis", "hundesteuer", H, SANS, scan(S300), 2018, votes="printed", file="mappe-a"),
    Entry("mappe-a-3", "fraktion", "breitband", H, CALIBRI, scan(S300), 2018, 0, ("received",), file="mappe-a"),
    Entry("mappe-b-1", "wahlperiode", "gewerbe", G, SANS_S, born(), 2023, votes="printed", file="mappe-b"),
    Entry("mappe-b-2", "mitteilung", "pflege", G, SANS, born(), 2023, 1, file="mappe-b"),
    Entry("mappe-c-1", "auszug", "hundesteuer", K, SERIF, scan(BW200), 2015, 0, ("seal",), file="mappe-c"),
    Entry("mappe-c-2", "auszug", "wohnen", K, SERIF, scan(BW200), 2015, file="mappe-c"),
    # old spelling
    Entry(
        "schreibmaschine-wasser",
        "schreibmaschine",
        "wasserwerk",
        B,
        WORN,
        scan(FILED),
        1976,
        0,
        ("received",),
        votes="hand",
    ),
    Entry("schreibmaschine-bus", "schreibmaschine", "schulbus", G, WORN, scan(STREAKS_BW), 1979, votes="printed"),
    Entry(
        "schreibmaschine-copy", "schreibmaschine", "freibad", B, WORN, scan(COPY), 1984, 0, ("draft",), votes="blank"
    ),
    Entry(
        "schreibmaschine-deu", "schreibmaschine", "turnhalle", B, WORN, scan(BLEED, "deu+eng"), 1972, votes="printed"
    ),
]
