"""Annotated passages as training reads them: JSON lines as the evaluation files have them, or our own passages (training/passages/*.txt).

Our own form, for people who write and correct by hand:

    # genre | 2023-05-04 | Title
    Text, one paragraph a line.
    - subject | relation | object | item | status | source | evidence
    ? an optional claim, in the same form

";" separates acceptable alternatives, the best first; "_" is the empty one. The evidence is an exact part of one line of the text.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GENRES = ("release", "transcript", "brief", "wiki", "current", "agency")
_FIELDS = ("subject", "relation", "object", "item", "status", "source")


def read(path: Path) -> list[dict[str, Any]]:
    """Passages of a .jsonl file, of a .txt file, or of all .txt files of a folder. Raises ValueError that names file, line and remedy."""
    if path.is_dir():
        return [p for file in sorted(path.glob("*.txt")) for p in read(file)]
    if path.suffix == ".txt":
        return list(_own(path))
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def _own(path: Path) -> Iterator[dict[str, Any]]:
    passage: dict[str, Any] | None = None
    lines: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf8").splitlines(), "# end | - |"], 1):
        where = f"{path.name}, line {number}"
        if line.startswith("# "):
            if passage:
                yield _finished(passage, lines)
            passage, lines = _head(line, where, f"{path.stem}-{number}"), []
        elif line.strip() and passage is None:
            raise ValueError(f"{where}: text before the first “# genre | date | title” line.")
        elif line[:2] in {"- ", "? "} and "|" in line and passage:
            passage["claims"].append(_claim(line, where))
        elif line.strip():
            lines.append(line.strip())


def _head(line: str, where: str, name: str) -> dict[str, Any]:
    cells = [c.strip() for c in line[2:].split("|")]
    if len(cells) != 3 or cells[0] not in (*GENRES, "end"):
        raise ValueError(f"{where}: “{line}” must be “# genre | date or - | title”, the genre one of {', '.join(GENRES)}.")
    return {"id": name, "genre": cells[0], "published": None if cells[1] == "-" else cells[1], "title": cells[2], "claims": []}


def _claim(line: str, where: str) -> dict[str, Any]:
    cells = [c.strip() for c in line[2:].split("|")]
    if len(cells) != len(_FIELDS) + 1:
        raise ValueError(f"{where}: a claim has seven cells, here are {len(cells)}.")
    out: dict[str, Any] = {k: [x.strip().replace("_", "") for x in c.split(";")] if c else [] for k, c in zip(_FIELDS, cells, strict=False)}
    return out | {"evidence": cells[-1], "optional": line[0] == "?"}


def _finished(passage: dict[str, Any], lines: list[str]) -> dict[str, Any]:
    text = "\n".join(lines)
    for claim in passage["claims"]:
        if claim["evidence"] not in text:
            raise ValueError(f"{passage['id']}: the evidence “{claim['evidence']}” is not in the text; copy it to the letter.")
    return passage | {"text": text}
