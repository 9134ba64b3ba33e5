"""The articles and claims of a reader: the samples, shared by all, and what was added in this browser."""

import gc
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st

from extract.article import Article, ArticleError, read_path
from extract.claim import Claim
from extract.pipeline import extract_article, extract_articles
from graph.claims import Claims
from graph.columns import Columns
from graph.timeline import steps

SAMPLES = Path(__file__).parent.parent / "samples"
Found = dict[str, tuple[Article, tuple[Claim, ...]]]
_COOKIE = "entente_library"
_NAME = re.compile(r"[0-9a-f]{32}")
_KEPT = 200  # libraries kept in memory; the one that was longest unused goes first


class Library:
    """Articles with their claims. It never changes: adding and removing make another, so that a tab reads one that stays as it is."""

    def __init__(self, found: Found) -> None:
        self.found = found

    @cached_property
    def claims(self) -> Claims:
        """All claims, with the columns that filters and views look at."""
        return Claims(Columns([claim for _, claims in self.found.values() for claim in claims]))

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {key: article for key, (article, _) in self.found.items()}

    @cached_property
    def titles(self) -> dict[str, str]:
        """Article id → title."""
        return {key: article.title for key, (article, _) in self.found.items()}

    @cached_property
    def steps(self) -> dict[str, list[dict[str, Any]]]:
        """The steps through what is claimed to have happened ("before") and through what was published ("known")."""
        days = self.claims.columns.days[0]
        happened = [days.values[n] for n in days.codes.tolist() if n >= 0]
        published = sorted(str(article.published) for article in self.articles.values() if article.published)
        return {"before": steps(sorted(happened)), "known": steps(published)}


class Shelves:
    """The libraries of all browsers, by the name in their cookie. Two tabs of one browser share theirs, and a reload finds it again."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.libraries: OrderedDict[str, Library] = OrderedDict()

    def get(self, name: str) -> Library:
        """The library of that name; a new one holds the samples."""
        samples = _samples()
        with self.lock:
            if name not in self.libraries:
                self.libraries[name] = samples
                if len(self.libraries) > _KEPT:
                    self.libraries.popitem(last=False)
            self.libraries.move_to_end(name)
            return self.libraries[name]

    def change(self, name: str, how: Callable[[Found], Found]) -> None:
        """Put what `how` makes of a library's articles in its place."""
        library = self.get(name)
        with self.lock:
            self.libraries[name] = Library(how(self.libraries.get(name, library).found))


@st.cache_resource(show_spinner="Reading the sample articles …")
def sample_library() -> Found:
    """The samples with their claims; read once for all sessions."""
    found = (read_path(path) for path in sorted(SAMPLES.glob("*.md")))
    return {article.id: (article, claims) for article, claims in extract_articles(found)}


@st.cache_resource(show_spinner="Arranging the claims …")
def _samples() -> Library:
    """The library that every reader begins with; its columns are made once for all."""
    library = Library(sample_library())
    library.claims.columns.prepare()
    gc.freeze()  # the claims stay: looking through them again and again for garbage would stop the page for seconds
    return library


@st.cache_resource(show_spinner=False)
def shelves() -> Shelves:
    """Those of this server."""
    return Shelves()


def _name() -> str:
    """The name of this browser's library: out of its cookie, else a new one that nobody can guess."""
    if "library" not in st.session_state:
        cookie = str(st.context.cookies.get(_COOKIE, ""))
        st.session_state["library"] = cookie if _NAME.fullmatch(cookie) else secrets.token_hex(16)
    return st.session_state["library"]


def cookie() -> str:
    """ "name=value" by which the browser finds its library again."""
    return f"{_COOKIE}={_name()}"


def library() -> Found:
    """This browser's articles with their claims, the samples first."""
    return shelves().get(_name()).found


def claims() -> Claims:
    """All claims of the library."""
    return shelves().get(_name()).claims


def articles() -> dict[str, Article]:
    """The library's articles by id."""
    return shelves().get(_name()).articles


def through() -> dict[str, list[dict[str, Any]]]:
    """The steps through time of each mode."""
    return shelves().get(_name()).steps


def titles() -> dict[str, str]:
    """Article id → title."""
    return shelves().get(_name()).titles


def remove(name: str) -> None:
    """Take an article and its claims out of the library; an unknown one is no error. `put_back` undoes it."""
    st.session_state["removed"] = library().get(name)
    shelves().change(_name(), lambda found: {key: value for key, value in found.items() if key != name})


def removed() -> Article | None:
    """The article that was removed last."""
    found = st.session_state.get("removed")
    return found[0] if found else None


def put_back() -> None:
    """The article that was removed last is in the library again."""
    found = st.session_state.pop("removed", None)
    if found:
        shelves().change(_name(), lambda old: old | {found[0].id: found})


def add(read: Callable[[], Article]) -> tuple[bool, str]:
    """Read an article into the library; `read` raises ArticleError. Whether it was added, and a plain sentence that tells what was found
    or why it was left out."""
    try:
        article = read()
    except ArticleError as error:
        return False, f"Not added: {error}"
    found = extract_article(article)
    verb = "read again" if article.id in library() else "added"
    shelves().change(_name(), lambda old: old | {article.id: (article, found)})
    count = f"{len(found)} claim{'s' * (len(found) != 1)}" if found else "no claim found in this article"
    return True, f"“{article.title}” {verb}: {count}."


def waiting() -> list[tuple[str, Callable[[], Article]]]:
    """Articles that are still to be read, as (name, function that reads it); they wait while the reader looks at another page."""
    return st.session_state.setdefault("waiting", [])
