"""Which Chromium the browser tests drive: that of $CHROMIUM, the system's, or playwright's own.

Run as a program it gets one where there is none, or says what to do: the browser tests are never skipped.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WHAT_TO_DO = "The browser tests need Chromium: install it, or say where it is with CHROMIUM=…, and run this again."


def executable() -> str | None:
    """None means playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    return next((found for name in NAMES if (found := shutil.which(name)) and starts(found)), None)


def starts(program: str) -> bool:
    """Ubuntu's chromium-browser is a stub that only says to install a snap."""
    return subprocess.run([program, "--version"], capture_output=True).returncode == 0


def arguments() -> list[str]:
    """Chromium's sandbox does not work for root, nor in most containers."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []


def opens() -> bool:
    """Whether it shows a page: a download may lack the libraries that it needs."""
    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=executable(), args=arguments()).close()
    except Error:
        return False
    return True


def get() -> bool:
    """Playwright's own download; where that is refused or does not open, the distribution's package."""
    print("There is no Chromium: getting one for the browser tests.", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
    if opens():
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet)
        for package in ("chromium", "chromium-browser"):
            subprocess.run(["apt-get", "install", "-y", "-qq", package], env=quiet, stdout=subprocess.DEVNULL)
            if opens():
                return True
    return False


if __name__ == "__main__":
    sys.exit(0 if opens() or get() else WHAT_TO_DO)
