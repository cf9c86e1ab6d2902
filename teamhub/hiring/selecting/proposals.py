"""What is put to the team: we ask this candidate. On consent the terms talk is the MPP's (KAD-01).

The journal keeps what is put for good, so that no name may stand in it: the candidate is a number there. Who is asked
for consent reads the name, and only that of whom is proposed.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Invalid, Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Facts, rule
from teamhub.hiring import queries as hiring
from teamhub.hiring import service as vacancies
from teamhub.hiring.applying import service as applying
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting import choice_queries, events, policy, rules
from teamhub.hiring.selecting.questions import HIRE, TERMS
from teamhub.hiring.selecting.rules import State
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.hiring.stages import Verb
from teamhub.hiring.tables import Applicant
from teamhub.journal.service import record
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value

NAMED = later(
    "Do not write the candidate's name here: this text is kept for good, and the name is not. Write “the candidate”."
)
POSSIBLE = (Standing.INVITED, Standing.RESERVE)


async def _vacancy(act: Act, payload: Payload) -> Vacancy:
    return await hiring.vacancy(Act(by=SYSTEM, at=act.at), int(payload["vacancy"]))


async def _applicant(payload: Payload) -> Applicant | None:
    return await Applicant.objects().get(Applicant.id == int(payload["applicant"]))


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    """Without whom: the title of a proposal stands in mails, and is kept."""
    seen = await _vacancy(act, payload)
    return {"vacancy": (seen.title_nl, seen.title_en)}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def _may(act: Act, team: int | None, payload: Payload) -> bool:
    seen = await _vacancy(act, payload)
    return seen.team == team and policy.proposes(act.by, seen)


async def _check(act: Act, put: Put) -> Refused | None:
    seen, person = await _vacancy(act, put.payload), await _applicant(put.payload)
    if person is None or person.vacancy != seen.id or put.team != seen.team:
        return Invalid("Choose a candidate of this vacancy.")
    if seen.stage is not Stage.SELECTING or seen.names_on is None:
        return WrongStage("A candidate is put to the team after the letters and the talks.")
    if person.standing not in POSSIBLE:
        return Invalid("This candidate has withdrawn, or was turned down. Choose another one.")
    if any(rules.named(text, person.name) for text in (put.why, str(put.payload["condition"]))):
        return Invalid(NAMED)
    return None


async def _apply(act: Act, put: Put) -> None:
    """The team has consented: the candidate is chosen, and the days of the MPP begin to count."""
    system = Act(by=SYSTEM, at=act.at)
    seen = await hiring.held(system, int(put.payload["vacancy"]))
    await vacancies.move(system, seen, Verb.CHOOSE)
    applicant = int(put.payload["applicant"])
    await applying.settle(system, applicant, Standing.CHOSEN)
    ruling = rule(TERMS, {}, await frameworks.in_force(act.today))
    within, _ = await choice_queries.limits(act.today)
    row = HireChoice(
        vacancy=seen.id,
        applicant=applicant,
        proposal=put.id,
        state=State.TALK,
        condition="\n\n".join(filter(None, [str(put.payload["condition"]), *await choice_queries.met(put.id)])),
        chosen_on=act.today,
        ruling=json.dumps(asdict(ruling)),
        ground="",
        explanation="",
        answer="",
    )
    await row.save()
    chosen = events.CandidateChosen(
        subject=events.vacancy(seen.id),
        applicant=applicant,
        team=seen.team,
        due_on=rules.talk_due(act.today, within),
        ruling=asdict(ruling),
    )
    await record(act, chosen)


async def _lines(act: Act, payload: Payload) -> list[Line]:
    """The name stands here, for the team alone; it is erased from what is kept with the candidate's other data."""
    person = await _applicant(payload)
    lines = [Line(later("Whom we ask"), None, person.name if person and person.name else None)]
    wanted = await hiring.wanted(int(payload["vacancy"]))
    if wanted:
        roles = ", ".join(one.name_nl for one in wanted), ", ".join(one.name_en for one in wanted)
        lines.append(Line(later("Roles that come with it"), None, roles))
    if payload["condition"]:
        lines.append(Line(later("With, at the start"), None, str(payload["condition"])))
    return lines


def payload(vacancy_id: int, applicant_id: int, condition: str) -> dict[str, Any]:
    return {"vacancy": vacancy_id, "applicant": applicant_id, "condition": condition.strip()}


CHOOSE = Kind(
    name="hiring.choose",
    ends_itself=True,
    question=HIRE,
    title=later("Whom we ask to become our colleague: %(vacancy)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=lambda payload: ("hiring.choice", {"vacancy_id": payload["vacancy"]}),
    lines=_lines,
    may=_may,
)
