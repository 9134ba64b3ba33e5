"""Shared fixtures: hand-made claims, a browser, a running app."""

import json
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from extract.claim import Claim, Entity, Evidence, Item, Kind, Mark, Status, make_claim

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
HOSTILE = ["<img src=x onerror=window.pwned=1>", "</script><script>window.pwned=1</script>", "\"'`${1}", "\u202eabc", "constructor", "__proto__", "x" * 500]


def entity(name: str, country: str | None = None, kind: Kind = Kind.COUNTRY) -> Entity:
    return Entity(country or name.lower(), name, kind, country, (name,))


IRAN, RUSSIA, USA = entity("Iran", "IRN"), entity("Russia", "RUS"), entity("United States", "USA")
UKRAINE, HEZBOLLAH = entity("Ukraine", "UKR"), Entity("hezbollah", "Hezbollah", Kind.GROUP, "LBN")
S300, DRONES = Item("s-300", "S-300", "Air defence systems", "SAM"), Item("word-drone", "drones", "Aircraft", "UAV")


def claim(subject: Entity, relation: str, obj: Entity | None, item: Item | None = None, status: Status = Status.REPORTED, article: str = "a", **more) -> Claim:
    text = f"{subject.name} {relation} {obj.name if obj else ''} {item.name if item else ''}."
    marks = (Mark("subject", 0, len(subject.name)),)
    return make_claim(subject=subject, relation=relation, object=obj, item=item, status=status, evidence=Evidence(article, text, 0, len(text), marks), **more)


@pytest.fixture
def claims() -> list[Claim]:
    return [
        claim(RUSSIA, "supplies", IRAN, S300),
        claim(IRAN, "supplies", RUSSIA, DRONES, Status.ALLEGED, source=USA),
        claim(IRAN, "supplies", RUSSIA, DRONES, Status.DENIED, article="b"),
        claim(RUSSIA, "attacks", UKRAINE),
        claim(IRAN, "supports", HEZBOLLAH),
        claim(RUSSIA, "meets", IRAN),
        claim(IRAN, "meets", RUSSIA, article="b"),
        claim(USA, "operates", None, S300),
    ]


@pytest.fixture
def hostile_claims() -> list[Claim]:
    out = []
    for n, name in enumerate(HOSTILE):
        thing = Entity(name, name, Kind.ORGANISATION, None, (name,))
        out.append(claim(thing, "attacks", IRAN, Item(name, name, name, name), article=name, source=thing, role=name))
        out.append(claim(IRAN, "supports", thing, article=f"{n}"))
    return out


@pytest.fixture(scope="session")
def chromium():
    """A Chromium that Playwright drives; the path is found as `make test` finds it."""
    import browser as finder
    from playwright.sync_api import sync_playwright

    path = finder.find()
    if path is None:
        pytest.fail("No Chromium: run `make browser`, or set ENTENTE_BROWSER to the path of one.")
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        driven = playwright.chromium.launch(executable_path=path, args=flags)
        yield driven
        driven.close()


@pytest.fixture(scope="session")
def app_url():
    """The page, served by a Streamlit of its own on a free port."""
    with serving(ROOT / "app.py") as url:
        yield url


@contextmanager
def serving(script: Path):
    """A Streamlit server of a script; its address."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://localhost:{port}"
    try:
        _wait_until_healthy(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(20)


class Reader:
    """Somebody before the page: a browser of its own (a context), with a tab open."""

    def __init__(self, chromium, url: str, width: int = 1440) -> None:
        self.context = chromium.new_context(viewport={"width": width, "height": 950}, accept_downloads=True)
        self.errors: list[str] = []
        self.page = self.tab(url)

    def tab(self, url: str):
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.add_init_script("window.frame = () => [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.frame')).find(Boolean);")
        page.goto(url)
        page.wait_for_selector(".frame[data-positions]")
        return page

    def places(self) -> dict:
        """Where nodes and lines are drawn now: the picture is at rest when it was told twice alike and nothing is drawn."""
        self.page.wait_for_function(
            """() => {
              const { positions: told, drawing } = frame()?.dataset ?? {};
              const same = told && drawing === undefined && told === window.before;
              window.before = told;
              return same;
            }""",
            polling=120,
        )
        return json.loads(self.page.get_attribute(".frame", "data-positions"))

    def at(self, target: str, place: dict) -> None:
        """Wait until it is drawn there, to a pixel or two."""
        near = "([id, p]) => { const q = JSON.parse(frame().dataset.positions)[id]; return Math.hypot(q.x - p.x, q.y - p.y) < 2; }"
        self.page.wait_for_function(near, arg=[target, place])

    def point(self, target: str) -> tuple[float, float]:
        """Where a node ("n:…") or line ("e:…", or how its id begins) is on the screen."""
        places = self.places()
        at = next(place for key, place in places.items() if key.startswith(target))
        box = self.page.locator(".frame .graph").bounding_box()
        return box["x"] + at["x"], box["y"] + at["y"]

    def click(self, target: str, **offset) -> None:
        """Click it."""
        x, y = self.point(target)
        self.page.mouse.click(x + offset.get("dx", 0), y + offset.get("dy", 0))

    def drag(self, target: str, dx: float, dy: float) -> None:
        """Move a node."""
        x, y = self.point(target)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx, y + dy, steps=8)
        self.page.mouse.up()

    def press(self, key: str) -> None:
        """A key, with the focus where it is."""
        self.page.keyboard.press(key)

    def asked(self, part: str, there: bool = True) -> None:
        """Wait until the address says so, or does no longer, and the page that it asks for is all there."""
        self.page.wait_for_function("([part, there]) => decodeURIComponent(location.search).includes(part) === there", arg=[part, there])
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


@pytest.fixture
def visit(chromium):
    """Address → a reader with a browser of their own; nothing in a browser may fail."""
    people = []

    def arrive(url: str) -> Reader:
        people.append(Reader(chromium, url))
        return people[-1]

    yield arrive
    for person in people:
        person.context.close()
    assert [error for person in people for error in person.errors] == []


@pytest.fixture
def reader(visit, app_url):
    """A reader of the page."""
    return visit(app_url)


@pytest.fixture
def crowd_url():
    """The page over the library of tests/ui/crowd.py."""
    with serving(ROOT / "tests" / "ui" / "crowd.py") as url:
        yield url


def _wait_until_healthy(url: str, server: subprocess.Popen) -> None:
    for _ in range(60):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        try:  # waits a second for the process instead of sleeping: a server that died is seen at once
            pytest.fail(f"The app stopped with exit code {server.wait(1)}.")
        except subprocess.TimeoutExpired:
            continue
    pytest.fail("The app did not start within a minute.")
