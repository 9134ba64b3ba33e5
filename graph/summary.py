"""A selection in plain sentences, each with the claims that it rests on; nothing is said that no claim says."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from extract.claim import Claim
from extract.frames import relation

# status → how its sentence goes; {who} is left out where the articles say it themselves
_SAYS = {
    "reported": "{triple}.", "alleged": "{who} says that {triple}.", "planned": "It is planned that {triple}.",
    "sought": "It is sought that {triple}.", "possible": "It is possible that {triple}.", "denied": "{who} denies that {triple}.",
}  # fmt: skip
_NOBODY = {"alleged": "It is alleged that {triple}.", "denied": "It is denied that {triple}."}
OFFICE = "member"  # who belongs to what is no event
Sentence = tuple[str, tuple[Claim, ...]]


def summarise(claims: Iterable[Claim], most: int = 12) -> list[Sentence]:
    """What is told most often, at most `most` sentences with the claims behind each; the first only counts."""
    claims = list(claims)
    if not claims:
        return []
    groups: dict[tuple, list[Claim]] = defaultdict(list)
    for c in claims:
        if c.subject and (c.object or c.item) and c.relation != OFFICE:
            groups[c.relation, c.subject.id, c.object.id if c.object else "", str(c.status), c.source.id if c.source else ""].append(c)
    largest = sorted(groups.values(), key=lambda g: (-len({e.article for c in g for e in (c.evidence, *c.also)}), -len(g), -g[0].confidence, g[0].id))
    return [(_counts(claims), ()), *((_sentence(g), tuple(g)) for g in largest[:most])]


def _counts(claims: list[Claim]) -> str:
    articles = {e.article for c in claims for e in (c.evidence, *c.also)}
    statuses = Counter(str(c.status) for c in claims)
    parts = ", ".join(f"{n} {status}" for status, n in statuses.most_common())
    return f"{_number(len(claims), 'claim')} from {_number(len(articles), 'article')}: {parts}."


def _number(n: int, word: str) -> str:
    return f"{n:,} {word}{'s' * (n != 1)}"


def _sentence(group: list[Claim]) -> str:
    first = group[0]
    items = list(dict.fromkeys(c.item.name for c in group if c.item))
    things = ", ".join(items[:3]) + (f" and {len(items) - 3} more" if len(items) > 3 else "")
    label = relation(first.relation).label
    target = first.object.name if first.object else ""
    triple = " ".join(p for p in (first.subject.name if first.subject else "", label, target) if p)
    triple += f" ({things})" if things and target else f" {things}" if things else ""
    status = str(first.status)
    template = _SAYS[status] if first.source or status not in _NOBODY else _NOBODY[status]
    text = template.format(triple=triple, who=first.source.name if first.source else "")
    return text[0].upper() + text[1:]
