import shutil

import pytest

from extract import lexicon
from extract.entities import _entries, tokenized
from extract.frames import FOLDER, relations
from extract.lexicon import LexiconError
from extract.nlp import load


def test_size_and_well_known_rows():
    countries = {c.id: c for c in lexicon.countries()}
    assert len(countries) >= 249
    assert "Kremlin" in countries["RUS"].metonyms
    assert len(lexicon.actors()) >= 600
    assert len(lexicon.weapons()) >= 650
    assert len(lexicon.places()) >= 700
    weapons = {w.name: w for w in lexicon.weapons()}
    assert (weapons["S-300"].category, weapons["S-300"].type) == ("Air defence systems", "SAM")
    assert all(w.type in lexicon.categories()[w.category] for w in (*lexicon.weapons(), *lexicon.weapon_words()))


def test_no_name_stands_for_two_things():
    seen: dict[str, str] = {}
    for kind, rows in (("country", lexicon.countries()), ("actor", lexicon.actors()), ("place", lexicon.places()), ("weapon", lexicon.weapons())):
        for row in rows:
            for form in {row.name, *row.aliases, *getattr(row, "demonyms", ()), *getattr(row, "metonyms", ())}:
                assert form not in seen, f"“{form}” names {seen.get(form)} and {kind} {row.name}"
                seen[form] = f"{kind} {row.name}"


@pytest.mark.parametrize(("name", "id"), [("Soviet Union", "SUN"), ("Ottoman Empire", "OTT"), ("West Germany", "BRD"), ("Rhodesia", "RHO"), ("Zaire", "ZAR"),
                                          ("Artsakh", "NKR"), ("Downing Street", "GBR"), ("Zhongnanhai", "CHN"), ("Élysée", "FRA")])  # fmt: skip
def test_historical_states_and_seats_of_power(name, id):
    owners = [c.id for c in lexicon.countries() if name in {c.name, *c.aliases, *c.metonyms}]
    assert owners == [id]


def test_quick_tokens_are_the_tokenizer_s():
    nlp = load()
    forms = {form for forms, _, _ in _entries() for form in forms}
    different = [f for f in sorted(forms) if [t.text for t in tokenized(nlp, f)] != [t.text for t in nlp.make_doc(f)]]
    assert not different


BAD_ROWS = [
    ("actors.csv", "x,X,army,,", "kind “army” is not known; accepted are organisation, group"),
    ("actors.csv", "x,X,group,ZZZ,", "country “ZZZ” is not known"),
    ("actors.csv", "x,NATO,group,,", "“NATO” is already on line"),
    ("actors.csv", ",X,group,,", "the id is empty"),
    ("actors.csv", "x,X,group", "cells are needed"),
    ("weapons.csv", "x,X,Swords,tank,,", "category “Swords” is not known"),
]


@pytest.mark.parametrize(("name", "row", "expected"), BAD_ROWS, ids=[b[2][:30] for b in BAD_ROWS])
def test_bad_rows_are_named(tmp_path, name, row, expected):
    shutil.copytree(lexicon.FOLDER, tmp_path / "data")
    path = tmp_path / "data" / name
    lines = path.read_text(encoding="utf8").splitlines()
    path.write_text("\n".join([*lines, row]) + "\n", encoding="utf8")
    load = {"actors.csv": lexicon.actors, "weapons.csv": lexicon.weapons}[name]
    with pytest.raises(LexiconError, match=f"{name}, line {len(lines) + 1}: .*{expected}"):
        load(tmp_path / "data")


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('family = "diplomacy"', 'family = "tea"', "family “tea” is not known; accepted are arms"),
        ('family = "diplomacy"', 'family = "diplomacy"\nitem = true', "item “True” is not known; accepted are alone, beside, none"),
    ],
    ids=["family", "item"],
)
def test_bad_relation_files_are_named(tmp_path, good, bad, said):
    shutil.copy(FOLDER / "meets.toml", tmp_path / "meets.toml")
    text = (tmp_path / "meets.toml").read_text(encoding="utf8")
    (tmp_path / "meets.toml").write_text(text.replace(good, bad), encoding="utf8")
    with pytest.raises(LexiconError, match=f"meets.toml: {said}"):
        relations(tmp_path)
