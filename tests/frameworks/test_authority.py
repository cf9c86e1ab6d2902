"""Who decides: whatever the facts, there is one answer, and it moves one way only."""

import json
from dataclasses import asdict, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.i18n import current_locale, gettext
from teamhub.features import QUESTIONS
from teamhub.frameworks import sentences
from teamhub.frameworks.authority import (
    Clause,
    Decider,
    Limit,
    Question,
    Ruling,
    Way,
    allows,
    contradictions,
    rule,
)
from teamhub.frameworks.questions import SPEND
from teamhub.ideas import questions as ideas
from tests.frameworks.agreed import in_force

DEMO = in_force()
SPANS = {
    "amount": st.integers(0, 20_000),
    "hours": st.integers(0, 400),
    "weeks": st.integers(1, 60),
    "days": st.integers(1, 800),
    "teams": st.integers(1, 12),
    "clients": st.integers(0, 1),
}
FACTS = {"amount": 0, "hours": 0, "teams": 1, "clients": 0}


@st.composite
def cases(draw: st.DrawFn) -> tuple[Question, dict[str, int]]:
    question = draw(st.sampled_from(list(QUESTIONS.values())))
    return question, {fact: draw(SPANS[fact]) for fact in sorted(question.facts)}


def decide(clauses: list[Clause] = DEMO, **facts: int) -> Ruling:
    return rule(ideas.DECIDE, FACTS | facts, clauses)


@pytest.mark.parametrize(
    ("facts", "decider", "way", "framework"),
    [
        ({"amount": 500, "hours": 20}, Decider.OWNER, Way.ADVICE, "KAD-07"),
        ({"amount": 500, "hours": 21}, Decider.TEAM, Way.CONSENT, "KAD-07"),
        ({"amount": 501}, Decider.TEAM, Way.CONSENT, "KAD-10"),
        ({"amount": 1500, "hours": 300}, Decider.TEAM, Way.CONSENT, "KAD-10"),
        ({"amount": 1501}, Decider.OWNER_AND_MPP, Way.ADVICE, "KAD-10"),
        ({"amount": 5000}, Decider.OWNER_AND_MPP, Way.ADVICE, "KAD-10"),
        ({"amount": 5001}, Decider.ORGANISATION, Way.REQUEST, "KAD-10"),
    ],
)
def test_who_decides_an_idea(facts: dict[str, int], decider: Decider, way: Way, framework: str) -> None:
    clause = decide(**facts).clause
    assert clause
    assert (clause.decider, clause.way, clause.framework) == (decider, way, framework)


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        ({}, ("advice",)),
        ({"clients": 1}, ("advice", "council_advice")),
        ({"teams": 2}, ("advice",)),
        ({"teams": 3, "clients": 1, "amount": 2000}, ("mpp_advice", "council_advice", "process_advice")),
        ({"clients": 1, "amount": 800}, ("council_advice",)),
    ],
)
def test_what_an_idea_needs_first(facts: dict[str, int], needs: tuple[str, ...]) -> None:
    assert decide(**facts).needs == needs


@given(cases())
def test_any_case_has_exactly_one_answer(case: tuple[Question, dict[str, int]]) -> None:
    question, facts = case
    ruling = rule(question, facts, DEMO)
    assert ruling.clause, "a gap"
    holding = [c for c in DEMO if c.question == question.name and c.decides and c.holds(facts)]
    assert ruling.clause in holding
    assert contradictions(DEMO) == []


GROWING = [(q, fact) for q in QUESTIONS.values() for fact in sorted(q.facts & {"amount", "hours", "weeks", "days"})]


@st.composite
def growing(draw: st.DrawFn) -> tuple[Question, dict[str, int], dict[str, int]]:
    """A case, and the same one with more of something."""
    question, fact = draw(st.sampled_from(GROWING))
    facts = {name: draw(SPANS[name]) for name in sorted(question.facts)}
    return question, facts, facts | {fact: facts[fact] + draw(st.integers(1, 5000))}


@given(growing())
def test_more_never_moves_a_decision_back_to_the_individual(
    case: tuple[Question, dict[str, int], dict[str, int]],
) -> None:
    question, less, more = case
    before, after = (rule(question, facts, DEMO).clause for facts in (less, more))
    assert before and after and before.decider and after.decider
    assert before.decider.distance <= after.decider.distance


@given(cases(), st.randoms())
def test_the_order_of_the_clauses_does_not_matter(case: tuple[Question, dict[str, int]], random: object) -> None:
    question, facts = case
    shuffled = [*DEMO]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rule(question, facts, shuffled) == rule(question, facts, DEMO)


@given(cases())
def test_what_was_kept_replays(case: tuple[Question, dict[str, int]]) -> None:
    question, facts = case
    ruling = rule(question, facts, DEMO)
    kept = Ruling.read(json.loads(json.dumps(asdict(ruling))))
    assert kept == ruling
    assert rule(QUESTIONS[kept.question], kept.facts, DEMO) == kept


@given(cases(), st.sampled_from(["nl", "en"]))
def test_every_ruling_says_itself_in_one_breath(case: tuple[Question, dict[str, int]], language: str) -> None:
    question, facts = case
    current_locale.set(language)
    said = rule(question, facts, DEMO).said(gettext)
    assert said[0].isupper() and said.endswith(".") and "%" not in said and "  " not in said


@given(limit=st.integers(0, 1499), amount=st.integers(0, 1500))
def test_a_changed_limit_changes_the_ruling_at_once(limit: int, amount: int) -> None:
    clause = decide(in_force(KAD_07={"pilot_budget": limit}), amount=amount).clause
    assert clause and clause.decider is (Decider.OWNER if amount <= limit else Decider.TEAM)


LIMITS = st.lists(
    st.builds(Limit, st.sampled_from(["amount", "hours"]), st.none(), st.integers(0, 9)), max_size=2, unique_by=str
).map(tuple)
CLAUSES = st.lists(
    st.builds(
        Clause,
        framework=st.sampled_from(["KAD-01", "KAD-02"]),
        version=st.just(1),
        question=st.just("a"),
        decider=st.sampled_from([Decider.OWNER, Decider.TEAM]),
        way=st.just(Way.ALONE),
        limits=LIMITS,
    ),
    max_size=5,
)


@given(CLAUSES, st.integers(0, 11), st.integers(0, 11))
def test_where_nothing_contradicts_the_most_specific_ones_agree(clauses: list[Clause], amount: int, hours: int) -> None:
    """Adoption looks at pairs of clauses; this is what that promises for every case."""
    facts = {"amount": amount, "hours": hours}
    ruling = rule(Question("a", frozenset(facts)), facts, clauses)
    if contradictions(clauses) == [] and ruling.clause:
        holding = [c for c in clauses if c.holds(facts)]
        heard = {c.answer() for c in holding if not any(_inside(o, c) for o in holding)}
        assert heard == {ruling.clause.answer()}


def _inside(one: Clause, other: Clause) -> bool:
    """Whether `one` holds in fewer cases and in none that `other` does not: by trying every case."""
    grid = [{"amount": a, "hours": h} for a, h in product(range(11), repeat=2)]
    ours, theirs = ([c.holds(facts) for facts in grid] for c in (one, other))
    return ours != theirs and all(there or not here for here, there in zip(ours, theirs, strict=True))


def test_a_question_without_a_clause_is_nobodys() -> None:
    ruling = rule(ideas.ADOPT, {}, [])
    assert (ruling.clause, ruling.way, ruling.needs, ruling.first()) == (None, None, (), "")
    assert ruling.said() == "No framework covers this: nobody has been given this decision yet."


def test_a_question_brings_all_its_facts() -> None:
    with pytest.raises(ValueError, match=r"ideas\.decide brings"):
        rule(ideas.DECIDE, {"amount": 1}, DEMO)


DUTCH = [
    ({"amount": 800}, "Het team beslist met consent (KAD-10, versie 2: tot en met € 1.500)."),
    (
        {"amount": 300, "hours": 16},
        "De eigenaar beslist na advies (KAD-07, versie 2: tot en met € 500, tot en met 20 uur).",
    ),
    (
        {"amount": 1850, "clients": 1},
        "De eigenaar beslist na advies van de MPP (KAD-10, versie 2: tot en met € 5.000). "
        "Eerst advies van de cliëntenraad (KAD-08, versie 1).",
    ),
    (
        {"amount": 900, "clients": 1, "teams": 3},
        "Het team beslist met consent (KAD-10, versie 2: tot en met € 1.500). Eerst advies van de cliëntenraad "
        "(KAD-08, versie 1) en advies van de procesondersteuner (KAD-08, versie 1).",
    ),
    ({"amount": 5001}, "Alleen een kaderverzoek kan dit beslissen (KAD-10, versie 2: boven € 5.000)."),
]


@pytest.mark.parametrize(("facts", "said"), DUTCH)
def test_what_a_ruling_says_in_dutch(facts: dict[str, int], said: str) -> None:
    current_locale.set("nl")
    assert decide(**facts).said(gettext).replace("\xa0", " ") == said


def test_what_a_ruling_says_in_english() -> None:
    assert decide(amount=800).said() == "The team decides by consent (KAD-10, version 2: up to €1,500)."
    assert rule(SPEND, {"amount": 380}, DEMO).said() == (
        "The housekeeper or budget holder decides (KAD-10, version 2: up to €500)."
    )


@pytest.mark.parametrize(
    ("facts", "ways"),
    [
        ({}, {Way.ADVICE, Way.CONSENT, Way.REQUEST}),  # the owner may ask the team for consent instead
        ({"amount": 800}, {Way.CONSENT, Way.REQUEST}),
        ({"amount": 9000}, {Way.REQUEST}),
    ],
)
def test_a_heavier_way_may_always_be_chosen_and_a_lighter_one_never(facts: dict[str, int], ways: set[Way]) -> None:
    assert {way for way in Way if allows(decide(**facts), way)} == ways


def test_without_a_clause_only_a_request_is_left() -> None:
    assert {way for way in Way if allows(rule(ideas.ADOPT, {}, []), way)} == {Way.REQUEST}


def test_every_clause_is_about_a_question_that_is_asked_and_facts_that_it_brings() -> None:
    for clause in DEMO:
        assert {limit.fact for limit in clause.limits} <= QUESTIONS[clause.question].facts
        assert clause.has_words


def test_a_clause_without_words_is_known() -> None:
    good = DEMO[0]
    assert not replace(good, decider=Decider.HR, way=Way.REQUEST).has_words
    assert not replace(good, limits=(Limit("moons", up_to=3),)).has_words
    assert not replace(good, needs=("a good night's sleep",)).has_words


def test_every_declared_fact_has_words() -> None:
    for question in QUESTIONS.values():
        assert {(fact, *ends) for fact in question.facts for ends in [(True, False), (False, True), (True, True)]} <= {
            *sentences.LIMITS
        }
