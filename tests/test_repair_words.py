"""Words in their document: memory, context, clean papers, left-out letters, local lexicon, speed of loading."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.repair import candidates, data_files, repair, repair_text
from pipeline.repair.habits import Habits, misreadings
from pipeline.repair.local import learn, read

CLEAN = (
    "Der Ausschuss für Umwelt und Verkehr hat über die Vorlage beraten. Die Verwaltung wird gebeten, die Kosten für "
    "das nächste Jahr zu prüfen und die Bürger über die Maßnahmen zu unterrichten. Frau Schon wohnt in Burg "
    "bei Magdeburg. "
    "Der Antrag wurde zurückgestellt, weil der Beschluss noch nicht vorlag und die Hohe "
    "Landesbehörde nicht gehört wurde."
)
DAMAGED = (
    "Der Ausschuss fiir Umwelt hat tiber die Vorlage beraten. Die Verwaltung wird gebeten, die Kosten fiir das nachste "
    "Jahr zu priifen und die Biirger tiber die MaBnahmen zu unterrichten. "
)


def test_a_clean_paper_is_not_changed() -> None:
    assert repair(CLEAN) == []


def test_an_intact_name_helps_a_damaged_one() -> None:
    text, _ = repair_text(DAMAGED + "Frau Mönkebüll und Herr Ménkebiill kamen.")
    assert text.endswith("Frau Mönkebüll und Herr Mönkebüll kamen.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Die Stadt wurde es begriiBen, wenn der Kreis zahlt.", "Die Stadt würde es begrüßen, wenn der Kreis zahlt."),
        ("Der Beschluss wurde gestern gefasst.", "Der Beschluss wurde gestern gefasst."),
        ("Mittel in Hohe von 20.000 Euro", "Mittel in Höhe von 20.000 Euro"),
    ],
)
def test_context_decides_between_real_words(before: str, after: str) -> None:
    assert repair_text(DAMAGED + before)[0].endswith(after)


def test_letters_that_are_left_out_are_put_back() -> None:
    lost = CLEAN.translate(dict.fromkeys(map(ord, "äöüßÄÖÜ")))
    text, _ = repair_text(lost)
    assert text.split(". ")[:2] == CLEAN.split(". ")[:2]


def test_a_local_lexicon_teaches_names_of_the_archive(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for i in range(3):
        text = f"{CLEAN} Der Wüllnhöfer Weg in Wüllnhöf wird {i} gebaut, und der Ausschuss hat den Antrag beraten."
        (folder / f"{i}.txt").write_text(text * 3, encoding="utf-8")
    (folder / "damaged.txt").write_text(DAMAGED * 5, encoding="utf-8")
    out = tmp_path / "local.tsv"
    figures = learn([folder], out)
    assert figures["documents"] == 3 and figures["damaged"] == 1
    assert "Wüllnhöf" in read(out) and "fiir" not in read(out)
    assert figures["places"] >= 1
    kinds = dict(line.split("\t")[:2][::-1] for line in out.read_text(encoding="utf-8").splitlines()[1:])
    assert (kinds["Wüllnhöf"], kinds["Schon"], kinds["Vorlage"]) == ("place", "name", "word")
    raw = DAMAGED + "Der Wulinhofer Weg ist nicht der Weg in Wullnhof."
    assert "Wüllnhöf." not in repair_text(raw)[0]
    assert "in Wüllnhöf." in repair_text(raw, lexicon=out)[0]
    assert {f.name for f in data_files(out)} > {f.name for f in data_files()}


def test_where_there_is_nothing_to_learn_from_an_older_lexicon_stays(tmp_path: Path) -> None:
    out = tmp_path / "local.tsv"
    out.write_text("mine", encoding="utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(UsageError, match="no text"):
        learn([tmp_path / "papers"], out)
    assert out.read_text(encoding="utf-8") == "mine"


def test_bodies_are_learnt_beside_words(tmp_path: Path) -> None:
    folder, register, out = tmp_path / "papers", tmp_path / "bodies.csv", tmp_path / "local.tsv"
    folder.mkdir()
    register.write_text("id,name,short\nrat-1,Rat,Stadtrat\n", encoding="utf-8")
    for i in range(3):
        text = f"{CLEAN} {i} Der Wegeausschuss hat dem Rat zugestimmt."
        (folder / f"{i}.txt").write_text(text, encoding="utf-8")
        (folder / f"{i}.raw.txt").write_text(text.replace("Wegeausschuss", "Wegeausschufs"), encoding="utf-8")
    figures = learn([folder], out, register=register)
    bodies = [line for line in out.read_text(encoding="utf-8").splitlines() if line.startswith("body\t")]
    assert "body\tWegeausschuss\t3" in bodies and any(b.startswith("body\tRat\t3\tStadtrat\trat-1") for b in bodies)
    assert figures["bodies"] == len(bodies) and figures["documents"] == 3
    assert "Wegeausschuss" in read(out)


def test_what_looks_damaged_is_not_learnt_from_sound_papers(tmp_path: Path) -> None:
    for i in range(4):
        text = f"{CLEAN} {i} Frau Miirlenberg sprach, die Unterstiitzung fehlt noch. " + CLEAN
        (tmp_path / f"{i}.txt").write_text(text * 2, encoding="utf-8")
    learn([tmp_path], tmp_path / "local.tsv")
    assert "Unterstiitzung" not in read(tmp_path / "local.tsv")


def test_a_local_lexicon_is_open_for_other_kinds(tmp_path: Path) -> None:
    path = tmp_path / "local.tsv"
    header = "# vorlagen local lexicon 2: kind, entry, times counted."
    path.write_text(f"{header}\nbody\tBau- und Wegeausschuss\t12\tAusschuss\nname\tWüllnhöf\t4\n", encoding="utf-8")
    assert list(read(path)) == ["Wüllnhöf"]
    path.write_text("# vorlagen local lexicon 1: word, times counted.\nWüllnhöf\t4\n", encoding="utf-8")
    assert list(read(path)) == ["Wüllnhöf"]
    path.write_text(f"{header}\nname\tWüllnhöf\tviele\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read(path)


def test_another_file_is_no_local_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("word\t3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="vorlagen learn"):
        repair("fiir", lexicon=path)


def test_pieces_beside_a_question_mark_are_no_words() -> None:
    raw = DAMAGED + "Die Ma?nahmen ?ber die B?rger."
    assert repair_text(raw)[0].endswith("Die Ma?nahmen ?ber die B?rger.")


def test_a_long_run_forgets_and_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "REMEMBERED", 10)
    known = candidates.Lexicon()
    first = {word: known.read(word) for word in DAMAGED.split()}
    assert len(first) > 20
    assert len(known.readings) <= 10
    assert {word: known.read(word) for word in first} == first


def test_probabilities_are_said_and_flags_change_nothing() -> None:
    text = DAMAGED + "Herr Rother und Frau Pohlen kamen."
    repaired, edits = repair_text(text)
    assert "Rother" in repaired
    assert all(0.3 < e.confidence <= 1 for e in edits)


def test_without_a_proof_what_looks_damaged_is_only_shown() -> None:
    edits = repair("Am Sonntag sind die Amtern und die Baume in der Zeitung.")
    assert {e.outcome for e in edits} == {"flag"}
    assert not [e for e in repair("Der RfB nach Anlage 3 und le président de la séance.") if e.outcome == "repair"]


def test_an_intact_word_and_its_damaged_twin_do_not_agree_on_a_third() -> None:
    raw = DAMAGED + "Der Teilflächentausch und der Teilflachentausch, die Gürtlertechnik und die Giirtlertechnik."
    after = repair_text(raw)[0]
    assert "tausch und der Teilflächentausch" in after and "täusch" not in after and "technük" not in after


def test_pieces_of_torn_words_stay_where_little_is_damaged() -> None:
    raw = CLEAN * 3 + "Die Ertra ge und die Beitra ge, die zusa tzlich fiir das Jahr erwartet werden."
    assert "Die Ertra ge und die Beitra ge" in repair_text(raw)[0]


@pytest.mark.parametrize(
    ("town", "place"), [("Erlangen", "Büchenbach"), ("Niirnberg", "Büchenbach"), ("Emmendingen", "Buchenbach")]
)
def test_of_two_places_the_one_near_the_papers_towns_is_meant(town: str, place: str) -> None:
    raw = DAMAGED + f"Die Stadt {town} schreibt dem Ortsbeirat Buchenbach."
    assert repair_text(raw)[0].endswith(f"dem Ortsbeirat {place}.")


def test_a_document_has_its_own_way_of_misreading() -> None:
    sure = [("für", "fur"), ("über", "uber"), ("Bürger", "Burger"), ("Prüfung", "Prufung"), ("Gebühr", "Gebuhr")]
    habits = Habits(sure)
    assert habits.shift("Wüllnhof", "Wullnhof") > 0 > habits.shift("Wüllnhof", "Wiillnhof")
    assert habits.shift("Höhe", "Hohe") == pytest.approx(0)
    assert misreadings("Wüllnhöf", "Wiillnh6f") == (("inner", "ü", "ii"), ("inner", "ö", "6"))
    assert misreadings("Wüllnhof", "Wellnhof") is None
