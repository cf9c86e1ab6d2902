"""Whom the page of a plan names besides those who go: asked together, and only where the page shows them."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass
from teamhub.people import queries as people
from teamhub.training import queries as catalogue
from teamhub.training.plans import asking_service
from teamhub.training.plans.rules import Rulings, State
from teamhub.training.plans.seen import Seen

MEMBERS = """
    SELECT p.id, p.name FROM membership m JOIN person p ON p.id = m.person
    WHERE m.team = {} AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {}) ORDER BY p.name, p.id
"""


@dataclass(frozen=True, slots=True)
class Around:
    """`members`: of its team. `first`: who the frameworks say is asked, by name. `others`: who else can be asked."""

    members: Sequence[Row]
    first: Mapping[int, str]
    others: Sequence[Row]
    knows: Sequence[catalogue.Knows]


async def around(act: Act, seen: Seen, found: Rulings, *, ours: bool, runs: bool, inside: bool) -> Around:
    """`ours`: the reader is of the team; `runs`: the plan is theirs to change; `inside`: they see the team's plans."""
    proposed = seen.state is State.PROPOSED
    asked: dict[str, list[Ask]] = {
        "members": [Ask(MEMBERS, (seen.team, act.today, act.today))] if ours else [],
        "first": [asking_service.asking_advisers(act, seen, found)] if runs else [],
        "others": people.asking_colleagues(act) if runs and proposed else [],
        "knows": [catalogue.asking_knows(act, [seen.training])] if inside and proposed else [],
    }
    answers = iter(await together([ask for asks in asked.values() for ask in asks]))
    rows = {name: next(answers) if asks else [] for name, asks in asked.items()}
    first = {row["person"]: row["name"] for row in rows["first"]}
    return Around(rows["members"], first, rows["others"], catalogue.knows(rows["knows"]))
