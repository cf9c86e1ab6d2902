"""Reading the clocks of contracts: for whom it is about, their team, its MPP and HR."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.asking import Ask, Row, together
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.kept import Kept
from teamhub.joining.contracts import policy, rules
from teamhub.joining.contracts.events import subject
from teamhub.joining.contracts.rules import About, Advice, Numbers, Outcome, Terms
from teamhub.joining.contracts.tables import Contract, ContractReview, ReviewVoice
from teamhub.parameters import queries as parameters

# Contracts that run or come, of who is here, with each of their two ends and what was said about that.
ROWS = """
    SELECT c.id, c.person, c.from_on, c.until_on, c.probation, p.name, kind.kind, r.id AS review, r.talked_on, r.advice,
        r.advice_words, r.advised_on, r.outcome, r.outcome_words, r.decided_on, decider.name AS decider,
        r.ruling::text AS ruling, EXISTS (SELECT FROM contract l WHERE l.person = c.person AND l.from_on > c.from_on)
            AS followed,
        EXISTS (SELECT FROM contract_review_voice v WHERE v.review = r.id AND v.by = {}) AS said,
        ARRAY(SELECT m.team FROM membership m WHERE m.person = c.person AND (m.until_on IS NULL OR m.until_on >= today))
            AS teams,
        ARRAY(SELECT t.name FROM membership m JOIN team t ON t.id = m.team WHERE m.person = c.person
            AND (m.until_on IS NULL OR m.until_on >= today) ORDER BY t.name) AS team_names
    FROM contract c JOIN person p ON p.id = c.person
    JOIN (VALUES ('probation'), ('renewal')) AS kind(kind)
        ON CASE kind.kind WHEN 'probation' THEN c.probation ELSE c.until_on IS NOT NULL END
    LEFT JOIN contract_review r ON r.contract = c.id AND r.kind = kind.kind
    LEFT JOIN person decider ON decider.id = r.decided_by, (SELECT {}::date AS today) AS day
    WHERE (p.left_on IS NULL OR p.left_on >= today)
"""
NEAR = """
    EXISTS (SELECT FROM membership n WHERE n.person = c.person AND n.team = ANY({}::int[])
        AND (n.until_on IS NULL OR n.until_on >= today))
"""  # of one of these teams
# What may still wait for HR: an end that is not over, and somebody who stays whose new contract is to be recorded.
GOES_ON = f"""
    CASE kind.kind WHEN 'probation' THEN c.from_on >= today - {rules.LONGEST_PROBATION.days}
        ELSE c.until_on >= today OR r.outcome = '{Outcome.STAYS}' END
"""
VOICES = """
    SELECT v.by, v.words, p.name FROM contract_review_voice v JOIN person p ON p.id = v.by
    WHERE v.review = {} ORDER BY v.id
"""


@dataclass(frozen=True, slots=True)
class Clock:
    """One end of somebody's contract, as it is read on a day."""

    id: int  # of the contract
    person: int
    name: str
    about: About
    terms: Terms
    numbers: Numbers
    teams: tuple[int, ...]
    team_names: tuple[str, ...]
    review: int | None
    said: bool  # the reader gave their sentence
    talked_on: date | None
    advice: Advice | None
    advice_words: str
    advised_on: date | None
    outcome: Outcome | None
    outcome_words: str
    decided_on: date | None
    decider: str | None
    ruling: Ruling | None
    followed: bool  # by a later contract
    today: date

    @property
    def end(self) -> date | None:
        """The last day of probation, or of the contract; nothing: there is no such end."""
        return rules.probation_until(self.terms) if self.about is About.PROBATION else self.terms.until_on

    @property
    def advice_due(self) -> date | None:
        return rules.advice_due(self.about, self.terms, self.numbers)

    @property
    def decide_by(self) -> date | None:
        return rules.decide_by(self.about, self.terms, self.numbers)

    @property
    def notice_by(self) -> date | None:
        return rules.notice_by(self.terms, self.numbers) if self.about is About.RENEWAL else None

    @property
    def open(self) -> bool:
        """Not decided, and not over."""
        return self.outcome is None and self.end is not None and self.end >= self.today

    @property
    def near(self) -> bool:
        """It stands with who has to do something about it."""
        return self.open and self.advice_due is not None and self.advice_due - rules.LEAD <= self.today

    @property
    def late(self) -> bool:
        return self.open and self.advice is None and self.advice_due is not None and self.advice_due < self.today

    @property
    def may_decide(self) -> bool:
        """The team has advised; or its time is over, and the day of the notice does not wait."""
        return self.open and (self.advice is not None or self.late)

    @property
    def to_record(self) -> bool:
        """It goes on, and HR has not recorded how."""
        renewed = self.about is About.RENEWAL and self.outcome is Outcome.STAYS
        return renewed and not self.followed and self.terms.until_on is not None


def asking(act: Act, rest: str = "", *values: Any) -> Ask:
    return Ask(f"{ROWS} {rest} ORDER BY c.person, c.from_on, kind.kind", (act.by.id or 0, act.today, *values))


def asking_all(act: Act, rest: str = "", *values: Any) -> list[Ask]:
    """To be read with `clocks`."""
    return [frameworks.asking_agreed(act.today), parameters.asking(act.today), asking(act, rest, *values)]


def clocks(act: Act, found: Sequence[list[Row]]) -> list[Clock]:
    """Those that there are and that the reader may see; what is due first comes first."""
    limits, numbers = frameworks.read_agreed(found[0]).limits, parameters.read(found[1])
    weeks = int(limits.get(("KAD-14", "team_advice_weeks"), rules.ADVICE_WEEKS))
    counted = Numbers(weeks, int(numbers["hiring.probation_advice_days"]), int(numbers["hiring.notice_months"]))
    seen = [_clock(row, counted, act.today) for row in found[2]]
    near = [one for one in seen if one.end and policy.sees(act.by, one.person, one.teams)]
    return sorted(near, key=lambda one: (not one.open, one.advice_due or date.max, one.name))


async def every(act: Act) -> list[Clock]:
    """For HR all, for an MPP those of their teams, for others their own and their team's."""
    if act.by.has(Office.HR) or act.by is SYSTEM:
        return await _asked(act)
    near = [*(act.by.member_of | act.by.oversees)]
    return await _asked(act, f"AND (c.person = {{}} OR {NEAR})", act.by.id or 0, near)


async def clock(act: Act, contract_id: int, about: str) -> Clock:
    known = about in {*About}
    found = (
        await _asked(act, "AND c.id = {} AND kind.kind = {}", contract_id, about)
        if known and is_id(contract_id)
        else []
    )
    if not found:
        raise NotFound("There is no such page.")
    return found[0]


async def _asked(act: Act, rest: str = "", *values: Any) -> list[Clock]:
    return clocks(act, await together(asking_all(act, rest, *values)))


async def voices(act: Act, one: Clock) -> list[Mapping[str, Any]]:
    """Who said what, where the reader may know."""
    if one.review is None or not policy.reads_voices(act.by, one.person, one.teams):
        return []
    return list(await ReviewVoice.raw(VOICES, one.review))


async def contract(act: Act, contract_id: int) -> Contract:
    """For HR, who records it."""
    found = await Contract.objects().get(Contract.id == contract_id) if is_id(contract_id) else None
    if found is None or not (act.by is SYSTEM or act.by.has(Office.HR)):
        raise NotFound("There is no such page.")
    return found


async def rulings(since: datetime) -> list[Kept]:
    """Under which frameworks MPPs decided since that moment."""
    sql = "SELECT contract, decided_at, ruling FROM contract_review WHERE decided_at >= {}"
    kept = ((row, Ruling.kept(row["ruling"])) for row in await ContractReview.raw(sql, since))
    return [Kept(subject(row["contract"]), row["decided_at"], ruling) for row, ruling in kept if ruling]


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await _asked(act, "AND c.id = ANY({}::int[])", [int(key) for key in keys])
    return {
        str(one.id): Place(one.name, "contracts.show", {"contract_id": one.id, "about": str(one.about)})
        for one in sorted(found, key=lambda one: one.about is About.RENEWAL)
    }


def _clock(row: Row, numbers: Numbers, today: date) -> Clock:
    return Clock(
        id=row["id"], person=row["person"], name=row["name"], about=About(row["kind"]),
        terms=Terms(row["from_on"], row["until_on"], row["probation"]), numbers=numbers, teams=tuple(row["teams"]),
        team_names=tuple(row["team_names"]), review=row["review"], said=row["said"], talked_on=row["talked_on"],
        advice=Advice(row["advice"]) if row["advice"] else None, advice_words=row["advice_words"] or "",
        advised_on=row["advised_on"], outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        outcome_words=row["outcome_words"] or "", decided_on=row["decided_on"], decider=row["decider"],
        ruling=Ruling.kept(row["ruling"]), followed=row["followed"], today=today,
    )  # fmt: skip
