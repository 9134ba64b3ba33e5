"""The views below the graph: what their panels are given, and what clicks in them select."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from graph.claims import Claims
from graph.tables import flows
from graph.world import arcs, per_country, world
from ui.views import VIEWS
from ui.views.flows import _picture
from ui.views.table import PAGE, Column, Row, ordered, page

COLUMNS = (Column("Actor"), Column("Claims", "number"))
ROWS = [Row("a", ("node", "a"), ["Iran", 3]), Row("b", ("node", "b"), ["", 5]), Row("c", ("node", "c"), ["armenia", 1])]


@pytest.fixture
def left(monkeypatch):
    """How the reader left every table."""
    from ui.views import table

    kept = table.Kept()
    monkeypatch.setattr(table, "kept", lambda name: kept)
    return kept


@pytest.mark.parametrize(
    ("column", "down", "keys"), [("", False, "abc"), ("Actor", False, "cab"), ("Actor", True, "acb"), ("Claims", False, "cab"), ("Claims", True, "bac")]
)
def test_rows_are_sorted_and_empty_cells_come_last(left, column, down, keys):
    left.column, left.down = column, down
    assert "".join(row.key for row in ordered("x", ROWS, COLUMNS)) == keys


def test_a_page_that_is_no_longer_there_becomes_the_last(left):
    left.page = 9
    assert page("x", PAGE + 1) == range(PAGE, PAGE + 1)
    assert page("x", 0) == range(0)


def test_the_picture_of_flows_holds_every_claim_once_on_each_side(claims):
    picture = _picture(flows(claims))
    assert sum(r["count"] for r in picture["ribbons"]) == 3
    assert {tuple(r["names"]) for r in picture["ribbons"]} == {("Russia", "Air defence systems", "Iran"), ("Iran", "Aircraft", "Russia")}
    assert all({r["names"][k] for r in picture["ribbons"]} == set(picture["sides"][k]) for k in range(3))


def test_the_map_links_the_countries_of_actors(claims):
    found, pairs = arcs(claims)
    assert {(a.source, a.target): (a.family, a.status, a.count) for a in found} == {
        ("RUS", "IRN"): ("arms", "reported", 2), ("IRN", "RUS"): ("arms", "reported", 3), ("RUS", "UKR"): ("conflict", "reported", 1),
        ("IRN", "LBN"): ("diplomacy", "reported", 1),
    }  # fmt: skip
    assert pairs == 4
    assert per_country(claims)["LBN"] == 1


def test_every_outline_is_a_path_and_every_middle_is_on_the_map():
    data = world()
    assert all(d.startswith("M") and d.endswith("z") for d in data["outlines"].values())
    assert all(0 <= x <= data["width"] and 0 <= y <= data["height"] for x, y in data["middles"].values())
    assert {"IRN", "RUS", "SGP", "BHR"} <= set(data["middles"])


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_hostile_claims_is_plain_data(view, hostile_claims):
    def script():
        import streamlit as st

        from graph.view import view as draw
        from ui.views import VIEWS, Told

        claims = st.session_state["claims"]
        VIEWS[st.session_state["chosen"]](Told(claims, claims, draw(claims), {}, {}, "dark", (claims.columns,)))

    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["claims"], app.session_state["chosen"] = Claims.of(hostile_claims), view
    app.run()
    assert not app.exception
    assert all(json.loads(part.proto.json) for part in app.get("bidi_component"))
