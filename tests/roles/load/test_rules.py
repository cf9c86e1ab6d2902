"""The sums of KAD-11 and KAD-12, against slow ones in fractions."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from teamhub.roles.load.rules import Carried, Limits, Signal

hours = some.decimals(0, 40, places=1)
contracts = some.decimals(0, 60, places=1)
carried = some.builds(
    Carried,
    hours=contracts,
    role_hours=some.lists(hours, max_size=6).map(tuple),
    caseload=some.none() | some.integers(0, 60),
    per_fulltime=some.none() | some.integers(1, 60),
    fulltime=some.sampled_from([Decimal(36), Decimal(38), Decimal(40)]),
    registration=some.sampled_from(["", "SKJ", "BIG"]),
)


def close(one: Decimal | None, other: Fraction | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return abs(Fraction(one) - other) < Fraction(1, 10**9)


def slow_norm(one: Carried) -> Fraction | None:
    """A client takes so many hours; as many fit as there are hours left."""
    if one.per_fulltime is None:
        return None
    left = Fraction(one.hours) - sum(map(Fraction, one.role_hours), Fraction(0))
    an_hour = Fraction(one.fulltime) / one.per_fulltime
    return max(left, Fraction(0)) / an_hour


def slow_over(one: Carried) -> Fraction | None:
    norm = slow_norm(one)
    if norm is None or one.caseload is None:
        return None
    if norm == 0:
        return Fraction(100 if one.caseload else 0)
    return (Fraction(one.caseload) / norm - 1) * 100


@given(carried)
def test_norms_and_loads_equal_a_slow_calculation(one: Carried) -> None:
    role_hours = sum(map(Fraction, one.role_hours), Fraction(0))
    share = role_hours / Fraction(one.hours) * 100 if one.hours else Fraction(100 if role_hours else 0)
    assert close(one.percent, share)
    assert close(one.norm, slow_norm(one))
    assert close(one.over, slow_over(one))
    over = slow_over(one)
    assert set(one.signals(Limits())) == {
        *([Signal.MANY_ROLES] if len(one.role_hours) > 3 else []),
        *([Signal.MUCH_TIME] if share > Fraction(25, 2) else []),
        *([Signal.OVER_NORM] if over is not None and over > 20 else []),
        *([Signal.PRIMARY] if one.registration == "SKJ" and Fraction(one.hours) - role_hours < 16 else []),
    }


def test_the_limit_itself_is_within() -> None:
    at = Carried(Decimal(24), (Decimal(3),), caseload=12, per_fulltime=15, registration="SKJ")  # norm 8.75
    assert at.percent == Decimal("12.5") and Signal.MUCH_TIME not in at.signals(Limits())
    assert Signal.OVER_NORM in at.signals(Limits())
    sixteen = Carried(Decimal(18), (Decimal(2),), registration="SKJ")
    assert Signal.PRIMARY not in sixteen.signals(Limits())
    assert Signal.PRIMARY in Carried(Decimal(18), (Decimal("2.5"),), registration="SKJ").signals(Limits())
