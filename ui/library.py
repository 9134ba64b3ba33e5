"""The articles and claims of a session: the samples, shared by all, and what this user added."""

from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from extract.article import Article, ArticleError, read_path
from extract.claim import Claim
from extract.pipeline import extract_articles

SAMPLES = Path(__file__).parent.parent / "samples"
Library = dict[str, tuple[Article, tuple[Claim, ...]]]


@st.cache_resource(show_spinner="Reading the sample articles …")
def sample_library() -> Library:
    """The samples with their claims; read once for all sessions."""
    found = (read_path(path) for path in sorted(SAMPLES.glob("*.md")))
    return {article.id: (article, claims) for article, claims in extract_articles(found)}


def library() -> Library:
    """This session's articles with their claims, the samples first."""
    if "library" not in st.session_state:
        st.session_state["library"] = dict(sample_library())
    return st.session_state["library"]


def claims() -> list[Claim]:
    """All claims of the session's library."""
    return [claim for _, found in library().values() for claim in found]


def titles() -> dict[str, str]:
    """Article id → title."""
    return {key: article.title for key, (article, _) in library().items()}


def add(readers: Iterable[tuple[str, Callable[[], Article]]], progress: Callable[[int, str], None]) -> list[str]:
    """Read articles into the library; `readers` are (name, function that reads it or raises ArticleError).

    Calls progress(number done, name) before each. Returns one plain sentence an article: what was found, or why it was left out.
    """
    said = []
    for done, (name, read) in enumerate(readers):
        progress(done, name)
        try:
            article = read()
        except ArticleError as error:
            said.append(f"Not added: {error}")
            continue
        _, found = next(extract_articles([article]))
        known = article.id in library()
        library()[article.id] = (article, found)
        count = f"{len(found)} claims" if len(found) != 1 else "1 claim"
        verb = "read again" if known else "added"
        said.append(f"“{article.title}” {verb}: {count if found else 'no claim found in this article'}.")
    return said
