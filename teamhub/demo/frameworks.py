"""The frameworks of the demo organisation, put in force through the verb, each at its own date."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from teamhub.core.act import SYSTEM, Act, Actor
from teamhub.core.lazily import dataclass
from teamhub.frameworks import service

FOLDER = Path(__file__).parent
Data = Mapping[str, Any]
Moment = Callable[[str], datetime]  # from a date in the data to the moment it stands for


@dataclass(frozen=True, slots=True)
class Adoption:
    """One version of one framework, ready for `service.adopt`. `on` is the date in the data, not yet shifted."""

    on: str
    code: str
    entry: Data
    clauses: Sequence[Data]


def adoptions(entries: Sequence[Data], clauses: Mapping[str, Sequence[Data]]) -> Iterator[Adoption]:
    """In the order in which they came into force; on one day in the order of their codes."""
    for entry in sorted(entries, key=lambda entry: (entry["adopted_on"], entry["id"])):
        yield Adoption(entry["adopted_on"], entry["id"], entry, clauses.get(entry["id"], ()))


def clauses() -> dict[str, list[Data]]:
    """Who decides what, as data: see `clauses.json`."""
    kept: dict[str, list[Data]] = json.loads((FOLDER / "clauses.json").read_text(encoding="utf-8"))
    return kept


async def adopt(adoption: Adoption, people: Mapping[str, int], moment: Moment, by: Actor = SYSTEM) -> None:
    """`people` are the ids here of the people in the data; authors who are not among them are an error."""
    entry = adoption.entry
    await service.adopt(
        Act(by=by, at=moment(adoption.on)),
        adoption.code,
        texts=texts(entry, moment),
        limits=entry["limits"],
        clauses=adoption.clauses,
        authors=[people[person] for person in entry["drawn_up_by"]],
        version=entry["version"],
    )


async def adopt_all(entries: Sequence[Data], people: Mapping[str, int], moment: Moment, by: Actor = SYSTEM) -> None:
    for adoption in adoptions(entries, clauses()):
        await adopt(adoption, people, moment, by)


def texts(entry: Data, moment: Moment) -> dict[str, Any]:
    """The columns of a version that people wrote, with every date moved along."""
    both = {name: name for name in ("title", "team_decides", "mpp_hr_does")} | {"hands_over": "hands_over_when"}
    council = dict(entry["works_council"])
    if council["given_on"]:
        council["given_on"] = moment(council["given_on"]).date().isoformat()
    return {
        **{f"{column}_{language}": entry[key][language] for column, key in both.items() for language in ("nl", "en")},
        "domain": entry["domain"],
        "law": entry["law"],
        "works_council": council,
        "review_months": entry["review_months"],
        "next_review_on": moment(entry["next_review_on"]).date(),
    }
