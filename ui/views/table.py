"""A table in a view: heads sort, rows select, long ones are read page by page. What is in it is plain data for the panel."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from graph import style
from ui import panels, state

PAGE = 50  # rows of a page
Cell = str | float | int


@dataclass(frozen=True)
class Column:
    """kind: word, one (line), long, number, share (of 1) or status; sorts: whether its head sorts the table."""

    name: str
    kind: str = "word"
    sorts: bool = True


@dataclass
class Kept:
    """How the reader left a table: sorted by which column, and at which page."""

    column: str = ""
    down: bool = False
    page: int = 0
    only: bool = False
    at: object = None


@dataclass(frozen=True)
class Row:
    """key: what is reported when it is clicked; target: the selection that this makes."""

    key: str
    target: tuple[str, str]
    cells: list[Cell]
    chosen: bool = False


@dataclass(frozen=True)
class Table:
    """What is drawn: the rows of one page, and of how many pages. switches: buttons beside the note, as (event, label, pressed)."""

    name: str
    note: str
    columns: tuple[Column, ...]
    rows: list[Row]
    total: int
    switches: list[tuple[str, str, bool]] = field(default_factory=list)


def kept(name: str) -> Kept:
    """How the reader left the table of that name."""
    return st.session_state.setdefault(f"table-{name}", Kept())


def page(name: str, total: int) -> range:
    """Which of `total` rows are on the page that the reader looks at."""
    last = max(0, (total - 1) // PAGE)
    kept(name).page = min(kept(name).page, last)
    first = kept(name).page * PAGE
    return range(first, min(first + PAGE, total))


def table(made: Table) -> None:
    """Draw it."""
    left = kept(made.name)
    columns = [{"name": c.name, "kind": c.kind, "sorts": c.sorts, "dashes": _DASHES if c.kind == "status" else None} for c in made.columns]
    data = {
        "label": made.name, "note": made.note, "columns": columns, "rows": [{"key": r.key, "cells": r.cells, "chosen": r.chosen} for r in made.rows],
        "sort": {"column": left.column, "down": left.down} if left.column else None, "page": left.page, "pages": -(-made.total // PAGE),
        "switches": [{"how": how, "label": label, "on": on} for how, label, on in made.switches], "show": str(state.selected()),
    }  # fmt: skip
    panels.show("table", data, partial(_event, made.name, {r.key: r.target for r in made.rows}), key=f"table {made.name}")


_DASHES = {status: dash or None for status, dash in style.DASHES.items()}


def _event(name: str, targets: dict[str, tuple[str, str]], event: dict[str, Any]) -> None:
    state.acted()
    left = kept(name)
    match event.get("how"):
        case "sort":
            column = str(event.get("column"))
            left.down, left.column, left.page = column == left.column and not left.down, column, 0
        case "page" if isinstance(event.get("page"), int):
            left.page = max(0, int(event["page"]))
        case "only":
            left.only, left.page = not left.only, 0
        case "pick" if event.get("key") in targets:
            state.select(targets[str(event["key"])])


def ordered(name: str, rows: list[Row], columns: tuple[Column, ...]) -> list[Row]:
    """The rows as the reader sorted them; empty cells come last."""
    left = kept(name)
    place = next((n for n, c in enumerate(columns) if c.name == left.column), None)
    if place is None:
        return rows
    key: Callable[[Row], Any] = lambda row: cell.casefold() if isinstance(cell := row.cells[place], str) else cell  # noqa: E731
    filled = sorted((r for r in rows if r.cells[place] != ""), key=key, reverse=left.down)
    return filled + [r for r in rows if r.cells[place] == ""]
