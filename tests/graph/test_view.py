import json
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pytest

from extract.claim import Entity, Kind, Status
from extract.lexicon import countries
from graph import style
from graph.analyse import around, path
from graph.build import build
from graph.coded import ordered
from graph.layout import layout
from graph.render import payload
from graph.search import find
from graph.timeline import at, recounted, steps
from graph.view import MIXED, is_disputed, view

# linear RGB as the eye sees it without green or red cones (Machado, Oliveira & Fernandes 2009)
DEUTERANOPE = np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]])
PROTANOPE = np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]])


def test_build_keeps_every_claim_as_an_edge_with_scalars(claims):
    graph = build(claims)
    assert graph.number_of_edges() == len(claims)
    assert graph.nodes["RUS"]["name"] == "Russia"
    assert graph.has_edge("USA", "item:s-300")
    assert all(isinstance(v, str | float) for _, _, d in graph.edges(data=True) for v in d.values())


def test_parallel_claims_become_one_edge_with_a_count(claims):
    drawn = view(claims)
    edges = {(e.source, e.target, e.relations[0]): e for e in drawn.edges}
    assert (drawn.shown, drawn.total) == (8, 8)
    supplies = edges["IRN", "RUS", "supplies"]
    assert (supplies.count, supplies.disputed, supplies.statuses) == (2, True, ("alleged", "denied"))
    assert edges["IRN", "RUS", "meets"].count == 2  # symmetric: both directions are one edge
    assert not edges["RUS", "IRN", "supplies"].disputed


def test_a_pair_is_one_line_when_merged(claims):
    drawn = view(claims, merged=True)
    edge = next(e for e in drawn.edges if {e.source, e.target} == {"IRN", "RUS"})
    assert (edge.count, edge.arrows, edge.family, edge.disputed) == (5, "both", MIXED, True)
    assert set(edge.relations) == {"supplies", "meets"}
    single = next(e for e in drawn.edges if "UKR" in (e.source, e.target))
    assert (single.source, single.target, single.arrows, single.family) == ("RUS", "UKR", "to", "conflict")
    assert drawn.shown == 8


def test_what_differs_in_relation_is_not_disputed_on_a_merged_line(claims):
    attack_and_denied_gift = [claims[3], replace(claims[2], subject=claims[3].subject, object=claims[3].object)]
    assert not view(attack_and_denied_gift, merged=True).edges[0].disputed


def test_arrows_and_width_say_direction_and_articles(claims):
    drawn = {e.id: e for e in view(claims).edges}
    assert drawn["IRN|RUS|meets"].arrows == "none"
    assert drawn["IRN|RUS|supplies"].arrows == "to"
    assert (drawn["IRN|RUS|meets"].articles, drawn["RUS|UKR|attacks"].articles) == (2, 1)
    assert style.edge_width(drawn["IRN|RUS|meets"]) > style.edge_width(drawn["RUS|UKR|attacks"])


def test_weapons_stand_between_who_and_whom_when_they_are_nodes(claims):
    drawn = view(claims, weapons=True)
    ends = {(e.source, e.target) for e in drawn.edges}
    assert {("RUS", "item:s-300"), ("item:s-300", "IRN"), ("USA", "item:s-300"), ("RUS", "UKR")} <= ends
    assert ("RUS", "IRN") not in {(e.source, e.target) for e in drawn.edges if "supplies" in e.relations}
    assert drawn.shown == 8


def test_disputed_needs_an_assertion_and_a_denial(claims):
    assert not is_disputed([c for c in claims if c.status is Status.DENIED])
    drones = [c for c in claims if c.item and c.item.id == "word-drone"]
    assert is_disputed(drones)
    assert not is_disputed([c if c.status is Status.DENIED else replace(c, status=Status.PLANNED) for c in drones])


def test_the_most_telling_nodes_are_drawn_and_the_rest_is_counted(claims):
    drawn = view(claims, limit=2)
    assert [n.id for n in drawn.nodes] == ["IRN", "RUS"]
    assert {n.id: n.hidden for n in drawn.nodes} == {"IRN": 1, "RUS": 1}
    assert (drawn.shown, drawn.total) == (5, 8)


def test_of_many_lines_the_strongest_are_drawn_and_the_rest_is_counted(claims):
    ends = [Entity(f"n{n}", f"N{n}", Kind.GROUP) for n in range(40)]
    pairs = [(a, b) for i, a in enumerate(ends) for b in ends[:i]]
    weak = [replace(claims[3], id=f"{a.id}{b.id}", subject=a, object=b) for a, b in pairs]
    strong = [replace(claims[3], id=f"again{n}", subject=ends[1], object=ends[0]) for n in range(3)]
    drawn = view(weak + strong)
    assert (drawn.lines, len(drawn.edges)) == (len(pairs), 200 + 2 * len(ends))
    assert all(node.degree for node in drawn.nodes)
    assert max(edge.count for edge in drawn.edges) == 4


def test_layout_is_deterministic_and_keeps_what_stays(claims):
    first = layout(view(claims))
    assert first == layout(view(claims))
    fewer = layout(view(claims[:3]), first)
    assert all(first[n] == p for n, p in fewer.items())
    again = layout(view(claims), fewer)
    assert all(again[n] == p for n, p in fewer.items())
    assert set(again) == set(first)
    assert layout(view([])) == {}


def test_no_two_nodes_share_a_place(claims):
    places = list(layout(view(claims)).values())
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 40 for i, a in enumerate(places) for b in places[:i])


def test_new_nodes_get_free_places_and_those_of_hidden_ones_stay_free(claims):
    first = layout(view(claims[:3]))
    hub = claims[0].subject
    others = [Entity(f"n{n}", f"N{n}", Kind.GROUP) for n in range(60)]
    many = [replace(claims[3], subject=hub, object=other) for other in others]
    found = layout(view(many, 100), first) | first
    places = list(found.values())
    assert all(abs(a[0] - b[0]) > 100 or abs(a[1] - b[1]) > 80 for i, a in enumerate(places) for b in places[:i])


@pytest.mark.parametrize("theme", style.THEMES)
@pytest.mark.parametrize("seen", [DEUTERANOPE, PROTANOPE], ids=["deuteranope", "protanope"])
def test_colour_blind_readers_tell_the_families_apart(theme, seen):
    colours = [np.array([int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)]) for n, c in style.THEMES[theme].families.items() if n != MIXED]
    seen_as = [np.clip(seen @ colour**2.2, 0, 1) ** (1 / 2.2) for colour in colours]
    assert all(np.linalg.norm(a - b) > 0.12 for i, a in enumerate(seen_as) for b in seen_as[:i])


def test_payload_has_prefixed_ids_and_no_titles(claims, hostile_claims):
    for found in (claims, hostile_claims):
        drawn = view(found)
        data = payload(drawn, layout(drawn), "dark")
        assert len(data["nodes"]) == len(drawn.nodes)
        assert len(data["edges"]) == len(drawn.edges)
        assert all(n["id"].startswith("n:") and "title" not in n and len(n["label"]) < 60 for n in data["nodes"])
        assert all(e["id"].startswith("e:") and e["from"].startswith("n:") for e in data["edges"])
        assert data["options"]["physics"]["enabled"] is False
        assert [e["disputed"] for e in data["edges"]] == [e.disputed for e in drawn.edges]


def test_payload_draws_every_way_of_looking(claims):
    for merged in (False, True):
        for weapons in (False, True):
            drawn = view(claims, merged=merged, weapons=weapons)
            assert json.loads(json.dumps(payload(drawn, layout(drawn))))["marks"]["alarm"] == style.THEMES["light"].alarm


def test_a_pinned_node_looks_pinned(claims):
    drawn = view(claims)
    plain, pinned = (payload(drawn, layout(drawn), pinned=pins)["nodes"] for pins in (frozenset(), frozenset({"IRN"})))
    assert [a["id"] for a, b in zip(plain, pinned) if a != b] == ["n:IRN"]


def test_steps_through_time_are_months_or_years():
    assert steps(["2024-02-03", "2024-02-10", "2024-05-01"]) == [
        {"day": "2024-02-29", "label": "February 2024", "count": 2},
        {"day": "2024-05-31", "label": "May 2024", "count": 1},
    ]
    years = steps([f"{year}-0{month}-01" for year in range(1990, 2000) for month in range(1, 9)])
    assert [step["label"] for step in years] == [str(year) for year in range(1990, 2000)]
    days = ordered(["1992-03-01", None, "1990-01-01"])
    assert [step["count"] for step in recounted(years, days, days.codes)] == [1, 0, 1] + [0] * 7
    assert [at(years, day) for day in ("1991-12-31", "1992-05-01", "2030-01-01", "1800-01-01", "")] == [1, 1, 9, 0, None]


def test_path_follows_claims_and_skips_denied_ones(claims):
    hops = path(claims, "hezbollah", "UKR")
    assert [(a, b) for a, b, _ in hops] == [("hezbollah", "IRN"), ("IRN", "RUS"), ("RUS", "UKR")]
    assert all(c.status is not Status.DENIED for _, _, found in hops for c in found)
    assert path(claims, "hezbollah", "nowhere") == []
    assert any(c.status is Status.DENIED for _, _, found in path(claims, "IRN", "RUS", denied=True) for c in found)


def test_around_a_weapon_are_those_who_supply_and_use_it(claims):
    assert {c.subject.id for c in around(claims, "item:s-300")} == {"RUS", "USA"}
    assert not around(claims, "nobody", 3)


def test_search_finds_by_name_and_alias_and_by_kind(claims):
    assert [(t.id, n) for t, n in find(claims, "iran")["Actors"]] == [("IRN", 6)]
    assert [t.id for t, _ in find(claims, "s-3")["Weapons"]] == ["item:s-300"]
    known = replace(claims[0], subject=replace(claims[0].subject, aliases=("Moscow",)))
    assert [t.name for t, _ in find([known], "mosc")["Actors"]] == ["Russia"]
    assert find(claims, "nobody") == find(claims, " ") == {}


def test_a_node_shows_its_flag_and_what_has_none_its_code():
    for theme in style.THEMES:
        assert "%23d52b1e" in style.icon("country", "RUS", theme) and "RUS" not in style.icon("country", "RUS", theme)
        assert "%23d52b1e" in style.icon("organisation", "RUS", theme)
        assert ">SUN<" in unquote(style.icon("country", "SUN", theme))
        assert "<img" not in unquote(style.icon("group", "<img src=x>", theme))
        assert all(ElementTree.fromstring(unquote(style.icon(kind, c.id, theme)).partition(",")[2]) is not None for kind in style.KINDS for c in countries())


def test_nodes_of_one_kind_and_country_share_a_picture(claims):
    data = payload(view(claims), layout(view(claims)))
    assert {n["image"] for n in data["nodes"]} == data["icons"].keys()
    assert all(uri.startswith("data:image/svg+xml") for uri in data["icons"].values())
