"""The library of a browser, and the Articles page that fills it."""

from streamlit.testing.v1 import AppTest

from extract.article import ArticleError, from_text
from ui.library import shelves

TEXT = "Norway delivered howitzers to Ukraine on Monday. Sweden condemned Russia."


def articles_page(name: str, waiting=()) -> AppTest:
    def script():
        from ui import articles

        articles.page()

    page = AppTest.from_function(script, default_timeout=90)
    page.session_state["library"] = name
    page.session_state["waiting"] = list(waiting)
    return page.run()


def bad():
    raise ArticleError("x.txt is empty; there is nothing to read.")


def test_what_waits_is_read_and_bad_articles_are_told():
    waiting = [("a", lambda: from_text(TEXT)), ("x.txt", bad), ("c", lambda: from_text("The weather is fine in the whole of Norway today."))]
    page = articles_page("a" * 32, waiting)
    assert not page.exception
    assert page.session_state["waiting"] == []
    assert any("added" in s.value and "claim" in s.value for s in page.success)
    assert any("no claim found" in s.value for s in page.success)
    assert [w.value for w in page.warning] == ["Not added\\: x\\.txt is empty; there is nothing to read\\."]


def test_a_reload_and_another_tab_find_the_library_again_but_not_another_browser():
    before = len(shelves().get("b" * 32).claims)
    articles_page("b" * 32, [("a", lambda: from_text(TEXT))])
    assert len(shelves().get("b" * 32).claims) > before
    assert len(shelves().get("c" * 32).claims) == before


def test_a_library_that_is_being_read_does_not_change():
    held = shelves().get("d" * 32)
    first = next(iter(held.found))
    shelves().change("d" * 32, lambda found: {k: v for k, v in found.items() if k != first})
    assert first in held.found
    assert first not in shelves().get("d" * 32).found


def test_removing_takes_the_claims_away_and_is_undone():
    page = articles_page("e" * 32)
    name = next(iter(shelves().get("e" * 32).found))
    page.button(key=f"remove-{name}").click().run()
    assert name not in shelves().get("e" * 32).articles
    page.button(key="put-back").click().run()
    assert name in shelves().get("e" * 32).articles
    assert not [b for b in page.button if b.key == "put-back"]


def test_steps_go_through_the_days_of_claims_and_of_articles():
    steps = shelves().get("f" * 32).steps
    assert [step["day"] for step in steps["before"]] == sorted(step["day"] for step in steps["before"]) != []
    assert sum(step["count"] for step in steps["known"]) == 10


def test_readers_begin_with_one_library_whose_columns_are_made_once():
    assert shelves().get("0" * 32).claims is shelves().get("1" * 32).claims
