"""What can be said to a question at once: who decides it, which frameworks speak of it, and what was asked before."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Translate
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks import sentences
from teamhub.frameworks.authority import Clause, Question, Ruling, rule
from teamhub.frameworks.queries import Agreed
from teamhub.may_we import queries, rules

Questions = Mapping[str, Question]


@dataclass(frozen=True, slots=True)
class Found:
    """`ruling` where the words settle it; otherwise `depends`, the clauses among which a missing fact chooses."""

    subject: Question | None
    facts: Mapping[str, int]  # that were read in the words
    ruling: Ruling | None
    depends: Sequence[Clause]
    frameworks: Sequence[Mapping[str, Any]]
    before: Sequence[Mapping[str, Any]]
    same: Sequence[Mapping[str, Any]]  # of these, the ones that ask the same

    def read(self, translate: Translate = str) -> str:
        """The facts as they were read: "€380"."""
        return sentences.facts(self.facts, translate)


async def answer(act: Act, question: str, questions: Questions) -> Found:
    """In five queries."""
    agreed = await frameworks.agreed(act.today)
    asked = rules.read(question)
    subject = questions.get(asked.subject or "")
    settled = _rule(asked, subject, agreed)
    clauses = [clause for clause in agreed.clauses if subject and clause.question == subject.name]
    stems = await queries.stems(question)
    resting_on = settled.clauses if settled else clauses
    named = [*dict.fromkeys(clause.framework for clause in resting_on)]
    before = await queries.about(act, stems)
    return Found(
        subject=subject,
        facts={fact: count for fact, count in asked.facts.items() if subject and fact in subject.facts},
        ruling=settled,
        depends=[] if settled else [clause for clause in clauses if clause.decides],
        frameworks=await queries.frameworks(question, stems, named, act.today),
        before=before,
        same=[row for row in before if rules.alike(row["stems"], stems)],
    )


async def ruling(question: str, questions: Questions, on: date) -> Ruling | None:
    """Who decides this, where the words alone say enough."""
    asked = rules.read(question)
    return _rule(asked, questions.get(asked.subject or ""), await frameworks.agreed(on))


def _rule(asked: rules.Asked, subject: Question | None, agreed: Agreed) -> Ruling | None:
    facts = asked.facts_for(subject.facts) if subject else None
    return rule(subject, facts, agreed.clauses) if subject and facts is not None else None
