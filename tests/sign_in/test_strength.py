import pytest

from teamhub.sign_in import strength
from teamhub.sign_in.strength import weakness

ABOUT = ["Esra Yilmaz", "esra.yilmaz@oeverlicht.nl", "Stichting Oeverlicht"]


@pytest.mark.parametrize(
    ("password", "advice"),
    [
        ("kort", strength.SHORT),
        ("", strength.SHORT),
        ("x" * 201, strength.LONG),
        ("Oeverlicht2026!", strength.OWN),
        ("esra yilmaz 1990", strength.OWN),
        ("Wachtwoord123", strength.COMMON),
        ("zomer2026zomer", strength.COMMON),
        ("1987-04-12", strength.DATE),
        ("qwertyuiop", strength.COMMON),
        ("zxcvbnm,./[]", strength.KEYS),
        ("aaaaaaaaaaaa", strength.REPEAT),
        ("abcdefghijkl", strength.ROW),
    ],
)
def test_what_is_easy_to_guess_is_refused_with_what_to_do(password: str, advice: str) -> None:
    assert weakness(password, ABOUT) == advice


@pytest.mark.parametrize(
    "password",
    ["fietsbel regen kamerplant", "groene fiets oven", "Xk9!vQ2#mL7p", "čžš ёлка 東京 kaas", "w" * 5 + "9kd03jfnq"],
)
def test_what_nobody_would_guess_is_enough(password: str) -> None:
    assert weakness(password, ABOUT) == ""


def test_a_long_one_is_measured_as_far_as_is_needed() -> None:
    assert weakness("fietsbel regen kamerplant " * 7, ABOUT) == ""
