"""The verbs of the committee: ask somebody, say yes or no, leave, take the question back."""

from dataclasses import asdict
from datetime import date

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, Stale, WrongStage
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.hiring import events, people_queries, policy, queries
from teamhub.hiring.events import subject
from teamhub.hiring.queries import Member, Seen
from teamhub.hiring.questions import COMMITTEE
from teamhub.hiring.tables import CommitteeMember
from teamhub.journal.service import record


async def ruled(on: date, people: int) -> Ruling:
    """Who decides on a committee of so many."""
    return rule(COMMITTEE, {"people": people}, await frameworks.in_force(on))


async def ask(act: Act, vacancy_id: int, person_id: int) -> None:
    """Somebody of the team asks a colleague, or a member of the client council, to select with them.

    Who asks themselves takes part at once. Somebody who declined may be asked again.
    """
    async with writing():
        seen = await _found(act, vacancy_id)
        policy.require_form(act.by, seen)
        await people_queries.require_askable(act, person_id)
        members = await queries.committee(act, seen.id)
        mine = next((one for one in members if one.person == person_id), None)
        if mine and mine.takes_part is not False:
            raise Stale("This person was asked already.")
        if mine:
            await CommitteeMember.delete().where(CommitteeMember.id == mine.id)
        await CommitteeMember(vacancy=seen.id, person=person_id, asked_at=act.at).save()
        people = len([one for one in members if one.takes_part is not False and one.person != person_id]) + 1
        said = events.CommitteeAsked(
            subject=subject(seen.id), person=person_id, ruling=asdict(await ruled(act.today, people))
        )
        await record(act, said)
        if person_id == act.by.id:
            await answer(act, vacancy_id, takes_part=True)


async def answer(act: Act, vacancy_id: int, *, takes_part: bool) -> None:
    """Who was asked says yes or no; who takes part may leave again, as long as it runs."""
    async with writing():
        seen = await _found(act, vacancy_id)
        mine = await _mine(act, seen)
        if mine.takes_part is takes_part:
            return
        left = mine.takes_part is True
        C = CommitteeMember
        await C.update({C.takes_part: takes_part, C.answered_at: act.at}).where(C.id == mine.id)
        event = events.CommitteeJoined if takes_part else events.CommitteeLeft if left else events.CommitteeDeclined
        await record(act, event(subject=subject(seen.id)))


async def unask(act: Act, vacancy_id: int, person_id: int) -> None:
    """Takes back a question that was not answered yet."""
    async with writing():
        seen = await _found(act, vacancy_id)
        policy.require_form(act.by, seen)
        mine = next((one for one in await queries.committee(act, seen.id) if one.person == person_id), None)
        if mine is None or mine.takes_part is not None:
            raise Stale("This question was answered already, or taken back.")
        await CommitteeMember.delete().where(CommitteeMember.id == mine.id)
        await record(act, events.CommitteeUnasked(subject=subject(seen.id), person=person_id))


async def release(act: Act, vacancy_id: int, person_id: int) -> None:
    """The team frees the seat of somebody who takes part and cannot leave it themselves, such as a guest who is away.

    Not of who has scored: what they gave counts, and nobody's voice is taken out.
    """
    async with writing():
        seen = await _found(act, vacancy_id)
        policy.require_form(act.by, seen)
        mine = next((one for one in await queries.committee(act, seen.id) if one.person == person_id), None)
        if mine is None or not mine.takes_part:
            raise Stale("This person does not take part any more.")
        if mine.scored:
            raise WrongStage("%(name)s gave scores, which count. Only they can leave the committee.", name=mine.name)
        C = CommitteeMember
        await C.update({C.takes_part: False, C.answered_at: act.at}).where(C.id == mine.id)
        await record(act, events.CommitteeReleased(subject=subject(seen.id), person=person_id))


async def require_complete(act: Act, seen: Seen) -> None:
    """Before letters are read: enough people, one from outside, and the client council asked (KAD-01)."""
    formed = await queries.formed(act, seen.id)
    if formed.lacks:
        raise WrongStage("The committee is not complete yet: %(lacks)s.", lacks=formed.lacks[0])


async def _found(act: Act, vacancy_id: int) -> Seen:
    seen = await queries.held(act, vacancy_id)
    if seen.ended:
        raise WrongStage("This vacancy has ended.")
    return seen


async def _mine(act: Act, seen: Seen) -> Member:
    mine = next((one for one in await queries.committee(act, seen.id) if one.person == act.by.id), None)
    if mine is None:
        raise NotAllowed("Only who was asked for the committee can answer.")
    if mine.takes_part is False:
        raise Invalid("You said no. Somebody of the team can ask you again.")
    return mine
