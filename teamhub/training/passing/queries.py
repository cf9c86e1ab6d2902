"""Reading who trains whom in what, what was passed on, and how far it went."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.people.policy import works_here
from teamhub.training import policy
from teamhub.training.passing import rules
from teamhub.training.passing.rules import Reach, Spread

TRAINS = "r.from_on <= {} AND (r.until_on IS NULL OR r.until_on >= {}) AND (p.left_on IS NULL OR p.left_on >= {})"
TRAINERS = f"""
    SELECT r.id, r.person, r.training, r.reach, p.name, t.title_nl, t.title_en,
        ARRAY(SELECT m.team FROM membership m WHERE m.person = r.person AND m.from_on <= {{}}
            AND (m.until_on IS NULL OR m.until_on >= {{}})) AS teams,
        (SELECT string_agg(team.name, ', ' ORDER BY team.name) FROM membership m JOIN team ON team.id = m.team
            WHERE m.person = r.person AND m.from_on <= {{}} AND (m.until_on IS NULL OR m.until_on >= {{}}))
            AS team_names
    FROM trainer r JOIN person p ON p.id = r.person JOIN training t ON t.id = r.training
    WHERE {TRAINS} AND (t.ended_on IS NULL OR t.ended_on > {{}})
"""
SESSIONS = """
    SELECT s.id, s.trainer, s.held_on, p.name, s.at,
        ARRAY(SELECT q.name FROM passed_to x JOIN person q ON q.id = x.person WHERE x.session = s.id ORDER BY q.name)
            AS names
    FROM passed_session s JOIN person p ON p.id = s.trainer WHERE s.training = {}
    ORDER BY s.held_on DESC, s.id DESC LIMIT 20
"""
TEAMS = """
    SELECT t.id, t.name, ARRAY(SELECT m.person FROM membership m WHERE m.team = t.id AND m.from_on <= {}
        AND (m.until_on IS NULL OR m.until_on >= {})) AS people
    FROM team t WHERE t.closed_on IS NULL OR t.closed_on > {} ORDER BY t.name, t.id
"""
CERTIFIED = "SELECT DISTINCT person FROM certificate WHERE training = {} AND (valid_until IS NULL OR valid_until >= {})"
TAUGHT = """
    SELECT DISTINCT x.person FROM passed_to x JOIN passed_session s ON s.id = x.session WHERE s.training = {}
"""
# Of a person: what they have a certificate of, or were trained in.
HAS = """
    SELECT training FROM certificate WHERE person = {} AND (valid_until IS NULL OR valid_until >= {})
    UNION SELECT s.training FROM passed_to x JOIN passed_session s ON s.id = x.session WHERE x.person = {}
"""


@dataclass(frozen=True, slots=True)
class Trainer:
    id: int
    person: int
    training: int
    reach: Reach
    name: str
    title_nl: str
    title_en: str
    teams: tuple[int, ...]
    team_names: str

    @property
    def title(self) -> str:
        return either(self.title_nl, self.title_en)

    def trains(self, teams: Sequence[int]) -> bool:
        """Somebody who is in these teams."""
        return self.reach is Reach.ALL or bool({*self.teams} & {*teams})


def asking_trainers(today: date, rest: str = "", *values: Any) -> Ask:
    return Ask(f"{TRAINERS} {rest} ORDER BY t.title_nl, p.name, r.id", (*[today] * 8, *values))


def trainers(rows: Sequence[Row]) -> list[Trainer]:
    return [
        Trainer(
            **{**row, "reach": Reach(row["reach"]), "teams": tuple(row["teams"]), "team_names": row["team_names"] or ""}
        )
        for row in rows
    ]


async def every(act: Act) -> tuple[list[Trainer], list[Trainer]]:
    """Who trains colleagues in what; and of these what the reader could be trained in and has not had yet."""
    works_here(act.by)
    me = act.by.id or 0
    found = await together(asking_passable(me, act.today))
    return trainers(found[0]), passable(found, me, [*act.by.member_of])


@dataclass(frozen=True, slots=True)
class Passing:
    """One training as it is passed on: by whom, to whom, how far."""

    trainers: list[Trainer]
    sessions: list[Row]  # with names, for who sees who knows what
    teams: list[Spread]


async def of_training(act: Act, training_id: int) -> Passing:
    found = await together([
        asking_trainers(act.today, "AND r.training = {}", training_id), Ask(SESSIONS, (training_id,)),
        Ask(TEAMS, (act.today,) * 3), Ask(CERTIFIED, (training_id, act.today)), Ask(TAUGHT, (training_id,)),
    ])  # fmt: skip
    here, sessions, teams, certified, taught = found
    people = {row["id"]: (row["name"], row["people"]) for row in teams}
    reached = rules.spread(people, [row["person"] for row in certified], [row["person"] for row in taught])
    return Passing(trainers(here), sessions if policy.sees_who_knows(act.by) else [], reached)


NEAR = """
    SELECT t.name AS team, p.id, p.name FROM membership m JOIN person p ON p.id = m.person JOIN team t ON t.id = m.team
    WHERE m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {}) AND (t.closed_on IS NULL OR t.closed_on > {})
    AND p.id <> {} AND ({} OR t.id = ANY({}::int[])) ORDER BY t.name, p.name, p.id
"""


async def near(act: Act, mine: Trainer | None) -> dict[str, list[Row]]:
    """Whom this trainer may have trained, by the name of their team."""
    if mine is None:
        return {}
    everybody = mine.reach is Reach.ALL
    (rows,) = await together([Ask(NEAR, (act.today, act.today, act.today, mine.person, everybody, [*mine.teams]))])
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["team"], []).append(row)
    return found


def asking_passable(person: int, today: date) -> list[Ask]:
    """To be read with `passable`: what colleagues can pass on to somebody who has not had it."""
    return [asking_trainers(today), Ask(HAS, (person, today, person))]


def passable(found: Sequence[list[Row]], person: int, teams: Sequence[int]) -> list[Trainer]:
    """One trainer for each training that they train somebody of these teams in, and who this one has not."""
    has = {row["training"] for row in found[1]}
    mine: Mapping[int, Trainer] = {
        one.training: one
        for one in reversed(trainers(found[0]))
        if one.training not in has and one.person != person and one.trains(teams)
    }
    return sorted(mine.values(), key=lambda one: one.title)
