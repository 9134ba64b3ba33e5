"""The page's flows, without a browser."""

import re
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
