"""The flags, graph/data/flags.json, out of the npm packages country-flag-icons (MIT) and i18n-iso-countries (MIT, for the codes): npm pack both,
unpack each, then

python scripts/flags.py country-flag-icons/package i18n-iso-countries/package

Countries that ISO 3166 names have one; historical and other ones have none. The licence of the flags is kept beside them.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from extract.lexicon import countries  # noqa: E402

DATA = ROOT / "graph" / "data"
PLAIN = {"svg", "g", "path", "circle", "ellipse"}  # elements without links or scripts
SVG = re.compile(r'<svg [^>]*?viewBox="([\d. ]+)"[^>]*>(.*)</svg>\s*', re.S)


def main() -> None:
    """Write the file."""
    flags, codes = (Path(path) for path in sys.argv[1:3])
    alpha2 = {three: two for two, three, *_ in json.loads((codes / "codes.json").read_text(encoding="utf8"))}
    out = {c.id: _flag(path) for c in countries() if (path := flags / "3x2" / f"{alpha2.get(c.id, '?')}.svg").exists()}
    (DATA / "flags.json").write_text(json.dumps(out, indent=0) + "\n", encoding="utf8")
    (DATA / "flags.LICENSE").write_text((flags / "LICENSE").read_text(encoding="utf8"), encoding="utf8")
    print(f"{len(out)} flags, {(DATA / 'flags.json').stat().st_size / 1024:.0f} kB")


def _flag(path: Path) -> list[str]:
    """View box and content."""
    found = SVG.fullmatch(path.read_text(encoding="utf8"))
    if not found:
        sys.exit(f"{path}: not the SVG that was expected")
    box, inner = found.groups()
    odd = set(re.findall(r"<(\w+)", inner)) - PLAIN or set(re.findall(r"\b(href|on\w+|style|id)=", inner))
    if odd:
        sys.exit(f"{path}: holds {', '.join(odd)}")
    return [box, inner.replace('"', "'")]


if __name__ == "__main__":
    main()
