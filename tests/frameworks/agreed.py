"""What the demo organisation agreed, without a database."""

import json
from functools import cache
from typing import Any

from teamhub.demo.frameworks import FOLDER, clauses
from teamhub.frameworks.authority import Clause
from teamhub.frameworks.queries import clauses_of


@cache
def entries() -> dict[str, dict[str, Any]]:
    data = json.loads((FOLDER / "oeverlicht.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in data["frameworks"]}


def in_force(**changed: dict[str, int]) -> list[Clause]:
    """The clauses of the demo; `KAD_10={"team_max": 2000}` changes a limit first."""
    found = []
    for code, kept in clauses().items():
        entry = entries()[code]
        other = changed.get(code.replace("-", "_"), {})
        limits = [limit | {"value": other.get(limit["key"], limit["value"])} for limit in entry["limits"]]
        found += clauses_of({"code": code, "version": entry["version"], "limits": limits, "clauses": kept})
    return found
