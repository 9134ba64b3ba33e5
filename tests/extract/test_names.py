"""The types of names: sentence → (text, type) of every entity."""

import tomllib
from itertools import pairwise

import pytest

from extract import lexicon
from extract.article import read_path
from extract.entities import find_mentions, gazetteer
from extract.names import place_label
from extract.nlp import load
from extract.words import DATA, words

SENTENCES = [
    ("Vladimir Putin met Joe Biden in Geneva.", [("Vladimir Putin", "PERSON"), ("Joe Biden", "PERSON"), ("Geneva", "GPE")]),
    ("Hezbollah and the United Nations agreed.", [("Hezbollah", "ORG"), ("United Nations", "ORG")]),
    ("The Kremlin called the White House.", [("Kremlin", "ORG"), ("White House", "ORG")]),
    ("Iran, Tehran, Crimea and Gaza City were named.", [("Iran", "GPE"), ("Tehran", "GPE"), ("Crimea", "GPE"), ("Gaza City", "GPE")]),
    ("Cape Town and Rhode Island were named.", [("Cape Town", "GPE"), ("Rhode Island", "GPE")]),
    ("Ships left the Black Sea through the Kerch Strait.", [("Black Sea", "LOC"), ("Kerch Strait", "LOC")]),
    ("Europe watched the Strait of Hormuz and Mount Hermon.", [("Europe", "LOC"), ("Strait of Hormuz", "LOC"), ("Mount Hermon", "LOC")]),
    ("They hit the Kerch Bridge and Evin Prison.", [("Kerch Bridge", "FAC"), ("Evin Prison", "FAC")]),
    ("Shells fell near the Zaporizhzhia nuclear power plant.", [("Shells", "WEAPON"), ("Zaporizhzhia nuclear power plant", "FAC")]),
    ("Hostomel airport and Incirlik were closed.", [("Hostomel airport", "FAC"), ("Incirlik", "FAC")]),
    ("Iranian officials met Kurdish leaders, Sunnis and Americans.", [("Iranian", "NORP"), ("Kurdish", "NORP"), ("Sunnis", "NORP"), ("Americans", "NORP")]),
    ("The Second World War ended.", [("Second World War", "EVENT")]),
    ("The army fired S-300s, the RS-99 and cruise missiles.", [("S-300s", "WEAPON"), ("RS-99", "WEAPON"), ("cruise missiles", "WEAPON")]),
    ("Trucks, ammunition and Leopard 2 tanks arrived.", [("ammunition", "WEAPON"), ("Leopard 2", "WEAPON"), ("tanks", "WEAPON")]),
    ("Israel bombs Syria.", [("Israel", "GPE"), ("Syria", "GPE")]),
    ("It was signed on 3 October 2023 and it ended on Friday.", [("3 October 2023", "DATE"), ("Friday", "DATE")]),
    ("It ran from 2016 to 2018.", [("2016 to 2018", "DATE")]),
    ("The deal is worth $800mn, or 700 million euros.", [("$800mn", "MONEY"), ("700 million euros", "MONEY")]),
    ("They sent more than 200 drones over 300 km.", [("more than 200", "QUANTITY"), ("drones", "WEAPON"), ("300 km", "QUANTITY")]),
    ("About 500 kg went 1,300 miles.", [("About 500 kg", "QUANTITY"), ("1,300 miles", "QUANTITY")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[s[0][:50] for s in SENTENCES])
def test_types(text, expected):
    assert [(e.text, e.label_) for e in load()(text).ents] == expected


def test_all_types_are_tested():
    types = {label for _, expected in SENTENCES for _, label in expected}
    assert types == {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WEAPON", "DATE", "MONEY", "QUANTITY"}


PLACES = [("Lake Chad", "LOC"), ("Gulf of Aden", "LOC"), ("Golan Heights", "LOC"), ("Port Sudan", "GPE"), ("Salt Lake City", "GPE"), ("Fort Bragg", "FAC"),
          ("Yarmouk camp", "FAC"), ("Kakhovka Dam", "FAC"), ("Bakhmut", "GPE"), ("of", "GPE")]  # fmt: skip


@pytest.mark.parametrize(("name", "label"), PLACES, ids=[p[0] for p in PLACES])
def test_places_by_their_words(name, label):
    assert place_label(name) == label


@pytest.mark.parametrize("path", sorted((DATA.parents[1] / "samples").glob("*.md")), ids=lambda p: p.stem)
def test_mentions_are_those_that_a_pipeline_without_the_component_has(path):
    nlp = load()
    text = read_path(path).text
    with nlp.select_pipes(disable=["entente_names"]):
        plain = nlp(text)
    assert not plain.spans
    assert find_mentions(nlp(text), gazetteer(nlp)) == find_mentions(plain, gazetteer(nlp))


def test_arabic_names_go_on_after_the_article():
    nlp = load()
    found = find_mentions(nlp("Sudan's ruler, Abdel Fattah al-Burhan, met Joe Biden."), gazetteer(nlp))
    assert [m.thing.name.split()[-1] for m in found] == ["Sudan", "al-Burhan", "Biden"]


def test_mentions_do_not_overlap():
    nlp = load()
    found = find_mentions(nlp("Musaad al-Aiban and Abdel Fattah al-Burhan met Kim Chang-ho of the al-Shabaab."), gazetteer(nlp))
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_lists_fit_the_gazetteers():
    raw = tomllib.loads((DATA / "names.toml").read_text(encoding="utf8"))
    assert {name: sorted({w for w in forms if forms.count(w) > 1}) for name, forms in raw.items() if len(set(forms)) < len(forms)} == {}
    assert words()["no_weapon_type"] <= {t for types in lexicon.categories().values() for t in types}
    assert words()["no_weapon"] <= {w.name for w in lexicon.weapon_words()}
    assert words()["seat"] <= {m for c in lexicon.countries() for m in c.metonyms}
    assert words()["norp"].isdisjoint(d for c in lexicon.countries() for d in c.demonyms)


def test_the_scale_of_an_earthquake_is_no_name():
    nlp = load()
    found = find_mentions(nlp("A Mw 7.1 earthquake strikes Luzon in the Philippines."), gazetteer(nlp))
    assert [m.thing.name for m in found][-1] == "Philippines"
    assert "Mw" not in {m.thing.name for m in found}
