"""What else a doubtful word may be: seen by the engine in a second look, chosen by the repair as an edit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline import repair
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Reading, Word
from pipeline.model.text import Anchor, Layout, Text
from pipeline.ocr import doubts, tessdata

WHITE = PageImage(np.full((2400, 1200), 255, dtype=np.uint8), 144.0)


@pytest.fixture(autouse=True)
def one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the second model."""
    monkeypatch.setattr(tessdata, "second", lambda languages: None)


class Second:
    """An engine that gives every picture of a look the same words, one look after another, and keeps their heights."""

    NAME = "second"

    def __init__(self, *looks: str, sure: float = 0.9) -> None:
        self.looks, self.sure, self.heights = list(looks), sure, list[list[int]]()

    def is_available(self) -> bool:
        return True

    def version(self) -> str:
        return "1"

    def words(self, *args: object, **options: object) -> Reading:
        raise AssertionError("the page is not read again as a whole")

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        look = self.looks[len(self.heights)]
        self.heights.append([i.pixels.shape[0] for i in images])
        words = tuple(Word(t, Box(0, 0, 9, 9), self.sure) for t in look.split())
        return [Reading(self.NAME, words, mode=mode) for _ in images]


def words(*told: tuple[str, float]) -> list[Word]:
    return [Word(text, Box(10, 20 * i, 90, 20 * i + 10), sure) for i, (text, sure) in enumerate(told)]


def test_only_doubtful_words_that_nobody_knows_are_looked_at_again() -> None:
    read = words(("Besönderheit", 0.8), ("Besonderheit", 0.8), ("Barmelsfehn", 0.99), ("12.000", 0.5), ("12.000", 0.95))
    engine = Second("Besonder heit")
    found = doubts.with_alternatives(read, WHITE, engine, "deu")
    assert [[a.text for a in w.alternatives] for w in found] == [["Besonderheit"], [], [], ["Besonderheit"], []]
    assert [w.text for w in found] == [w.text for w in read]
    assert [len(look) for look in engine.heights] == [2]  # what the first look sees is a word: no second one


@pytest.mark.parametrize(
    ("read", "again"),
    [
        ("Besonderhelt,", True),
        ("Erstelung", True),  # a letter lost
        ("Barmelsfehn", False),
        ("Besonderheit", False),
        ("Köhnke", False),
        ("bef.", False),  # short: every other form is some word
        ("Eura", True),
        ("B7/2031", False),
    ],
)
def test_a_sure_word_is_looked_at_again_where_a_frequent_one_is_a_letter_away(read: str, again: bool) -> None:
    engine = Second(read, read, sure=0.95)
    (found,) = doubts.with_alternatives(words((read, 0.99)), WHITE, engine, "deu")
    assert (found.text, bool(engine.heights)) == (read, again)


def test_what_nobody_knows_is_looked_at_once_more_larger() -> None:
    engine = Second("Besomderheit", "Resonderheit")
    (found,) = doubts.with_alternatives(words(("Besönderheit", 0.8)), WHITE, engine, "deu")
    assert (found.text, [a.text for a in found.alternatives]) == ("Besönderheit", ["Besomderheit", "Resonderheit"])
    assert engine.heights[0][0] == pytest.approx(0.75 * engine.heights[1][0], abs=1)


@pytest.mark.parametrize(
    ("read", "seen", "sure", "text"),
    [
        (("Barinelsfehn,", 0.5), "Barmelsfehn,", 0.9, "Barmelsfehn,"),
        (("Barinelsfehn,", 0.8), "Barmelsfehn,", 0.9, "Barinelsfehn,"),  # believed enough
        (("Barinelsfehn,", 0.5), "Barmelsfehn,", 0.7, "Barinelsfehn,"),  # seen twice, but not surely
        (("Barinelsfehn,", 0.5), "Harmelshahn,", 0.9, "Barinelsfehn,"),  # another word
        (("04.07.2019", 0.5), "04.01.2019", 0.9, "04.07.2019"),  # figures are for the repair
    ],
)
def test_what_two_looks_see_surely_stands(read: tuple[str, float], seen: str, sure: float, text: str) -> None:
    (found,) = doubts.with_alternatives(words(read), WHITE, Second(seen, seen, sure=sure), "deu")
    assert found.text == text
    assert [a.text for a in found.alternatives] == [read[0] if text == seen else seen]


def test_fewer_points_and_slashes_are_no_alternative() -> None:
    for read, seen in (("167,3", "1673"), ("0587/20", "058720")):
        (found,) = doubts.with_alternatives(words((read, 0.6)), WHITE, Second(seen, seen), "deu")
        assert (found.text, found.alternatives) == (read, ())
    (more,) = doubts.with_alternatives(words(("11122015", 0.6)), WHITE, Second("11.12.2015", "11.12.2015"), "deu")
    assert [a.text for a in more.alternatives] == ["11.12.2015"]


def test_the_surest_doubts_of_a_bad_page_are_looked_at() -> None:
    read = words(*[("Besönderheit", 0.5)] * 9, *[("Besönderheit", 0.8)] * doubts.MOST)
    found = doubts.with_alternatives(read, WHITE, Second("Besonderheit"), "deu")
    assert [bool(w.alternatives) for w in found] == [False] * 9 + [True] * doubts.MOST


def test_the_same_reading_twice_is_no_alternative_and_ends_the_looks_where_it_is_sure() -> None:
    for engine in (Second("Besönderheit", sure=0.9), Second("Besönderheit", "Besönderheit", sure=0.8)):
        (found,) = doubts.with_alternatives(words(("Besönderheit", 0.8)), WHITE, engine, "deu")
        assert found.alternatives == ()
        assert len(engine.heights) == len(engine.looks)


def chosen(read: str, sure: float, *others: tuple[str, float]) -> str:
    """The text of a line with one doubtful word in its middle, its alternatives weighed."""
    raw = f"Die {read} wird beraten"
    anchor = Anchor(4, 4 + len(read), 1, Box(0, 0, 9, 9), sure, tuple(Alternative(*o) for o in others))
    text = Text(raw, layout=Layout(anchors=(anchor,)))
    edits = repair.choose(text)
    assert all(e.rule in ("alternative", "look-alike") and raw[e.start : e.end] == e.before for e in edits)
    mended = text.with_edits(edits).string
    assert mended.startswith("Die ") and mended.endswith(" wird beraten")
    return mended[4:-13]


@pytest.mark.parametrize(
    ("read", "sure", "others", "printed"),
    [
        ("Besönderheit,", 0.8, [("Besonderheit", 0.4)], "Besonderheit,"),
        ("Restabfalis", 0.6, [("Restabfalls", 0.5), ("Restaballs", 0.6)], "Restabfalls"),
        ("Fur", 0.9, [("Für", 0.9)], "Für"),
        ("wirkung", 0.9, [("Wirkung", 0.9)], "Wirkung"),
        ("Bef", 0.9, [("Ref", 0.99)], "Bef"),  # short and rare: an abbreviation like any other
        ("Forderung", 0.8, [("Förderung", 0.9)], "Forderung"),  # both are words
        ("Lührs", 0.8, [("Luhrs", 0.9)], "Lührs"),  # neither is
        ("Besonderfeit", 0.8, [("Sonderfall", 0.9)], "Besonderfeit"),  # too far from what was seen
        ("Besonderfeit", 0.8, [("Besonderheit", 0.05)], "Besonderfeit"),
        ("1,550", 0.7, [("1.550", 0.99), ("1550", 0.2)], "1.550"),
        ("02.22.93", 0.5, [("02.12.1983", 0.99)], "02.12.1983"),
        ("4.850,", 0.3, [("4.850,--", 0.97)], "4.850,--"),
        ("4.850,", 0.3, [("4.350,--", 0.7)], "4.850,--"),  # sure of the dashes only
        ("4.850", 0.3, [("4.350", 0.7)], "4.850"),
        ("32.600", 0.8, [("32.600€", 0.99)], "32.600"),  # more than the figure
        ("DS/2338/TV", 0.7, [("DS/2338/IV", 0.7)], "DS/2338/IV"),
        ("DS/2338/TV", 0.7, [("DS/2333/IV", 0.7)], "DS/2338/TV"),
        ("DS/2338/VI", 0.7, [("DS/2338/IV", 0.7)], "DS/2338/VI"),
        ("1.230", 0.95, [("1.280", 0.99)], "1.230"),  # read surely itself
    ],
)
def test_what_is_chosen(read: str, sure: float, others: list[tuple[str, float]], printed: str) -> None:
    assert chosen(read, sure, *others) == printed


@pytest.mark.parametrize(
    ("read", "sure", "others", "printed"),
    [
        ("Bürgerrneister", 0.85, (), "Bürgermeister"),
        ("Bürgerineister,", 0.54, (), "Bürgermeister,"),
        ("Vennögenshaushalt", 0.8, (), "Vermögenshaushalt"),
        ("Organisationscinheit", 0.97, (), "Organisationseinheit"),
        ("Linksahbiegespur", 0.57, (), "Linksabbiegespur"),  # a compound that nobody counted
        ("Linksahbiegespur", 0.95, (), "Linksahbiegespur"),
        ("Vennögenshaushalt", 0.99, (), "Vermögenshaushalt"),
        ("Beschiussvorschlag", 0.8, [("Beschlussvorschlag", 0.9)], "Beschlussvorschlag"),
        ("Stotz", 0.5, (), "Stotz"),  # names, however near to a word
        ("Keltermann", 0.5, (), "Keltermann"),
        ("Alfenau", 0.5, (), "Alfenau"),
        ("soil", 0.7, (), "soll"),
        ("Entscheldung", 0.99, (), "Entscheidung"),
        ("Entscheldung", 1.0, (), "Entscheldung"),  # printed by a program
        ("Umweit,", 0.99, (), "Umwelt,"),
        ("jst", 0.99, (), "ist"),
        ("dern", 0.99, (), "dem"),
        ("Färderung", 0.99, (), "Förderung"),
        ("Häushaltsmittel", 0.99, (), "Haushaltsmittel"),
        ("Hausbaltsplanentwurf", 0.99, (), "Haushaltsplanentwurf"),
        ("Figenanteil", 0.99, (), "Eigenanteil"),
        ("Baumentwicklung", 0.99, (), "Baumentwicklung"),
        ("verwaltung", 0.99, (), "Verwaltung"),
        ("zuständige", 0.99, (), "zuständige"),
        ("mitte!", 0.99, (), "mittel"),
        ("Ge!d,", 0.99, (), "Geld,"),
        ("Schu!", 0.99, (), "Schu!"),
        ("Halt!", 0.99, (), "Halt!"),
        ("Mitte!", 0.99, (), "Mitte!"),  # a word itself
        ("trägen", 0.99, (), "trägen"),
        ("Beirät", 0.99, (), "Beirät"),
        ("Mergelacker", 0.99, (), "Mergelacker"),  # dots are added by dust, they are lost to another rule
        ("Alfenau", 0.99, (), "Alfenau"),
        ("Stotz", 0.99, (), "Stotz"),
        ("Pfarrei", 0.99, (), "Pfarrei"),
        ("Erstelung", 0.99, (), "Erstelung"),  # a slip of the author as likely
    ],
)
def test_a_doubtful_word_one_look_alike_from_a_far_likelier_one(
    read: str, sure: float, others: Sequence[tuple[str, float]], printed: str
) -> None:
    assert chosen(read, sure, *others) == printed


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        ("Verhrauchs-", "daten", "Verbrauchs-\ndaten"),
        ("Abfalt-", "entsorgung", "Abfall-\nentsorgung"),
        ("deut-", "ternen", "deut-\nternen"),  # the rest of a word is no word of its own
        ("Verbrauchs-", "daten", "Verbrauchs-\ndaten"),
        ("Sach-", "Umweit", "Sach-\nUmwelt"),
    ],
)
def test_a_word_divided_at_a_line_end_is_looked_up_whole(one: str, other: str, printed: str) -> None:
    raw = f"{one}\n{other} wird beraten"
    places = [(0, len(one)), (len(one) + 1, len(one) + 1 + len(other))]
    anchors = tuple(Anchor(*place, 1, Box(0, 0, 9, 9), 0.97) for place in places)
    text = Text(raw, layout=Layout(anchors=anchors))
    assert text.with_edits(repair.choose(text)).string == f"{printed} wird beraten"


@pytest.mark.parametrize(
    ("before", "read", "sure", "after", "printed"),
    [
        ("nach", "858", 0.5, "Abs. 1 des Gesetzes", "nach § 58 Abs. 1 des Gesetzes"),
        ("nach", "54a", 0.5, "Absatz 2", "nach § 4a Absatz 2"),
        ("nach", "858", 0.99, "Abs. 1", "nach 858 Abs. 1"),  # read surely
        ("§", "858", 0.5, "Abs. 1", "§ 858 Abs. 1"),
        ("§§ 12 und", "858", 0.5, "Abs. 1", "§§ 12 und 858 Abs. 1"),
        ("Artikel", "85", 0.5, "Abs. 1", "Artikel 85 Abs. 1"),
        ("rund", "858", 0.5, "Euro", "rund 858 Euro"),
    ],
)
def test_the_sign_of_a_paragraph_read_as_the_first_figure(
    before: str, read: str, sure: float, after: str, printed: str
) -> None:
    raw = f"{before} {read} {after}"
    start = len(before) + 1
    anchor = Anchor(start, start + len(read), 1, Box(0, 0, 9, 9), sure)
    text = Text(raw, layout=Layout(anchors=(anchor,)))
    assert text.with_edits(repair.choose(text)).string == printed
