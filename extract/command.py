"""The command line of extraction: collects arguments, prints claims; nothing else goes to standard output."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from extract.article import Article, ArticleError, read_path
from extract.claim import Claim, to_dict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `entente extract`."""
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="text, Markdown or HTML files")
    parser.add_argument("--format", choices=list(_WRITERS), default="table", help="a readable table (default) or one JSON claim a line")
    parser.add_argument("--output", "-o", type=Path, help="file to write instead of standard output")
    parser.add_argument("--model", help="another spaCy pipeline: an installed package or a folder (default: the bundled one)")


def run(args: argparse.Namespace) -> int:
    """Read the articles and print their claims; 0, or 2 when a file could not be read (the others are read all the same)."""
    from extract.nlp import ModelError, load
    from extract.pipeline import extract_articles

    failed = False

    def readable() -> Iterator[Article]:
        nonlocal failed
        for name in args.articles:
            try:
                yield read_path(name)
            except ArticleError as error:
                print(error, file=sys.stderr)
                failed = True

    with ExitStack() as stack:
        try:
            nlp = load(args.model)
            out = stack.enter_context(args.output.open("w", encoding="utf8", errors="backslashreplace")) if args.output else sys.stdout
        except (ModelError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        if out is sys.stdout and hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf8", errors="backslashreplace")
        for article, claims in extract_articles(readable(), nlp):
            if not claims:
                print(f"{article.id}: no claim found in this article.", file=sys.stderr)
            _WRITERS[args.format](article, claims, out)
    return 2 if failed else 0


def _jsonl(article: Article, claims: tuple[Claim, ...], out: TextIO) -> None:
    for claim in claims:
        out.write(json.dumps({"doc": article.id, **to_dict(claim)}, ensure_ascii=False) + "\n")


def _table(article: Article, claims: tuple[Claim, ...], out: TextIO) -> None:
    """Heading and one line a claim, cut to the width of the terminal."""
    if not claims:
        return
    width = max(80, shutil.get_terminal_size((120, 24)).columns)
    out.write(f"{plain(article.title)} ({article.published or 'no date'}) · {len(claims)} claims\n")
    rows = [(_who(c), str(c.status), plain(c.source.name) if c.source else "", _facts(c), plain(c.evidence.text)) for c in claims]
    sizes = [min(48, max(len(r[0]) for r in rows)), 8, min(20, max(len(r[2]) for r in rows)), min(26, max(len(r[3]) for r in rows))]
    for row in rows:
        cells = [_fit(cell, size) for cell, size in zip(row, sizes, strict=False)]
        out.write(("  " + "  ".join([*cells, row[4]]))[: width - 1].rstrip() + "\n")
    out.write("\n")


def _who(claim: Claim) -> str:
    thing = f" [{claim.item.name}]" if claim.item else ""
    return plain(f"{claim.subject.name if claim.subject else '–'} {claim.relation} {claim.object.name if claim.object else '–'}{thing}")


def _facts(claim: Claim) -> str:
    return plain(", ".join(x.text for x in (claim.when, claim.quantity, claim.value) if x) or (claim.role or ""))


def _fit(text: str, size: int) -> str:
    return (text if len(text) <= size else text[: size - 1] + "…").ljust(size)


def plain(text: str) -> str:
    """One line without control characters, which a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


_WRITERS = {"table": _table, "jsonl": _jsonl}
