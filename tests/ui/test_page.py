"""The page's flows, without a browser."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from extract.article import Article
from extract.claim import Claim, Entity, Evidence, Kind, Status, make_claim
from graph.filter import Filter
from ui.library import shelves

APP = str(Path(__file__).parents[2] / "app.py")
ARTICLE = "Norway delivered howitzers to Ukraine on Monday. Sweden condemned Russia."


@pytest.fixture
def page():
    return AppTest.from_file(APP, default_timeout=90).run()


def opened(**params):
    page = AppTest.from_file(APP, default_timeout=90)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def showing(page) -> str:
    return next(e.proto.body for e in page.get("html") if "Showing" in e.proto.body)


def numbers(page) -> list[int]:

    return [int(n.replace(",", "")) for n in re.findall(r"<b>([\d,]+)</b>", showing(page))]


def panel(page, name: str) -> str:
    """What a component is given, as JSON text."""
    return next(e.proto.json for e in page.get("bidi_component") if e.proto.component_name.endswith(name))


def crowd() -> list[Claim]:
    """10,000 claims between two actors, and actors with a name of 500 characters, a Hebrew and a Chinese one."""
    a, b = (Entity(name.lower(), name, Kind.COUNTRY, name.lower()) for name in "AB")
    ends = [b] * 10_000 + [Entity(name, name, Kind.GROUP) for name in ("x" * 500, "כוחות הביטחון", "人民解放军")]
    status = [Status.DENIED, *Status]
    return [
        make_claim(subject=a, relation="supplies", object=end, item=None, status=status[n % 7], evidence=Evidence("x", "A supplies B.", n, n + 13))
        for n, end in enumerate(ends)
    ]


def test_first_run_shows_the_samples(page):
    assert not page.exception
    shown, total = numbers(page)
    assert shown == total > 150


def test_a_status_filter_hides_and_its_button_releases():
    page = opened(status="denied")
    shown, total = numbers(page)
    assert 0 < shown < total
    page.button(key="release-statuses").click().run()
    assert numbers(page) == [total, total]
    assert "status" not in page.query_params
    page.button(key="undo").click().run()
    assert numbers(page) == [shown, total]
    page.button(key="redo").click().run()
    assert numbers(page) == [total, total]


def test_a_search_with_no_result_says_what_to_do():
    page = opened(q="zzzz nothing")
    assert numbers(page)[0] == 0
    assert any("No claim passes the filters" in e.proto.body for e in page.get("html"))
    next(b for b in page.button if b.label == "Show everything again").click().run()
    assert numbers(page)[0] == numbers(page)[1]


def test_the_url_opens_the_same_view():
    page = opened(country="IRN", q="drones", selected="node:IRN")
    shown, total = numbers(page)
    assert 0 < shown < total
    assert page.session_state["selected"] == ("node", "IRN")
    assert json.loads(panel(page, "search"))["kept"] == "drones"


def test_a_url_with_nonsense_opens_the_page():
    page = opened(country="ATLANTIS", selected="edge:none", focus="nobody")
    assert not page.exception
    assert numbers(page)[0] == 0


@pytest.mark.parametrize("view", ["Claims", "Timeline", "Arms flows", "Map", "Matrix", "Actors", "Summary"])
def test_every_view_shows_the_selection_and_opens_from_its_link(view):
    page = opened(view=view.lower().replace(" ", "-"), country="IRN")
    assert page.session_state["view"] == view
    panels = [json.loads(part.proto.json) for part in page.get("bidi_component") if part.proto.json]
    shown = [*page.get("vega_lite_chart"), *(b for b in page.button if b.label == "[1]")]
    shown += [found for data in panels for name in ("rows", "numbers", "lines", "ribbons") if (found := data.get(name)) and "note" in data]
    assert shown


def test_a_view_of_nothing_says_so():
    page = opened(view="matrix", q="zzzz nothing")
    assert any("No claim passes the filters" in c.value for c in page.caption)


def test_the_numeric_filters_hide_and_are_released():
    page = opened(confidence="0.9")
    shown, total = numbers(page)
    assert shown < total
    page.button(key="release-confidence").click().run()
    assert numbers(page) == [total, total]
    page.date_input(key="day-known").set_value(date(1990, 1, 1)).run()
    assert numbers(page)[0] < total


def test_hidden_actors_and_wider_focus_come_from_the_link():
    whole = numbers(opened())
    hidden = opened(hide="IRN")
    assert numbers(hidden)[0] < whole[0]
    hidden.button(key="release-hidden").click().run()
    assert numbers(hidden) == whole
    assert numbers(opened(focus="RUS", hops="2"))[0] > numbers(opened(focus="RUS"))[0]


def test_switches_and_pins_come_from_the_link():
    page = opened(draw="group merge weapons", pin="120.0,-40.0,RUS", most="80", layout="2")
    asked = page.session_state["question"]
    assert (asked.grouped, asked.merged, asked.weapons, asked.most, asked.layout) == (True, True, True, 80, 2)
    assert asked.pinned == {("RUS", 120.0, -40.0)}
    assert numbers(page)[0] == numbers(page)[1]


def test_a_changed_address_is_the_question_and_can_be_undone():
    page = opened(status="denied")
    shown = numbers(page)
    page.query_params.clear()
    page.query_params["country"] = "IRN"
    page.run()
    assert page.session_state["question"].filter == Filter(countries=frozenset({"IRN"}))
    page.button(key="undo").click().run()
    assert numbers(page) == shown


def test_what_was_selected_and_is_gone_says_what_to_do():
    page = opened(selected="claim:0000000000000000")
    assert not page.exception
    assert "Not shown at present" in panel(page, "evidence")


def test_an_empty_library_says_what_to_do():
    page = opened()
    shelves().change(page.session_state["library"], lambda found: {})
    page.run()
    assert not page.exception
    assert any("The library is empty" in e.proto.body for e in page.get("html"))
    assert numbers(page) == [0, 0]


def test_an_article_removed_in_another_tab_is_gone_here_too():
    page = opened(country="TUR")
    chosen = next(c for c in shelves().get(page.session_state["library"]).claims if c.subject and c.subject.id == "TUR")
    page.session_state["selected"] = ("claim", chosen.id)
    page.run()
    assert "Not shown at present" not in panel(page, "evidence")
    shelves().change(page.session_state["library"], lambda found: {k: v for k, v in found.items() if k != chosen.evidence.article})
    page.run()
    assert not page.exception
    assert "Not shown at present" in panel(page, "evidence")


def test_ten_thousand_claims_between_two_actors_and_names_of_any_script():
    page = opened()
    shelves().change(page.session_state["library"], lambda found: {"x": (Article("x", "Many", "x"), tuple(crowd()))})
    page.session_state["selected"] = ("node", "a")
    page.run()
    assert not page.exception
    assert numbers(page) == [10_003, 10_003]
    assert "10,003 claims" in panel(page, "evidence")
