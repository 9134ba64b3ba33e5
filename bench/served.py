"""A Streamlit script served, a Chromium that opens it, and the memory that both take."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, Playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "scripts"))
import browser as finder  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]  # fmt: skip
HELPERS = (HERE / "explorer.js").read_text(encoding="utf8")
PORT = 8571
LONG = 300_000  # milliseconds that one step may take: the usual way needs minutes for a thousand actors


def launched(playwright: Playwright) -> Browser:
    """The Chromium that the tests use."""
    return playwright.chromium.launch(executable_path=finder.find(), args=FLAGS)


@contextmanager
def served(script: str, *arguments: int) -> Iterator[tuple[str, int]]:
    """A Streamlit script of this folder; its address and the server's process id."""
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / script), "--server.port", str(PORT), "--", *map(str, arguments)]
    server = subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://localhost:{PORT}"
    try:
        _wait(url, server)
        yield url, server.pid
    finally:
        server.terminate()
        server.wait(30)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(60):
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            pass
        try:
            sys.exit(f"The server stopped with exit code {server.wait(1)}.")
        except subprocess.TimeoutExpired:
            continue
    sys.exit("The server did not start within a minute.")


@contextmanager
def opened(chromium: Browser, url: str, ready: str = "canvas().positions") -> Iterator[Page]:
    """The page in a fresh profile, when `ready` is true in it."""
    context = chromium.new_context(viewport={"width": 1440, "height": 950})
    page = context.new_page()
    page.set_default_timeout(LONG)
    page.add_init_script(HELPERS)
    page.goto(url)
    page.wait_for_function(ready)
    yield page
    context.close()


def busy(process: int) -> float:
    """Milliseconds of processor time that a process took until now (Linux): unlike the clock, they do not grow when others use the machine."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf8").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tab(chromium: Browser) -> int:
    """The process id of the largest of Chromium's renderers."""
    told = chromium.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return max((p["id"] for p in told["processInfo"] if p["type"] == "renderer"), key=peak)


def peak(process: int) -> float:
    """The most memory that a process ever held, in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
