"""The claims as a table: also the form of the graph that needs no eyes for pictures. What is selected in the graph is marked in it."""

from functools import partial

import streamlit as st

from graph.claims import Claims
from graph.export import get
from graph.export.selection import select
from graph.tables import COLUMNS, by, rows
from ui.answers import once
from ui.views.table import PAGE, Column, Row, Table, kept, page, table
from ui.views.told import Told

_NAME = "Claims"
_KINDS = {"Status": "status", "Confidence": "share", "Evidence": "long", "Article": "one"}
_COLUMNS = tuple(Column(name, _KINDS.get(name, "word"), name != "Evidence") for name in COLUMNS)


def claims(told: Told) -> None:
    """One row a claim, sorted as the reader likes, and a button that saves them."""
    left, about = kept(_NAME), told.selected()
    only = left.only and bool(about)
    found = about if only and about else told.shown
    if left.column:
        found = once("sorted", (*told.key, only and left.at, left.column, left.down), partial(by, found, left.column, left.down, told.titles))
    chosen = {c.id for c in about[: 10 * PAGE]} if about else set()
    _turn(found, about, told)
    part = found[page(_NAME, len(found)).start :][:PAGE]
    made = [Row(c.id, ("claim", c.id), list(row.values()), c.id in chosen) for c, row in zip(part, rows(part, told.titles))]
    note = f"{len(found):,} claims, the same as in the graph; a row opens its evidence."
    switches = [("only", f"Only the {len(about):,} selected", only)] if about else []
    _save(found, told)
    table(Table(_NAME, note, _COLUMNS, made, len(found), switches))


def _turn(found: Claims, about: Claims | None, told: Told) -> None:
    """When something else was selected, to the page on which its first claim stands."""
    left, selected = kept(_NAME), st.session_state.get("selected")
    if left.at == (selected, told.key):
        return
    left.at = (selected, told.key)
    if about and not left.only:
        numbers = set(about.rows.tolist())
        place = next((n for n, row in enumerate(found.rows.tolist()) if row in numbers), 0)
        left.page = place // PAGE


def _save(found: Claims, told: Told) -> None:
    write = partial(_csv, found, told.titles)
    with st.container(key="save"):
        st.download_button("Save as CSV", data=write, file_name="entente-claims.csv", mime="text/csv", on_click="ignore", key="save-claims",
                           type="tertiary", icon=":material/download:")  # fmt: skip


def _csv(found: Claims, titles: dict[str, str]) -> bytes:
    return get("csv").write(select(found, titles, len(found)))
