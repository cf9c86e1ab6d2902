"""A dataclass that is made late is one in everything that one does with it."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from teamhub.core.lazily import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place."""

    kinds: ClassVar[int] = 1
    name: str
    street: str = ""
    near: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, kw_only=True)
class Base:
    subject: str


@dataclass(frozen=True, kw_only=True)
class Below(Base):
    many: int = 2


@dataclass
class Counted:
    seen: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seen.append(1)


def made(cls: type) -> bool:
    return isinstance(cls.__dict__["__dataclass_fields__"], dict)


def test_nothing_is_made_before_the_first_one() -> None:
    @dataclass(frozen=True)
    class Late:
        name: str

    assert not made(Late)
    assert Late("a").name == "a"
    assert made(Late)


def test_it_is_a_dataclass() -> None:
    place = Place("Alkmaar", near=("Bergen",))
    assert place == Place("Alkmaar") and hash(place) == hash(Place("Alkmaar"))
    assert repr(Place("a")).endswith("Place(name='a', street='', near=())")
    assert replace(place, street="Laat") == Place("Alkmaar", "Laat")
    assert asdict(place) == {"name": "Alkmaar", "street": "", "near": ("Bergen",)}
    assert is_dataclass(place) and Place.__doc__ == "A place."
    with pytest.raises(FrozenInstanceError):
        place.name = "Hoorn"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Place()  # type: ignore[call-arg]


def test_one_below_another_has_the_fields_of_both() -> None:
    assert [one.name for one in fields(Below)] == ["subject", "many"]
    assert Below(subject="a:1") == Below(subject="a:1", many=2)
    assert Base(subject="a:1").subject == "a:1"
    with pytest.raises(TypeError):
        Below("a:1")  # type: ignore[call-arg]


def test_each_has_a_list_of_its_own() -> None:
    assert (Counted().seen, Counted().seen) == ([1], [1])


@pytest.mark.parametrize("ask", [fields, lambda cls: cls.__dataclass_fields__, lambda cls: cls("a")])
def test_whoever_comes_first_has_it_made(ask: Callable[[Any], object]) -> None:
    @dataclass(frozen=True)
    class Late:
        name: str

    ask(Late)
    assert made(Late) and Late(name="b").name == "b"
