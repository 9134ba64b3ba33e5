"""Claims as rows of a table, for the page."""

from collections.abc import Iterable

from extract.claim import Claim


def rows(claims: Iterable[Claim], titles: dict[str, str]) -> list[dict[str, str | float]]:
    """One row a claim, in words."""
    return [
        {
            "Subject": c.subject.name if c.subject else "",
            "Relation": c.relation,
            "Object": c.object.name if c.object else "",
            "Item": c.item.name if c.item else "",
            "Status": str(c.status),
            "Who says so": c.source.name if c.source else "",
            "When": c.when.text if c.when else "",
            "Confidence": c.confidence,
            "Evidence": c.evidence.text,
            "Article": titles.get(c.evidence.article, c.evidence.article),
        }
        for c in claims
    ]
