"""What somebody sees of how an idea is decided, and who could be asked for advice about it."""

import re
from collections.abc import Iterable
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.decisions import queries as decisions
from teamhub.decisions.advice import Asked, Request
from teamhub.decisions.matter import Decided, Matter
from teamhub.decisions.rounds import Heard, RoundSeen
from teamhub.decisions.rules import GIVEN_BY, Capacity, Outcome
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.ideas import policy
from teamhub.ideas.deciding import rules
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.events import subject
from teamhub.ideas.stages import Stage, Verb
from teamhub.ideas.tables import Idea
from teamhub.roles.queries import ROLES

# Where advice may still be given: the stages before a decision, also while the idea rests.
UNDECIDED = (Stage.OPEN, Stage.ADVICE, Stage.DECISION, Stage.PARKED, Stage.OUTSIDE)


@dataclass(frozen=True)
class Deciding:
    """How an idea is decided, for one reader at one moment."""

    matter: Matter
    ruling: Ruling  # for the idea as it is now
    missing: tuple[str, ...]
    verbs: tuple[Verb, ...]
    alone: bool  # the owner may decide by themselves once nothing is missing
    together: bool  # the team may be asked for consent once nothing is missing
    decided: Decided | None
    mine: bool
    team: bool  # the reader is in the idea's team
    reader: int | None
    council: bool  # the reader is in the client council
    open: bool  # it has not been decided, and has not ended
    can_ask: bool  # the reader asks for advice: before a decision, and not while a round runs

    @property
    def running(self) -> RoundSeen | None:
        return self.matter.running

    @property
    def last(self) -> RoundSeen | None:
        """The round that is shown: the one that runs, or the newest that was not withdrawn."""
        return self.running or next((r for r in reversed(self.matter.rounds) if not r.withdrawn_at), None)

    @property
    def objected(self) -> RoundSeen | None:
        """The newest round about carrying it out, where objections still stand."""
        last = self.matter.last(Purpose.DECIDE)
        return last if last and not self.decided and last.outcome is Outcome.OBJECTED else None

    @property
    def consented(self) -> bool:
        """The team consented, and at this moment nothing has written it down yet: the next verb does."""
        last = self.matter.awaits_settling
        return last is not None and last.outcome is Outcome.ADOPTED

    @property
    def missing_together(self) -> tuple[str, ...]:
        """Before a round: who is asked for consent in it need not be asked for advice as well."""
        return tuple(need for need in self.missing if need != "advice")

    @property
    def needs(self) -> rules.Needs | None:
        return rules.Needs(self.missing) if self.missing else None

    @property
    def stands(self) -> Heard | None:
        """What the reader said in the round that runs."""
        return self.running.standing.get(self.reader) if self.running and self.reader else None

    def handled(self, request: Request, form: str) -> list[Asked]:
        """Of whom nothing is waited for: the owner answered them, or their days went by. Not who just tried to say."""

        def over(one: Asked) -> bool:
            return (one.answered and not one.wants_reply) or (one.silent and not self.may_advise(one))

        return [one for one in request.advisers if over(one) and form != f"advice-{one.id}"]

    def may_advise(self, asked: Asked) -> bool:
        """This advice was asked of the reader, and it is not too late for it."""
        theirs = self.council if asked.person is None else asked.person == self.reader
        return theirs and self.open

    @property
    def replies(self) -> int:
        """How many advices wait for the owner's reply."""
        return sum(one.wants_reply for one in self.matter.asked)


async def deciding(act: Act, idea: Idea) -> Deciding:
    """In two queries: the matter, and what is agreed."""
    matter = await decisions.matter(act, subject(idea.id))
    decided, verbs = matter.holds(Purpose.DECIDE), policy.offers(act.by, idea)
    ruling = rules.ruled(idea, (await frameworks.agreed(act.today)).clauses)
    return Deciding(
        matter=matter,
        ruling=ruling,
        missing=rules.missing(ruling, matter.asked),
        verbs=tuple(verbs),
        alone=rules.may_alone(idea, ruling),
        together=idea.team is not None and rules.may_together(ruling),
        decided=decided,
        mine=act.by.id == idea.owner,
        team=idea.team in act.by.member_of,
        reader=act.by.id,
        council=act.by.has(Office.COUNCIL),
        open=decided is None and idea.stage in UNDECIDED,
        can_ask=Verb.ASK_ADVICE in verbs and not (decided or matter.running),
    )


@dataclass(frozen=True, slots=True)
class Adviser:
    """Somebody who could be asked; `person` is empty for the client council. `why` is an English message id."""

    person: int | None
    name: str
    capacity: Capacity
    why: str
    detail_nl: str = ""  # the role or the talent
    detail_en: str = ""
    needed: bool = False  # the ruling asks for this advice

    @property
    def field(self) -> str:
        return f"p{self.person}" if self.person else "council"


WHY = {
    Capacity.ROLE: later("holds the role %(detail)s"),
    Capacity.MPP: later("is the MPP of this team"),
    Capacity.HR: later("HR: this is about people who work here"),
    Capacity.COUNCIL: later("this affects clients"),
    Capacity.PROCESS: later("process supporter: this touches several teams"),
    Capacity.PRACTICE: later("practice coach: for how we work"),
    Capacity.COLLEAGUE: later("is good at: %(detail)s"),
}
NEED = {capacity: need for need, capacity in GIVEN_BY.items()}

# Role holders of the team whose role speaks of the same, the offices, and colleagues whose talents speak of the same.
LIKELY = """
WITH day AS (SELECT {}::date AS today), words AS (SELECT to_tsquery('dutch', {}) AS q),
here AS (SELECT p.* FROM person p, day
    WHERE p.joined_on <= today AND (p.left_on IS NULL OR p.left_on >= today) AND p.id <> {})
SELECT * FROM (
    SELECT 1 AS place, p.id, p.name, 'role' AS capacity, t.name_nl AS detail_nl, t.name_en AS detail_en
    FROM role_term r JOIN (%s) t ON t.id = r.team_role JOIN here p ON p.id = r.person, day, words
    WHERE t.team = {} AND r.from_on <= today AND r.until_on >= today
      AND to_tsvector('dutch', t.name_nl || ' ' || t.purpose_nl) @@ q
    UNION ALL
    SELECT 2, p.id, p.name, o.office, '', '' FROM office_held o JOIN here p ON p.id = o.person, day
    WHERE o.from_on <= today AND (o.until_on IS NULL OR o.until_on >= today)
      AND (o.office IN ('hr', 'process', 'practice') OR (o.office = 'mpp' AND o.team = {}))
    UNION ALL
    SELECT 3, p.id, p.name, 'colleague', x.text, x.text FROM talent x JOIN here p ON p.id = x.person, words
    WHERE to_tsvector('dutch', x.text) @@ q
) found ORDER BY place, name, id, capacity, detail_nl LIMIT 60
"""


async def advisers(act: Act, idea: Idea, ruling: Ruling, asked: Iterable[int | None] = ()) -> list[Adviser]:
    """Who is proposed: everybody once, in the first quality that fits, less who was asked already."""
    query = query_of(f"{idea.title} {idea.subject} {idea.proposal} {idea.matters}")
    rows = await Idea.raw(LIKELY % ROLES, act.today, query, idea.owner, idea.team, idea.team)
    about = rules.about_people({"title": idea.title, "subject": idea.subject, "proposal": idea.proposal})
    wanted = {Capacity.HR: about, Capacity.PROCESS: idea.teams > 2 or "process_advice" in ruling.needs}
    found: dict[int | None, Adviser] = {}
    if idea.clients or "council_advice" in ruling.needs:
        found[None] = _proposed({"id": None, "name": "", "capacity": Capacity.COUNCIL}, ruling)
    for row in rows:
        if wanted.get(Capacity(row["capacity"]), True):
            found.setdefault(row["id"], _proposed(row, ruling))
    return [adviser for person, adviser in found.items() if person not in set(asked)]


def _proposed(row: dict[str, Any], ruling: Ruling) -> Adviser:
    capacity = Capacity(row["capacity"])
    details = row.get("detail_nl", ""), row.get("detail_en", "")
    return Adviser(row["id"], row["name"], capacity, WHY[capacity], *details, NEED.get(capacity, "") in ruling.needs)


def query_of(text: str) -> str:
    """The longer words of a text as a search for any of them; a word that nobody uses where there are none."""
    words = dict.fromkeys(re.findall(r"[^\W\d_]{4,}", text.lower()))
    return " | ".join([*words][:30]) or "geenenkelwoord"


async def capacities(act: Act, idea: Idea, people: Iterable[int]) -> dict[int, Capacity]:
    """As what each of these would be asked, in their order; who does not work here today is not in it.

    Somebody of the client council can be asked for themselves too, as an expert by experience; that is not the council.
    """
    wanted = [*people]
    found = {row["id"]: row for row in await Idea.raw(CAPACITIES, act.today, idea.team, idea.team, wanted)}
    return {person: Capacity(found[person]["capacity"]) for person in wanted if person in found}


CAPACITIES = """
WITH day AS (SELECT {}::date AS today), office AS (
    SELECT o.person, min(CASE o.office WHEN 'mpp' THEN 1 WHEN 'process' THEN 2 WHEN 'practice' THEN 3 WHEN 'hr' THEN 4
        ELSE 5 END) AS rank
    FROM office_held o, day WHERE o.from_on <= today AND (o.until_on IS NULL OR o.until_on >= today)
      AND o.office NOT IN ('council', 'operator') AND (o.office <> 'mpp' OR o.team = {}) GROUP BY o.person)
SELECT p.id, CASE office.rank WHEN 1 THEN 'mpp' WHEN 2 THEN 'process' WHEN 3 THEN 'practice' WHEN 4 THEN 'hr'
    WHEN 5 THEN 'director' ELSE CASE WHEN EXISTS (SELECT 1 FROM role_term r
        JOIN team_role k ON k.id = r.team_role WHERE r.person = p.id AND k.team = {}
        AND r.from_on <= today AND r.until_on >= today) THEN 'role' ELSE 'colleague' END END AS capacity
FROM day, person p LEFT JOIN office ON office.person = p.id
WHERE p.id = ANY({}::int[]) AND p.joined_on <= today AND (p.left_on IS NULL OR p.left_on >= today)
  AND (office.rank IS NOT NULL OR EXISTS (SELECT 1 FROM office_held o
      WHERE o.person = p.id AND o.office IN ('mpp', 'council')
        AND o.from_on <= today AND (o.until_on IS NULL OR o.until_on >= today))
    OR EXISTS (SELECT 1 FROM membership m WHERE m.person = p.id AND m.from_on <= today
      AND (m.until_on IS NULL OR m.until_on >= today)))
"""


async def members(act: Act, idea: Idea) -> list[tuple[int, str]]:
    """Who is in the idea's team today, to choose who carries it out: id and name."""
    rows = await Idea.raw(
        "SELECT DISTINCT p.id, p.name FROM membership m JOIN person p ON p.id = m.person WHERE m.team = {}"
        " AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {}) ORDER BY p.name, p.id",
        idea.team,
        act.today,
        act.today,
    )
    return [(row["id"], row["name"]) for row in rows]
