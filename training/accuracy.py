"""How good the claims are: python training/accuracy.py PASSAGES [--ablate] [--misses].

PASSAGES: annotated passages (passages.py reads them). Prints precision, recall and F1 of triples and of triples with item, status
accuracy, a table by relation and a reliability table of the confidence; --ablate: the same in one line for the extractor without one of
its parts; --misses: what was missed and what was invented. Optional claims neither cost nor count; a claim told again costs nothing.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent))
from agreement import agrees
from passages import read

from extract import entities, frames
from extract.article import Article, parse_day
from extract.claim import Claim, Status
from extract.nlp import load
from extract.pipeline import extract_articles
from extract.status import read_status

Passages = list[dict]


def main() -> None:
    """Print the report."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("passages", type=Path)
    cli.add_argument("--model")
    cli.add_argument("--every", type=int, default=1, help="read only every n-th passage (5: those that train.py and judge.py hold out)")
    cli.add_argument("--ablate", action="store_true")
    cli.add_argument("--misses", action="store_true")
    args = cli.parse_args()
    passages = read(args.passages)[:: args.every]
    found = claims(passages, args.model)
    matched = [match(p["claims"], c) for p, c in zip(passages, found, strict=True)]
    print(line("all parts", passages, found))
    if args.misses:
        print_misses(passages, found, matched)
    print_relations(passages, found, matched)
    print_reliability(found, matched)
    for name, without in ablations() if args.ablate else ():
        with without():
            print(line(name, passages, claims(passages, args.model)), flush=True)


def claims(passages: Passages, model: str | None) -> list[tuple[Claim, ...]]:
    """The claims of each passage."""
    entities.gazetteer.cache_clear()
    frames.triggers.cache_clear()
    articles = [Article(p["id"], p.get("title") or "", p["text"], parse_day(p.get("published") or "")) for p in passages]
    return [found for _, found in extract_articles(articles, load(model))]


def match(gold: list[dict], found: tuple[Claim, ...], with_item: bool = True) -> dict[int, int | None]:
    """Number of a found claim → of the gold claim that it takes (each gold claim once; the right status first, required claims first);
    None for one that tells a taken one again. What is missing from the result is invented."""
    order = sorted(range(len(gold)), key=lambda k: bool(gold[k].get("optional")))
    out: dict[int, int | None] = {}
    for status_too in (True, False):
        for g in order:
            for n, claim in enumerate(found):
                if n in out or g in out.values() or not agrees(gold[g], claim, with_item) or (status_too and claim.status not in gold[g]["status"]):
                    continue
                out[n] = g
    return out | {n: None for n, c in enumerate(found) if n not in out and any(agrees(g, c, with_item) for g in gold)}


def line(name: str, passages: Passages, found: list[tuple[Claim, ...]]) -> str:
    """One row: triples and full claims (precision, recall, F1), status accuracy."""
    cells = []
    status: Counter[bool] = Counter()
    for with_item in (False, True):
        hits = wrong = wanted = 0
        for passage, own in zip(passages, found, strict=True):
            gold, taken = passage["claims"], match(passage["claims"], own, with_item)
            right = {n: g for n, g in taken.items() if g is not None and not gold[g].get("optional")}
            hits, wrong = hits + len(right), wrong + len(own) - len(taken)
            wanted += sum(not g.get("optional") for g in gold)
            if with_item:
                status.update(own[n].status in gold[g]["status"] for n, g in right.items())
        p, r = hits / max(hits + wrong, 1), hits / max(wanted, 1)
        cells.append(f"{p:.3f} {r:.3f} {2 * p * r / max(p + r, 1e-9):.3f}")
    return f"{name:32} triple {cells[0]} · full {cells[1]} · status {status[True] / max(sum(status.values()), 1):.3f}"


def print_relations(passages: Passages, found: list[tuple[Claim, ...]], matched: list[dict[int, int | None]]) -> None:
    """Right, missed and invented claims of each relation."""
    right: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for passage, own, taken in zip(passages, found, matched, strict=True):
        for n, gold in enumerate(passage["claims"]):
            if not gold.get("optional"):
                (right if n in taken.values() else missed)[gold["relation"][0]] += 1
        invented.update(c.relation for n, c in enumerate(own) if n not in taken)
    for name, _ in (right + missed).most_common():
        print(f"  {name:10} right {right[name]:4} missed {missed[name]:4} invented {invented[name]:4}")


def print_reliability(found: list[tuple[Claim, ...]], matched: list[dict[int, int | None]]) -> None:
    """Of the claims with a confidence in each band, how many a reader accepts."""
    pairs = [(c.confidence, n in taken) for own, taken in zip(found, matched, strict=True) for n, c in enumerate(own)]
    for low in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        inside = [(sure, ok) for sure, ok in pairs if low <= sure < low + 0.1 or (low == 0.9 and sure >= 1)]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            print(f"  confidence {low:.1f}–{low + 0.1:.1f}: {len(inside):4} claims, mean {mean:.2f}, accepted {sum(ok for _, ok in inside) / len(inside):.2f}")


def print_misses(passages: Passages, found: list[tuple[Claim, ...]], matched: list[dict[int, int | None]]) -> None:
    """Every required claim that was missed, every claim that no reader made."""
    for passage, own, taken in zip(passages, found, matched, strict=True):
        for n, g in enumerate(passage["claims"]):
            if n not in taken.values() and not g.get("optional"):
                print(
                    f"MISSED {passage['id']}: {g['subject'][:1]} {g['relation'][0]} {g['object'][:1]} {g.get('item', [])[:1]} {g['status']} | {g['evidence']}"
                )
        for n, c in enumerate(own):
            if n not in taken:
                names = [x.name if x else "–" for x in (c.subject, c.object, c.item)]
                print(f"INVENTED {passage['id']}: {names[0]} {c.relation} {names[1]} [{names[2]}] {c.status} {c.confidence} {c.rule} | {c.evidence.text}")


def ablations() -> Iterator[tuple[str, Callable[[], AbstractContextManager]]]:
    """(name, context in which the extractor lacks one part)."""
    yield "without coreference", lambda: patch("extract.reference.stands_for", lambda *_: [])
    yield "without nominal frames", lambda: patch("extract.relations.is_noun", lambda _: False)
    yield "without status cues", lambda: patch("extract.context.read_status", _reported)
    yield "without frames", lambda: patch("extract.gather.candidates", lambda _: ())
    yield "without pair network", lambda: patch("extract.pipeline.pair_network", lambda _: None)
    yield "status by cues alone", lambda: patch("extract.judge.status", lambda p: p.reading.status)
    for name in ("countries", "actors", "places", "weapons", "weapon_words"):
        yield f"without {name.replace('_', ' ')}", lambda name=name: patch(f"extract.lexicon.{name}", lambda *_: ())


def _reported(*args):
    reading = read_status(*args)
    return replace(reading, status=Status.REPORTED, cue=None, cues=frozenset())


if __name__ == "__main__":
    main()
