from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import once
from teamhub.core.lazily import dataclass
from teamhub.parameters import policy, rules
from teamhub.parameters.rules import FULLTIME_KEY as KEY
from teamhub.parameters.rules import PARAMETERS, Parameter
from teamhub.parameters.tables import ParameterSet

IN_FORCE = f"""
    SELECT DISTINCT ON (key) key, value FROM (
        SELECT key, value, from_on FROM parameter_set WHERE from_on <= {{}}::date
        UNION ALL SELECT '{KEY}', fulltime_hours, NULL FROM organisation) known
    ORDER BY key, from_on DESC NULLS LAST
"""
# The first of a full-time contract is what was said at installation, by nobody.
RECORDED = f"""
    SELECT s.key, s.value, s.from_on, s.why, s.by, p.name FROM parameter_set s JOIN person p ON p.id = s.by
    WHERE {{}} = '' OR s.key = {{}}
    UNION ALL SELECT '{KEY}', fulltime_hours, NULL, '', NULL, '' FROM organisation ORDER BY 1, 3 NULLS FIRST
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
    recorded, usual = await _recorded("")
    return [_line(one, recorded.get(key, []), usual, act.today) for key, one in PARAMETERS.items()]


async def line(act: Act, key: str) -> Line:
    """Raises NotFound where there is no such number, or none for this reader."""
    policy.require_sees(act.by)
    one = rules.parameter(key)
    recorded, usual = await _recorded(key)
    return _line(one, recorded.get(key, []), usual, act.today)


async def _recorded(key: str) -> tuple[dict[str, list[Change]], dict[str, Decimal]]:
    found: dict[str, list[Change]] = {}
    usual: dict[str, Decimal] = {}
    for row in await ParameterSet.raw(RECORDED, key, key):
        if row["by"] is None:
            usual[row["key"]] = Decimal(row["value"])
            continue
        change = Change(row["value"], row["from_on"], row["by"], row["name"], row["why"])
        found.setdefault(row["key"], []).append(change)
    return found, usual


def _line(one: Parameter, recorded: Sequence[Change], usual: Mapping[str, Decimal], today: date) -> Line:
    past = [change for change in recorded if change.from_on <= today]
    now = past[-1] if past else None
    return Line(one, now.value if now else usual.get(one.key, one.usual), now, recorded[len(past) :])
