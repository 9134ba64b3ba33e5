"""The Articles page: paste or upload articles, see what each gave, read or remove them."""

import html
from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from extract.article import Article, from_text, read_bytes
from ui import cards, library, reader, state
from ui.text import plain

SUFFIXES = ["txt", "md", "markdown", "html", "htm"]


def page() -> None:
    """Forms for new articles, then the library."""
    st.html('<div class="page-head"><h2>Articles</h2><p>The claims of every article here are in the graph. Nothing leaves this computer.</p></div>')
    state.left()
    _work()
    for good, sentence in st.session_state.pop("said", []):
        (st.success if good else st.warning)(plain(sentence), icon=":material/check:" if good else ":material/error:")
    _removed()
    paste, upload = st.columns(2, gap="medium")
    with paste:
        _paste()
    with upload:
        _upload()
    _list()
    reader.reader()


def _paste() -> None:
    with st.form("paste", clear_on_submit=False):
        text = st.text_area("Paste an article", height=190, placeholder="The text of an article in English", key="pasted")
        left, right = st.columns(2)
        title = left.text_input("Title", placeholder="optional", key="pasted-title")
        day = right.date_input(
            "Published", value=None, min_value=date(1900, 1, 1), help="From this day “last month” and “on Friday” are counted", key="pasted-day"
        )
        if st.form_submit_button("Read it", type="primary", icon=":material/add:"):
            _read([("the pasted text", partial(from_text, text, title, day))])


def _upload() -> None:
    with st.form("upload", clear_on_submit=True):
        files = st.file_uploader("Upload articles", type=SUFFIXES, accept_multiple_files=True, key="uploaded", help="Text, Markdown or HTML, several at once")
        if st.form_submit_button("Read them", type="primary", icon=":material/upload_file:"):
            if files:
                _read([(f.name, partial(read_bytes, f.getvalue(), f.name)) for f in files])
            else:
                st.warning("Choose one or more files first.")


def _read(readers: list[tuple[str, Callable[[], Article]]]) -> None:
    library.waiting().extend(readers)
    st.session_state["of"] = len(library.waiting())
    st.rerun()


def _work() -> None:
    """Read what waits, one article after the other, with a button that stops it; what was read stays."""
    waiting = library.waiting()
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="work"):
        bar = st.progress(0.0, "Reading …")
        st.button("Stop", on_click=_stop, icon=":material/stop:", key="stop")
    total = max(st.session_state.get("of", 0), len(waiting))
    while waiting:
        name, read = waiting[0]
        bar.progress(1 - len(waiting) / total, plain(f"Reading {name} … ({total - len(waiting) + 1} of {total})"))
        st.session_state.setdefault("said", []).append(library.add(read))
        waiting.pop(0)
    st.rerun()


def _stop() -> None:
    left = len(library.waiting())
    library.waiting().clear()
    if left:
        number = f"{left} article{'s were' if left != 1 else ' was'} not read"
        st.session_state.setdefault("said", []).append((False, f"Stopped: {number}. What was read before is in the library."))


def _removed() -> None:
    article = library.removed()
    if article:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="removed"):
            st.caption(f"“{plain(article.title[:120])}” was removed.", width="content")
            st.button("Put it back", on_click=library.put_back, icon=":material/undo:", type="tertiary", key="put-back")


def _list() -> None:
    found = library.library()
    if not found:
        st.info("No articles yet: paste or upload one above.", icon=":material/article:")
        return
    total = sum(len(claims) for _, claims in found.values())
    st.html(f'<h4 class="table-head">In the library <span>{len(found)} articles, {total:,} claims</span></h4>')
    for name, (article, claims) in list(found.items()):
        with st.container(horizontal=True, vertical_alignment="center", border=True, gap="small"):
            st.html(_row(article, len(claims)))
            st.button("Read", key=f"read-{name}", on_click=reader.open_at, args=(name,), type="tertiary", icon=":material/menu_book:")
            st.button("Remove", key=f"remove-{name}", on_click=library.remove, args=(name,), type="tertiary", icon=":material/delete:")


def _row(article: Article, number: int) -> str:
    """An article as HTML; its words are escaped."""
    count = f"{number} claim{'s' * (number != 1)}" if number else '<span class="none">no claim found in this article</span>'
    facts = " · ".join(part for part in (html.escape(cards.facts(article)), count) if part)
    return f'<div class="article-row"><b>{html.escape(article.title[:160])}</b><div>{facts}</div></div>'
