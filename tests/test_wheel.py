"""What people install: the wheel has everything in it, and starts without the checkout."""

import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.serving import Server, data_folder

ROOT = Path(__file__).parent.parent
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    building = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder), str(ROOT))
    subprocess.run([*PIP, *building], check=True)
    return next(folder.glob("teamhub-*.whl"))


@pytest.fixture(scope="module")
def teamhub(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The command, in a fresh virtual environment that borrows only what TeamHub depends on."""
    fresh = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(fresh)], check=True)
    subprocess.run([*PIP, "--python", str(fresh), "install", "--no-deps", "--no-index", str(wheel)], check=True)
    packages = next(fresh.glob("lib/python*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    yield fresh / "bin/teamhub"


def test_everything_that_is_shipped_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    shipped = [
        (f"teamhub/{path.relative_to(folder)}", path)
        for folder in (ROOT, ROOT / "teamhub")
        for part in ("templates", "migrations", "static", "locale", "demo")
        for path in (folder / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert {path.parts[-1] for _, path in shipped} >= {"layout.html", "m0001_first_tables.py", "hub.css", "core.po"}
    assert [name for name, _ in shipped if name not in inside] == []
    assert [name for name in inside if not name.startswith(("teamhub/", "teamhub-"))] == []


def test_it_starts_without_the_checkout(teamhub: Path) -> None:
    with data_folder() as data:
        server = Server(data, "--migrate", program=(str(teamhub),), folder=data)
        server.wait()
        assert httpx.get(f"{server.url}/health").status_code == 200
        assert httpx.get(f"{server.url}/aanmelden").status_code == 200
        assert "<svg" in httpx.get(f"{server.url}/static/hub.svg").text
        server.stop()
