"""A selection in plain sentences, each with the claims that it rests on; nothing is said that no claim says."""

from collections.abc import Iterable, Sequence

import numpy as np

from extract.claim import Claim
from extract.frames import relation
from graph.claims import Claims
from graph.coded import grouped

# status → how its sentence goes; {who} is left out where the articles say it themselves
_SAYS = {
    "reported": "{triple}.", "alleged": "{who} says that {triple}.", "planned": "It is planned that {triple}.",
    "sought": "It is sought that {triple}.", "possible": "It is possible that {triple}.", "denied": "{who} denies that {triple}.",
}  # fmt: skip
_NOBODY = {"alleged": "It is alleged that {triple}.", "denied": "It is denied that {triple}."}
OFFICE = "member"  # who belongs to what is no event
Sentence = tuple[str, Sequence[Claim]]


def summarise(claims: Iterable[Claim], most: int = 12) -> list[Sentence]:
    """What is told most often, at most `most` sentences with the claims behind each; the first only counts."""
    claims = Claims.of(claims)
    if not claims:
        return []
    columns = claims.columns
    office = columns.facets["relations"].code(OFFICE)
    said = claims.where((columns.named("subject").codes >= 0) & (columns.named("target").codes >= 0) & (columns.facets["relations"].codes != office))
    keys = [columns.facets["relations"], *(columns.named(part) for part in ("subject", "object")), columns.facets["statuses"], columns.named("source")]
    group = grouped(tuple(key.codes[said.rows] for key in keys), np.ones(len(said), bool))
    number = np.bincount(group)
    told = _telling(said, group)
    order = np.lexsort((-number, -told))[: most * 4]  # of those that tie, the surest and then the first by id
    place = np.full(len(number), len(order))
    place[order] = np.arange(len(order))
    members = np.argsort(place[group], kind="stable")
    parts = [said.take(found) for found in np.split(members, np.cumsum(number[order]))[:-1]]
    parts.sort(key=lambda g: (-len(g.told_by()), -len(g), -g[0].confidence, g[0].id))
    return [(_counts(claims), ()), *((_sentence(g), g) for g in parts[:most])]


def _telling(claims: Claims, group: np.ndarray) -> np.ndarray:
    """For each group, how many articles tell one of its claims."""
    rows, told = claims.columns.articles
    of = np.full(len(claims.columns), -1, np.int64)
    of[claims.rows] = group
    pairs = np.unique((of[rows] * (len(told.values) + 1) + told.codes)[of[rows] >= 0])
    return np.bincount(pairs // (len(told.values) + 1), minlength=int(group.max(initial=-1)) + 1)


def _counts(claims: Claims) -> str:
    statuses = sorted(claims.counted("statuses").items(), key=lambda pair: -pair[1])
    parts = ", ".join(f"{n:,} {status}" for status, n in statuses)
    return f"{_number(len(claims), 'claim')} from {_number(len(claims.told_by()), 'article')}: {parts}."


def _number(n: int, word: str) -> str:
    return f"{n:,} {word}{'s' * (n != 1)}"


def _sentence(group: Claims) -> str:
    first = group[0]
    items = group.items()
    things = ", ".join(items[:3]) + (f" and {len(items) - 3} more" if len(items) > 3 else "")
    label = relation(first.relation).label
    target = first.object.name if first.object else ""
    triple = " ".join(p for p in (first.subject.name if first.subject else "", label, target) if p)
    triple += f" ({things})" if things and target else f" {things}" if things else ""
    status = str(first.status)
    template = _SAYS[status] if first.source or status not in _NOBODY else _NOBODY[status]
    text = template.format(triple=triple, who=first.source.name if first.source else "")
    return text[0].upper() + text[1:]
