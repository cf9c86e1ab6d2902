"""What a question says by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.features import QUESTIONS
from teamhub.may_we import rules
from teamhub.may_we.subjects import PRICED, WORDS


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Een bank van € 380", 380),
        ("een bank van €380,-", 380),
        ("een bank van 380 euro", 380),
        ("een bank van 380 euro's", 380),
        ("EUR 1 500 voor een tafel", 1500),
        ("voor 1.500,- een tafel", 1500),
        ("voor 1500 een tafel", 1500),
        ("voor 1.500 een tafel", 1500),
        ("a table of €1,500.50", 1501),  # cents are rounded up: to the safe side
        ("een tafel van € 1.500,50", 1501),
        ("voor 2,5 duizend", 2500),
        ("voor € 2,5 duizend", 2500),
        ("for 2k", 2000),
        ("€ 300 of € 800", 800),  # the most that it may become
        ("een bank", None),
        ("20 uur per week", None),
        ("2500 uur", None),
        ("150 mensen", None),
        ("vanaf 2026", None),
        ("bel 0612345678", None),
        ("binnen 12 dagen", None),
        ("120%", None),
    ],
)
def test_money(text: str, amount: int | None) -> None:
    assert rules.money(text) == amount


@pytest.mark.parametrize(
    ("text", "subject", "facts"),
    [
        ("Mogen wij zelf een tweedehands bank kopen (€ 380)?", "money.spend", {"amount": 380}),
        ("€ 380", "money.spend", {"amount": 380}),
        ("Mag ik een pilot van 15 weken doen?", "ideas.pilot", {"weeks": 15}),
        ("Mag ik een idee proberen van € 300 en 16 uur?", "ideas.decide", {"amount": 300, "hours": 16}),
        (
            "Idee voor 3 teams, raakt cliënten, 900 euro",
            "ideas.decide",
            {"teams": 3, "clients": 1, "amount": 900},
        ),
        ("May I try out an idea that takes 10 hours?", "ideas.decide", {"hours": 10}),
        ("Mogen we het idee van Haarlem overnemen?", "ideas.adopt", {}),
        ("Mag ik een training doen van € 2.600?", "training.book", {"amount": 2600}),
        ("Mogen we de kandidaat aannemen?", "hiring.choose", {}),
        ("Mag ik een training doen die niet bij Krachtwerk past?", "training.method", {"off_method": 1}),
        ("May I take a training that does not fit Krachtwerk?", "training.method", {"off_method": 1}),
        ("Past deze cursus bij de methodiek?", "training.method", {}),
        ("Mogen wij kiezen voor 32 uur in plaats van 28?", "hiring.formation", {"hours": 32}),
        ("Mogen er contracturen bij, 0,5 fte?", "hiring.formation", {"fte": 1}),
        ("Mag de commissie uit 2 collega's bestaan?", "hiring.committee", {"people": 2}),
        ("Mag ik in het teamoverleg vertellen dat iemand langdurig ziek is?", "privacy.tell", {}),
        ("Mag 50% van ons tegelijk vrij zijn?", "roster.leave", {"percent": 50}),
        ("Mag het rooster 14 dagen van tevoren bekend zijn?", "roster.publish", {"days": 14, "days_ahead": 14}),
        ("Een dienst staat 24 uur van tevoren nog open", "roster.shortage", {"hours": 24, "hours_ahead": 24}),
        ("Mag het teamoverleg 120 minuten duren?", "meetings.length", {"minutes": 120}),
        ("Mogen wij een abonnement nemen van € 40 voor 24 maanden?", "money.contract", {"amount": 40, "months": 24}),
        ("Mogen wij een bank kopen voor de nachtdienst, € 380?", "money.spend", {"amount": 380}),
        ("Mogen wij iemand ontslaan?", "hiring.dismiss", {}),
        ("Mag een cliënt de manager spreken?", "clients.manager", {"clients": 1}),
        ("Mogen we een kaartje sturen?", "absence.near", {}),
        ("Mag ik zelf een re-integratieplan maken?", "absence.casework", {}),
        ("Wie is er aan de beurt?", None, {}),
        ("Duurt het 20 uur?", None, {"hours": 20}),
    ],
)
def test_subject_and_facts(text: str, subject: str | None, facts: dict[str, int]) -> None:
    asked = rules.read(text)
    assert (asked.subject, dict(asked.facts)) == (subject, facts)


def test_what_nobody_mentions_is_none_one_and_not_affected() -> None:
    asked = rules.read("Mag ik een idee van € 300 uitvoeren?")
    assert asked.facts_for(QUESTIONS["ideas.decide"].facts) == {"amount": 300, "hours": 0, "teams": 1, "clients": 0}


def test_an_amount_that_nobody_mentions_stays_open() -> None:
    assert rules.read("Mogen wij een bank kopen?").facts_for(QUESTIONS["money.spend"].facts) is None


def test_every_subject_is_a_question_that_is_asked() -> None:
    assert set(WORDS) <= set(QUESTIONS)
    assert {name for name in set(WORDS) & set(QUESTIONS) if "amount" in QUESTIONS[name].facts} == PRICED


@given(st.text(max_size=500))
def test_anything_can_be_typed(text: str) -> None:
    asked = rules.read(text)
    assert all(count >= 0 for count in asked.facts.values())


@given(st.integers(100, 999_999), st.sampled_from(["€ {}", "{} euro", "EUR {}", "€{},-"]), st.booleans())
def test_an_amount_is_read_however_it_is_written(amount: int, written: str, dots: bool) -> None:
    number = f"{amount:,}".replace(",", ".") if dots else str(amount)
    assert rules.money(f"een bank van {written.format(number)} graag") == amount


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"bank", "kop"}, {"bank", "kop", "mag"}, True),
        ({"bank", "kop", "nieuw"}, {"bank", "kop"}, True),
        ({"bank", "kop"}, {"tafel", "huur"}, False),
        ({"mag", "wij"}, {"mag", "wij"}, False),
        (set(), set(), False),
    ],
)
def test_the_same_question_twice(one: set[str], other: set[str], same: bool) -> None:
    assert rules.alike(one, other) is same


def test_stems_become_a_query_that_cannot_be_broken_out_of() -> None:
    assert rules.searched(["bank", "o'clock", "a\\b", "de"]) == "'a\\\\b':* | 'bank':* | 'o''clock':*"
