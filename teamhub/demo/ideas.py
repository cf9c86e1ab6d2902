"""The twelve ideas of the demo organisation, and the one that an MPP was asked to write as his own."""

from collections.abc import Iterator
from typing import Any

from teamhub.demo import adopting, deciding, trying, writing
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step

Data = dict[str, Any]


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    for idea in data["ideas"]:
        more = additions["ideas"][idea["id"]]
        yield from writing.steps(idea, more, calendar)
        yield from deciding.advice_steps(idea, more, calendar)
        yield from deciding.round_steps(idea, more, calendar)
        yield from trying.steps(idea, more, calendar)
        yield from adopting.steps(idea, more, calendar)
        if own := more.get("mpp_idea"):
            yield from parked_idea(own, calendar)


def parked_idea(told: Data, calendar: Calendar) -> Iterator[Step]:
    """ "Graag apart, als eigen idee van jou": written, shared and parked by the one who thought of it."""
    idea = {
        "id": "IDEE-11/mpp",
        "owner_id": told["by"],
        "created_on": told["on"],
        "visibility": "organisatie",
        "title": {"nl": told["title"]},
        "first_thought_nl": told["first_thought"],
        "matters_to_clients_nl": told["matters"],
        "proposal_nl": told["proposal"],
        "canvas": None,
        "cost": {"eur": told["amount"], "hours": told["hours"]},
        "wake_up_on": told["parked_until"],
        "comments": [{"on": told["on"], "by": told["by"], "nl": told["parked_because"]}],
        "supporters": [],
        "co_makers": [],
        "decisions": [],
    }
    more = {"subject": "intake", "teams": 6, "clients": True, "texts": []}
    yield from writing.steps(idea, more, calendar)
    yield from trying.steps(idea, more, calendar)
