"""Entry of the Streamlit app: navigation and wiring only."""

from pathlib import Path

import streamlit as st

from ui import articles, explore

st.set_page_config(page_title="Entente", page_icon=":material/hub:", layout="wide", initial_sidebar_state="collapsed")
st.html(f"<style>{(Path(__file__).parent / 'ui' / 'page.css').read_text(encoding='utf8')}</style>")
st.navigation(
    [
        st.Page(explore.page, title="Explore", icon=":material/hub:", url_path="explore", default=True),
        st.Page(articles.page, title="Articles", icon=":material/article:", url_path="articles"),
    ],
    position="top",
).run()
