"""The page over a library that no real one should be: 10,000 claims between two actors, names of 500 characters, right-to-left and CJK names."""

import runpy
from pathlib import Path

import streamlit as st

from extract.article import Article
from extract.claim import Entity, Evidence, Kind, Status, make_claim
from ui.library import shelves

NAMES = ("x" * 500, "כוחות הביטחון", "القوات المسلحة", "人民解放军", "\u202eabc", "constructor")


def claims():
    """They are told by one article."""
    a, b = (Entity(name.lower(), name, Kind.COUNTRY, name) for name in ("Alpha", "Beta"))
    ends = [b] * 10_000 + [Entity(name, name, Kind.GROUP) for name in NAMES]
    statuses = list(Status)
    for n, end in enumerate(ends):
        yield make_claim(
            subject=a, relation="supplies", object=end, item=None, status=statuses[n % 6], evidence=Evidence("x", "Alpha supplies Beta.", 0, 20 + n)
        )


st.session_state["library"] = "c" * 32
if "x" not in shelves().get("c" * 32).found:
    shelves().change("c" * 32, lambda found: {"x": (Article("x", "Alpha and Beta", "Alpha supplies Beta."), tuple(claims()))})
runpy.run_path(str(Path(__file__).parents[2] / "app.py"))
