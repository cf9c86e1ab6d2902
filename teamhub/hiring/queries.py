"""Reading vacancies: the whole of it by the team, its MPP, HR and who selects; for other colleagues what is public."""

import json
from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.db import is_id, once
from teamhub.core.errors import NotFound
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.kept import Kept
from teamhub.hiring import policy, rules
from teamhub.hiring.events import subject
from teamhub.hiring.rules import ENDED, Missing, Stage
from teamhub.hiring.tables import Vacancy

ROWS = """
    SELECT v.id, v.team, team.name AS team_name, team.place, v.stage AS kept, v.version, v.title_nl, v.title_en,
        v.work_nl, v.work_en, v.reason, v.hours, v.ground, v.stopped_because, v.contact, c.name AS contact_name,
        v.made_by, maker.name AS made_by_name, v.made_at, v.opened_on, v.closes_on, v.closed_on, v.names_on, v.ruling,
        (SELECT max(s.from_on) FROM vacancy_step s WHERE s.vacancy = v.id) AS since_on,
        ARRAY(SELECT m.person FROM committee_member m WHERE m.vacancy = v.id AND m.takes_part) AS committee,
        ARRAY(SELECT m.person FROM committee_member m WHERE m.vacancy = v.id AND m.takes_part IS NULL) AS asked
    FROM vacancy v JOIN team ON team.id = v.team JOIN person maker ON maker.id = v.made_by
    LEFT JOIN person c ON c.id = v.contact
"""
RULINGS = "SELECT id, made_at, ruling::text AS ruling FROM vacancy WHERE made_at >= {} AND ruling IS NOT NULL"
COMMITTEE_MIN = 3  # where no framework says it (KAD-01, committee_min)


@dataclass(frozen=True, slots=True)
class Seen:
    """A vacancy as it is read on a day: `stage` counts, also where nobody has written down that it closed."""

    id: int
    team: int
    team_name: str
    place: str
    kept: Stage
    version: int
    title_nl: str
    title_en: str
    work_nl: str
    work_en: str
    reason: str
    hours: Decimal
    ground: str
    stopped_because: str
    contact: int | None
    contact_name: str | None
    made_by: int
    made_by_name: str
    made_at: datetime
    opened_on: date | None
    closes_on: date | None
    closed_on: date | None
    names_on: date | None  # from then on the committee knows who wrote which letter
    ruling: Ruling | None
    since_on: date
    committee: list[int]
    asked: list[int]
    today: date

    @property
    def stage(self) -> Stage:
        return rules.stage_on(self.kept, self.closes_on, self.today)

    @property
    def stage_since(self) -> date:
        """The first day of the stage that counts today."""
        if self.stage is not self.kept and self.closes_on:
            return date.fromordinal(self.closes_on.toordinal() + 1)
        return self.since_on

    @property
    def days(self) -> int:
        """How many calendar days it has been in this stage."""
        return (self.today - self.stage_since).days

    @property
    def ended(self) -> bool:
        return self.kept in ENDED

    @property
    def title(self) -> str:
        return either(self.title_nl, self.title_en)

    @property
    def work(self) -> str:
        return either(self.work_nl, self.work_en)

    @property
    def takes_letters(self) -> bool:
        return self.stage is Stage.OPEN

    @property
    def can_take_more(self) -> bool:
        """Also by hand, or on another closing date: until the committee has decided on all letters without names."""
        return self.stage in (Stage.OPEN, Stage.SELECTING) and self.names_on is None


def seen(row: Row, today: date) -> Seen:
    return Seen(**{**row, "kept": Stage(row["kept"]), "ruling": Ruling.kept(row["ruling"]), "today": today})


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    """Those that the actor may know of."""
    found = [seen(row, act.today) for row in await Vacancy.raw(f"{ROWS} WHERE {rest}", *values)]
    return [one for one in found if policy.sees(act.by, one)]


async def vacancy(act: Act, vacancy_id: int) -> Seen:
    """NotFound for who may not know that there is one."""
    found = await read(act, "v.id = {}", vacancy_id) if is_id(vacancy_id) else []
    if not found:
        raise NotFound("There is no such vacancy.")
    return found[0]


async def held(act: Act, vacancy_id: int) -> Seen:
    """The same; until this transaction ends nobody else changes it."""
    if is_id(vacancy_id):
        await Vacancy.select(Vacancy.id).where(Vacancy.id == vacancy_id).lock_rows("UPDATE")
    return await vacancy(act, vacancy_id)


@dataclass(frozen=True, slots=True)
class Criterion:
    id: int
    place: int
    words_nl: str
    words_en: str
    weight: int

    @property
    def words(self) -> str:
        return either(self.words_nl, self.words_en)


async def _parts(vacancy_id: int) -> list[list[Row]]:
    """Criteria, roles, stages and counts of a vacancy: in one query, once a page."""
    asks = [Ask(sql, (vacancy_id,)) for sql in (CRITERIA, WANTED, STAGES, NUMBERS)]
    return await once(("vacancy", vacancy_id), lambda: together(asks))


CRITERIA = "SELECT id, place, words_nl, words_en, weight FROM vacancy_criterion WHERE vacancy = {} ORDER BY place"


async def criteria(vacancy_id: int) -> list[Criterion]:
    """In the order in which the team wrote them; of a vacancy that the caller has found."""
    return [Criterion(**row) for row in (await _parts(vacancy_id))[0]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A role of the team that a new colleague would take up."""

    team_role: int
    key: str
    name_nl: str
    name_en: str

    @property
    def name(self) -> str:
        return either(self.name_nl, self.name_en)


WANTED = """
    SELECT w.team_role, coalesce(t.key, 'eigen-' || k.id) AS key, coalesce(nullif(k.name_nl, ''), t.name_nl) AS name_nl,
        coalesce(nullif(k.name_en, ''), nullif(t.name_en, ''), k.name_nl) AS name_en
    FROM vacancy_role w JOIN team_role k ON k.id = w.team_role LEFT JOIN role_template t ON t.id = k.template
    WHERE w.vacancy = {} ORDER BY w.id
"""


async def wanted(vacancy_id: int) -> list[Wanted]:
    return [Wanted(**row) for row in (await _parts(vacancy_id))[1]]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who was asked for the committee. `takes_part` is None until they answer."""

    id: int
    person: int
    name: str
    asked_at: datetime
    takes_part: bool | None
    council: bool
    ours: bool  # in the team of the vacancy today
    team_name: str | None
    scored: bool  # a letter, or a talk

    @property
    def seat(self) -> rules.Seat:
        return rules.Seat(self.takes_part, outside=not self.ours, council=self.council)


COMMITTEE = """
    SELECT m.id, m.person, p.name, m.asked_at, m.takes_part,
        EXISTS (SELECT FROM office_held o WHERE o.person = p.id AND o.office = 'council' AND o.from_on <= day.today
            AND (o.until_on IS NULL OR o.until_on >= day.today)) AS council,
        EXISTS (SELECT FROM membership b WHERE b.person = p.id AND b.team = v.team AND b.from_on <= day.today
            AND (b.until_on IS NULL OR b.until_on >= day.today)) AS ours,
        (SELECT t.name FROM membership b JOIN team t ON t.id = b.team WHERE b.person = p.id AND b.from_on <= day.today
            AND (b.until_on IS NULL OR b.until_on >= day.today) ORDER BY b.team <> v.team, b.id LIMIT 1) AS team_name,
        EXISTS (SELECT FROM letter_score s JOIN selection_letter l ON l.id = s.letter
            WHERE l.vacancy = v.id AND s.scorer = m.person)
        OR EXISTS (SELECT FROM talk_score s JOIN applicant a ON a.id = s.applicant
            WHERE a.vacancy = v.id AND s.scorer = m.person) AS scored
    FROM committee_member m JOIN vacancy v ON v.id = m.vacancy JOIN person p ON p.id = m.person,
    (SELECT {}::date AS today) AS day WHERE m.vacancy = {} ORDER BY m.id
"""


async def committee(act: Act, vacancy_id: int) -> list[Member]:
    return [Member(**row) for row in await Vacancy.raw(COMMITTEE, act.today, vacancy_id)]


@dataclass(frozen=True, slots=True)
class Formed:
    """A committee, and what it lacks before it may select."""

    members: Sequence[Member]
    at_least: int
    lacks: Sequence[Missing] = field(default_factory=list)

    @property
    def part(self) -> list[Member]:
        return [one for one in self.members if one.takes_part]

    @property
    def complete(self) -> bool:
        return not self.lacks


async def committee_min(on: date) -> int:
    return int((await frameworks.limits(on)).get(("KAD-01", "committee_min"), COMMITTEE_MIN))


async def formed(act: Act, vacancy_id: int) -> Formed:
    members, at_least = await committee(act, vacancy_id), await committee_min(act.today)
    return Formed(members, at_least, rules.missing([one.seat for one in members], at_least))


STAGES = "SELECT stage, from_on FROM vacancy_step WHERE vacancy = {} ORDER BY id"


async def stages(one: Seen) -> list[tuple[Stage, date]]:
    """Every stage that it was in, with its first day; the one that counts today last."""
    kept = [(Stage(row["stage"]), row["from_on"]) for row in (await _parts(one.id))[2]]
    return kept if one.stage is one.kept else [*kept, (one.stage, one.stage_since)]


def asking_of_team(team_id: int) -> Ask:
    """What runs in one team, to be asked together with other things: see `seen`."""
    return Ask(f"{ROWS} WHERE v.team = {{}} AND v.closed_on IS NULL ORDER BY v.id", (team_id,))


NUMBERS = """
    SELECT count(*) AS all, count(*) FILTER (WHERE standing = 'received') AS received,
        count(*) FILTER (WHERE standing = 'invited') AS invited,
        count(*) FILTER (WHERE standing = 'reserve') AS reserve,
        count(*) FILTER (WHERE standing IN ('chosen', 'hired')) AS chosen,
        count(*) FILTER (WHERE standing = 'rejected') AS rejected,
        count(*) FILTER (WHERE standing = 'withdrawn') AS withdrawn,
        count(*) FILTER (WHERE erased_on IS NOT NULL) AS erased
    FROM applicant WHERE vacancy = {}
"""


async def numbers(one: Seen) -> dict[str, int]:
    """How many applied and where they stand, without who."""
    return (await _parts(one.id))[3][0]


async def tallies(vacancies: Sequence[int]) -> dict[int, int]:
    """How many applied to each, in one query."""
    if not vacancies:
        return {}
    sql = "SELECT vacancy, count(*) AS many FROM applicant WHERE vacancy = ANY({}::int[]) GROUP BY vacancy"
    return {row["vacancy"]: row["many"] for row in await Vacancy.raw(sql, [*vacancies])}


async def rulings(since: datetime) -> list[Kept]:
    """Whether the hours were within the establishment, when a vacancy was put to its team."""
    rows: list[dict[str, Any]] = await Vacancy.raw(RULINGS, since)
    return [Kept(subject(row["id"]), row["made_at"], Ruling.read(json.loads(row["ruling"]))) for row in rows]
