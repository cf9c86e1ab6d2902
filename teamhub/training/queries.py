"""Reading the catalogue, and who knows what. Colleagues read all of it; for others there is none."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.people.policy import works_here
from teamhub.training import policy, rules
from teamhub.training.rules import Fit, Kind, RequiredBy
from teamhub.training.tables import Certificate, Training

COLUMNS = """
    t.id, t.code, t.title_nl, t.title_en, t.kind, t.days, t.cost, t.provider, t.required_nl, t.required_en,
    t.required_by, t.fit, t.team, t.role_key, t.within_months, t.valid_months, t.idea, t.ended_on
"""
# Certificates that count on a day, of who works here then.
COUNTS = """c.obtained_on <= day.today AND (c.valid_until IS NULL OR c.valid_until >= day.today)
    AND EXISTS (SELECT FROM person p WHERE p.id = c.person AND (p.left_on IS NULL OR p.left_on >= day.today))"""
ROWS = f"""
    SELECT {COLUMNS}, team.name AS team_name, coalesce(known.people, 0) AS known_by
    FROM training t LEFT JOIN team ON team.id = t.team
    LEFT JOIN (SELECT c.training, count(DISTINCT c.person) AS people
        FROM certificate c, (SELECT {{}}::date AS today) AS day WHERE {COUNTS} GROUP BY c.training) known
        ON known.training = t.id
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A training as the catalogue shows it. `known_by`: how many colleagues have a certificate that counts today."""

    id: int
    code: str
    title_nl: str
    title_en: str
    kind: Kind
    days: Decimal
    cost: Decimal
    provider: str
    required_nl: str
    required_en: str
    required_by: RequiredBy
    fit: Fit
    team: int | None
    role_key: str
    within_months: int | None
    valid_months: int | None
    idea: int | None
    ended_on: date | None
    team_name: str | None
    known_by: int

    @property
    def title(self) -> str:
        """In the reader's language."""
        return either(self.title_nl, self.title_en)

    @property
    def required(self) -> str:
        return either(self.required_nl, self.required_en)

    @property
    def free(self) -> bool:
        return rules.is_free(self.required_by)

    def of(self, column: str) -> Any:
        return getattr(self, column)


def seen(row: Mapping[str, Any]) -> Seen:
    words = {
        "kind": Kind(row["kind"]), "required_by": RequiredBy(row["required_by"]), "fit": Fit(row["fit"]),
        "days": Decimal(row["days"]), "cost": Decimal(row["cost"]),
    }  # fmt: skip
    return Seen(**{**row, **words})


async def one_at_a_time() -> None:
    """From here to the end of the transaction nobody else adds a training or a certificate: these are rare."""
    await Training.raw("SELECT pg_advisory_xact_lock(hashtextextended('training', 0))")


async def next_code() -> str:
    rows = await Training.raw("SELECT code FROM training")
    numbers = [int(found[1]) for row in rows if (found := re.fullmatch(r"TR-(\d{1,6})", row["code"]))]
    return f"TR-{max(numbers, default=0) + 1:02d}"


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    works_here(act.by)
    return [seen(row) for row in await Training.raw(f"{ROWS} WHERE {rest}", act.today, *values)]


async def one(act: Act, training_id: int) -> Seen:
    found = await read(act, "t.id = {}", training_id) if is_id(training_id) else []
    if not found:
        raise NotFound("There is no such training.")
    return found[0]


OFFERED = "(t.ended_on IS NULL OR t.ended_on > {})"


async def catalogue(act: Act, words: str = "", kind: str = "") -> list[Seen]:
    """What is offered today and has all these words in its title, provider or what asks for it; by title."""
    rest, values = OFFERED, [act.today]
    for word in words.split()[:8]:
        rest += " AND concat_ws(' ', t.code, t.title_nl, t.title_en, t.provider, t.required_nl, t.required_en) ILIKE {}"
        values.append(f"%{escaped(word)}%")  # type: ignore[arg-type]
    if kind in {*Kind}:
        rest += " AND t.kind = {}"
        values.append(kind)  # type: ignore[arg-type]
    return await read(act, f"{rest} ORDER BY t.title_nl, t.id", *values)


def escaped(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)


KNOWS = f"""
    SELECT c.training, p.id, p.name, max(c.obtained_on) AS obtained_on, bool_or(c.valid_until IS NULL) AS for_good,
        max(c.valid_until) AS valid_until,
        (SELECT string_agg(team.name, ', ' ORDER BY team.name) FROM membership m JOIN team ON team.id = m.team
            WHERE m.person = p.id AND m.from_on <= max(day.today)
            AND (m.until_on IS NULL OR m.until_on >= max(day.today))) AS teams
    FROM certificate c JOIN person p ON p.id = c.person, (SELECT {{}}::date AS today) AS day
    WHERE c.training = ANY({{}}::int[]) AND {COUNTS} GROUP BY c.training, p.id, p.name ORDER BY p.name, p.id
"""


@dataclass(frozen=True, slots=True)
class Knows:
    """A colleague who may be asked. `valid_until` is empty where the certificate counts for good."""

    id: int
    name: str
    teams: str
    obtained_on: date
    valid_until: date | None


def asking_knows(act: Act, trainings: Sequence[int]) -> Ask:
    """Who has a certificate of these that counts today, by name: see `knows`. Nothing for who sees how many only."""
    wanted = [*trainings] if policy.sees_who_knows(act.by) else []
    return Ask(KNOWS, (act.today, wanted))


def knows(rows: Sequence[Row]) -> list[Knows]:
    return [
        Knows(
            row["id"],
            row["name"],
            row["teams"] or "",
            row["obtained_on"],
            None if row["for_good"] else row["valid_until"],
        )
        for row in rows
    ]


async def who_knows(act: Act, training_id: int) -> list[Knows]:
    ask = asking_knows(act, [training_id])
    return knows(list(await Certificate.raw(ask.sql, *ask.values)))


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    found = await read(act, "t.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.title, "training.show", {"training_id": one.id}) for one in found}
