"""Reading what a team can do, and what somebody has."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.parameters import queries as parameters
from teamhub.training.certificates import policy, rules
from teamhub.training.certificates.rules import Has, Skill, Someone
from teamhub.training.certificates.tables import Registration
from teamhub.training.rules import Kind, Register, RequiredBy

MEMBERS = """
    SELECT p.id, p.name, p.joined_on FROM membership m JOIN person p ON p.id = m.person
    WHERE m.team = {} AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {}) ORDER BY p.name, p.id
"""
# The last certificate of each person and training: the one that counts longest, and for good above all.
NEWEST = """
    SELECT DISTINCT ON (c.person, c.training) c.id, c.person, c.training, c.obtained_on, c.valid_until AS valid_until_on
    FROM certificate c WHERE c.person = ANY({}::int[])
    ORDER BY c.person, c.training, c.valid_until DESC NULLS FIRST, c.obtained_on DESC
"""
OF_TEAM = """
    SELECT DISTINCT ON (c.person, c.training) c.id, c.person, c.training, c.obtained_on, c.valid_until AS valid_until_on
    FROM certificate c JOIN membership m ON m.person = c.person
    WHERE m.team = {} AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {})
    ORDER BY c.person, c.training, c.valid_until DESC NULLS FIRST, c.obtained_on DESC
"""
TRAININGS = """
    SELECT t.id, t.title_nl, t.title_en, t.kind, t.within_months, t.role_key FROM training t
    WHERE t.ended_on IS NULL OR t.ended_on > {} ORDER BY t.within_months IS NULL, t.title_nl, t.id
"""
# What is asked of a team as a whole, whether anybody has it or not: by the law, or by a role that it has.
ASKED = """
    SELECT t.id, t.required_by, t.required_nl, t.required_en
    FROM training t, (SELECT {}::date AS today, {}::int AS team) d
    WHERE (t.ended_on IS NULL OR t.ended_on > d.today) AND (t.team IS NULL OR t.team = d.team)
        AND (t.required_by = {} OR EXISTS (SELECT FROM team_role r JOIN role_template k ON k.id = r.template
            WHERE r.team = d.team AND k.key = t.role_key AND (r.closed_on IS NULL OR r.closed_on >= d.today)))
"""
REGISTERED = """
    SELECT r.id, r.person, r.register, r.valid_until AS valid_until_on, r.reflection_hours, p.name
    FROM registration r JOIN person p ON p.id = r.person WHERE
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One training, and how each of the team stands with it, in the order of the people."""

    id: int
    title_nl: str
    title_en: str
    method: bool
    row: tuple[Has, ...]
    first_end: date | None  # of those that count
    asked: Row | None = None  # what asks for it of the team as a whole: `required_by`, and in words

    @property
    def title(self) -> str:
        return either(self.title_nl, self.title_en)

    @property
    def many(self) -> int:
        return rules.counting(self.row)

    @property
    def thin(self) -> bool:
        return rules.thin(self.row, asked=self.asked is not None)

    @property
    def required(self) -> str:
        return either(self.asked["required_nl"], self.asked["required_en"]) if self.asked else ""

    @property
    def late(self) -> int:
        return rules.late(self.row)


@dataclass(frozen=True, slots=True)
class Registered:
    id: int
    person: int
    name: str
    register: Register
    valid_until: date
    reflection_hours: Decimal | None
    weeks: int | None  # the reminder that has begun; nothing: it is far away, or over
    over: bool


@dataclass(frozen=True, slots=True)
class Skills:
    """What a team can do on a day."""

    people: tuple[Row, ...]
    lines: tuple[Line, ...]
    registers: tuple[Registered, ...]

    @property
    def thin(self) -> list[Line]:
        return [line for line in self.lines if line.thin]

    @property
    def methods(self) -> list[Line]:
        return [line for line in self.lines if line.method]


def asking_team(act: Act, team_id: int) -> list[Ask]:
    here = (team_id, act.today, act.today)
    of_team = "r.person IN (SELECT m.person FROM membership m WHERE m.team = {} AND m.from_on <= {}"
    of_team += " AND (m.until_on IS NULL OR m.until_on >= {})) ORDER BY r.valid_until, r.id"
    return [
        parameters.asking(act.today), Ask(MEMBERS, here), Ask(OF_TEAM, here), Ask(TRAININGS, (act.today,)),
        Ask(f"{REGISTERED} {of_team}", here),
    ]  # fmt: skip


def read_team(act: Act, found: Sequence[list[Row]], asked: Sequence[Row] = ()) -> Skills:
    """`asked`, the rows of ASKED, are listed also where nobody has them."""
    numbers, people, certificates, trainings, registered = found
    weeks = reminder_weeks(parameters.read(numbers))
    until = {(row["person"], row["training"]): row["valid_until_on"] for row in certificates}
    somebody = [Someone(one["id"], one["joined_on"]) for one in people]
    for_all = {row["id"]: row for row in asked}
    lines = [replace(_line(row, somebody, until, act.today, weeks), asked=for_all.get(row["id"])) for row in trainings]
    shown = [line for line in lines if line.asked or any(one is not Has.NOT for one in line.row)]
    return Skills(tuple(people), tuple(shown), tuple(_registered(row, act.today, weeks) for row in registered))


async def of_team(act: Act, team_id: int) -> Skills:
    *found, asked = await together([
        *asking_team(act, team_id), Ask(ASKED, (act.today, team_id, RequiredBy.LAW)),
    ])  # fmt: skip
    return read_team(act, found, asked)


def _line(row: Row, people: list[Someone], until: rules.Until, today: date, weeks: Sequence[int]) -> Line:
    method = row["kind"] == Kind.METHOD
    skill = Skill(row["id"], method, row["within_months"])
    stands = tuple(rules.standing(skill, one, until, today, weeks) for one in people)
    ends = [until.get((one.id, skill.id)) for one in people]
    first = min((end for end in ends if end and end >= today), default=None)
    return Line(row["id"], row["title_nl"], row["title_en"], method and bool(skill.within_months), stands, first)


def reminder_weeks(numbers: Mapping[str, Decimal]) -> list[int]:
    return [int(numbers[f"training.reminder_weeks_{which}"]) for which in ("first", "second", "last")]


def _registered(row: Row, today: date, weeks: Sequence[int]) -> Registered:
    end = row["valid_until_on"]
    hours = None if row["reflection_hours"] is None else Decimal(row["reflection_hours"])
    return Registered(
        row["id"], row["person"], row["name"], Register(row["register"]), end, hours,
        rules.passed(end, today, weeks), end < today,
    )  # fmt: skip


MINE = """
    SELECT c.id, c.training, c.obtained_on, c.valid_until AS valid_until_on, t.title_nl, t.title_en,
        c.valid_until < {} AS over,
        EXISTS (SELECT FROM certificate l WHERE l.person = c.person AND l.training = c.training
            AND l.obtained_on > c.obtained_on) AS renewed
    FROM certificate c JOIN training t ON t.id = c.training WHERE c.person = {} ORDER BY c.obtained_on DESC, c.id DESC
"""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody has, the newest first."""

    certificates: list[Row]
    registers: list[Registered]
    numbers: Mapping[str, Decimal]


async def of_person(act: Act, person_id: int) -> Theirs:
    """Who asks has been let in by `policy.sees_person`."""
    numbers, certificates, registered = await together([
        parameters.asking(act.today),
        Ask(MINE, (act.today, person_id)),
        Ask(f"{REGISTERED} r.person = {{}} ORDER BY r.register", (person_id,)),
    ])  # fmt: skip
    kept = parameters.read(numbers)
    weeks = reminder_weeks(kept)
    return Theirs(certificates, [_registered(row, act.today, weeks) for row in registered], kept)


# What ends within so many days of who is here, unless it has been renewed: of these people, or of everybody.
ENDING = """
    SELECT 'certificate' AS what, c.id, c.person, p.name, t.title_nl, t.title_en, c.valid_until AS ends_on, c.training
    FROM certificate c JOIN person p ON p.id = c.person JOIN training t ON t.id = c.training,
        (SELECT {{}}::date AS today) d
    WHERE c.valid_until BETWEEN today AND today + {{}}::int AND (p.left_on IS NULL OR p.left_on >= today) AND {who}
        AND NOT EXISTS (SELECT FROM certificate l WHERE l.person = c.person AND l.training = c.training
            AND (l.valid_until IS NULL OR l.valid_until > c.valid_until))
    UNION ALL
    SELECT 'registration', r.id, r.person, p.name, r.register, r.register, r.valid_until, 0
    FROM registration r JOIN person p ON p.id = r.person, (SELECT {{}}::date AS today) d
    WHERE r.valid_until BETWEEN today AND today + {{}}::int AND (p.left_on IS NULL OR p.left_on >= today) AND {who}
    ORDER BY ends_on, what, id
"""


def asking_ending(act: Act, weeks: int, person: int | None = None) -> Ask:
    """Of one person, or of everybody who is here."""
    days = 7 * weeks
    who = "p.id = {}" if person is not None else "true"
    given = [act.today, days, *([person] if person is not None else [])]
    return Ask(ENDING.format(who=who), (*given, *given))


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    rows = await Registration.raw(f"{REGISTERED} r.id = ANY({{}}::int[])", [int(key) for key in keys])
    return {
        str(row["id"]): Place(row["register"], "certificates.person", {"person_id": row["person"]})
        for row in rows
        if row["person"] == act.by.id or policy.sees_names(act.by, 0)
    }
