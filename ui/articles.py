"""The Articles page: paste or upload articles, see what each gave, remove them."""

from datetime import date
from functools import partial

import streamlit as st

from extract.article import from_text, read_bytes
from ui import library, state


def page() -> None:
    """Forms for new articles, then the library."""
    st.html('<div class="panel-head"><h3>Articles</h3><div>Claims of every article here are in the graph. Nothing leaves this computer.</div></div>')
    for sentence in st.session_state.pop("said", []):
        (st.warning if sentence.startswith("Not added") else st.success)(_plain(sentence))
    paste, upload = st.columns(2, gap="large")
    with paste:
        _paste()
    with upload:
        _upload()
    _list()


def _paste() -> None:
    with st.form("paste", clear_on_submit=False):
        text = st.text_area("Paste an article", height=220, placeholder="The text of an article in English")
        left, right = st.columns(2)
        title = left.text_input("Title", placeholder="optional")
        day = right.date_input("Published", value=None, min_value=date(1900, 1, 1), help="Resolves “last month” and “on Friday”")
        if st.form_submit_button("Read it", type="primary"):
            _read([("the pasted text", partial(from_text, text, title, day))])


def _upload() -> None:
    with st.form("upload", clear_on_submit=True):
        files = st.file_uploader("Upload articles", type=["txt", "md", "html", "htm"], accept_multiple_files=True, help="Text, Markdown or HTML")
        if st.form_submit_button("Read them", type="primary") and files:
            _read([(f.name, partial(read_bytes, f.getvalue(), f.name)) for f in files])


def _read(readers: list) -> None:
    bar = st.progress(0.0, "Reading …")
    st.session_state["said"] = library.add(readers, lambda done, name: bar.progress(done / len(readers), _plain(f"Reading {name} …")))
    state.positions()  # what is drawn keeps its place; new actors are placed beside their neighbours
    st.rerun()


def _plain(text: str) -> str:
    """Messages are read as Markdown: escape what has a meaning there."""
    return "".join("\\" + c if c in "\\`*_{}[]<>#|$:~^&!" else c for c in text)


def _list() -> None:
    found = library.library()
    if not found:
        st.info("No articles yet: paste one above.")
        return
    for key, (article, claims) in list(found.items()):
        with st.container(horizontal=True, vertical_alignment="center"):
            facts = " · ".join(filter(None, (article.outlet or "", str(article.published or ""))))
            count = f"{len(claims)} claims" if claims else "no claim found in this article"
            st.markdown(f"**{_plain(article.title[:120])}**  \n{_plain(facts)} · {count}", width="stretch")
            st.button("Remove", key=f"remove-{key}", on_click=found.pop, args=(key, None), type="tertiary")
