"""The verbs of a vacancy: note the hours, write the profile, post, move the closing date, stop."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.decisions import queries as decisions
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.hiring import events, formation_queries, policy, queries, rules
from teamhub.hiring.events import subject
from teamhub.hiring.queries import Seen
from teamhub.hiring.questions import POST
from teamhub.hiring.rules import ENDED, Criterion, Stage
from teamhub.hiring.stages import STAGES, Verb
from teamhub.hiring.tables import Establishment, Vacancy, VacancyCriterion, VacancyRole, VacancyStage
from teamhub.journal.service import record
from teamhub.proposals import queries as proposals
from teamhub.roles import queries as roles
from teamhub.teams import queries as teams


@dataclass(frozen=True, slots=True)
class Profile:
    """What a vacancy says. `hours` are contract hours a week; `ground`: why the law allows what is asked."""

    title_nl: str
    title_en: str
    work_nl: str
    work_en: str
    reason: str
    hours: Decimal
    criteria: Sequence[Criterion]
    roles: Sequence[int] = ()  # of the team
    closes_on: date | None = None  # as the team would like it; HR settles it when posting
    ground: str = ""


async def establish(act: Act, team_id: int, hours: Decimal) -> None:
    """Notes how many contract hours a week are established for a team, from today. By somebody of it, or HR."""
    async with writing():
        team = await teams.team(act, team_id)
        if team_id not in act.by.member_of and not policy.changes_texts(act.by, None):
            raise NotAllowed("Somebody of the team notes how many hours are established, or HR.")
        if not 0 <= hours <= 10_000:
            raise Invalid("Please enter hours, such as 7,5 or 7:30.")
        await decisions.hold(f"establishment of {team_id}")
        before = await formation_queries.formation(act, team_id)
        if before.established == hours:
            return
        E = Establishment
        await E.delete().where((E.team == team_id) & (E.from_on == act.today))
        await E(team=team.id, hours=hours, from_on=act.today, said_by=act.by.id, at=act.at).save()
        was = "" if before.established is None else str(before.established)
        said = events.HoursEstablished(subject=events.of_team(team_id), hours=f"{hours:g}", was=was, from_on=act.today)
        await record(act, said)


async def draft(act: Act, team_id: int, profile: Profile) -> int:
    """Begins a vacancy of one's team; returns its id. The recruiter of today becomes whom one may ask about it."""
    async with writing():
        await teams.team(act, team_id)
        if team_id not in act.by.member_of:
            raise NotAllowed("A vacancy is begun by somebody of the team itself.")
        _require(profile)
        if made := await _made(act, team_id, profile):
            return made
        row = Vacancy(
            team=team_id, stage=Stage.DRAFT, made_by=act.by.id, made_at=act.at,
            contact=await recruiter(act, team_id), **_columns(profile),
        )  # fmt: skip
        await row.save()
        await VacancyStage(vacancy=row.id, stage=Stage.DRAFT, from_on=act.today).save()
        await _keep_lists(act, row.id, team_id, profile)
        said = events.VacancyDrafted(
            subject=subject(row.id), title=profile.title_nl, team=team_id, hours=f"{profile.hours:g}"
        )
        await record(act, said)
    return int(row.id)


async def _made(act: Act, team_id: int, profile: Profile) -> int | None:
    """The draft that the same form made just now."""
    mine = {"team": team_id, "made_by": act.by.id, "stage": Stage.DRAFT, **_columns(profile)}
    for vacancy_id in await sent_before(act, Vacancy, "made_at", **mine):
        criteria = [Criterion(one.words_nl, one.words_en, one.weight) for one in await queries.criteria(vacancy_id)]
        wanted = {one.team_role for one in await queries.wanted(vacancy_id)}
        if criteria == [*profile.criteria] and wanted == {*profile.roles}:
            return vacancy_id
    return None


async def write(act: Act, vacancy_id: int, profile: Profile, *, version: int) -> None:
    """Changes the profile, as long as the team has not consented to it. Stale where somebody else was first."""
    async with writing():
        seen = await _found(act, vacancy_id, Verb.WRITE)
        if await proposals.running(act, "hiring.profile", subject(seen.id)):
            raise Stale("The team is being asked about this profile. Take that proposal back to change it.")
        if version != seen.version:
            raise Stale("Somebody else changed this profile meanwhile. Look at it, and write your changes again.")
        _require(profile)
        columns = _columns(profile)
        changed = tuple(name for name, value in columns.items() if getattr(seen, name) != value)
        await move(act, seen, Verb.WRITE, **columns)
        await VacancyCriterion.delete().where(VacancyCriterion.vacancy == seen.id)
        await VacancyRole.delete().where(VacancyRole.vacancy == seen.id)
        await _keep_lists(act, seen.id, seen.team, profile)
        await record(act, events.ProfileWritten(subject=subject(seen.id), fields=changed))


async def rewrite(act: Act, vacancy_id: int) -> None:
    """Opens a profile that the team consented to, before it is posted: what is written then wants consent again."""
    async with writing():
        seen = await _found(act, vacancy_id, Verb.REWRITE)
        await move(act, seen, Verb.REWRITE)
        await record(act, events.ProfileReopened(subject=subject(seen.id)))


async def post(act: Act, vacancy_id: int, closes_on: date) -> None:
    """HR makes it public, until `closes_on`: the last day on which letters come in (KAD-01)."""
    async with writing():
        seen = await _found(act, vacancy_id, Verb.POST)
        rules.require_closing(closes_on, act.today)
        await move(act, seen, Verb.POST, opened_on=act.today, closes_on=closes_on)
        said = events.VacancyPosted(
            subject=subject(seen.id), closes_on=closes_on, ruling=asdict(await posting(act.today))
        )
        await record(act, said)


async def posting(on: date) -> Ruling:
    """Who posts a vacancy."""
    return rule(POST, {}, await frameworks.in_force(on))


async def move_closing(act: Act, vacancy_id: int, closes_on: date) -> None:
    """Letters come in until another day; also one that has closed opens again, until the names are known."""
    async with writing():
        seen = await _found(act, vacancy_id, Verb.MOVE_CLOSING)
        require_blind(seen)
        assert seen.closes_on, "What was posted has a day on which it closes."
        if closes_on == seen.closes_on:
            raise Invalid("That is the closing date already.")
        if closes_on < act.today or (closes_on - act.today).days > rules.OPEN_DAYS[1]:
            high = rules.OPEN_DAYS[1]
            raise Invalid("Choose a closing date from today up to %(high)s days from today.", high=high)
        await move(act, seen, Verb.MOVE_CLOSING, closes_on=closes_on)
        await record(act, events.ClosingMoved(subject=subject(seen.id), was=seen.closes_on, closes_on=closes_on))


def require_blind(seen: Seen) -> None:
    """A letter that comes in once the committee knows the names could never be read as the others were."""
    if seen.names_on is not None:
        raise WrongStage(
            "The committee knows by now who applied, so that no more letters come in. Stop this vacancy and begin "
            "another one to look for more people."
        )


async def stop(act: Act, vacancy_id: int, because: str) -> None:
    """The recruiter ends it with a reason. From then on the clock runs of what is kept of applicants."""
    async with writing():
        seen = await _found(act, vacancy_id, Verb.STOP)
        await move(act, seen, Verb.STOP, stopped_because=_words(because))
        await record(act, events.VacancyStopped(subject=subject(seen.id), because=because.strip()))


async def move(act: Act, seen: Seen, verb: Verb, **columns: Any) -> Stage:
    """To the stage that follows, inside the transaction of a verb that has found it and said who may."""
    after = STAGES.after(seen.stage, verb)
    values: dict[Column | str, Any] = {"stage": after, "version": seen.version + 1}
    values.update({**columns})
    if after in ENDED:
        values["closed_on"] = act.today
    mine = (Vacancy.id == seen.id) & (Vacancy.version == seen.version)
    if not await Vacancy.update(values).where(mine).returning(Vacancy.id):
        raise Stale("Somebody else was first. Look at how it stands now.")
    if seen.stage is not seen.kept:  # it closed by itself
        await VacancyStage(vacancy=seen.id, stage=seen.stage, from_on=seen.stage_since).save()
    if after is not seen.stage:
        await VacancyStage(vacancy=seen.id, stage=after, from_on=act.today).save()
    return after


async def recruiter(act: Act, team_id: int) -> int | None:
    """Who holds the recruiter's role of a team today, or acts for it."""
    found = [seat for seat in await roles.seats(act, team_id) if seat.key == policy.RECRUITER]
    return next((seat.person or seat.acting_person for seat in found if seat.person or seat.acting_person), None)


async def _found(act: Act, vacancy_id: int, verb: Verb) -> Seen:
    seen = await queries.held(act, vacancy_id)
    policy.require(verb, act.by, seen)
    STAGES.after(seen.stage, verb)
    return seen


def _require(profile: Profile) -> None:
    rules.require_criteria(profile.criteria, complete=False)
    if not 0 < profile.hours <= 60:
        raise Invalid("Please enter hours, such as 7,5 or 7:30.")


def _columns(profile: Profile) -> dict[str, Any]:
    names = ("title_nl", "title_en", "work_nl", "work_en", "reason", "hours", "ground", "closes_on")
    return {name: getattr(profile, name) for name in names}


async def _keep_lists(act: Act, vacancy_id: int, team_id: int, profile: Profile) -> None:
    for place, one in enumerate(profile.criteria, 1):
        await VacancyCriterion(vacancy=vacancy_id, place=place, **asdict(one)).save()
    ours = {seat.role.id for seat in await roles.seats(act, team_id)}
    for role in dict.fromkeys(profile.roles):
        if role not in ours:
            raise NotFound("There is no such role in this team.")
        await VacancyRole(vacancy=vacancy_id, team_role=role).save()


def _words(text: str) -> str:
    if not text.strip():
        raise Invalid("Write in your own words why.")
    return text.strip()
