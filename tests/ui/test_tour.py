"""The tour of docs/tour.md in a real browser: every question is answered in at most so many clicks."""

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROWS = re.findall(r"^\| (.+\?) \| .+ \| (\d+) \|$", (Path(__file__).parents[2] / "docs" / "tour.md").read_text(encoding="utf8"), re.M)
FRAME = """window.frame = () => [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.frame')).find(Boolean);"""


# the picture has not changed for half a second: a line's place depends on the lines around it
SETTLED = """() => {
  const now = frame().dataset.positions;
  if (window.settled?.now !== now) window.settled = { now, since: performance.now() };
  return performance.now() - window.settled.since > 500;
}"""


class Reader:
    """Somebody with a mouse, whose clicks are counted."""

    def __init__(self, page) -> None:
        self.page, self.clicks = page, 0

    def button(self, name: str, **options) -> None:
        self.clicks += 1
        self.page.get_by_role("button", name=name, **options).first.click()

    def pick(self, facet: str, value: str) -> None:
        self.clicks += 1
        before = self.page.locator(".showing").inner_text()
        self.page.locator(f".pick[data-facet={facet}][data-value='{value}']").click()
        self.page.wait_for_function("t => document.querySelector('.showing').innerText !== t", arg=before)

    def view(self, name: str) -> None:
        self.clicks += 1
        self.page.get_by_role("radio", name=name).click()

    def on_graph(self, target: str) -> None:
        """Click a node ("n:…") or a line ("e:…", or how its id begins)."""
        self.clicks += 1
        self.page.wait_for_function("t => Object.keys(JSON.parse(frame().dataset.positions)).some((k) => k.startsWith(t))", arg=target)
        self.page.wait_for_function(SETTLED)
        places = json.loads(self.page.get_attribute(".frame", "data-positions"))
        at = next(place for key, place in places.items() if key.startswith(target))
        box = self.page.locator(".frame .graph").bounding_box()
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])


def denied_missiles(reader):
    reader.pick("statuses", "denied")
    reader.pick("categories", "Missiles")
    reader.on_graph("e:IRN|RUS|supplies")
    reader.page.wait_for_selector(".card:has-text('denied'):has-text('missiles')")


def delivered(reader):
    reader.on_graph("e:RUS|IRN|supplies")
    reader.page.wait_for_selector(".card:has-text('S-300'):has-text('2016')")


def linked(reader):
    reader.on_graph("n:TUR")
    reader.button("Path to …")
    reader.page.wait_for_selector(".panel h3:has-text('Path from Turkey')")
    reader.on_graph("n:PRK")
    reader.page.wait_for_selector(".panel h3:has-text('Turkey … North Korea')")
    assert reader.page.locator(".card q mark").count() > 0


def flows(reader):
    reader.button("Who supplies whom with what?")
    reader.page.wait_for_selector("button:has-text('Relation')")
    reader.view("Arms flows")
    reader.page.wait_for_selector("text=Who supplies what to whom")


def central(reader):
    reader.view("Actors")
    reader.page.wait_for_selector("text=by their place in the graph")


def drones(reader):
    reader.page.get_by_placeholder("Search actors").fill("drones")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("button:has-text('Search')")


def sentence(reader):
    reader.on_graph("e:RUS|IRN|supplies")
    reader.button("open article")
    reader.page.wait_for_selector(".here")


def without(reader):
    reader.on_graph("n:USA")
    reader.button("Hide", exact=True)
    reader.page.wait_for_function("() => !('n:USA' in JSON.parse(frame().dataset.positions))")


def twice_told(reader):
    reader.pick("independent", "2")
    reader.page.wait_for_function("() => location.search.includes('independent=2')")
    reader.page.wait_for_selector("button:has-text('Independent articles')")


def taken_along(reader):
    reader.button("Export")
    with reader.page.expect_download() as saved:
        reader.clicks += 1
        reader.page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV").click()
    assert saved.value.suggested_filename.endswith(".csv")


def state_by_state(reader):
    reader.button("By country")
    reader.page.wait_for_function("() => location.search.includes('group')")
    reader.button("One line a pair")
    reader.page.wait_for_function("() => Object.keys(JSON.parse(frame().dataset.positions)).includes('e:IRN|RUS|')")


def over_time(reader):
    reader.button("Play through time")
    reader.page.wait_for_selector("text=by the end of")


def about_one_weapon(reader):
    reader.page.get_by_placeholder("Search actors").fill("S-400")
    reader.page.keyboard.press("Enter")
    reader.button("S-400 ")
    reader.page.wait_for_selector(".panel h3:text-is('S-400')")


def mapped(reader):
    reader.view("Map")
    reader.clicks += 1
    reader.page.locator("[data-arc='RUS|PRK']").dispatch_event("click")
    reader.page.wait_for_selector(".panel h3:text-is('Russia → North Korea')")
    reader.page.wait_for_selector(".card q mark")


def busiest(reader):
    reader.view("Matrix")
    reader.page.wait_for_selector("td button")
    numbers = reader.page.locator("td button")
    most = max(range(numbers.count()), key=lambda n: int(numbers.nth(n).inner_text()))
    reader.clicks += 1
    numbers.nth(most).click()
    reader.page.wait_for_selector(".panel .kind:text-is('Claims from one to the other')")


TASKS = [denied_missiles, delivered, linked, flows, central, drones, sentence, without, twice_told, taken_along,
         state_by_state, over_time, about_one_weapon, mapped, busiest]  # fmt: skip


@pytest.mark.parametrize(("row", "task"), list(zip(ROWS, TASKS, strict=True)), ids=[t.__name__ for t in TASKS])
def test_tour(row, task, chromium, app_url):
    context = chromium.new_context(viewport={"width": 1440, "height": 950}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.add_init_script(FRAME)
    page.goto(app_url)
    page.wait_for_selector(".frame[data-positions]")
    reader = Reader(page)
    task(reader)
    context.close()
    question, allowed = row
    assert reader.clicks <= int(allowed), question
