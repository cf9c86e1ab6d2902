"""What counts for reading frameworks: when one is due for review, an example of each clause, the delegation board."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, product
from math import inf

from teamhub.core.errors import Translate
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.frameworks import sentences
from teamhub.frameworks.authority import Clause, Decider, Facts, Question, rule

SOON = timedelta(days=60)
DOMAINS: Mapping[str, str] = {
    "ideeen": later("Ideas"),
    "besluitvorming": later("Deciding"),
    "financien": later("Money"),
    "rollen": later("Roles"),
    "rooster": later("Roster"),
    "werving": later("Hiring"),
    "inwerken": later("Joining"),
    "verzuim": later("Absence"),
    "privacy": later("Privacy"),
    "opleiding": later("Learning"),
    "samenwerking": later("Working together"),
    "verantwoording": later("Accounting for our work"),
    "terugnemen": later("Taking over and handing back"),
    "veiligheid": later("Safety"),
    "kaders": later("Frameworks"),
}


class Review(StrEnum):
    LATER = "reviewed later"
    SOON = "review soon"
    OVERDUE = "review overdue"


def review(next_on: date, today: date) -> Review:
    if next_on < today:
        return Review.OVERDUE
    return Review.SOON if next_on - today <= SOON else Review.LATER


def by_domain(rows: Iterable[Mapping[str, object]]) -> list[tuple[str, list[Mapping[str, object]]]]:
    """Grouped, the domains in the order above; one that TeamHub has no word for comes last, under its own name."""
    groups: dict[str, list[Mapping[str, object]]] = {}
    for row in rows:
        groups.setdefault(str(row["domain"]), []).append(row)
    return sorted(groups.items(), key=lambda group: _place(group[0]))


def domain_name(domain: str) -> str:
    return DOMAINS.get(domain, domain.capitalize())


def _place(domain: str) -> tuple[int, str]:
    known = [*DOMAINS]
    return known.index(domain) if domain in known else len(known), domain


def share(sides: Sequence[bool]) -> int:
    """How many of a hundred authors came from the shop floor; `sides` is true for each who did."""
    return round(100 * sum(sides) / len(sides)) if sides else 0


def example(question: Question, clause: Clause, clauses: Iterable[Clause]) -> dict[str, int] | None:
    """Facts under which this clause settles it, or else says the same as the one that does; nothing without limits.

    Only the facts that some clause of the question looks at are named, so that the example says what matters.
    """
    asked = [other for other in clauses if other.question == question.name]
    if not clause.limits:
        return None
    same: dict[str, int] | None = None
    for tried, facts in cases(question, asked):
        settles = rule(question, facts, asked).clause
        if settles == clause:
            return _own(dict(tried), clause, question, asked)
        if same is None and settles and clause.holds(facts) and settles.answer() == clause.answer():
            same = dict(tried)
    return same


def _own(tried: dict[str, int], clause: Clause, question: Question, asked: Sequence[Clause]) -> dict[str, int]:
    """Only the facts that this clause looks at, where the others make no difference beside these."""
    own = {limit.fact: tried[limit.fact] for limit in clause.limits}
    for other in _cases(sorted(tried), asked):
        facts = {fact: 0 for fact in question.facts} | dict(other) | own
        settles = rule(question, facts, asked).clause
        if settles is None or settles.answer() != clause.answer():
            return tried
    return own


def cases(question: Question, clauses: Iterable[Clause]) -> Iterator[tuple[Facts, Facts]]:
    """One case of each kind that these clauses tell apart: the facts that matter, and all that the question brings."""
    asked = [clause for clause in clauses if clause.question == question.name]
    matter = {limit.fact for clause in asked if clause.decides for limit in clause.limits}
    for tried in _cases(sorted(matter), asked):
        yield tried, {fact: tried.get(fact, 0) for fact in question.facts}


@dataclass(frozen=True, slots=True)
class Worded:
    """A clause as a page shows it, with facts for which it is the one that settles the question."""

    clause: Clause
    example: Mapping[str, int] | None

    @property
    def always(self) -> bool:
        """It decides, and nothing has to be known or done before one can say so."""
        return self.clause.decides and not self.clause.limits and not self.clause.needs

    def for_example(self, translate: Translate = str) -> str:
        """ "€1,000 and 10 hours"; nothing where an example says no more than the clause itself."""
        said = self.example or {}
        return sentences.facts(said, translate) if set(said) - sentences.FLAGS else ""


Asked = tuple[Question, list[Worded]]


def worded(questions: Mapping[str, Question], clauses: Iterable[Clause], in_force: Sequence[Clause]) -> list[Asked]:
    """The clauses of a version by question, each with an example as far as it is in force.

    What takes the most words comes last.
    """
    found: dict[str, list[Worded]] = {}
    for clause in clauses:
        question = questions.get(clause.question, Question(clause.question, label=clause.question))
        shown = example(question, clause, in_force) if clause.decides and clause in in_force else None
        found.setdefault(clause.question, []).append(Worded(clause, shown))
    said = [(questions.get(name, Question(name, label=name)), clauses) for name, clauses in found.items()]
    return sorted(said, key=lambda asked: len(asked[1]))


def apart(said: Sequence[Asked]) -> tuple[list[tuple[Question, Clause]], list[Asked]]:
    """The questions that have one and the same answer in every case, and those where it depends."""
    always = [(question, clauses[0].clause) for question, clauses in said if len(clauses) == 1 and clauses[0].always]
    return always, [(question, clauses) for question, clauses in said if len(clauses) > 1 or not clauses[0].always]


def _cases(facts: Sequence[str], clauses: Sequence[Clause]) -> Iterator[Facts]:
    values = [_between(sorted(_bounds(fact, clauses))) for fact in facts]
    yield from (dict(zip(facts, case, strict=True)) for case in product(*values))


def _bounds(fact: str, clauses: Sequence[Clause]) -> set[int]:
    ends = (end for c in clauses for limit in c.limits if limit.fact == fact for end in (limit.above, limit.up_to))
    return {end for end in ends if end is not None}


def _between(bounds: Sequence[int]) -> list[int]:
    """A round number within each stretch between the bounds, and one beyond the last."""
    if not bounds:
        return [0]
    starts = [0, *bounds]
    middles = [_round((low + high) // 2, low, high) for low, high in zip(starts, bounds, strict=False)]
    return [*middles, _round(bounds[-1] * 6 // 5 + 1, bounds[-1], None)]


def round_within(low: float, high: float) -> int:
    """A round number above `low` and not above `high`; either may be without end."""
    if low == high == 0 or (low == -inf and high == inf):
        return 0
    if low == -inf:
        return _round(int(high) // 2, -1, int(high))
    return _round(int(low) + 1, int(low), None) if high == inf else _round(int(low + high) // 2, int(low), int(high))


def _round(number: int, low: int, high: int | None) -> int:
    """The roundest number near it that is above `low` and not above `high`; `high` where there is none between."""
    if high is not None and low >= high:
        return high
    for size in (1000, 500, 100, 50, 10, 5):
        rounded = number // size * size
        if low < rounded and (high is None or rounded <= high):
            return rounded
    return max(number, low + 1)


class Column(StrEnum):
    """The columns of the delegation board, from one's own to everybody's."""

    OWN = "Oneself"
    TEAM = "The team"
    WITH_MPP = "Together with the MPP"
    OFFICE = "MPP, HR and other offices"
    TOGETHER = "Everybody together"


COLUMNS = {
    Decider.OWNER: Column.OWN,
    Decider.CONCERNED: Column.OWN,
    Decider.ROLE_HOLDER: Column.OWN,
    Decider.TEAM: Column.TEAM,
    Decider.TEAM_AND_MPP: Column.WITH_MPP,
    Decider.OWNER_AND_MPP: Column.WITH_MPP,
    Decider.MPP: Column.OFFICE,
    Decider.HR: Column.OFFICE,
    Decider.COMPANY_DOCTOR: Column.OFFICE,
    Decider.DIRECTOR: Column.OFFICE,
    Decider.ORGANISATION: Column.TOGETHER,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the board: its clauses by column, and those that only add what is needed first."""

    question: Question
    cells: Mapping[Column, Sequence[Clause]]
    also: Sequence[Clause]

    @property
    def domain(self) -> str:
        return self.question.domain

    @property
    def covered(self) -> bool:
        return bool(self.cells)

    def told(self, column: Column) -> list[list[Clause]]:
        """What stands in a cell, those that say the same of who decides and what comes first together."""
        cell = self.cells.get(column, ())
        return [[*same] for _, same in groupby(cell, key=Clause.answer)]

    def speaks_of(self, words: Sequence[str], translate: Translate = str) -> bool:
        """Whether each of these words, in small letters, stands in the row as it is read."""
        clauses = [clause for cell in self.cells.values() for clause in cell]
        parts = [translate(self.question.label), *(translate(column) for column in self.cells)]
        parts += [f"{c.who(translate)} {c.when(translate)} {c.framework}" for c in clauses]
        parts += [f"{c.first(translate)} {c.when(translate)} {c.framework}" for c in self.also]
        text = " ".join(parts).replace("\xa0", " ").casefold()
        return all(word in text for word in words)


Group = tuple[str, list[Row]]


def narrowed(groups: Iterable[Group], domain: str, words: str, translate: Translate = str) -> list[Group]:
    """Of a board only one domain, and only what speaks of these words; empty is no wish."""
    wanted = words.casefold().split()
    here = [(name, rows) for name, rows in groups if domain in ("", name)]
    found = [(name, [row for row in rows if not wanted or row.speaks_of(wanted, translate)]) for name, rows in here]
    return [(name, rows) for name, rows in found if rows]


def board(questions: Iterable[Question], clauses: Sequence[Clause]) -> list[tuple[str, list[Row]]]:
    """All questions that are declared, by domain, whether or not a framework covers them."""
    groups: dict[str, list[Row]] = {}
    for question in questions:
        asked = [clause for clause in clauses if clause.question == question.name]
        cells: dict[Column, list[Clause]] = {}
        for clause in sorted(asked, key=_reach):
            if clause.decider:
                cells.setdefault(COLUMNS[clause.decider], []).append(clause)
        row = Row(question, cells, [clause for clause in asked if not clause.decides])
        groups.setdefault(question.domain, []).append(row)
    return sorted(groups.items(), key=lambda group: _place(group[0]))


def _reach(clause: Clause) -> tuple[float, ...]:
    """The one that reaches least far comes first."""
    return (clause.decider.distance if clause.decider else 0, *(limit.span()[1] for limit in clause.limits))
