"""What everything else is built from: claims as frozen dataclasses of plain values, and their JSON form.

A claim records that an article *says* something; it is not a fact and not an edge. No spaCy, no graph library here, so claims can
be stored, compared and sent anywhere.
"""

from __future__ import annotations

import hashlib
import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """How the article presents the act."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"
    SOUGHT = "sought"
    POSSIBLE = "possible"


class Kind(StrEnum):
    """What an entity is. A body of a state (ministry, service, force) is an organisation that carries the state's country."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    PLACE = "place"
    WEAPON = "weapon"


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or place. id: ISO 3166 alpha-3 for countries, else a stable slug; country: alpha-3 of the country it belongs to;
    aliases: the forms met in the article."""

    id: str
    name: str
    kind: Kind
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """What is moved or used. category: one of SIPRI's (or "Aid", "Money", …); type: the finer type ("SAM", "fighter")."""

    id: str
    name: str
    category: str | None = None
    type: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """An item counts as a weapon where it stands beside actors."""
        return Kind.WEAPON

    @property
    def country(self) -> None:
        """An item belongs to no country."""
        return None


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the evidence. part: subject, relation, object, item, status or source; offsets into the article's text."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words behind a claim: article.text[start:end] == text."""

    article: str
    text: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """First and last day as ISO dates (null where the text does not fix them), and the phrase they were read from."""

    first: str | None
    last: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """Number of items; minimum == maximum when exact, null where open ("dozens" is 24 to null). unit as in the text or null."""

    minimum: float | None
    maximum: float | None
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """Money: amount in units of the currency (ISO 4217)."""

    amount: float
    currency: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """subject – relation – object, as an article says it. Build it with `make_claim`, which computes the id."""

    id: str
    subject: Entity | None
    relation: str
    object: Entity | None
    item: Item | None
    status: Status
    evidence: Evidence
    source: Entity | None = None
    when: When | None = None
    place: Entity | None = None
    quantity: Quantity | None = None
    value: Value | None = None
    role: str | None = None
    also: tuple[Evidence, ...] = ()
    rule: str = ""
    confidence: float = 1.0


def make_claim(**parts: Any) -> Claim:
    """A claim with its id: a hash of article, evidence span, triple, item and status, so that running twice merges."""
    evidence: Evidence = parts["evidence"]
    key = [evidence.article, evidence.start, evidence.end, parts["relation"], parts["status"], parts.get("role")]
    key += [x.id if (x := parts.get(k)) else "" for k in ("subject", "object", "item")]
    digest = hashlib.sha256("\x1f".join(map(str, key)).encode("utf8", "surrogatepass")).hexdigest()
    return Claim(id=digest[:16], **parts)


def to_dict(claim: Any) -> dict[str, Any]:
    """Plain JSON values of a claim (or of any dataclass here); tuples become lists, enums their text."""
    return {f.name: _plain(getattr(claim, f.name)) for f in fields(claim)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return to_dict(value)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return str(value) if isinstance(value, StrEnum) else value


def from_dict(record: dict[str, Any]) -> Claim:
    """The inverse of `to_dict`; unknown fields are ignored. Raises KeyError or ValueError on what is missing or malformed."""
    return _build(Claim, record)


def _build(cls: type, value: Any) -> Any:
    """`value` as the annotated type `cls`."""
    options = [t for t in typing.get_args(cls) if t is not type(None)]
    origin = typing.get_origin(cls)
    if origin in (types.UnionType, typing.Union):
        return None if value is None else _build(options[0], value)
    if origin is tuple:
        return tuple(_build(options[0], v) for v in value)
    if is_dataclass(cls):
        hints = typing.get_type_hints(cls)
        return cls(**{name: _build(hint, value[name]) for name, hint in hints.items() if name in value})
    return cls(value) if isinstance(cls, type) and issubclass(cls, StrEnum) else value
