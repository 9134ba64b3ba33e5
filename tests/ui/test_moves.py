"""Moves by every way, without a browser: what a key, a click or a drag changes of the question."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ui import keys, moves

APP = str(Path(__file__).parents[2] / "app.py")


def script():
    """Does the moves of session_state["todo"], one a run, on a drawing of the samples."""
    import streamlit as st

    from graph.view import view
    from ui import library, moves, state

    drawn = view(library.claims(), 40)
    state.positions().update({"RUS": (10.0, 20.0)})
    for way, event in st.session_state.pop("todo", []):
        getattr(moves, way)(drawn, event)
    st.session_state["result"] = (state.current(), state.selected())


@pytest.fixture
def do():
    page = AppTest.from_function(script, default_timeout=90)

    def run(*todo):
        page.session_state["todo"] = list(todo)
        page.run()
        assert not page.exception
        return page.session_state["result"]

    return run


def test_every_key_has_one_move():
    listed = [key for section in keys.sections() for key in section["keys"]]
    pressed = [k for key in listed for k in (*key["keys"], *key.get("also", ()))]
    assert len(pressed) == len(set(pressed))
    assert {key["act"] for key in listed if key.get("page")} <= moves.MOVES.keys() | moves.NODE_MOVES.keys()


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        ("expand", {"expanded": {"|RUS"}}),
        ("focus", {"focus": "RUS"}),
        ("hops-3", {"focus": "RUS", "hops": 3}),
        ("hide", {"hidden": {"RUS"}}),
        ("pin", {"pinned": {("RUS", 10.0, 20.0)}}),
        ("group", {"grouped": True}),
        ("merge", {"merged": True}),
        ("weapons", {"weapons": True}),
        ("tidy", {"layout": 1}),
    ],
)
def test_a_key_moves_and_undo_takes_it_back(do, act, changed):
    before, _ = do(("on_canvas", {"act": "select", "target": "n:RUS"}))
    asked, _ = do(("on_key", act))
    assert {name: getattr(asked, name) for name in changed} == changed
    assert do(("on_key", "undo"))[0] == before
    assert do(("on_key", "redo"))[0] == asked


def test_keys_about_a_node_do_nothing_when_none_is_selected(do):
    before, _ = do()
    assert do(*(("on_key", act) for act in moves.NODE_MOVES))[0] == before


def test_dragging_pins_and_pin_unpins(do):
    asked, _ = do(("on_canvas", {"act": "drag", "target": "n:RUS", "x": 1.26, "y": -3}))
    assert asked.pinned == {("RUS", 1.3, -3.0)}
    asked, _ = do(("on_canvas", {"act": "drag", "target": "n:RUS", "x": 5, "y": 5}), ("on_canvas", {"act": "drag", "target": "n:RUS", "x": "far", "y": 5}))
    assert asked.pinned == {("RUS", 5.0, 5.0)}
    assert do(("on_evidence", {"how": "pin", "node": "RUS"}))[0].pinned == frozenset()


def test_expanding_by_relation_and_folding(do):
    asked, _ = do(("on_evidence", {"how": "expand", "node": "RUS", "relation": "supplies"}), ("on_canvas", {"act": "expand", "target": "n:IRN"}))
    assert asked.expanded == {"supplies|RUS", "|IRN"}
    assert do(("on_evidence", {"how": "fold", "node": "RUS"}))[0].expanded == {"|IRN"}


def test_double_click_draws_what_is_not_drawn(do):
    assert do(("on_canvas", {"act": "double", "target": "n:RUS"}))[0].expanded == {"|RUS"}


def test_a_path_is_chosen_by_two_clicks_and_undone(do):
    do(("on_canvas", {"act": "select", "target": "n:RUS"}))
    _, chosen = do(("on_key", "path"), ("on_canvas", {"act": "select", "target": "n:USA"}))
    assert chosen == ("path", "RUS|USA")
    _, chosen = do(("on_evidence", {"how": "show-path", "ends": "RUS|USA", "denied": True}))
    assert chosen == ("path-denied", "RUS|USA")
    assert do(("on_key", "undo"))[1] == ("path", "RUS|USA")
    assert do(("on_key", "undo"))[1] == ("node", "RUS")


def test_back_to_all_keeps_pins_and_switches(do):
    do(("on_canvas", {"act": "drag", "target": "n:RUS", "x": 1, "y": 1}), ("on_key", "merge"))
    asked, _ = do(("on_evidence", {"how": "hide", "node": "USA"}), ("on_evidence", {"how": "ask", "keep": {"statuses": ["denied"]}}), ("on_key", "all"))
    assert not asked.filter.active and not asked.hidden
    assert asked.merged and asked.pinned


def test_one_country_is_grouped_and_ungrouped_and_the_switch_forgets_it(do):
    asked, chosen = do(("on_evidence", {"how": "group-one", "node": "hezbollah"}))
    assert (asked.exceptions, chosen) == ({"LBN"}, ("node", "LBN"))
    assert not do(("on_key", "group-one"))[0].exceptions
    asked, _ = do(("on_key", "group"), ("on_canvas", {"act": "group-one", "target": "n:IRN"}))
    assert (asked.grouped, asked.exceptions) == (True, {"IRN"})
    asked, _ = do(("on_key", "group"))
    assert (asked.grouped, asked.exceptions) == (False, frozenset())


def test_what_nobody_knows_does_nothing(do):
    before, _ = do()
    odd = [{"act": "explode", "target": "n:RUS"}, {"act": None}, {}, {"act": "drag", "target": "e:x"}, {"act": "expand", "target": None}]
    assert do(*(("on_canvas", event) for event in odd))[0] == before
    do(("on_evidence", {"how": "open", "claim": "gone"}))


def test_going_to_what_a_search_found_is_one_step(do):
    do(("on_evidence", {"how": "ask", "keep": {"statuses": ["denied"]}}))
    asked, chosen = do(("on_evidence", {"how": "go", "node": "item:s-300"}))
    assert (asked.focus, chosen) == ("item:s-300", ("node", "item:s-300"))
    assert do(("on_key", "undo"))[0].filter.statuses == {"denied"}
