from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import once
from teamhub.core.lazily import dataclass
from teamhub.parameters import policy, rules
from teamhub.parameters.rules import PARAMETERS, Parameter
from teamhub.parameters.tables import ParameterSet

IN_FORCE = "SELECT DISTINCT ON (key) key, value FROM parameter_set WHERE from_on <= {}::date ORDER BY key, from_on DESC"
RECORDED = """
    SELECT s.key, s.value, s.from_on, s.at, s.why, s.by, p.name FROM parameter_set s JOIN person p ON p.id = s.by
    WHERE {} = '' OR s.key = {} ORDER BY s.key, s.from_on
"""


def asking(today: date) -> Ask:
    """For who gathers a page's questions; `read` makes of the answer what `numbers` gives."""
    return Ask(IN_FORCE, [today])


def read(rows: list[Row]) -> Mapping[str, Decimal]:
    found = {row["key"]: Decimal(row["value"]) for row in rows}
    return {key: found.get(key, one.usual) for key, one in PARAMETERS.items()}


async def numbers(today: date) -> Mapping[str, Decimal]:
    """Every one of them as it counts on that day: numbers(today)["absence.gap_days"] is 28."""

    async def ask() -> Mapping[str, Decimal]:
        return read(list(await ParameterSet.raw(IN_FORCE, today)))

    return await once((IN_FORCE, today), ask)


def said(terms: Mapping[str, str], found: Mapping[str, Decimal]) -> dict[str, str]:
    """What fills the gaps of a sentence that names settings: {"weeks": "hiring.delete_weeks"} gives "4 weeks"."""
    return {name: PARAMETERS[key].amount(found[key]) for name, key in terms.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """A value that was recorded, from its day on, with who did it and why."""

    value: Decimal
    from_on: date
    by: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A number as it is now, how it came to be so, and what is planned. `now` is empty while the usual value counts."""

    one: Parameter
    value: Decimal
    now: Change | None
    ahead: Sequence[Change]


async def listed(act: Act) -> list[Line]:
    """All of them. One query."""
    policy.require_sees(act.by)
    recorded = await _recorded("")
    return [_line(one, recorded.get(key, []), act.today) for key, one in PARAMETERS.items()]


async def line(act: Act, key: str) -> Line:
    """Raises NotFound where there is no such number, or none for this reader."""
    policy.require_sees(act.by)
    one = rules.parameter(key)
    return _line(one, (await _recorded(key)).get(key, []), act.today)


async def _recorded(key: str) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for row in await ParameterSet.raw(RECORDED, key, key):
        change = Change(row["value"], row["from_on"], row["by"], row["name"], row["why"])
        found.setdefault(row["key"], []).append(change)
    return found


def _line(one: Parameter, recorded: Sequence[Change], today: date) -> Line:
    past = [change for change in recorded if change.from_on <= today]
    now = past[-1] if past else None
    return Line(one, now.value if now else one.usual, now, recorded[len(past) :])
