from extract.claim import Status
from graph.analyse import path
from graph.build import build
from graph.layout import layout
from graph.render import payload
from graph.view import is_disputed, view


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


def test_disputed_needs_an_assertion_and_a_denial(claims):
    assert not is_disputed([c for c in claims if c.status is Status.DENIED])
    assert is_disputed([c for c in claims if c.item and c.item.id == "word-drone"])


def test_the_most_telling_nodes_are_drawn_and_the_rest_is_counted(claims):
    drawn = view(claims, limit=2)
    assert [n.id for n in drawn.nodes] == ["IRN", "RUS"]
    assert {n.id: n.hidden for n in drawn.nodes} == {"IRN": 1, "RUS": 1}
    assert (drawn.shown, drawn.total) == (5, 8)


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


def test_payload_has_prefixed_ids_and_no_titles(claims, hostile_claims):
    for found in (claims, hostile_claims):
        drawn = view(found)
        data = payload(drawn, layout(drawn), "dark")
        assert len(data["nodes"]) == len(drawn.nodes)
        assert len(data["edges"]) == len(drawn.edges)
        assert all(n["id"].startswith("n:") and "title" not in n and len(n["label"]) < 60 for n in data["nodes"])
        assert all(e["id"].startswith("e:") and e["from"].startswith("n:") for e in data["edges"])
        assert data["options"]["physics"]["enabled"] is False


def test_path_follows_claims_and_skips_denied_ones(claims):
    hops = path(claims, "hezbollah", "UKR")
    assert [(a, b) for a, b, _ in hops] == [("hezbollah", "IRN"), ("IRN", "RUS"), ("RUS", "UKR")]
    assert all(c.status is not Status.DENIED for _, _, found in hops for c in found)
    assert path(claims, "hezbollah", "nowhere") == []
    assert any(c.status is Status.DENIED for _, _, found in path(claims, "IRN", "RUS", denied=True) for c in found)
