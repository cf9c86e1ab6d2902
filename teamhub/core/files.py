"""The files of static/, by addresses that change when they do."""

import hashlib
from pathlib import Path

from teamhub.settings import STATIC


def version(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


VERSIONS = {str(path.relative_to(STATIC)): version(path) for path in STATIC.rglob("*") if path.is_file()}


def static(name: str) -> str:
    """The address of a file in static/, with its version: a browser keeps it until it changes."""
    return f"/static/{name}?v={VERSIONS[name]}"
