"""Who says "I" and "we" where no verb of saying tells it: turns of a transcript, and the side that a statement speaks for."""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from functools import cache, cached_property
from pathlib import Path

from spacy.tokens import Token

from extract import lexicon
from extract.claim import Entity, Kind
from extract.entities import Mention

_TURN = re.compile(r"^[ \t]*(Q|[A-Z][A-Z.’' -]{2,40})(?:[ \t]*\([^)\n]{0,40}\))?:[ \t]", re.M)
_STATEMENT = re.compile(r"\b(?:statement|communiqu[eé]|declaration)\b", re.I)
_ASKING = {"Q", "QUESTION", "MODERATOR", "OPERATOR", "REPORTER", "INTERVIEWER"}
# Statements in the first person that are published in English come from these far more often than they are spoken of in them.
_PUBLISHERS = {"USA": 3.0, "GBR": 2.0, "AUS": 2.0, "CAN": 2.0, "NZL": 2.0}
_NAME, _MOST_NAMES = 0.25, 0.75  # weight of a country's name, and of all its names together; a body or a person in office counts 1
_LEAST, _LEAST_OTHER = 0.75, 1.0


class Speakers:
    """The turns and the home side of one text; people: person id → the country or body they hold office in; issuer: of a statement."""

    def __init__(self, text: str, mentions: list[Mention], people: dict[str, Entity], issuer: Entity | None = None) -> None:
        self._starts, self._labels = [], []
        for match in _TURN.finditer(text):
            self._starts.append(match.start())
            self._labels.append(match[1].strip())
        self._text, self._mentions, self._people, self._issuer = text, mentions, people, issuer

    @cached_property
    def _home(self) -> Entity | None:
        return self._issuer or home(self._text, self._mentions, self._people)

    @cached_property
    def _persons(self) -> list[Entity]:
        return [m.thing for m in self._mentions if isinstance(m.thing, Entity) and m.thing.kind is Kind.PERSON]

    def of(self, token: Token, plural: bool) -> Entity | None:
        """Who speaks at the token: a person for "I", the country or body spoken for with "we"; None where it cannot be told."""
        turn = bisect_right(self._starts, token.idx) - 1
        label = self._labels[turn] if turn >= 0 else ""
        if label in _ASKING:
            return None
        person = next((p for p in self._persons if label and p.name.split()[-1].casefold() == label.split()[-1].casefold()), None)
        if plural:
            return (self._people.get(person.id) if person else None) or self._home
        return person


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """Country → what only its own side says (data/home.toml)."""
    raw = tomllib.loads((Path(__file__).parent / "data" / "home.toml").read_text(encoding="utf8"))
    return {country: re.compile("|".join(forms)) for country, forms in raw.items()}


def home(text: str, mentions: list[Mention], people: dict[str, Entity]) -> Entity | None:
    """The country for which a text in the first person plural speaks: the one whose bodies and people it names most; None when
    no country or two stand out."""
    named: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for m in mentions:
        thing = people.get(m.thing.id, m.thing) if isinstance(m.thing, Entity) else None
        if thing is not None and thing.country is not None and m.thing.kind is not Kind.PLACE:
            is_name = m.thing.kind is Kind.COUNTRY
            (named if is_name else own)[thing.country] += 1
    for c, cues in _cues().items():
        own[c] += len(cues.findall(text))
    weight = {c: (own[c] + min(_MOST_NAMES, _NAME * named[c])) * _PUBLISHERS.get(c, 1.0) for c in named | own if named[c] or own[c]}
    ranked = sorted(weight, key=lambda c: (-weight[c], c))
    if not ranked or weight[ranked[0]] < (_LEAST if ranked[0] in _PUBLISHERS else _LEAST_OTHER):
        return None
    if len(ranked) > 1 and weight[ranked[0]] == weight[ranked[1]]:
        return None
    found = next((c for c in lexicon.countries() if c.id == ranked[0]), None)
    return Entity(found.id, found.name, Kind.COUNTRY, found.id, (found.name,)) if found else None


def issuer(title: str, named: list[tuple[str, Entity]]) -> Entity | None:
    """The international body whose statement the title announces ("G7 Foreign Ministers' Statement on …").

    named: the forms that the title has of known entities, and the entities.
    """
    statement = _STATEMENT.search(title)
    if statement is None:
        return None
    issued = title.partition(" on ")[0] if " on " in title[statement.start() :] else title
    found = {entity.id: entity for form, entity in named if entity.kind is Kind.ORGANISATION and entity.country is None and form in issued}
    return next(iter(found.values())) if len(found) == 1 else None
