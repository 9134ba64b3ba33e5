"""A library of plausible claims of any size, the same for the same seed: who is named often and who rarely, as in news (Zipf's law)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from extract.article import Article
from extract.claim import Claim, Entity, Evidence, Item, Kind, Mark, Status, When, make_claim
from extract.frames import Relation, relations
from extract.lexicon import actors, countries, weapon_words, weapons

PER_ARTICLE = 10
OUTLETS = ("Herald", "Gulf Courier", "The Dispatch", "Northern Post", "Continental", "Evening Wire", "Daily Ledger", "Meridian")
_FIRST = date(2010, 1, 1)
_DAYS = 5800
_STATUSES = list(Status)
_SHARES = (0.56, 0.12, 0.07, 0.12, 0.07, 0.06)  # of the statuses
_NAMED, _DATED, _TOLD_AGAIN = 0.3, 0.6, 0.12  # shares of claims with a speaker, with a day, told by a second article
_DENIED_BY = "says that this is not so"


def library(size: int, seed: int = 0) -> dict[str, tuple[Article, tuple[Claim, ...]]]:
    """Article id → the article and its claims, `size` claims in all."""
    rng = np.random.default_rng(seed)
    out: dict[str, tuple[Article, tuple[Claim, ...]]] = {}
    before: tuple[Evidence, ...] = ()
    for start in range(0, size, 20_000):  # in parts, to keep the arrays of draws small
        number = min(20_000, size - start)
        draws = _draw(rng, number, size)
        for first in range(0, number, PER_ARTICLE):
            numbers = range(first, min(first + PER_ARTICLE, number))
            article, claims = _article(f"article-{(start + first) // PER_ARTICLE}", draws, numbers, before)
            out[article.id] = (article, claims)
            before = (claims[0].evidence,)
    return out


def people(size: int) -> list[Entity]:
    """The actors of a library of that size: states first, then organisations and groups, then brigades that nobody knows."""
    states = [Entity(c.id, c.name, Kind.COUNTRY, c.id, (c.name,)) for c in countries()]
    known = [Entity(a.id, a.name, a.kind, a.country, (a.name,)) for a in actors()]
    more = max(0, int(8 * size**0.5) - len(states) - len(known))
    unknown = [Entity(f"brigade-{n}", f"Brigade {n}", Kind.GROUP, states[n % len(states)].id, (f"Brigade {n}",)) for n in range(more)]
    return [*states, *known, *unknown]


def _draw(rng: np.random.Generator, number: int, size: int) -> dict[str, Any]:
    """Everything that chance decides, for `number` claims at once."""
    cast = people(size)
    order = np.random.default_rng(5).permutation(len(cast[:500]))  # who is named most; the same in every part
    items = [Item(w.id, w.name, w.category, w.type, (w.name,)) for w in (*weapons(), *weapon_words())]
    known = relations()
    subjects, objects, places = (_often(rng, len(cast), number) for _ in range(3))
    return {
        "cast": [cast[i] for i in order] + cast[500:], "items": items, "relations": known, "subject": subjects,
        "object": np.where(objects == subjects, (objects + 1) % len(cast), objects), "speaker": places,
        "relation": _often(rng, len(known), number), "item": _often(rng, len(items), number), "status": rng.choice(6, number, p=_SHARES),
        "named": rng.random(number) < _NAMED, "dated": rng.random(number) < _DATED, "again": rng.random(number) < _TOLD_AGAIN,
        "day": rng.integers(0, _DAYS, number), "confidence": rng.beta(6, 2, number).round(2), "outlet": rng.integers(0, len(OUTLETS), number),
    }  # fmt: skip


def _often(rng: np.random.Generator, of: int, number: int) -> np.ndarray:
    """Numbers below `of`, small ones often."""
    weight = 1 / (np.arange(of) + 2.0)
    return rng.choice(of, number, p=weight / weight.sum())


def _article(name: str, draws: dict[str, Any], numbers: range, before: tuple[Evidence, ...]) -> tuple[Article, tuple[Claim, ...]]:
    """`before`: evidence of the article before this one, which tells some of the claims too."""
    told = [_sentence(draws, n) for n in numbers]
    text = "\n\n".join(sentence for sentence, _, _ in told)
    published = _FIRST + timedelta(days=int(max(draws["day"][numbers[0]], draws["day"][numbers[-1]])) + 3)
    article = Article(name, told[0][0][:70], text, published, OUTLETS[draws["outlet"][numbers[0]]])
    starts = np.cumsum([0, *(len(sentence) + 2 for sentence, _, _ in told)])
    claims = (_claim(name, before, draws, n, int(at), *parts) for n, at, parts in zip(numbers, starts, told, strict=False))
    return article, tuple(claims)


def _sentence(draws: dict[str, Any], n: int) -> tuple[str, list[tuple[str, str]], dict[str, Any]]:
    """The sentence, its marked words in their order, and the claim's parts."""
    known: Relation = draws["relations"][draws["relation"][n]]
    subject, target = draws["cast"][draws["subject"][n]], draws["cast"][draws["object"][n]]
    item = draws["items"][draws["item"][n]] if known.takes_item else None
    parts = {"subject": subject, "relation": known.name, "object": target, "item": item, "status": _STATUSES[draws["status"][n]]}
    words = [("subject", subject.name), ("relation", known.label), ("object", target.name)] + ([("item", item.name)] if item else [])
    if draws["named"][n]:
        parts["source"] = draws["cast"][draws["speaker"][n]]
        words = [("source", parts["source"].name), ("status", "says" if parts["status"] != Status.DENIED else _DENIED_BY), *words]
    return " ".join(text for _, text in words) + f" ({n}).", words, parts


def _claim(
    article: str, before: tuple[Evidence, ...], draws: dict[str, Any], n: int, at: int, sentence: str, words: list[tuple[str, str]], parts: dict[str, Any]
) -> Claim:
    evidence = Evidence(article, sentence, at, at + len(sentence), tuple(_marks(words, at)))
    if draws["dated"][n]:
        day = str(_FIRST + timedelta(days=int(draws["day"][n])))
        parts["when"] = When(day, day, f"on {day}")
    also = before if draws["again"][n] else ()
    return make_claim(**parts, evidence=evidence, also=also, rule="synthetic", confidence=float(draws["confidence"][n]))


def _marks(words: list[tuple[str, str]], at: int) -> Iterator[Mark]:
    for part, text in words:
        yield Mark(part, at, at + len(text))
        at += len(text) + 1
