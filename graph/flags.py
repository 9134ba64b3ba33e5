"""Flags of countries as SVG, out of graph/data/flags.json (see scripts/flags.py); historical and other countries have none."""

import json
from functools import cache
from pathlib import Path


@cache
def _flags() -> dict[str, list[str]]:
    return json.loads((Path(__file__).parent / "data" / "flags.json").read_text(encoding="utf8"))


def flag(country: str, x: float, y: float, width: float, height: float) -> str:
    """An SVG element with the flag, cut to the place; "" where the country has none."""
    if country not in _flags():
        return ""
    box, inner = _flags()[country]
    return f"<svg x='{x}' y='{y}' width='{width}' height='{height}' viewBox='{box}' preserveAspectRatio='xMidYMid slice'>{inner}</svg>"
