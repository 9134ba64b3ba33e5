"""The dialog that shows a whole article at the place of a sentence."""

import streamlit as st

from extract.article import Article
from extract.claim import Evidence
from ui import cards, library, panels
from ui.text import plain


def open_at(article: str, evidence: Evidence | None = None) -> None:
    """Show an article of the library when the page is drawn next."""
    st.session_state["reading"] = (article, evidence)


def reader() -> None:
    """The dialog, when an article was opened."""
    name, evidence = st.session_state.pop("reading", ("", None))
    if name in library.library():
        article = library.library()[name][0]
        st.dialog(plain(article.title[:120]) or "Article", width="medium")(_body)(article, evidence)


def _body(article: Article, evidence: Evidence | None) -> None:
    panels.show("article", cards.in_article(article, evidence))
