from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.db import once
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.parameters import policy, rules, stricter
from teamhub.parameters.rules import FULLTIME_KEY as KEY
from teamhub.parameters.rules import PARAMETERS, Parameter
from teamhub.parameters.stricter import Limits
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


async def counting(on: date) -> Mapping[str, Decimal]:
    """As `numbers`, and where a framework in force on that day is stricter its limit: what erases data uses these."""
    return stricter.counting(await numbers(on), await frameworks.limits(on))


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
    """A number as it is now, how it came to be so, and what is planned. `now` is empty while the usual value counts.

    `limit` is what counts in its place today, because a framework is stricter.
    """

    one: Parameter
    value: Decimal
    now: Change | None
    ahead: Sequence[Change]
    limit: Decimal | None = None

    @property
    def counts(self) -> Decimal:
        return self.value if self.limit is None else self.limit

    @property
    def limited_by(self) -> str:
        """The code of the framework whose limit counts, or nothing."""
        return stricter.BOUNDS[self.one.key].framework if self.limit is not None else ""


async def listed(act: Act) -> list[Line]:
    """All of them. One query."""
    policy.require_sees(act.by)
    found = await _recorded("", act.today)
    return [_line(one, found, act.today) for one in PARAMETERS.values()]


async def line(act: Act, key: str) -> Line:
    """Raises NotFound where there is no such number, or none for this reader."""
    policy.require_sees(act.by)
    one = rules.parameter(key)
    return _line(one, await _recorded(key, act.today), act.today)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was set of each number, in order; what it started from where that was said; and the limits of today."""

    changes: Mapping[str, Sequence[Change]]
    usual: Mapping[str, Decimal]
    limits: Limits


async def _recorded(key: str, today: date) -> Recorded:
    rows, kept = await together([Ask(RECORDED, (key, key)), frameworks.asking_agreed(today)])
    found: dict[str, list[Change]] = {}
    usual: dict[str, Decimal] = {}
    for row in rows:
        if row["by"] is None:
            usual[row["key"]] = Decimal(row["value"])
            continue
        change = Change(Decimal(row["value"]), row["from_on"], row["by"], row["name"], row["why"])
        found.setdefault(row["key"], []).append(change)
    return Recorded(found, usual, frameworks.read_agreed(kept).limits)


def _line(one: Parameter, found: Recorded, today: date) -> Line:
    recorded = found.changes.get(one.key, [])
    past = [change for change in recorded if change.from_on <= today]
    now = past[-1] if past else None
    value = now.value if now else found.usual.get(one.key, one.usual)
    return Line(one, value, now, recorded[len(past) :], stricter.stricter(one.key, value, found.limits))
