"""The articles and claims of a session: the samples, shared by all, and what this user added."""

from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from extract.article import Article, ArticleError, read_path
from extract.claim import Claim
from extract.pipeline import extract_article, extract_articles

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


def articles() -> dict[str, Article]:
    """The session's articles by id."""
    return {key: article for key, (article, _) in library().items()}


def titles() -> dict[str, str]:
    """Article id → title."""
    return {key: article.title for key, (article, _) in library().items()}


def remove(name: str) -> None:
    """Take an article and its claims out of this session's library; an unknown one is no error."""
    library().pop(name, None)


def add(readers: Iterable[tuple[str, Callable[[], Article]]], progress: Callable[[int, str], object]) -> list[tuple[bool, str]]:
    """Read articles into the library; `readers` are (name, function that reads it or raises ArticleError).

    Calls progress(number done, name) before each. Returns one pair an article: whether it was added, and a plain sentence that
    tells what was found or why it was left out.
    """
    said = []
    for done, (name, read) in enumerate(readers):
        progress(done, name)
        try:
            article = read()
        except ArticleError as error:
            said.append((False, f"Not added: {error}"))
            continue
        found = extract_article(article)
        verb = "read again" if article.id in library() else "added"
        library()[article.id] = (article, found)
        count = f"{len(found)} claim{'s' * (len(found) != 1)}" if found else "no claim found in this article"
        said.append((True, f"“{article.title}” {verb}: {count}."))
    return said
