"""The map's data, graph/data/world.json, out of the npm package world-atlas (ISC; Natural Earth, public domain): npm pack world-atlas, unpack, then

python scripts/outlines.py package/countries-110m.json package/countries-50m.json

Outlines are those of the coarse file, projected (Equal Earth; Šavrič, Patterson & Jenny 2019) and written as SVG paths in relative steps; the
middles of countries, also of those too small for an outline, are those of the fine file.
"""

import json
import math
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from extract.lexicon import countries

WIDTH = 2000
LEFT_OUT = {"Antarctica"}
# names of Natural Earth that are no name or alias in countries.csv
CODES = {"W. Sahara": "ESH", "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Falkland Is.": "FLK", "Fr. S. Antarctic Lands": "ATF", "Timor-Leste": "TLS",
         "Central African Rep.": "CAF", "Eq. Guinea": "GNQ", "eSwatini": "SWZ", "Solomon Is.": "SLB", "Bosnia and Herz.": "BIH", "Macedonia": "MKD",
         "S. Sudan": "SSD", "Côte d'Ivoire": "CIV", "N. Cyprus": "", "Somaliland": "", "Palestine": "PSE", "Kosovo": "XKX", "Congo": "COG",
         "Marshall Is.": "MHL", "São Tomé and Principe": "STP", "St. Vin. and Gren.": "VCT", "St. Kitts and Nevis": "KNA",
         "Antigua and Barb.": "ATG", "Cook Is.": "COK"}  # fmt: skip
A = (1.340264, -0.081106, 0.000893, 0.003796)
Ring = list[tuple[float, float]]


def main() -> None:
    """Write the file."""
    coarse, fine = (json.loads(Path(path).read_text(encoding="utf8")) for path in sys.argv[1:3])
    codes = {form: c.id for c in countries() for form in (c.name, *c.aliases)} | CODES
    out: dict[str, Any] = {"width": WIDTH, "height": round(WIDTH / 2 * _project(0, 84)[1] / _project(180, 0)[0] * 1.83), "outlines": {}, "middles": {}}
    for name, rings in _countries(fine):
        code = codes.get(name, "")
        if code and name not in LEFT_OUT:
            out["middles"][code] = _middle(max(rings, key=_area))
        elif not code:
            print(f"no code for {name}")
    for name, rings in _countries(coarse):
        if name not in LEFT_OUT:
            out["outlines"].setdefault(codes.get(name) or name, "")
            out["outlines"][codes.get(name) or name] += "".join(_path(ring) for ring in rings if _area(ring) > 2)
    target = Path(__file__).parent.parent / "graph" / "data" / "world.json"
    target.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n", encoding="utf8")


def _countries(atlas: dict[str, Any]) -> list[tuple[str, list[Ring]]]:
    """Name and outer rings, projected."""
    scale, move = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)
    found = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        shapes = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        found.append((shape["properties"]["name"], [_ring(parts[0], arcs) for parts in shapes]))
    return found


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Projected; one that crosses 180° goes on to the east of it."""
    degrees = [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
    across = max(x for x, _ in degrees) - min(x for x, _ in degrees) > 180
    return [_place(x + 360 if across and x < 0 else x, y) for x, y in degrees]


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    power = A[0] + A[1] * 3 * t**2 + A[2] * 7 * t**6 + A[3] * 9 * t**8
    x = 2 * math.sqrt(3) / 3 * math.radians(longitude) * math.cos(t) / power
    return x, A[0] * t + A[1] * t**3 + A[2] * t**7 + A[3] * t**9


def _place(longitude: float, latitude: float) -> tuple[float, float]:
    """On the picture: x from the left, y from 84° north."""
    unit = WIDTH / 2 / _project(180, 0)[0]
    x, y = _project(longitude, latitude)
    return WIDTH / 2 + x * unit, (_project(0, 84)[1] - y) * unit


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def _middle(ring: Ring) -> list[int]:
    """Of mass."""
    pairs = list(zip(ring, ring[1:] + ring[:1]))
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2
    if abs(area) < 1e-9:
        return [round(ring[0][0]), round(ring[0][1])]
    return [round(sum((a[k] + b[k]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)) for k in (0, 1)]


def _path(ring: Ring) -> str:
    points = [(round(x), round(y)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{dx}{'' if dy < 0 else ' '}{dy}" for dx, dy in steps).replace(" -", "-") + "z"


if __name__ == "__main__":
    main()
