"""What counts for a draft, without a database: shares, contradictions, what would have been decided otherwise."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.frameworks import sentences
from teamhub.frameworks.authority import Clause, Decider, Limit, Question, Ruling, Way, contradictions, rule
from teamhub.frameworks.drafts import clause_form, rules
from teamhub.frameworks.drafts.changes import changes
from teamhub.frameworks.drafts.questions import QUESTIONS
from teamhub.frameworks.queries import clauses_of
from teamhub.frameworks.questions import QUESTIONS as OTHERS
from tests.conftest import NOON
from tests.frameworks.agreed import entries, in_force

ASKED = {question.name: question for question in (*OTHERS, *QUESTIONS)}
SPEND = Question("money.spend", frozenset({"amount", "clients"}))


@pytest.mark.parametrize(
    ("floor", "total", "percent", "more"),
    [(1, 2, 50, 0), (0, 1, 50, 1), (1, 3, 50, 1), (2, 6, 50, 2), (3, 6, 50, 0), (0, 3, 67, 7), (1, 2, 100, 1)],
)
def test_how_many_from_the_shop_floor_must_join(floor: int, total: int, percent: int, more: int) -> None:
    assert rules.to_add([True] * floor + [False] * (total - floor), percent) == more


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.integers(1, 99))
def test_who_is_added_is_just_enough(sides: list[bool], percent: int) -> None:
    more = rules.to_add(sides, percent)
    assert rules.to_add([*sides, *[True] * more], percent) == 0
    assert more == 0 or rules.to_add([*sides, *[True] * (more - 1)], percent) > 0


def team(*limits: Limit, code: str = "KAD-10", decider: Decider = Decider.TEAM, way: Way = Way.CONSENT) -> Clause:
    return Clause(code, 1, "money.spend", decider, way, limits)


def test_a_contradiction_names_both_clauses_and_a_case_in_which_both_hold() -> None:
    ours = Clause("KAD-19", 1, "money.spend", Decider.OWNER, Way.ALONE, (Limit("amount", above=1000),))
    theirs = team(Limit("amount", above=500, up_to=1500), Limit("clients", above=0))
    for pair in ((ours, theirs), (theirs, ours)):
        found = rules.contradiction({"money.spend": SPEND}, *pair, "KAD-19", 1)
        assert (found.ours, found.theirs) == (ours, theirs)
        assert ours.holds(found.facts) and theirs.holds(found.facts)
        assert "€" in found.example()


LIMITS = st.builds(
    lambda fact, low, size: Limit(fact, above=low, up_to=None if size is None else (low or 0) + size),
    st.sampled_from(["amount", "clients"]),
    st.none() | st.integers(0, 6),
    st.none() | st.integers(1, 6),
)
ANSWERS = st.sampled_from([(Decider(who), Way(way)) for who, way in sentences.DECIDES])
CLAUSES = st.builds(
    lambda answer, limits, needs, code: Clause(code, 1, "money.spend", *(answer or (None, None)), tuple(limits), needs),
    st.none() | ANSWERS,
    st.lists(LIMITS, max_size=2, unique_by=lambda limit: limit.fact),
    st.sampled_from([(), ("advice",), ("council_advice",)]),
    st.sampled_from(["KAD-10", "KAD-11", "KAD-19"]),
)


@given(st.lists(CLAUSES, max_size=7), st.randoms())
def test_what_is_accepted_while_drafting_gives_exactly_one_ruling(clauses: list[Clause], shuffle: Any) -> None:
    """Whatever a group drafts beside whatever others agreed: as far as it is accepted, every case has one answer."""
    accepted: list[Clause] = []
    for clause in clauses:  # one save after the other, each refused where it would contradict
        if not contradictions([*accepted, clause]):
            accepted.append(clause)
    assert contradictions(accepted) == []
    mixed = [*accepted]
    shuffle.shuffle(mixed)
    for amount, clients in product(range(14), (0, 1)):
        facts = {"amount": amount, "clients": clients}
        ruling = rule(SPEND, facts, accepted)
        again = rule(SPEND, facts, mixed)
        assert rules.answer(again) == rules.answer(ruling)
        holding = [clause for clause in accepted if clause.decides and clause.holds(facts)]
        assert (ruling.clause is not None) == bool(holding)


@given(st.lists(CLAUSES, min_size=2, max_size=2))
def test_every_contradiction_has_a_case(pair: list[Clause]) -> None:
    for one, other in contradictions(pair):
        facts = {"amount": 0, "clients": 0} | rules.meeting(one, other)
        assert one.holds(facts) and other.holds(facts)


def test_consequences_say_each_way_in_which_it_goes_and_what_changes_first() -> None:
    now = [team(Limit("amount", up_to=1500)), team(Limit("amount", above=1500), decider=Decider.MPP, way=Way.ALONE)]
    then = [team(Limit("amount", up_to=3000)), team(Limit("amount", above=3000), decider=Decider.MPP, way=Way.ALONE)]
    found = rules.consequences(SPEND, now, then)
    assert [one.changes for one in found] == [True, False, False]
    assert (found[0].now.who(), found[0].then.who()) == ("The MPP does this", "The team decides by consent")
    assert 1500 < found[0].facts["amount"] <= 3000


def test_the_replay_counts_who_and_how_and_what_is_so_already() -> None:
    old, now = [team(Limit("amount", up_to=500))], [team(Limit("amount", up_to=1500))]
    then = [team(Limit("amount", up_to=1500), decider=Decider.OWNER, way=Way.ALONE)]
    alone = [team(Limit("amount", up_to=1500), way=Way.ALONE)]
    kept = [
        (f"idea:{amount}", NOON, rule(SPEND, {"amount": amount, "clients": 0}, old)) for amount in (100, 400, 900, 5000)
    ]
    touched = frozenset({"money.spend"})
    replay = rules.replay(kept, {"money.spend": SPEND}, now, then, touched)
    assert (replay.total, replay.by_others, replay.otherwise) == (4, 3, 0)
    assert [one.already for one in replay.moved] == [False, False, False]
    replay = rules.replay(kept, {"money.spend": SPEND}, now, alone, touched)
    assert (replay.total, replay.by_others, replay.otherwise) == (4, 1, 2)
    replay = rules.replay(kept, {"money.spend": SPEND}, now, now, touched)
    assert [(one.subject, one.already) for one in replay.moved] == [("idea:900", True)]
    assert rules.replay(kept, {"money.spend": SPEND}, now, then, frozenset({"roles.fill"})).total == 0
    other = Ruling("money.spend", {"euros": 4}, None)
    assert rules.replay([("idea:1", NOON, other)], {"money.spend": SPEND}, now, then, touched).total == 0


@pytest.mark.parametrize("code", [*entries()])
def test_the_form_of_a_clause_gives_back_every_clause_of_the_demo(code: str) -> None:
    """Opened and saved as it is, a clause says the same as before."""
    from teamhub.demo.frameworks import clauses

    limits = entries()[code]["limits"]
    for kept in clauses()[code]:
        if kept["question"] not in ASKED:  # those of other capabilities
            continue
        typed = clause_form.typed_of(kept) | {"version": "3", "question": kept["question"]}
        filled = clause_form.read(typed, ASKED[kept["question"]], limits)
        assert filled.errors == {} and filled.value
        row = {"code": code, "version": 1, "limits": limits}
        was, is_ = (rules.BLANK | {"limits": limits, "clauses": [one]} for one in (kept, filled.value.kept))
        assert changes(was, is_, code).count == 0 and clauses_of({**row, "clauses": [kept]})


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"answer": "team:request"}, "answer"),
        ({"answer": ""}, "answer"),
        ({"answer": "team:alone", "amount-low-at": "veel"}, "amount-low-at"),
        ({"answer": "team:alone", "amount-low-at": "500", "amount-high-at": "500"}, "amount-high-at"),
        ({"answer": "team:alone", "amount-low-at": "team_max", "amount-high-at": "200"}, "amount-high-at"),
        ({"answer": "team:alone", "amount-low": "at_least", "amount-low-at": "3", "amount-high": "below",
          "amount-high-at": "3"}, "amount-high-at"),
        ({"answer": "team:alone", "version": "zes"}, "version"),
    ],
)  # fmt: skip
def test_a_clause_that_is_not_right_says_where(typed: Mapping[str, str], wrong: str) -> None:
    filled = clause_form.read({"version": "1", **typed}, SPEND, [{"key": "team_max", "value": 1500}])
    assert [*filled.errors] == [wrong] and filled.value is None


def test_a_clause_from_what_was_typed() -> None:
    typed = {
        "version": "2", "answer": "role_holder:alone", "role-huismeester": "on", "need-advice": "on", "clients": "no",
        "amount-low": "at_least", "amount-low-at": "1.000", "amount-high": "up_to", "amount-high-at": "team_max",
    }  # fmt: skip
    filled = clause_form.read(typed, SPEND, [{"key": "team_max", "value": 1500}])
    assert filled.value and filled.value.kept == {
        "question": "money.spend",
        "decider": "role_holder",
        "way": "alone",
        "needs": ["advice"],
        "roles": ["huismeester"],
        "limits": [{"fact": "amount", "at_least": 1000, "up_to": "team_max"}, {"fact": "clients", "up_to": 0}],
    }


def test_changes_name_texts_limits_and_clauses_and_nothing_else() -> None:
    entry = entries()["KAD-10"]
    before = {**rules.BLANK, "title_nl": "Wat we zelf uitgeven", "limits": entry["limits"], "clauses": []}
    assert changes(before, dict(before), "KAD-10").count == 0
    clause = {"question": "money.spend", "decider": "team", "way": "consent"}
    raised = [limit | {"value": 2000} if limit["key"] == "team_max" else limit for limit in entry["limits"]]
    found = changes(before, {**before, "title_nl": "Wat wij uitgeven", "limits": raised, "clauses": [clause]}, "KAD-10")
    assert [(text.label, text.language) for text in found.texts] == [("Title", "in Dutch")]
    assert [(one.label, one.now["value"], one.then["value"]) for one in found.limits] == [("team_max", 1500, 2000)]
    assert ([*found.gone], [one.question for one in found.come]) == ([], ["money.spend"])


def test_a_limit_that_changes_changes_what_its_clauses_say() -> None:
    """The clause itself is the same; what it comes to is not."""
    entry, kept = entries()["KAD-10"], {"question": "money.spend", "decider": "team", "way": "consent"}
    clause = kept | {"limits": [{"fact": "amount", "up_to": "team_max"}]}
    before = {**rules.BLANK, "limits": entry["limits"], "clauses": [clause]}
    raised = [limit | {"value": 2000} if limit["key"] == "team_max" else limit for limit in entry["limits"]]
    found = changes(before, {**before, "limits": raised}, "KAD-10")
    assert [one.when() for one in (*found.gone, *found.come)] == ["up to €1,500", "up to €2,000"]
    assert len(in_force(KAD_10={"team_max": 2000})) == len(in_force())
