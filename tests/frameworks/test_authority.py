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
from teamhub.frameworks.rules import example
from teamhub.ideas import questions as ideas
from tests.frameworks.agreed import entries, in_force
from tests.frameworks.answers import UNCOVERED, answered

DEMO = in_force()
SPANS = {
    "fte": st.integers(0, 5),
    "people": st.integers(0, 9),
    "percent": st.integers(0, 150),
    "share": st.integers(0, 100),
    "months": st.integers(0, 60),
    "running": st.integers(0, 12),
    "minutes": st.integers(5, 240),
    "days_ahead": st.integers(0, 90),
    "hours_ahead": st.integers(0, 400),
    "meetings": st.integers(0, 9),
    "rounds": st.integers(0, 9),
    "missed": st.integers(0, 9),
    "weeks_open": st.integers(0, 60),
    "recovery_weeks": st.integers(0, 104),
    "contract_weeks": st.integers(0, 500),
    "outside": st.integers(0, 1),
    "early": st.integers(0, 1),
    "off_method": st.integers(0, 1),
    "recovered": st.integers(0, 1),
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
    assert (ruling.clause is None) == (question.name in UNCOVERED), "a gap"
    if ruling.clause is None:
        return
    holding = [c for c in DEMO if c.question == question.name and c.decides and c.holds(facts)]
    assert ruling.clause in holding
    assert contradictions(DEMO) == []


# More of these asks more of others, and less of those does. After rounds without consent, and once somebody has
# recovered, a decision comes back: by design.
MORE = {
    *("amount", "hours", "weeks", "days", "fte", "percent", "months", "running", "minutes", "meetings", "missed"),
    *("weeks_open", "recovery_weeks", "teams", "outside", "early", "off_method", "clients"),
}
LESS = {"people", "share", "days_ahead", "hours_ahead", "contract_weeks"}
NEITHER = {"rounds", "recovered"}
COVERED = [question for name, question in QUESTIONS.items() if name not in UNCOVERED]
GROWING = [(q, fact) for q in COVERED for fact in sorted(q.facts & (MORE | LESS))]


@st.composite
def growing(draw: st.DrawFn) -> tuple[Question, dict[str, int], dict[str, int]]:
    """A case, and the same one with more of something, or with less where less asks more of others."""
    question, fact = draw(st.sampled_from(GROWING))
    facts = {name: draw(SPANS[name]) for name in sorted(question.facts)}
    other = facts | {fact: facts[fact] + draw(st.integers(1, 5000))}
    return (question, facts, other) if fact in MORE else (question, other, facts)


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
    assert said[0].isupper() and said.endswith(".") and "%(" not in said and "%%" not in said and "  " not in said


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
        assert clause.has_words
        assert {limit.fact for limit in clause.limits} <= QUESTIONS[clause.question].facts


def test_each_framework_answers_the_questions_that_it_speaks_of() -> None:
    for code in entries():
        assert {clause.question for clause in DEMO if clause.framework == code} == answered()[code], code


def test_every_question_of_the_board_is_covered_or_known_not_to_be() -> None:
    covered = {clause.question for clause in DEMO if clause.decides}
    assert set(QUESTIONS) - covered == set(UNCOVERED)
    assert covered <= set(QUESTIONS)
    assert all(reason for reason in UNCOVERED.values())


CHANGED = [  # a limit by its key, who decides a case before, and who once it is this
    ("KAD-01", "formation", 1, "hiring.formation", {"fte": 1}, Decider.ORGANISATION, Decider.TEAM),
    ("KAD-01", "committee_min", 5, "hiring.committee", {"people": 4}, Decider.TEAM, Decider.ORGANISATION),
    ("KAD-02", "team_until_day", 20, "absence.arrange", {"days": 21}, Decider.TEAM, Decider.HR),
    ("KAD-03", "hr_from_day", 25, "absence.arrange", {"days": 40}, Decider.HR, Decider.HR),
    ("KAD-04", "single_training_max", 3000, "training.book", {"amount": 2600}, Decider.TEAM_AND_MPP, Decider.TEAM),
    ("KAD-04", "budget_per_fte_year", 900, "training.budget", {"amount": 800}, Decider.MPP, Decider.TEAM),
    ("KAD-04", "knowledge_transfer_weeks", 4, "training.pass_on", {"weeks": 6}, Decider.TEAM, Decider.ORGANISATION),
    ("KAD-05", "publish_days", 21, "roster.publish", {"days_ahead": 21}, Decider.ORGANISATION, Decider.TEAM),
    ("KAD-05", "leave_overlap", 50, "roster.leave", {"percent": 45}, Decider.ORGANISATION, Decider.TEAM),
    ("KAD-05", "min_staffing", 3, "roster.staffing", {"people": 2}, Decider.TEAM, Decider.ORGANISATION),
    ("KAD-05", "open_shift_hours", 24, "roster.shortage", {"hours_ahead": 48}, Decider.MPP, Decider.TEAM),
    ("KAD-06", "together_after", 4, "work.stuck", {"meetings": 3}, Decider.TEAM_AND_MPP, Decider.TEAM),
    ("KAD-07", "pilot_max_weeks", 20, "ideas.pilot", {"weeks": 14}, Decider.ORGANISATION, Decider.OWNER),
    ("KAD-08", "spread_budget", 1000, "ideas.spread", {"amount": 2000}, Decider.OWNER, Decider.ORGANISATION),
    ("KAD-10", "role_holder_max", 200, "money.spend", {"amount": 300}, Decider.ROLE_HOLDER, Decider.TEAM),
    ("KAD-10", "no_contracts", 6, "money.contract", {"amount": 9, "months": 9}, Decider.ROLE_HOLDER,
     Decider.ORGANISATION),
    ("KAD-10", "early_spend_pct", 70, "money.pace", {"percent": 75}, Decider.TEAM, Decider.TEAM_AND_MPP),
    ("KAD-13", "team_meeting_max", 120, "meetings.length", {"minutes": 100}, Decider.ORGANISATION, Decider.TEAM),
    ("KAD-13", "cut_pct", 15, "meetings.cut", {"percent": 14, "running": 3}, Decider.TEAM_AND_MPP, Decider.TEAM),
    ("KAD-13", "cut_months", 4, "meetings.cut", {"percent": 14, "running": 3}, Decider.TEAM_AND_MPP, Decider.TEAM),
    ("KAD-13", "collab_pct", 12, "meetings.guarantee", {"share": 11}, Decider.DIRECTOR, Decider.ORGANISATION),
    ("KAD-11", "open_weeks", 4, "roles.stop", {"weeks_open": 5}, Decider.TEAM, Decider.TEAM_AND_MPP),
    ("KAD-12", "max_over_norm", 10, "roles.exchange", {"percent": 15}, Decider.TEAM, Decider.ORGANISATION),
    ("KAD-16", "max_days", 28, "takeover.keep", {"days": 30}, Decider.CONCERNED, Decider.TEAM),
    ("KAD-18", "rounds_without_consent", 3, "frameworks.deadlock", {"rounds": 2}, Decider.DIRECTOR,
     Decider.ORGANISATION),
]  # fmt: skip


@pytest.mark.parametrize(("code", "key", "value", "name", "facts", "before", "after"), CHANGED)
def test_a_limit_of_any_framework_settles_by_its_key(
    code: str, key: str, value: int, name: str, facts: dict[str, int], before: Decider, after: Decider
) -> None:
    changed = in_force(**{code.replace("-", "_"): {key: value}})
    heard = [rule(QUESTIONS[name], facts, clauses).clause for clauses in (DEMO, changed)]
    assert [clause and clause.decider for clause in heard] == [before, after]


EARLY = {"days": 3, "recovery_weeks": 1, "contract_weeks": 200, "early": 0}


@pytest.mark.parametrize(
    ("facts", "decider", "needs"),
    [
        ({}, Decider.TEAM, ()),
        ({"days": 21}, Decider.TEAM, ("together_look",)),
        ({"days": 28}, Decider.TEAM, ("together_look",)),
        ({"days": 29}, Decider.HR, ()),
        ({"recovery_weeks": 7}, Decider.HR, ()),
        ({"contract_weeks": 8}, Decider.HR, ()),
        ({"early": 1}, Decider.HR, ()),
        ({"early": 1, "days": 40, "recovery_weeks": 30, "contract_weeks": 2}, Decider.HR, ()),
    ],
)
def test_who_guides_an_absent_colleague(facts: dict[str, int], decider: Decider, needs: tuple[str, ...]) -> None:
    ruling = rule(QUESTIONS["absence.hand_over"], EARLY | facts, DEMO)
    assert ruling.clause and (ruling.clause.decider, ruling.needs) == (decider, needs)


def test_two_frameworks_that_both_speak_of_day_29_can_not_drift_apart() -> None:
    """KAD-02 hands over after its day, KAD-03 takes over from its own: later in one is a contradiction."""
    apart = contradictions(in_force(KAD_02={"team_until_day": 35}))
    assert {frozenset((one.framework, other.framework)) for one, other in apart} == {frozenset(("KAD-02", "KAD-03"))}
    assert contradictions(in_force(KAD_02={"team_until_day": 35}, KAD_03={"hr_from_day": 36})) == []


def test_every_clause_that_has_limits_has_an_example_that_it_settles() -> None:
    for clause in DEMO:
        if clause.decides and clause.limits:
            question = QUESTIONS[clause.question]
            shown = example(question, clause, DEMO)
            assert shown is not None, clause
            settles = rule(question, dict.fromkeys(question.facts, 0) | shown, DEMO).clause
            assert settles and settles.answer() == clause.answer(), clause


def test_a_clause_without_words_is_known() -> None:
    good = DEMO[0]
    assert not replace(good, decider=Decider.HR, way=Way.REQUEST).has_words
    assert not replace(good, limits=(Limit("moons", up_to=3),)).has_words
    assert not replace(good, needs=("a good night's sleep",)).has_words


def test_of_every_fact_it_is_known_whether_more_of_it_asks_more_of_others() -> None:
    assert {fact for question in QUESTIONS.values() for fact in question.facts} <= MORE | LESS | NEITHER


def test_every_declared_fact_has_words() -> None:
    for question in QUESTIONS.values():
        assert {(fact, *ends) for fact in question.facts for ends in [(True, False), (False, True), (True, True)]} <= {
            *sentences.LIMITS
        }
