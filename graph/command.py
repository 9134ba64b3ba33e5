"""`entente export`: claims in JSON Lines → a snapshot in any registered format."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from extract.claim import Claim, from_dict
from graph.export import FORMATS, get
from graph.export.selection import select
from graph.filter import Filter, apply

_FILTERS = {"country": "countries", "category": "categories", "type": "types", "relation": "relations", "status": "statuses"}


class ClaimsError(ValueError):
    """A file of claims cannot be read; the message names file and line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command line of `entente export`."""
    parser.add_argument("claims", type=Path, help="claims in JSON Lines, as `entente extract --format jsonl` writes them")
    parser.add_argument("--format", "-f", default="html", choices=list(FORMATS), help="; ".join(f"{f.name}: {f.label}" for f in FORMATS.values()))
    parser.add_argument("--output", "-o", type=Path, help="file to write (default: the claims' name with the format's suffix)")
    for option, facet in _FILTERS.items():
        parser.add_argument(f"--{option}", action="append", default=[], metavar="VALUE", help=f"keep claims with one of these {facet}")
    parser.add_argument("--text", default="", help="keep claims in which all these words occur")
    parser.add_argument("--confidence", type=float, default=0, metavar="PERCENT", help="keep claims with at least this confidence")
    parser.add_argument("--dark", action="store_true", help="dark colours in the picture")


def run(args: argparse.Namespace) -> int:
    """Write the snapshot; 0, or 2 with one sentence on standard error."""
    try:
        claims = read_claims(args.claims)
    except ClaimsError as error:
        print(error, file=sys.stderr)
        return 2
    sets: dict[str, Any] = {facet: frozenset(getattr(args, option)) for option, facet in _FILTERS.items()}
    kept = Filter(**sets, text=args.text, confidence=args.confidence / 100)
    shown = apply(claims, kept)
    target = args.output or args.claims.with_suffix(get(args.format).suffix)
    if target.resolve() == args.claims.resolve():
        print(f"{target} is the file of claims itself; name another with -o.", file=sys.stderr)
        return 2
    selection = select(shown, {}, total=len(claims), theme="dark" if args.dark else "light")
    try:
        target.write_bytes(get(args.format).write(selection))
    except OSError as error:
        print(f"{target} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"{target}: {len(shown)} of {len(claims)} claims", file=sys.stderr)
    return 0


def read_claims(path: Path) -> list[Claim]:
    """The claims of a JSON Lines file. Raises ClaimsError that names file and line."""
    try:
        lines = path.read_text(encoding="utf8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimsError(f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}.") from None
    claims = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                claims.append(from_dict(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ClaimsError(f"{path}, line {number} is no claim ({error}); write it with `entente extract --format jsonl`.") from None
    return claims
