import re

import pytest
from litestar import Litestar

from teamhub.core.act import VISITOR, Actor, Office
from teamhub.core.icons import NAMES
from teamhub.core.nav import (
    CONTRACTS,
    COUNCIL,
    FIGURES,
    FILES,
    IN_THE_BAR,
    LEAVE,
    MEMBER,
    MY_DATA,
    MY_PAGE,
    NUMBERS,
    OFFICE,
    OPERATOR,
    SIGN_IN,
    STAFF,
    THOUGHTS,
    Place,
    here,
    own,
    places,
)


def actor(*offices: Office, teams: int = 0) -> Actor:
    return Actor(id=1, name="Esra", member_of=frozenset(range(1, teams + 1)), offices=frozenset(offices))


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (actor(teams=1), MEMBER),
        (actor(Office.MPP, teams=1), (*MEMBER, FIGURES, CONTRACTS)),
        (actor(Office.MPP), (*OFFICE, FIGURES, CONTRACTS)),
        (actor(Office.HR), (*OFFICE, FIGURES, CONTRACTS, FILES, STAFF, NUMBERS)),
        (actor(Office.HR, teams=1), (*MEMBER, FIGURES, CONTRACTS, FILES, STAFF, NUMBERS)),
        (actor(Office.DIRECTOR), (*OFFICE, FIGURES)),
        (actor(Office.PROCESS), OFFICE),
        (actor(Office.PRACTICE), OFFICE),
        (actor(Office.COUNCIL), COUNCIL),
        (actor(Office.OPERATOR), OPERATOR),
        (actor(), OPERATOR),
        (VISITOR, ()),
        (None, ()),
    ],
)
def test_each_kind_of_person_has_their_own_places(who: Actor | None, offered: tuple[Place, ...]) -> None:
    assert places(who) == offered


@pytest.mark.parametrize("offered", [MEMBER, OFFICE, COUNCIL, OPERATOR])
def test_places_are_few_different_and_drawn(offered: tuple[Place, ...]) -> None:
    assert offered[0].path == "/" and len({place.path for place in offered}) == len(offered)
    assert len(offered[:IN_THE_BAR]) <= 5 and all(place.icon in NAMES for place in offered)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", "/"),
        ("/ideen", "/ideen"),
        ("/ideen/7/tekst", "/ideen"),
        ("/ideenbus", None),
        ("/kaders/KAD-07", "/kaders"),
        ("/kaders/delegatiebord", "/kaders/delegatiebord"),
        ("/elders", None),
    ],
)
def test_the_present_place_is_the_longest_that_an_address_begins_with(path: str, found: str | None) -> None:
    place = here(path, MEMBER)
    assert (place and place.path) == found


def test_who_writes_nothing_here_has_no_thoughts_in_the_menu() -> None:
    assert own(actor(Office.OPERATOR)) == (MY_PAGE, SIGN_IN, MY_DATA)
    assert own(actor(Office.COUNCIL)) == (MY_PAGE, THOUGHTS, SIGN_IN, MY_DATA)
    colleagues = (actor(teams=1), actor(Office.MPP))
    assert all(own(who) == (MY_PAGE, LEAVE, THOUGHTS, SIGN_IN, MY_DATA) for who in colleagues)


def test_every_place_is_a_page(app: Litestar) -> None:
    pages = {re.sub(r"\{.*?\}", "{}", route.path) for route in app.routes}
    assert {
        place.path for place in (*MEMBER, *OFFICE, *COUNCIL, *OPERATOR, MY_PAGE, LEAVE, THOUGHTS, SIGN_IN, MY_DATA)
    } - pages == set()


@pytest.mark.parametrize(
    "who", [actor(teams=1), actor(Office.HR), actor(Office.MPP), actor(Office.DIRECTOR), actor(*Office, teams=2)]
)
def test_no_two_places_of_one_menu_look_alike(who: Actor) -> None:
    shown = [NAMES[place.icon] for place in (*places(who), *own(who))]
    assert len(set(shown)) == len(shown)
