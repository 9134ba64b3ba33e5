from dataclasses import replace

from extract.claim import Entity, Kind
from graph.group import by_country, home, members
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


def test_who_belongs_to_one_country_is_drawn_with_it(claims):
    minister = Entity("minister", "The minister", Kind.PERSON)
    told = [replace(claims[3], subject=minister, relation="member", object=claims[0].object), replace(claims[3], subject=minister)]
    assert "IRN|UKR|attacks" in {e.id for e in view(by_country(told)).edges}
    told.append(replace(told[0], object=claims[0].subject))
    assert "minister|UKR|attacks" in {e.id for e in view(by_country(told)).edges}


def test_one_country_is_grouped_alone_or_alone_not(claims):
    minister = Entity("minister", "The minister", Kind.PERSON, "NOR")
    claims[3] = replace(claims[3], subject=minister)

    def drawn(**how):
        return {"hezbollah", "minister", "LBN", "NOR"} & {n.id for n in view(by_country(claims, **how)).nodes}

    assert drawn(every=False) == {"hezbollah", "minister"}
    assert drawn(every=False, exceptions=frozenset({"LBN"})) == {"LBN", "minister"}
    assert drawn(every=True, exceptions=frozenset({"LBN"})) == {"hezbollah", "NOR"}


def test_the_actors_of_a_country_and_the_country_of_an_actor(claims):
    assert members(claims, "LBN") == {"hezbollah": 1}
    assert members(by_country(claims), "LBN") == members(claims, "RUS") == {}
    assert [home(claims, node) for node in ("hezbollah", "RUS", "LBN", "nobody", "item:s-300")] == ["LBN", "RUS", "LBN", "", ""]
