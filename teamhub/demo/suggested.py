"""Whom of the demo a visitor may want to be first, and what each of them comes for: as its data says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from teamhub.core.lazily import dataclass

DATA = Path(__file__).parent / "oeverlicht.json"


@dataclass(frozen=True, slots=True)
class Suggested:
    """`known_by` is a personnel number; of a member of the client council, who has none, it is the alias."""

    known_by: str
    as_nl: str
    as_en: str


def number(person: str) -> str:
    """The personnel number of somebody in the data."""
    return person.replace("p", "10")


@cache
def suggested() -> tuple[Suggested, ...]:
    data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    aliases = {member["id"]: member["alias"] for member in data["client_council"]["members"]}
    return tuple(
        Suggested(
            known_by=number(one["person_id"]) if "person_id" in one else aliases[one["client_council_id"]],
            as_nl=one["as"]["nl"],
            as_en=one["as"]["en"],
        )
        for one in data["demo_logins"]
    )
