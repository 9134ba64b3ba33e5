"""Claims as tables: CSV for spreadsheets, JSON Lines with everything."""

import csv
import io
import json

from extract.claim import to_dict
from graph.build import attributes
from graph.export.selection import Selection

_COLUMNS = ["id", "subject", "relation", "object", "item", "category", "status", "source", "when", "first_day", "last_day", "quantity", "value",
            "role", "confidence", "article", "title", "evidence"]  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(selection: Selection) -> bytes:
    """One claim a line, UTF-8 with a byte order mark; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for claim in selection.claims:
        row = attributes(claim) | {
            "id": claim.id,
            "subject": claim.subject.name if claim.subject else "",
            "object": claim.object.name if claim.object else "",
            "title": selection.articles.get(claim.evidence.article, ""),
        }
        writer.writerow({k: _safe(v) for k, v in row.items()})
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf8", "replace")


def _safe(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    value = value.replace("\x00", "")
    return "'" + value if value.startswith(_FORMULA) else value


def write_jsonl(selection: Selection) -> bytes:
    """One claim a line with all its fields, as `python -m extract --format jsonl` prints it."""
    lines = [json.dumps({"doc": c.evidence.article, **to_dict(c)}, ensure_ascii=False) for c in selection.claims]
    return "".join(line + "\n" for line in lines).encode("utf8", "backslashreplace")
