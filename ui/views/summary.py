"""The selection in plain sentences made from claims, each with its evidence."""

import streamlit as st

from graph.summary import summarise
from ui import state
from ui.answers import once
from ui.text import plain
from ui.views.told import Told


def summary(told: Told) -> None:
    """A sentence a line; its number opens the evidence."""
    (counts, _), *sentences = once("summary", told.key, lambda: summarise(told.shown))
    st.caption("What the articles tell most often, in sentences made from claims; the number opens the evidence.")
    st.write(counts)
    with st.container(gap=None, key="summary"):
        for n, (sentence, behind) in enumerate(sentences, 1):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(f"[{n}]", key=f"cite-{n}", on_click=state.select, args=(("claim", behind[0].id),), type="tertiary", help="Read the evidence")
                st.write(plain(sentence))
