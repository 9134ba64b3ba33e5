"""One contract over every registered format: it writes, it can be read back, and hostile names stay data."""

import csv
import io
import json

import networkx as nx
import pytest

import entente
from extract.claim import from_dict, to_dict
from graph.export import FORMATS, FormatError, get
from graph.export.selection import select

READERS = {
    "graphml": lambda data: nx.read_graphml(io.BytesIO(data), force_multigraph=True).number_of_edges(),
    "gexf": lambda data: nx.read_gexf(io.BytesIO(data)).number_of_edges(),
    "json": lambda data: nx.node_link_graph(json.loads(data), edges="edges").number_of_edges(),
    "csv": lambda data: len(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))),
    "jsonl": lambda data: len([from_dict(json.loads(line)) for line in data.decode().splitlines()]),
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
    "html": lambda data: data.startswith(b"<!doctype html>") and data.rstrip().endswith(b"</html>"),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("which", ["claims", "hostile_claims"])
def test_every_format_writes_what_its_reader_reads(name, which, request):
    found = request.getfixturevalue(which)
    data = get(name).write(select(found, {"a": "An <b>article</b>"}, len(found)))
    assert READERS[name](data) in (True, len(found))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_an_empty_selection(name):
    assert isinstance(get(name).write(select([], {}, 0)), bytes)


def test_unknown_format_lists_the_known_ones():
    with pytest.raises(FormatError, match="“pdf”; known are html, png"):
        get("pdf")


def test_html_holds_no_markup_from_claims_and_no_address(hostile_claims):
    page = get("html").write(select(hostile_claims, {}, 14)).decode()
    data = page[page.index("const DATA = ") : page.index("const dark")]
    assert "<" not in data
    assert "pwned" in data
    assert "src=" not in page[: page.index("<script>")]
    assert "https://" not in page[: page.index("<script>")]


def test_csv_cells_are_no_formulas(claims):
    bad = to_dict(claims[0])
    bad["subject"]["name"] = "=1+1"
    data = get("csv").write(select([from_dict(bad)], {}, 1)).decode("utf-8-sig")
    assert next(csv.DictReader(io.StringIO(data)))["subject"] == "'=1+1"


def test_command_filters_and_writes(tmp_path, claims, capsys):
    source = tmp_path / "claims.jsonl"
    source.write_text("".join(json.dumps(to_dict(c)) + "\n" for c in claims), encoding="utf8")
    target = tmp_path / "out.csv"
    assert entente.main(["export", str(source), "--format", "csv", "-o", str(target), "--country", "RUS", "--relation", "supplies"]) == 0
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 4
    assert "3 of 8 claims" in capsys.readouterr().err


def test_command_names_the_bad_line(tmp_path, capsys):
    source = tmp_path / "claims.jsonl"
    source.write_text('{"id": 1}\n', encoding="utf8")
    assert entente.main(["export", str(source)]) == 2
    assert "claims.jsonl, line 1 is no claim" in capsys.readouterr().err
