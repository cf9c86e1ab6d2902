"""Who of a committee has followed what is asked of who selects, such as fair selection: to see it before it begins."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.hiring.queries import Member
from teamhub.training.policy import sees_who_knows
from teamhub.training.queries import COUNTS
from teamhub.training.rules import RequiredBy
from teamhub.training.tables import Training

ASKED = f"""
    SELECT t.id, t.title_nl, t.title_en, ARRAY(SELECT DISTINCT c.person FROM certificate c
        WHERE c.training = t.id AND {COUNTS}) AS people
    FROM training t, (SELECT {{}}::date AS today) AS day
    WHERE t.required_by = {{}} AND (t.ended_on IS NULL OR t.ended_on > day.today) AND (t.team IS NULL OR t.team = {{}})
    ORDER BY t.title_nl, t.id
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A training that is asked of committees. `people`: everybody here with a certificate of it that counts today."""

    id: int
    title_nl: str
    title_en: str
    people: frozenset[int]

    @property
    def title(self) -> str:
        return either(self.title_nl, self.title_en)


@dataclass(frozen=True, slots=True)
class Fair:
    """Of one training: how many of who selects, or was asked to, have followed it.

    `names` is empty for who reads only how many: an MPP, a director and the client council.
    """

    training: Asked
    count: int
    names: Sequence[str]


async def asked(act: Act, team: int) -> list[Asked]:
    """Those of the whole organisation, and of this team."""
    rows: list[Mapping[str, Any]] = await Training.raw(ASKED, act.today, RequiredBy.COMMITTEE, team)
    return [Asked(**{**row, "people": frozenset(row["people"])}) for row in rows]


def fair(act: Act, found: Sequence[Asked], members: Sequence[Member]) -> list[Fair]:
    """Nothing where nobody was asked yet; who said no does not count."""
    seated = selecting(members)
    each = [(one, [member.name for member in seated if member.person in one.people]) for one in found if seated]
    names = sees_who_knows(act.by)
    return [Fair(one, len(who), who if names else ()) for one, who in each]


def selecting(members: Sequence[Member]) -> list[Member]:
    return [one for one in members if one.takes_part is not False]


def skilled(act: Act, found: Sequence[Asked]) -> Collection[int]:
    """Who has followed all that is asked, to say so beside a name; nobody for who may not know."""
    return frozenset.intersection(*(one.people for one in found)) if found and sees_who_knows(act.by) else ()
