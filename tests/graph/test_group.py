from dataclasses import replace

from extract.claim import Entity, Kind
from graph.group import by_country
from graph.view import view


def test_actors_are_drawn_as_their_countries(claims):
    minister = Entity("minister", "The minister", Kind.PERSON, "NOR")
    claims[3] = replace(claims[3], subject=minister)
    drawn = view(by_country(claims))
    assert {n.id: n.name for n in drawn.nodes} == {
        "IRN": "Iran", "RUS": "Russia", "UKR": "Ukraine", "LBN": "Lebanon", "USA": "United States", "item:s-300": "S-300", "NOR": "Norway",
    }  # fmt: skip
    assert "NOR|UKR|attacks" in {e.id for e in drawn.edges}
    assert list(by_country(claims)) == claims


def test_a_pair_has_one_line_when_lines_are_merged(claims):
    edges = {e.id: e for e in view(claims, merged=True).edges}
    both = edges["IRN|RUS|"]
    assert (both.count, both.arrows, both.disputed, both.family) == (5, "both", True, "mixed")
    assert edges["IRN|hezbollah|"].arrows == "to"


def test_weapons_stand_between_who_and_whom_when_they_are_nodes(claims):
    drawn = view(claims, weapons=True)
    edges = {(e.source, e.target): e for e in drawn.edges if e.relations == ("supplies",)}
    assert set(edges) == {("RUS", "item:s-300"), ("item:s-300", "IRN"), ("IRN", "item:word-drone"), ("item:word-drone", "RUS")}
    assert edges["RUS", "item:s-300"].label == "supplies"
    assert drawn.shown == len(claims)
