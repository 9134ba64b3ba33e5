"""Speed of the page in Chromium: python bench/explorer.py [SIZE …] [--usual NODES …] [--pan NODES …] [--rounds N].

Over a synthetic library of each size it prints milliseconds, median and 95th percentile, as a reader sees them: from the press of the
mouse to the frame that shows the answer; and the processor time of a step, which other programs hardly change. Then the usual way
(pyvis HTML in an iframe, a networkx subgraph) over the same claims. Ratios count; milliseconds depend on the machine and on what else runs.
"""

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from served import busy, launched, opened, peak, served, tab

VALUES = ["statuses:denied", "statuses:alleged", "relations:attacks", "relations:supplies"]


def main() -> None:
    """Print a table for every size."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
    cli.add_argument("--usual", type=int, nargs="*", default=[100, 1_000], help="nodes to draw with the usual way too")
    cli.add_argument("--pan", type=int, nargs="*", default=[500], help="nodes to draw while the picture is moved")
    cli.add_argument("--rounds", type=int, default=4, help="how often each filter and each node is clicked")
    args = cli.parse_args()
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        for size in args.sizes:
            ours(chromium, size, args.rounds)
        for nodes in args.pan:
            panning(chromium, nodes)
        for nodes in args.usual:
            compare(chromium, nodes)
        chromium.close()


def ours(chromium: Browser, size: int, rounds: int) -> None:
    """The page over `size` claims."""
    with served("page.py", size) as (url, server):
        begun = time.perf_counter()
        with opened(chromium, url):
            pass
        print(f"\n{size:,} claims: made and indexed in {time.perf_counter() - begun:.1f} s")
        cold = []
        for _ in range(3):
            with opened(chromium, url) as page:
                cold.append(page.evaluate("seenAt()"))
        report("cold page → first graph drawn", cold)
        with opened(chromium, url) as page:
            processes = (server, tab(chromium))
            values = [*VALUES, *page.evaluate("countries(3)")]
            clicks = (ms for _ in range(rounds) for value in values for ms in filtered(page, value))
            report("filter click → graph updated", clicks, processes)
            report("node click → evidence shown", (pressed(page, node) for _ in range(rounds) for node in busiest(page, 6)), processes)
            report("expand (double click) → neighbours drawn", (pressed(page, node, True) for node in busiest(page, 3)), processes)
            print(f"  peak memory: server {peak(server):,.0f} MB, tab {peak(processes[1]):,.0f} MB", flush=True)


def panning(chromium: Browser, nodes: int) -> None:
    """Frames per second while the picture of so many actors is moved."""
    with served("page.py", 20 * nodes) as (url, _):
        with opened(chromium, url):
            pass
        with opened(chromium, f"{url}/?most={nodes}") as page:
            drawn = len(busiest(page, nodes))
            print(f"\n{drawn:,} actors drawn: panning at {page.evaluate('panned()'):.0f} frames per second", flush=True)


def compare(chromium: Browser, nodes: int) -> None:
    """Our page and the usual way, both drawing `nodes` actors of the same claims."""
    size = 20 * nodes
    print(f"\n{nodes:,} actors drawn, of {size:,} claims")
    with served("page.py", size) as (url, _):
        with opened(chromium, url):
            pass
        with opened(chromium, f"{url}/?most={nodes}") as page:
            first = page.evaluate("seenAt()")
            updated = [ms for value in VALUES for ms in filtered(page, value)]
    with served("usual.py", size, nodes) as (url, _), opened(chromium, url, ready="window.drawn === 'all'") as page:
        page.goto(url)  # again: the first time made the library
        page.wait_for_function("window.drawn === 'all'")
        usual_first = page.evaluate("performance.now()")
        usual = [page.evaluate("s => usual(s)", status) for status in ("denied", "alleged", "reported")]
    print(f"  first graph: {first:,.0f} ms, the usual way {usual_first:,.0f} ms: {usual_first / first:.1f} times faster")
    print(f"  filter: {median(updated):,.0f} ms, the usual way {median(usual):,.0f} ms: {median(usual) / median(updated):.1f} times faster")


def report(what: str, steps: Iterable[float], processes: tuple[int, ...] = ()) -> None:
    """One line of the table. steps: does each when it is asked for and gives its milliseconds; processes: of which processor time is told."""
    before = [busy(p) for p in processes]
    times = sorted(steps)
    late = times[min(len(times) - 1, int(0.95 * len(times)))]
    spent = [(busy(p) - b) / len(times) for p, b in zip(processes, before)]
    worked = f"; processor: server {spent[0]:,.0f} ms, tab {spent[1]:,.0f} ms" if spent else ""
    print(f"  {what:42} median {median(times):7,.0f} ms, 95th percentile {late:7,.0f} ms, n={len(times)}{worked}", flush=True)


def filtered(page: Page, value: str) -> Iterator[float]:
    """Keep only a value, then bring the rest back; milliseconds of each."""
    for _ in range(2):
        yield page.evaluate("value => filtered(value)", value)


def busiest(page: Page, number: int) -> list[str]:
    """Nodes that are drawn, those with most claims first."""
    places = json.loads(page.get_attribute(".frame", "data-positions") or "{}")
    return [key for key in places if key.startswith("n:")][:number]


def pressed(page: Page, node: str, twice: bool = False) -> float:
    """Press the mouse on a node of the canvas; milliseconds until the answer is shown."""
    at = json.loads(page.get_attribute(".frame", "data-positions") or "{}")[node]
    box = page.locator(".frame .graph").bounding_box()
    assert box
    page.evaluate("twice => arm(twice)", twice)
    (page.mouse.dblclick if twice else page.mouse.click)(box["x"] + at["x"], box["y"] + at["y"])
    return page.evaluate("answered")


if __name__ == "__main__":
    main()
