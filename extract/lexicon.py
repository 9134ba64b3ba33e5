"""Loads and checks the gazetteers (data/*.csv): countries, actors, places, weapons and generic words for items.

Plain values only, no spaCy: the graph and the page read them too. A list cell separates its values by " | ".
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from extract.claim import Kind

FOLDER = Path(__file__).parent / "data"
_LISTS = {"aliases", "demonyms", "metonyms"}


class LexiconError(ValueError):
    """A data file holds something that cannot be used; the message names file, line, bad value and accepted values."""


@dataclass(frozen=True, slots=True)
class Country:
    """id: ISO 3166 alpha-3 (own codes for historical and disputed states); metonyms: capital and seats of power."""

    id: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation or armed group; a body of a state carries its country."""

    id: str
    name: str
    kind: Kind
    country: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region or water that news of war names; capitals stand with their country."""

    id: str
    name: str
    country: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weapon:
    """A named system; category is SIPRI's, type is finer, country is where it was made."""

    id: str
    name: str
    category: str
    type: str
    country: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeaponWord:
    """A generic word for an item, in the singular ("air-defence system")."""

    id: str
    name: str
    category: str
    type: str
    aliases: tuple[str, ...]


@cache
def categories(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Category → its finer types, in the order of the file."""
    table = tomllib.loads((folder / "categories.toml").read_text(encoding="utf8"))
    return {name: tuple(types) for name, types in table.items()}


@cache
def countries(folder: Path = FOLDER) -> tuple[Country, ...]:
    """All countries and territories. Raises LexiconError."""
    return tuple(_load(Country, folder / "countries.csv", {}))


@cache
def actors(folder: Path = FOLDER) -> tuple[Actor, ...]:
    """Organisations and armed groups. Raises LexiconError."""
    accepted = {"kind": [Kind.ORGANISATION.value, Kind.GROUP.value], "country": _codes(folder)}
    return tuple(_load(Actor, folder / "actors.csv", accepted))


@cache
def places(folder: Path = FOLDER) -> tuple[Place, ...]:
    """Places other than countries. Raises LexiconError."""
    return tuple(_load(Place, folder / "places.csv", {"country": _codes(folder)}))


@cache
def weapons(folder: Path = FOLDER) -> tuple[Weapon, ...]:
    """Named weapon systems. Raises LexiconError."""
    types = [t for ts in categories(folder).values() for t in ts]
    accepted = {"category": list(categories(folder)), "type": types, "country": _codes(folder)}
    return tuple(_load(Weapon, folder / "weapons.csv", accepted))


@cache
def weapon_words(folder: Path = FOLDER) -> tuple[WeaponWord, ...]:
    """Generic words for items. Raises LexiconError."""
    types = [t for ts in categories(folder).values() for t in ts]
    return tuple(_load(WeaponWord, folder / "weapon_words.csv", {"category": list(categories(folder)), "type": types}))


def _codes(folder: Path) -> list[str]:
    return ["", *(c.id for c in countries(folder))]


def _load(cls: type, path: Path, accepted: dict[str, list[str]]) -> Iterator[Any]:
    names = [f.name for f in fields(cls)]
    with path.open(encoding="utf8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != names:
            raise LexiconError(f"{path.name}, line 1: the columns are {reader.fieldnames}; they must be {names}.")
        claimed: dict[str, int] = {}
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise LexiconError(f"{path.name}, line {line}: {len(names)} cells are needed; quote cells that hold a comma.")
            _check(path, line, row, accepted)
            values = {k: _cell(k, v) for k, v in row.items()}
            forms = [values["id"] + " (id)", values["name"], *(f for k in _LISTS & set(values) for f in values[k])]
            for form in dict.fromkeys(forms):
                if form in claimed:
                    raise LexiconError(f"{path.name}, line {line}: “{form}” is already on line {claimed[form]}; remove one.")
                claimed[form] = line
            yield cls(**values)


def _check(path: Path, line: int, row: dict[str, str], accepted: dict[str, list[str]]) -> None:
    for column in ("id", "name"):
        if not row[column].strip():
            raise LexiconError(f"{path.name}, line {line}: the {column} is empty; give one.")
    for column, values in accepted.items():
        if row[column] not in values:
            shown = ", ".join(v for v in values if v) if len(values) < 60 else "ISO 3166 alpha-3 codes of countries.csv"
            raise LexiconError(f"{path.name}, line {line}: {column} “{row[column]}” is not known; accepted are {shown}.")


def _cell(column: str, text: str) -> Any:
    if column in _LISTS:
        return tuple(v.strip() for v in text.split(" | ") if v.strip())
    if column == "kind":
        return Kind(text)
    return text.strip() or (None if column == "country" else "")
