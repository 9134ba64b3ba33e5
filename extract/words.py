"""Word classes for reading references, statuses and names: data/descriptions.toml, data/status.toml and data/names.toml."""

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def words() -> dict[str, frozenset[str]]:
    """Class → lemmas, of all files' lists."""
    tables = {**_read("descriptions.toml"), **_read("status.toml"), **_read("names.toml")}
    return {key: frozenset(values) for key, values in tables.items() if isinstance(values, list)}


def _read(name: str) -> dict:
    return tomllib.loads((DATA / name).read_text(encoding="utf8"))
