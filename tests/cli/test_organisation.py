"""The first steps of an organisation from a terminal: nobody can sign in yet to take them."""

import argparse
from datetime import timedelta
from typing import Any

import pytest

from teamhub.cli import main, organisation
from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotFound
from teamhub.sign_in import service as sign_in
from tests.conftest import NOON
from tests.factories import a_person, a_team, system

DAY = timedelta(days=1)


def typed(*words: str) -> argparse.Namespace:
    return main.parser().parse_args(["office", "Anita@Oeverlicht.nl", *words])


@pytest.mark.usefixtures("db")
async def test_the_operator_says_who_is_hr_and_who_no_longer_is(capsys: pytest.CaptureFixture[str]) -> None:
    anita = await a_person("Anita", email="anita@oeverlicht.nl")
    assert await organisation.record(system(), typed("hr")) == 0
    assert "Anita is HR from 2026-03-02." in capsys.readouterr().out
    assert (await sign_in.actor(system(), anita.id)).offices == {Office.HR}
    await organisation.record(system(NOON + DAY), typed("hr", "--ends"))
    assert (await sign_in.actor(system(NOON + DAY), anita.id)).offices == frozenset()


@pytest.mark.usefixtures("db")
async def test_an_mpp_is_of_a_team() -> None:
    anita = await a_person("Anita", email="anita@oeverlicht.nl")
    team = await a_team()
    with pytest.raises(Invalid):
        await organisation.record(system(), typed("mpp"))
    await organisation.record(system(), typed("mpp", "--team", team.code, "--from", "2026-01-01"))
    assert (await sign_in.actor(system(), anita.id)).oversees == {team.id}
    with pytest.raises(NotFound):
        await organisation.record(system(), typed("mpp", "--team", "nergens"))


@pytest.mark.usefixtures("db")
async def test_nobody_has_that_address() -> None:
    with pytest.raises(NotFound, match=r"Anita@Oeverlicht\.nl"):
        await organisation.record(system(), typed("hr"))


@pytest.mark.parametrize("words", [["found"], ["office", "a@b.nl", "baas"], ["office", "a@b.nl", "hr", "--from", "nu"]])
def test_wrong_words_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.parser().parse_args(words)
    assert ended.value.code == 2 and capsys.readouterr().err


def test_an_organisation_is_founded_from_the_command_line() -> None:
    words: Any = main.parser().parse_args(["found", "Stichting Oeverlicht", "--fulltime", "36"])
    assert (words.run, words.name, words.fulltime) == (organisation.found, "Stichting Oeverlicht", 36)
