"""Words that look medical: whole words and the beginnings of words, never a part of another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.medical import WORDS, medical

WHOLE = sorted({word.rstrip("*").replace("-", " ") for word in WORDS.split()})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hij heeft griep, en zij ook GRIEP.", ["griep"]),
        ("Last van mijn rug en van rugpijn", ["rug", "rugpijn"]),
        ("burn-out, burn out of burnout", ["burn-out", "burn out", "burnout"]),
        ("Zij is opgenomen: een opname in de kliniek", ["opname", "kliniek"]),
        ("Psychische klachten, angstig, therapieën", ["psychische", "angstig", "therapieën"]),
        ("De operatie, COVID-19 en de flu", ["operatie", "covid", "flu"]),
        ("She had back pain after surgery", ["back pain", "surgery"]),
        ("_rug_ (rug) rug/nek", ["rug"]),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert medical(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ik bel je terug; het komt terug bij het team.",
        "De brug over, met een rugzak en ruggespraak.",
        "Een fluit, gefluister en een influencer.",
        "Operationeel gezien is de operator weg.",
        "The hospitality of the team, and feedback painting.",
        "Een pilot, pilaren, een spil en pils.",
        "Opnamestudio, gezien en ontvangst.",
        "",
    ],
)
def test_the_traps(text: str) -> None:
    assert medical(text) == []


@given(
    st.sampled_from(WHOLE), st.sampled_from(["", " ", "(", '"', "\n", "; "]), st.sampled_from(["", " ", ")", ".", "!"])
)
def test_every_word_of_the_list_is_found_whatever_stands_around_it(word: str, before: str, after: str) -> None:
    assert medical(f"ja{before or ' '}{word}{after}") == [word]


@given(st.sampled_from(WHOLE), st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=5))
def test_the_end_of_another_word_is_none(word: str, before: str) -> None:
    assert word not in medical(before + word)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(word in " ".join(text.casefold().split()) or word for word in medical(text))
