"""The verbs of an election, up to its proposal: start, nominate, stay or change, decline, lead on, withdraw."""

from datetime import date, timedelta
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.clock import ZONE
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.core.words import Day
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Way, allows, rule
from teamhub.journal.service import record
from teamhub.roles import queries as roles
from teamhub.roles.elections import events, policy, queries, rules, tables
from teamhub.roles.elections.events import subject
from teamhub.roles.elections.rules import AHEAD, LONGEST, Barred, How
from teamhub.roles.elections.seen import Election
from teamhub.roles.elections.stages import STAGES, Stage, Verb
from teamhub.roles.questions import FILL
from teamhub.teams import queries as teams

BARRED = {
    Barred.DECLINED: later("%(name)s has said: not me this time. Choose somebody else."),
    Barred.TERMS: later("%(name)s has held this role for as many terms in a row as it allows. Choose somebody else."),
    Barred.AWAY: later("%(name)s is not in the team on the first day of the term. Choose somebody else."),
    Barred.HOLDS: later("%(name)s holds this role already in that time. Choose somebody else."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How an election is to go. What is empty is as usual: a full term, from the first free day, opening today.

    Days are calendar days: `days` to nominate after the day that it opens, then `change_days`. In a meeting all steps
    are on the day that it opens.
    """

    profile: str
    facilitator: int
    how: How
    months: int | None = None
    first_on: date | None = None
    opens_on: date | None = None
    days: int = rules.NOMINATE_DAYS
    change_days: int = rules.CHANGE_DAYS


async def start(act: Act, role_id: int, wanted: Wanted) -> int:
    """Any member of the team starts it, when the role asks for it. Returns the number of the election."""
    async with writing():
        await queries.begin(act, role_id)  # who may not know of it waits for nobody
        await roles.hold(role_id)
        begin = await queries.begin(act, role_id)
        if begin.running:
            raise WrongStage("An election of this role is running already. Take part in that one.")
        if not begin.due:
            raise WrongStage("This role is held for longer than eight weeks. An election is due when its term ends.")
        if not allows(rule(FILL, {}, await frameworks.in_force(act.today)), Way.CONSENT):
            raise NotAllowed("The frameworks do not leave it to your team who holds a role.")
        if wanted.facilitator not in await teams.members(begin.role.team, act.today):
            raise Invalid("Choose somebody of your team to lead the election.")
        row = _row(act, begin, wanted)
        await row.save()
        started = events.ElectionStarted(
            subject=subject(row.id),
            team=begin.role.team,
            role=begin.role.name_nl,
            facilitator=wanted.facilitator,
            profile=row.profile,
            how=wanted.how,
            opens_on=row.opens_on,
            first_on=row.first_on,
            months=row.months,
        )
        await record(act, started)
    return int(row.id)


def _row(act: Act, begin: queries.Begin, wanted: Wanted) -> tables.Election:
    months, first_on = wanted.months or begin.role.term_months, wanted.first_on or begin.first_on
    opens_on, latest = wanted.opens_on or act.today, act.today + timedelta(days=AHEAD)
    if not wanted.profile.strip():
        raise Invalid("Write in a sentence or two whom you are looking for.")
    if not 1 <= months <= begin.role.term_months:
        raise Invalid("A term of this role is at most %(months)s months.", months=begin.role.term_months)
    if not act.today <= first_on <= latest:
        raise Invalid("Choose a first day from today on, within a year.")
    if first_on < begin.first_on:
        raise Invalid("Choose %(from_on)s or a later day: until then the role is held.", from_on=Day(begin.first_on))
    if not act.today <= opens_on <= latest:
        raise Invalid("Choose a day to begin from today on, within a year.")
    if not (1 <= wanted.days <= LONGEST and 1 <= wanted.change_days <= LONGEST):
        raise Invalid("Give the team from 1 up to 30 days for each step.")
    times = rules.last_moments(wanted.how, opens_on, wanted.days, wanted.change_days, ZONE)
    return tables.Election(
        team_role=begin.role.id,
        facilitator=wanted.facilitator,
        by=act.by.id,
        at=act.at,
        how=wanted.how,
        profile=wanted.profile.strip(),
        months=months,
        first_on=first_on,
        opens_on=opens_on,
        nominate_ends=times.nominate_ends,
        change_days=0 if wanted.how is How.MEETING else wanted.change_days,
        change_ends=times.change_ends,
    )


async def nominate(act: Act, election_id: int, person: int, reason: str, *, seen: Stage | None = None) -> None:
    """One nominates somebody, or oneself, with what one has seen. Written down in silence, or in the change round.

    `seen` is the stage in which the form was opened: what was meant for one is not said in another.
    """
    async with writing():
        one = await held(act, election_id)
        if seen is Stage.NOMINATING and one.stage is Stage.CHANGING:
            raise Stale("The nominations were closed meanwhile and can be read. Yours is not among them: send it now.")
        STAGES.after(one.stage, Verb.NOMINATE)
        if not reason.strip():
            raise Invalid("Write what you have seen this person do.")
        await _require_can(act, one, person)
        if one.stage is Stage.NOMINATING:
            await _write_down(act, one, person, reason.strip())
            await show_if_all_in(act, one.id)
        else:
            await _change(act, one, person, reason.strip())


async def _require_can(act: Act, one: Election, person: int) -> None:
    known = await queries.candidates(act, one, await roles.agreements(act.today))
    found = next((candidate for candidate in known if candidate.id == person), None)
    if found is None:
        raise Invalid("Choose somebody of your team.")
    if found.barred:
        raise Invalid(BARRED[found.barred], name=found.name)


async def _write_down(act: Act, one: Election, person: int, reason: str) -> None:
    """In place of what was written down before: nobody has read that."""
    n = tables.Nomination
    mine = (n.election == one.id) & (n.by == act.by.id)
    again = bool(await n.delete().where(mine).returning(n.id))
    await n(election=one.id, by=act.by.id, person=person, number=0, reason=reason, at=act.at).save()
    await record(act, events.NominationMade(subject=subject(one.id), again=again))


async def _change(act: Act, one: Election, person: int, reason: str) -> None:
    mine = one.mine
    if mine and mine.person == person:
        raise Invalid("You nominate %(name)s already. You can stay with that.", name=mine.name)
    number = mine.number + 1 if mine else 1
    await tables.Nomination(
        election=one.id, by=act.by.id, person=person, number=number, reason=reason, at=act.at
    ).save()
    await record(act, events.NominationChanged(subject=subject(one.id), person=person, reason=reason))


async def keep(act: Act, election_id: int) -> None:
    """In the change round: I stay with whom I nominated."""
    async with writing():
        one = await held(act, election_id)
        STAGES.after(one.stage, Verb.KEEP)
        if one.mine is None or one.mine_void:
            raise WrongStage("You have no nomination to stay with. Nominate somebody.")
        if not one.mine.kept:
            n = tables.Nomination
            kept: dict[Any, Any] = {n.kept_at: act.at}
            await n.update(kept).where(n.id == one.mine.id)
            await record(act, events.NominationKept(subject=subject(one.id)))


async def decline(act: Act, election_id: int, why: str = "") -> None:
    """Not me this time: from now on one cannot be nominated, proposed or elected in this election."""
    async with writing():
        one = await held(act, election_id)
        STAGES.after(one.stage, Verb.DECLINE)
        if one.i_declined:
            return
        await tables.ElectionDecline(election=one.id, person=act.by.id, at=act.at, why=why.strip()).save()
        await record(act, events.ElectionDeclined(subject=subject(one.id), why=why.strip()))


async def show_if_all_in(act: Act, election_id: int) -> None:
    """When the last of the team has nominated somebody there is nothing to wait for."""
    one = await queries.election(act, election_id)
    named = await queries.counted(election_id)
    if rules.everybody_in(named, one.members, one.refused):
        await _show(Act(by=SYSTEM, at=act.at), one)


async def lead_on(act: Act, election_id: int, *, seen: Stage | None = None) -> None:
    """The facilitator closes the nominations, so that they are shown; or the change round.

    `seen` is the stage that the button closes: pressed twice, it closes one.
    """
    async with writing():
        one = await held(act, election_id)
        policy.require_leads(act.by, one.facilitator, one.facilitator_name)
        if seen is not None and seen is not one.stage:
            raise Stale("This step was closed already. Look at where the election is now.")
        STAGES.after(one.stage, Verb.LEAD_ON)
        if one.stage is Stage.NOMINATING:
            await _show(act, one)
        else:
            await _set(one.id, {tables.Election.change_ends: act.at})
            await record(act, events.ChangeRoundClosed(subject=subject(one.id)))


async def _show(act: Act, one: Election) -> None:
    change: dict[Any, Any] = {tables.Election.nominate_ends: act.at}
    change[tables.Election.change_ends] = _change_until(act, one)
    await _set(one.id, change)
    shown = events.NominationsShown(subject=subject(one.id), named=one.count_in, members=len(one.members))
    await record(act, shown)


def _change_until(act: Act, one: Election) -> Any:
    if one.how is How.MEETING:
        return None
    return rules.end_of(act.today + timedelta(days=one.change_days), ZONE)


async def another_round(act: Act, election_id: int) -> None:
    """The facilitator lets the team look once more: nobody is left to propose, or the round brought something new."""
    async with writing():
        one = await held(act, election_id)
        policy.require_leads(act.by, one.facilitator, one.facilitator_name)
        STAGES.after(one.stage, Verb.ANOTHER_ROUND)
        await _set(one.id, {tables.Election.change_ends: _change_until(act, one)})
        n = tables.Nomination
        again: dict[Any, Any] = {n.kept_at: None}
        await n.update(again).where(n.election == one.id)
        await record(act, events.ChangeRoundOpened(subject=subject(one.id)))


async def take_lead(act: Act, election_id: int) -> None:
    """Anybody of the team, where who leads it has left, is a candidate, or has let it wait for a week."""
    async with writing():
        one = await held(act, election_id)
        STAGES.after(one.stage, Verb.TAKE_LEAD)
        if one.facilitator == act.by.id:
            return
        if not one.others_may_lead:
            raise NotAllowed("%(name)s leads this election.", name=one.facilitator_name)
        await _set(one.id, {tables.Election.facilitator: act.by.id})
        await record(act, events.LeadTaken(subject=subject(one.id), before=one.facilitator))


async def withdraw(act: Act, election_id: int, why: str) -> None:
    """Who started it or who leads it, with a sentence. Nominations that nobody has read stay unread."""
    async with writing():
        one = await held(act, election_id)
        STAGES.after(one.stage, Verb.WITHDRAW)
        policy.require_may_withdraw(act.by, one.facilitator, one.by)
        if not why.strip():
            raise Invalid("Write in a sentence why, for the others.")
        e = tables.Election
        await _set(one.id, {e.withdrawn_at: act.at, e.withdrawn_by: act.by.id, e.withdrawn_why: why.strip()})
        await record(act, events.ElectionWithdrawn(subject=subject(one.id), why=why.strip()))


async def held(act: Act, election_id: int) -> Election:
    """The election as it is, with nobody else changing it until this transaction ends. For a member of its team."""
    await queries.election(act, election_id)
    if act.by.id is None:
        raise NotFound("There is no such election.")
    await queries.hold(election_id)
    return await queries.election(act, election_id)


async def _set(election_id: int, values: dict[Any, Any]) -> None:
    await tables.Election.update(values).where(tables.Election.id == election_id)
