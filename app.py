"""Entry of the Streamlit app: navigation and wiring only."""

from pathlib import Path

import streamlit as st

from ui import articles, explore

UI = Path(__file__).parent / "ui"

st.set_page_config(page_title="Entente", page_icon=str(UI / "logo.svg"), layout="wide", initial_sidebar_state="collapsed")
st.logo(UI / "logo.svg", size="large")
on_primary = "#10161d" if st.context.theme.type == "dark" else "#ffffff"
st.html(f"<style>:root {{ --on-primary: {on_primary}; }} {(UI / 'page.css').read_text(encoding='utf8')}</style>")
pages = {
    "explore": st.Page(explore.page, title="Explore", icon=":material/hub:", url_path="explore", default=True),
    "articles": st.Page(articles.page, title="Articles", icon=":material/article:", url_path="articles"),
}
st.session_state["pages"] = pages
st.navigation(list(pages.values()), position="top").run()
