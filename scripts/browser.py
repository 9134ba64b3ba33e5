"""Find a Chromium for the browser tests, or install one: the system's package manager, else Playwright's own download."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Path of a Chromium: ENTENTE_BROWSER, one on the PATH, or the one that Playwright downloaded."""
    if path := os.environ.get("ENTENTE_BROWSER"):
        return path
    for name in NAMES:
        if path := shutil.which(name):
            return path
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
    except Exception:
        return None
    return own if Path(own).exists() else None


def install() -> None:
    """Try each way in turn; the caller looks whether one worked."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get"):
        if _quiet([*root, "apt-get", "update", "-qq"]) and _quiet(
            [*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        ):
            return
    _quiet([sys.executable, "-m", "playwright", "install", "chromium"])


def _quiet(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    if find() is None:
        print("No Chromium found; installing one …", flush=True)
        install()
    browser = find()
    if browser is None:
        sys.exit(
            "The browser tests need Chromium: it could not be installed by apt-get or by Playwright. Install chromium, or set ENTENTE_BROWSER to its path."
        )
    print(f"Browser for the tests: {browser}")
