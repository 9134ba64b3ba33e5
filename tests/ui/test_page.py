"""The page's flows, without a browser."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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


def test_a_search_with_no_result_says_what_to_do(page):
    page.text_input(key="search").input("zzzz nothing").run()
    assert numbers(page)[0] == 0
    assert any("No claim passes the filters" in e.proto.body for e in page.get("html"))
    next(b for b in page.button if b.label == "Show everything again").click().run()
    assert numbers(page)[0] == numbers(page)[1]


def test_the_url_opens_the_same_view():
    page = opened(country="IRN", q="drones", selected="node:IRN")
    shown, total = numbers(page)
    assert 0 < shown < total
    assert page.session_state["selected"] == ("node", "IRN")
    assert page.text_input(key="search").value == "drones"


def test_a_url_with_nonsense_opens_the_page():
    page = opened(country="ATLANTIS", selected="edge:none", focus="nobody")
    assert not page.exception
    assert numbers(page)[0] == 0


def test_library_adds_articles_and_reports_bad_ones():
    def script():
        import streamlit as st

        from extract.article import ArticleError, from_text
        from ui import library

        def bad():
            raise ArticleError("x.txt is empty; there is nothing to read.")

        text = "Norway delivered howitzers to Ukraine on Monday. Sweden condemned Russia."
        before = len(library.claims())
        said = library.add([("a", lambda: from_text(text)), ("x.txt", bad), ("c", lambda: from_text("The weather is fine."))], lambda n, name: None)
        st.session_state["result"] = (said, len(library.claims()) - before)

    page = AppTest.from_function(script, default_timeout=90).run()
    said, more = page.session_state["result"]
    assert more >= 1
    assert said[0][0] and "added" in said[0][1]
    assert said[1] == (False, "Not added: x.txt is empty; there is nothing to read.")
    assert "no claim found" in said[2][1]


@pytest.mark.parametrize("view", ["Claims", "Timeline", "Arms flows", "Matrix", "Actors", "Summary"])
def test_every_view_shows_the_selection_and_opens_from_its_link(view):
    page = opened(view=view.lower().replace(" ", "-"), country="IRN")
    assert page.session_state["view"] == view
    shown = page.dataframe or page.get("vega_lite_chart") or [b for b in page.button if b.label == "[1]"]
    assert len(shown) > 0


def test_a_view_of_nothing_says_so():
    page = opened(view="matrix", q="zzzz nothing")
    assert any("No claim passes the filters" in c.value for c in page.caption)


def test_the_numeric_filters_hide_and_are_released():
    page = opened()
    page.slider(key="limit-confidence").set_value(90).run()
    assert not page.exception
    shown, total = numbers(page)
    assert shown < total
    assert page.query_params["confidence"] == "0.9"
    page.button(key="release-confidence").click().run()
    assert numbers(page) == [total, total]
    page.date_input(key="limit-known").set_value(date(1990, 1, 1)).run()
    assert numbers(page)[0] < total


def test_hidden_actors_and_wider_focus_come_from_the_link():
    whole = numbers(opened())
    hidden = opened(hide="IRN")
    assert numbers(hidden)[0] < whole[0]
    hidden.button(key="release-hidden").click().run()
    assert numbers(hidden) == whole
    assert numbers(opened(focus="RUS", hops="2"))[0] > numbers(opened(focus="RUS"))[0]
