"""What counts in selecting: masked letters, weighted scores, probation, certificates, days."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.months import months_later
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.rules import Paper

names = st.sampled_from(["Rozemarijn Kloos", "Deepak Autar", "José van der Meer-Bakker", "Ö. Çelik"])
scores = st.dictionaries(st.integers(1, 6), st.integers(1, 5), max_size=6)
weights = st.dictionaries(st.integers(1, 6), st.integers(1, 3), min_size=3, max_size=6)


@pytest.mark.parametrize(
    ("letter", "name", "reads"),
    [
        ("Ik ben Rozemarijn Kloos.", "Rozemarijn Kloos", "Ik ben [naam]."),
        ("groet, ROZEMARIJN", "Rozemarijn Kloos", "groet, [naam]"),
        ("Rozemarijns werk", "Rozemarijn Kloos", "[naam] werk"),
        ("R. Kloos werkt hier", "Rozemarijn Kloos", "[naam] werkt hier"),
        ("Een klooster is geen Kloos", "Rozemarijn Kloos", "Een klooster is geen [naam]"),
        ("José van der Meer-Bakker uit Hoorn", "José van der Meer-Bakker", "[naam] uit Hoorn"),
        ("Jose, van alles wat, de meer", "José van der Meer-Bakker", "[naam], van alles wat, de [naam]"),
        ("Bel 06 1234 5678 of a.b@c.nl", "Fien Roozendaal", "Bel […] of [@]"),
        ("linkedin.com/in/fien en www.fien.nl", "Fien Roozendaal", "[www] en [www]"),
        ("Ik werk al 6 jaar, sinds 2019, met 12 gezinnen", "Fien R", "Ik werk al 6 jaar, sinds 2019, met 12 gezinnen"),
        (
            "Mijn nummer: 06-12345678. Tussen 2019-2023 deed ik crisis.",
            "Fien R",
            "Mijn nummer: […]. Tussen 2019-2023 deed ik crisis.",
        ),
        ("", "Fien", ""),
        ("Geen naam bekend", "", "Geen naam bekend"),
    ],
)
def test_a_letter_without_who_wrote_it(letter: str, name: str, reads: str) -> None:
    assert rules.masked(letter, name) == reads


@given(names, st.text(alphabet="abc deé.\n", max_size=40), st.text(alphabet="abc deé.\n", max_size=40))
def test_no_part_of_a_name_stands_in_a_letter_as_a_word(name: str, before: str, after: str) -> None:
    for part in rules.parts(name):
        text = rules.masked(f"{before} {part.upper()} {after}", name)
        assert rules.named(text, name) == []


@given(
    names,
    st.lists(st.sampled_from(["van", "de", "Kloosters", "fiene", "autarkie", "werk", "twaalf", "\n", "José-achtig"])),
)
def test_nothing_goes_where_nobody_is_named(name: str, words: list[str]) -> None:
    text = " ".join(words)
    assert rules.masked(text, name) == text or rules.named(text, name)


def test_labels_go_on_after_z() -> None:
    assert [rules.label(n) for n in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


@given(scores, weights)
def test_a_weighted_mean_is_what_counting_every_criterion_by_its_weight_gives(
    given_: dict[int, int], heavy: dict[int, int]
) -> None:
    drawn = [given_[key] for key in given_ if key in heavy for _ in range(heavy[key])]
    found = rules.weighted(given_, heavy)
    assert found == (Fraction(sum(drawn), len(drawn)) if drawn else None)
    if found is not None:
        counted = [given_[key] for key in given_ if key in heavy]
        assert min(counted) <= found <= max(counted)


@given(weights, st.integers(1, 5))
def test_the_same_score_everywhere_is_the_mean_whatever_the_weights(heavy: dict[int, int], score: int) -> None:
    assert rules.weighted(dict.fromkeys(heavy, score), heavy) == score


@given(st.lists(st.integers(1, 5), max_size=6))
def test_spread_is_nought_where_all_agree(values: list[int]) -> None:
    found = rules.spread(values)
    assert (found is None) == (len(values) < 2)
    assert found is None or found == max(values) - min(values)


def test_a_mean_is_shown_to_one_decimal_half_up() -> None:
    assert [str(rules.tenth(Fraction(*pair))) for pair in ((13, 4), (10, 3), (17, 4), (4, 1))] == [
        "3.3", "3.3", "4.3", "4.0",
    ]  # fmt: skip


@given(st.frozensets(st.integers(1, 4)), st.integers(1, 4), st.booleans())
def test_nobody_reads_scores_before_their_own(scorers: frozenset[int], me: int, may_score: bool) -> None:
    sees = rules.sees_scores(scorers, me, scores=may_score)
    if may_score:
        assert sees == (me in scorers)
    elif me not in scorers:
        assert sees == (len(scorers) >= 2)


START = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("until_on", "months"),
    [
        (date(2027, 5, 31), 0),  # six months to the day: BW 7:652 lid 4
        (date(2027, 6, 1), 1),  # a day more
        (date(2027, 11, 30), 1),  # a year, as in VAC-03
        (date(2028, 11, 29), 1),  # two years less a day
        (date(2028, 11, 30), 2),  # two years
        (None, 2),  # permanent
        (date(2026, 12, 31), 0),
    ],
)
def test_probation_by_law(until_on: date | None, months: int) -> None:
    assert rules.probation_months(START, until_on) == months


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 1200), st.integers(1, 400))
def test_a_longer_contract_never_has_a_shorter_probation(start: date, days: int, more: int) -> None:
    one, other = (rules.probation_months(start, start + timedelta(days=n)) for n in (days, days + more))
    assert one <= other <= 2


def test_a_certificate_is_three_months_old_at_most_on_the_first_day() -> None:
    assert not rules.too_old(date(2026, 9, 1), START, 3)
    assert rules.too_old(date(2026, 8, 31), START, 3)
    assert not rules.too_old(date(2026, 11, 30), date(2027, 2, 28), 3)
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)


def test_days_and_papers() -> None:
    assert rules.talk_due(date(2026, 11, 10), 7) == date(2026, 11, 17)
    assert rules.reply_due(date(2026, 11, 4), 14) == date(2026, 11, 18)
    assert rules.missing([]) == [Paper.VOG, Paper.DIPLOMA]
    assert rules.missing([Paper.DIPLOMA, Paper.VOG, Paper.REFERENCES]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zij is zwanger en 50 jaar oud", ["zwanger", "jaar oud"]),
        ("Draagt een hoofddoek", ["hoofddoek"]),
        ("Is she married?", ["married"]),
        ("Getrouwde afspraken", []),
        ("Werkt krachtgericht, sprak van een klas van 12", []),
        ("Single point of contact", []),
        ("Houdt rust in huis, ook met kerkelijke partners", []),
    ],
)
def test_words_that_may_not_weigh(text: str, words: list[str]) -> None:
    assert rules.personal(text) == words
