"""How many colleagues are needed on each day of the week: the team consents to it (KAD-05)."""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, Refused
from teamhub.core.i18n import later
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Facts
from teamhub.journal.service import record
from teamhub.leave import events
from teamhub.leave.questions import STAFFING
from teamhub.leave.rules import SATURDAY, WEEKDAYS
from teamhub.leave.tables import Needed
from teamhub.leave.wall.queries import MIN_STAFFING, USUAL
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value

MOST = 99
LABELS = (
    later("On Monday"), later("On Tuesday"), later("On Wednesday"), later("On Thursday"), later("On Friday"),
    later("On Saturday"), later("On Sunday and public holidays"),
)  # fmt: skip


def counts(payload: Payload) -> list[int]:
    """Monday first."""
    return [int(number) for number in payload["week"]]


async def minimum(act: Act) -> int:
    return int((await frameworks.limits(act.today)).get(MIN_STAFFING, USUAL[MIN_STAFFING]))


def fewest(week: Sequence[int]) -> int:
    """On a day that somebody has to be there: every one from Monday to Friday, and those of the weekend not nought."""
    return min([*week[:SATURDAY], *(number for number in week[SATURDAY:] if number)])


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    week = counts(payload)
    return {"fewest": fewest(week), "most": max(week)}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {"people": fewest(counts(payload))}


async def _check(act: Act, put: Put) -> Refused | None:
    week, least = counts(put.payload), await minimum(act)
    if len(week) != len(WEEKDAYS) or not all(0 <= number <= MOST for number in week):
        return Invalid("Type a number for each day of the week.")
    if fewest(week) < least:
        return Invalid(
            "At least %(least)s colleagues are needed on a working day (KAD-05); in a weekend it may be nobody.",
            least=least,
        )
    return None


async def _apply(act: Act, put: Put) -> None:
    assert put.team
    await Needed.delete().where((Needed.team == put.team) & (Needed.from_on >= act.today))
    week = dict(zip(WEEKDAYS, counts(put.payload), strict=True))
    given: dict[str, Any] = {"team": put.team, "from_on": act.today, **week}
    await Needed(**given).save()
    await record(act, events.NeededKept(subject=f"team:{put.team}"))


async def now(act: Act, team: int) -> list[int]:
    """How many are needed on Monday … Sunday, as it stands."""
    last = (
        await Needed.objects()
        .where((Needed.team == team) & (Needed.from_on <= act.today))
        .order_by(Needed.from_on, ascending=False)
        .first()
    )
    if last:
        return [getattr(last, day) for day in WEEKDAYS]
    least = await minimum(act)
    return [least] * SATURDAY + [0] * (len(WEEKDAYS) - SATURDAY)


async def _lines(act: Act, payload: Payload) -> list[Line]:
    before = await now(act, int(payload["team"]))
    rows = zip(LABELS, before, counts(payload), strict=True)
    return [Line(label, was, then) for label, was, then in rows if was != then]


NEEDED = Kind(
    name="leave.needed",
    question=STAFFING,
    title=later("Needed each day: from %(fewest)s to %(most)s colleagues"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=lambda payload: ("wall.show", {"team_id": int(payload["team"])}),
    lines=_lines,
)
