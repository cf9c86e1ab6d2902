import pytest

from teamhub.sign_in.second_factor.tables import SecondFactor
from tests.cli.test_doctor import run
from tests.factories import a_person
from tests.sign_in.second_factor.factories import a_second_factor


@pytest.mark.usefixtures("db")
async def test_the_first_person_is_let_in_by_the_operator(database: str) -> None:
    await a_person("Esra", demo=False, email="esra@example.org")
    there = {"TEAMHUB_DATABASE_URL": database, "LANG": "C.UTF-8", "TEAMHUB_URL": "https://hub.example.org"}

    mailed = run("user", "invite", "Esra@example.org", **there)
    assert mailed.stdout == "Esra@example.org is invited; the mail goes out with the next round.\n"
    handed_over = run("user", "invite", "esra@example.org", **there, TEAMHUB_MAIL="")
    assert "give them this link yourself: https://hub.example.org/wachtwoord/" in handed_over.stdout

    nobody = run("user", "invite", "nour@example.org", **there)
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert nobody.stderr == "teamhub: Nobody here has the mail address nour@example.org.\n"


@pytest.mark.usefixtures("db")
async def test_the_operator_resets_a_second_factor(database: str) -> None:
    esra = await a_person("Esra", demo=False, email="esra@example.org")
    await a_second_factor(esra)
    there = {"TEAMHUB_DATABASE_URL": database, "LANG": "C.UTF-8"}
    reset = run("user", "reset-second-factor", "Esra@example.org", **there)
    assert reset.stdout.startswith("The second factor of Esra is gone;")
    assert not await SecondFactor.exists()
    again = run("user", "reset-second-factor", "esra@example.org", **there)
    assert (again.returncode, again.stderr) == (1, "teamhub: Esra has no second factor.\n")
