"""Memory over many articles in one process: python bench/memory.py [--articles N] [--new-names].

Short articles are put together from the samples' sentences. Resident memory is printed ten times; the exit status is 1 when it grew by
more than LIMIT between the first tenth (warm-up: caches, arena) and the end. --new-names puts a name that was never seen into every article,
which spaCy's string store keeps: that growth is reported, and is what a server that runs for months would have to cap.
"""

import argparse
import itertools
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
LIMIT = 40.0  # MB


def main() -> int:
    """Print megabytes at every tenth; 0 when memory stays flat."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--articles", type=int, default=10_000)
    cli.add_argument("--new-names", action="store_true", help="a new name in every article")
    args = cli.parse_args()
    from extract.article import Article
    from extract.nlp import load
    from extract.pipeline import extract_articles

    texts = articles(args.articles, args.new_names)
    step = max(1, args.articles // 10)
    claims, sizes = 0, [resident()]
    print(f"loaded nothing yet {sizes[0]:8.1f} MB")
    for n, (_, found) in enumerate(extract_articles((Article(str(n), "", text) for n, text in enumerate(texts)), load()), 1):
        claims += len(found)
        if n % step == 0:
            sizes.append(resident())
            print(f"{n:8} articles {claims:8} claims {sizes[-1]:8.1f} MB", flush=True)
    grown = sizes[-1] - sizes[1]
    print(f"grown by {grown:.1f} MB after the first tenth (at most {LIMIT:.0f} MB allowed): {'flat' if grown <= LIMIT else 'NOT flat'}")
    return int(grown > LIMIT)


def articles(count: int, new_names: bool) -> Iterator[str]:
    """Texts of two sentences, the same ones in every run."""
    sentences = [s for path in sorted(SAMPLES.glob("*.md")) for s in re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf8")) if 40 < len(s) < 200]
    chance = random.Random(7)
    letters = "abdefgiklmnoprstuvz"
    for n in itertools.islice(itertools.count(), count):
        text = " ".join(chance.sample(sentences, 2))
        if new_names:
            name = "".join(chance.choice(letters) for _ in range(9)).title()
            text += f" General {name} met Iran's president on Monday with {n} rockets."
        yield text


def resident() -> float:
    """Resident memory of this process in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmRSS:\s+(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
