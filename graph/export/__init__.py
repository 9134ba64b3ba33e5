"""Snapshots of what is shown, by format. A new format is one module with a `write` function and one line in FORMATS."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.export import graphs, page, picture, tables
from graph.export.selection import Selection

__all__ = ["FORMATS", "Format", "FormatError", "Selection", "get"]


class FormatError(ValueError):
    """No such export format."""


@dataclass(frozen=True)
class Format:
    """name on the command line, label on the page, file suffix, MIME type, and the writer: Selection → bytes."""

    name: str
    label: str
    suffix: str
    mime: str
    write: Callable[[Selection], bytes]


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("html", "Interactive page (HTML)", ".html", "text/html", page.write),
        Format("png", "Picture (PNG)", ".png", "image/png", picture.write),
        Format("graphml", "GraphML", ".graphml", "application/xml", graphs.write_graphml),
        Format("gexf", "GEXF (Gephi)", ".gexf", "application/xml", graphs.write_gexf),
        Format("json", "Node-link JSON", ".json", "application/json", graphs.write_json),
        Format("csv", "Claims (CSV)", ".csv", "text/csv", tables.write_csv),
        Format("jsonl", "Claims (JSON Lines)", ".jsonl", "application/jsonl", tables.write_jsonl),
    )
}


def get(name: str) -> Format:
    """The format of that name. Raises FormatError that lists the known ones."""
    if name not in FORMATS:
        raise FormatError(f"There is no export format “{name}”; known are {', '.join(FORMATS)}.")
    return FORMATS[name]
